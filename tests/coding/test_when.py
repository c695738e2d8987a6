"""The codebook's own examples, a table of phrases a language, traps, and properties."""

import re
import time
import tomllib
from datetime import date
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.coding.expressions import KINDS, Calendar
from detente.coding.when import ABSOLUTE, RELATIVE, When, header_date, resolve
from detente.errors import CodebookError

DATA: dict[str, Any] = tomllib.loads((files("detente.codebook") / "data" / "time.toml").read_text(encoding="utf-8"))
LANGUAGES = ("fr", "en")
CALENDARS = {language: Calendar.load(language, DATA) for language in LANGUAGES}
REFERENCE = date(2016, 12, 7)  # a Wednesday
PATTERNS = [(language, pattern) for language in LANGUAGES for pattern in DATA[language]["pattern"]]
NAMES = [
    (language, period, name)
    for period in DATA["period"] for language in LANGUAGES for name in period[language]
]  # fmt: skip
END = r"\d{4}(-\d\d(-\d\d)?)?~?"
EDTF = re.compile(rf"{END}(/({END}|\.\.))?|\.\./{END}")


def read(language: str, text: str, *, future: bool = False) -> list[tuple[str, str]]:
    """Return the words of each expression and its EDTF, `?` where it has none."""
    found = CALENDARS[language].find(text)
    return [(e.text, resolve(e, REFERENCE, future=future).edtf or "?") for e in found]


@pytest.mark.parametrize(
    ("language", "pattern"), PATTERNS, ids=[f"{lang}-{p['kind']}-{p['gives']}" for lang, p in PATTERNS]
)
def test_codebook(language: str, pattern: dict[str, Any]) -> None:
    found = read(language, pattern["example"], future=pattern.get("future", False))
    assert [edtf for _, edtf in found] == [pattern["gives"]]
    assert read(language, pattern["miss"]) == []


@pytest.mark.parametrize(("language", "period", "name"), NAMES)
def test_named_periods(language: str, period: dict[str, Any], name: str) -> None:
    [(words, edtf)] = read(language, f"– {name} :")
    assert words == name
    assert edtf in period["spans"]
    assert EDTF.fullmatch(edtf)


