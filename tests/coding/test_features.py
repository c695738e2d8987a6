"""What the model sees of a clause."""

from detente.coding.features import features, hints
from tests.coding.build import clause, part, phrase
from tests.coding.small import words

TEXT = "The Danish army plughed strikes against Oslo."
CLAUSE = clause(
    TEXT, "plugh", "plughed",
    phrase(TEXT, "The Danish army", part(TEXT, "Danish"), head="army"),
    phrase(TEXT, "strikes", role="object", lemma="strike"),
    phrase(TEXT, "Oslo", role="against"),
)  # fmt: skip
KNOWN = hints(words("en"))


def test_a_hint_is_a_type_that_a_word_mostly_stands_for() -> None:
    assert KNOWN["strike"] == ("ASSAULT",)
    assert KNOWN["meet"] == ("CONSULT",)
    assert "army" not in KNOWN


def test_words_stand_in_their_places_and_bring_their_types() -> None:
    seen = features(CLAUSE, KNOWN)
    assert {"is plugh", "has ^plu", "verb", "subject army", "object strike", "object ~ASSAULT", "with danish"} <= seen


def test_names_are_no_words_but_their_place_is_seen() -> None:
    seen = features(CLAUSE, KNOWN)
    assert "against name" in seen
    assert [name for name in seen if "oslo" in name] == []


def test_grammar_is_seen() -> None:
    text = "Oslo was not plughed."
    one = clause(text, "plugh", "was not plughed", phrase(text, "Oslo", role="object"), passive=True, negation="not")
    assert {"passive", "negation", "link root"} <= features(one, KNOWN)
