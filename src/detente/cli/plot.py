"""`detente plot`: the curve of a relation as a picture."""

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from detente.cli.reading import USAGE
from detente.errors import DetenteError, SettingError


class Step(StrEnum):
    """What is counted together."""

    day = "day"
    week = "week"
    month = "month"


class Theme(StrEnum):
    """The ground of the picture."""

    light = "light"
    dark = "dark"


class Words(StrEnum):
    """The language of what the picture says."""

    en = "en"
    fr = "fr"


DAY = ["%Y-%m-%d"]
LEDGER = Path("relations.duckdb")


def plot(
    first: Annotated[str, typer.Argument(metavar="STATE", help="A state, such as RUS (ISO 3166 alpha-3), UNO, EUR …")],
    second: Annotated[str, typer.Argument(metavar="STATE", help="The other one.")],
    out: Annotated[Path, typer.Option(help="The file to write: .svg or .png.")],
    ledger: Annotated[Path, typer.Option(help="The ledger's file.")] = LEDGER,
    since: Annotated[datetime | None, typer.Option(formats=DAY, help="First day, as 2016-12-01.")] = None,
    until: Annotated[datetime | None, typer.Option(formats=DAY, help="Last day.")] = None,
    step: Annotated[Step | None, typer.Option(help="What is counted together; by the span if not given.")] = None,
    theme: Annotated[Theme, typer.Option(help="The ground of the picture.")] = Theme.light,
    lang: Annotated[Words, typer.Option(help="The language of its words.")] = Words.en,
) -> None:
    """Draw how two states dealt with each other: their acts, the net score and its phases, without a browser.

    Exit code: 0; 2 for a wrong option, a ledger that cannot be read or a file that cannot be written.
    """
    try:
        from detente.explorer import plot as plotting
        from detente.explorer.course import Pair
        from detente.explorer.filters import Filters
    except ImportError as error:
        typer.echo(f"detente: {error.name} is missing: pip install 'detente[explorer,plot]'", err=True)
        raise typer.Exit(USAGE) from error
    try:
        form = out.suffix.lower()
        if form not in plotting.FORMS:
            raise SettingError(f"{out}: a picture is .svg or .png: name the file so with --out")
        if since and until and since > until:
            raise SettingError(f"--since {since:%Y-%m-%d}: later than --until {until:%Y-%m-%d}")
        pair = Pair(first.upper(), second.upper())
        given = {"since": since and since.date(), "until": until and until.date(), "step": step or ""}
        picture = plotting.draw(ledger, pair, Filters.model_validate(given), form, theme, lang)
        out.write_bytes(picture)
    except (DetenteError, OSError) as error:
        typer.echo(f"detente: {error}", err=True)
        raise typer.Exit(USAGE) from error
    typer.echo(f"{out}: {len(picture) / 1000:,.0f} kB")
