"""The closed classes, as the folders of the languages give them."""

import tomllib
from dataclasses import fields
from importlib.resources import files

import pytest

from detente.language.grammar import LANGUAGES, Grammar, grammar


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_list_of_the_file_is_a_field_and_the_other_way_round(language: str) -> None:
    data = tomllib.loads((files("detente.language") / language / "grammar.toml").read_text(encoding="utf-8"))
    others = {"language", "conditional_phrases", "markers", "endings", "finals", "lemmas", "times", "negative"}
    others |= {"capital_headlines", "present_endings"}
    assert set(data["words"]) == {f.name for f in fields(Grammar)} - others


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_are_plain_lower_case_and_stand_once(language: str) -> None:
    data = tomllib.loads((files("detente.language") / language / "grammar.toml").read_text(encoding="utf-8"))
    for name, words in (data["words"] | data["markers"]).items():
        assert len(words) == len(set(words)), name
        assert all(w == w.lower() and "’" not in w for w in words), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_preposition_has_one_class(language: str) -> None:
    data = tomllib.loads((files("detente.language") / language / "grammar.toml").read_text(encoding="utf-8"))
    forms = [form for forms in data["markers"].values() for form in forms]
    assert len(forms) == len(set(forms)) == len(grammar(language).markers)


def test_languages_have_the_same_classes() -> None:
    assert set(grammar("fr").markers.values()) == set(grammar("en").markers.values())


def test_a_grammar_is_read_once() -> None:
    assert grammar("fr") is grammar("fr")


def test_unknown_language() -> None:
    with pytest.raises(FileNotFoundError):
        grammar("tlh")


def test_samples() -> None:
    french, english = grammar("fr"), grammar("en")
    assert (french.markers["aux côtés de"], english.markers["alongside"]) == ("with", "with")
    assert "ne" in french.particles
    assert not english.particles
    assert {"say", "jump"}.isdisjoint(english.controllers)
