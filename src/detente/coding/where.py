"""Decide where an event happened, by the places its clause names."""

import csv
from dataclasses import dataclass
from importlib.resources import files
from types import MappingProxyType

from detente.coding.parties import Chain
from detente.coding.who import Who
from detente.records import Place
from detente.waist import Phrase, Sentence

# Classes of prepositions that put an event somewhere. French *à* is `to`.
SETTING = ("in", "at", "on", "over", "to")


@dataclass(frozen=True, slots=True)
class City:
    """A city of the gazetteer."""

    geonameid: int
    name: str
    country: str
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Cities by the names they go by; the most populous has the name."""

    cities: MappingProxyType[str, City]
    language: str

    @classmethod
    def load(cls, language: str) -> "Gazetteer":
        """Read the table of places."""
        cities: dict[str, City] = {}
        path = files("detente.codebook") / "data" / "places.csv"
        lines = path.read_text(encoding="utf-8").splitlines()
        for number, name, country, lat, lon, names in csv.reader(lines[1:]):
            city = City(int(number), name, country, float(lat), float(lon))
            for form in (name, *filter(None, names.split("|"))):
                cities.setdefault(form, city)
        return cls(MappingProxyType(cities), language)

    def place(self, sentence: Sentence, chain: Chain, who: Who) -> Place | None:
        """Return the first place that the event's clauses name, a city before a country."""
        clauses = [chain.inner, *(s.clause for s in chain.steps)]
        inner = chain.inner
        clauses += [
            c
            for c in sentence.clauses
            if c.parent == inner.index or (chain.steps and c.parent == chain.steps[-1].clause.index)
        ]
        settings = [p for c in clauses for p in c.roles if p.relation == "oblique" and p.marker in SETTING]
        settings += [part for p in settings for part in p.walk() if part is not p]
        named = [found for p in settings if (found := self.named(p, who))]
        return next((p for p in named if p.precision == "city"), named[0] if named else None)

    def named(self, phrase: Phrase, who: Who) -> Place | None:
        """Return the place that heads the phrase."""
        head = phrase.text[phrase.head_start - phrase.start : phrase.head_end - phrase.start]
        if not head[:1].isupper() or phrase.kind not in ("name", "noun"):
            return None
        mention = who.covering(phrase)
        name = who.best(mention) if mention else None
        if name and name.kind == "country" and phrase.marker != "to":
            return Place(
                text=phrase.text,
                start=phrase.start,
                end=phrase.end,
                name=name.name,
                country=name.country,
                precision="country",
            )
        city = self.cities.get(phrase.text.replace("’", "'")) or self.cities.get(head)
        if city is None or (name and name.kind in ("person", "organisation", "demonym", "country")):
            return None
        return Place(
            text=phrase.text, start=phrase.start, end=phrase.end, name=city.name, country=city.country,
            lat=city.lat, lon=city.lon, geonameid=city.geonameid, precision="city",
        )  # fmt: skip
