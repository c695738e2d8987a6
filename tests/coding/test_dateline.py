"""The day on which an article was written, by its dateline."""

import tomllib
from datetime import date
from importlib.resources import files

import pytest

from detente.coding.dateline import dateline_day
from detente.coding.expressions import Calendar
from tests.coding.build import sentence

TABLE = tomllib.loads((files("detente.codebook") / "data" / "time.toml").read_text(encoding="utf-8"))
DAY = date(2016, 5, 11)


def written(language: str, line: str, body: str, day: date | None = DAY) -> date | None:
    text = f"Title\n\n{line}{body}"
    return dateline_day(text, text, [sentence(text, only=body)], Calendar.load(language, TABLE), day)


@pytest.mark.parametrize(
    ("language", "line", "found"),
    [
        ("en", "OSLO, May 9 (Reuters) - ", "2016-05-09"),
        ("fr", "OSLO, 9 mai — ", "2016-05-09"),
        ("fr", "OSLO, lundi 9 mai — ", "2016-05-09"),
        ("en", "OSLO, Monday - ", "2016-05-09"),
        ("en", "OSLO, May 12 - ", "2016-05-12"),  # published a day before, further west
        ("en", "OSLO, May 9, 2014 - ", "2014-05-09"),
        ("en", "OSLO, January 9 - ", None),  # no such day near
        ("en", "OSLO - ", None),
        ("en", "", None),
    ],
)
def test_dateline(language: str, line: str, found: str | None) -> None:
    assert written(language, line, "Rain fell.") == (date.fromisoformat(found) if found else None)


def test_dateline_that_the_layout_left_in_the_body() -> None:
    assert written("en", "", "OSLO, May 9 - Rain fell.") == date(2016, 5, 9)
    assert written("en", "", "Rain fell on May 9 - at last.") is None


def test_day_of_a_dateline_that_the_text_names_in_full() -> None:
    assert written("en", "OSLO, May 9 - ", "It first appeared on May 9, 2009.", date(2016, 2, 1)) == date(2009, 5, 9)


def test_without_a_day_of_publication_a_full_dateline_counts() -> None:
    assert written("en", "OSLO, May 9, 2014 - ", "Rain fell.", None) == date(2014, 5, 9)
    assert written("en", "OSLO, May 9 - ", "Rain fell.", None) is None


def test_without_a_body_there_is_no_dateline() -> None:
    assert dateline_day("", "", [], Calendar.load("en", TABLE), DAY) is None
