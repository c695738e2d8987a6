"""`detente fetch`: feeds and their pages into an archive folder."""

import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli.options import Strict
from detente.cli.reading import SKIPPED, USAGE
from detente.errors import DetenteError, SettingError
from detente.sources.flow import LARGEST

if TYPE_CHECKING:
    from detente.fetch.settings import Settings


def fetch(
    feeds: Annotated[list[str] | None, typer.Argument(metavar="FEED...", help="URLs of RSS or Atom feeds.")] = None,
    archive: Annotated[Path, typer.Option(help="The folder that keeps what is fetched.")] = Path("archive"),
    feeds_file: Annotated[Path | None, typer.Option(help="A file with the URL of a feed a line; # comments.")] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Take only so many entries of each feed.")] = None,
    no_pages: Annotated[
        bool, typer.Option("--no-pages", help="Keep the texts that the feeds give; ask for no pages.")
    ] = False,
    timeout: Annotated[float, typer.Option(min=0.1, help="Seconds that one answer may take.")] = 30.0,
    max_bytes: Annotated[int, typer.Option(min=1, help="Longest page or feed, compressed or not.")] = LARGEST,
    delay: Annotated[
        float, typer.Option(min=0.0, help="Seconds between two requests to a host; robots.txt may ask for more.")
    ] = 1.0,
    strict: Strict = False,
) -> None:
    """Fetch feeds and the pages that they link to into an archive folder, to be read from there offline.

    What is in the archive is not fetched again. Exit code: 0; 1 if nothing could be fetched, or anything was
    skipped under --strict; 2 for a wrong option.
    """
    try:
        from detente.fetch.settings import Settings

        settings = Settings(limit=limit, pages=not no_pages, delay=delay, timeout=timeout, max_bytes=max_bytes)
        counts = gather(addresses(feeds or [], feeds_file), archive, settings)
    except (DetenteError, OSError) as error:
        typer.echo(f"detente: {error}", err=True)
        raise typer.Exit(USAGE) from error
    except KeyboardInterrupt as error:
        typer.echo("\nstopped; what was fetched stays, and the same command goes on from here", err=True)
        raise typer.Exit(130) from error
    typer.echo(f"{told(counts)} (archive: {archive})")
    raise typer.Exit(SKIPPED if counts["skipped"] and (strict or not counts["new"] + counts["known"]) else 0)


def gather(feeds: list[str], archive: Path, settings: "Settings | None" = None) -> Counter[str]:
    """Fetch feeds and their pages into a folder, tell what is skipped, and return what came of it."""
    from rich.console import Console

    from detente.fetch.run import Fetched
    from detente.fetch.run import fetch as fetched

    counts: Counter[str] = Counter()
    console = Console(stderr=True, highlight=False)
    with console.status("asking for feeds") as status:
        for one in fetched(feeds, archive, settings):
            if isinstance(one, Fetched):
                counts["feeds" if one.kind == "feed" else "new" if one.fresh else "known"] += 1
            else:
                counts["skipped"] += 1
                console.print(f"skipped: {one.reason}", markup=False, soft_wrap=True)
            status.update(told(counts))
    return counts


def addresses(feeds: list[str], file: Path | None) -> list[str]:
    """Return the URLs of the command line and of a file; SettingError where there are none."""
    lines = file.read_text(encoding="utf-8-sig", errors="replace").splitlines() if file else []
    found = [*feeds, *filter(None, (re.split(r"(?:^|\s)#", line)[0].strip() for line in lines))]
    if not found:
        raise SettingError("no feeds: name the URL of one, or a file of them with --feeds-file")
    return found


def told(counts: Counter[str]) -> str:
    feeds = "1 feed" if counts["feeds"] == 1 else f"{counts['feeds']} feeds"
    return f"{feeds}: {counts['new']} new, {counts['known']} known, {counts['skipped']} skipped"
