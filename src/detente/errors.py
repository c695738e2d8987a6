"""What can go wrong, said so that the reader knows the file, the place and the remedy."""


class DetenteError(Exception):
    """Base of every error that Détente raises on purpose."""


class SourceError(DetenteError):
    """An article cannot be read: the message names the file and the remedy."""


class CodebookError(DetenteError):
    """The codebook has faults: the message lists all of them, one a line."""


class PipelineError(DetenteError):
    """A language pipeline is missing or has other labels than Universal Dependencies."""


class SettingError(DetenteError):
    """An option given by the user makes no sense, such as a date that is none."""


class LedgerError(DetenteError):
    """A ledger cannot be opened or written: the message names the file and the remedy."""