# Words, then the expression found in them (the whole where none is given), then its EDTF.
FRENCH = """
aujourd'hui                              | | 2016-12-07
Aujourd’hui, il parle                    | Aujourd’hui | 2016-12-07
hier matin                               | | 2016-12-06
avant-hier                               | | 2016-12-05
après-demain                             | | 2016-12-09
cette nuit                               | | 2016-12-07
Lundi, la France a réagi                 | Lundi | 2016-12-05
mercredi                                 | | 2016-12-07
jeudi                                    | | 2016-12-01
jeudi prochain                           | | 2016-12-08
mardi soir                               | | 2016-12-06
ce mardi                                 | | 2016-12-06
dans la nuit de lundi à mardi            | | 2016-12-05/2016-12-06
de lundi à mercredi                      | | 2016-12-05/2016-12-07
en novembre                              | | 2016-11
en décembre                              | | 2016-12
au mois d'août                           | | 2016-08
durant le mois de mars                   | | 2016-03
le jeudi suivant                         | | 2016-12-08
en mars dernier                          | | 2016-03
en mars prochain                         | | 2017-03
en novembre de l'an dernier              | | 2015-11
début mars                               | | 2016-03-01/2016-03-10
mi-mars                                  | | 2016-03-11/2016-03-21
à la mi-novembre                         | | 2016-11-11/2016-11-20
fin 2016                                 | | 2016-09/2016-12
début janvier 2017                       | | 2017-01-01/2017-01-10
plus tôt en novembre                     | | 2016-11
plus tôt dans la semaine                 | | 2016-12-05/2016-12-07
plus tôt cette année                     | | 2016-01/2016-12
plus tard dans l'année                   | | 2016-12
le mois dernier                          | | 2016-11
la semaine prochaine                     | | 2016-12-12/2016-12-18
cette semaine                            | | 2016-12-05/2016-12-11
l'an dernier                             | | 2015
l’année dernière                         | | 2015
l'an prochain                            | | 2017
cette année                              | | 2016
ce week-end                              | | 2016-12-03/2016-12-04
le trimestre dernier                     | | 2016-07/2016-09
début de l'année prochaine               | | 2017-01/2017-04
à la fin du mois prochain                | | 2017-01-22/2017-01-31
le 3 mars                                | | 2016-03-03
le jeudi 1er décembre                    | | 2016-12-01
Le 1er Mai 2015                          | | 2015-05-01
11 sept. 2015                            | | 2015-09-11
du 3 octobre au 5 novembre 2015          | | 2015-10-03/2015-11-05
le 5 octobre dernier                     | | 2016-10-05
du lundi 4 au vendredi 8 juillet         | | 2016-07-04/2016-07-08
pendant le week-end                      | | 2016-12-03/2016-12-04
les 3 et 4 octobre                       | | 2016-10-03/2016-10-04
de mars à mai 2016                       | | 2016-03/2016-05
d'octobre à mars                         | | 2015-10/2016-03
de 2010 à 2014                           | | 2010/2014
depuis mars                              | | 2016-03/..
depuis le mois dernier                   | | 2016-11/..
depuis jeudi                             | | 2016-12-01/..
depuis la guerre froide                  | | 1947/..
depuis la fin de la guerre froide        | | 1991/..
depuis les années 1990                   | | 1990/..
depuis dix ans                           | | 2006~/..
à partir du 3 mars 2017                  | | 2017-03-03/..
d'ici à 2030                             | | ../2030
d'ici la fin de l'année                  | | ../2016-12
d'ici fin mars                           | | ../2017-03-31
d'ici jeudi                              | | ../2016-12-08
avant jeudi                              | | ../2016-12-01
jusqu'en 2014                            | | ../2014
jusqu'à la fin du mois                   | | ../2016-12-31
il y a un mois                           | | 2016-11~
il y a deux ans                          | | 2014
il y a 48 heures                         | | 2016-12-05
il y a trente ans                        | | 1986~
dans trois jours                         | | 2016-12-10
dans les prochains jours                 | | 2016-12-07/2016-12-14~
au cours des trois derniers mois         | | 2016-09~/2016-12
ces dernières années                     | | 2011~/2016
l'été dernier                            | | 2016-06/2016-08
au printemps 2015                        | | 2015-03/2015-05
cet hiver                                | | 2016-12/2017-02
au premier semestre 2016                 | | 2016-01/2016-06
au quatrième trimestre                   | | 2016-10/2016-12
des années 90                            | | 1990/1999
au début des années 1990                 | | 1990/1992
le 2016-12-01                            | | 2016-12-01
3.12.2016                                | | 2016-12-03
12/25/2016                               | | ?
le 31 février 2016                       | | ?
le lendemain                             | | 2016-12-08
trois jours plus tard                    | | 2016-12-10
ce jour-là                               | | 2016-12-07
l'année suivante                         | | 2017
pendant la Seconde Guerre mondiale       | | 1939-09/1945-09
pendant la pandémie                      | | 2020-03/2023-05
les attentats du 11 septembre            | attentats du 11 septembre | 2001-09-11
la campagne présidentielle française     | | 2016-09/2017-05
"""
ENGLISH = """
today                                    | | 2016-12-07
tonight                                  | | 2016-12-07
the day before yesterday                 | | 2016-12-05
tomorrow morning                         | | 2016-12-08
last night                               | | 2016-12-06
this morning                             | | 2016-12-07
Wednesday                                | | 2016-12-07
on Thursday                              | | 2016-12-01
next Thursday                            | | 2016-12-08
this Thursday                            | | 2016-12-08
Tuesday evening                          | | 2016-12-06
late Tuesday                             | | 2016-12-06
from Monday to Wednesday                 | | 2016-12-05/2016-12-07
in November                              | | 2016-11
in May                                   | | 2016-05
last May                                 | | 2016-05
next March                               | | 2017-03
in November of last year                 | | 2015-11
early May                                | | 2016-05-01/2016-05-10
in late May                              | | 2016-05-22/2016-05-31
mid-March                                | | 2016-03-11/2016-03-21
late 2014                                | | 2014-09/2014-12
the early 1990s                          | | 1990/1992
late last year                           | | 2015-09/2015-12
earlier in November                      | | 2016-11
earlier this week                        | | 2016-12-05/2016-12-07
earlier this year                        | | 2016-01/2016-12
later this month                         | | 2016-12-07/2016-12-31
last month                               | | 2016-11
next week                                | | 2016-12-12/2016-12-18
last year                                | | 2015
this weekend                             | | 2016-12-03/2016-12-04
last quarter                             | | 2016-07/2016-09
the end of next year                     | | 2017-09/2017-12
1 December 2016                          | | 2016-12-01
the 20th of January                      | | 2016-01-20
Thursday, December 1                     | | 2016-12-01
Dec. 1                                   | | 2016-12-01
Dec 1, 2015                              | | 2015-12-01
Sept. 2015                               | | 2015-09
May 2015                                 | | 2015-05
March 3                                  | | 2016-03-03
October 3-5                              | | 2016-10-03/2016-10-05
from October 3 to November 5, 2015       | | 2015-10-03/2015-11-05
from March to May 2016                   | | 2016-03/2016-05
between October and March                | | 2015-10/2016-03
from 2010 to 2014                        | | 2010/2014
between 2014 and March 2016              | | 2014/2016-03
between 2014 and 2010                    | | ?
since 2014                               | | 2014/..
since last week                          | | 2016-11-28/..
since late 2014                          | | 2014-09/..
since Thursday                           | | 2016-12-01/..
since the end of the Cold War            | | 1991/..
since the 1990s                          | | 1990/..
by 2030                                  | | ../2030
by Thursday                              | | ../2016-12-08
by the end of the year                   | | ../2016-12
by year's end                            | | ../2016-12
by the end of March                      | | ../2017-03-31
before the end of the month              | | ../2016-12-31
until March 2015                         | | ../2015-03
through 2020                             | | ../2020
within 48 hours                          | | ?
in October of 2015                       | | 2015-10
in the mid-80s                           | | 1983/1986
in the last year                         | | 2015~/2016
over the weekend                         | | 2016-12-03/2016-12-04
in the second half of the year           | | 2016-07/2016-12
a month ago                              | | 2016-11~
two years ago                            | | 2014
a week ago                               | | 2016-11-30~
a decade ago                             | | 2006~
several months ago                       | | 2016-06~/2016-12
over the past three months               | | 2016-09~/2016-12
in recent years                          | | 2011~/2016
in the next two weeks                    | | 2016-12-07/2016-12-21~
last summer                              | | 2016-06/2016-08
in the spring of 2015                    | | 2015-03/2015-05
the fall of 2015                         | | 2015-09/2015-11
in the first half of 2016                | | 2016-01/2016-06
the fourth quarter of last year          | | 2015-10/2015-12
2016-12-01                               | | 2016-12-01
03/03/2016                               | | 2016-03-03
25/12/2015                               | | 2015-12-25
03/12/2016                               | | ?
February 30, 2016                        | | ?
two days later                           | | 2016-12-09
the same day                             | | 2016-12-07
the previous Thursday                    | | 2016-12-01
the following week                       | | 2016-12-12/2016-12-18
in two weeks                             | | ?
during World War II                      | | 1939-09/1945-09
the Cold War                             | | 1947/1991
the September 11 attacks                 | September 11 attacks | 2001-09-11
the US presidential campaign             | | 2016
the French presidential campaign         | | 2016-09/2017-05
"""
FUTURE = """
fr | jeudi                               | 2016-12-08
fr | mercredi                            | 2016-12-07
fr | ce lundi                            | 2016-12-12
fr | en janvier                          | 2017-01
fr | en décembre                         | 2016-12
fr | le 3 mars                           | 2017-03-03
fr | cet été                             | 2017-06/2017-08
fr | ce week-end                         | 2016-12-10/2016-12-11
fr | la campagne électorale américaine   | 2016
fr | entre octobre et mars               | 2016-10/2017-03
en | on Thursday                         | 2016-12-08
en | in January                          | 2017-01
en | last Thursday                       | 2016-12-01
en | on Dec. 1                           | 2017-12-01
en | in two weeks                        | 2016-12-21~
en | until March                         | ../2017-03
en | this weekend                        | 2016-12-10/2016-12-11
en | in the third quarter                | 2017-07/2017-09
"""
TRAPS = """
fr | M. Mars a parlé à Mme Avril.
fr | Sa lettre parle de 11 % des voix et de 5000 soldats.
fr | Âgé de 84 ans, il a trois jours de congé.
fr | Le G20 a promis 1,5 million d'euros, soit 2 014 par jour.
fr | Ils sont en marche vers la planète Mars.
fr | L'article 5 du traité, la résolution 2231.
fr | Il l'a été, ils ont été.
fr | Ils ont parlé à la veille du sommet.
fr | En 2000 villages ou avant 2000 soldats, 2016 km, 2015 €.
fr | Il cherche à mettre fin au conflit ; c'est sa seconde guerre.
fr | Chaque lundi et tous les mardis, sous un jour favorable, avant vingt heures.
en | Mr. May said Theresa May may march.
en | Prime Minister May met Mrs May.
en | They may march on; the march goes on.
en | About 2,000 troops, 5000 soldiers and 84 years of age.
en | The G20 spent $2014, or 1.5 million, under Article 5.
en | Just a second: 11 % of 2016 votes.
en | It took two days of talks; the first in three years.
en | He told USA Today and Russia Today.
en | Black Friday, Bloody Sunday and the Mail on Sunday.
en | In 2000 homes, by 2000 rebels, since 2000 refugees came.
en | April Jones met June Smith and Jan Egeland.
en | Her last day; at 1504 Long Road; men in their early 60s; the second half ended 0–0.
en | The fall of the city, a spring in the mechanism.
en | Before May took office, May's cabinet met.
"""


