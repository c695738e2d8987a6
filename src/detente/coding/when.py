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

Node = tuple[str, tuple[tuple[str, Any], ...]]
Values = Mapping[str, Any]

NO_REFERENCE = "no reference date"
DIGITS = re.compile("[0-9]+")
WORD = re.compile(r"[^\W_]+")
SLOT = re.compile(r"\{([A-Za-z]\w*)(?::(\w+))?\}")
# Every pattern holds a word of these lists, a digit or another pattern; a sentence without is not read.
ANCHORS = frozenset({"month", "abbr", "weekday", "daypart", "today", "anaphor", "unit", "cut", "season", "period"})
GROUP = re.compile(r"\(\?P<\w+>")
REACH = 8  # words from the start of an expression to its first anchor, at most
END = r"(?!\w|-\w)"
DEPTH = {"base": 0, "span": 1}


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
    """What an expression means: EDTF, its first and last day (None where open or unknown)."""

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
    """Part of a pattern: an expression, the lists its groups come from, then maybe a nested pattern."""

    pattern: re.Pattern[str]
    lists: Mapping[str, str]
    nested: tuple[str, int] | None


@dataclass(frozen=True, slots=True)
class Line:
    """One way to say a kind of expression; `depth` counts what it can nest."""

    kind: str
    inner: bool
    depth: int
    constants: tuple[tuple[str, Any], ...]
    steps: tuple[Step, ...]


class Calendar:
    """The expressions of time of one language, compiled."""

    __slots__ = ("_anchors", "_levels", "_traps", "_words")

    def __init__(
        self,
        words: Mapping[str, Mapping[str, Any]],
        lines: Sequence[Line],
        traps: re.Pattern[str],
    ) -> None:
        self._words, self._traps = words, traps
        self._levels = {
            None: _Level([line for line in lines if not line.inner]),
            **{depth: _Level([line for line in lines if line.depth <= depth]) for depth in DEPTH.values()},
        }
        entries = (entry for name in ANCHORS & words.keys() for entry in words[name])
        self._anchors = frozenset(max(reversed(WORD.findall(entry)), key=len) for entry in entries)

    @classmethod
    def load(cls, language: str, data: Mapping[str, Any]) -> "Calendar":
        """Compile the table of `language` in `data` (the content of time.toml).

        Raises:
            CodebookError: the language has no table, or patterns cannot be read; all are listed.
        """
        if language not in data:
            raise CodebookError(f"time.toml: no table [{language}]")
        table = data[language]
        words = {name: _by_word(entries) for name, entries in table["words"].items()}
        words["period"] = {
            word.casefold(): tuple(period["spans"])
            for period in data.get("period", ())
            for word in period.get(language, ())
        }
        slots = _Slots(data, language)
        lines, faults = [], []
        for group in table["pattern"]:
            for say in group["say"]:
                try:
                    lines.append(_line(group, say, slots))
                except (re.error, KeyError) as error:
                    faults.append(f"time.toml: {language}: {say!r}: {error}")
        if faults:
            raise CodebookError("\n".join(faults))
        return cls(words, lines, re.compile(rf"(?<!\w)(?:{slots.fill('|'.join(table['traps']))}){END}"))

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
        """Yield where words begin that have an anchor among the next `REACH`."""
        words = list(WORD.finditer(text))
        anchors = [
            i for i, word in enumerate(words)
            if "0" <= word[0][0] <= "9" or word[0].casefold() in self._anchors
        ]  # fmt: skip
        last = -1
        for anchor in anchors:
            for i in range(max(last + 1, anchor - REACH), anchor + 1):
                yield words[i].start()
            last = anchor

    def _longest(self, text: str, position: int, depth: int | None) -> tuple[int, Node] | None:
        """Return end and content of the longest expression that begins at `position`."""
        level, best = self._levels[depth], None
        for line in level.lines if level.heads.match(text, position) else ():
            reading = self._read(line, text, position)
            if reading and (best is None or reading[0] > best[0]):
                best = reading
        return best

    def _read(self, line: Line, text: str, position: int) -> tuple[int, Node] | None:
        values = list(line.constants)
        for step in line.steps:
            match = step.pattern.match(text, position)
            if match is None:
                return None
            position = match.end()
            for name, words in match.groupdict().items():
                value = None if words is None else self._value(step.lists[name], words)
                if value is not None:
                    values.append((name, value))
            if step.nested:
                name, depth = step.nested
                inner = self._longest(text, position, depth)
                if inner is None:
                    return None
                position, node = inner
                values.append((name, node))
        return position, (line.kind, tuple(values))

    def _value(self, name: str, words: str) -> Any:
        key = " ".join(words.casefold().replace("’", "'").split())
        digits = DIGITS.search(key)
        return self._words.get(name.lower(), {}).get(key, int(digits[0]) if digits else None)


