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
