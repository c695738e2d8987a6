"""Say what the reports of one act tell, and what they do not agree on."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from detente.ledger.report import Report, countries
from detente.ledger.tolls import Toll

# A value as it is compared, and as it is written.
Days = tuple[date | None, date | None]
Value = tuple[str, str, Days | Toll | str]


def happening(reports: Sequence[Report]) -> dict[str, Any]:
    """Return the row of an act; its first report leads."""
    lead, *others = reports
    ordered = [lead, *sorted(others, key=lambda report: report.order)]
    earliest, latest = agreed(ordered)
    values = told(ordered)
    return {
        "id": lead.id,
        "event": lead.event,
        "mode": first(ordered, "mode"),
        "status": lead.status,
        "actor": sorted(countries(lead.actor)),
        "recipient": sorted(countries(lead.recipient)),
        "earliest": earliest,
        "latest": latest,
        "place": first(ordered, "city") or first(ordered, "place"),
        "events": [report.id for report in ordered],
        "reports": len({report.article for report in ordered}),
        "stories": len({report.story for report in ordered}),
        "outlets": max(1, len({report.outlet for report in ordered} - {None})),
        "languages": sorted({report.language for report in ordered}),
        "contradictions": contradictions(values),
        "told": [{"what": what, "value": word, "articles": ids} for (what, word, _), ids in values.items()],
    }


def first(reports: Sequence[Report], name: str) -> Any:
    """Return the first value of a field that a report gives."""
    return next(filter(None, (getattr(report, name) for report in reports)), None)


def agreed(reports: Sequence[Report]) -> Days:
    """Return the days that fit the first report that names any, and all that agree with it."""
    days: Days = (None, None)
    for report in sorted(reports, key=lambda report: not report.dated):
        theirs = (report.first, report.last)
        if meet(days, theirs):
            starts, ends = ([day for day in pair if day] for pair in zip(days, theirs, strict=True))
            days = max(starts, default=None), min(ends, default=None)
    return days


def meet(one: Days, other: Days) -> bool:
    """Tell whether two stretches of time have a day in common; None is an open end."""
    return all(start is None or end is None or start <= end for start, end in ((one[0], other[1]), (other[0], one[1])))


def told(reports: Sequence[Report]) -> dict[Value, list[str]]:
    """Return the values that reports give, and the articles that give each."""
    found: dict[Value, list[str]] = {}
    for report in reports:
        for value in values(report):
            articles = found.setdefault(value, [])
            articles += [report.article] * (report.article not in articles)
    return found


def values(report: Report) -> Iterator[Value]:
    if report.dated and report.edtf:
        yield "date", report.edtf, (report.first, report.last)
    if report.city:
        yield "place", report.city, report.city
    yield from ((toll.what, str(toll), toll) for toll in report.tolls)


def contradictions(found: dict[Value, list[str]]) -> list[str]:
    """Return what two articles give different values of."""
    return sorted(
        {
            one[0]
            for one, articles in found.items()
            for other, more in found.items()
            if one[0] == other[0] and len({*articles, *more}) > 1 and not compatible(one[2], other[2])
        }
    )


def compatible(one: Days | Toll | str, other: Days | Toll | str) -> bool:
    """Tell whether two values of one thing may both be right."""
    if isinstance(one, Toll) and isinstance(other, Toll):
        return one.agrees(other)
    if isinstance(one, tuple) and isinstance(other, tuple):
        return meet(one, other)
    return one == other
