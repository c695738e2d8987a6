"""Of what country those are whose words name none: by a place, the sentence, the dateline, the article."""

import pytest

from detente.coding.who import Who
from detente.waist import Phrase
from tests.coding.build import codes, part, phrase, who


def met(language: str, text: str, *phrases: Phrase) -> Who:
    """Return a resolver that has met phrases."""
    resolver = who(language, text)
    for one in phrases:
        resolver.remember(one, 0)
    return resolver


# -- a place in the phrase -----------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "words", "place", "role", "code"),
    [
        ("en", "Police in Mombasa", "Mombasa", "in", "KEN:COP"),
        ("en", "A Stuttgart court", "Stuttgart", "compound", "DEU:JUD"),
        ("en", "Teachers in Zamfara", "Zamfara", "in", "NGA:EDU"),
        ("en", "The Bavarian government", "Bavarian", "adjective", "DEU:GOV"),
        ("en", "Rebels in Darfur", "Darfur", "in", "SDN:REB"),
        ("fr", "Un tribunal de Séville", "Séville", "of", "ESP:JUD"),
        ("fr", "Des agriculteurs bretons", "bretons", "adjective", "FRA:AGR"),
        ("fr", "La police du Zamfara", "Zamfara", "of", "NGA:COP"),
        ("fr", "Des rebelles du Darfour", "Darfour", "of", "SDN:REB"),
        ("fr", "Les enseignants de Mombasa", "Mombasa", "of", "KEN:EDU"),
    ],
)
def test_a_place_in_the_phrase(language: str, words: str, place: str, role: str, code: str) -> None:
    text = f"{words} — voilà."
    where = part(text, place, role=role, kind=None if role != "adjective" else "adjective")
    head = next(w for w in words.split() if w != place and w.lower() not in ("the", "a", "un", "la", "les", "des"))
    lemma = {"teachers": "teacher", "rebels": "rebel", "police": "police"}.get(head.lower(), head.lower().rstrip("s"))
    built = phrase(text, words, where, head=head, lemma=lemma, kind="noun")
    assert codes(who(language, text).resolve(built)) == [code]


@pytest.mark.parametrize(
    ("language", "words", "place", "marker", "lemma"),
    [
        ("en", "Foreign troops in Mali", "Mali", "in", "troop"),
        ("en", "Peacekeepers in Goma", "Goma", "in", "peacekeeper"),
        ("fr", "Des troupes étrangères au Mali", "Mali", "to", "troupe"),
        ("fr", "Des touristes à Mombasa", "Mombasa", "to", "touriste"),
    ],
)
def test_those_from_abroad_are_not_of_the_place_where_they_are(
    language: str, words: str, place: str, marker: str, lemma: str
) -> None:
    text = f"{words} — voilà."
    head = next(w for w in words.split() if w.lower().startswith(lemma))
    built = phrase(text, words, part(text, place, role=marker), head=head, lemma=lemma, kind="noun")
    assert [e.country for e in who(language, text).resolve(built)] == [None]


def test_foreign_affairs_are_not_abroad() -> None:
    text = "A spokesman for the Thai foreign ministry waited."
    ministry = part(text, "the Thai foreign ministry", part(text, "Thai"), role="for", head="ministry", kind="noun")
    built = phrase(text, "A spokesman for the Thai foreign ministry", ministry, head="spokesman")
    assert codes(who("en", text).resolve(built)) == ["THA:GOV"]


# -- a region or a city by itself -----------------------------------------------------


@pytest.mark.parametrize(("language", "place", "country"), [("en", "Mosul", "IRQ"), ("fr", "Idleb", "SYR")])
def test_a_place_to_which_something_is_done(language: str, place: str, country: str) -> None:
    text = f"They shelled {place}."
    assert codes(who(language, text).resolve(phrase(text, place, role="object"))) == [country]


def test_a_city_does_nothing_by_itself() -> None:
    text = "Mombasa waited."
    assert codes(who("en", text).resolve(phrase(text, "Mombasa"))) == ["---"]


