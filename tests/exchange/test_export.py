"""CSV, Parquet, JSON and PLOVER; what is chosen; a file is written whole or not at all."""

import json
import resource
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pyarrow.parquet as pq
import pytest

from detente.errors import LedgerError, SettingError
from detente.exchange.export import export
from detente.exchange.formats import Format
from detente.exchange.selection import Selection
from detente.ledger.ledger import Ledger
from detente.ledger.schema import schema
from detente.records import Article, Event, Statement, as_dict, from_dict
from tests.exchange.build import ARTICLES, EVENTS, NASTY, STATEMENTS, add

TABLES = [*schema().table, *schema().view]


def read(path: Path) -> list[dict[str, Any]]:
    """Return the objects of a file of JSON lines."""
    with path.open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def test_csv_keeps_nested_values_as_json(ledger: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    assert export(ledger.connection, path, Format.csv) == 9
    found = pd.read_csv(path, dtype={"cameo": str}).set_index("id")
    expel, text = found.loc[EVENTS["expel"]["id"]], found.loc[EVENTS["text"]["id"]]
    assert list(found.reset_index().columns) == schema().columns("events")
    assert json.loads(expel["actor"]) == EVENTS["expel"]["actor"]
    assert json.loads(expel["contexts"]) == ["diplomatic", "intelligence"]
    assert found.loc[EVENTS["root"]["id"], "cameo"] == "04"
    assert text["text"] == NASTY.replace("\r\n", "\n") or text["text"] == NASTY
    assert duckdb.execute("SELECT count(*) FROM read_csv(?)", [str(path)]).fetchall() == [(9,)]


def test_parquet_keeps_types(ledger: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "events.parquet"
    assert export(ledger.connection, path, Format.parquet) == 9
    rows = {row["id"]: row for row in pq.read_table(path).to_pylist()}
    stored = {row["id"]: row for row in ledger.sql("FROM events").to_pylist()}
    assert rows == {key: stored[key] for key in rows}
    kinds = {row[0]: row[1] for row in duckdb.execute("DESCRIBE FROM read_parquet(?)", [str(path)]).fetchall()}
    here = {row[0]: row[1] for row in ledger.connection.execute("DESCRIBE events").fetchall()}
    assert kinds == here
    assert pd.read_parquet(path)["cameo"].dropna().str.len().min() == 2


@pytest.mark.parametrize(
    ("table", "kind", "given"),
    [("articles", Article, ARTICLES), ("statements", Statement, STATEMENTS), ("events", Event, EVENTS.values())],
)
def test_jsonl_is_the_record_format(ledger: Ledger, tmp_path: Path, table: str, kind: type, given: Any) -> None:
    path = tmp_path / "out.jsonl"
    export(ledger.connection, path, Format.jsonl, table=table)
    lines = read(path)
    records = [from_dict(line) for line in lines]
    assert {type(record) for record in records} == {kind}
    assert [json.loads(json.dumps(as_dict(record))) for record in records] == lines
    assert list(lines[0]) == list(as_dict(records[0]))
    by_id = {row["id"]: row for row in given}
    for line in lines:
        row = by_id[line["id"]]
        assert {k: v for k, v in line.items() if k in row} == {k: row[k] for k in line if k in row}


@pytest.mark.parametrize("format", [Format.csv, Format.parquet, Format.jsonl])
@pytest.mark.parametrize("table", TABLES)
def test_any_table_can_be_written(ledger: Ledger, tmp_path: Path, table: str, format: Format) -> None:
    add(ledger.connection, "parses", [{"article": "a1", "model": "fr", "blocks": [], "parse": b"\0\xff"}])
    path = tmp_path / f"out.{format}"
    count = export(ledger.connection, path, format, table=table)
    if table != "events":
        assert ledger.connection.execute(f"SELECT count(*) FROM {table}").fetchall() == [(count,)]
    reader = {Format.csv: "read_csv", Format.parquet: "read_parquet", Format.jsonl: "read_json"}[format]
    if count or format is not Format.jsonl:
        assert duckdb.execute(f"SELECT count(*) FROM {reader}(?)", [str(path)]).fetchall() == [(count,)]


def test_plover(ledger: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    assert export(ledger.connection, path, Format.plover) == 9
    rows = {row["id"]: row for row in read(path)}
    expel, several = rows[EVENTS["expel"]["id"]], rows[EVENTS["several"]["id"]]
    assert expel["actor"] == [
        {
            "code": "NOR", "sector": None, "sectors": [], "entity_text": "Norway", "identifier_id": None,
            "identifier_text": "Norway", "office": None,
        }
    ]  # fmt: skip
    assert (expel["event"], expel["mode"], expel["context"]) == (
        ["SANCTION"],
        ["expel"],
        ["diplomatic", "intelligence"],
    )
    assert (expel["date"], expel["enddate"], expel["quad_code"], expel["event_scale"]) == ("2023-03-16", None, 4, -5.5)
    assert (several["date"], several["enddate"], several["mode"]) == ("2023-03-01", "2023-04-30", ["allege"])
    assert (expel["cite_info"]["publication"], expel["reports"]) == ("L'Estuaire", 2)
    place = rows[EVENTS["root"]["id"]]["event_loc"]
    assert (place["resolved_place"], place["country_code"], place["resolution"]) == ("Kyiv", "UKR", 4)
    assert rows[EVENTS["victim"]["id"]]["date"] is None


@pytest.mark.parametrize(
    ("selection", "names"),
    [
        (Selection(), "expel root mutual several alone victim clash text said"),
        (Selection(all_reports=True), "expel root mutual several alone victim clash text said report"),
        (Selection(statuses=("future", "negated")), "planned denied"),
        (Selection(since="2023-04-01"), "several text"),
        (Selection(until="2023-02-28"), "root alone clash"),
        (Selection(since="2023-02-15", until="2023-03-16"), "expel mutual several alone said"),
        (Selection(countries=("RUS", "UKR")), "expel mutual several victim text"),
        (Selection(types=("CONSULT", "PROTEST")), "root mutual alone"),
        (Selection(system="detente", types=("REJECT",)), "text"),
        (Selection(system="polecat"), ""),
    ],
)
def test_what_is_chosen(ledger: Ledger, tmp_path: Path, selection: Selection, names: str) -> None:
    path = tmp_path / "out.parquet"
    export(ledger.connection, path, Format.parquet, selection)
    found = pq.read_table(path).column("id").to_pylist()
    assert sorted(found) == sorted(EVENTS[name]["id"] for name in names.split())


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"since": "2023-02"}, "since 2023-02: not a date: write it as 2017-03-03"),
        ({"until": "20230201"}, "until 20230201: not a date: write it as 2017-03-03"),
        ({"types": ("SANCTON",)}, "type SANCTON: unknown (did you mean SANCTION?)"),
        ({"countries": ("rus",)}, "country rus: unknown (did you mean RUS?)"),
        ({"countries": ("Q1",)}, "country Q1: unknown"),
        (
            {"statuses": ("real",)},
            "status real: unknown: one of actual, future, historical, hypothetical, negated",
        ),
    ],
)
def test_a_selection_that_makes_no_sense(given: dict[str, Any], message: str) -> None:
    with pytest.raises(SettingError) as error:
        Selection(**given)
    assert str(error.value) == message


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"format": Format.csv, "table": "event"}, "the ledger has no such table or view"),
        ({"format": Format.gdelt, "table": "dyads"}, "gdelt holds events only"),
        ({"format": Format.csv, "table": "dyads", "selection": Selection(since="2023-01-01")}, "among events only"),
        ({"format": Format.csv, "path": Path("nowhere/out.csv")}, "make nowhere first"),
    ],
)
def test_an_export_that_makes_no_sense(ledger: Ledger, tmp_path: Path, options: dict[str, Any], message: str) -> None:
    with pytest.raises(SettingError, match=message):
        export(ledger.connection, **{"path": tmp_path / "out", **options})
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("format", Format)
def test_a_file_is_there_whole_or_as_it_was(ledger: Ledger, tmp_path: Path, format: Format) -> None:
    ledger.connection.execute(
        "INSERT INTO events SELECT e.* REPLACE (md5(id || i) AS id) FROM events e, range(500) r(i)"
    )
    folder = tmp_path / "out"
    folder.mkdir()
    path = folder / "events"
    path.write_text("earlier")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, before[1]))
    try:
        with pytest.raises(OSError, match="File too large"):
            export(ledger.connection, path, format)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert [p.name for p in folder.iterdir()] == ["events"]
    assert path.read_text() == "earlier"
    assert export(ledger.connection, path, format)
    assert path.stat().st_size > 40_000


def test_a_ledger_that_cannot_be_read(ledger: Ledger, tmp_path: Path) -> None:
    ledger.connection.execute("DROP TABLE statements")
    with pytest.raises(LedgerError, match="out: not written: the ledger cannot be read"):
        export(ledger.connection, tmp_path / "out", Format.csv, table="speakers")
    assert not (tmp_path / "out").exists()


def test_equal_ledgers_give_equal_files(ledger: Ledger, empty: Ledger, tmp_path: Path) -> None:
    add(empty.connection, "events", list(reversed(EVENTS.values())))
    add(empty.connection, "articles", ARTICLES)
    for one in (ledger, empty):
        one.connection.execute("DELETE FROM happening_events; DELETE FROM happenings")
        export(one.connection, tmp_path / one.path.stem, Format.gdelt)
    assert (tmp_path / "relations").read_bytes() == (tmp_path / "empty").read_bytes()
