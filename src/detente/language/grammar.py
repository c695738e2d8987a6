"""The closed classes of a language: its little words, read from its folder."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

LANGUAGES = ("fr", "en")
NEGATIVE = ("negators", "negators_with_particle", "particles", "negative_determiners", "without")


@dataclass(frozen=True, slots=True)
class Grammar:
    """Words by their job; all lower case. What each job is stands in the files, at the lists.

    `markers` maps prepositions to their class; `finals` maps the last letters
    of an infinitive to the ends of its future stem, `endings` maps a mood
    (Fut, Cnd) to the endings that follow that stem; `lemmas` maps ends of verb
    forms to the ends of their lemmas; `times` are days and periods, `negative` all
    words that may negate.
    """

    language: str
    negators: frozenset[str]
    negators_with_particle: frozenset[str]
    particles: frozenset[str]
    particle_alone: frozenset[str]
    restrictors: frozenset[str]
    not_only: frozenset[str]
    negative_determiners: frozenset[str]
    negative_coordinators: frozenset[str]
    negative_obliques: frozenset[str]
    without: frozenset[str]
    conditional_marks: frozenset[str]
    question_marks: frozenset[str]
    conditional_phrases: tuple[str, ...]
    content_marks: frozenset[str]
    infinitive_marks: frozenset[str]
    purpose_marks: frozenset[str]
    complement_marks: frozenset[str]
    reason_marks: frozenset[str]
    controllers: frozenset[str]
    noun_controllers: frozenset[str]
    particle_verbs: frozenset[str]
    relatives: frozenset[str]
    adverbial_relatives: frozenset[str]
    possessives: frozenset[str]
    reflexives: frozenset[str]
    copulas: frozenset[str]
    perfect_auxiliaries: frozenset[str]
    future_auxiliaries: frozenset[str]
    conditional_auxiliaries: frozenset[str]
    modal_auxiliaries: frozenset[str]
    causatives: frozenset[str]
    permissives: frozenset[str]
    naming: frozenset[str]
    emphatic: frozenset[str]
    plurals: frozenset[str]
    ordering: frozenset[str]
    passive_governors: frozenset[str]
    reflexive_passives: frozenset[str]
    bare_passives: frozenset[str]
    bare_actives: frozenset[str]
    adjectival: frozenset[str]
    agents: frozenset[str]
    climbers: frozenset[str]
    measures: frozenset[str]
    days: frozenset[str]
    periods: frozenset[str]
    partitives: frozenset[str]
    nominal: frozenset[str]
    takers_of: frozenset[str]
    takers_to: frozenset[str]
    moments: frozenset[str]
    shifts: frozenset[str]
    distances: frozenset[str]
    markers: MappingProxyType[str, str]
    endings: MappingProxyType[str, tuple[str, ...]]
    finals: MappingProxyType[str, tuple[str, ...]]
    lemmas: MappingProxyType[str, str]
    times: frozenset[str]
    negative: frozenset[str]
    capital_headlines: bool
    present_endings: tuple[str, ...]


@cache
def grammar(language: str) -> Grammar:
    """Return the grammar of `language`; the file is read once, and never changes."""
    folder = files("detente.language") / language
    data = tomllib.loads((folder / "grammar.toml").read_text(encoding="utf-8"))
    words = {name: frozenset(value) for name, value in data["words"].items()}
    future = data.get("future", {})
    return Grammar(
        language=language,
        capital_headlines=data["capital_headlines"],
        present_endings=tuple(data["present_endings"]),
        conditional_phrases=tuple(data["conditional_phrases"]),
        markers=MappingProxyType(
            {form: name for name, forms in data["markers"].items() for form in forms},
        ),
        endings=MappingProxyType({name: tuple(ends) for name, ends in future.get("endings", {}).items()}),
        finals=MappingProxyType({name: tuple(ends) for name, ends in future.get("stems", {}).items()}),
        times=words["days"] | words["periods"],
        negative=frozenset().union(*(words[name] for name in NEGATIVE)),
        lemmas=MappingProxyType({end: own for own, ends in data["lemmas"].items() for end in ends}),
        **words,
    )
