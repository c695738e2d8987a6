"""Say which days an expression of time means.

This module holds what no language owns: what Thursday, last month or the end of
the year mean on a given day. Dates are written in EDTF (ISO 8601-2), with `..`
for an open end: `2014/..` is "since 2014" and `../2017-03` "by March". It knows
no parser; the clause's tense comes in as `future`.
"""

from calendar import monthrange
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import Any

from detente.coding.expressions import DIGITS, Expression, Node, kind_of

Values = Mapping[str, Any]

NO_REFERENCE = "no reference date"
BACKWARDS = "the end comes before the beginning"
NO_DAY = "no such day in the calendar"
YEAR, MONTH, DAY = 4, 7, 10  # how many characters EDTF takes for them
MONTHS = {"month": 1, "quarter": 3, "half": 6}
YEARS = {"year": 1, "decade": 10}
# How many "recent days", "coming weeks" are taken to be.
SOME = {"hour": 24, "day": 7, "week": 4, "weekend": 4, "month": 6, "quarter": 4, "half": 3} | {"year": 5, "decade": 3}
SIDES = {"earlier": -1, "later": 1}
RECURRING = {"day", "days", "month", "weekday", "season", "quarter"}


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
        return _part(found, values["part"], kind_of(node) == "period")
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


def _anaphor(values: Values, base: date, future: bool) -> Stretch | str:
    """Return the day, week, … that is so far from a day told before: "the next day", "two days earlier"."""
    sign: int = SIDES[values["side"]] if "side" in values else values.get("sign", values.get("anaphor"))
    if "number" in values:
        return _away(base, values["number"] * sign, values["unit"])
    if "side" in values:
        return "some time from another day"
    if "weekday" in values:
        away = values["weekday"] - base.weekday()
        return _day(base + timedelta(days={1: (away - 1) % 7 + 1, 0: away, -1: -((-away - 1) % 7 + 1)}[sign]))
    return _unit({"unit": values.get("unit", "day"), "shift": sign}, base, future)


def apart(expression: Expression, day: date) -> When:
    """Return when what follows an expression is, of a clause of that day: "two days after" it."""
    values = dict(expression.values[1])
    found = _away(day, -values["sign"] * values.get("number", 1), values["unit"])
    return When(found.head, found.first, found.last, "at", None)


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
    "quarter": _months_of_year, "apart": lambda *_: "says how far apart two happenings are",
}  # fmt: skip
RELATIVE: dict[str, Callable[[Values, date, bool], Stretch | str]] = {
    "weekday": _weekday, "today": _today, "unit": _unit, "ago": _ago, "recent": _recent, "anaphor": _anaphor,
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
