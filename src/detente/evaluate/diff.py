"""Tell what changed between two sets of records of the same articles."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from detente.errors import SourceError
from detente.evaluate.files import read_jsonl
from detente.records import Attribution, Entity, Event, Place, from_dict

# Fields that are compared; ids, offsets and confidence say nothing of what an event is.
FIELDS = (
    "event", "mode", "actor", "recipient", "status", "date", "contexts", "condition", "attribution", "place", "frame",
)  # fmt: skip
Key = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Change:
    """An event that is new, gone, or has other fields than before: each as it was and as it is."""

    change: Literal["added", "removed", "changed"]
    event: Event
    fields: Mapping[str, tuple[str, str]]


def read_events(path: Path) -> list[Event]:
    """Return the events of a file of records; SourceError where they are no records."""
    try:
        records = [from_dict(line) for line in read_jsonl(path) if line.get("record") == "event"]
    except (KeyError, TypeError) as error:
        raise SourceError(f"{path}: not records of this version ({error}): write them with detente code") from error
    return [r for r in records if isinstance(r, Event)]


def changes(before: Iterable[Event], after: Iterable[Event]) -> list[Change]:
    """Return what changed, in the order of articles and triggers; events are the same by article and trigger."""
    old, new = by_trigger(before), by_trigger(after)
    return [change for key in sorted(old.keys() | new.keys()) for change in compared(old[key], new[key])]


def by_trigger(events: Iterable[Event]) -> defaultdict[Key, list[Event]]:
    found: defaultdict[Key, list[Event]] = defaultdict(list)
    for event in events:
        found[event.article, event.trigger.start, event.trigger.end].append(event)
    return found


def compared(old: list[Event], new: list[Event]) -> list[Change]:
    """Compare the events of one trigger, those of one type with each other first."""
    left, right = list(old), list(new)
    pairs = [(o, n) for o in old for n in new if o.event == n.event]
    both = [(left.pop(left.index(o)), right.pop(right.index(n))) for o, n in pairs if o in left and n in right]
    both += [(left.pop(0), right.pop(0)) for _ in range(min(len(left), len(right)))]
    found = [Change("changed", n, fields) for o, n in both if (fields := differing(o, n))]
    return [*found, *(Change("removed", o, {}) for o in left), *(Change("added", n, {}) for n in right)]


def differing(old: Event, new: Event) -> dict[str, tuple[str, str]]:
    pairs = {name: (told(getattr(old, name)), told(getattr(new, name))) for name in FIELDS}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def told(value: object) -> str:
    """Return a field's value in few words: of parties their codes, of a statement its speaker."""
    match value:
        case None:
            return ""
        case tuple():
            return ", ".join(one.code if isinstance(one, Entity) else str(one) for one in value)
        case Attribution():
            return value.speaker.name or value.speaker.code
        case Place():
            return value.name
        case _:
            return str(value)
