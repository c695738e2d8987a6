"""Events made by hand, and tables written to files."""

from pathlib import Path
from typing import Any

from detente.records import Entity, Event, Span

SHARED = Path(__file__).parents[3] / "shared"
NONE_SHARED = f"there is nothing at {SHARED}: set it beside the repository to compare with its scorers"


def entity(code: str, start: int = 0, end: int = 4) -> Entity:
    """Return an entity of a code such as FRA:GOV."""
    country, _, sector = code.partition(":")
    return Entity(text="them", start=start, end=end, country=country, sector=sector or None)


def event(
    kind: str = "ACCUSE", *, actor: tuple[Entity, ...] = (), recipient: tuple[Entity, ...] = (), **more: Any
) -> Event:
    """Return an event; what is not given is plain."""
    plain: dict[str, Any] = {
        "id": "e", "article": "a", "sentence": 0, "start": 0, "end": 40, "text": "words", "mode": None, "contexts": (),
        "quad": 3, "score": 0.0, "cameo": None, "goldstein": None, "date": None, "date_text": None, "status": "actual",
        "condition": None, "attribution": None, "place": None, "trigger": Span(text="did", start=5, end=8),
        "frame": "accuse/condemn-party", "confidence": 0.9, "coder": "detente",
    }  # fmt: skip
    return Event(**{**plain, "event": kind, "actor": actor, "recipient": recipient, **more})


def table(path: Path, header: str, *rows: str) -> Path:
    """Write a table with tabs where the rows have a bar, and return its path."""
    path.write_text("".join(row.replace("|", "\t") + "\n" for row in (header, *rows)), encoding="utf-8")
    return path
