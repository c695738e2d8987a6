"""Lemmas that the pipeline guessed wrong."""

import pytest

from detente.language.lemmas import mended

KNOWN = frozenset({"cancel", "expel", "évacuer", "lancer", "rendre", "réjouir", "signer"})


@pytest.mark.parametrize(
    ("language", "form", "lemma"),
    [
        ("en", "cancelled", "cancel"),
        ("en", "expelled", "expel"),
        ("fr", "évacué", "évacuer"),
        ("fr", "évacuées", "évacuer"),
        ("fr", "lance", "lancer"),
        ("fr", "rendus", "rendre"),
        ("fr", "réjouie", "réjouir"),
    ],
)
def test_ends_of_verbs_that_the_codebook_knows(language: str, form: str, lemma: str) -> None:
    assert mended(form, "?", language, KNOWN) == lemma


def test_other_lemmas_stay() -> None:
    assert mended("chanta", "chanter", "fr", KNOWN) == "chanter"
    assert mended("signa", "signer", "fr", KNOWN) == "signer"
    assert mended("parti", "parti", "fr", KNOWN | {"partir"}) == "parti"
