"""POLECAT, GDELT, ICEWS and Phoenix: columns, codes and rows, as others read them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from detente.exchange.export import export
from detente.exchange.formats import Format
from detente.exchange.tables import GDELT, POLECAT
from detente.ledger.ledger import Ledger
from tests.exchange.build import EVENTS
from tests.exchange.readers import by_duckdb, by_pandas, by_tabs, columns

ICEWS = [
    "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code",
    "Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number", "Publisher", "City",
    "District", "Province", "Country", "Latitude", "Longitude",
]  # fmt: skip
# Rows: 9 actual events that lead their happening; 19 pairs of actor and recipient.
SHAPES = {Format.polecat: (40, 9), Format.gdelt: (61, 19), Format.icews: (20, 19), Format.phoenix: (26, 19)}


Write = Callable[[Format], Path]


@pytest.fixture
def write(ledger: Ledger, tmp_path: Path) -> Write:
    """Return a helper that writes a file in a format."""

    def written(format: Format) -> Path:
        path = tmp_path / f"out.{format}"
        assert export(ledger.connection, path, format) == SHAPES[format][1]
        return path

    return written


@pytest.mark.parametrize("format", SHAPES)
def test_every_reader_sees_the_same_table(write: Write, format: Format) -> None:
    path = write(format)
    width, count = SHAPES[format]
    by = by_pandas(path, format)
    assert by == by_duckdb(path, format)
    assert {len(row) for row in by} == {width}
    assert len(by) == count
    assert {len(row) for row in by_tabs(path)} == {width}


def test_polecat(write: Write) -> None:
    path = write(Format.polecat)
    rows = {row["Event ID"]: row for row in columns(path)}
    assert tuple(columns(path)[0]) == POLECAT
    expel, clash, text = (rows[str(EVENTS[name]["id"])] for name in ("expel", "clash", "text"))
    assert {k: v for k, v in expel.items() if v != "None"} == {
        "Event ID": EVENTS["expel"]["id"], "Event Date": "2023-03-16", "Event Type": "SANCTION", "Event Mode": "expel",
        "Intensity": "-5.5", "Quad Code": "MATERIAL CONFLICT", "Contexts": "diplomatic; intelligence",
        "Actor Name": "Norway", "Actor Country": "Norway", "Actor COW": "385", "Actor Name Raw": "Norway",
        "Recipient Name": "Russia", "Recipient Country": "Russian Federation", "Recipient COW": "365",
        "Recipient Name Raw": "Russia", "Source": "L'Estuaire", "Publication Date": "2023-03-16", "Language": "fr",
        "Version": "detente 0.1.0",
    }  # fmt: skip
    assert clash["Actor Name"] == "la police; des manifestants"
    assert (clash["Primary Actor Sector"], clash["Actor Sectors"]) == ("COP; CVL", "COP; CVL, OPP")
    assert (clash["City"], clash["Province"], clash["Country"]) == ("Paris", "None", "France")
    assert text["Actor Name"] == 'Tab here, "quotes" and lines of «text», \\N'
    assert (text["City"], text["Country"]) == ("None", "United States")


def test_gdelt(write: Write) -> None:
    rows = [dict(zip(GDELT, row, strict=True)) for row in by_tabs(write(Format.gdelt))]
    ids = [int(row["GLOBALEVENTID"]) for row in rows]
    assert len(set(ids)) == len(ids)
    assert all(0 <= number < 2**63 for number in ids)
    expel = next(row for row in rows if row["EventCode"] == "161")
    del expel["GLOBALEVENTID"]
    assert {k: v for k, v in expel.items() if v} == {
        "SQLDATE": "20230316", "MonthYear": "202303", "Year": "2023", "FractionDate": "2023.2082",
        "Actor1Code": "NOR", "Actor1Name": "NORWAY", "Actor1CountryCode": "NOR",
        "Actor2Code": "RUS", "Actor2Name": "RUSSIA", "Actor2CountryCode": "RUS",
        "IsRootEvent": "1", "EventCode": "161", "EventBaseCode": "161", "EventRootCode": "16", "QuadClass": "4",
        "GoldsteinScale": "-4", "NumMentions": "2", "NumSources": "2", "NumArticles": "2",
        "Actor1Geo_Type": "0", "Actor2Geo_Type": "0", "ActionGeo_Type": "0",
        "DATEADDED": "20230317010203", "SOURCEURL": "https://example.org/un",
    }  # fmt: skip


def test_gdelt_codes_of_parties_places_and_acts(write: Write) -> None:
    rows = [dict(zip(GDELT, row, strict=True)) for row in by_tabs(write(Format.gdelt))]

    def first(name: str) -> dict[str, str]:
        return next(row for row in rows if row["Actor1Name"] == name)

    visit = first("JONAS GAHR STØRE")
    assert [visit[f"Event{part}Code"] for part in ("", "Base", "Root")] == ["040", "040", "04"]
    assert (visit["Actor1Code"], visit["Actor1Type1Code"], visit["QuadClass"]) == ("NORGOV", "GOV", "1")
    assert [visit[f"ActionGeo_{part}"] for part in ("Type", "FullName", "CountryCode", "FeatureID")] == [
        "4", "Kyiv, Ukraine", "UP", "",
    ]  # fmt: skip
    un = [row for row in rows if row["Actor1Name"] == "UNITED NATIONS" and row["EventCode"] == "112"]
    assert [un[0][f"Actor1{part}"] for part in ("Code", "CountryCode", "KnownGroupCode", "Type1Code")] == [
        "IGOUNO", "", "UNO", "IGO",
    ]  # fmt: skip
    assert [row["Actor2Code"] for row in un] == ["RUS", "SYRREBUAF"]
    crowd = [row for row in rows if row["Actor1Name"] == "DES MANIFESTANTS"]
    assert [(row["Actor2Code"], row["EventCode"], row["QuadClass"]) for row in crowd] == [
        ("FRACOP", "180", "4"), ("", "145", "3"),
    ]  # fmt: skip
    victims = [row for row in rows if not row["Actor1Code"]]
    assert [(row["Actor2Code"], row["Actor2Type1Code"], row["SQLDATE"]) for row in victims] == [
        ("UKR", "", ""), ("MED", "MED", ""),
    ]  # fmt: skip
    assert next(row["ActionGeo_Type"] for row in rows if row["EventCode"] == "120") == "2"


def test_a_mutual_act_has_a_row_for_every_ordered_pair(write: Write) -> None:
    rows = [dict(zip(GDELT, row, strict=True)) for row in by_tabs(write(Format.gdelt))]
    pairs = [(row["Actor1Code"], row["Actor2Code"]) for row in rows if row["EventCode"] == "046"]
    assert pairs == [
        ("RUS", "FRA"), ("RUS", "IGOUNO"), ("FRA", "RUS"), ("FRA", "IGOUNO"), ("IGOUNO", "RUS"), ("IGOUNO", "FRA"),
    ]  # fmt: skip


def test_icews(write: Write) -> None:
    rows = columns(write(Format.icews))
    assert list(rows[0]) == ICEWS
    expel = next(row for row in rows if row["CAMEO Code"] == "161")
    del expel["Event ID"], expel["Story ID"]
    assert {k: v for k, v in expel.items() if v} == {
        "Event Date": "2023-03-16", "Source Name": "Norway", "Source Country": "Norway",
        "Event Text": "Reduce or break diplomatic relations", "CAMEO Code": "161", "Intensity": "-4.0",
        "Target Name": "Russian Federation", "Target Country": "Russian Federation", "Sentence Number": "1",
        "Publisher": "L'Estuaire",
    }  # fmt: skip
    police = next(row for row in rows if row["Source Name"] == "la police")
    assert (police["Source Sectors"], police["City"]) == ("Police,Government", "Paris")
    visit = next(row for row in rows if row["Source Name"] == "Jonas Gahr Støre")
    assert (visit["CAMEO Code"], visit["Event Text"]) == ("040", "Consult")
    un = next(row for row in rows if row["Source Name"] == "United Nations")
    assert (un["Source Sectors"], un["Source Country"]) == ("International Government Organization", "")


def test_phoenix(write: Write) -> None:
    rows = by_tabs(write(Format.phoenix))
    expel = next(row for row in rows if row[13] == "161")
    assert expel[0].endswith("_0.1.0")
    assert expel[1:13] == ("20230316", "2023", "03", "16", "NOR", "NOR", "", "", "RUS", "RUS", "", "")
    assert expel[13:23] == ("161", "16", "3", "-4.0", "DIPLOMATIC,1;INTELLIGENCE,1", "", "", "", "", "")
    assert expel[23:25] == ("a1_0;a2_3", "https://example.org/deux?q='a b';https://example.org/un")
    assert ("IGOUNO", "IGO", "", "UNO") in {row[5:9] for row in rows}
    assert ("SYRREBUAF", "SYR", "REB", "UAF") in {row[9:13] for row in rows}
    assert ("FRACVLOPP", "FRA", "OPP", "CVL") not in {row[5:9] for row in rows}
    assert {(row[14], row[15]) for row in rows} == {
        ("04", "1"), ("05", "1"), ("11", "3"), ("12", "3"), ("14", "4"), ("16", "3"), ("18", "4"), ("19", "4"),
    }  # fmt: skip
