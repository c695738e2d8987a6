"""The records that Détente reads and writes; all are frozen.

Fields and meanings are those of the record format (docs/records.md). Offsets
are positions in the article's text, end exclusive.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Words of the article: `text` equals `article.text[start:end]`."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A published text. `published` and `retrieved` are ISO dates, or None."""

    id: str
    text: str
    sha256: str
    language: str
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    published: str | None = None
    retrieved: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Somebody who acts, is acted upon or speaks, where the article names them.

    `country` is ISO 3166 alpha-3 or one of PLOVER's non-state names; `sector`
    is PLOVER's primary sector; `sectors` lists all that apply.
    """

    text: str
    start: int
    end: int
    name: str | None = None
    country: str | None = None
    sector: str | None = None
    sectors: tuple[str, ...] = ()
    office: str | None = None
    wikidata: str | None = None

    @property
    def code(self) -> str:
        """Return COUNTRY or COUNTRY:SECTOR, `---` where the country is unknown."""
        return (self.country or "---") + (f":{self.sector}" if self.sector else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where an event happened. `precision` is country, city or region."""

    text: str
    start: int
    end: int
    name: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonameid: int | None = None
    precision: str = "city"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Whose word an event is: the speaker, the lemma of the reporting verb, the statement's id."""

    speaker: Entity
    verb: str | None
    statement: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One act between actors, as PLOVER codes it."""

    id: str
    article: str
    sentence: int
    start: int
    end: int
    text: str
    event: str
    mode: str | None
    contexts: tuple[str, ...]
    quad: int
    score: float
    cameo: str | None
    goldstein: float | None
    actor: tuple[Entity, ...]
    recipient: tuple[Entity, ...]
    date: str | None
    date_text: str | None
    status: str
    condition: str | None
    attribution: Attribution | None
    place: Place | None
    trigger: Span
    frame: str
    confidence: float
    coder: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Words said, and who said them. `form` is direct, indirect or mixed."""

    id: str
    article: str
    sentence: int
    start: int
    end: int
    text: str
    form: str
    speaker: Entity
    verb: str | None
    addressee: Entity | None = None
    date: str | None = None
    date_text: str | None = None
    events: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Passed:
    """A clause that was looked at and not coded, with the reason in words."""

    article: str
    start: int
    end: int
    text: str
    reason: str


Record = Article | Event | Statement | Passed


def stable_id(*parts: object) -> str:
    """Return sixteen hexadecimal digits that depend on `parts` alone."""
    return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:16]


def article_id(sha256: str, outlet: str | None, published: str | None) -> str:
    """Return the id of an article: the same words from one outlet on one day are one article, wherever found."""
    return stable_id(sha256, outlet or "", published or "")


def as_dict(record: Record) -> dict[str, Any]:
    """Return a record as the JSON object of the record format."""
    return {"record": type(record).__name__.lower(), **asdict(record)}


def from_dict(data: Mapping[str, Any]) -> Record:
    """Return the record that `as_dict` made `data` from; lists become tuples."""
    kinds = {"article": Article, "event": Event, "statement": Statement, "passed": Passed}
    made: Record = _build(kinds[data["record"]], {k: v for k, v in data.items() if k != "record"})
    return made


_NESTED: dict[str, type] = {
    "actor": Entity,
    "recipient": Entity,
    "speaker": Entity,
    "addressee": Entity,
    "place": Place,
    "trigger": Span,
    "attribution": Attribution,
}


def _build(kind: type, data: Mapping[str, Any]) -> Any:
    """Build a record and what is nested in it."""

    def value(name: str, raw: Any) -> Any:
        nested = _NESTED.get(name)
        if isinstance(raw, list):
            return tuple(_build(nested, item) if nested else item for item in raw)
        return _build(nested, raw) if nested and isinstance(raw, dict) else raw

    return kind(**{name: value(name, raw) for name, raw in data.items()})
