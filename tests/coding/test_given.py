"""Parties that are told beforehand."""

import pytest

from detente.coder import Coder
from detente.records import Article, Event


def coded(coder: Coder, text: str, *parties: str, language: str = "en") -> list[Event]:
    given = [(text.index(words), text.index(words) + len(words)) for words in parties]
    article = Article(id="a", text=text, sha256="", language=language)
    return list(coder.code_blocks(article, [("body", 0, len(text))], given).events)


@pytest.mark.model
def test_a_given_party_that_no_table_knows_is_a_party(coder: Coder) -> None:
    text = "The hospital board accused Dr Vane."
    assert coded(coder, text) == []
    (event,) = coded(coder, text, "The hospital board", "Dr Vane")
    assert [(e.text, e.country) for e in event.actor] == [("The hospital board", "---")]
    assert [(e.text, e.country) for e in event.recipient] == [("Dr Vane", "---")]


@pytest.mark.model
def test_a_given_party_that_is_known_keeps_its_country(coder: Coder) -> None:
    (event,) = coded(coder, "Le Danemark accuse le syndic de fraude.", "Le Danemark", "le syndic", language="fr")
    assert (event.event, [e.country for e in event.actor]) == ("ACCUSE", ["DNK"])


@pytest.mark.model
def test_words_that_a_frame_needs_are_still_needed() -> None:
    coder = Coder(frames_only=True)
    assert coded(coder, "The hospital board painted Dr Vane.", "The hospital board", "Dr Vane") == []


@pytest.mark.model
def test_the_model_is_bolder_where_the_parties_are_given(coder: Coder) -> None:
    text = "The hospital board painted Dr Vane."
    (event,) = coded(coder, text, "The hospital board", "Dr Vane")
    assert event.frame == "model"
    assert coded(coder, text) == []