def table(text: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]


PHRASES = [["fr", *row] for row in table(FRENCH)] + [["en", *row] for row in table(ENGLISH)]


@pytest.mark.parametrize(("language", "text", "words", "edtf"), PHRASES)
def test_phrases(language: str, text: str, words: str, edtf: str) -> None:
    assert read(language, text) == [(words or text, edtf)]


@pytest.mark.parametrize(("language", "text", "edtf"), table(FUTURE))
def test_future(language: str, text: str, edtf: str) -> None:
    assert [found for _, found in read(language, text, future=True)] == [edtf]


@pytest.mark.parametrize(("language", "text"), table(TRAPS))
def test_traps(language: str, text: str) -> None:
    assert read(language, text) == []


def test_several_in_a_sentence() -> None:
    text = "Jeudi, il a rappelé qu'en 2014 et depuis mars, la ville, prise il y a deux ans, attend."
    assert [words for words, _ in read("fr", text)] == ["Jeudi", "en 2014", "depuis mars", "il y a deux ans"]


def test_without_a_reference_only_whole_dates_resolve() -> None:
    whole, part = CALENDARS["en"].find("On 1 December 2016, not on Thursday.")
    assert resolve(whole, None) == When("2016-12-01", date(2016, 12, 1), date(2016, 12, 1), "at", None)
    assert resolve(part, None) == When(None, None, None, "at", "no reference date")


