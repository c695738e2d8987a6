"""`detente ingest`: articles into a ledger."""

import os
import time
from pathlib import Path
from typing import Annotated

import typer

from detente.cli.options import (
    CodebookFolder,
    FramesOnly,
    Language,
    LedgerFile,
    Outlet,
    Pipeline,
    Published,
    Strict,
    Url,
    Workers,
)
from detente.cli.reading import SKIPPED, USAGE, settings
from detente.errors import DetenteError, SettingError
from detente.records import Article


def ingest(
    sources: Annotated[
        list[str], typer.Argument(metavar="SOURCE...", help="Files, folders, globs; addresses of feeds.")
    ],
    ledger: LedgerFile,
    workers: Workers = None,
    archive: Annotated[Path, typer.Option(help="The folder that keeps what is fetched from feeds.")] = Path("archive"),
    column: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FIELD=NAME", help="Which column of a table holds a field, as text=body; may be repeated."
        ),
    ] = None,
    published: Published = None,
    outlet: Outlet = None,
    url: Url = None,
    language: Language = None,
    resume: Annotated[bool, typer.Option(help="Leave out files that were read before and have not changed.")] = True,
    parses: Annotated[
        bool, typer.Option(help="Keep parses, so that coding again is fast; they take most of the file.")
    ] = True,
    pipeline: Pipeline = None,
    codebook: CodebookFolder = None,
    frames_only: FramesOnly = False,
    strict: Strict = False,
) -> None:
    """Code articles into a ledger, one DuckDB file; what is in it already is left as it is.

    Feeds at http:// and https:// addresses are fetched into an archive folder first, as `detente fetch` does.
    It may be stopped or killed at any time: what was written stays, and the same command goes on.

    Exit code: 0; 1 if nothing could be read, or anything was skipped under --strict; 2 for a wrong
    option or a ledger that cannot be written.
    """
    from detente.batch import Task
    from detente.cli.progress import summary, watching
    from detente.ledger.ingest import ingest as run
    from detente.ledger.ledger import Ledger

    began = time.monotonic()
    try:
        told = settings(published, outlet, url, language)
        task = Task(
            codebook=codebook, pipelines=tuple(pipeline or ()), told=told, keep_parses=parses, frames_only=frames_only
        )
        task.coder()  # a codebook with faults is told before anything is read
        sources = fetched(sources, archive)
        with Ledger(ledger) as open_ledger, watching() as report:
            number = cores() if workers is None else workers
            named = columns(column or [])
            tally = run(open_ledger, sources, task, columns=named, workers=number, resume=resume, report=report)
    except (DetenteError, OSError) as error:
        typer.echo(f"detente: {error}", err=True)
        raise typer.Exit(USAGE) from error
    except KeyboardInterrupt as error:
        typer.echo("\nstopped; what was written stays, and the same command goes on from here", err=True)
        raise typer.Exit(130) from error
    summary(tally, time.monotonic() - began)
    nothing = not (tally.articles or tally.known or tally.unchanged)
    raise typer.Exit(SKIPPED if tally.skipped and (strict or nothing) else 0)


def fetched(sources: list[str], archive: Path) -> list[str]:
    """Fetch what is an address, and return the sources with the archive in its place."""
    feeds = [source for source in sources if source.startswith(("http://", "https://"))]
    if not feeds:
        return sources
    from detente.cli.fetch import gather

    gather(feeds, archive)
    return [*(source for source in sources if source not in feeds), str(archive)]


def columns(given: list[str]) -> dict[str, str]:
    """Return which column holds which field; SettingError where a pair makes no sense."""
    fields = [name for name in Article.__slots__ if name not in ("id", "sha256")]
    pairs = [pair.partition("=") for pair in given]
    wrong = [field + sign + name for field, sign, name in pairs if field not in fields or not name]
    if wrong:
        raise SettingError(f"--column {wrong[0]}: write FIELD=NAME, where FIELD is one of {', '.join(fields)}")
    return {field: name for field, _, name in pairs}


def cores() -> int:
    """Return how many workers there are where nobody says: the cores, up to four, since each takes memory."""
    return min(os.cpu_count() or 1, 4)
