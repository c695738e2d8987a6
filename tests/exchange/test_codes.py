"""The code tables agree with the codebook and with themselves."""

from collections import Counter

import pytest

from detente.codebook.load import load
from detente.exchange.codes import DATA, maps, rows, table

BOOK = load()
CAMEO = {row["code"]: row for row in rows((DATA / "cameo.csv").read_text(encoding="utf-8"))}
STATES = table("countries")
# No code of CAMEO means these; what they get is the general one, or the nearest.
NO_CODE_OF_THEIR_OWN = {
    ("CONSULT", "multilateral"), ("RETREAT", "resign"), ("ACCUSE", ""), ("THREATEN", "arrest"), ("PROTEST", "strike"),
    ("PROTEST", "vandalize"), ("SANCTION", "withdraw"), ("SANCTION", "discontinue"), ("MOBILIZE", "weapons"),
    ("MOBILIZE", "militia"), ("COERCE", "censor"), ("COERCE", "withhold"), ("COERCE", "misinformation"),
    ("ASSAULT", "primitive"), ("ASSAULT", "crowd-control"),
}  # fmt: skip


def test_the_countries_are_those_of_the_codebook() -> None:
    theirs = rows((DATA / "actors" / "countries.csv").read_text(encoding="utf-8"))
    assert [(row["code"], row["name"]) for row in STATES] == [(row["code"], row["name"]) for row in theirs]


@pytest.mark.parametrize(("name", "width"), [("iso2", {2}), ("fips", {2}), ("cameo", {3}), ("cow", {0, 1, 2, 3})])
def test_a_code_stands_for_one_country(name: str, width: set[int]) -> None:
    found = [row[name] for row in STATES]
    assert {len(code) for code in found} <= width
    assert {code: n for code, n in Counter(found).items() if n > 1 and code} == {}
    assert all(found) or name == "cow"


def test_three_states_have_no_number() -> None:
    assert [row["code"] for row in STATES if not row["cow"]] == ["HKG", "PSE", "VAT"]


def test_some_codes_that_are_often_confused() -> None:
    found = {row["code"]: (row["iso2"], row["fips"], row["cameo"], row["cow"]) for row in STATES}
    assert found["DEU"] == ("DE", "GM", "DEU", "255")
    assert found["AUS"] == ("AU", "AS", "AUS", "900")
    assert found["AUT"] == ("AT", "AU", "AUT", "305")
    assert found["CHN"] == ("CN", "CH", "CHN", "710")
    assert found["CHE"] == ("CH", "SZ", "CHE", "225")
    assert found["ROU"] == ("RO", "RO", "ROM", "360")
    assert found["UKR"] == ("UA", "UP", "UKR", "369")


def test_territories_belong_to_states() -> None:
    assert {row["code"] for row in table("territories")} <= {row["code"] for row in STATES}
    for name in ("iso3", "fips"):
        codes = [row[name] for row in table("territories") if row[name]]
        assert len(codes) == len(set(codes))
    assert not {row["iso3"] for row in table("territories")} & {row["code"] for row in STATES}


def test_every_sector_is_known_and_comes_back() -> None:
    used = {r["sector"] for r in rows((DATA / "actors" / "roles.csv").read_text(encoding="utf-8")) if r["sector"]}
    sectors = {row["sector"]: row["cameo"] for row in table("sectors")}
    assert used <= sectors.keys()
    back = {row["cameo"]: row["sector"] for row in table("roles")}
    assert {role for role in sectors.values() if role} <= back.keys()
    assert {sector for sector, role in sectors.items() if role and back[role] != sector} == {"PRM", "SOC"}
    assert (sectors["MED"], sectors["JRN"], back["MED"], back["HLH"]) == ("HLH", "MED", "JRN", "MED")


def test_every_type_and_mode_has_a_cameo_code() -> None:
    found = {(row["event"], row["mode"]): row["cameo"] for row in table("defaults")}
    assert set(found) == {(t.name, mode) for t in BOOK.types.values() for mode in ("", *t.modes)}
    own = {key for key, code in found.items() if (CAMEO[code]["plover"], CAMEO[code]["mode"]) == key}
    assert set(found) - own == NO_CODE_OF_THEIR_OWN
    assert all(CAMEO[found[key]]["plover"] == key[0] for key in NO_CODE_OF_THEIR_OWN - {("RETREAT", "resign")})


def test_no_table_has_a_row_that_is_short() -> None:
    for name in ("countries", "territories", "nonstate", "sectors", "roles", "defaults"):
        assert all(None not in row and None not in row.values() for row in table(name)), name


def test_names_of_countries() -> None:
    of_name = dict(dict(maps())["of_name"])
    assert [of_name[name] for name in ("russia", "russian federation", "united nations", "puerto rico", "uk")] == [
        "RUS", "RUS", "UNO", "USA", "GBR",
    ]  # fmt: skip
