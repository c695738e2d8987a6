"""An event as an article tells it, as far as it matters for which act it is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from detente.ledger.likeness import plain_words
from detente.ledger.tolls import Toll

# A longer stretch of time is no date to tell acts apart by.
MONTH = timedelta(31)


@dataclass(frozen=True, slots=True)
class Report:
    """An event as an article tells it.

    Parties are countries; `~` marks those that are not of the state, and organisations have their
    name behind a colon. `mutual`: its type has no direction. `named`: the countries that all events
    of the article name. `first` and `last` are the days that its date, `edtf`, may mean; `dated`:
    the text gives that date, not the article's head. `heads`: it stands in the title.
    """

    id: str
    article: str
    story: str
    published: date | None
    outlet: str | None
    language: str
    event: str
    status: str
    mode: str | None
    frame: str
    confidence: float
    mutual: bool
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    named: frozenset[str]
    first: date | None
    last: date | None
    edtf: str | None
    dated: bool
    heads: bool
    city: str | None
    place: str | None
    text: str
    tolls: tuple[Toll, ...]

    @property
    def order(self) -> tuple[date, float, str]:
        """Return what sorts reports: the one published first leads, then the surest."""
        return self.published or date.max, -self.confidence, self.id

    @property
    def span(self) -> tuple[date, date] | None:
        """Return its first and last day, None where they are too far apart; "since Monday" is Monday."""
        last = self.last or self.first
        if self.first is None or last is None or last - self.first > MONTH:
            return None
        return self.first, last

    @property
    def single(self) -> bool:
        """Tell whether it has one day."""
        return self.first is not None and self.first == self.last

    @property
    def sides(self) -> tuple[frozenset[str], frozenset[str]]:
        """Return its parties by side; of a mutual act all are on one."""
        if self.mutual:
            return frozenset(self.actor + self.recipient), frozenset()
        return frozenset(self.actor), frozenset(self.recipient)

    @property
    def complete(self) -> bool:
        """Tell whether both sides are known."""
        one, other = self.sides
        return len(one) > 1 if self.mutual else bool(one and other)

    @property
    def others(self) -> frozenset[str]:
        """Return the countries that its article names beside its parties."""
        return self.named - countries(self.actor + self.recipient)


def countries(parties: Iterable[str]) -> frozenset[str]:
    """Return the countries of parties."""
    return frozenset(party.partition(":")[0].rstrip("~") for party in parties)


def words(report: Report) -> frozenset[str]:
    """Return the different words of an event."""
    return frozenset(plain_words(report.text))


def alike(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the share of all words that two events have in common."""
    return len(one & other) / max(1, len(one | other))
