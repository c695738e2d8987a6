"""`detente import`: the tables of other data sets into a ledger."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli.options import LedgerFile, Strict
from detente.cli.reading import SKIPPED, USAGE
from detente.errors import DetenteError, SourceError
from detente.exchange.tables import DataSet

if TYPE_CHECKING:
    from detente.exchange.importing import Imported


def import_(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Tables, or zip archives of one each.")],
    ledger: LedgerFile,
    format: Annotated[DataSet | None, typer.Option(help="Which data set; told by the content if not given.")] = None,
    strict: Strict = False,
) -> None:
    """Read tables of POLECAT and GDELT into the events of a ledger, beside those that were coded here.

    Rows that are in the ledger already are left as they are.

    Exit code: 0; 1 if no table could be read, or anything was skipped under --strict; 2 for a wrong
    option or a ledger that cannot be written.
    """
    from detente.exchange.importing import import_table
    from detente.ledger.ledger import Ledger

    read: list[Imported] = []
    try:
        with Ledger(ledger) as opened:
            for path in files:
                try:
                    read.append(import_table(opened.connection, path, format))
                except SourceError as error:
                    typer.echo(f"skipped: {error}", err=True)
                    continue
                tell(path, read[-1])
    except (DetenteError, OSError) as error:
        typer.echo(f"detente: {error}", err=True)
        raise typer.Exit(USAGE) from error
    skipped = len(read) < len(files) or any(one.skipped for one in read)
    raise typer.Exit(SKIPPED if skipped and (strict or not read) else 0)


def tell(path: Path, one: "Imported") -> None:
    """Tell what came of a table."""
    for reason in one.reasons:
        typer.echo(f"skipped: {path}, {reason}", err=True)
    if more := one.skipped - len(one.reasons):
        typer.echo(f"skipped: {path}: {more:,} more; all stand in the ledger's table `skipped`", err=True)
    known = one.rows - one.new - one.skipped
    typer.echo(f"{path}: {one.data_set.upper()}, {one.new:,} new, {known:,} known, {one.skipped:,} skipped")