class _Level:
    """Patterns that may stand in one place, and one expression for how any of them begins."""

    __slots__ = ("heads", "lines")

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        heads = (GROUP.sub("(?:", line.steps[0].pattern.pattern) for line in lines)
        self.heads = re.compile("|".join(heads), re.IGNORECASE)


class _Slots:
    """The slots of a language as regular expressions."""

    def __init__(self, data: Mapping[str, Any], language: str) -> None:
        table = data[language]
        self.exact = {*table["exact"], "period"}
        self.forms = {**data["digits"], **table.get("form", {})}
        self.words = {
            name: [word for listed in entries.values() for word in listed]
            for name, entries in table["words"].items()
        }
        periods = [word for period in data.get("period", ()) for word in period.get(language, ())]
        self.words["period"] = [form for word in periods for form in (word, word[0].swapcase() + word[1:])]

    def fill(self, say: str) -> str:
        """Return `say` as an expression without groups."""
        return SLOT.sub(lambda slot: self.slot(slot[2] or slot[1]), _spaced(say))

    def slot(self, name: str) -> str:
        """Return what stands for the slot `name`; KeyError where there is no such list or form."""
        known = name if name in self.words or name in self.forms else name.lower()
        forms = [self.fill(self.forms[known])] if known in self.forms else []
        if known in self.words:
            longest_first = sorted(self.words[known], key=len, reverse=True)
            forms += [_spaced(re.escape(word).replace(r"\ ", " ")) for word in longest_first]
        if not forms:
            raise KeyError(name)
        return f"(?{'-i' if name in self.exact else ''}:{'|'.join(forms)})"


def _line(group: Mapping[str, Any], say: str, slots: _Slots) -> Line:
    steps: list[Step] = []
    depth = at = 0
    fragment = ""
    lists: dict[str, str] = {}
    for slot in SLOT.finditer(say):
        fragment += _spaced(say[at : slot.start()])
        at = slot.end()
        name, words = slot[1], slot[2] or slot[1]
        if words in DEPTH:
            depth = max(depth, DEPTH[words] + 1)
            steps.append(Step(re.compile(fragment, re.IGNORECASE), lists, (name, DEPTH[words])))
            fragment, lists = "", {}
        else:
            fragment += f"(?P<{name}>{slots.slot(words)})"
            lists[name] = words
    fragment += _spaced(say[at:]) + END
    steps.append(Step(re.compile(fragment, re.IGNORECASE), lists, None))
    constants = tuple(group.get("set", {}).items())
    return Line(group["kind"], group.get("inner", False), depth, constants, tuple(steps))


def _spaced(say: str) -> str:
    return say.replace(" ", r"(?:\s+)").replace("'", "['’]")


