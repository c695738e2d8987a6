"""What changed between two sets of records."""

import json
from pathlib import Path
from typing import Any

import pytest

from detente.errors import SourceError
from detente.evaluate.diff import changes, read_events
from detente.records import Attribution, Event, Place, Span, as_dict
from tests.evaluate.build import entity, event


def at(start: int, **more: Any) -> Event:
    kind = more.pop("kind", "ACCUSE")
    return event(kind, trigger=Span(text="did", start=start, end=start + 3), **more)


def test_nothing_changed() -> None:
    assert changes([at(1), at(9)], [at(1, id="other", confidence=0.1, coder="later"), at(9)]) == []


def test_added_and_removed() -> None:
    found = changes([at(1), at(5)], [at(5), at(9, kind="AID")])
    assert [(c.change, c.event.trigger.start) for c in found] == [("removed", 1), ("added", 9)]


def test_another_article_is_another_event() -> None:
    assert [c.change for c in changes([at(1)], [at(1, article="b")])] == ["removed", "added"]


def test_fields_that_changed() -> None:
    norway, speaker = entity("NOR:GOV"), entity("USA")
    new = at(
        1, kind="REJECT", actor=(norway, entity("SWE")), status="future", condition="if so",
        attribution=Attribution(speaker=speaker, verb="say", statement="s"),
        place=Place(text="Oslo", start=0, end=4, name="Oslo"),
    )  # fmt: skip
    assert [(c.change, dict(c.fields)) for c in changes([at(1, actor=(norway,))], [new])] == [
        (
            "changed",
            {
                "event": ("ACCUSE", "REJECT"), "actor": ("NOR:GOV", "NOR:GOV, SWE"), "status": ("actual", "future"),
                "condition": ("", "if so"), "attribution": ("", "USA"), "place": ("", "Oslo"),
            },
        )
    ]  # fmt: skip


def test_events_of_one_trigger_are_compared_by_type_first() -> None:
    old = [at(1), at(1, kind="COERCE", mode="arrest")]
    new = [at(1, kind="COERCE", mode="seize"), at(1), at(1, kind="AID")]
    assert [(c.change, c.event.event) for c in changes(old, new)] == [("changed", "COERCE"), ("added", "AID")]


def test_files_of_records(tmp_path: Path) -> None:
    file = tmp_path / "records.jsonl"
    lines = [{"record": "article", "id": "a"}, as_dict(at(1, actor=(entity("NOR"),)))]
    file.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    assert read_events(file) == [at(1, actor=(entity("NOR"),))]
    file.write_text('{"record": "event", "id": "e"}\n', encoding="utf-8")
    with pytest.raises(SourceError, match=r"records\.jsonl: not records of this version"):
        read_events(file)
