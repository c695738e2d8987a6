"""Expressions of time between a verb and what belongs to it."""

import pytest

from tests.language.trees import en, fr, roles

# "Rome a accusé … Oslo": what stands between is left to the test.
START = "Rome/=/P/nsubj>3 a/avoir/X/aux:tense>3|Pres accusé/accuser/V/root>0|Part,Past "


@pytest.mark.parametrize("day", ["obj", "obl:mod", "xcomp", "advmod", "nsubj"])
@pytest.mark.parametrize("name", ["nmod>4", "appos>4", "flat>4", "conj>4", "obl:mod>3", "xcomp>3", "nsubj>3"])
def test_a_name_behind_a_day_is_the_object(day: str, name: str) -> None:
    clause = fr("Rome a accusé lundi Oslo.", START + f"lundi/=/N/{day}>3 Oslo/=/P/{name} ./=/./punct>3")["accuser"]
    assert roles(clause) == [("subject", "Rome"), ("oblique", "lundi"), ("object", "Oslo")]


def test_a_week_and_its_adjective_that_went_to_the_object() -> None:
    clause = fr(
        "Rome a accusé la semaine dernière trois rebelles.",
        START + "la/le/D/det>5 semaine/=/N/obj>3 dernière/dernier/J/amod>8 trois/=/M/nummod>8 "
        "rebelles/rebelle/N/nmod>5 ./=/./punct>3",
    )["accuser"]
    assert roles(clause)[1:] == [("oblique", "la semaine dernière"), ("object", "trois rebelles")]


def test_a_part_of_the_day_with_a_preposition() -> None:
    clause = fr(
        "Rome a accusé à l'aube Oslo.",
        START + "à/=/I/case>6 l'/le/D/det>6 aube/=/N/obl:arg>3 Oslo/=/P/nmod>6 ./=/./punct>3",
    )["accuser"]
    assert roles(clause)[1:] == [("to", "l'aube"), ("object", "Oslo")]


def test_a_date_of_two_words() -> None:
    clause = fr(
        "Rome a accusé le 3 juin Oslo.",
        START + "le/=/D/det>5 3/=/M/obl:mod>3 juin/=/N/nmod>5 Oslo/=/P/appos>6 ./=/./punct>3",
    )["accuser"]
    assert roles(clause)[1:] == [("oblique", "le 3 juin"), ("object", "Oslo")]


def test_what_has_a_preposition_goes_to_the_verb_too() -> None:
    clause = fr(
        "Rome a été accusée lundi par Oslo.",
        "Rome/=/P/nsubj:pass>4 a/avoir/X/aux:tense>4|Pres été/être/X/aux:pass>4|Part,Past "
        "accusée/accuser/V/root>0|Part,Past lundi/=/N/obl:mod>4 par/=/I/case>7 Oslo/=/P/nmod>5 ./=/./punct>4",
    )["accuser"]
    assert roles(clause) == [("object", "Rome"), ("oblique", "lundi"), ("subject", "Oslo")]


@pytest.mark.parametrize(("verb", "role"), [("livrer", "object"), ("parler", "of")])
def test_des_is_an_article_unless_the_verb_takes_de(verb: str, role: str) -> None:
    clause = fr(
        "Rome a dit lundi des missiles.",
        START.replace("accusé/accuser", f"dit/{verb}") + "lundi/=/N/obj>3 des/de/I/case>6 missiles/missile/N/obl:arg>3 "
        "./=/./punct>3",
    )[verb]
    assert roles(clause)[2] == (role, "des missiles" if role == "object" else "missiles")


def test_a_verb_with_an_object_gets_no_second_one() -> None:
    clause = fr(
        "Rome a accusé Oslo lundi, jour de fête.",
        START + "Oslo/=/P/obj>3 lundi/=/N/obl:mod>3 ,/=/./punct>7 jour/=/N/appos>5 de/=/I/case>9 fête/=/N/nmod>7 "
        "./=/./punct>3",
    )["accuser"]
    assert [name for name, _ in roles(clause)].count("object") == 1


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Rome Tuesday accused Oslo.", "Rome/=/P/nmod:desc>2 Tuesday/=/P/nsubj>3"),
        ("Rome Tuesday accused Oslo.", "Rome/=/P/nsubj>3 Tuesday/=/P/flat>1"),
        ("Rome Tuesday accused Oslo.", "Rome/=/P/compound>2 Tuesday/=/P/nsubj>3"),
    ],
)
def test_a_day_is_no_subject(text: str, rows: str) -> None:
    clause = en(text, rows + " accused/accuse/V/root>0|Past Oslo/=/P/obj>3 ./=/./punct>3")["accuse"]
    assert sorted(roles(clause)) == [("object", "Oslo"), ("oblique", "Tuesday"), ("subject", "Rome")]


def test_a_day_behind_the_subject_belongs_to_the_verb() -> None:
    clause = en(
        "The minister on Tuesday accused Oslo.",
        "The/=/D/det>2 minister/=/N/nsubj>5 on/=/I/case>4 Tuesday/=/P/nmod>2 accused/accuse/V/root>0|Past "
        "Oslo/=/P/obj>5 ./=/./punct>5",
    )["accuse"]
    assert roles(clause) == [("subject", "The minister"), ("on", "Tuesday"), ("object", "Oslo")]


@pytest.mark.parametrize(
    ("text", "rows", "words"),
    [
        (
            "Rome left Monday's talks.",
            "Monday/=/P/nmod:poss>5 's/=/T/case>3 talks/talk/N/obj>2 ./=/./punct>2",
            "Monday's talks",
        ),
        (
            "Rome left the Friday talks.",
            "the/=/D/det>5 Friday/=/P/compound>5 talks/talk/N/obj>2 ./=/./punct>2",
            "the Friday talks",
        ),
    ],
)
def test_a_day_that_says_which_stays_with_its_noun(text: str, rows: str, words: str) -> None:
    clause = en(text, f"Rome/=/P/nsubj>2 left/leave/V/root>0|Past {rows}")["leave"]
    assert roles(clause) == [("subject", "Rome"), ("object", words)]
