"""The patterns of what surrounds an article's paragraphs, read from the codebook's furniture.toml."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal, get_args

from detente.errors import CodebookError

Kind = Literal["date", "byline", "caption", "credit", "dateline", "furniture"]
KINDS: tuple[str, ...] = get_args(Kind)
PLACES = ("line", "start", "end")
KEYS = {"id", "kind", "regex", "phrases", "at", "head", "list", "example", "near"}
TABLES = ("words", "parts", "pattern")
COMMON = "common"

# What may stand before and after a phrase that is a whole line.
BULLETS, STOPS = r"[>»►▶•*→\[( –—-]*", r"[ .:…!?<>«»→\])]*"


@dataclass(frozen=True, slots=True)
class Pattern:
    """One pattern; the fields are those of furniture.toml, where they are explained."""

    id: str
    kind: Kind
    at: str
    head: bool
    heads_list: bool
    regex: re.Pattern[str]
    phrases: tuple[str, ...]
    example: tuple[str, ...]
    near: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Furniture:
    """The patterns by language; those of `common` hold in every one."""

    tables: Mapping[str, tuple[Pattern, ...]]

    def patterns(self, language: str | None) -> tuple[Pattern, ...]:
        """Return the patterns that hold in `language`, or all of them where it is not yet known."""
        own = self.tables if language is None else [language] if language in self.tables else []
        patterns = [pattern for table in own if table != COMMON for pattern in self.tables[table]]
        return tuple(sorted((*patterns, *self.tables[COMMON]), key=lambda p: KINDS[::-1].index(p.kind)))


@cache
def load_furniture() -> Furniture:
    """Return the furniture of the package."""
    return read_furniture((files("detente.codebook") / "data" / "furniture.toml").read_text(encoding="utf-8"))


def read_furniture(toml: str) -> Furniture:
    """Return the furniture written in `toml`; raise CodebookError with all its faults, one a line."""
    try:
        data = tomllib.loads(toml)
    except tomllib.TOMLDecodeError as error:
        raise CodebookError(f"furniture.toml: not TOML: {error}") from error
    shared = parts(data.get(COMMON, {}), {})
    faults: list[str] = []
    tables = {}
    for language, table in {COMMON: {}, **data}.items():
        known = shared if language == COMMON else parts(table, shared)
        entries = table.get("pattern", ())
        told = [fault for entry in entries for fault in check(entry, known)]
        told += [f"unknown {key}; known are {', '.join(TABLES)}" for key in table if key not in TABLES]
        faults += [f"furniture.toml: {language}: {fault}" for fault in told]
        if not faults:
            tables[language] = tuple(build(entry, known) for entry in entries)
    if faults:
        raise CodebookError("\n".join(faults))
    return Furniture(tables)


def parts(table: Mapping[str, Any], shared: Mapping[str, str]) -> dict[str, str]:
    """Return the bits of regular expression that a table's patterns may name, and the `shared` ones."""
    return {**shared, **{name: alternation(words) for name, words in table.get("words", {}).items()},
            **table.get("parts", {})}  # fmt: skip


def alternation(words: list[str]) -> str:
    """Return an expression for any of `words`, the longest first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"


def expand(text: str, known: Mapping[str, str]) -> str:
    """Return `text` with every {name} replaced; an unknown one is a KeyError."""
    return re.sub(r"\{([a-z]+)\}", lambda found: expand(known[found[1]], known), text)


def check(entry: Mapping[str, Any], known: Mapping[str, str]) -> Iterator[str]:
    """Yield the faults of an entry."""
    name = entry.get("id", "pattern without id")
    if unknown := sorted(set(entry) - KEYS):
        yield f"{name}: unknown {', '.join(unknown)}; known are {', '.join(sorted(KEYS))}"
    if entry.get("kind") not in KINDS:
        yield f"{name}: kind {entry.get('kind')!r} is none of {', '.join(KINDS)}"
    if entry.get("at", "line") not in PLACES:
        yield f"{name}: at {entry['at']!r} is none of {', '.join(PLACES)}"
    if ("regex" in entry) == ("phrases" in entry):
        yield f"{name}: give either a regex or phrases"
    for key in ("example", "near"):
        if not entry.get(key):
            yield f"{name}: needs at least one {key}"
    try:
        re.compile(expand(entry.get("regex", ""), known))
    except KeyError as error:
        yield f"{name}: the regex names {error}, which no words or parts define"
    except RecursionError:
        yield f"{name}: the regex names a part that names itself"
    except re.error as error:
        yield f"{name}: the regex is faulty: {error}"


def build(entry: Mapping[str, Any], known: Mapping[str, str]) -> Pattern:
    """Return the pattern of a sound entry."""
    phrases = tuple(entry.get("phrases", ()))
    regex = f"(?i:{BULLETS}{alternation(list(phrases))}{STOPS})" if phrases else expand(entry["regex"], known)
    return Pattern(
        id=entry.get("id", ""),
        kind=entry["kind"],
        at=entry.get("at", "line"),
        head=entry.get("head", False),
        heads_list=entry.get("list", False),
        regex=re.compile(regex),
        phrases=phrases,
        example=tuple(entry["example"]),
        near=tuple(entry["near"]),
    )
