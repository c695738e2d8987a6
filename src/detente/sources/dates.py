"""Days as articles, pages and tables write them. None is ever made up: what may be misread is no day."""

import re
from datetime import date

from detente.sources.language import SUPPORTED

# A day in figures: the year comes first, or last. Nothing but a time may follow.
YEAR_FIRST = re.compile(r"(?:(\d{4})([-/.])(\d\d?)\2(\d\d?)|((?:19|20)\d\d)(\d\d)(\d\d))(?=[T ,]|$)", re.ASCII)
YEAR_LAST = re.compile(r"(\d\d?)([-/.])(\d\d?)\2(\d{4})(?=[ ,]|$)", re.ASCII)
STRICT = {"STRICT_PARSING": True, "PARSERS": ["absolute-time"]}
YEAR, LETTER, LONGEST = re.compile(r"(?<!\d)\d{4}(?!\d)"), re.compile(r"[^\W\d_]"), 80


def iso_date(words: str) -> str | None:
    """Return the ISO date of a date or time in ISO form, or None."""
    found = re.fullmatch(r"(\d{4}-\d\d-\d\d)(?:[T ]\d\d:\d\d\S*)?", words.strip(), flags=re.ASCII)
    try:
        return date.fromisoformat(found[1]).isoformat() if found else None
    except ValueError:
        return None


def printed_date(words: str | None, language: str | None) -> str | None:
    """Return the ISO date of words that are a day in full, with or without a time, or None.

    03/04/2017 is a day in French alone, where it cannot be misread.
    """
    words = " ".join((words or "").split())
    if found := YEAR_FIRST.match(words):
        year, _, month, day, *compact = found.groups()
        return iso(*(compact if year is None else (year, month, day)))
    if found := YEAR_LAST.match(words):
        one, _, other, year = found.groups()
        if int(other) > 12:
            one, other = other, one
        clear = language == "fr" or int(one) > 12 or one == other
        return iso(year, other, one) if clear else None
    if len(words) > LONGEST or not YEAR.search(words) or not LETTER.search(words):
        return None
    import dateparser

    languages = sorted(SUPPORTED, key=lambda other: other != language)
    parsed = dateparser.parse(words, languages=languages, settings=STRICT)
    return parsed.date().isoformat() if parsed else None


def iso(year: str, month: str, day: str) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
