"""POLECAT and GDELT tables into a ledger, and out again as they were."""

import json
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from detente.errors import LedgerError, SourceError
from detente.exchange.export import export
from detente.exchange.formats import Format
from detente.exchange.importing import import_table
from detente.exchange.selection import STATUSES, Selection
from detente.exchange.tables import GDELT, GDELT_1, POLECAT, DataSet
from detente.ledger.ledger import Ledger
from detente.records import from_dict, stable_id
from tests.exchange.readers import by_tabs, columns

# A row as POLECAT has it, and one as GDELT has it.
ARREST = {
    "Event ID": "20230102-1-COERCE", "Event Date": "2023-01-02", "Event Type": "COERCE", "Event Mode": "arrest",
    "Intensity": "-7.0", "Quad Code": "MATERIAL CONFLICT", "Contexts": "legal; crime",
    "Actor Name": "Police nationale; None", "Actor Country": "Côte d'Ivoire; France", "Actor COW": "437; 220",
    "Primary Actor Sector": "COP; JUD", "Actor Sectors": "COP; JUD, GOV", "Actor Title": "None; judge",
    "Actor Name Raw": "la police; un juge", "Wikipedia Actor ID": "Q3577; None",
    "Recipient Name": "Union of Teachers", "Recipient Country": "None", "Recipient COW": "437.0",
    "Primary Recipient Sector": "LAB", "Recipient Sectors": "LAB; EDU", "Recipient Name Raw": "union leaders",
    "Placename": "Bouaké", "City": "Bouaké", "Country": "Ivory Coast", "Latitude": "7.69", "Longitude": "-5.03",
    "GeoNames ID": "2290956", "Raw Placename": "Bouake", "Feature Type": "PPLA", "Source": "Ours",
    "Publication Date": "2023-01-03", "Story People": "A. B.; C. D.", "Language": "fr", "Version": "DV 1.2",
}  # fmt: skip
VISIT = {
    "GLOBALEVENTID": "410412347", "SQLDATE": "20140218", "MonthYear": "201402", "Year": "2014",
    "FractionDate": "2014.1315", "Actor1Code": "ROMGOV", "Actor1Name": "BUCHAREST", "Actor1CountryCode": "ROM",
    "Actor1Type1Code": "GOV", "Actor2Code": "IGOEUREEC", "Actor2Name": "EUROPEAN UNION", "Actor2CountryCode": "EUR",
    "Actor2KnownGroupCode": "EEC", "Actor2Type1Code": "IGO", "IsRootEvent": "1", "EventCode": "042",
    "EventBaseCode": "042", "EventRootCode": "04", "QuadClass": "1", "GoldsteinScale": "1.9", "NumMentions": "10",
    "NumSources": "1", "NumArticles": "10", "AvgTone": "-2.3456789", "Actor1Geo_Type": "4",
    "Actor1Geo_FullName": "Bucharest, Bucuresti, Romania", "Actor1Geo_CountryCode": "RO", "ActionGeo_Type": "1",
    "ActionGeo_FullName": "Romania", "ActionGeo_CountryCode": "RO", "ActionGeo_Lat": "46", "ActionGeo_Long": "25",
    "ActionGeo_FeatureID": "RO", "DATEADDED": "20150218230000", "SOURCEURL": "http://example.org/a",
}  # fmt: skip

Table = Callable[..., Path]


@pytest.fixture
def polecat(tmp_path: Path) -> Table:
    """Return a helper that writes rows as a POLECAT table; `head` may name its columns otherwise."""

    def write(*rows: dict[str, str], head: tuple[str, ...] = POLECAT, encoding: str = "utf-8") -> Path:
        path = tmp_path / "ngec.txt"
        lines = ["\t".join(head), *("\t".join(row.get(name, "None") for name in head) for row in rows)]
        path.write_bytes("".join(f"{line}\r\n" for line in lines).encode(encoding))
        return path

    return write


@pytest.fixture
def gdelt(tmp_path: Path) -> Table:
    """Return a helper that writes rows as a GDELT table."""

    def write(*rows: dict[str, str], names: tuple[str, ...] = GDELT) -> Path:
        path = tmp_path / "20150218230000.export.CSV"
        lines = ["\t".join(row.get(name, "") for name in names) for row in rows]
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        return path

    return write


