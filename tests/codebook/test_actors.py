"""The actor tables: names in a text, people and their offices, a user's tables on top of ours."""

from datetime import date
from pathlib import Path

import pytest

from detente.codebook.actors import Actors, held, load_actors

TABLES = {"fr": load_actors("fr"), "en": load_actors("en")}
COUNTRIES = "code,name,names_en,names_fr,demonyms_en,demonyms_fr,capital_en,capital_fr,metonyms_en,metonyms_fr\n"
ORGANISATIONS = "name,country,sector,start,end,names_en,names_fr\n"
PEOPLE = "id,name,names_en,names_fr,gender\n"
OFFICES = "person,country,office,start,end\n"


def mine(folder: Path, **tables: str) -> Actors:
    """Return the English tables with a user's tables on top."""
    (folder / "actors").mkdir()
    for name, rows in tables.items():
        (folder / "actors" / f"{name}.csv").write_text(rows, encoding="utf-8")
    return load_actors("en", folder)


def found(actors: Actors, text: str) -> list[tuple[str, str, str]]:
    """Return words, kind and country of the names in a text."""
    return [(text[m.start : m.end], m.names[0].kind, m.names[0].country) for m in actors.find(text)]


# -- names -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("fr", "La France et les russes", [("France", "country", "FRA"), ("russes", "demonym", "RUS")]),
        ("en", "FRANCE and Russians", [("FRANCE", "country", "FRA"), ("Russians", "demonym", "RUS")]),
        ("fr", "Russes et Français", [("Russes", "demonym", "RUS"), ("Français", "demonym", "FRA")]),
        ("en", "New Zealand", [("New Zealand", "country", "NZL")]),
        ("en", "Papua New Guinea", [("Papua New Guinea", "country", "PNG")]),
        ("fr", "La Guinée-Bissau", [("Guinée-Bissau", "country", "GNB")]),
        ("en", "the Democratic Republic of Congo", [("Democratic Republic of Congo", "country", "COD")]),
        ("en", "the White House", [("White House", "metonym", "USA")]),
        ("en", "Barack Obama of the USA", [("Barack Obama", "person", "USA"), ("USA", "country", "USA")]),
        ("en", "China's", [("China", "country", "CHN")]),
        ("fr", "L'Iran", [("Iran", "country", "IRN")]),
        ("en", "Chinatown, the usage, a malice, Iranology", []),
        ("en", "turkey for dinner in china", []),
        ("en", "Zamfara and the Bavarians", [("Zamfara", "region", "NGA"), ("Bavarians", "organisation", "DEU")]),
        ("fr", "Idleb, les Bretons", [("Idleb", "region", "SYR"), ("Bretons", "demonym", "FRA")]),
        ("en", "Kansas City", [("Kansas", "region", "USA")]),
        ("en", "Give it to us", []),
    ],
)
def test_names_in_a_text(language: str, text: str, names: list[tuple[str, str, str]]) -> None:
    assert found(TABLES[language], text) == names


def test_a_country_wins_over_a_capital_of_the_same_name() -> None:
    assert found(TABLES["en"], "Luxembourg") == [("Luxembourg", "country", "LUX")]
    assert found(TABLES["en"], "Singapore") == [("Singapore", "country", "SGP")]


def test_an_acronym_is_no_part_of_a_word(tmp_path: Path) -> None:
    actors = mine(tmp_path, organisations=ORGANISATIONS + "Kurd Union,IRQ,PTY,,,KU,KU\n")
    assert found(actors, "KU and Kuwait, not KUN or TOKU") == [
        ("KU", "organisation", "IRQ"),
        ("Kuwait", "country", "KWT"),
    ]


@pytest.mark.xfail(strict=True, reason="a longer name that goes on within a word hides the shorter one")
def test_a_longer_name_within_a_word_hides_nothing(tmp_path: Path) -> None:
    actors = mine(tmp_path, organisations=ORGANISATIONS + "Iran Guard,IRN,MIL,,,Iran Guard,\n")
    assert found(actors, "Iran Guarded its border") == [("Iran", "country", "IRN")]


# -- people ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "holder"),
    [
        ("2009-01-19", "George W. Bush"), ("2009-01-20", "Barack Obama"), ("2017-01-19", "Barack Obama"),
        ("2017-01-20", "Donald Trump"),
    ],
)  # fmt: skip
def test_the_holder_of_an_office(day: str, holder: str) -> None:
    person = TABLES["en"].holder("USA", "head_of_state", date.fromisoformat(day))
    assert person is not None
    assert person.name == holder


@pytest.mark.parametrize(("country", "office"), [("USA", ""), ("USA", "astronaut"), ("XXX", "head_of_state")])
def test_nobody_holds_it(country: str, office: str) -> None:
    assert TABLES["en"].holder(country, office, date(2016, 1, 1)) is None
    assert TABLES["en"].holder("USA", "head_of_state", None) is None


