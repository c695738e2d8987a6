"""The tables are as schema.toml says, every column is told, and older ledgers are brought up to date."""

from dataclasses import fields
from pathlib import Path

import duckdb
import pytest

from detente.errors import LedgerError
from detente.ledger.ledger import Ledger
from detente.ledger.schema import migrations, prepare, schema
from detente.records import Article, Event, Statement


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger(tmp_path / "x.duckdb")


def test_tables_and_views_have_the_columns_of_the_schema(ledger: Ledger) -> None:
    for name, table in {**schema().table, **schema().view}.items():
        found = ledger.connection.execute(f"DESCRIBE {name}").fetchall()
        assert [row[0] for row in found] == [column[0] for column in table["columns"]], name


def test_every_column_is_told_in_the_database(ledger: Ledger) -> None:
    query = "SELECT table_name, column_name FROM duckdb_columns() WHERE comment IS NULL AND NOT internal"
    silent = ledger.connection.execute(query).fetchall()
    assert [row for row in silent if row[0] != "detente_ledger"] == []
    query = "SELECT table_name FROM duckdb_tables() WHERE comment IS NULL"
    assert ledger.connection.execute(query).fetchall() == [("detente_ledger",)]


@pytest.mark.parametrize(("table", "record"), [("articles", Article), ("events", Event), ("statements", Statement)])
def test_records_have_their_columns(table: str, record: type) -> None:
    names = [field.name for field in fields(record)]
    assert set(names) <= set(schema().columns(table))


def test_an_older_ledger_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "old.duckdb"
    with duckdb.connect(str(path)) as connection:
        prepare(connection, str(path))
        connection.execute("INSERT INTO articles (id, text) VALUES ('a', 'Oslo')")
        connection.execute("ALTER TABLE articles DROP COLUMN recoded")
        connection.execute("UPDATE detente_ledger SET version = 0")
        prepare(connection, str(path), {1: "ALTER TABLE articles ADD COLUMN recoded TIMESTAMP"})
        assert connection.execute("SELECT id, text, recoded FROM articles").fetchall() == [("a", "Oslo", None)]
        assert connection.execute("SELECT version FROM detente_ledger").fetchall() == [(schema().version,)]


def test_a_step_that_fails_changes_nothing(tmp_path: Path) -> None:
    with duckdb.connect(str(tmp_path / "old.duckdb")) as connection:
        prepare(connection, "old")
        connection.execute("UPDATE detente_ledger SET version = 0")
        with pytest.raises(duckdb.Error):
            prepare(connection, "old", {1: "DROP TABLE events; SELECT nonsense"})
        assert connection.execute("SELECT count(*) FROM events").fetchall() == [(0,)]


def test_there_is_a_step_to_every_version() -> None:
    assert sorted(migrations()) == list(range(2, schema().version + 1))


def test_a_newer_ledger_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.duckdb"
    with Ledger(path) as ledger:
        ledger.connection.execute("UPDATE detente_ledger SET version = 99")
    with pytest.raises(LedgerError, match="newer Détente"):
        Ledger(path)


def test_another_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "x.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute("CREATE TABLE mine (a INTEGER)")
    with pytest.raises(LedgerError, match="not a ledger"):
        Ledger(path)
    with duckdb.connect(str(path)) as connection:
        assert connection.execute("SELECT table_name FROM duckdb_tables()").fetchall() == [("mine",)]


def test_what_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.duckdb"
    path.write_text("Oslo and Lima talk\n" * 100)
    with pytest.raises(LedgerError, match="cannot be opened as a ledger"):
        Ledger(path)
    assert path.read_text() == "Oslo and Lima talk\n" * 100


def test_a_ledger_that_is_not_there_is_not_made_for_reading(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="detente ingest"):
        Ledger(tmp_path / "x.duckdb", read_only=True)
    with pytest.raises(LedgerError, match="no such folder"):
        Ledger(tmp_path / "nowhere" / "x.duckdb")


def test_nothing_is_installed_by_a_query(ledger: Ledger) -> None:
    with pytest.raises(LedgerError, match="extension"):
        ledger.sql("SELECT stem('diplomates', 'french')")
