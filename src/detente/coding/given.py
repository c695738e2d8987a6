"""Code where the two parties are told beforehand, and only what happened between them is asked."""

from collections.abc import Sequence
from datetime import date

from detente.codebook.actors import Actors
from detente.coding.who import Who
from detente.records import Entity
from detente.waist import Phrase

Given = Sequence[tuple[int, int]]  # start and end of the parties in the article
UNKNOWN = "---"


class Told(Who):
    """Resolves phrases as `Who` does; a phrase headed by a given party's words is a party, whoever they are."""

    def __init__(self, actors: Actors, plain_text: str, day: date | None, given: Given) -> None:
        super().__init__(actors, plain_text, day)
        self.given = given

    def resolve(self, phrase: Phrase, avoid: frozenset[str] = frozenset()) -> tuple[Entity, ...]:
        """Return whom the phrase names; a given party that no table knows has the country `---`."""
        found = super().resolve(phrase, avoid)
        if any(e.country for e in found):
            return found
        told = [p for p in phrase.conjuncts() if any(start <= p.head_start < end for start, end in self.given)]
        return tuple(self.entity(p, country=UNKNOWN, sector=None, name=p.text) for p in told) or found