@pytest.mark.parametrize(
    ("person", "day", "standing", "office"),
    [
        ("barack-obama", "2009-01-19", "later", "head_of_state"),
        ("barack-obama", "2009-01-20", "now", "head_of_state"),
        ("barack-obama", "2017-01-20", "before", "head_of_state"),
        ("barack-obama", None, "now", "head_of_state"),
        ("vladimir-putin", "2008-05-07", "before", "head_of_state"),
        ("vladimir-putin", "2010-01-01", "now", "head_of_government"),
        ("vladimir-putin", "2013-01-01", "now", "head_of_state"),
    ],
)
def test_how_a_person_stands_on_a_day(person: str, day: str | None, standing: str, office: str) -> None:
    when, found_office = held(TABLES["en"].people[person], date.fromisoformat(day) if day else None)
    assert found_office is not None
    assert (when, found_office.office) == (standing, office)


def test_somebody_without_an_office(tmp_path: Path) -> None:
    actors = mine(tmp_path, people=PEOPLE + "zed,Zed Zapper,Zapper,,m\n")
    assert held(actors.people["zed"], date(2016, 1, 1)) == ("never", None)
    assert found(actors, "Zapper and Zed Zapper") == [("Zapper", "person", ""), ("Zed Zapper", "person", "")]


# -- a user's tables -------------------------------------------------------------


def test_a_user_s_tables_extend_ours(tmp_path: Path) -> None:
    actors = mine(
        tmp_path,
        countries=COUNTRIES + "ZPL,Zapland,Zapland,Zaplande,Zapper,zappeur,Zapville,Zapville,Zap Hall:LEG,\n",
        people=PEOPLE + "zed,Zed Zoom,Zoom,,m\n",
        offices=OFFICES + "zed,ZPL,head_of_state,2010-01-01,\n",
        roles="lang,noun,sector,kind,office\nen,zapmaster,MIL,person,\n",
    )
    assert found(actors, "Zapland Zapville France") == [
        ("Zapland", "country", "ZPL"), ("Zapville", "capital", "ZPL"), ("France", "country", "FRA"),
    ]  # fmt: skip
    assert actors.find("Zap Hall")[0].names[0].sector == "LEG"
    assert (actors.roles["zapmaster"].sector, actors.roles["soldier"].sector) == ("MIL", "MIL")
    holder = actors.holder("ZPL", "head_of_state", date(2016, 1, 1))
    assert holder is not None
    assert holder.name == "Zed Zoom"


def test_a_user_s_role_replaces_ours(tmp_path: Path) -> None:
    actors = mine(tmp_path, roles="lang,noun,sector,kind,office\nen,soldier,REB,body,\n")
    assert (actors.roles["soldier"].sector, actors.roles["soldier"].kind) == ("REB", "body")


@pytest.mark.xfail(strict=True, reason="a user's row is put behind ours, which still answers")
def test_a_user_s_organisation_replaces_ours(tmp_path: Path) -> None:
    actors = mine(tmp_path, organisations=ORGANISATIONS + "Hamas,PSE,GOV,,,Hamas,Hamas\n")
    assert actors.find("Hamas")[0].names[0].sector == "GOV"


# -- the tables themselves -------------------------------------------------------


@pytest.mark.parametrize("language", ["fr", "en"])
def test_offices_are_of_people_we_have_and_end_after_they_begin(language: str) -> None:
    actors = TABLES[language]
    for person in actors.people.values():
        assert all(not o.end or o.start < o.end for o in person.offices), person.key
    assert {o.person for found_offices in actors.offices.values() for o in found_offices} <= actors.people.keys()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_regions_are_of_states_that_we_have(language: str) -> None:
    names = [name for found_names in TABLES[language].names.values() for name in found_names]
    states = {name.country for name in names if name.kind == "country"}
    regions = {name.key: name.country for name in names if name.kind == "region"}
    assert len(regions) > 300
    assert set(regions.values()) <= states


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("en", "Putin, Zelenskyy and Netanyahu", ["Vladimir Putin", "Volodymyr Zelensky", "Benjamin Netanyahu"]),
        ("fr", "Poutine, Zelenski et Nétanyahou", ["Vladimir Putin", "Volodymyr Zelensky", "Benjamin Netanyahu"]),
        ("en", "Erdoğan and Erdogan", ["Recep Tayyip Erdoğan"] * 2),
        ("fr", "Alexandre Loukachenko, Ilham Aliev", ["Alexander Lukashenko", "Ilham Aliyev"]),
        ("en", "John Dramani Mahama, Maia Sandu", ["John Mahama", "Maia Sandu"]),
    ],
)
def test_spellings_of_leaders(language: str, text: str, names: list[str]) -> None:
    assert [m.names[0].name for m in TABLES[language].find(text)] == names


@pytest.mark.parametrize("language", ["fr", "en"])
def test_pronouns_and_pairs(language: str) -> None:
    actors = TABLES[language]
    word, many = ("elle", "ils") if language == "fr" else ("it", "they")
    assert (actors.pronouns[word].many, actors.pronouns[many].many) == (False, True)
    assert {"someone", "on", "this", "quelqu'un"}.isdisjoint(actors.pronouns)
    assert actors.pairs.words
