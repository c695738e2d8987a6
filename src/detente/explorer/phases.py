"""Phases of a series: where its level changes, by the library ruptures."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

import numpy as np
import ruptures  # type: ignore[import-untyped]

FEWEST = 3  # values of a phase; in long series a fortieth of them all
SHARE = 40
WEIGHT = 4.0  # what a change must gain, in units of the noise’s variance times ln n; Yao’s criterion has 2


@dataclass(frozen=True, slots=True)
class Phases:
    """Where the phases of a series end, exclusive, and what they were found with."""

    ends: tuple[int, ...]
    shortest: int  # fewest values of a phase
    noise: float  # variance from one value to the next, of which changes of level hold little
    penalty: float | None  # what a change must gain in squared error; None: too short, or without any noise


def phases(values: Sequence[float]) -> Phases:
    """Return the phases of a series: PELT with the squared distance from each phase's mean."""
    n = len(values)
    shortest = max(FEWEST, n // SHARE)
    noise = float(np.mean(np.diff(values) ** 2) / 2) if n > 1 else 0.0
    if n < 2 * shortest or noise == 0:
        return Phases((n,) if n else (), shortest, noise, None)
    penalty = WEIGHT * noise * log(n)
    search = ruptures.KernelCPD(kernel="linear", min_size=shortest).fit(np.array(values))
    return Phases(tuple(int(end) for end in search.predict(pen=penalty)), shortest, noise, penalty)
