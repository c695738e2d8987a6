"""`detente explore`: a local page on a ledger."""

from pathlib import Path
from typing import Annotated

import typer

from detente.cli.reading import USAGE
from detente.errors import DetenteError, SettingError

HOST = "127.0.0.1"


def explore(
    ledger: Annotated[Path | None, typer.Argument(metavar="LEDGER", help="The ledger's file.")] = None,
    port: Annotated[int, typer.Option(help="The port; any free one if it is taken.", min=0, max=65535)] = 8765,
    host: Annotated[str, typer.Option(help="The address; others reach it only if you change it.")] = HOST,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open the page in the browser.")] = True,
    demo: Annotated[bool, typer.Option("--demo", help="Show the project's own example ledger.")] = False,
) -> None:
    """Look at a ledger in the browser: relations, people, articles, and the words behind every mark.

    Exit code: 0; 2 for a wrong option or a ledger that cannot be read.
    """
    try:
        from detente.explorer.serve import serve
    except ImportError as error:
        typer.echo(f"detente: {error.name} is missing: pip install 'detente[explorer]'", err=True)
        raise typer.Exit(USAGE) from error
    try:
        if (ledger is None) == (not demo):
            raise SettingError("name a ledger, or --demo for the example")
        serve(ledger, host, port, tell=typer.echo, browser=browser)
    except (DetenteError, OSError) as error:
        typer.echo(f"detente: {error}", err=True)
        raise typer.Exit(USAGE) from error
