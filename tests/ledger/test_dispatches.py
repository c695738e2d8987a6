"""Stories and happenings of the example dispatches, compared with their key, dispatches.toml.

The stories must be those of the key. Of happenings, the coder does not find every event: the reports
whose event it found are compared pair by pair, and may not fall below floors set as measured.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from detente.ledger.ledger import Ledger
from detente.ledger.stories import FEW

FOLDER = Path(__file__).parent.parent.parent / "examples" / "dispatches"
KEY = tomllib.loads((Path(__file__).parent / "dispatches.toml").read_text(encoding="utf-8"))
# Shares of pairs of found reports: of those put together, the ones that the key has together, and the reverse.
# Measured: 0.98 and 0.76, on 107 of 156 reports.
PRECISION, RECALL = 0.95, 0.72
# Contradictions of the key that are visible; measured: 4 of 5.
VISIBLE = 4

Row = dict[str, Any]


@dataclass(frozen=True)
class Found:
    """A report of the key whose event the coder found: the number of the key's happening, and ours."""

    key: int
    type: str
    path: str
    happening: str


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    """Return a ledger of all dispatches."""
    made = Ledger(tmp_path_factory.mktemp("dispatches") / "relations.duckdb")
    made.ingest([FOLDER])
    return made


@pytest.fixture(scope="module")
def paths(ledger: Ledger) -> dict[str, str]:
    """Return the path of each article, from the folder of dispatches."""
    rows = ledger.sql("SELECT article, source FROM sightings").to_pylist()
    return {row["article"]: str(Path(row["source"]).relative_to(FOLDER)) for row in rows}


@pytest.mark.model
def test_stories_are_those_of_the_key(ledger: Ledger, paths: dict[str, str]) -> None:
    """What the key counts as one story although it was printed again long after is here two."""
    told = [sorted(paths[id] for id in row["articles"]) for row in ledger.stories().to_pylist() if row["reports"] > 1]
    key = [part for story in KEY["story"] for part in printed_together(story["articles"]) if len(part) > 1]
    assert sorted(told) == sorted(key)


def printed_together(articles: list[str]) -> list[list[str]]:
    """Return the articles of a story of the key in parts with no more than a few days between two."""
    parts: list[list[str]] = []
    for path in sorted(articles, key=day):
        if parts and (day(path) - day(parts[-1][-1])).days <= FEW:
            parts[-1].append(path)
        else:
            parts.append([path])
    return [sorted(part) for part in parts]


def day(path: str) -> date:
    """Return the day of publication, with which the name of a dispatch begins."""
    return date.fromisoformat(Path(path).name[:10])


@pytest.mark.model
def test_happenings_are_those_of_the_key_as_far_as_events_were_found(ledger: Ledger, paths: dict[str, str]) -> None:
    pairs = list(combinations(found(ledger, paths), 2))
    ours = {n for n, (one, other) in enumerate(pairs) if one.happening == other.happening}
    keys = {n for n, (one, other) in enumerate(pairs) if one.key == other.key}
    assert len(ours & keys) / len(ours) >= PRECISION
    assert len(ours & keys) / len(keys) >= RECALL


@pytest.mark.model
def test_contradictions_are_those_of_the_key(ledger: Ledger, paths: dict[str, str]) -> None:
    said = {row["id"]: row["contradictions"] for row in ledger.happenings().to_pylist()}
    ours = {(report.key, what) for report in found(ledger, paths) for what in said[report.happening]}
    key = {(n, what) for n, happening in enumerate(KEY["happening"]) for what in happening.get("contradictions", ())}
    assert ours <= key
    assert len(ours) >= VISIBLE


def found(ledger: Ledger, paths: dict[str, str]) -> list[Found]:
    """Return the reports of the key whose events the coder found: in each article, the nearest in date first."""
    events = ledger.sql("SELECT e.*, h.happening FROM events e JOIN happening_events h ON h.event = e.id").to_pylist()
    told: list[Found] = []
    for article, path in sorted(paths.items(), key=lambda item: item[1]):
        mine = [event for event in events if event["article"] == article and event["status"] == "actual"]
        taken: set[object] = set()
        for _, number, event in sorted(fitting(mine, path), key=lambda fit: fit[:2]):
            if not taken & {number, event["id"]}:
                taken |= {number, event["id"]}
                told.append(Found(number, event["event"], path, event["happening"]))
    return told


def fitting(events: list[Row], path: str) -> Iterator[tuple[int, int, Row]]:
    """Yield the events of an article that may be a report of a happening of the key, with the days between."""
    for number, happening in enumerate(KEY["happening"]):
        for event in events:
            actor, recipient = ({party["country"] for party in event[side]} for side in ("actor", "recipient"))
            sides = set(happening["actor"]), set(happening["recipient"])
            mutual = not sides[1] and actor | recipient <= sides[0]
            same = actor <= sides[0] and recipient <= sides[1] and actor | recipient
            if path in happening["reports"] and event["event"] == happening["type"] and (mutual or same):
                yield distance(event, happening["date"]), number, event


def distance(event: Row, edtf: str) -> int:
    """Return the days between an event and a day of the key; far where one of them has none."""
    first, last = event["earliest"], event["latest"]
    if len(edtf) < len("2021-03-18") or first is None or last is None:
        return 1000
    key = date.fromisoformat(edtf)
    return max(0, (first - key).days, (key - last).days)
