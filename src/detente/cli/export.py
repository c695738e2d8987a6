"""`detente export`: a ledger into the formats of other data sets."""

from pathlib import Path
from typing import Annotated

import typer

from detente.cli.reading import USAGE
from detente.errors import DetenteError, SettingError
from detente.exchange.formats import Format


def export(
    ledger: Annotated[Path, typer.Argument(metavar="LEDGER", help="The ledger's file.")],
    format: Annotated[Format, typer.Option(help="What to write.")],
    out: Annotated[Path, typer.Option(help="The file to write; replaced only once all is written.")],
    table: Annotated[
        str, typer.Option(help="The table or view to write; all but events as csv, parquet or jsonl only.")
    ] = "events",
    since: Annotated[str | None, typer.Option(help="Events that may be of this day or later, as 2016-12-01.")] = None,
    until: Annotated[str | None, typer.Option(help="Events that may be of this day or earlier.")] = None,
    country: Annotated[
        list[str] | None, typer.Option(help="Actor or recipient: ISO 3166 alpha-3, UNO, EUR …; may be repeated.")
    ] = None,
    type: Annotated[list[str] | None, typer.Option(help="PLOVER type; may be repeated.")] = None,
    status: Annotated[
        list[str] | None,
        typer.Option(help="actual (if not given), future, hypothetical, negated, historical; may be repeated."),
    ] = None,
    system: Annotated[str | None, typer.Option(help="Who coded it: detente, polecat, gdelt.")] = None,
    all_reports: Annotated[
        bool, typer.Option("--all-reports", help="Every report of a happening, not only the leading one.")
    ] = False,
) -> None:
    """Write the events of a ledger, or another of its tables, to a file.

    Exit code: 0; 2 for a wrong option, a ledger that cannot be read or a file that cannot be written.
    """
    from detente.exchange.export import export as run
    from detente.exchange.selection import Selection
    from detente.ledger.ledger import Ledger

    try:
        if out.resolve() == ledger.resolve():
            raise SettingError(f"{out}: the ledger itself: name another file with --out")
        selection = Selection(
            since=since, until=until, countries=tuple(country or ()), types=tuple(type or ()),
            statuses=tuple(status or ("actual",)), system=system, all_reports=all_reports,
        )  # fmt: skip
        with Ledger(ledger, read_only=True) as opened:
            rows = run(opened.connection, out, format, selection, table)
    except (DetenteError, OSError) as error:
        typer.echo(f"detente: {error}", err=True)
        raise typer.Exit(USAGE) from error
    typer.echo(f"{out}: {rows:,} row{'' if rows == 1 else 's'}")