def only(ledger: Ledger) -> dict[str, Any]:
    (row,) = ledger.sql("FROM events").to_pylist()
    return row


def back(ledger: Ledger, tmp_path: Path, format: Format) -> Path:
    export(ledger.connection, tmp_path / "back", format)
    return tmp_path / "back"


def test_a_polecat_row(empty: Ledger, polecat: Table) -> None:
    found = import_table(empty.connection, polecat(ARREST))
    assert (found.data_set, found.rows, found.new, found.skipped) == (DataSet.polecat, 1, 1, 0)
    row = only(empty)
    content = [ARREST.get(name, "None") for name in POLECAT]
    assert row["id"] == stable_id("polecat", "20230102-1-COERCE", *content)
    assert dict(row["original"]) == dict(zip(POLECAT, content, strict=True))
    assert [row[name] for name in ("event", "mode", "quad", "score", "status", "coder", "date", "contexts")] == [
        "COERCE", "arrest", 4, -7.0, "actual", "POLECAT DV 1.2", "2023-01-02", ["legal", "crime"],
    ]  # fmt: skip
    assert row["earliest"] == row["latest"] == date(2023, 1, 2)
    unknown = ("article", "sentence", "start", "end", "text", "cameo", "goldstein", "date_text", "trigger", "frame")
    assert {row[name] for name in unknown} == {None}
    nowhere = {"start": None, "end": None}
    assert row["actor"] == [
        {
            "text": "la police", "name": "Police nationale", "country": "CIV", "sector": "COP", "sectors": ["COP"],
            "office": None, "wikidata": "Q3577", **nowhere,
        },
        {
            "text": "un juge", "name": "un juge", "country": "FRA", "sector": "JUD", "sectors": ["JUD", "GOV"],
            "office": "judge", "wikidata": None, **nowhere,
        },
    ]  # fmt: skip
    assert row["recipient"] == [
        {
            "text": "union leaders", "name": "Union of Teachers", "country": "CIV", "sector": "LAB",
            "sectors": ["LAB", "EDU"], "office": None, "wikidata": None, **nowhere,
        }
    ]  # fmt: skip
    assert row["place"] == {
        "text": "Bouake", "name": "Bouaké", "country": "CIV", "lat": 7.69, "lon": -5.03, "geonameid": 2290956,
        "precision": "city", **nowhere,
    }  # fmt: skip


def test_a_gdelt_row(empty: Ledger, gdelt: Table) -> None:
    found = import_table(empty.connection, gdelt(VISIT))
    assert (found.data_set, found.rows, found.new, found.skipped) == (DataSet.gdelt, 1, 1, 0)
    row = only(empty)
    content = [VISIT.get(name, "") for name in GDELT]
    assert row["id"] == stable_id("gdelt", "410412347", *content)
    assert [row[name] for name in ("event", "mode", "quad", "score", "cameo", "goldstein", "coder", "date")] == [
        "CONSULT", "visit", 1, 4.0, "042", 1.9, "GDELT 2.0", "2014-02-18",
    ]  # fmt: skip
    assert [(p["name"], p["country"], p["sector"]) for p in row["actor"]] == [("BUCHAREST", "ROU", "GOV")]
    assert [(p["name"], p["country"], p["sector"]) for p in row["recipient"]] == [("EUROPEAN UNION", "EUR", None)]
    assert (row["place"]["name"], row["place"]["country"], row["place"]["precision"]) == ("Romania", "ROU", "country")


@pytest.mark.parametrize(
    ("fields", "country", "sectors"),
    [
        ({"Actor1Code": "PRI", "Actor1CountryCode": "PRI"}, "USA", []),
        ({"Actor1Code": "GZSMED", "Actor1CountryCode": "GZS", "Actor1Type1Code": "MED"}, "PSE", ["JRN"]),
        ({"Actor1Code": "EUR", "Actor1CountryCode": "EUR"}, None, []),
        ({"Actor1Code": "IGOUNO", "Actor1KnownGroupCode": "UNO", "Actor1Type1Code": "IGO"}, "UNO", []),
        ({"Actor1Code": "IGONAT", "Actor1KnownGroupCode": "NAT", "Actor1Type1Code": "IGO"}, "IGO", []),
        ({"Actor1Code": "NGMHLH", "Actor1Type1Code": "NGM", "Actor1Type2Code": "HLH"}, "ISM", ["MED"]),
        ({"Actor1Code": "REBSEP", "Actor1Type1Code": "REB", "Actor1Type2Code": "SEP"}, None, ["REB"]),
    ],
)
def test_parties_of_gdelt(
    empty: Ledger, gdelt: Table, fields: dict[str, str], country: str | None, sectors: list[str]
) -> None:
    blank = {name: "" for name in GDELT if name.startswith("Actor1")}
    import_table(empty.connection, gdelt({**VISIT, **blank, **fields}))
    (party,) = only(empty)["actor"]
    assert (party["text"], party["country"], party["sectors"]) == (fields["Actor1Code"], country, sectors)


