"""The codebook's examples and near misses, run through the coder.

The share that holds may not fall below its floor in floors.json, by kind and
language; `python tools/examples.py` lists those that do not hold.
"""

import json
from collections import Counter
from pathlib import Path

import pytest

from detente.coder import Coder
from examples import cases, fault

FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))


@pytest.mark.model
def test_examples_and_near_misses_hold(coder: Coder) -> None:
    held: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for case in cases():
        key = f"{'near misses' if case.miss else 'examples'} {case.language}"
        total[key] += 1
        held[key] += fault(coder, case) is None
    shares = {key: held[key] / total[key] for key in total}
    assert shares.keys() == FLOORS.keys()
    assert {key: share for key, share in shares.items() if share < FLOORS[key]} == {}
