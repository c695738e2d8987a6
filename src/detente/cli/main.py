"""Gather the commands."""

import typer

from detente.cli.code import code
from detente.cli.evaluate import evaluate
from detente.cli.explain import explain
from detente.cli.explore import explore
from detente.cli.export import export
from detente.cli.fetch import fetch
from detente.cli.import_ import import_
from detente.cli.ingest import ingest
from detente.cli.ledger import ledger
from detente.cli.plot import plot

app = typer.Typer(
    help="Détente: who said or did what to whom, when and where, from news articles in French and English.",
    no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False,
)  # fmt: skip
app.command()(code)
app.command()(explain)
app.command()(explore)
app.command()(export)
app.command()(fetch)
app.command("import")(import_)
app.command()(ingest)
app.command()(plot)
app.add_typer(ledger, name="ledger")
app.add_typer(evaluate, name="evaluate")