def _by_word(entries: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """Turn {meaning: words} round; meanings that are numbers become numbers."""
    number = re.compile("-?[0-9]+")
    return {
        word.casefold(): int(meaning) if number.fullmatch(meaning) else meaning
        for meaning, words in entries.items()
        for word in words
    }


def _kind(node: Node) -> str:
    kind, values = node[0], dict(node[1])
    if "relation" in values:
        return str(values["relation"])
    nested = values.get("span") or values.get("base")
    return _kind(nested) if kind == "span" and nested else kind


# ------------------------------------------------------------------ What they mean


def resolve(expression: Expression, reference: date | None, *, future: bool = False) -> When:
    """Return the days that `expression` means in a text published on `reference`.

    Where a word comes back (Thursday, March, summer) it is the latest that has
    begun by the reference date, or with `future` the first that has not ended.
    """
    relation = dict(expression.values[1]).get("relation", "at")
    try:
        found = _stretch(expression.values, reference, future)
    except (ValueError, OverflowError):
        found = "no such day in the calendar"
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
    elif reference is None:
        found = NO_REFERENCE
    else:
        found = RELATIVE[kind](values, reference, future)
    if isinstance(found, str):
        return found
    if "part" in values:
        found = _part(found, values["part"], _kind(node) == "period")
    if reference and "side" in values and found.first <= reference <= found.last:
        unit = "month" if len(found.head) == 4 else "day"
        earlier = values["side"] == "earlier"
        found = _cells(found.first, reference, unit) if earlier else _cells(reference, found.last, unit)
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
    return first if isinstance(first, str) else _joined(first, second)


def _joined(first: Stretch, second: Stretch) -> Stretch | str:
    if first.first > second.last:
        return "the end comes before the beginning"
    return Stretch(first.first, second.last, first.head, second.tail)


def _year(values: Values, reference: date | None, future: bool) -> Stretch:
    return _cells(date(values["year"], 1, 1), date(values["year"], 12, 31), "year")


def _years(values: Values, reference: date | None, future: bool) -> Stretch | str:
    return _joined(_year(values, None, False), _year({"year": values["year2"]}, None, False))


def _decade(values: Values, reference: date | None, future: bool) -> Stretch:
    year = values["decade"] + (1900 if values["decade"] < 100 else 0)
    return _cells(date(year, 1, 1), date(year + 9, 12, 31), "year")


def _iso(values: Values, reference: date | None, future: bool) -> Stretch:
    return _day(date(values["year"], values["month"], values["day"]))


def _numeric(values: Values, reference: date | None, future: bool) -> Stretch | str:
    a, b, year = values["a"], values.get("b", values.get("c")), values["year"]
    if values["order"] == "day" or a > 12 or a == b:
        return _day(date(year, b, a))
    return _day(date(year, a, b)) if b > 12 else "day and month may be either way round"


def _period(values: Values, reference: date | None, future: bool) -> Stretch | str:
    spans = [_edtf(span) for span in values["period"]]
    if len(spans) == 1:
        return spans[0]
    return _nearest(spans, reference, future) if reference else NO_REFERENCE


def _anaphor(values: Values, reference: date | None, future: bool) -> str:
    return "counts from another day in the text"


def _calendar_day(values: Values, reference: date | None, future: bool) -> Stretch | str:
    return _calendar_days({**values, "day2": values["day"]}, reference, future)


def _calendar_days(values: Values, reference: date | None, future: bool) -> Stretch | str:
    month, first, last = values["month"], values["day"], values["day2"]
    if first > last:
        return "the end comes before the beginning"

    def make(year: int) -> Stretch | None:
        exists = last <= monthrange(year, month)[1]
        return _cells(date(year, month, first), date(year, month, last), "day") if exists else None

    return _yearly(values, reference, future, make)


def _month(values: Values, reference: date | None, future: bool) -> Stretch | str:
    return _yearly(values, reference, future, lambda year: _months(year, values["month"], 1))


def _season(values: Values, reference: date | None, future: bool) -> Stretch | str:
    return _yearly(values, reference, future, lambda year: _months(year, values["season"], 3))


def _quarter(values: Values, reference: date | None, future: bool) -> Stretch | str:
    size = values["cut"]
    first = (values["ordinal"] - 1) * size + 1
    if first > 12:
        return "a year has no such part"
    return _yearly(values, reference, future, lambda year: _months(year, first, size))


def _yearly(
    values: Values, reference: date | None, future: bool, make: Callable[[int], Stretch | None]
) -> Stretch | str:
    """Return what comes every year, in the year that is named or in the nearest that fits."""
    if "year" in values:
        return make(values["year"]) or "no such day in the calendar"
    if reference is None:
        return NO_REFERENCE
    if "yearshift" in values:
        return make(reference.year + values["yearshift"]) or "no such day in the calendar"
    years = range(max(MINYEAR, reference.year - 8), min(MAXYEAR, reference.year + 8) + 1)
    found = [stretch for stretch in map(make, years) if stretch]
    return _nearest(found, reference, future, values.get("shift"))


def _nearest(found: Sequence[Stretch], reference: date, future: bool, shift: int | None = None) -> Stretch | str:
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
    first = reference - timedelta(days=reference.weekday() - values["weekday"])
    if values.get("shift") == 0 and not future:
        return _day(first)  # "this Thursday": of this week
    days = [_day(first + timedelta(days=7 * weeks)) for weeks in (-1, 0, 1)]
    return _nearest(days, reference, future, values.get("shift"))


def _today(values: Values, reference: date, future: bool) -> Stretch:
    return _day(reference + timedelta(days=values["today"]))


def _unit(values: Values, reference: date, future: bool) -> Stretch | str:
    """Return the week, month, … that is `shift` from the one of the reference date."""
    unit, shift = values["unit"], values["shift"]
    monday = reference - timedelta(days=reference.weekday())
    if unit == "weekend":
        saturdays = [monday + timedelta(days=5 + 7 * weeks) for weeks in (-2, -1, 0, 1)]
        weekends = [_cells(saturday, saturday + timedelta(days=1), "day") for saturday in saturdays]
        return _nearest(weekends, reference, future, shift)
    if unit == "week":
        return _cells(monday + timedelta(days=7 * shift), monday + timedelta(days=7 * shift + 6), "day")
    if unit in MONTHS:
        size = MONTHS[unit]
        first = (reference.month - 1) // size * size + 1
        return _months(reference.year, first + shift * size, size)
    if unit in YEARS:
        size = YEARS[unit]
        year = (reference.year // size + shift) * size
        return _cells(date(year, 1, 1), date(year + size - 1, 12, 31), "year")
    return _day(reference + timedelta(days=shift if unit == "day" else 0))


def _ago(values: Values, reference: date, future: bool) -> Stretch | str:
    if "duration" in values and not future:
        return "how long it took, unless the clause speaks of the future"
    return _away(reference, values["number"] * values["sign"], values["unit"])


def _away(reference: date, number: int, unit: str) -> Stretch:
    """Return the day, month or year that is `number` units away, with `~` where that is rough."""
    if unit in MONTHS:
        return _about(_months(reference.year, reference.month + number * MONTHS[unit], 1))
    if unit in YEARS:
        year = _year({"year": reference.year + number * YEARS[unit]}, None, False)
        return year if abs(number) * YEARS[unit] < 10 else _about(year)
    if unit == "hour":
        return _day(reference + timedelta(days=int(number / 24)))
    if unit == "day":
        return _day(reference + timedelta(days=number))
    middle, slack = reference + timedelta(days=7 * number), timedelta(days=3)
    return replace(_about(_day(middle)), first=middle - slack, last=middle + slack)


def _recent(values: Values, reference: date, future: bool) -> Stretch:
    """Return the stretch between the reference date and some units before or after it."""
    unit, sign = values["unit"], values["lately"]
    other = _away(reference, values.get("number", SOME[unit]) * sign, unit)
    rough = other.head if other.head.endswith("~") else f"{other.head}~"
    here = reference.isoformat()[: len(rough) - 1]
    if sign < 0:
        return Stretch(other.first, reference, rough, here)
    return Stretch(reference, other.last, here, rough)


def _part(found: Stretch, part: str, period: bool) -> Stretch:
    """Return the first, second or last third; of a named period its first or last year, month or day."""
    cells = _split(found)
    third = 1 if period else max(1, round(len(cells) / 3))
    if len(cells) < 3:
        return found
    chosen = {"early": cells[:third], "mid": cells[third:-third], "late": cells[-third:]}[part]
    return Stretch(chosen[0].first, chosen[-1].last, chosen[0].head, chosen[-1].tail)


def _split(found: Stretch) -> list[Stretch]:
    """Cut into units of its own precision, or the next finer one where it is a single unit."""
    width = len(found.head.rstrip("~"))
    if found.head == found.tail:
        width = {4: 7, 7: 10}.get(width, 10)
    cells, day = [], found.first
    while day <= found.last:
        end = {4: date(day.year, 12, 31), 7: _months(day.year, day.month, 1).last, 10: day}[width]
        cells.append(Stretch(day, end, day.isoformat()[:width], day.isoformat()[:width]))
        day = end + timedelta(days=1)
    return cells


def _edtf(text: str) -> Stretch:
    """Read an EDTF date or interval of the codebook."""
    head, _, tail = text.partition("/")
    first, last = (_whole(end) for end in (head, tail or head))
    return Stretch(first.first, last.last, head, tail or head)


def _whole(text: str) -> Stretch:
    year, *rest = map(int, text.split("-"))
    if not rest:
        return _year({"year": year}, None, False)
    return _months(year, rest[0], 1) if len(rest) == 1 else _day(date(year, *rest))


def _months(year: int, month: int, count: int) -> Stretch:
    """Return `count` months from `month`, which may lie outside 1–12."""
    first, last = year * 12 + month - 1, year * 12 + month - 2 + count
    end = date(last // 12, last % 12 + 1, 1)
    return _cells(date(first // 12, first % 12 + 1, 1), end.replace(day=monthrange(end.year, end.month)[1]), "month")


def _day(day: date) -> Stretch:
    return _cells(day, day, "day")


def _cells(first: date, last: date, unit: str) -> Stretch:
    width = {"year": 4, "month": 7, "day": 10}[unit]
    return Stretch(first, last, first.isoformat()[:width], last.isoformat()[:width])


def _about(found: Stretch) -> Stretch:
    return replace(found, head=f"{found.head}~", tail=f"{found.tail}~")


MONTHS = {"month": 1, "quarter": 3, "half": 6}
YEARS = {"year": 1, "decade": 10}
SOME = {
    "hour": 24, "day": 7, "week": 4, "weekend": 4, "month": 6, "quarter": 4, "half": 3, "year": 5, "decade": 3,
}  # fmt: skip
RECURRING = frozenset(("day", "days", "month", "weekday", "season", "quarter"))
ABSOLUTE: Mapping[str, Callable[[Values, date | None, bool], Stretch | str]] = {
    "span": _span, "range": _range, "year": _year, "years": _years, "decade": _decade, "iso": _iso,
    "numeric": _numeric, "period": _period, "anaphor": _anaphor, "day": _calendar_day,
    "days": _calendar_days, "month": _month, "season": _season, "quarter": _quarter,
}  # fmt: skip
RELATIVE: Mapping[str, Callable[[Values, date, bool], Stretch | str]] = {
    "weekday": _weekday, "today": _today, "unit": _unit, "ago": _ago, "recent": _recent,
}  # fmt: skip


def header_date(text: str, language: str) -> date | None:
    """Return the date of a byline or dateline, None unless day, month and year are all said.

    Up to four words without a digit may stand before it ("Mis à jour le …").
    `language` is a code that dateparser knows.
    """
    import dateparser  # takes 0.2 s, and most articles bring their date

    orders = ("DMY",) if language != "en" else ("DMY", "MDY")  # 03/04/2017 in English: either
    words = text.split()
    for skipped in range(min(5, len(words))):
        if DIGITS.search("".join(words[:skipped])):
            break
        days = {
            found.date() if found else None
            for found in (
                dateparser.parse(
                    " ".join(words[skipped:]),
                    languages=[language],
                    settings={"REQUIRE_PARTS": ["day", "month", "year"], "PARSERS": ["absolute-time"], "DATE_ORDER": o},
                )
                for o in orders
            )
        }
        if days != {None}:
            return days.pop() if len(days) == 1 else None
    return None
