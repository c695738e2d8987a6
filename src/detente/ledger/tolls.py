"""Read how many people were killed, hurt or arrested in the words of an event."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import floor

from detente.ledger.numerals import ABOUT, TOKEN, Count, Counts, Word, vocabulary

# Tokens between people and the word that says what became of them, and in a coordinated phrase.
REACH, SHORT = 10, 4
SENTENCE_END = re.compile(r"[.!?…][\"»”’) ]*\s+(?=[\"«“‘(]?\s?[A-ZÀ-Þ0-9])|\n")


@dataclass(frozen=True, slots=True)
class Toll:
    """How many were dead, injured or arrested: `low` to `high`, which is None where it is open."""

    what: str
    low: int
    high: int | None

    def __str__(self) -> str:
        if self.high is None:
            return f"{self.low}+"
        return str(self.low) if self.low == self.high else f"{self.low}-{self.high}"

    @property
    def most(self) -> int:
        """Return the highest number that is meant: "at least 12" is not said where there are many more."""
        return floor(self.low * (1 + ABOUT)) if self.high is None else self.high

    def agrees(self, other: "Toll") -> bool:
        """Tell whether one number may be meant by both."""
        return self.low <= other.most and other.low <= self.most


def tolls(text: str, start: int, end: int, language: str, *, beyond: bool = False) -> tuple[Toll, ...]:
    """Return what the words `text[start:end]` count, or else their sentence: one toll of a sort.

    With `beyond`, where that counts nobody, the next sentence of the paragraph does.
    """
    first = max((m.end() for m in SENTENCE_END.finditer(text, 0, start)), default=0)
    last = SENTENCE_END.search(text, end)
    found = read(text[first : last.end() if last else None], language)
    if beyond and not found and last and "\n" not in last[0]:
        after = SENTENCE_END.search(text, last.end())
        found = read(text[last.end() : after.end() if after else None], language)
    found.sort(key=lambda toll: not start <= first + toll[0] < end)
    chosen = {toll.what: toll for _, toll in reversed(found)}
    return tuple(chosen[what] for what in sorted(chosen))


def read(sentence: str, language: str) -> list[tuple[int, Toll]]:
    """Return the tolls in a sentence, in order, each with the position of the word that says what was counted."""
    return list(Reading(sentence, language).tolls())


class Reading:
    """Looks for tolls in one sentence."""

    def __init__(self, sentence: str, language: str) -> None:
        found = list(TOKEN.finditer(sentence))
        self.words = vocabulary(language)
        self.starts = [token.start() for token in found]
        self.tokens = [*(token[0].lower() for token in found), ""]
        self.forms = {at: form for at in range(len(found)) if (form := self.words.tolls.at(self.tokens, at))}
        counts = list(Counts(self.tokens, self.words).all()) if self.forms else []
        self.starting = {count.start: count for count in counts}
        self.ending = {count.end - 1: count for count in counts}
        self.said = {at + n for at, form in self.forms.items() for n in range(len(form))}

    def tolls(self) -> Iterator[tuple[int, Toll]]:
        """Yield the tolls and where their words stand."""
        for at, form in self.forms.items():
            for word in self.words.tolls.table[form]:
                end = at + len(form)
                count = self.before(at, end, word) if word.stands == "after" else self.after(end, word)
                if count:
                    yield self.starts[at], Toll(word.what, count.low, count.high)

    def is_in(self, at: int, name: str) -> bool:
        """Tell whether a token is in one of the language's lists of words."""
        return self.tokens[at] in self.words.sets[name]

    def is_mark(self, at: int) -> bool:
        return not self.tokens[at][:1].isalnum()

    # -- the word after the people: "12 people were killed" --------------------------

    def before(self, at: int, end: int, word: Word) -> Count | None:
        """Return the count of those who stand before a word."""
        if self.is_in(end, "or") or (word.passive and not self.is_passive(at, end)):
            return None
        count = self.leftward(at - 1, REACH)
        return count and self.with_others(count)

    def is_passive(self, at: int, end: int) -> bool:
        """Tell whether a participle says what was done to those before it."""
        if any(self.is_in(n, "be") for n in range(max(0, at - 3), at)):
            return True
        active = any(self.is_in(n, "have") for n in range(max(0, at - 2), at))
        return not active and (self.is_mark(end) or self.is_in(end, "follow"))

    def leftward(self, at: int, reach: int) -> Count | None:
        """Return the nearest count at or before a token, with nothing between that opens another phrase."""
        lowest = max(0, at - reach)
        while at >= lowest:
            if count := self.ending.get(at):
                if not self.is_in(count.start - 1, "including"):
                    return count
                at = count.start - 2
                continue
            if self.tokens[at] == ",":
                at = self.before_aside(at)
            elif self.closes(at):
                return None
            else:
                at -= 1
        return None

    def closes(self, at: int) -> bool:
        """Tell whether a token ends the phrase that a number of people opened."""
        another = self.is_in(at, "articles") and not self.is_in(at - 1, "open")
        return another or self.is_mark(at) or self.is_in(at, "stop") or at in self.said

    def before_aside(self, comma: int) -> int:
        """Return where to go on before an aside such as "including three children"; -1 where it is none."""
        opening = next((n for n in range(comma - 1, max(0, comma - REACH), -1) if self.tokens[n] == ","), -1)
        return opening - 1 if opening > 0 and self.is_in(opening + 1, "including") else -1

    def with_others(self, count: Count) -> Count:
        """Add those coordinated before a count: "three soldiers and two civilians"."""
        if not self.is_in(count.start - 1, "and") or count.start < 3:
            return count
        other = self.leftward(count.start - 2, SHORT)
        apart = other and other.end < count.start - 1 and other.start - 1 not in self.said
        return self.with_others(other).plus(count) if other and apart else count

    # -- the word before the people: "killed 12 people" ------------------------------

    def after(self, at: int, word: Word) -> Count | None:
        """Return the count of those who stand after a word."""
        for n in range(at, min(at + word.gap + 1, len(self.tokens))):
            if count := self.starting.get(n):
                return self.with_more(count)
            if self.is_mark(n) or n in self.said or (word.gap == 1 and self.is_in(n, "follow")):
                return None
        return None

    def with_more(self, count: Count) -> Count:
        """Add those coordinated after a count, unless something else is said of them."""
        for at in range(count.end + 1, min(count.end + SHORT, len(self.tokens))):
            other = self.starting.get(at + 1)
            if other and self.is_in(at, "and"):
                rest = range(other.end, min(other.end + SHORT, len(self.tokens)))
                else_said = any(n in self.said or self.is_in(n, "be") for n in rest)
                return count if else_said else count.plus(self.with_more(other))
            if self.closes(at):
                return count
        return count
