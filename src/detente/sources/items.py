"""What a source holds, before it is read: cheap to make, small enough to send to a worker."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Kind = Literal["text", "page", "row"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing in a source that should hold an article.

    `position` counts the things in the source from 0, those skipped included; `name` says in
    messages where it stands ("news.jsonl, line 3"). `data` is the bytes of a text or a page, the
    values of a row by Article field. `told` is what the container says of the article, by
    Article field; it goes before what the text says.
    """

    source: str
    position: int
    name: str
    kind: Kind
    data: bytes | Mapping[str, Any]
    told: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """A thing in a source, or a whole source, that cannot be read; `reason` names it and the remedy."""

    source: str
    position: int
    reason: str


@dataclass(frozen=True, slots=True)
class Draft:
    """An item that has no position yet; the fields are those of Item."""

    name: str
    kind: Kind
    data: bytes | Mapping[str, Any]
    told: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a thing that has no position yet is skipped; `reason` names it and the remedy."""

    reason: str
