"""Remember who was met in a text, for the pronouns and the phrases that mean them."""

import sys
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from detente.codebook.actors import Pronoun
from detente.records import Entity
from detente.waist import Phrase

# How far back, in characters, a pronoun prefers a subject over what stands nearer.
NEAR = 500
# How many sentences back "the two countries" were told of together.
BACK = 8
# How many times as often as a third state two are named that an article is about.
CLEAR = 2
# PLOVER's names for those who are no states.
STATELESS = frozenset({"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"})


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody met in the text: what a later pronoun or "the president" may mean."""

    position: int
    entity: Entity
    sort: str
    gender: str | None
    plural: bool
    rank: int


@dataclass(frozen=True, slots=True)
class State:
    """A state named in the text: by its `named` self or its people, not by its capital or head."""

    position: int
    country: str
    named: bool


@dataclass(slots=True)
class Memory:
    """Those met, in the order of the text.

    `states` are those that it names; `starts` are the positions where its
    sentences begin, `others` the states acted upon where a pronoun at a position
    is the subject: "it" did not expel its own ambassador; `tellers` say where the
    subject stands that tells what a pronoun at a position does: "X said it would".
    """

    states: Sequence[State]
    known: list[Known] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    others: dict[int, set[str]] = field(default_factory=dict)
    tellers: dict[int, int] = field(default_factory=dict)

    def sentence(self, position: int) -> tuple[int, int]:
        """Return where the sentence at a position begins and ends."""
        at = bisect_right(self.starts, position)
        return self.starts[at - 1] if at else 0, self.starts[at] if at < len(self.starts) else sys.maxsize

    def antecedent(self, phrase: Phrase, pronoun: Pronoun, avoid: frozenset[str]) -> Known | None:
        """Return the likeliest of those met before: of the right sort and gender, a subject, near."""
        avoid = avoid | self.others.get(phrase.start, frozenset())
        fitting = [
            k for k in reversed(self.known)
            if k.position < phrase.start and k.entity.country not in avoid and may_be(k, pronoun)
        ]  # fmt: skip
        if phrase.relation == "possessor":
            return owner(fitting, phrase, self.sentence(phrase.start)[0])
        here = self.starts[bisect_right(self.starts, phrase.start) - 1] if self.starts else phrase.start
        teller = self.tellers.get(phrase.start)
        return min(fitting, key=lambda k: (k.position != teller, *distance(k, phrase, pronoun, here)), default=None)

    def pair(self, position: int, *, people: bool = False) -> list[str]:
        """Return the two states that are named far more than others, or else those last told of together.

        With `people`, those whose leaders were last told of.
        """
        before = [s for s in self.states if s.position < position]
        counts = Counter(s.country for s in before if s.named)
        (first, _), (second, many), (_, third) = [*counts.most_common(3), ("", 0), ("", 0), ("", 0)][:3]
        if second and (not third or many >= CLEAR * third):
            return sorted((first, second), key=[s.country for s in before].index)
        if people and len(leaders := self.leaders(position)) == 2:
            return leaders
        return self.together(before, position)

    def leaders(self, position: int) -> list[str]:
        """Return the states of the last two who govern, of those told of before the sentence at a position."""
        at = bisect_right(self.starts, position) - 1
        low, here = (self.starts[max(at - BACK, 0)], self.starts[at]) if self.starts else (0, position)
        people = (k for k in reversed(self.known) if k.sort == "person" and k.entity.sector == "GOV")
        states = dict.fromkeys(k.entity.country for k in people if low <= k.position < here and k.entity.country)
        return [state for state in states if state not in STATELESS][1::-1]

    def together(self, before: Sequence[State], position: int) -> list[str]:
        """Return the two states of the nearest sentence that names two, or of sentences that name one each."""
        at, near = bisect_right(self.starts, position), dict[str, None]()
        for n in range(at - 1, max(at - 1 - BACK, -1), -1):
            end = self.starts[n + 1] if n + 1 < len(self.starts) else position
            here = dict.fromkeys(s.country for s in before if self.starts[n] <= s.position < end)
            near = here if len(here) == 2 else {**here, **near}
            if len(near) >= 2:
                return list(near) if len(near) == 2 else []
        return []


def may_be(known: Known, pronoun: Pronoun) -> bool:
    """Tell whether a pronoun may stand for somebody of this sort and number."""
    if known.plural and known.sort == "person" and not pronoun.many:
        return False
    return known.sort in pronoun.sorts or (pronoun.many and known.plural)


def owner(fitting: Sequence[Known], phrase: Phrase, here: int) -> Known | None:
    """Return whom a possessive means, of those before it, the nearest first.

    One of its own sentence, rather not an owner too ("rejected Congo's claim that its …"),
    or else a subject near.
    """
    own = [k for k in fitting if k.position >= here]
    if own:
        return next((k for k in own if k.rank >= 0), own[0])
    return min(fitting, key=lambda k: (k.position < phrase.start - NEAR, -k.rank), default=None)


def distance(known: Known, phrase: Phrase, pronoun: Pronoun, here: int) -> tuple[bool, bool, bool, int, int]:
    """Return how unlikely it is that a pronoun means somebody.

    The subject of its own sentence comes first, then who is near, of its gender
    and sort, a subject.
    """
    other = bool(phrase.gender and known.gender and known.gender != phrase.gender)
    sort = pronoun.sorts.index(known.sort) if known.sort in pronoun.sorts else 0
    own = known.rank == 2 and known.position >= here and not other
    return (not own, known.position < phrase.start - NEAR, other, sort, -known.rank)
