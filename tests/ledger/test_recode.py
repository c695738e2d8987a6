"""A new codebook replaces what the old one made, and nothing else."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from detente.batch import Task
from detente.cli.main import app
from detente.ledger.ledger import Ledger
from tests.ledger.small import rows

pytestmark = pytest.mark.model
# Replaces our frame of that name: what was `expel` becomes `withdraw`, and only with "expulser".
OWN = """
event = "SANCTION"

[[frame]]
id = "expel-diplomats"
mode = "withdraw"
cameo = "161"
verbs = { fr = ["expulser"], en = ["expel"] }
needs = [{ role = "object", fr = ["diplomate"], en = ["diplomat"] }]
recipient = ["object"]
example = [
  { fr = "La Norvège a expulsé trois diplomates russes.", is = "NOR -> RUS" },
  { en = "Norway has expelled three Russian diplomats.", is = "NOR -> RUS" },
]
near_miss = [
  { fr = "La Norvège a expulsé trois clandestins russes.", why = "no diplomats" },
  { en = "Norway did not expel any Russian diplomat.", why = "negated" },
]
"""
IMPORTED = "INSERT INTO events (id, event, status, coder) VALUES ('x', 'AID', 'actual', 'GDELT 2.0')"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Return a codebook folder of one's own."""
    frames = tmp_path / "own" / "frames"
    frames.mkdir(parents=True)
    (frames / "sanction.toml").write_text(OWN, encoding="utf-8")
    return frames.parent


def test_nothing_is_done_where_nothing_is_new(ledger: Ledger, folder: Path) -> None:
    ledger.ingest([folder])
    before = rows(ledger)
    assert ledger.recode().articles == 0
    assert rows(ledger) == before
    assert ledger.sql("FROM changes").num_rows == 0


@pytest.mark.parametrize(("parses", "workers"), [(True, 1), (False, 1), (True, 2)])
def test_coded_again_is_as_coded_at_first(folder: Path, own: Path, tmp_path: Path, parses: bool, workers: int) -> None:
    task = Task(codebook=own, keep_parses=parses)
    with Ledger(tmp_path / "a.duckdb") as again, Ledger(tmp_path / "b.duckdb") as at_once:
        again.ingest([folder], Task(keep_parses=parses))
        again.connection.execute(IMPORTED)
        assert again.recode(task, workers=workers).articles == 6
        at_once.ingest([folder], task)
        at_once.connection.execute(IMPORTED)
        # What was read is the same, but the digest of a thing says how it was to be coded.
        assert rows(again, without=("replaced",)) == rows(at_once, without=("replaced",))
        assert set(again.events(event="SANCTION")["mode"].to_pylist()) == {"withdraw"}
        assert again.recode(task).articles == 0


def test_what_has_changed_is_shown(ledger: Ledger, folder: Path, own: Path) -> None:
    ledger.ingest([folder])
    ledger.recode(Task(codebook=own))
    changes = ledger.sql("FROM changes ORDER BY article").to_pylist()
    assert {change["change"] for change in changes} == {"changed"}
    assert all(change["fields"] == ["mode"] for change in changes)
    norway = next(change for change in changes if "NOR > RUS" in change["before"])
    assert norway["before"].startswith("SANCTION/expel NOR > RUS")
    assert norway["after"].startswith("SANCTION/withdraw NOR > RUS")
    ledger.close()
    ran = CliRunner().invoke(app, ["ledger", "diff", str(ledger.path)])
    assert ran.exit_code == 0
    assert f"{len(changes)} changed" in ran.output


def test_coding_back_changes_back(ledger: Ledger, folder: Path, own: Path) -> None:
    ledger.ingest([folder])
    before = rows(ledger, without=("replaced",))
    ledger.recode(Task(codebook=own))
    ledger.recode()
    assert rows(ledger, without=("replaced",)) == before
    assert ledger.sql("SELECT count(*) AS n FROM changes")["n"].to_pylist() == [ledger.sql("FROM replaced").num_rows]
