"""The closed classes of a language: its little words, read from its folder."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

LANGUAGES = ("fr", "en")


@dataclass(frozen=True, slots=True)
class Grammar:
    """Words by their job; all lower case. `markers` maps prepositions to their class."""

    language: str
    negators: frozenset[str]
    negators_with_particle: frozenset[str]
    particles: frozenset[str]
    restrictors: frozenset[str]
    negative_determiners: frozenset[str]
    negative_coordinators: frozenset[str]
    without: frozenset[str]
    conditional_marks: frozenset[str]
    conditional_phrases: tuple[str, ...]
    relatives: frozenset[str]
    possessives: frozenset[str]
    future_auxiliaries: frozenset[str]
    conditional_auxiliaries: frozenset[str]
    modal_auxiliaries: frozenset[str]
    passive_governors: frozenset[str]
    markers: MappingProxyType[str, str]


@cache
def grammar(language: str) -> Grammar:
    """Return the grammar of `language`; the file is read once, and never changes."""
    folder = files("detente.language") / language
    data = tomllib.loads((folder / "grammar.toml").read_text(encoding="utf-8"))
    words = {name: frozenset(value) for name, value in data["words"].items()}
    return Grammar(
        language=language,
        conditional_phrases=tuple(data["conditional_phrases"]),
        markers=MappingProxyType(
            {form: name for name, forms in data["markers"].items() for form in forms},
        ),
        **words,
    )
