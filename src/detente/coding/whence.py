"""Decide of what country a party is whose own words name none.

"Police" are of the place that something in the sentence happens in, or of the
only country that it names, where that is named as a body or person of a state;
else of the dateline's city, or of the country that the article is about. Those
who act abroad (governments, armies) are not answered by the sentence, and
"foreign" ones not at all.
"""

import csv
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

from detente.codebook.actors import Mention, Name, Role
from detente.coding.memory import STATELESS, Memory
from detente.records import Entity
from detente.waist import Phrase

# Those who act in their own country.
DOMESTIC = frozenset(
    {"COP", "JUD", "LEG", "OPP", "PTY", "REB", "PRM", "CRM", "CVL", "LAB", "EDU", "AGR", "MED", "SOC", "REL", "UAF"}
)  # fmt: skip
# Of them those who may have come from another country than the one they fight in.
ARMED = frozenset({"REB", "PRM", "CRM", "UAF"})
# Those by whom a sentence tells of whose state it speaks.
STATELY = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "OPP", "PTY", "ELI"})
SETTING = ("in", "at")
# So many cities are also known by the names that other languages give them.
GREAT = 3000
# Names of small cities that mostly mean something else.
OTHERWISE = ("Batman", "Mobile", "Man", "Same", "Split")
DEFINITE = ("le", "the", "l'", "")
# "NAIROBI, Kenya (X) - " or "Nairobi, le 3 mai - ", after the title.
DATELINE = re.compile(r"^([A-ZÀ-Ý][\w'. -]{2,30}?)(?:,[^\n]{0,40}?)?(?: \([^\n)]{1,30}\))? +- ", re.MULTILINE)


class Whence:
    """Answers for one article.

    `named` are its names, each with what it means on the day; `settings` and
    `states` the countries of places and of bodies and persons of a state, where
    they stand; `against` are words after which nothing is a place ("hostile à X").
    """

    def __init__(
        self,
        plain: str,
        named: Sequence[tuple[Mention, Name]],
        memory: Memory,
        against: frozenset[str] = frozenset(),
    ) -> None:
        self.plain, self.named, self.memory, self.against = plain, named, memory, against
        self.starts = [m.start for m, _ in named]
        self.settings: list[tuple[int, str]] = []
        self.states: list[tuple[int, str, str]] = []
        self.home = home(named)
        self.dateline = self.country_of_dateline()

    def note(self, phrase: Phrase, country: str) -> None:
        """Keep a place that something happens in."""
        if self.sets(phrase):
            self.settings.append((phrase.start, country))

    def sets(self, phrase: Phrase) -> bool:
        """Tell whether a phrase says where something happens; French "à" is `to`."""
        if phrase.marker in SETTING:
            return True
        *_, word, preposition = ["", "", *self.plain[max(phrase.start - 40, 0) : phrase.start].lower().split()[-2:]]
        return phrase.marker == "to" and preposition == "à" and word not in self.against

    def meet(self, entity: Entity) -> None:
        """Keep a body or person of a state."""
        if entity.country and entity.sector in STATELY:
            self.states.append((entity.start, entity.country, entity.sector))

    def of(self, phrase: Phrase, role: Role, avoid: frozenset[str]) -> str | None:
        """Return the country of those of a role whom a phrase names without one."""
        if role.kind == "person" and role.sector in DOMESTIC - STATELY and phrase.plural is False:
            return None  # one of many
        if role.sector in DOMESTIC:
            begin, end = self.memory.sentence(phrase.start)
            here = [(at, code) for at, code in self.settings if begin <= at < end]
            # where others did something before, it is not done to these, unless it is the actor's own country
            places = {code for at, code in here if not avoid or at >= phrase.start or code in avoid}
            if len(places) == 1:
                return places.pop()
            only = self.only_state(begin, end) if role.sector not in ARMED else None
            if only and not places and only not in avoid:
                return only
            others = {name.country for name in self.names(begin, end)} - avoid
        elif role.kind == "body" and phrase.determiner in DEFINITE and self.home:
            return self.home
        else:
            others = set()
        if role.sector == "JRN" or (role.sector not in DOMESTIC and phrase.determiner not in DEFINITE):
            return None
        return next((c for c in (self.dateline, self.home) if c and c not in avoid and others <= {c}), None)

    def governs(self, country: str, position: int) -> bool:
        """Tell whether the sentence at a position names one who governs a country."""
        start, end = self.memory.sentence(position)
        return any((code, sector) == (country, "GOV") and start <= at < end for at, code, sector in self.states)

    def only_state(self, start: int, end: int) -> str | None:
        """Return the only country named between two positions, where a body or person of its state is."""
        countries = {name.country for name in self.names(start, end)}
        stately = {code for at, code, _ in self.states if start <= at < end}
        return next(iter(countries)) if len(countries) == 1 and countries <= stately else None

    def names(self, start: int, end: int) -> list[Name]:
        """Return the names of somebody of a country between two positions."""
        found = self.named[bisect_left(self.starts, start) : bisect_left(self.starts, end)]
        return [name for _, name in found if name.country and name.country not in STATELESS]

    def country_of_dateline(self) -> str | None:
        """Return the country of the city that stands in a dateline."""
        for found in DATELINE.finditer(self.plain[:600]):
            place = found[1].title() if found[1].isupper() else found[1]
            i = bisect_right(self.starts, found.start()) - 1
            if i >= 0 and self.starts[i] == found.start() and self.named[i][1].kind in ("capital", "country", "region"):
                return self.named[i][1].country
            if country := cities().get(place):
                return country
        return None


def home(named: Sequence[tuple[Mention, Name]]) -> str | None:
    """Return the one country that an article is about, None where there are several."""
    kinds = ("country", "demonym", "capital", "metonym", "region")
    counts = Counter(name.country for _, name in named if name.kind in kinds)
    ranked = counts.most_common(2)
    if not ranked or ranked[0][1] < 2:
        return None
    return ranked[0][0] if len(ranked) == 1 or ranked[0][1] >= 3 * ranked[1][1] else None


@cache
def cities() -> Mapping[str, str]:
    """Return the countries of cities by their names; the most populous has the name."""
    found = dict(reversed(list(city_names())))
    return {name: country for name, country in found.items() if name not in OTHERWISE}


def city_names() -> Iterator[tuple[str, str]]:
    lines = (files("detente.codebook") / "data" / "places.csv").read_text(encoding="utf-8").splitlines()
    for n, (_, name, country, _, _, names) in enumerate(csv.reader(lines[1:])):
        yield from ((form, country) for form in (name, *filter(None, names.split("|") if n < GREAT else ())))
