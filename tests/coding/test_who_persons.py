"""Private persons and bodies, and who is behind a thing."""

import pytest

from detente.coding.persons import own_words, title
from tests.coding.build import actors, codes, part, phrase, who

NOBODY: frozenset[str] = frozenset()


@pytest.mark.parametrize(
    ("text", "words", "role"),
    [
        ("Iran freed Anna Klamm.", "Anna Klamm", "object"),
        ("Iran was sued by Anna Klamm.", "Anna Klamm", "by"),
        ("The NBX waited.", "The NBX", "subject"),
        ("Klamm waited.", "Klamm", "subject"),
    ],
)
def test_a_name_that_no_table_has_is_somebody(text: str, words: str, role: str) -> None:
    built = phrase(text, words, role=role, kind="name", head=words.split()[-1])
    assert codes(who("en", text).resolve(built)) == ["---:UNK"]


@pytest.mark.parametrize(
    ("text", "words", "role"),
    [
        ("Iran came on Monday.", "Monday", "on"),
        ("Iran signed the Zeta Accord.", "the Zeta Accord", "object"),
        ("Iran shut Gate 7.", "Gate 7", "object"),
        ("Maize: Iran waits.", "Maize", "subject"),
        ("Iran left the pass of Gallabad.", "Gallabad", "of"),
    ],
)
def test_a_name_that_is_none_of_a_person_or_body(text: str, words: str, role: str) -> None:
    built = phrase(text, words, role=role, kind="name", head=words.split()[-1])
    assert [e.sector for e in who("en", text).resolve(built)] == [None]


@pytest.mark.parametrize(("words", "head"), [("Mme Drozdova", "Mme"), ("M. Drozdov", "M")])
def test_monsieur_and_madame(words: str, head: str) -> None:
    text = f"Hier {words} attend."
    name = part(text, words.split()[-1], role="apposition")
    (entity,) = who("fr", text).resolve(phrase(text, words, name, head=head, lemma="monsieur", kind="noun"))
    assert (entity.code, entity.text) == ("---:UNK", words)


@pytest.mark.parametrize(
    ("words", "role", "sector"),
    [
        ("Interior Minister Horst Klamm", "interior minister", "GOV"),
        ("Imam Tarek Soumal", "imam", "REL"),
        ("Petrovane Holdings", "holdings", "BUS"),
    ],
)
def test_a_title_in_a_name(words: str, role: str, sector: str) -> None:
    text = f"{words} waited."
    built = phrase(text, words)
    assert title(built, actors("en").roles) == role
    assert [e.sector for e in who("en", text).resolve(built)] == [sector]


def test_the_name_without_its_title() -> None:
    text = "Interior Minister Horst Klamm waited."
    assert who("en", text).resolve(phrase(text, "Interior Minister Horst Klamm"))[0].name == "Horst Klamm"


def test_the_words_of_a_name_end_before_what_is_attached() -> None:
    text = "A court convicted Paul Brisque of fraud."
    built = phrase(text, "Paul Brisque of fraud", part(text, "fraud", role="of", kind="noun"), role="object")
    assert own_words(built) == ["Paul", "Brisque"]


# -- who is behind a thing -------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words", "whose", "role", "code"),
    [
        ("Iran rejected proposals by parliament.", "proposals by parliament", "parliament", "by", "---:LEG"),
        ("Iran ignored the letter from rebels.", "the letter from rebels", "rebels", "from", "---:REB"),
        ("Iran rejected the demands of the rebels.", "the demands of the rebels", "the rebels", "of", "---:REB"),
        ("Iran ignored the police's letter.", "the police's letter", "police", "possessor", "---:COP"),
        ("Iran condemned the raid against rebels.", "the raid against rebels", "rebels", "against", "---:REB"),
    ],
)
def test_who_is_behind_a_thing(text: str, words: str, whose: str, role: str, code: str) -> None:
    head = next(w for w in ("proposals", "letter", "demands", "raid") if w in words)
    lemma = {"rebels": "rebel"}.get(whose.split()[-1], whose)
    owner = part(text, whose, role=role, kind="noun", head=whose.split()[-1], lemma=lemma)
    built = phrase(text, words, owner, head=head, role="object", kind="noun")
    assert codes(who("en", text).resolve(built, NOBODY)) == [code]
    assert who("en", text).resolve(built) == ()  # a thing does not speak


def test_the_freed_are_not_behind_their_release() -> None:
    text = "Iran demanded the release of two students."
    two = part(text, "two students", role="of", kind="noun", head="students", lemma="student")
    built = phrase(text, "the release of two students", two, head="release", role="object", kind="noun")
    assert who("en", text).resolve(built, NOBODY) == ()


def test_the_doer_comes_before_the_victim() -> None:
    text = "Iran condemned the raid against students by rebels."
    against = part(text, "students", role="against", kind="noun", lemma="student")
    by = part(text, "rebels", role="by", kind="noun", lemma="rebel")
    built = phrase(text, "the raid against students by rebels", against, by, head="raid", role="object", kind="noun")
    assert codes(who("en", text).resolve(built, NOBODY)) == ["---:REB"]


def test_one_s_own_state_is_not_behind_what_one_rejects() -> None:
    text = "Iran rejected the words of the Iranian army."
    army = part(text, "the Iranian army", part(text, "Iranian"), role="of", kind="noun", head="army")
    built = phrase(text, "the words of the Iranian army", army, head="words", role="object", kind="noun")
    assert "IRN:MIL" not in codes(who("en", text).resolve(built, frozenset({"IRN"})))


def test_a_place_is_of_its_country_and_does_nothing() -> None:
    text = "They attacked a village in Mali."
    mali = part(text, "Mali", role="in")
    where = phrase(text, "a village in Mali", mali, head="village", role="object")
    assert codes(who("en", text).resolve(where)) == ["MLI"]
    assert who("en", text).resolve(phrase(text, "a village in Mali", mali, head="village")) == ()
