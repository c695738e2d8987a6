"""Lines through shares that are right."""

from calibrate import Point, curve


def points(thought: float, right: int, wrong: int) -> list[Point]:
    return [Point("frames", 0, thought, n < right, False) for n in range(right + wrong)]


def test_shares_that_fall_are_put_together() -> None:
    made = curve([*points(0.5, 5, 5), *points(0.7, 9, 1), *points(0.9, 7, 3)], fewest=5)
    assert made.thought == (0.5, 0.8)
    assert made.right == (0.5, 0.8)


def test_few_events_make_no_point_of_their_own() -> None:
    made = curve([*points(0.5, 1, 1), *points(0.7, 6, 4), *points(0.9, 1, 0)], fewest=5)
    assert len(made.thought) == 1
