"""Main verbs and subjects that a parser hid in a noun phrase."""

import pytest

from detente.language.grammar import grammar
from detente.language.repair import repaired
from tests.language.trees import NOUNS, en, fr, roles, tree


def test_past_with_an_object_is_no_participle() -> None:
    clause = en(
        "The army bombed a town.",
        "The/=/D/det>2 army/=/N/root>0 bombed/bomb/V/acl>2|Part,Past a/=/D/det>5 town/=/N/obj>3 ./=/./punct>2",
    )["bomb"]
    assert (clause.link, clause.mood, clause.tense, clause.passive) == ("root", "indicative", "past", False)
    assert roles(clause) == [("subject", "The army"), ("object", "a town")]


def test_past_before_its_object() -> None:
    clause = en(
        "Rome bombed northern Gaul.",
        "Rome/=/P/compound>2 bombed/bomb/V/amod>4|Part,Past northern/=/J/amod>4 Gaul/=/P/root>0 ./=/./punct>4",
    )["bomb"]
    assert roles(clause) == [("subject", "Rome"), ("object", "northern Gaul")]


def test_past_behind_a_day() -> None:
    clause = en(
        "Oslo on Monday called for talks",
        "Oslo/=/P/root>0 on/=/I/case>3 Monday/=/P/nmod>1 called/call/V/acl>1|Part,Past for/=/I/case>6 "
        "talks/talk/N/obl>4",
    )["call"]
    assert roles(clause) == [("subject", "Oslo"), ("on", "Monday"), ("for", "talks")]


def test_past_between_subject_and_number() -> None:
    clause = en(
        "Rebels killed two men",
        "Rebels/rebel/N/nsubj>4 killed/kill/V/amod>4|Part,Past two/=/M/nummod>4 men/man/N/root>0",
    )["kill"]
    assert roles(clause) == [("subject", "Rebels"), ("object", "two men")]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "Missiles stationed in Gaul.",
            "stationed/station/V/acl>1|Part,Past in/=/I/case>4 Gaul/=/P/obl>2 ./=/./punct>1",
        ),
        ("Missiles fired by Gaul", "fired/fire/V/acl>1|Part,Past by/=/I/case>4 Gaul/=/P/obl>2"),
        ("Missiles fired", "fired/fire/V/acl>1|Part,Past"),
    ],
)
def test_participles_stay(text: str, rows: str) -> None:
    grown = tree(text, f"Missiles/missile/N/root>0 {rows}")
    assert repaired(grown, grammar("en"), NOUNS).dep[0] == "root"


def test_a_clause_behind_after() -> None:
    clause = en(
        "Rome left days after Gaul expelled two men.",
        "Rome/=/P/nsubj>2 left/leave/V/root>0|Past days/day/N/obl>2 after/=/I/case>5 Gaul/=/P/nmod>3 "
        "expelled/expel/V/amod>8|Part,Past two/=/M/nummod>8 men/man/N/obl>2 ./=/./punct>2",
    )["expel"]
    assert (clause.link, clause.mark) == ("adverbial", "after")
    assert roles(clause) == [("subject", "Gaul"), ("object", "two men")]


def test_two_names_are_one_subject() -> None:
    clause = fr(
        "Paris et Berlin ont condamné Rome.",
        "Paris/=/P/root>0 et/=/C/cc>5 Berlin/=/P/nsubj>5 ont/avoir/X/aux:tense>5|Pres "
        "condamné/condamner/V/conj>1|Part,Past Rome/=/P/obj>5 ./=/./punct>1",
    )["condamner"]
    assert clause.link == "root"
    (subject,) = clause.role("subject")
    assert [p.text for p in subject.conjuncts()] == ["Paris", "Berlin"]
    assert roles(clause)[1:] == [("object", "Rome")]
