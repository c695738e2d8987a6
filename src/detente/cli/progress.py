"""Show on standard error how far a run is, and at its end what it did."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from detente.ledger.tally import Tally

# Reasons are printed as they come until there are so many; the ledger keeps all.
MOST = 20


@contextmanager
def watching(total: int | None = None) -> Iterator[Callable[[Tally], None]]:
    """Yield what a run calls with its counts; draw them on a terminal, and print what is skipped anywhere."""
    console = Console(stderr=True, highlight=False)
    columns = [SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn()]
    if total:
        columns.insert(1, BarColumn(20))
    told = 0
    with Progress(*columns, console=console, disable=not console.is_terminal, transient=True) as progress:
        task = progress.add_task("starting", total=total)

        def report(tally: Tally) -> None:
            nonlocal told
            for reason in tally.skipped[told : max(told, MOST)]:
                console.print(f"skipped: {reason}", markup=False, soft_wrap=True)
            told = len(tally.skipped)
            seconds = progress.tasks[0].elapsed or 0.001
            rate = f"{tally.articles / seconds:.0f}/s"
            parts = [
                f"{tally.articles:,} articles {rate}",
                f"{tally.known:,} known",
                f"{told:,} skipped",
                tally.source[-40:],
            ]
            progress.update(task, completed=tally.read, description=" · ".join(part for part in parts if part))

        yield report


def summary(tally: Tally, seconds: float) -> None:
    """Print what a run did."""
    rate = f" in {seconds:.0f} s ({tally.articles / seconds:.0f} articles/s)" if tally.articles and seconds >= 1 else ""
    typer.echo(f"{tally.articles:,} articles, {tally.events:,} events, {tally.statements:,} statements{rate}")
    if tally.known or tally.unchanged:
        typer.echo(
            f"in the ledger before: {tally.known:,} articles and {tally.unchanged:,} files that have not changed"
        )
    if tally.skipped:
        typer.echo(f"skipped: {len(tally.skipped):,}")
        for reason, count in tally.reasons().most_common(10):
            typer.echo(f"  {count:>6,}  {reason}")
        typer.echo("each with its place: table `skipped` of the ledger; to try all of them again: --no-resume")
