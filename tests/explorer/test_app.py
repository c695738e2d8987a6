"""The application as a whole: the overview, before and after all is prepared, and what is said of what is wrong."""

import socket
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from detente.explorer.app import application
from detente.explorer.serve import listener
from detente.ledger.ledger import Ledger
from tests.explorer.made import ACCENTS, MUTUAL, make

PAGE, DATA = {"accept": "text/html"}, {"accept": "application/json"}


def shown(ledger: Path, folder: Path, *, ready: bool = True) -> TestClient:
    app = application(ledger, folder=folder)
    if ready:
        app.state.store.ready()
    return TestClient(app, headers=DATA)


def test_overview(client: TestClient) -> None:
    found = client.get("/", headers=DATA).json()
    assert found["facts"]["articles"] == 58
    assert [(row["low"], row["high"]) for row in found["dyads"]] == [("CHL", "NOR"), ("JPN", "KEN"), ("KEN", "SOM")]
    assert found["statements"][0]["text"]
    assert [row["turn"] > 0 for row in found["turns"]] == [True]


def test_the_overview_answers_before_all_is_prepared(own: Path, tmp_path: Path) -> None:
    client = shown(own, tmp_path / "digests", ready=False)
    page = client.get("/", headers=PAGE)
    assert page.status_code == 200
    assert "58" in page.text
    assert "being prepared" in page.text
    assert page.headers["refresh"] == "2"


def test_a_program_is_told_to_come_again(own: Path, tmp_path: Path) -> None:
    client = shown(own, tmp_path / "digests", ready=False)
    found = client.get("/", headers=DATA)
    assert (found.status_code, found.headers["refresh"]) == (503, "1")


def test_an_empty_ledger_says_how_to_fill_it(tmp_path: Path) -> None:
    with Ledger(tmp_path / "empty.duckdb"):
        pass
    page = shown(tmp_path / "empty.duckdb", tmp_path / "digests").get("/", headers=PAGE)
    assert "detente ingest articles/ --ledger empty.duckdb" in page.text
    assert "detente explore --demo" in page.text


def test_a_ledger_of_imported_events_is_not_empty(tmp_path: Path) -> None:
    make(tmp_path / "imported.duckdb", [MUTUAL])
    with Ledger(tmp_path / "imported.duckdb") as ledger:
        ledger.connection.execute("UPDATE events SET article = NULL, coder = 'ICEWS 2023'")
        for table in ("articles", "statements", "stories", "happenings", "happening_events"):
            ledger.connection.execute(f"DELETE FROM {table}")
    client = shown(tmp_path / "imported.duckdb", tmp_path / "digests")
    found = client.get("/").json()
    assert found["facts"]["first"] is None
    assert [row["month"] for row in found["months"]] == ["2025-09-01"]
    assert "<table" in client.get("/", headers=PAGE).text


def test_what_is_long_ago_is_counted_and_not_drawn(tmp_path: Path) -> None:
    make(tmp_path / "old.duckdb", [MUTUAL, ACCENTS])
    client = shown(tmp_path / "old.duckdb", tmp_path / "digests")
    found = client.get("/?status=actual&status=historical").json()
    assert [row["month"] for row in found["months"]] == ["2025-07-01", "2025-09-01"]
    assert found["elsewhere"] == 1
    asked = client.get("/?status=historical&since=1980-01-01").json()
    assert [row["month"] for row in asked["months"]] == ["1987-01-01"]


@pytest.mark.parametrize(
    ("address", "status"), [("/none", 404), ("/article/0123456789abcdef", 404), ("/?since=x", 422)]
)
def test_what_is_wrong_is_said_in_both_forms(client: TestClient, address: str, status: int) -> None:
    page, data = client.get(address, headers=PAGE), client.get(address, headers=DATA)
    assert page.status_code == data.status_code == status
    assert "<h1>" in page.text
    assert data.json()["status"] == status
    assert data.json()["message"]


def test_a_port_that_is_taken_gives_way_to_a_free_one() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with listener("127.0.0.1", port) as found:
            assert found.getsockname()[1] not in (0, port)


def test_overview_in_a_browser(page: Any) -> None:
    page.goto("/")
    page.wait_for_selector("figure svg")
    assert "Norway" in page.inner_text("table.dyads")
