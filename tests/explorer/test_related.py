"""What else there is to read."""

from datetime import date
from pathlib import Path

import pytest

from detente.explorer.related import Matter, around, related, window
from detente.explorer.store import Store
from tests.explorer.made import HOSTILE, WIRE


@pytest.fixture
def store(ledger: Path, digests: Path) -> Store:
    return Store(ledger, digests)


def about(**more: object) -> Matter:
    plain = {
        "id": WIRE.id,
        "countries": ["CHL", "NOR"],
        "types": ["THREATEN"],
        "day": date(2025, 12, 20),
        "story": WIRE.id,
    }
    return Matter(**{**plain, **more})  # type: ignore[arg-type]


def test_what_shares_both_states_and_the_type_comes_first_then_what_is_near(store: Store) -> None:
    found = related(store, about(), [])
    assert found[0]["id"] == HOSTILE.id
    assert (found[0]["countries"], found[0]["types"], found[0]["apart"]) == (["CHL", "NOR"], ["THREATEN"], 0)
    assert len(found) == 6
    same = [row["apart"] for row in found if row["types"] == []]
    assert same == sorted(same)


def test_what_is_left_out(store: Store) -> None:
    assert HOSTILE.id not in {row["id"] for row in related(store, about(), [HOSTILE.id])}
    assert HOSTILE.id not in {row["id"] for row in related(store, about(story=HOSTILE.id), [])}
    assert related(store, about(countries=[]), []) == []
    assert related(store, about(day=None), []) == []


def test_a_small_ledger_is_looked_at_as_a_whole(store: Store) -> None:
    first, last = window(store, date(2025, 1, 1))
    assert first.year < 1930
    assert last.year > 2100


def test_days_end_with_the_calendar() -> None:
    assert around(date(9999, 12, 1), 365)[1] == date.max
    assert around(date(1, 1, 2), 365)[0] == date.min
