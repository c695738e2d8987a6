"""Where an event happened."""

import pytest

from detente.coding.parties import chain_of
from detente.coding.where import Gazetteer
from detente.records import Place
from detente.waist import Clause
from tests.coding.build import clause, noun, part, phrase, sentence, who
from tests.coding.small import words

GAZETTEERS = {language: Gazetteer.load(language) for language in ("fr", "en")}


def place(language: str, text: str, *clauses: Clause) -> Place | None:
    """Return the place of the last clause."""
    chain = chain_of(clauses[-1], clauses, words(language))
    return GAZETTEERS[language].place(sentence(text, *clauses), chain, who(language, text))


def named(language: str, text: str, *clauses: Clause) -> tuple[str, str | None, str] | None:
    found = place(language, text, *clauses)
    return (found.name, found.country, found.precision) if found else None


@pytest.mark.parametrize(
    ("language", "words_", "marker", "found"),
    [
        ("en", "Geneva", "in", ("Geneva", "CHE", "city")),
        ("fr", "Genève", "to", ("Geneva", "CHE", "city")),
        ("en", "Aleppo", "over", ("Aleppo", "SYR", "city")),
        ("en", "Syria", "in", ("Syria", "SYR", "country")),
        ("fr", "Syrie", "in", ("Syria", "SYR", "country")),
        ("en", "Paris", "at", ("Paris", "FRA", "city")),
        ("en", "Geneva", "against", None),
        ("en", "Geneva", "with", None),
        ("en", "Syria", "to", None),
        ("en", "Trump", "in", None),
        ("en", "NATO", "in", None),
        ("en", "Nowhereville", "in", None),
        ("en", "geneva", "in", None),
    ],
)
def test_a_place_by_its_preposition(
    language: str, words_: str, marker: str, found: tuple[str, str, str] | None
) -> None:
    text = f"Hier {words_}."
    act = clause(text, "attack", "Hier", phrase(text, words_, role=marker, kind="name"))
    assert named(language, text, act) == found


def test_a_place_has_coordinates_and_words() -> None:
    text = "Iran met Iraq in Geneva."
    found = place("en", text, clause(text, "meet", "met", phrase(text, "Geneva", role="in")))
    assert found is not None
    assert (found.text, text[found.start : found.end], found.geonameid) == ("Geneva", "Geneva", 2660646)
    assert found.lat == pytest.approx(46.2, abs=0.1)
    assert found.lon == pytest.approx(6.15, abs=0.1)


def test_a_city_wins_over_a_country() -> None:
    text = "Iran attacked in Syria, in Aleppo."
    act = clause(text, "attack", "attacked", phrase(text, "Syria", role="in"), phrase(text, "Aleppo", role="in"))
    assert named("en", text, act) == ("Aleppo", "SYR", "city")


def test_a_city_within_a_phrase() -> None:
    text = "Iran attacked on the hills over Aleppo."
    hills = phrase(text, "the hills over Aleppo", part(text, "Aleppo", role="over"), role="on")
    assert named("en", text, clause(text, "attack", "attacked", hills)) == ("Aleppo", "SYR", "city")


def test_the_governing_word_s_place_serves() -> None:
    text = "Iran held talks in Geneva."
    hold = clause(text, "hold", "held", phrase(text, "Geneva", role="in"))
    assert named("en", text, hold, noun(text, "talk", trigger="talks", under=hold)) == ("Geneva", "CHE", "city")


def test_a_party_is_no_place() -> None:
    text = "Iran attacked Aleppo."
    act = clause(text, "attack", "attacked", phrase(text, "Iran"), phrase(text, "Aleppo", role="object"))
    assert place("en", text, act) is None


def test_the_most_populous_has_the_name() -> None:
    city = GAZETTEERS["en"].cities["London"]
    assert (city.country, city.geonameid) == ("GBR", 2643743)