def test_statements_of_gdelt_have_no_plover_type(empty: Ledger, gdelt: Table, tmp_path: Path) -> None:
    path = gdelt({**VISIT, "EventCode": "010", "EventBaseCode": "010", "EventRootCode": "01"})
    assert import_table(empty.connection, path).new == 1
    row = only(empty)
    assert (row["event"], row["mode"], row["quad"], row["score"], row["cameo"]) == (None, None, None, None, "010")
    assert back(empty, tmp_path, Format.gdelt).read_text() == path.read_text()
    assert columns(back(empty, tmp_path, Format.polecat)) == []


def test_importing_twice_changes_nothing(empty: Ledger, polecat: Table, gdelt: Table) -> None:
    paths = [polecat(ARREST, {}), gdelt(VISIT, {})]
    for path in paths:
        import_table(empty.connection, path)
    before = [empty.sql(f"FROM {table} ORDER BY ALL").to_pylist() for table in ("events", "skipped")]
    for path in paths:
        again = import_table(empty.connection, path)
        assert (again.rows, again.new, again.skipped) == (2, 0, 1)
    assert before == [empty.sql(f"FROM {table} ORDER BY ALL").to_pylist() for table in ("events", "skipped")]


@pytest.mark.parametrize("format", [Format.polecat, Format.gdelt])
@pytest.mark.parametrize("statuses", [("actual",), STATUSES])
def test_our_events_come_back(
    ledger: Ledger, empty: Ledger, tmp_path: Path, format: Format, statuses: tuple[str, ...]
) -> None:
    first = tmp_path / "first"
    count = export(ledger.connection, first, format, Selection(statuses=statuses))
    found = import_table(empty.connection, first)
    assert (found.new, found.skipped) == (count, 0)
    export(empty.connection, tmp_path / "second", format, Selection(statuses=STATUSES))
    assert sorted(by_tabs(first)) == sorted(by_tabs(tmp_path / "second"))


def test_what_polecat_can_hold_comes_back_as_ours(ledger: Ledger, empty: Ledger, tmp_path: Path) -> None:
    export(ledger.connection, tmp_path / "out", Format.polecat, Selection(statuses=STATUSES))
    import_table(empty.connection, tmp_path / "out")
    held = "event, mode, contexts, quad, score, status, earliest, place.country, place.lat, place.geonameid"
    parties = ", ".join(
        f"[{{'n': p.name, 'c': p.country, 's': p.sector, 'o': p.sectors, 'f': p.office}} FOR p IN {side}] AS {side}"
        for side in ("actor", "recipient")
    )
    query = f"SELECT {held}, {parties} FROM events WHERE event <> 'REJECT' ORDER BY ALL"
    leading = query.replace("WHERE", "ANTI JOIN (FROM happening_events WHERE NOT lead) h ON h.event = events.id WHERE")
    assert (
        ledger.sql(leading.replace("SELECT event", "SELECT events.event")).to_pylist() == empty.sql(query).to_pylist()
    )


def test_a_gdelt_row_goes_out_as_it_came(empty: Ledger, gdelt: Table, tmp_path: Path) -> None:
    odd = {
        **VISIT,
        "GLOBALEVENTID": "7",
        "Actor1Name": '"QUOTED" NAME',
        "SOURCEURL": 'http://example.org/"x',
        "AvgTone": "0",
    }
    path = gdelt(VISIT, odd)
    import_table(empty.connection, path)
    assert sorted(by_tabs(back(empty, tmp_path, Format.gdelt))) == sorted(by_tabs(path))


