"""Read the articles that a command names; what cannot be read is told and skipped."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import typer

from detente.errors import SettingError, SourceError
from detente.records import Article
from detente.sources.article import article
from detente.sources.dates import iso_date
from detente.sources.items import Item, Skipped
from detente.sources.language import SUPPORTED
from detente.sources.open import items, stdin_items
from detente.sources.text import ArticleSettings
from detente.sources.walk import paths

# Exit codes, as documented.
SKIPPED, USAGE = 1, 2


def settings(published: str | None, outlet: str | None, url: str | None, language: str | None) -> ArticleSettings:
    """Return what the command line says of the articles; SettingError where it makes no sense."""
    if published and not iso_date(published):
        raise SettingError(f"--published {published}: not a date: write it as 2017-03-03")
    if language and language not in SUPPORTED:
        raise SettingError(f"--language {language}: not one of {', '.join(SUPPORTED)}")
    return ArticleSettings(published=published, outlet=outlet, url=url, language=language)


@dataclass
class Reader:
    """Yields articles and counts what it skipped."""

    settings: ArticleSettings
    skipped: int = 0
    read: int = 0

    def articles(self, names: Sequence[str]) -> Iterator[Article]:
        """Yield the articles in files, folders and globs, `-` for standard input."""
        for thing in (thing for name in names for thing in things(name)):
            if isinstance(thing, Skipped):
                self.skip(thing.reason)
                continue
            try:
                found = article(thing, self.settings)
            except SourceError as error:
                self.skip(str(error))
                continue
            self.read += 1
            yield found

    def skip(self, message: str) -> None:
        """Tell why something was left out."""
        self.skipped += 1
        typer.echo(f"skipped: {message}", err=True)

    def exit_code(self, *, strict: bool) -> int:
        """Return 0, or 1 if nothing could be read, or anything was skipped under --strict."""
        return SKIPPED if self.skipped and (strict or not self.read) else 0


def things(name: str) -> Iterator[Item | Skipped]:
    """Yield what a name stands for holds."""
    if name == "-":
        yield from stdin_items()
        return
    for path in paths([name]):
        yield from [path] if isinstance(path, Skipped) else items(path)
