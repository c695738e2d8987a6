"""Find the day on which an article was written, by its dateline: "KARACHI, 14 janvier —".

Relative dates count from that day, not from that of a later printing.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from detente.coding.expressions import Calendar, Expression
from detente.coding.when import resolve
from detente.waist import Sentence

# How many days a dateline without a year may lie before the day of publication.
NEAR = 7
# A dateline that opens a sentence: a place in capitals, up to a dash.
OPENING = re.compile(r"[^\W\d_a-z]{2}[^\n]{2,78}? - ")


def dateline_day(
    text: str, plain: str, sentences: Sequence[Sentence], calendar: Calendar, published: date | None
) -> date | None:
    """Return the day of the dateline where it has a year or lies near the day of publication.

    A day without a year also counts where the text names it in full ("this first appeared on 14 January 2019").
    """
    body = next((s for s in sentences if s.kind == "body"), None)
    if body is None:
        return None
    line = plain[text.rfind("\n", 0, body.start) + 1 : body.start].strip()
    opening = None if line else OPENING.match(plain, body.start)
    for expression in calendar.find(opening[0] if opening else line):
        if full := single(expression, None):
            return full
        found = single(expression, published + timedelta(days=1)) if published else None
        if found and published and (published - found).days <= NEAR:
            return found
        if found:
            named = (single(e, None) for s in sentences for e in calendar.find(s.text))
            return next((d for d in named if d and (d.day, d.month) == (found.day, found.month)), None)
    return None


def single(expression: Expression, reference: date | None) -> date | None:
    """Return the day that an expression means, None where it means none or several."""
    when = resolve(expression, reference)
    return when.first if when.first == when.last else None
