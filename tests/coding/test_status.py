"""How an event stands: by its own grammar, and under what governs it."""

from typing import Any

import pytest

from detente.coding.status import Standing, stand
from tests.coding.build import clause

TEXT = "Moscow attacks."


@pytest.mark.parametrize(
    ("grammar", "status"),
    [
        ({}, "actual"),
        ({"tense": "present"}, "actual"),
        ({"tense": "future"}, "future"),
        ({"mood": "conditional", "tense": "present"}, "hypothetical"),
        ({"mood": "subjunctive", "tense": "present"}, "actual"),
        ({"mood": "subjunctive", "tense": "present", "mark": "que"}, "hypothetical"),
        ({"mood": "imperative", "tense": "present"}, "hypothetical"),
        ({"modals": ("may",)}, "hypothetical"),
        ({"modals": ("should",)}, "hypothetical"),
        ({"hypothetical": True}, "hypothetical"),
        ({"hypothetical": True, "tense": "future"}, "hypothetical"),
        ({"question": True}, "hypothetical"),
        ({"negation": "not"}, "negated"),
        ({"negation": "not", "tense": "future"}, "negated"),
        ({"negation": "not", "modals": ("could",)}, "hypothetical"),
        ({"conditional": True}, "actual"),
        ({"condition": (0, 6)}, "actual"),
    ],
)
def test_a_clause_by_itself(grammar: dict[str, Any], status: str) -> None:
    assert stand(clause(TEXT, "attack", "attacks", **grammar)).status == status


@pytest.mark.parametrize(
    ("inner", "word", "outer", "status"),
    [
        ("actual", None, "actual", "actual"),
        ("actual", "future", "actual", "future"),
        ("actual", "negated", "actual", "negated"),
        ("actual", "hypothetical", "actual", "hypothetical"),
        ("actual", None, "future", "future"),
        ("future", "hypothetical", "actual", "hypothetical"),
        ("actual", "negated", "future", "negated"),
        ("actual", "negated", "hypothetical", "hypothetical"),
    ],
)
def test_a_clause_under_a_word(inner: str, word: str | None, outer: str, status: str) -> None:
    assert Standing(inner, False).under(word, Standing(outer, False)).status == status


@pytest.mark.parametrize("inner", [False, True])
@pytest.mark.parametrize("outer", [False, True])
@pytest.mark.parametrize("word", [None, "negated"])
def test_negations_cancel_each_other(inner: bool, outer: bool, word: str | None) -> None:
    negations = inner + outer + (word == "negated")
    found = Standing("actual", inner).under(word, Standing("actual", outer))
    assert found.status == ("negated" if negations % 2 else "actual")
