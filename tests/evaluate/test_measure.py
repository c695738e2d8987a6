"""Precision, recall and F1, by hand."""

import pytest

from detente.evaluate.measure import Counts, measure


def test_counts() -> None:
    counts = Counts(right=3, wrong=1, missed=3)
    assert (counts.precision, counts.recall, counts.f1) == (0.75, 0.5, 0.6)
    assert Counts() + counts + counts == Counts(6, 2, 6)


def test_nothing_found_is_no_crash() -> None:
    assert (Counts().precision, Counts().recall, Counts().f1) == (0, 0, 0)
    assert measure([], [], ["a"]).coverage == 0


def test_no_answer_only_costs_recall() -> None:
    found = measure(["a", "a", "b", "b"], ["a", None, "a", "b"], ["a", "b"])
    assert found.classes == {"a": Counts(1, 1, 1), "b": Counts(1, 0, 1)}
    assert found.macro_f1 == pytest.approx((1 / 2 + 2 / 3) / 2)
    assert (found.coverage, found.right_if_answered) == (0.75, pytest.approx(2 / 3))


def test_an_answer_outside_the_classes_is_wrong_for_none_of_them() -> None:
    assert measure(["a"], ["c"], ["a", "b"]).classes == {"a": Counts(0, 0, 1), "b": Counts()}
