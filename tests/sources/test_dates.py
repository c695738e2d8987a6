"""Days as they are written; nothing is made up."""

import pytest

from detente.sources.dates import iso_date, printed_date

DAYS = {
    "2017-03-03": "2017-03-03",
    "2017-03-03T23:30:00Z": "2017-03-03",
    "2017-03-03T23:30:00-05:00": "2017-03-03",
    "2017-03-03 14:30:00 UTC": "2017-03-03",
    "2017-3-3": "2017-03-03",
    "2017/03/04": "2017-03-04",
    "20170303": "2017-03-03",
    "20170303T101500Z": "2017-03-03",
    "Fri, 03 Mar 2017 23:30:00 -0500": "2017-03-03",
    "Fri, 03 Mar 2017 14:30:00 GMT": "2017-03-03",
    "jeu., 02 mars 2017 10:00:00 +0100": "2017-03-02",
    "Publié": None,
    "le 3 mars 2017 à 14h30": "2017-03-03",
    "Vendredi 3 mars 2017": "2017-03-03",
    "1er août 2017": "2017-08-01",
    "March 3, 2017": "2017-03-03",
    "3 March 2017 9:15 AM": "2017-03-03",
    "Mar. 3rd, 2017": "2017-03-03",
    "14/03/2017": "2017-03-14",
    "03/14/2017": "2017-03-14",
    "03.03.2017 10:15": "2017-03-03",
    "2017-02-30": None,
    "31/02/2017": None,
    "2017": None,
    "mars 2017": None,
    "3 mars": None,
    "3 mars 17": None,
    "03/04/17": None,
    "hier": None,
    "il y a 3 jours": None,
    "yesterday": None,
    "Friday": None,
    "1488499200": None,
    "1488499200000": None,
    "12345678": None,
    "201703": None,
    "Norway left in 2017": None,
    "the treaty of May 3, 2017": None,
    "null": None,
    "n/a": None,
    "": None,
    " ": None,
    "a 2017 " * 1000: None,
    "٢٠١٧-٠٣-٠٣": None,
}


@pytest.mark.parametrize("words", DAYS)
@pytest.mark.parametrize("language", ["fr", "en", None])
def test_days_that_all_languages_read_alike(words: str, language: str | None) -> None:
    assert printed_date(words, language) == DAYS[words]


def test_figures_that_may_be_misread() -> None:
    assert printed_date("03/04/2017", "fr") == "2017-04-03"
    assert printed_date("03/04/2017", "en") is None
    assert printed_date("03/04/2017", None) is None
    assert printed_date(None, "fr") is None


def test_iso_dates() -> None:
    assert iso_date(" 2017-03-03T10:15:00+01:00 ") == "2017-03-03"
    assert iso_date("2017-03-03") == "2017-03-03"
    assert iso_date("2017-02-30") is None
    assert iso_date("3 mars 2017") is None
