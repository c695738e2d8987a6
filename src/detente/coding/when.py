"""Find expressions of time in plain text, and say which days they mean.

The words and patterns of a language stand in `codebook/data/time.toml`. This
module holds what no language owns: how patterns nest, and what Thursday, last
month or the end of the year mean on a given day. Dates are written in EDTF
(ISO 8601-2), with `..` for an open end: `2014/..` is "since 2014" and
`../2017-03` "by March". It knows no parser; the clause's tense comes in as `future`.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import Any

from detente.errors import CodebookError

Node = tuple[str, tuple[tuple[str, Any], ...]]  # a kind, and what the slots of its pattern say
Values = Mapping[str, Any]

NO_REFERENCE = "no reference date"
BACKWARDS = "the end comes before the beginning"
NO_DAY = "no such day in the calendar"
DIGITS = re.compile("[0-9]+")
WORD = re.compile(r"[^\W_]+")
SLOT = re.compile(r"\{([A-Za-z]\w*)(?::(\w+))?\}")
GROUP = re.compile(r"\(\?P<\w+>")
END = r"(?!\w|-\w)"
# Every expression holds a word of these lists or a digit, within `REACH` words of its start.
ANCHORS = {"month", "abbr", "weekday", "daypart", "today", "anaphor", "unit", "cut", "season", "period"}
REACH = 8
NESTED = {"base": 0, "span": 1}  # slots for other patterns: how deep these may nest themselves
YEAR, MONTH, DAY = 4, 7, 10  # how many characters EDTF takes for them
MONTHS = {"month": 1, "quarter": 3, "half": 6}
YEARS = {"year": 1, "decade": 10}
# How many "recent days", "coming weeks" are taken to be.
SOME = {"hour": 24, "day": 7, "week": 4, "weekend": 4, "month": 6, "quarter": 4, "half": 3} | {"year": 5, "decade": 3}
RECURRING = {"day", "days", "month", "weekday", "season", "quarter"}


@dataclass(frozen=True, slots=True)
class Expression:
    """Words for a time: `text` is `[start:end]` of the text; `values` is what `resolve` reads."""

    start: int
    end: int
    text: str
    kind: str
    values: Node


@dataclass(frozen=True, slots=True)
class When:
    """What an expression means: EDTF, first and last day (None where open), or why it has no date.

    `relation` is at, since or until; `first` is None for until and `last` for since.
    """

    edtf: str | None
    first: date | None
    last: date | None
    relation: str
    reason: str | None


@dataclass(frozen=True, slots=True)
class Stretch:
    """The days `first` to `last`, and how EDTF writes the two ends."""

    first: date
    last: date
    head: str
    tail: str


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
                found.append(Expression(start, end, text[start:end], _kind(node), node))
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
        readings = [reading for line in lines if (reading := self._read(line, text, position))]
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
    if group["kind"] not in ABSOLUTE | RELATIVE:
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


def _kind(node: Node) -> str:
    """Return the relation of an expression, or its kind, or that of what it holds."""
    values = dict(node[1])
    if "relation" in values or node[0] != "span":
        return str(values.get("relation", node[0]))
    return _kind(values.get("span") or values["base"])


def resolve(expression: Expression, reference: date | None, *, future: bool = False) -> When:
    """Return the days that `expression` means in a text published on `reference`.

    What comes back (Thursday, March, summer) is the latest that has begun by the
    reference date, or with `future` the first that has not ended.
    """
    relation = dict(expression.values[1]).get("relation", "at")
    try:
        found = _stretch(expression.values, reference, future)
    except (ValueError, OverflowError):  # 31 February; a thousand years before year 1
        found = NO_DAY
    if isinstance(found, str):
        return When(None, None, None, relation, found)
    if relation == "since":
        return When(f"{found.head}/..", found.first, None, relation, None)
    if relation == "until":
        return When(f"../{found.tail}", None, found.last, relation, None)
    edtf = found.head if found.head == found.tail else f"{found.head}/{found.tail}"
    return When(edtf, found.first, found.last, relation, None)


def _stretch(node: Node, reference: date | None, future: bool) -> Stretch | str:
    kind, values = node[0], dict(node[1])
    if kind in ABSOLUTE:
        found = ABSOLUTE[kind](values, reference, future or "future" in values)
    else:
        found = RELATIVE[kind](values, reference, future) if reference else NO_REFERENCE
    if isinstance(found, str):
        return found
    if found.first > found.last:
        return BACKWARDS
    if "part" in values:
        return _part(found, values["part"], _kind(node) == "period")
    if reference and "side" in values and found.first <= reference <= found.last:
        width = MONTH if len(found.head) == YEAR else DAY
        earlier = values["side"] == "earlier"
        return _cells(found.first, reference, width) if earlier else _cells(reference, found.last, width)
    return found


def _span(values: Values, reference: date | None, future: bool) -> Stretch | str:
    return _stretch(values.get("span") or values["base"], reference, future)


def _range(values: Values, reference: date | None, future: bool) -> Stretch | str:
    second = _stretch(values["base2"], reference, future)
    if isinstance(second, str):
        return second
    # "From October to March": the October before that March.
    recurs = values["base"][0] in RECURRING
    first = _stretch(values["base"], second.first if recurs else reference, future and not recurs)
    return first if isinstance(first, str) else Stretch(first.first, second.last, first.head, second.tail)


def _years(values: Values, reference: date | None, future: bool) -> Stretch:
    if "year" in values:
        first, last = values["year"], values.get("year2", values["year"])
    else:
        first = values["decade"] + (1900 if values["decade"] < 100 else 0)
        last = first + 9
    return _cells(date(first, 1, 1), date(last, 12, 31), YEAR)


def _numeric(values: Values, reference: date | None, future: bool) -> Stretch | str:
    a, b, year = values["a"], values["b"], values["year"]
    if values["order"] == "day" or a > 12 or a == b:
        return _day(date(year, b, a))
    return _day(date(year, a, b)) if b > 12 else "day and month may be either way round"


def _period(values: Values, reference: date | None, future: bool) -> Stretch | str:
    spans = [_edtf(span) for span in values["period"]]
    if len(spans) == 1:
        return spans[0]
    return _nearest(spans, reference, future, None) if reference else NO_REFERENCE


def _days(values: Values, reference: date | None, future: bool) -> Stretch | str:
    month, first, last = values["month"], values["day"], values.get("day2", values["day"])

    def make(year: int) -> Stretch | None:
        if max(first, last) > monthrange(year, month)[1]:
            return None
        return _cells(date(year, month, first), date(year, month, last), DAY)

    return _yearly(values, reference, future, make)


def _months_of_year(values: Values, reference: date | None, future: bool) -> Stretch | str:
    """Return a month, a season (of the northern half, from its first full month) or a quarter or half."""
    size = values.get("cut", 3 if "season" in values else 1)
    first = values.get("month") or values.get("season") or (values["ordinal"] - 1) * size + 1
    if first > 12:
        return "a year has no such part"
    return _yearly(values, reference, future, lambda year: _months(year, first, size))


def _yearly(
    values: Values, reference: date | None, future: bool, make: Callable[[int], Stretch | None]
) -> Stretch | str:
    """Return what comes every year, in the year that is named or in the nearest that fits."""
    if "year" in values:
        return make(values["year"]) or NO_DAY
    if reference is None:
        return NO_REFERENCE
    if "yearshift" in values:
        return make(reference.year + values["yearshift"]) or NO_DAY
    years = range(max(MINYEAR, reference.year - 8), min(MAXYEAR, reference.year + 8) + 1)
    found = [stretch for year in years if (stretch := make(year))]
    return _nearest(found, reference, future, values.get("shift"))


def _nearest(found: Sequence[Stretch], reference: date, future: bool, shift: int | None) -> Stretch | str:
    """Return the one of `found` (in order) that is meant: last (-1), next (1), or by tense."""
    if shift == -1:
        fitting = [s for s in found if s.last < reference][-1:]
    elif shift == 1:
        fitting = [s for s in found if s.first > reference]
    elif future:
        fitting = [s for s in found if s.last >= reference]
    else:
        fitting = [s for s in found if s.first <= reference][-1:]
    return fitting[0] if fitting else "none near the reference date"


def _weekday(values: Values, reference: date, future: bool) -> Stretch | str:
    first = reference + timedelta(days=values["weekday"] - reference.weekday())
    if values.get("shift") == 0 and not future:
        return _day(first)  # "this Thursday": of this week
    days = [_day(first + timedelta(days=days)) for days in (-7, 0, 7)]
    return _nearest(days, reference, future, values.get("shift"))


def _today(values: Values, reference: date, future: bool) -> Stretch:
    return _day(reference + timedelta(days=values["today"]))


def _unit(values: Values, reference: date, future: bool) -> Stretch | str:
    """Return the week, month, … that is `shift` from the one of the reference date."""
    unit, shift = values["unit"], values["shift"]
    monday = reference - timedelta(days=reference.weekday())
    if unit == "weekend":
        weekends = [_cells(monday + timedelta(days=n), monday + timedelta(days=n + 1), DAY) for n in (-9, -2, 5, 12)]
        return _nearest(weekends, reference, future, shift)
    if unit == "week":
        return _cells(monday + timedelta(days=7 * shift), monday + timedelta(days=7 * shift + 6), DAY)
    if unit in MONTHS:
        size = MONTHS[unit]
        return _months(reference.year, ((reference.month - 1) // size + shift) * size + 1, size)
    if unit in YEARS:
        year = (reference.year // YEARS[unit] + shift) * YEARS[unit]
        return _cells(date(year, 1, 1), date(year + YEARS[unit] - 1, 12, 31), YEAR)
    return _day(reference + timedelta(days=shift if unit == "day" else 0))


def _ago(values: Values, reference: date, future: bool) -> Stretch | str:
    if "duration" in values and not future:
        return "how long it took, unless the clause speaks of the future"
    return _away(reference, values["number"] * values["sign"], values["unit"])


def _recent(values: Values, reference: date, future: bool) -> Stretch:
    """Return the stretch between the reference date and so many units before or after it."""
    unit, sign = values["unit"], values["lately"]
    other = _away(reference, values.get("number", SOME[unit]) * sign, unit)
    there = other.head.rstrip("~")
    here = reference.isoformat()[: len(there)]
    if sign < 0:
        return Stretch(other.first, reference, f"{there}~", here)
    return Stretch(reference, other.last, here, f"{there}~")


def _away(reference: date, number: int, unit: str) -> Stretch:
    """Return the day, month or year that is `number` units away, with `~` where that is rough."""
    if unit in MONTHS:
        return _about(_months(reference.year, reference.month + number * MONTHS[unit], 1))
    if unit in YEARS:
        year = _years({"year": reference.year + number * YEARS[unit]}, None, False)
        return year if abs(number) * YEARS[unit] < 10 else _about(year)
    if unit in ("hour", "day"):
        return _day(reference + timedelta(days=int(number / 24) if unit == "hour" else number))
    middle, slack = reference + timedelta(days=7 * number), timedelta(days=3)
    return replace(_about(_day(middle)), first=middle - slack, last=middle + slack)


def _part(found: Stretch, part: str, period: bool) -> Stretch:
    """Return the early, middle or late third; of a named period its first or last year, month or day."""
    cells = _split(found)
    if len(cells) < 3:
        return found
    third = 1 if period else round(len(cells) / 3)
    chosen = {"early": cells[:third], "mid": cells[third:-third], "late": cells[-third:]}[part]
    return Stretch(chosen[0].first, chosen[-1].last, chosen[0].head, chosen[-1].tail)


def _split(found: Stretch) -> list[Stretch]:
    """Cut into units of its own precision, or the next finer one where it is a single unit."""
    width = len(found.head.rstrip("~"))
    if found.head == found.tail:
        width = MONTH if width == YEAR else DAY
    cells, day = [], found.first
    while day <= found.last:
        last = {YEAR: day.replace(month=12, day=31), MONTH: _months(day.year, day.month, 1).last, DAY: day}[width]
        cells.append(_cells(day, last, width))
        day = last + timedelta(days=1)
    return cells


def _edtf(text: str) -> Stretch:
    """Read an EDTF date or interval of the codebook."""
    ends = text.split("/")
    first, last = (date.fromisoformat(end + "-01-01"[: DAY - len(end)]) for end in (ends[0], ends[-1]))
    if len(ends[-1]) < DAY:
        last = _months(last.year, last.month, 12 if len(ends[-1]) == YEAR else 1).last
    return Stretch(first, last, ends[0], ends[-1])


def _months(year: int, month: int, count: int) -> Stretch:
    """Return `count` months from `month`, which may lie outside 1–12."""
    first, end = divmod(year * 12 + month - 1, 12), divmod(year * 12 + month - 2 + count, 12)
    last = date(end[0], end[1] + 1, monthrange(end[0], end[1] + 1)[1])
    return _cells(date(first[0], first[1] + 1, 1), last, MONTH)


def _day(day: date) -> Stretch:
    return _cells(day, day, DAY)


def _cells(first: date, last: date, width: int) -> Stretch:
    return Stretch(first, last, first.isoformat()[:width], last.isoformat()[:width])


def _about(found: Stretch) -> Stretch:
    return replace(found, head=f"{found.head}~", tail=f"{found.tail}~")


ABSOLUTE: dict[str, Callable[[Values, date | None, bool], Stretch | str]] = {
    "span": _span, "range": _range, "year": _years, "years": _years, "decade": _years, "numeric": _numeric,
    "period": _period, "day": _days, "days": _days, "month": _months_of_year, "season": _months_of_year,
    "quarter": _months_of_year, "anaphor": lambda *_: "counts from another day in the text",
}  # fmt: skip
RELATIVE: dict[str, Callable[[Values, date, bool], Stretch | str]] = {
    "weekday": _weekday, "today": _today, "unit": _unit, "ago": _ago, "recent": _recent,
}  # fmt: skip


def header_date(text: str, language: str) -> date | None:
    """Return the date of a byline or dateline, None unless day, month and year are all said.

    Up to four words without a digit may stand before it ("Mis à jour le …"). In
    English 03/04/2017 is nobody's date. `language` is a code that dateparser knows.
    """
    import dateparser  # takes 0.2 s, and most articles bring their date

    strict: dict[str, Any] = {"REQUIRE_PARTS": ["day", "month", "year"], "PARSERS": ["absolute-time"]}
    words = text.split()
    for skipped in range(min(5, len(words))):
        if DIGITS.search("".join(words[:skipped])):
            break
        rest = " ".join(words[skipped:])
        moments = (
            dateparser.parse(rest, languages=[language], settings={**strict, "DATE_ORDER": order})
            for order in (("DMY", "MDY") if language == "en" else ("DMY",))
        )
        days = {moment.date() for moment in moments if moment}
        if days:
            return days.pop() if len(days) == 1 else None
    return None
