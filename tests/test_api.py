"""Détente from Python, and as a part of a spaCy pipeline."""

import subprocess
import sys

import pytest
import spacy

import detente
from detente.errors import SettingError, SourceError
from detente.language.pipeline import load_ours

TEXT = "La Norvège a expulsé jeudi trois diplomates russes."


@pytest.mark.model
def test_one_call_codes_a_text() -> None:
    [event] = detente.code(TEXT, published="2023-03-17").events
    assert (event.event, event.mode, event.date) == ("SANCTION", "expel", "2023-03-16")
    assert [party.code for party in event.actor] == ["NOR"]


def test_bad_input_is_told() -> None:
    with pytest.raises(SourceError, match="the text: empty"):
        detente.code("")
    with pytest.raises(SettingError, match="not a date"):
        detente.code(TEXT, published="soon")


def test_public_names_are_there() -> None:
    assert all(getattr(detente, name) for name in detente.__all__)
    with pytest.raises(AttributeError, match="nothing"):
        _ = detente.nothing


def test_importing_it_loads_neither_a_parser_nor_a_database() -> None:
    program = (
        "import detente, sys; print([m for m in ('spacy', 'duckdb', 'pyarrow', 'trafilatura') if m in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


@pytest.mark.model
def test_the_component_parses_where_nobody_has() -> None:
    nlp = spacy.blank("fr")
    nlp.add_pipe("detente", config={"published": "2023-03-17"})
    found = nlp(TEXT)._.detente
    assert found == detente.code(TEXT, published="2023-03-17", language="fr")


@pytest.mark.model
def test_the_component_uses_the_parse_that_is_there() -> None:
    nlp = load_ours("fr")
    nlp.add_pipe("detente")
    doc = nlp.make_doc(TEXT)
    doc._.published = "2023-03-17"
    found = nlp(doc)._.detente
    assert [(e.event, e.date, e.text) for e in found.events] == [("SANCTION", "2023-03-16", TEXT[:-1])]
    assert [TEXT[e.start : e.end] for e in found.events] == [e.text for e in found.events]


@pytest.mark.model
def test_many_documents_go_through_a_pipe() -> None:
    nlp = spacy.blank("fr")
    nlp.add_pipe("detente")
    assert [len(doc._.detente.events) for doc in nlp.pipe([TEXT, "Il pleut à Oslo.", TEXT])] == [1, 0, 1]
