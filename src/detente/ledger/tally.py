"""What a run has done so far."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Tally:
    """Counts of one run; a progress bar reads them while they grow."""

    articles: int = 0
    known: int = 0
    unchanged: int = 0
    events: int = 0
    statements: int = 0
    source: str = ""
    skipped: list[str] = field(default_factory=list)

    @property
    def read(self) -> int:
        """Return how many things were dealt with."""
        return self.articles + self.known + len(self.skipped)

    def reasons(self) -> Counter[str]:
        """Return how often each reason was given, without names and places."""
        return Counter(kind(reason) for reason in self.skipped)


def kind(reason: str) -> str:
    """Return what a reason says after the name of the file: "a.pdf: a PDF file, not …" gives "a PDF file"."""
    parts = reason.split(": ")
    words = parts[1] if len(parts) > 1 else parts[0]
    return words.split(",")[0].strip() or Path(reason).name
