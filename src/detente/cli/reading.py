"""Read the articles that a command names; what cannot be read is told and skipped."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import typer

from detente.errors import SettingError, SourceError
from detente.records import Article
from detente.sources.language import SUPPORTED
from detente.sources.text import ArticleSettings, iso_date, read_path, read_stdin

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
    names: list[str] = field(default_factory=list)

    def articles(self, paths: list[str]) -> Iterator[Article]:
        """Yield the articles at `paths`, `-` for standard input."""
        for path in paths:
            try:
                article = read_stdin(self.settings) if path == "-" else read_path(path, self.settings)
            except SourceError as error:
                self.skip(str(error))
                continue
            self.read += 1
            yield article

    def skip(self, message: str) -> None:
        """Tell why something was left out."""
        self.skipped += 1
        typer.echo(f"skipped: {message}", err=True)

    def exit_code(self, *, strict: bool) -> int:
        """Return 0, or 1 if nothing could be read, or anything was skipped under --strict."""
        return SKIPPED if self.skipped and (strict or not self.read) else 0
