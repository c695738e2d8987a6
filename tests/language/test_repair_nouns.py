"""Nouns and what goes with them, mended."""

from tests.language.trees import en, roles


def test_name_of_an_owner() -> None:
    clause = en(
        "Rome met South Oslo's envoy.",
        "Rome/=/P/nsubj>2 met/meet/V/root>0|Past South/=/P/compound>6 Oslo/=/P/nmod:poss>6 's/=/T/case>4 "
        "envoy/=/N/obj>2 ./=/./punct>2",
    )["meet"]
    (envoy,) = clause.role("object")
    assert [p.text for p in envoy.parts if p.relation == "possessor"] == ["South Oslo"]


def test_preposition_between_two_subjects() -> None:
    clause = en(
        "Spokesmen for President Jan denied it.",
        "Spokesmen/spokesman/N/nsubj>5 for/=/I/mark>5 President/=/N/nmod:desc>4 Jan/=/P/nsubj>5 "
        "denied/deny/V/root>0|Past it/=/R/obj>5 ./=/./punct>5",
    )["deny"]
    assert roles(clause) == [("subject", "Spokesmen for President Jan"), ("object", "it")]
