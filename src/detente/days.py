"""Which days a date may mean: the part of EDTF (ISO 8601-2) that the records use."""

import re
from calendar import monthrange
from datetime import date

PART = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?[~?%]?")


def days(edtf: str | None) -> tuple[date | None, date | None]:
    """Return the first and the last day that an EDTF date may mean; None where it is open or unknown."""
    first, _, last = (edtf or "").partition("/")
    return bound(first, last=False), bound(last or first, last=True)


def bound(part: str, *, last: bool) -> date | None:
    """Return the first or last day of a year, a month or a day."""
    found = PART.fullmatch(part)
    if not found:
        return None
    year, month, day = (int(number) if number else None for number in found.groups())
    try:
        month = month or (12 if last else 1)
        return date(year or 0, month, day or (monthrange(year or 0, month)[1] if last else 1))
    except ValueError:
        return None
