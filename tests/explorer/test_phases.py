"""Where the level of a series changes."""

import numpy as np
import pytest

from detente.explorer.phases import phases


def noise(n: int, seed: int = 3) -> np.ndarray:
    return np.random.default_rng(seed).normal(0, 1, n)


@pytest.mark.parametrize("n", [24, 120, 500])
def test_changes_are_found(n: int) -> None:
    third = n // 3
    levels = np.repeat([3.0, -4.0, 2.0], third)
    ends = phases(list(levels + noise(3 * third))).ends
    assert len(ends) == 3
    assert np.abs(np.array(ends) - [third, 2 * third, 3 * third]).max() <= 1


@pytest.mark.parametrize("n", [12, 60, 400])
def test_noise_alone_is_one_phase(n: int) -> None:
    assert sum(phases(list(noise(n, seed))).ends == (n,) for seed in range(20)) >= 17


@pytest.mark.parametrize("values", [[], [1.0], [1.0, -9.0, 1.0, -9.0, 8.0]])
def test_too_short(values: list[float]) -> None:
    found = phases(values)
    assert found.ends == ((len(values),) if values else ())
    assert found.penalty is None


def test_without_any_noise() -> None:
    assert phases([2.0] * 50).ends == (50,)


def test_phases_of_long_series_are_long() -> None:
    assert phases([0.0, 1.0] * 200).shortest == 10


def test_what_it_was_found_with() -> None:
    found = phases([0.0, 1.0] * 10)
    assert (found.shortest, found.noise) == (3, 0.5)
    assert found.penalty == pytest.approx(4 * 0.5 * np.log(20))
