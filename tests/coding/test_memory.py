"""Which two states "the two countries" are, and whom "they" means."""

import pytest

from detente.coding.who import Who
from tests.coding.build import codes, phrase, who


def after(language: str, *sentences: str) -> Who:
    """Return a resolver for a text of these sentences."""
    text = " ".join(sentences)
    resolver = who(language, text)
    resolver.memory.starts = [text.index(s) for s in sentences]
    return resolver


@pytest.mark.parametrize(
    ("told", "pair"),
    [
        (("Chad met Niger.", "The two countries agreed."), ["TCD", "NER"]),
        (("Chad met Niger.", "Rain fell.", "The two countries agreed."), ["TCD", "NER"]),
        (("Chad met Niger.", "Chad left Niger.", "Peru met Chile.", "The two countries agreed."), ["TCD", "NER"]),
        (("Chad met Niger.", "Peru met Chile.", "The two countries agreed."), ["PER", "CHL"]),
        (("Chad, Niger and Mali met.", "The two countries agreed."), []),
        (("Chad left.", "The two countries agreed."), []),
    ],
)
def test_the_two_countries(told: tuple[str, ...], pair: list[str]) -> None:
    text = " ".join(told)
    found = after("en", *told).resolve(phrase(text, "The two countries", head="countries", lemma="country"))
    assert codes(found) == pair


def test_organisations_are_no_countries() -> None:
    told = "Chad met Niger.", "The United Nations called on the two neighbours."
    found = after("en", *told).resolve(
        phrase(" ".join(told), "the two neighbours", head="neighbours", lemma="neighbour", role="on")
    )
    assert codes(found) == ["TCD", "NER"]


def test_leaders_have_their_sector() -> None:
    told = "Le Tchad a reçu le Niger.", "Les deux présidents sont partis."
    found = after("fr", *told).resolve(
        phrase(" ".join(told), "Les deux présidents", head="présidents", lemma="président", plural=True)
    )
    assert codes(found) == ["TCD:GOV", "NER:GOV"]


def test_two_of_one_country_are_no_pair() -> None:
    told = "Chad met Niger.", "The two ministers of Mali left."
    text = " ".join(told)
    ministers = phrase(
        text, "The two ministers of Mali", phrase(text, "Mali", role="of"), head="ministers", lemma="minister"
    )
    assert codes(after("en", *told).resolve(ministers)) == ["MLI:GOV"]


def test_they_are_two_states_where_one_would_be_meant() -> None:
    told = "Chad met Niger.", "They agreed."
    resolver = after("en", *told)
    text = " ".join(told)
    resolver.remember(phrase(text, "Chad"), 2)
    assert codes(resolver.resolve(phrase(text, "They", plural=True))) == ["TCD", "NER"]


def test_the_subject_of_the_sentence_goes_before_a_person_further_back() -> None:
    told = "Barack Obama left.", "Chad waits, as it says it will."
    resolver = after("en", *told)
    text = " ".join(told)
    resolver.remember(phrase(text, "Barack Obama"), 2)
    resolver.remember(phrase(text, "Chad"), 2)
    assert codes(resolver.resolve(phrase(text, "it"))) == ["TCD"]


def test_she_is_not_several() -> None:
    text = "La France a expulsé des diplomates russes. Elle attend."
    resolver = after("fr", "La France a expulsé des diplomates russes.", "Elle attend.")
    resolver.remember(phrase(text, "La France", gender="f"), 2)
    resolver.remember(phrase(text, "des diplomates russes", head="diplomates", lemma="diplomate", plural=True), 0)
    assert codes(resolver.resolve(phrase(text, "Elle", gender="f"))) == ["FRA"]
