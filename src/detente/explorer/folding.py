"""Words without accents and capitals, so that "evacue" finds « évacué », and where they stand in a text."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

MARKS = re.compile("[\u0300-\u036f]+")
WORD = re.compile("[^\\W_](?:[^\\W_]|[\u0300-\u036f])*")
PIECE = re.compile(r'["“”«»]([^"“”«»]*)(?:["“”«»]|$)(\*?)|([^\s"“”«»]+)')
WHOLE = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})
SHORTEST = 2  # letters that the beginning of a word must have


@dataclass(frozen=True, slots=True)
class Phrase:
    """Folded words that follow each other; `open`: the last is the beginning of a word."""

    words: tuple[str, ...]
    open: bool = False

    def at(self, words: list[str], i: int) -> bool:
        """Tell whether the phrase stands in the words from number `i`."""
        found = words[i : i + len(self.words)]
        if len(found) < len(self.words) or tuple(found[:-1]) != self.words[:-1]:
            return False
        return found[-1].startswith(self.words[-1]) if self.open else found[-1] == self.words[-1]


def fold(text: str) -> str:
    """Return a text in small letters without accents; its length may change."""
    if text.isascii():
        return text.lower()
    return MARKS.sub("", unicodedata.normalize("NFD", text.casefold().translate(WHOLE)))


def phrases(query: str) -> list[Phrase]:
    """Return what a reader asks for: words, phrases in quotation marks, and beginnings with a star."""
    found = []
    for quoted, star, bare in PIECE.findall(query):
        words = tuple(WORD.findall(fold(quoted or bare)))
        if words:
            opened = (bool(star) or bare.endswith("*")) and len(words[-1]) >= SHORTEST
            found.append(Phrase(words, opened))
    return list(dict.fromkeys(found))


def match(asked: Iterable[Phrase]) -> str:
    """Return the phrases for SQLite's full-text search: all must be there. Words are letters and digits alone."""
    return " ".join(f'"{" ".join(phrase.words)}"{"*" if phrase.open else ""}' for phrase in asked)


def spots(text: str, asked: Iterable[Phrase]) -> list[tuple[int, int]]:
    """Return where the phrases stand in a text, in order and apart."""
    places = [(m.start(), m.end()) for m in WORD.finditer(text)]
    words = [fold(text[start:end]) for start, end in places]
    return joined(sorted(hits(places, words, list(asked))))


def hits(places: list[tuple[int, int]], words: list[str], asked: list[Phrase]) -> Iterator[tuple[int, int]]:
    for i in range(len(words)):
        for phrase in asked:
            if phrase.at(words, i):
                yield places[i][0], places[i + len(phrase.words) - 1][1]


def joined(found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return spans in order, those that overlap as one."""
    apart: list[tuple[int, int]] = []
    for start, end in found:
        if apart and start <= apart[-1][1]:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((start, end))
    return apart


def marked(text: str, asked: Iterable[Phrase], length: int = 0) -> list[tuple[str, bool]]:
    """Return a text in parts, each with whether it was asked for; `length`: cut to about so much around the finds."""
    found = spots(text, asked)
    first, last = window(text, found, length) if length else (0, len(text))
    parts: list[tuple[str, bool]] = [("… ", False)] if first else []
    at = first
    for start, end in found:
        if start >= first and end <= last:
            parts += [(text[at:start], False), (text[start:end], True)]
            at = end
    parts += [(text[at:last], False), (" …" if last < len(text) else "", False)]
    return [part for part in parts if part[0]]


def window(text: str, found: list[tuple[int, int]], length: int) -> tuple[int, int]:
    """Return the part of a text where most was found, from one space to another."""
    if len(text) <= length:
        return 0, len(text)
    starts = [max(0, start - length // 4) for start, _ in found] or [0]
    best = max(starts, key=lambda s: (sum(s <= start and end <= s + length for start, end in found), -s))
    last = min(len(text), best + length)
    first = text.find(" ", best, best + 30) + 1 if best else 0
    cut = text.rfind(" ", first, last) if last < len(text) else last
    return (first if first else best), (cut if cut > first else last)
