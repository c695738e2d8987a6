"""The narrow waist: what a sentence says, in terms that no language owns.

`language` makes these from a parse; `coding` reads them and never sees a
parser. Positions are character offsets in the article's text, end exclusive.
Words and phrases, of which there are many, are tuples: these are made faster.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

Kind = Literal["noun", "name", "pronoun", "adjective", "number", "verb", "adverb", "other"]
Link = Literal[
    "root", "complement", "content", "object", "subject", "oblique", "adverbial", "purpose", "relative",
    "participle", "conjunct", "apposition", "parataxis", "other",
]  # fmt: skip


class Phrase(NamedTuple):
    """A noun phrase (or pronoun, adjective, adverb) and what hangs on it.

    `start`–`end` cover the phrase without its preposition; `marker` is the
    class of that preposition (`with`, `against`; the words themselves where
    the codebook has no class for them, empty where there is none). `relation`
    says how the phrase hangs on what governs it: a role for the parts of a
    clause, and apposition, name, adjective, possessor, compound, conjunct, number,
    determiner, clause or oblique for the parts of a phrase.
    """

    text: str
    start: int
    end: int
    lemma: str
    head_start: int
    head_end: int
    kind: Kind
    relation: str
    marker: str = ""
    person: int | None = None
    plural: bool | None = None
    gender: Literal["m", "f"] | None = None
    determiner: str = ""
    parts: tuple["Phrase", ...] = ()

    def walk(self) -> Iterator["Phrase"]:
        """Yield the phrase and all its parts, outer ones first."""
        yield self
        for part in self.parts:
            yield from part.walk()

    def conjuncts(self) -> tuple["Phrase", ...]:
        """Return the phrase and what is coordinated with it, in order."""
        return (self, *(part for part in self.parts if part.relation == "conjunct"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A predicate with its roles.

    `predicate` is the lemma; `words` holds the lemmas that stand with it
    (heads of its dependents, prepositions, particles, adverbs; for a noun its
    adjectives and complements). `parent` is the index of the clause that this
    one depends on and `link` how. In the passive, `subject` and `object` in
    `roles` have already changed places. `hypothetical`: it stands inside a
    condition; `conditional`: it opens with the word for one.
    """

    index: int
    kind: Literal["verb", "noun", "adjective"]
    predicate: str
    reflexive: bool
    start: int
    end: int
    trigger_start: int
    trigger_end: int
    passive: bool
    negation: str | None
    mood: Literal["indicative", "conditional", "imperative", "infinitive", "participle", "subjunctive"]
    tense: Literal["past", "present", "future"] | None
    modals: tuple[str, ...]
    question: bool
    condition: tuple[int, int] | None
    hypothetical: bool
    conditional: bool = False
    mark: str
    words: frozenset[str]
    roles: tuple[Phrase, ...]
    parent: int | None
    link: Link

    def role(self, name: str) -> tuple[Phrase, ...]:
        """Return the phrases in a role: subject, object, indirect, or a class of preposition."""
        return tuple([p for p in self.roles if p.relation == name or (p.marker == name and p.relation == "oblique")])


class Word(NamedTuple):
    """A word of the sentence, for lists that look at words alone."""

    text: str
    lemma: str
    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence: its number in the article, its words and clauses."""

    index: int
    block: int
    kind: str
    start: int
    end: int
    text: str
    words: tuple[Word, ...]
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words between quotation marks, without the marks; `closed` is false where the end is a guess."""

    start: int
    end: int
    text: str
    block: int
    closed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """An article as a language room read it; `plain` is its text in plain typography, of the same length."""

    language: str
    plain: str
    sentences: tuple[Sentence, ...]
    quotes: tuple[Quote, ...]
