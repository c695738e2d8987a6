"""What the codebook knows, as frozen values that coding reads."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Mode:
    """A PLOVER mode and its conflict–cooperation score."""

    name: str
    score: float


@dataclass(frozen=True, slots=True)
class EventType:
    """A PLOVER event type."""

    name: str
    quad: int
    score: float
    recipient_required: bool
    modes: Mapping[str, Mode]


@dataclass(frozen=True, slots=True)
class Pattern:
    """A predicate: its lemma, whether it is reflexive, and lemmas that must stand with it."""

    lemma: str
    reflexive: bool
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Need:
    """A condition on a role: its words in this language, or whom it names; without either, that it is there."""

    role: str
    words: frozenset[str]
    actor: bool
    sectors: frozenset[str]
    negated: bool

    @property
    def asks_who(self) -> bool:
        """Tell whether it asks whom the role names."""
        return not self.words and (self.actor or bool(self.sectors))


@dataclass(frozen=True, slots=True)
class Frame:
    """A codebook entry: what counts as an event type and where its parties stand."""

    id: str
    event: str
    mode: str | None
    cameo: str | None
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    reciprocal: bool
    of: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A frame as one language says it: a pattern, and the needs in that language."""

    frame: Frame
    pattern: Pattern
    needs: tuple[Need, ...]

    @property
    def infinitives(self) -> frozenset[str]:
        """Return the infinitives one of which must complete the predicate, none where any may."""
        return frozenset[str]().union(*(n.words for n in self.needs if n.role == "complement" and not n.negated))

    @property
    def weight(self) -> int:
        """Return how specific the entry is; what it excludes counts for nothing."""
        needs = sum(not n.negated for n in self.needs) + bool(self.infinitives)
        return 2 * len(self.pattern.words) + needs + self.pattern.reflexive


@dataclass(frozen=True, slots=True)
class Fold:
    """What becomes of an inner event of one of the types `of` under a governing word."""

    of: frozenset[str]
    event: str | None
    mode: str | None
    status: str | None


@dataclass(frozen=True, slots=True)
class Governor:
    """A class of words that take another predicate as complement ("be ready to", "refuse to").

    `of_others` names the class that they are of where somebody else is to do it ("wants X to leave").
    """

    id: str
    control: str
    recipient: tuple[str, ...]
    folds: tuple[Fold, ...]
    passes: str | None
    of_others: str | None = None


# The entries of a lemma with their numbers, by one of the words that must stand with it, or "".
Beside = Mapping[str, Sequence[tuple[int, Entry]]]


@dataclass(frozen=True, slots=True)
class Words:
    """The predicates of one language, by lemma, for verbs, nouns and adjectives."""

    entries: Mapping[str, Mapping[str, tuple[Entry, ...]]]
    governors: Mapping[str, Mapping[str, tuple[tuple[Pattern, Governor], ...]]]
    reporting: frozenset[str]
    obliging: frozenset[str]
    known: dict[str, frozenset[str]] = field(default_factory=dict, compare=False)
    governing: dict[str, Governor] = field(default_factory=dict, compare=False)
    beside: dict[tuple[str, str], Beside] = field(default_factory=dict, compare=False)

    def lemmas(self, sort: str) -> frozenset[str]:
        """Return all lemmas of a sort that the codebook knows."""
        if sort not in self.known:
            known = self.entries[sort].keys() | self.governors[sort].keys()
            self.known[sort] = frozenset(known | self.reporting if sort == "verbs" else known)
        return self.known[sort]

    def classes(self) -> Mapping[str, Governor]:
        """Return the classes of governing words by their names."""
        if not self.governing:
            tables = self.governors.values()
            self.governing.update((g.id, g) for table in tables for found in table.values() for _, g in found)
        return self.governing

    def said(self, sort: str, lemma: str, words: frozenset[str]) -> list[Entry]:
        """Return the entries of a lemma whose words are all among those that stand with it."""
        key = sort, lemma
        if key not in self.beside:
            self.beside[key] = by_word(self.entries[sort].get(lemma, ()))
        table = self.beside[key]
        found = [pair for word in table.keys() & words for pair in table[word] if pair[1].pattern.words <= words]
        return [entry for _, entry in sorted([*table.get("", ()), *found])]


def by_word(entries: Sequence[Entry]) -> Beside:
    """Return entries, numbered, by a word of their patterns."""
    found: dict[str, list[tuple[int, Entry]]] = defaultdict(list)
    for pair in enumerate(entries):
        found[min(pair[1].pattern.words, default="")].append(pair)
    return dict(found)


@dataclass(frozen=True, slots=True)
class Codebook:
    """All that decides types."""

    version: str
    types: Mapping[str, EventType]
    contexts: tuple[str, ...]
    goldstein: Mapping[str, float]
    frames: Mapping[str, Frame]
    words: Mapping[str, Words]
