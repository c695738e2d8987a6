"""Find expressions of time in plain text.

The words and patterns of a language stand in `codebook/data/time.toml`; this
module holds how patterns nest. What an expression means is `when`'s to say.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from detente.errors import CodebookError

Node = tuple[str, tuple[tuple[str, Any], ...]]  # a kind, and what the slots of its pattern say

# The kinds of expression, each of which `when` gives a meaning.
KINDS = frozenset(
    {"ago", "anaphor", "apart", "day", "days", "decade", "month", "numeric", "period", "quarter"}
    | {"range", "recent", "season", "span", "today", "unit", "weekday", "year", "years"}
)
DIGITS = re.compile("[0-9]+")
WORD = re.compile(r"[^\W_]+")
SLOT = re.compile(r"\{([A-Za-z]\w*)(?::(\w+))?\}")
GROUP = re.compile(r"\(\?P<\w+>")
END = r"(?!\w|-\w)"
# Every expression holds a word of these lists or a digit, within `REACH` words of its start.
ANCHORS = {"month", "abbr", "weekday", "daypart", "today", "anaphor", "unit", "cut", "season", "period"}
REACH = 8
NESTED = {"base": 0, "span": 1}  # slots for other patterns: how deep these may nest themselves


@dataclass(frozen=True, slots=True)
class Expression:
    """Words for a time: `text` is `[start:end]` of the text; `values` is what `resolve` reads."""

    start: int
    end: int
    text: str
    kind: str
    values: Node


@dataclass(frozen=True, slots=True)
class Step:
    """Part of a pattern: an expression, the list each group comes from, then maybe a nested pattern."""

    pattern: re.Pattern[str]
    lists: Mapping[str, str]
    nested: tuple[str, int] | None


@dataclass(frozen=True, slots=True)
class Line:
    """One way to say a kind of expression; `depth` counts what it nests."""

    kind: str
    inner: bool
    depth: int
    constants: tuple[tuple[str, Any], ...]
    steps: tuple[Step, ...]


class Calendar:
    """The expressions of time of one language, compiled."""

    __slots__ = ("_anchors", "_levels", "_traps", "_words")

    def __init__(self, words: Mapping[str, Mapping[str, Any]], lines: Sequence[Line], traps: str) -> None:
        self._words = words
        self._traps = re.compile(rf"(?<!\w)(?:{traps}){END}")
        entries = [entry for name in ANCHORS & words.keys() for entry in words[name]]
        self._anchors = frozenset(max(reversed(WORD.findall(entry)), key=len) for entry in entries)
        self._levels: dict[int | None, tuple[re.Pattern[str], Sequence[Line]]] = {
            None: _level([line for line in lines if not line.inner]),
            **{depth: _level([line for line in lines if line.depth <= depth]) for depth in NESTED.values()},
        }

    @classmethod
    def load(cls, language: str, data: Mapping[str, Any]) -> "Calendar":
        """Compile the table of `language` in `data` (the content of time.toml).

        Raises:
            CodebookError: the language has no table, or patterns cannot be read; all are listed.
        """
        if language not in data:
            raise CodebookError(f"time.toml: no table [{language}]")
        slots = _Slots(data, language)
        lines, faults = [], []
        for group in data[language]["pattern"]:
            for say in group["say"]:
                try:
                    lines.append(_line(group, say, slots))
                except (re.error, KeyError) as error:
                    faults.append(f"time.toml: {language}: {say!r}: {error}")
        if faults:
            raise CodebookError("\n".join(faults))
        return cls(slots.words, lines, slots.fill("|".join(data[language]["traps"])))

    def find(self, text: str) -> tuple[Expression, ...]:
        """Return the expressions of time in `text`: the longest, left to right, none overlapping."""
        if self._anchors.isdisjoint(WORD.findall(text.casefold())) and not DIGITS.search(text):
            return ()
        traps = [match.span() for match in self._traps.finditer(text)]
        found: list[Expression] = []
        end = 0
        for start in self._starts(text):
            reading = self._longest(text, start, None) if start >= end else None
            if reading and not any(a < reading[0] and start < b for a, b in traps):
                end, node = reading
                found.append(Expression(start, end, text[start:end], kind_of(node), node))
        return tuple(found)

    def _starts(self, text: str) -> Iterator[int]:
        """Yield where words begin that have an anchor within reach."""
        words, next_word = list(WORD.finditer(text)), 0
        for i, word in enumerate(words):
            if "0" <= word[0][0] <= "9" or word[0].casefold() in self._anchors:
                yield from (before.start() for before in words[max(next_word, i - REACH) : i + 1])
                next_word = i + 1

    def _longest(self, text: str, position: int, depth: int | None) -> tuple[int, Node] | None:
        """Return end and content of the longest expression that begins at `position`."""
        heads, lines = self._levels[depth]
        if not heads.match(text, position):
            return None
        likely = (line for line in lines if line.steps[0].pattern.match(text, position))
        readings = [reading for line in likely if (reading := self._read(line, text, position))]
        return max(readings, key=lambda reading: reading[0], default=None)

    def _read(self, line: Line, text: str, position: int) -> tuple[int, Node] | None:
        values = list(line.constants)
        for step in line.steps:
            match = step.pattern.match(text, position)
            if match is None:
                return None
            position = match.end()
            said = {name: words for name, words in match.groupdict().items() if words is not None}
            values += [(name, self._value(step.lists[name], words)) for name, words in said.items()]
            if step.nested:
                name, depth = step.nested
                inner = self._longest(text, position, depth)
                if inner is None:
                    return None
                position, node = inner
                values.append((name, node))
        known = all(value is not None for _, value in values)  # "ſeptembre" matches in any case, but is no word
        return (position, (line.kind, tuple(values))) if known else None

    def _value(self, name: str, said: str) -> Any:
        key = " ".join(said.casefold().replace("’", "'").split())
        digits = DIGITS.search(key)
        return self._words.get(name.lower(), {}).get(key, int(digits[0]) if digits else None)


class _Slots:
    """The word lists of a language, {list: {word: meaning}}, and slots as regular expressions."""

    def __init__(self, data: Mapping[str, Any], language: str) -> None:
        table = data[language]
        self.exact = {*table["exact"], "period"}
        self.forms = {**data["digits"], **table.get("form", {})}
        said: dict[str, dict[str, Any]] = {
            name: {word: _meaning(key) for key, words in entries.items() for word in words}
            for name, entries in table["words"].items()
        }
        said["period"] = {
            form: tuple(period["spans"])
            for period in data.get("period", ())
            for word in period.get(language, ())
            for form in (word, word[0].swapcase() + word[1:])
        }
        self.said = said
        self.words = {name: {word.casefold(): value for word, value in words.items()} for name, words in said.items()}

    def fill(self, say: str) -> str:
        """Return `say` as an expression without named groups."""
        return SLOT.sub(lambda slot: self.slot(slot[2] or slot[1]), _spaced(say))

    def slot(self, name: str) -> str:
        """Return what stands for the slot `name`; KeyError where there is no such list or form."""
        known = name if name in self.said or name in self.forms else name.lower()
        forms = [self.fill(self.forms[known])] if known in self.forms else []
        longest_first = sorted(self.said.get(known, ()), key=len, reverse=True)
        forms += [_spaced(re.escape(word).replace(r"\ ", " ")) for word in longest_first]
        if not forms:
            raise KeyError(name)
        return f"(?{'-i' if name in self.exact else ''}:{'|'.join(forms)})"


def _level(lines: Sequence[Line]) -> tuple[re.Pattern[str], Sequence[Line]]:
    """Return patterns that may stand in one place, with one expression for how any of them begins."""
    heads = (GROUP.sub("(?:", line.steps[0].pattern.pattern) for line in lines)
    return re.compile("|".join(heads), re.I), lines


def _line(group: Mapping[str, Any], say: str, slots: _Slots) -> Line:
    """Compile one way to say something, cut where another pattern nests; KeyError for an unknown name."""
    if group["kind"] not in KINDS:
        raise KeyError(group["kind"])
    steps: list[Step] = []
    lists: dict[str, str] = {}
    fragment, depth, at = "", 0, 0
    for slot in SLOT.finditer(say):
        fragment += _spaced(say[at : slot.start()])
        at = slot.end()
        name, words = slot[1], slot[2] or slot[1]
        if words not in NESTED:
            fragment += f"(?P<{name}>{slots.slot(words)})"
            lists[name] = words
            continue
        depth = max(depth, NESTED[words] + 1)
        steps.append(Step(re.compile(fragment, re.I), lists, (name, NESTED[words])))
        fragment, lists = "", {}
    steps.append(Step(re.compile(fragment + _spaced(say[at:]) + END, re.I), lists, None))
    constants = tuple(group.get("set", {}).items())
    return Line(group["kind"], group.get("inner", False), depth, constants, tuple(steps))


def _spaced(say: str) -> str:
    return say.replace(" ", r"(?:\s+)").replace("'", "['’]")


def _meaning(key: str) -> str | int:
    return int(key) if DIGITS.fullmatch(key.removeprefix("-")) else key


def kind_of(node: Node) -> str:
    """Return the relation of an expression, or its kind, or that of what it holds."""
    values = dict(node[1])
    if "relation" in values or node[0] != "span":
        return str(values.get("relation", node[0]))
    return kind_of(values.get("span") or values["base"])
