"""Which of a sentence's dates is an event's."""

import tomllib
from datetime import date
from importlib.resources import files

import pytest

from detente.coding.expressions import Calendar
from detente.coding.parties import Chain, chain_of
from detente.coding.when_of import Dates
from detente.waist import Clause
from tests.coding.build import clause, noun, phrase, sentence
from tests.coding.small import words

TABLE = tomllib.loads((files("detente.codebook") / "data" / "time.toml").read_text(encoding="utf-8"))
DAY = date(2016, 5, 11)  # a Wednesday


def dated(
    text: str, *clauses: Clause, of: int = -1, only: str = "", future: bool = False
) -> tuple[str | None, str | None]:
    """Return the date of the last clause, or of the one named, and the words for it."""
    found, said = Dates(Calendar.load("en", TABLE), DAY).of(
        sentence(text, *clauses, only=only), chain_of(clauses[of], clauses, words("en")), future=future
    )
    return (found.edtf if found else None), said


def test_a_clause_of_its_own() -> None:
    text = "Iran attacked Iraq on Monday."
    assert dated(text, clause(text, "attack", "attacked")) == ("2016-05-09", "on Monday")


def test_no_date() -> None:
    text = "Iran attacked Iraq."
    assert dated(text, clause(text, "attack", "attacked")) == (None, None)


def test_the_offset_of_the_sentence_counts() -> None:
    text = "Rain fell on Friday. Iran attacked Iraq on Monday."
    only = "Iran attacked Iraq on Monday."
    attack = clause(text, "attack", "attacked", span=only[:-1])
    assert dated(text, attack, only=only) == ("2016-05-09", "on Monday")


def test_its_own_date_goes_before_that_of_the_report() -> None:
    text = "Iran said on Tuesday that Iraq attacked it on Monday."
    says = clause(text, "say", "said")
    attack = clause(text, "attack", "attacked", under=says, link="content", span="that Iraq attacked it on Monday")
    assert dated(text, says, attack) == ("2016-05-09", "on Monday")
    assert dated(text, says, attack, of=0) == ("2016-05-10", "on Tuesday")


def test_the_date_of_the_report_serves_where_there_is_none() -> None:
    text = "Iran said on Tuesday that Iraq attacked it."
    says = clause(text, "say", "said")
    attack = clause(text, "attack", "attacked", under=says, link="content", span="that Iraq attacked it")
    assert dated(text, says, attack) == ("2016-05-10", "on Tuesday")


def test_a_governing_word_goes_before_the_report() -> None:
    text = "Iran said on Tuesday that Iraq threatened on Monday to attack."
    says = clause(text, "say", "said")
    threat = clause(text, "threaten", "threatened", under=says, link="content", span=text[21:-1])
    attack = clause(text, "attack", "attack", under=threat, span="to attack")
    assert dated(text, says, threat, attack) == ("2016-05-09", "on Monday")


def test_a_date_in_a_clause_below_is_not_one_s_own() -> None:
    text = "Iran attacked Iraq, which left on Monday."
    attack = clause(text, "attack", "attacked")
    left = clause(text, "leave", "left", under=attack, link="relative", span="which left on Monday")
    assert dated(text, attack, left, of=0) == (None, None)
    assert dated(text, attack, left) == ("2016-05-09", "on Monday")


def test_a_noun_has_the_date_of_its_verb() -> None:
    text = "Iran launched strikes on Monday."
    launch = clause(text, "launch", "launched", phrase(text, "Iran"))
    assert dated(text, launch, noun(text, "strike", trigger="strikes", under=launch)) == ("2016-05-09", "on Monday")


@pytest.mark.parametrize(("future", "found"), [(True, "2016-05-16"), (False, "2016-05-09")])
def test_monday_to_come_or_gone(future: bool, found: str) -> None:
    text = "Iran plans to attack on Monday."
    plan = clause(text, "plan", "plans")
    attack = clause(text, "attack", "attack", under=plan, span="to attack on Monday")
    assert dated(text, plan, attack, future=future) == (found, "on Monday")


def test_the_tense_of_the_clause_counts() -> None:
    text = "Iran will attack on Monday."
    assert dated(text, clause(text, "attack", "will attack", tense="future")) == ("2016-05-16", "on Monday")


