"""Dates in EDTF and the days that they may mean."""

from datetime import date

import pytest

from detente.days import days


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2016-12-01", "2016-12-01", "2016-12-01"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2016", "2016-01-01", "2016-12-31"),
        ("2017-01~", "2017-01-01", "2017-01-31"),
        ("2016-11-01/2016-11-30", "2016-11-01", "2016-11-30"),
        ("2014/..", "2014-01-01", None),
        ("../2014-03", None, "2014-03-31"),
        (None, None, None),
        ("soon", None, None),
        ("2017-02-30", None, None),
    ],
)
def test_days(edtf: str | None, first: str | None, last: str | None) -> None:
    assert days(edtf) == (first and date.fromisoformat(first), last and date.fromisoformat(last))
