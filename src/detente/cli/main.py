"""Gather the commands."""

import typer

from detente.cli.code import code
from detente.cli.explain import explain

app = typer.Typer(
    help="Détente: who said or did what to whom, when and where, from news articles in French and English.",
    no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False,
)  # fmt: skip
app.command()(code)
app.command()(explain)