def test_gdelt_1_has_no_second_level(empty: Ledger, gdelt: Table, tmp_path: Path) -> None:
    path = gdelt({**VISIT, "DATEADDED": "20150218"}, names=GDELT_1)
    assert import_table(empty.connection, path).new == 1
    assert only(empty)["coder"] == "GDELT 1.0"
    (row,) = by_tabs(back(empty, tmp_path, Format.gdelt))
    named = dict(zip(GDELT, row, strict=True))
    assert {name: named[name] for name in GDELT_1} == dict(zip(GDELT_1, by_tabs(path)[0], strict=True))


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        (POLECAT, "utf-8"),
        (POLECAT, "iso-8859-1"),
        (POLECAT, "utf-8-sig"),
        (tuple("Event Intensity" if name == "Intensity" else name for name in POLECAT), "utf-8"),
        ((*POLECAT, "Headline", "Event Text", "Feed", "Story ID"), "utf-8"),
        ((*POLECAT, "", "", ""), "utf-8"),
        (("Story ID", *reversed(POLECAT)), "iso-8859-1"),
    ],
)
def test_polecat_tables_of_all_kinds(
    empty: Ledger, polecat: Table, tmp_path: Path, head: tuple[str, ...], encoding: str
) -> None:
    row = {**ARREST, "Event Intensity": "-7.25", "Intensity": "-7.25", "Headline": "« Une »", "": "", "Story ID": "S1"}
    assert import_table(empty.connection, polecat(row, head=head, encoding=encoding)).new == 1
    found = only(empty)
    assert (found["score"], found["place"]["name"]) == (-7.25, "Bouaké")
    assert dict(found["original"]) == {name: row.get(name, "None") for name in head if name}
    (again,) = columns(back(empty, tmp_path, Format.polecat))
    assert again == {name: row.get(name, "None") for name in POLECAT}


def test_quotation_marks_of_a_polecat_table(empty: Ledger, polecat: Table, tmp_path: Path) -> None:
    names = ['"Black ""Widow"""', '5" gun owners', '"Open', 'He said ""']
    plain = ['Black "Widow"', '5" gun owners', '"Open', 'He said ""']
    import_table(empty.connection, polecat(*({**ARREST, "Recipient Name": name} for name in names)))
    found = [row["recipient"][0]["name"] for row in empty.sql("FROM events").to_pylist()]
    assert sorted(found) == sorted(plain)
    again = [row["Recipient Name"] for row in columns(back(empty, tmp_path, Format.polecat))]
    assert sorted(again) == sorted([plain[0], plain[1], '"""Open"', plain[3]])


def test_bad_rows_are_skipped_with_reasons(empty: Ledger, polecat: Table, gdelt: Table) -> None:
    path = polecat(
        ARREST, {**ARREST, "Event ID": "None"}, {**ARREST, "Event Type": "FIGHT"}, {**ARREST, "Event Date": "soon"},
        {**ARREST, "Actor Name": "a\tb"}, {**ARREST, "Event ID": "2", "Event Date": "None"},
    )  # fmt: skip
    found = import_table(empty.connection, path)
    assert (found.rows, found.new, found.skipped) == (6, 2, 4)
    assert found.reasons == (
        "line 3: has no Event ID", "line 4: unknown Event Type FIGHT", "line 5: Event Date soon is none",
        "line 6: has 41 fields, not 40",
    )  # fmt: skip
    path = gdelt(
        {**VISIT, "GLOBALEVENTID": "x"}, {**VISIT, "EventCode": "---"}, {**VISIT, "SQLDATE": "20141332"}, VISIT,
        {**VISIT, "SOURCEURL": "a\tb"},
    )  # fmt: skip
    found = import_table(empty.connection, path)
    assert (found.rows, found.new, found.skipped) == (5, 1, 4)
    assert found.reasons == (
        "line 1: GLOBALEVENTID x is no number", "line 2: unknown EventCode ---", "line 3: SQLDATE 20141332 is no date",
        "line 5: has 62 fields, not 61",
    )  # fmt: skip
    kept = empty.sql("SELECT position, reason FROM skipped WHERE source = ? ORDER BY position", [str(path)])
    assert kept.to_pylist()[-1] == {"position": 4, "reason": "has 62 fields, not 61"}


