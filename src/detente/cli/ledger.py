"""`detente ledger`: look after a ledger."""

import time
from pathlib import Path
from typing import Annotated

import typer

from detente.cli.options import CodebookFolder, FramesOnly, Pipeline, Strict, Workers
from detente.cli.reading import SKIPPED, USAGE
from detente.errors import DetenteError, LedgerError

ledger = typer.Typer(
    help="Look after a ledger: what is in it, coding it again, and what that changes.", no_args_is_help=True
)
File = Annotated[Path, typer.Argument(metavar="LEDGER", help="The ledger's file.")]


@ledger.command()
def info(file: File) -> None:
    """Tell what is in a ledger; bring an older one up to date."""
    from rich.table import Table

    from detente.cli.show import printer
    from detente.ledger.ledger import Ledger
    from detente.ledger.schema import schema

    try:
        with Ledger(file, new=False) as opened:
            counts = {name: opened.sql(f"SELECT count(*) AS n FROM {name}")["n"][0].as_py() for name in schema().table}
            span = opened.sql("SELECT min(published) AS first, max(published) AS last FROM articles").to_pylist()[0]
            coders = opened.sql(
                "SELECT coder, codebook, model, count(*) AS n FROM articles GROUP BY ALL ORDER BY ALL"
            ).to_pylist()
    except DetenteError as error:
        raise failed(error) from error
    table = Table(box=None, pad_edge=False, title=str(file), title_justify="left")
    for column, justify in (("table", "left"), ("rows", "right"), ("what", "left")):
        table.add_column(column, justify=justify, overflow="fold")  # type: ignore[arg-type]  # left and right are two of its values
    for name, count in counts.items():
        table.add_row(name, f"{count:,}", schema().table[name]["what"])
    printer().print(table)
    typer.echo(f"published {span['first'] or '–'} to {span['last'] or '–'}")
    for coder in coders:
        typer.echo(f"{coder['n']:,} articles by {coder['coder']}, codebook {coder['codebook']}, {coder['model']}")


@ledger.command()
def recode(
    file: File,
    workers: Workers = None,
    pipeline: Pipeline = None,
    codebook: CodebookFolder = None,
    frames_only: FramesOnly = False,
    strict: Strict = False,
) -> None:
    """Code again what an older codebook, coder or pipeline coded; nothing else is touched.

    Parses that the same pipeline made are used again. It may be stopped at any time; the same command goes on.
    """
    from detente.batch import Task
    from detente.cli.ingest import cores
    from detente.cli.progress import summary, watching
    from detente.ledger.ledger import Ledger
    from detente.ledger.recode import recode as run

    began = time.monotonic()
    try:
        with Ledger(file, new=False) as opened, watching() as report:
            task = Task(codebook=codebook, pipelines=tuple(pipeline or ()), frames_only=frames_only)
            tally = run(opened, task, workers=cores() if workers is None else workers, report=report)
    except (DetenteError, OSError) as error:
        raise failed(error) from error
    summary(tally, time.monotonic() - began)
    raise typer.Exit(SKIPPED if strict and tally.skipped else 0)


@ledger.command()
def diff(
    file: File,
    most: Annotated[int, typer.Option(help="How many changes to print.")] = 50,
) -> None:
    """Show what coding again has changed in the events; the view `changes` holds all of it."""
    from rich.markup import escape
    from rich.table import Table

    from detente.cli.show import printer, short
    from detente.ledger.ledger import Ledger

    try:
        with Ledger(file, new=False) as opened:
            changes = opened.sql("FROM changes ORDER BY article, text LIMIT ?", [most]).to_pylist()
            counts = opened.sql("SELECT change, count(*) AS n FROM changes GROUP BY ALL ORDER BY ALL").to_pylist()
    except DetenteError as error:
        raise failed(error) from error
    table = Table(box=None, pad_edge=False)
    for column in ("change", "before", "after", "frame", "words"):
        table.add_column(column, overflow="fold")
    for one in changes:
        frame = one["frame_after"] or one["frame_before"]
        table.add_row(
            one["change"], *(escape(one[k] or "–") for k in ("before", "after")), frame, escape(short(one["text"], 80))
        )
    printer().print(table)
    typer.echo(", ".join(f"{one['n']:,} {one['change']}" for one in counts) or "nothing has changed")


@ledger.command()
def corrections(
    file: File,
    gold: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Write the sentences judged as a whole: fr.tsv, en.tsv.")
    ] = None,
    out: Annotated[Path | None, typer.Option(metavar="FILE.jsonl", help="Write JSON Lines here.")] = None,
) -> None:
    """Write what readers corrected in the explorer: all of it as JSON Lines, or as gold for `detente evaluate gold`.

    In JSON Lines `stands` says whether a correction counts: nobody has undone it, or written another one since.
    """
    from detente.explorer.corrections import Corrections, lines
    from detente.explorer.gold import write

    try:
        kept = Corrections(file)
        if not kept.path.exists():
            raise LedgerError(f"{kept.path}: nothing is corrected yet: open an article in `detente explore {file}`")
        if gold is not None:
            found = write(kept.standing(), gold)
            told = (f"{path}: {count:,} sentences" for path, count in found.items())
            typer.echo("\n".join(told) or "no sentence is judged as a whole yet", err=True)
        if out is not None:
            out.write_text("".join(lines(kept)), encoding="utf-8")
        elif gold is None:
            typer.echo("".join(lines(kept)), nl=False)
    except (DetenteError, OSError) as error:
        raise failed(error) from error


def failed(error: Exception) -> typer.Exit:
    """Tell what went wrong, and return the way out."""
    typer.echo(f"detente: {error}", err=True)
    return typer.Exit(USAGE)
