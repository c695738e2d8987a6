"""The words that tell what an event is about, and a sentence with and without them."""

import tomllib
from importlib.resources import files
from typing import Any

import pytest

from detente.coding.contexts import Contexts
from detente.errors import PipelineError
from detente.language.pipeline import load_ours
from detente.language.read import parse, read
from detente.waist import Word

DATA = files("detente.codebook") / "data"
TABLE = tomllib.loads((DATA / "contexts.toml").read_text(encoding="utf-8"))
NAMES = tomllib.loads((DATA / "plover.toml").read_text(encoding="utf-8"))["contexts"]
LANGUAGES = ("fr", "en")


@pytest.fixture(scope="session")
def pipelines() -> dict[str, Any]:
    try:
        return {language: load_ours(language) for language in LANGUAGES}
    except PipelineError as error:
        pytest.skip(str(error))


def test_every_context_is_there() -> None:
    assert sorted(TABLE) == sorted(NAMES)
    keys = {f"{sort}_{language}" for sort in ("example", "miss") for language in LANGUAGES}
    for row in TABLE.values():
        assert set(row) - {"unless"} == keys | set(LANGUAGES)
        assert set(row.get("unless", ())) <= set(NAMES)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("context", NAMES)
def test_entries_are_short_and_stand_once(context: str, language: str) -> None:
    phrases = TABLE[context][language]
    assert len(phrases) >= 15
    assert sorted({p for p in phrases if phrases.count(p) > 1}) == []
    for phrase in phrases:
        assert phrase == phrase.lower().strip()
        assert 1 <= len(phrase.split()) <= 4, phrase
        assert "’" not in phrase
        if language == "en":
            assert "-" not in phrase  # the English tokenizer parts words at hyphens


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("context", NAMES)
def test_example_has_it_and_miss_has_not(context: str, language: str, pipelines: dict[str, Any]) -> None:
    contexts = Contexts(TABLE, language)
    for sort in ("example", "miss"):
        text = TABLE[context][f"{sort}_{language}"]
        found = contexts.of(words(pipelines[language], language, text))
        assert (context in found) == (sort == "example"), (text, found)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "L’agence a accusé la Russie de piratage pendant la campagne électorale.", {"cyber", "election"}),
        ("fr", "Le pays a mené une campagne aérienne.", {"military"}),
        ("fr", "Les ministres ont parlé des droits de l’homme.", {"human_rights"}),
        ("en", "The two states agreed on women’s rights.", {"gender", "rights_freedoms"}),
        ("en", "The ministers spoke of anti-corruption efforts and gang members.", {"corruption"}),
        ("en", "Hacked emails were leaked before the election.", {"cyber", "election"}),
        ("en", "The government opened a nuclear power plant and hired a bank clerk.", set()),
    ],
)  # fmt: skip
def test_whole_sentences(language: str, text: str, expected: set[str], pipelines: dict[str, Any]) -> None:
    found = Contexts(TABLE, language).of(words(pipelines[language], language, text))
    assert set(found) == expected


def test_an_entry_matches_lemmas_and_forms_in_a_row() -> None:
    table = {
        "military": {"fr": ["force armé"]},
        "crime": {"fr": ["gang"], "unless": ["corruption"]},
        "corruption": {"fr": ["prise d'intérêts"]},
    }
    contexts = Contexts(table, "fr")
    assert contexts.of(made("forces/force armées/armé")) == ("military",)
    assert contexts.of(made("forces/force très/très armées/armé")) == ()
    assert contexts.of(made("Gang/gang")) == ("crime",)
    assert contexts.of(made("gang/gang prises/prise d’/de intérêts/intérêt")) == ("corruption",)


def words(nlp: Any, language: str, text: str) -> list[Word]:
    """Return the words of a text as the language room reads them."""
    blocks = [("paragraph", 0, len(text))]
    reading = read(language, text, blocks, parse(nlp, language, text, blocks, lambda _: ()), (), (), ())
    return [word for sentence in reading.sentences for word in sentence.words]


def made(text: str) -> list[Word]:
    """Make words of `form/lemma` pairs."""
    pairs = [pair.split("/") for pair in text.split()]
    return [Word(text=form, lemma=lemma, start=0, end=0, kind="noun") for form, lemma in pairs]
