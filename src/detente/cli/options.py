"""Options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

Published = Annotated[
    str | None, typer.Option(help="Date of publication, as 2016-12-01; relative dates count from it.")
]
Outlet = Annotated[str | None, typer.Option(help="Who published it.")]
Url = Annotated[str | None, typer.Option(help="Where it was published.")]
Language = Annotated[str | None, typer.Option(help="fr or en; found out if not given.")]
Pipeline = Annotated[
    list[str] | None,
    typer.Option(help="An installed spaCy pipeline with UD labels, in place of ours for its language."),
]
CodebookFolder = Annotated[
    Path | None, typer.Option("--codebook", help="A folder of your own that extends the codebook.")
]
FramesOnly = Annotated[
    bool, typer.Option("--frames-only", help="Code by the codebook's frames alone, without the back-off model.")
]
Strict = Annotated[bool, typer.Option("--strict", help="Exit with 1 if anything was skipped.")]
LedgerFile = Annotated[Path, typer.Option("--ledger", help="The ledger: a DuckDB file, made where there is none.")]
Workers = Annotated[
    int | None, typer.Option(help="Processes that code; the cores of the machine, up to 4, if not given.")
]
