"""What corrections propose for the codebook, how often the coder is right, and what predicates are called."""

from typing import Any

import pytest

from detente.coder import Coder
from detente.explorer.proposals import Agreement, agreement, proposals
from detente.explorer.sentences import plain, predicate
from tests.conftest import MakeArticle
from tests.explorer.corrected import coded, correction


def test_seven_corrections_share_a_predicate() -> None:
    tone = {"predicate": "hausser ton", "language": "fr", "event": "THREATEN", "mode": None}
    wordings = ["hausser le ton"] * 5 + ["hausser son ton"] * 2
    rows = [correction("changed", number=n, wording=w, **tone) for n, w in enumerate(wordings)]
    first, second = proposals([*rows, correction("wrong", predicate="hausser ton", language="fr"), correction("right")])
    assert (len(first.corrections), first.wording, first.coded, first.said) == (
        7, "hausser le ton", "ACCUSE/disapprove", "THREATEN"
    )  # fmt: skip
    assert first.frames == ("accuse/criticise",)
    assert (len(second.corrections), second.coded, second.said) == (1, "ACCUSE/disapprove", None)


def test_what_was_missed_has_no_coded_type() -> None:
    (found,) = proposals([correction("added", event="THREATEN", mode="restrict")])
    assert (found.coded, found.said, found.frames) == (None, "THREATEN/restrict", ())


@pytest.mark.parametrize(
    ("said", "fields"),
    [
        ({"date": "2025-01"}, ("date",)),
        ({"actor": ("SWE",), "status": "future"}, ("actor", "status")),
        ({"actor": ("CHL:GOV",), "recipient": ("NOR:GOV",)}, ("swapped",)),
        ({"event": "REJECT", "actor": ("SWE",)}, ()),
    ],
)
def test_where_the_type_stays_it_says_what_else_changes(said: dict[str, Any], fields: tuple[str, ...]) -> None:
    assert proposals([correction("changed", **said)])[0].fields == fields


def test_other_languages_and_statements_stand_apart() -> None:
    statement = {"record": "statement", "id": "s1"}
    rows = [correction("wrong"), correction("wrong", language="fr"), correction("wrong", record=statement)]
    assert [found.language for found in proposals(rows)] == ["en", "fr"]


def test_agreement_is_the_share_of_the_judged_records_that_are_right() -> None:
    rows = [correction("right"), correction("right"), correction("wrong"), correction("changed", event="REJECT"),
            correction("added", event="REJECT")]  # fmt: skip
    found = agreement(rows)
    assert found == {"ACCUSE": Agreement(2, 1, 1, 0), "REJECT": Agreement(0, 0, 0, 1)}
    assert (found["ACCUSE"].share, found["REJECT"].share) == (0.5, None)
    assert agreement([correction("right", record={"record": "statement", "id": "s1"})]) == {"statement": Agreement(1)}


# -- predicates and sentences ----------------------------------------------------------

NAMED = [
    ("fr", "La France a haussé le ton face à la Turquie.", "haussé le ton", None, ("hausser ton", "hausser le ton")),
    ("fr", "La France hausse le ton face à la Turquie.", "hausse le ton face à la Turquie", None,
     ("hausser ton", "hausser le ton")),
    ("fr", "La Norvège a averti le Chili lundi.", "a averti le Chili", None, ("avertir", "avertir")),
    ("fr", "L’armée s’est retirée de la ville.", "s’est retirée", None, ("se retirer", "se retirer")),
    ("en", "Norway expelled three Chilean envoys.", "expelled", "sanction/expel-diplomats", ("expel", "expel")),
    ("en", "Norway raised its voice against Chile.", "against", None, ("against", "against")),
]  # fmt: skip


@pytest.mark.model
@pytest.mark.parametrize(("language", "text", "words", "frame", "named"), NAMED)
def test_a_predicate_is_named_as_the_codebook_would(
    coder: Coder, article: MakeArticle, language: str, text: str, words: str, frame: str | None, named: tuple[str, str]
) -> None:
    one = article(text, language=language)
    start = one.text.index(words)
    (sentence,) = coder.reading(one, *coder.parse(one)).sentences
    assert predicate(coder.codebook, one, sentence, start, start + len(words), frame) == named


@pytest.mark.parametrize(
    ("text", "whole", "sentences"),
    [
        ("Oslo a protesté. Santiago a refusé.", (), ["Oslo a protesté.", "Santiago a refusé."]),
        ("Oslo a dit : « Non. » Puis rien.", (), ["Oslo a dit : « Non. »", "Puis rien."]),
        ("Le rapport de M. Berg a été lu.", ("M. Berg a été lu",), ["Le rapport de M. Berg a été lu."]),
        ("Un titre\n\nOslo a protesté ! Fin", (), ["Un titre", "Oslo a protesté !", "Fin"]),
    ],
)
def test_without_a_pipeline_punctuation_tells_the_sentences(
    article: MakeArticle, text: str, whole: tuple[str, ...], sentences: list[str]
) -> None:
    one = article(text, language="fr")
    spans = [(text.index(words), text.index(words) + len(words)) for words in whole]
    found = plain(one, spans)
    assert [s.text for s in found] == sentences
    assert all(one.text[s.start : s.end] == s.text for s in found)


def test_a_record_keeps_what_the_coder_wrote() -> None:
    assert correction("right").coded == coded()
