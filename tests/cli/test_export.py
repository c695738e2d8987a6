"""`detente export` and `detente import`: a ledger into tables, and tables into a ledger."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from detente.cli.main import app
from detente.ledger.ledger import Ledger
from tests.exchange.build import EVENTS, fill

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return a helper that runs commands in a folder with a ledger."""
    monkeypatch.chdir(tmp_path)
    with Ledger("relations.duckdb") as ledger:
        fill(ledger)
    return lambda *arguments: CliRunner().invoke(app, list(arguments))


def test_it_writes_and_tells_how_many(run: Run) -> None:
    result = run("export", "relations.duckdb", "--format", "gdelt", "--out", "events.csv")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "events.csv: 19 rows\n", "")
    assert len(Path("events.csv").read_text(encoding="utf-8").split("\n")) == 20


def test_options_choose(run: Run) -> None:
    result = run(
        "export", "relations.duckdb", "--format", "jsonl", "--out", "out", "--since", "2023-03-01", "--until",
        "2023-03-31", "--country", "NOR", "--country", "UKR", "--type", "SANCTION", "--type", "AGREE", "--status",
        "actual", "--status", "future", "--system", "detente", "--all-reports",
    )  # fmt: skip
    assert result.stdout == "out: 2 rows\n"
    found = {json.loads(line)["id"] for line in Path("out").read_text(encoding="utf-8").split("\n") if line}
    assert found == {EVENTS[name]["id"] for name in ("expel", "report")}


def test_other_tables(run: Run) -> None:
    result = run("export", "relations.duckdb", "--format", "csv", "--table", "speakers", "--out", "out")
    assert result.stdout == "out: 1 row\n"
    assert Path("out").read_text(encoding="utf-8").startswith('"speaker","country","sector","statements"')


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["relations.duckdb", "--format", "gdelt"], "Missing option '--out'"),
        (["relations.duckdb", "--format", "acled", "--out", "x"], "Invalid value for '--format'"),
        (["relations.duckdb", "--format", "csv", "--out", "relations.duckdb"], "the ledger itself: name another"),
        (["relations.duckdb", "--format", "csv", "--out", "x", "--type", "FIGHT"], "detente: type FIGHT: unknown"),
        (["relations.duckdb", "--format", "csv", "--out", "x", "--table", "act"], "no such table or view"),
        (["relations.duckdb", "--format", "csv", "--out", "no/x"], "detente: no/x: no such folder: make no first"),
        (["none.duckdb", "--format", "csv", "--out", "x"], "detente: none.duckdb: no such ledger"),
    ],
)
def test_what_cannot_be_done_is_told(run: Run, arguments: list[str], message: str) -> None:
    result = run("export", *arguments)
    assert result.exit_code == 2
    assert message in result.stderr
    assert {path.name for path in Path().iterdir()} == {"relations.duckdb"}


def test_import(run: Run) -> None:
    for format in ("polecat", "gdelt"):
        run("export", "relations.duckdb", "--format", format, "--out", format)
    result = run("import", "polecat", "gdelt", "--ledger", "new.duckdb")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == ("polecat: POLECAT, 9 new, 0 known, 0 skipped\ngdelt: GDELT, 19 new, 0 known, 0 skipped\n")
    result = run("import", "gdelt", "--ledger", "new.duckdb", "--format", "gdelt")
    assert result.stdout == "gdelt: GDELT, 0 new, 19 known, 0 skipped\n"


def test_what_is_skipped_is_told(run: Run) -> None:
    run("export", "relations.duckdb", "--format", "polecat", "--out", "table")
    good = Path("table").read_text(encoding="utf-8")
    Path("table").write_text(good + "x\n" * 12, encoding="utf-8")
    Path("other").write_text("x\n", encoding="utf-8")
    result = run("import", "other", "table", "--ledger", "new.duckdb")
    lines = result.stderr.splitlines()
    assert lines[0].startswith("skipped: other: neither a POLECAT table")
    assert lines[1] == "skipped: table, line 11: has 1 fields, not 40"
    assert lines[-1] == "skipped: table: 2 more; all stand in the ledger's table `skipped`"
    assert (result.exit_code, result.stdout) == (0, "table: POLECAT, 9 new, 0 known, 12 skipped\n")
    assert run("import", "table", "--ledger", "new.duckdb", "--strict").exit_code == 1
    assert run("import", "other", "--ledger", "new.duckdb").exit_code == 1


def test_a_ledger_that_is_none(run: Run) -> None:
    Path("note.txt").write_text("nothing", encoding="utf-8")
    result = run("import", "table", "--ledger", "note.txt")
    assert result.exit_code == 2
    assert result.stderr.startswith("detente: note.txt: cannot be opened as a ledger")
