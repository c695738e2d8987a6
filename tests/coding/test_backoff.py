"""What the model proposes, and where it is asked."""

import numpy as np
import pytest

from detente.codebook.load import load
from detente.coder import Coder
from detente.coding.backoff import MODEL, Backoff, entry_of
from detente.coding.features import hints
from detente.coding.what import Coding, Uncoded, What
from detente.records import Article
from detente.waist import Clause
from tests.coding.build import clause, phrase, who
from tests.coding.small import small, words

TYPES = ("ASSAULT", "CONSULT")
ROWS = {"is plugh": 1, "is xyzzy": 2}
WEIGHTS = np.array([[0.0, 0.0, 0.0], [0.0, 4.0, 0.0], [4.0, 1.0, 2.0]])  # nothing, assault, consult
TEXT = "Turkey plughed Syria."


def made(least: float = 0.5, told: float = 0.1) -> Backoff:
    entries = [entry_of(name, {"cameo": "180", "reciprocal": name == "CONSULT"}, ["object"]) for name in TYPES]
    return Backoff(hints(words("en")), ROWS, WEIGHTS, entries, least, told)


def verb(predicate: str, *names: str) -> Clause:
    roles = zip(names or ("Turkey", "Syria"), ("subject", "object"), strict=False)
    return clause(TEXT, predicate, "plughed", *(phrase(TEXT, name, role=role) for name, role in roles))


def code(predicate: str, *names: str, told: bool = False, model: Backoff | None = None) -> Coding | Uncoded | None:
    act = verb(predicate, *names)
    return What(small(), "en", who("en", TEXT), told=told, model=model or made()).code(act, (act,))


def test_the_likeliest_type_is_proposed() -> None:
    found = code("plugh")
    assert isinstance(found, Coding)
    assert (found.event, found.frame.id, found.frame.cameo) == ("ASSAULT", MODEL, "180")
    assert ([e.country for e in found.actor], [e.country for e in found.recipient]) == (["TUR"], ["SYR"])


def test_what_is_likely_to_be_nothing_or_is_unlikely_is_not() -> None:
    assert code("xyzzy") == Uncoded(verb("xyzzy"), "verb not in codebook: xyzzy", untaken=True)
    assert isinstance(code("plugh", model=made(least=0.99)), Uncoded)


def test_both_parties_must_be_there() -> None:
    assert isinstance(code("plugh", "Turkey"), Uncoded)


def test_where_the_parties_are_told_something_has_happened() -> None:
    found = code("xyzzy", told=True)
    assert isinstance(found, Coding)
    assert found.event == "CONSULT"


def test_a_frame_goes_before_the_model() -> None:
    found = code("attack")
    assert isinstance(found, Coding)
    assert found.frame.id == "assault/attack"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_our_model_has_a_column_for_each_type_of_the_codebook(language: str) -> None:
    codebook = load()
    ours = Backoff.load(language, codebook.words[language])
    assert [entry.frame.event for entry in ours.entries] == list(codebook.types)
    assert ours.weights.shape == (len(ours.rows) + 1, len(ours.entries) + 1)
    assert {entry.frame.cameo for entry in ours.entries} <= codebook.goldstein.keys()


@pytest.mark.model
def test_frames_only_leaves_the_model_out(coder: Coder) -> None:
    alone = Coder(frames_only=True)
    assert alone.tables("en").model is None
    assert alone.digest != coder.digest
    text = "Danish troops ambuscaded Norwegian soldiers with rockets."
    article = Article(id="a", text=text, sha256="", language="en")
    assert {
        e.frame for e in alone.code_blocks(article, [("body", 0, len(text))]).events
    } <= alone.codebook.frames.keys()
