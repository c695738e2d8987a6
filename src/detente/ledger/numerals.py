"""Find numbers of people in a sentence, in figures and words; the words stand in the codebook's tolls.toml."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import ceil, floor
from typing import Any, Generic, TypeVar

T = TypeVar("T")

# A number said to be about so many may be a fifth lower or higher.
ABOUT = 0.2
YEARS = range(1900, 2101)
# Sums, decimals and times, which count nobody; numbers in figures; words; marks.
TOKEN = re.compile(
    r"[$€£] ?\d[\d.,]*|\d+(?:[.:/]\d+)+|\d+,\d{1,2}(?!\d)"
    r"|\d{1,3}(?:[,\u0020\u00a0\u202f]\d{3})+(?!\d)|\d+|[^\W\d_]+|[^\w\s'’‑-]|(?<=\s)-(?=\s)"
)
FIGURES = re.compile(r"\d{1,3}(?:[,\u0020\u00a0\u202f]\d{3})+|\d+")
SETS = ("be", "have", "follow", "open", "articles", "stop", "including", "and", "to", "or", "units")


@dataclass(frozen=True, slots=True)
class Word:
    """What a word says of a number of people, where it stands, and how it is to be read."""

    what: str
    stands: str
    passive: bool
    gap: int


@dataclass(frozen=True, slots=True)
class Forms(Generic[T]):
    """What forms of one or more tokens mean; `heads` are their first tokens."""

    table: Mapping[tuple[str, ...], T]
    heads: frozenset[str]

    def at(self, tokens: Sequence[str], at: int) -> tuple[str, ...]:
        """Return the longest form that stands at a place, empty where none does."""
        if tokens[at] not in self.heads:
            return ()
        return next((form for size in (4, 3, 2, 1) if (form := tuple(tokens[at : at + size])) in self.table), ())


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of one language; `openers` may begin a number."""

    number: Mapping[str, int]
    many: Mapping[str, tuple[int, int]]
    about: Mapping[str, int]
    qualifiers: Forms[str]
    tolls: Forms[tuple[Word, ...]]
    sets: Mapping[str, frozenset[str]]
    openers: frozenset[str]


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people and its place among the tokens; `high` is None where it is open."""

    start: int
    end: int
    low: int
    high: int | None

    def plus(self, other: "Count") -> "Count":
        """Return the sum of two counts."""
        high = None if self.high is None or other.high is None else self.high + other.high
        return Count(min(self.start, other.start), max(self.end, other.end), self.low + other.low, high)


@cache
def vocabulary(language: str) -> Vocabulary:
    """Return the words of a language, none for a language that tolls.toml does not have."""
    data = tomllib.loads((files("detente.codebook") / "data" / "tolls.toml").read_text(encoding="utf-8"))
    table: dict[str, Any] = data.get(language, {})
    sets = {name: frozenset(table.get(name, ())) for name in SETS}
    number, many, about = (merged(table, kind) for kind in ("number", "many", "about"))
    qualifiers = {split(form): row["means"] for row in table.get("qualifier", ()) for form in row["words"]}
    tolls: dict[tuple[str, ...], tuple[Word, ...]] = {}
    for row in table.get("toll", ()):
        word = Word(row["what"], row["stands"], row.get("passive", False), row.get("gap", 1))
        for form in map(split, row["words"]):
            tolls[form] = (*tolls.get(form, ()), word)
    heads = frozenset(form[0] for form in qualifiers)
    return Vocabulary(
        number=number, many=many, about=about, sets=sets,
        qualifiers=Forms(qualifiers, heads), tolls=Forms(tolls, frozenset(form[0] for form in tolls)),
        openers=heads | number.keys() | many.keys() | about.keys() | sets["articles"],
    )  # fmt: skip


def merged(table: Mapping[str, Any], kind: str) -> dict[str, Any]:
    """Return the words of all entries of a kind."""
    return {form: value for row in table.get(kind, ()) for form, value in row["words"].items()}


def split(words: str) -> tuple[str, ...]:
    """Return the tokens of a text, in lower case."""
    return tuple(token[0].lower() for token in TOKEN.finditer(words))


class Counts:
    """The numbers of people among the tokens of a sentence."""

    def __init__(self, tokens: Sequence[str], words: Vocabulary) -> None:
        self.tokens, self.words = [*tokens, ""], words

    def all(self) -> Iterator[Count]:
        """Yield the counts in order."""
        at = 0
        while at < len(self.tokens):
            opens = self.tokens[at] in self.words.openers or self.tokens[at][:1].isdigit()
            count = self.count(at) if opens else None
            if count and not self.is_unit(count.end) and not self.is_article(count):
                yield count
            at = count.end if count else at + 1

    def count(self, at: int) -> Count | None:
        """Return the count that starts at a token."""
        sets = self.words.sets
        qualifier = self.words.qualifiers.at(self.tokens, at)
        means = self.words.qualifiers.table.get(qualifier, "exactly")
        first = at + len(qualifier)
        if self.tokens[first] in self.words.many:
            return self.vague(at, first)
        if self.tokens[first] in sets["articles"] and self.tokens[first + 1] in self.words.about:
            first += 1
        value, end = self.number(first)
        if factor := self.words.about.get(self.tokens[end]):
            value, end = max(value, 1) * factor, end + 1
            means = "about" if means == "exactly" else means
        if end == first:
            return None
        if self.tokens[end] in (sets["to"] if means == "range" else sets["to"] - sets["and"]):
            upper, after = self.number(end + 1)
            if upper > value:
                return Count(at, after, value, upper)
        return Count(at, end, *bounds(value, means)) if means != "range" else None

    def vague(self, start: int, first: int) -> Count:
        """Return the count of words such as "dozens" and "several dozen"."""
        low, high = self.words.many[self.tokens[first]]
        end = first + 1
        if self.tokens[end] in self.words.many:  # plusieurs dizaines
            low, high = self.words.many[self.tokens[end]]
            end += 1
        elif factor := self.words.about.get(self.tokens[end]):
            low, high, end = low * factor, high * factor, end + 1
        return Count(start, end, low, high)

    def number(self, at: int) -> tuple[int, int]:
        """Return the number that starts at a token and where it ends, which is at once if there is none."""
        if FIGURES.fullmatch(self.tokens[at]):
            value = int(re.sub(r"\D", "", self.tokens[at]))
            year = value in YEARS and self.tokens[at].isdigit() and self.tokens[at - 1] in self.words.sets["open"]
            return (0, at) if year else (value, at + 1)
        total = current = 0
        end = at
        while (value := self.words.number.get(self.tokens[end], 0)) or end > at:
            if self.tokens[end] in self.words.sets["and"]:  # vingt et un, two hundred and five
                value = self.words.number.get(self.tokens[end + 1], 0)
                joined = value and fits(current, value) and (current % 100 == 0 or value in (1, 11))
                if not joined:
                    break
                end += 1
            if value == 1000:
                total, current = max(1, current) * 1000, 0
            elif value == 100:
                current = max(1, current) * 100
            elif current % 100 == 4 and value == 20:  # quatre-vingts
                current += 76
            elif value and (end == at or fits(current, value)):
                current += value
            else:
                break
            end += 1
        return total + current, end

    def is_unit(self, at: int) -> bool:
        """Tell whether a number before a token counts days, kilometres, euros and the like."""
        units = self.words.sets["units"]
        return self.tokens[at] in units or (self.tokens[at] in self.words.sets["open"] and self.tokens[at + 1] in units)

    def is_article(self, count: Count) -> bool:
        """Tell whether a word for one is an article rather than a number: "un mort" counts, "un soldat" does not."""
        article = count.high == 1 and self.tokens[count.start] in self.words.sets["articles"]
        return article and not self.words.tolls.at(self.tokens, count.end)


def fits(current: int, value: int) -> bool:
    """Tell whether a word may go on a number: cent deux, vingt-deux, dix-sept, soixante-douze."""
    if value >= 100:
        return False
    return current % 100 == 0 or (current % 10 == 0 and value < 10) or (current % 100 in (60, 80) and value < 20)


def bounds(value: int, means: str) -> tuple[int, int | None]:
    """Return the least and the most that a number with its qualifier may mean."""
    low, high = ceil(value * (1 - ABOUT)), floor(value * (1 + ABOUT))
    table = {"least": (value, None), "more": (value + 1, None), "most": (0, value), "fewer": (0, value - 1)}
    return {**table, "about": (low, high)}.get(means, (value, value))