def test_a_city_visited_by_those_who_govern_it_is_no_party() -> None:
    text = "The French minister visited Lille."
    minister = phrase(text, "The French minister", part(text, "French"), head="minister")
    assert codes(met("en", text, minister).resolve(phrase(text, "Lille", role="object"))) == ["---"]


def test_a_city_by_which_somebody_is_called() -> None:
    text = "Paul Lille came. Then they arrested Lille."
    resolver = met("en", text, phrase(text, "Paul Lille"))
    assert resolver.resolve(phrase(text, "Lille", nth=1, role="object"))[0].name == "Paul Lille"


def test_a_title_behind_a_region() -> None:
    text = "Kerala Chief Minister Anil Menon waited."
    (entity,) = who("en", text).resolve(phrase(text, "Kerala Chief Minister Anil Menon"))
    assert (entity.code, entity.name) == ("IND:GOV", "Anil Menon")


# -- the sentence ----------------------------------------------------------------------


def test_a_place_where_it_happens() -> None:
    text = "Police arrested students in Mombasa."
    where = phrase(text, "Mombasa", role="in")
    police = phrase(text, "Police", kind="noun")
    assert codes(met("en", text, police, where).resolve(police)) == ["KEN:COP"]


def test_a_place_after_french_a() -> None:
    text = "À Douala, des manifestants attendent."
    where = phrase(text, "Douala", role="to")
    crowd = phrase(text, "des manifestants", head="manifestants", lemma="manifestant")
    assert codes(met("fr", text, where, crowd).resolve(crowd)) == ["CMR:CVL"]


def test_the_only_state_that_the_sentence_names() -> None:
    text = "A court sentenced the former Kenyan minister."
    court = phrase(text, "A court")
    minister = phrase(
        text, "the former Kenyan minister", part(text, "former"), part(text, "Kenyan"), head="minister", role="object"
    )
    assert codes(met("en", text, court, minister).resolve(court)) == ["KEN:JUD"]


@pytest.mark.parametrize(
    ("subject", "object_", "country", "lemma"),
    [
        ("Protesters", "Israel", "Israel", ""),
        ("Police", "three Russian diplomats", "Russian", "diplomat"),
        ("The army", "the Kenyan minister", "Kenyan", "minister"),
    ],
)
def test_a_party_is_not_of_the_other_party_s_country(subject: str, object_: str, country: str, lemma: str) -> None:
    text = f"{subject} accused {object_}."
    one = phrase(text, subject, kind="noun", lemma=subject.split()[-1].lower().removesuffix("s"))
    parts = (part(text, country),) if lemma else ()
    other = phrase(text, object_, *parts, head=object_.split()[-1], lemma=lemma, role="object")
    assert [e.country for e in met("en", text, one, other).resolve(one)] == [None]


# -- the dateline, the article -----------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "line", "code"),
    [
        ("en", "NAIROBI, Kenya (XY) - ", "KEN:GOV"),
        ("en", "MOMBASA - ", "KEN:GOV"),
        ("fr", "DOUALA, 3 mai (XY) - ", "CMR:GOV"),
        ("en", "He was there - ", "---:GOV"),
    ],
)
def test_the_city_of_the_dateline(language: str, line: str, code: str) -> None:
    words = "The government" if language == "en" else "Le gouvernement"
    text = f"{line}{words} — voilà."
    assert codes(who(language, text).resolve(phrase(text, words))) == [code]


def test_the_country_that_the_article_is_about() -> None:
    text = "Kenya waited. Kenyans voted. The president waited."
    (entity,) = who("en", text).resolve(phrase(text, "The president"))
    assert (entity.code, entity.name) == ("KEN:GOV", "Uhuru Kenyatta")


@pytest.mark.parametrize("words", ["The ambassador", "a minister", "foreign troops"])
def test_not_everybody_is_of_the_country_that_the_article_is_about(words: str) -> None:
    text = f"Kenya waited. Kenyans voted. Then {words} came."
    head = words.split()[-1]
    built = phrase(text, words, head=head, lemma=head.removesuffix("s"))
    assert [e.country for e in who("en", text).resolve(built)] == [None]
