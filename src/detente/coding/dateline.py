"""Find the day on which an article was written, by its dateline: "KARACHI, 14 janvier —".

Relative dates count from that day, not from that of a later printing.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from detente.coding.expressions import Calendar
from detente.coding.when import resolve
from detente.waist import Sentence

# How many days a dateline without a year may lie before the day of publication.
NEAR = 7
# A dateline that opens a sentence: a place in capitals, up to a dash.
OPENING = re.compile(r"[^\W\d_a-z]{2}[^\n]{2,78}? - ")


def day_written(
    text: str, plain: str, sentences: Sequence[Sentence], calendar: Calendar, day: date | None
) -> date | None:
    """Return the day of the dateline where it has a year or lies near `day`, the day of publication; else `day`.

    A day without a year also counts where the text names it in full ("this first appeared on 14 January 2019").
    """
    body = next((s for s in sentences if s.kind == "body"), None)
    if body is None:
        return day
    line = plain[text.rfind("\n", 0, body.start) + 1 : body.start]
    opening = OPENING.match(plain, body.start)
    for expression in calendar.find(line.strip() or (opening[0] if opening else "")):
        when = resolve(expression, day + timedelta(days=1) if day else None)
        if when.first is None or when.first != when.last:
            continue
        if "year" in dict(expression.values[1]) or (day and (day - when.first).days <= NEAR):
            return when.first
        same = (e for s in sentences for e in calendar.find(s.text) if "year" in dict(e.values[1]))
        full = (resolve(e, None).first for e in same)
        return next((d for d in full if d and (d.day, d.month) == (when.first.day, when.first.month)), day)
    return day