def test_only_the_first_reasons_are_told(empty: Ledger, gdelt: Table) -> None:
    found = import_table(empty.connection, gdelt(*({**VISIT, "EventCode": f"9{n}"} for n in range(30))))
    assert (found.skipped, len(found.reasons)) == (30, 10)
    assert empty.sql("FROM skipped").num_rows == 30


def test_gdelt_ships_zip_archives(empty: Ledger, gdelt: Table, tmp_path: Path) -> None:
    path = gdelt(VISIT)
    archive = tmp_path / "20150218230000.export.CSV.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        file.write(path, path.name)
    assert import_table(empty.connection, archive).new == 1
    assert import_table(empty.connection, path).new == 0
    with zipfile.ZipFile(archive, "a") as file:
        file.write(path, "two.CSV")
    with pytest.raises(SourceError, match="an archive of 2 files"):
        import_table(empty.connection, archive)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "neither a POLECAT table"),
        (b"a\tb\n", "has 2 in its first line"),
        (b"a" * 3_000_000, "has 1 in its first line"),
        (b"Event ID\tEvent Date\tEvent Type\tEvent ID\n", "two columns have the same name"),
        (b"PK\x05\x06" + bytes(18), "an archive of 0 files"),
        (None, "cannot be read"),
    ],
)
def test_what_is_no_table(empty: Ledger, tmp_path: Path, content: bytes | None, message: str) -> None:
    path = tmp_path / "table"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(SourceError, match=message):
        import_table(empty.connection, path)


def test_a_broken_archive(empty: Ledger, gdelt: Table, tmp_path: Path) -> None:
    archive = tmp_path / "a.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        file.write(gdelt(VISIT), "a.CSV")
    data = bytearray(archive.read_bytes())
    data[60:90] = bytes(30)
    archive.write_bytes(data)
    with pytest.raises(SourceError, match="cannot be read"):
        import_table(empty.connection, archive)


def test_the_data_set_may_be_given(empty: Ledger, gdelt: Table, polecat: Table) -> None:
    assert import_table(empty.connection, gdelt({}, VISIT), DataSet.gdelt).new == 1
    with pytest.raises(SourceError, match="neither"):
        import_table(empty.connection, gdelt(VISIT), DataSet.polecat)
    path = polecat({"Event ID": "1"})
    assert import_table(empty.connection, path, DataSet.gdelt).skipped == 2


def test_a_ledger_that_cannot_be_written(empty: Ledger, gdelt: Table) -> None:
    path = gdelt(VISIT)
    empty.close()
    with Ledger(empty.path, read_only=True) as closed, pytest.raises(LedgerError, match="read-only"):
        import_table(closed.connection, path)


def test_many_batches(empty: Ledger, gdelt: Table) -> None:
    rows = [{**VISIT, "GLOBALEVENTID": str(n)} for n in range(20_500)]
    found = import_table(empty.connection, gdelt(*rows, {**VISIT, "SQLDATE": "?"}))
    assert (found.rows, found.new, found.skipped) == (20_501, 20_500, 1)
    assert found.reasons == ("line 20501: SQLDATE ? is no date",)


def test_imported_rows_are_events_in_every_format(empty: Ledger, polecat: Table, gdelt: Table, tmp_path: Path) -> None:
    import_table(empty.connection, polecat(ARREST))
    import_table(empty.connection, gdelt(VISIT))
    for format, count in ((Format.icews, 3), (Format.phoenix, 3), (Format.gdelt, 3), (Format.polecat, 2)):
        assert export(empty.connection, tmp_path / "out", format) == count
    _, visit = sorted(columns(tmp_path / "out"), key=lambda row: row["Event Type"])
    assert (visit["Actor Name"], visit["Actor Country"], visit["Quad Code"]) == (
        "BUCHAREST",
        "Romania",
        "VERBAL COOPERATION",
    )
    export(empty.connection, tmp_path / "out", Format.gdelt, Selection(system="polecat"))
    assert [row[5] for row in by_tabs(tmp_path / "out")] == ["CIVCOP", "FRAJUDGOV"]
    export(empty.connection, tmp_path / "out", Format.jsonl)
    with (tmp_path / "out").open(encoding="utf-8") as file:
        assert [from_dict(json.loads(line)).article for line in file] == [None, None]
