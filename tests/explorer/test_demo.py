"""The example: it is in the package, small, well formed, and shows a relation worth looking at."""

import json
from datetime import date
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from detente.explorer import demo
from detente.explorer.app import application

ROWS = [json.loads(line) for line in demo.ARTICLES.read_text(encoding="utf-8").splitlines()]


def test_articles() -> None:
    assert len(ROWS) >= 60
    assert {row["language"] for row in ROWS} == {"fr", "en"}
    assert 3 <= len({row["outlet"] for row in ROWS}) <= 5
    assert len(demo.ARTICLES.read_bytes()) < 150_000
    days = [date.fromisoformat(row["published"]) for row in ROWS]
    assert (max(days) - min(days)).days > 500
    assert all(row["url"].partition("://")[2].partition("/")[0].endswith(".example") for row in ROWS)


@pytest.mark.model
def test_what_is_shown(tmp_path: Path) -> None:
    ledger = demo.ledger(tmp_path)
    assert demo.ledger(tmp_path) == ledger, "made once"
    app = application(ledger, folder=tmp_path / "digests")
    app.state.store.ready()
    with TestClient(app, headers={"accept": "application/json"}) as client:
        first, second = client.get("/").json()["dyads"][:2]
        assert {(row["low"], row["high"]) for row in (first, second)} == {("ISL", "NOR"), ("CHL", "PER")}
        found = client.get("/relation/ISL-NOR").json()
        levels = [phase["score"] > 0 for phase in found["course"]["phases"]]
        assert levels == [True, False, True], "warming, quarrel, mending"
        assert client.get("/map").json()["places"]
        said = client.get("/speaker/Sunna%20Hallgrims").json()
        assert len(said["statements"]) >= 5
