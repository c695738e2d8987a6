"""Offices are dated: each ends, or is known to hold."""

import csv
from datetime import date
from importlib.resources import files
from itertools import pairwise

ACTORS = files("detente.codebook") / "data" / "actors"
ROWS = list(csv.DictReader((ACTORS / "offices.csv").read_text(encoding="utf-8").splitlines()))
YEAR = "2026"  # in which the tables were last looked through


def test_no_office_is_open_ended() -> None:
    assert [row for row in ROWS if not row["end"] and row["known"] < YEAR] == []
    assert [row for row in ROWS if row["end"] and row["known"]] == []


def test_offices_end_after_they_start() -> None:
    for row in ROWS:
        start, end = (date.fromisoformat(row[key]) if row[key] else date.max for key in ("start", "end"))
        assert start < end, row


def test_nobody_holds_one_office_twice_at_once() -> None:
    held: dict[tuple[str, str, str], list[tuple[str, str]]] = {}
    for row in ROWS:
        held.setdefault((row["person"], row["country"], row["office"]), []).append((row["start"], row["end"] or "9999"))
    for office, spells in held.items():
        spells.sort()
        assert all(first[1] <= second[0] for first, second in pairwise(spells)), office
