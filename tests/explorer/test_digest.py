"""The digest: what it holds, when it is made anew, and that ingest can write meanwhile."""

import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from detente.errors import LedgerError
from detente.explorer.store import NotReadyError, Store
from detente.ledger.ledger import Ledger
from tests.explorer.made import MUTUAL, NAIROBI, SAME, TWIN, WIRE, make


@pytest.fixture
def store(ledger: Path, digests: Path) -> Store:
    return Store(ledger, digests)


def test_a_happening_is_one_act_with_its_reports(store: Store) -> None:
    acts = store.rows(
        "SELECT id, reports, outlets FROM acts WHERE event = 'SANCTION' AND list_contains(sources, 'KEN')"
    )
    assert [(act["reports"], act["outlets"]) for act in acts] == [(3, 3)]


def test_a_happening_is_where_any_of_its_reports_says(tmp_path: Path) -> None:
    path = tmp_path / "place.duckdb"
    told = [replace(act, place=None) for act in WIRE.acts[:1]]
    make(path, [replace(WIRE, acts=told), replace(SAME, acts=[replace(SAME.acts[0], place=NAIROBI)])])
    store = Store(path, tmp_path / "digests")
    store.ready()
    assert store.rows("SELECT place, reports FROM acts") == [{"place": "Nairobi", "reports": 2}]


def test_a_mutual_act_has_a_row_each_way_and_counts_once(store: Store) -> None:
    rows = store.rows(
        "SELECT actor, recipient, once, mutual FROM pairs WHERE article = ? AND event = 'AGREE'", [MUTUAL.id]
    )
    assert {(row["actor"], row["recipient"]) for row in rows} == {("JPN", "KEN"), ("KEN", "JPN")}
    assert sorted(row["once"] for row in rows) == [False, True]
    assert all(row["mutual"] for row in rows)


def test_statements_of_a_story_stand_once(store: Store) -> None:
    assert store.rows("SELECT DISTINCT article FROM said WHERE speaker = 'Amina Wanjiru'") == [{"article": WIRE.id}]
    assert store.rows("SELECT story FROM items WHERE id = ?", [TWIN.id]) == [{"story": WIRE.id}]


def test_all_statuses_and_conditions_are_there(store: Store) -> None:
    rows = store.rows("SELECT status, condition FROM acts WHERE article IN (?, ?)", [WIRE.id, SAME.id])
    assert {row["status"] for row in rows} == {"actual", "future", "hypothetical", "negated"}
    assert "Si la Somalie refuse" in {row["condition"] for row in rows}


def test_a_change_of_the_ledger_makes_a_new_one_and_removes_the_old(own: Path, tmp_path: Path) -> None:
    store = Store(own, tmp_path / "digests")
    store.ready()
    before = store.rows("SELECT count(*) AS n FROM items")[0]["n"]
    with Ledger(own) as ledger:
        ledger.connection.execute("DELETE FROM articles WHERE id = ?", [TWIN.id])
    assert store.rows("SELECT count(*) AS n FROM items")[0]["n"] == before, "the former one, until the new one stands"
    wait_for(lambda: store.rows("SELECT count(*) AS n FROM items")[0]["n"] == before - 1)
    assert len(list((tmp_path / "digests").iterdir())) == 1


def test_while_it_is_made_that_is_said(own: Path, tmp_path: Path) -> None:
    store = Store(own, tmp_path / "digests")
    with pytest.raises(NotReadyError, match="being prepared"):
        store.rows("SELECT 1 AS n")
    wait_for(lambda: any(True for _ in (tmp_path / "digests").glob("*.duckdb")))


def test_a_ledger_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="no such ledger"):
        Store(tmp_path / "none.duckdb", tmp_path).rows("SELECT 1")


def test_a_file_that_is_no_ledger(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.duckdb"
    wrong.write_text("not a database")
    store = Store(wrong, tmp_path / "digests")
    with pytest.raises(LedgerError):
        store.ready()


def test_a_name_with_quotes(tmp_path: Path) -> None:
    path = tmp_path / "it's a ledger.duckdb"
    make(path, [SAME])
    store = Store(path, tmp_path / "digests")
    store.ready()
    assert store.rows("SELECT count(*) AS n FROM items") == [{"n": 1}]


def test_the_ledger_is_free_for_writing_once_it_is_read(own: Path, tmp_path: Path) -> None:
    store = Store(own, tmp_path / "digests")
    store.ready()
    store.with_words("events", store.rows("SELECT id FROM acts"))
    with Ledger(own) as ledger:
        assert store.with_words("events", [{"id": "none"}]) == [{"id": "none", "text": None}]
        assert ledger.sql("SELECT count(*) AS n FROM articles").to_pylist() == [{"n": 58}]


def test_many_threads_read_at_once(store: Store) -> None:
    found: list[int] = []
    work = [
        threading.Thread(target=lambda: found.append(store.rows("SELECT count(*) AS n FROM acts")[0]["n"]))
        for _ in range(8)
    ]
    for one in work:
        one.start()
    for one in work:
        one.join()
    assert len(found) == 8
    assert len(set(found)) == 1


def wait_for(condition: Callable[[], bool]) -> None:
    for _ in range(200):
        if condition():
            return
        time.sleep(0.05)
    raise AssertionError("this took more than ten seconds")
