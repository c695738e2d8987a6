"""Confidence as the share that is right."""

import pytest

from detente.coding.confidence import Confidence, Curve

LINE = Curve((0.2, 0.6, 0.8), (0.5, 0.7, 0.9))


@pytest.mark.parametrize(
    ("thought", "right"), [(0.0, 0.5), (0.2, 0.5), (0.4, 0.6), (0.6, 0.7), (0.7, 0.8), (0.8, 0.9), (1.0, 0.9)]
)
def test_between_points_the_line_counts_and_beyond_them_the_ends(thought: float, right: float) -> None:
    assert LINE.at(thought) == pytest.approx(right)


def test_the_model_has_a_curve_of_its_own() -> None:
    confidence = Confidence(LINE, Curve((0.5,), (0.4,)))
    assert confidence.of(0.8, model=False) == 0.9
    assert confidence.of(0.8, model=True) == 0.4


def test_our_curves_never_fall_and_stay_in_bounds() -> None:
    ours = Confidence.load()
    for curve in (ours.frames, ours.model):
        assert len(curve.thought) == len(curve.right)
        assert list(curve.thought) == sorted(set(curve.thought))
        assert list(curve.right) == sorted(curve.right)
        assert 0 < curve.right[0] <= curve.right[-1] <= 1