def test_open_ends() -> None:
    since, until = CALENDARS["en"].find("Closed since March, it must open by 2030.")
    assert (since.kind, until.kind) == ("since", "until")
    assert resolve(since, REFERENCE) == When("2016-03/..", date(2016, 3, 1), None, "since", None)
    assert resolve(until, REFERENCE) == When("../2030", None, date(2030, 12, 31), "until", None)


def test_faults_are_listed_together() -> None:
    patterns = [{"kind": "day", "say": ["{nothing}", "(", "{year}"]}]
    patterns.append({"kind": "sometime", "say": ["{year}"]})
    with pytest.raises(CodebookError, match=r"(?s)nothing.*'\('.*sometime"):
        Calendar.load("fr", {**DATA, "fr": {**DATA["fr"], "pattern": patterns}})
    with pytest.raises(CodebookError, match="xx"):
        Calendar.load("xx", DATA)


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "Friday, July 21, 2017", date(2017, 7, 21)),
        ("en", "By Jane Doe, July 21, 2017", date(2017, 7, 21)),
        ("en", "2017-07-21T10:00:00Z", date(2017, 7, 21)),
        ("en", "07/21/2017", date(2017, 7, 21)),
        ("en", "03/04/2017", None),
        ("en", "July 2017", None),
        ("en", "yesterday", None),
        ("fr", "Le 3 mars 2017 à 14h30", date(2017, 3, 3)),
        ("fr", "Mis à jour le 3 mars 2017", date(2017, 3, 3)),
        ("fr", "jeu., 02 mars 2017 14:00:00 +0100", date(2017, 3, 2)),
        ("fr", "03/04/2017", date(2017, 4, 3)),
        ("fr", "mars 2017", None),
        ("fr", "", None),
    ],
)
def test_header_date(language: str, text: str, day: date | None) -> None:
    assert header_date(text, language) == day


PIECES = [*sorted({piece for row in PHRASES for piece in row[1].split()}), ",", "’", "\n", "9999", "31", "ſ"]
TEXTS = st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join))


@settings(max_examples=400, deadline=None)
@given(TEXTS, st.sampled_from(LANGUAGES), st.none() | st.dates(), st.booleans())
def test_any_text(text: str, language: str, reference: date | None, future: bool) -> None:
    end = 0
    for found in CALENDARS[language].find(text):
        assert end <= found.start < found.end
        end = found.end
        assert text[found.start : found.end] == found.text
        hash(found)
        when = resolve(found, reference, future=future)
        assert (when.edtf is None) == (when.reason is not None)
        assert when.edtf is None or EDTF.fullmatch(when.edtf)
        assert not (when.first and when.last) or when.first <= when.last


def test_a_sentence_without_time_costs_little() -> None:
    text = "The envoys said that both governments would respect the borders of their neighbours. " * 4
    calls = 200
    began = time.perf_counter()
    for _ in range(calls):
        assert CALENDARS["en"].find(text) == ()
    assert (time.perf_counter() - began) / calls < 500e-6  # about 15 µs on an idle machine


def test_every_kind_has_a_meaning() -> None:
    assert ABSOLUTE.keys() | RELATIVE.keys() == KINDS
