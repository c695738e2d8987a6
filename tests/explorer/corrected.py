"""Corrections made by hand, for the tests of what is done with them."""

from collections.abc import Sequence
from typing import Any

from detente.explorer.corrections import Correction, Kind

TEXT = "Oslo criticised Santiago on Monday."


def party(code: str, text: str = TEXT, name: str = "") -> dict[str, Any]:
    country, _, sector = code.partition(":")
    start = text.find(name) if name else -1
    return {"country": country, "sector": sector or None, "start": start, "end": start + len(name), "text": name}


def coded(
    record: str = "e1", event: str = "ACCUSE", mode: str | None = "disapprove", trigger: str = "criticised",
    text: str = TEXT, actor: Sequence[str] = ("NOR:GOV",), recipient: Sequence[str] = ("CHL:GOV",),
    frame: str = "accuse/criticise",
) -> dict[str, Any]:  # fmt: skip
    """Return a record as the coder wrote it; its parties stand at Oslo and Santiago."""
    start = text.index(trigger)
    return {
        "record": "event", "id": record, "event": event, "mode": mode, "frame": frame, "date": "2025-01-06",
        "actor": [party(one, text, "Oslo") for one in actor], "status": "actual", "codebook": "c0de",
        "recipient": [party(one, text, "Santiago") for one in recipient], "coder": "detente", "model": "none",
        "trigger": {"text": trigger, "start": start, "end": start + len(trigger)},
    }  # fmt: skip


def correction(
    kind: Kind = "right", who: str = "Marie", *, record: dict[str, Any] | None = None, text: str = TEXT,
    number: int = 1, beside: Sequence[str] = ("e1",), **said: Any,
) -> Correction:  # fmt: skip
    """Return a correction of a sentence that begins its article; what is said is the coder's but for `said`."""
    record = None if kind == "added" else record or coded(text=text)
    theirs = {
        "event": "ACCUSE", "mode": "disapprove", "actor": ("NOR:GOV",), "recipient": ("CHL:GOV",),
        "status": "actual", "date": "2025-01-06",
    }  # fmt: skip
    fields: dict[str, Any] = {
        "language": "en", "predicate": "criticise", "wording": "criticise", "start": 0, "end": len(text),
        "sentence": text, "sentence_start": 0, "sentence_end": len(text), "text": text,
        **({} if kind == "wrong" else theirs), **said,
    }  # fmt: skip
    return Correction(
        kind=kind, article="a1", who=who, id=number, time="2025-02-01T12:00:00+00:00", beside=tuple(beside),
        coded=record, record=record and record["id"], **fields,
    )  # fmt: skip