def test_a_date_before_the_clauses_goes_to_the_main_one() -> None:
    text = "On Monday, Iran attacked Iraq."
    attack = clause(text, "attack", "attacked", span="Iran attacked Iraq")
    assert dated(text, attack)[0] == "2016-05-09"


def test_without_a_reference_a_weekday_has_no_date() -> None:
    text = "Iran attacked Iraq on Monday."
    attack = clause(text, "attack", "attacked")
    found, said = Dates(Calendar.load("en", TABLE), None).of(
        sentence(text, attack), Chain(attack, (), None), future=False
    )
    assert found is not None
    assert (found.edtf, said) == (None, "on Monday")


def test_of_two_dates_the_first() -> None:
    text = "Iran attacked Iraq on Monday and on Tuesday."
    assert dated(text, clause(text, "attack", "attacked")) == ("2016-05-09", "on Monday")


@pytest.mark.xfail(strict=True, reason="words for a time without a date hide the date behind them")
def test_words_without_a_date_do_not_hide_one() -> None:
    text = "Iran attacked Iraq on Monday and on 3 March 2016."
    attack = clause(text, "attack", "attacked")
    found, _ = Dates(Calendar.load("en", TABLE), None).of(sentence(text, attack), Chain(attack, (), None), future=False)
    assert found is not None
    assert found.edtf == "2016-03-03"


# -- days told before ------------------------------------------------------------------


def told(*texts: str, dateline: date | None = None) -> str | None:
    """Return the date of the last of several sentences, each of one clause."""
    whole = " ".join(texts)
    verbs = [clause(whole, "attack", "attacked", nth=n, span=text[:-1]) for n, text in enumerate(texts)]
    sentences = [sentence(whole, v, only=text, index=n) for n, (v, text) in enumerate(zip(verbs, texts, strict=True))]
    dates = Dates(Calendar.load("en", TABLE), DAY, sentences, dateline)
    found, _ = dates.of(sentences[-1], Chain(verbs[-1], (), None), future=False)
    return found.edtf if found else "none"


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("The next day", "2016-03-04"),
        ("The day before", "2016-03-02"),
        ("Two days earlier", "2016-03-01"),
        ("A week later", "2016-03-10~"),
        ("The same day", "2016-03-03"),
        ("The following Monday", "2016-03-07"),
    ],
)
def test_a_day_counts_from_the_last_one_told(words: str, day: str) -> None:
    assert told("Iran attacked Iraq on March 3.", f"{words}, Iraq attacked Iran.") == day


def test_one_may_count_from_another() -> None:
    first = "Iran attacked Iraq on March 3."
    assert told(first, "The next day, Iraq attacked Iran.", "Two days later, Iran attacked Iraq again.") == "2016-03-06"


def test_without_a_day_told_there_is_no_date() -> None:
    assert told("Iran attacked Iraq.", "The next day, Iraq attacked Iran.") is None
    assert told("Iran attacked Iraq in 2014.", "The next day, Iraq attacked Iran.") is None


def test_the_dateline_tells_a_day() -> None:
    day = date(2016, 5, 9)
    assert told("Iran attacked Iraq.", "The day before, Iraq attacked Iran.", dateline=day) == "2016-05-08"


def test_what_is_told_two_days_apart() -> None:
    text = "Iran attacked Iraq on Monday, two days after Iraq threatened it."
    attack = clause(text, "attack", "attacked")
    threat = clause(
        text, "threaten", "threatened", under=attack, link="adverbial", mark="after",
        span="two days after Iraq threatened it",
    )  # fmt: skip
    assert dated(text, attack, threat) == ("2016-05-07", "two days after")
    assert dated(text, attack, threat, of=0) == ("2016-05-09", "on Monday")


def test_what_a_noun_tells_two_days_apart() -> None:
    text = "Two days before the strikes, Iran attacked Iraq."
    attack = clause(text, "attack", "attacked")
    strikes = noun(text, "strike", trigger="strikes", under=attack, link="oblique")
    assert dated(text, attack, strikes) == ("2016-05-13", "Two days before")
    assert dated(text, attack, strikes, of=0) == (None, None)
