"""Cut a text into segments, so that marks that overlap or lie in one another can all be shown.

Positions are characters of the article's text, end exclusive, as in the records.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

# What may be seen of a record, from what stands outside to what stands inside.
KINDS = ("quote", "speaker", "actor", "recipient", "place", "time", "trigger")
CLAUSE = "clause"  # an event's words: seen only where the event is chosen
CODED = ("title", "body")
Blocks = Sequence[Mapping[str, Any]]  # parts of the text: kind, start, end


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that play a part in a record."""

    start: int
    end: int
    kind: str
    record: str


@dataclass(frozen=True, slots=True)
class Segment:
    """Words under the same marks; `coded` is false in what only stands around the article on its page."""

    start: int
    text: str
    marks: tuple[Mark, ...]
    coded: bool = True

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def aside(self) -> bool:
        """Tell whether these are words that were not coded."""
        return not self.coded and bool(self.text.strip())

    @property
    def kinds(self) -> list[str]:
        """Return the kinds of its marks, outermost first."""
        return [kind for kind in KINDS if any(m.kind == kind for m in self.marks)]

    @property
    def records(self) -> list[str]:
        """Return the records that it plays a part in, those first that it says most about."""
        inner = sorted((m for m in self.marks if m.kind != CLAUSE), key=lambda m: (-KINDS.index(m.kind), m.start))
        return list(dict.fromkeys(m.record for m in inner))

    @property
    def clauses(self) -> list[str]:
        """Return the events whose words it belongs to."""
        return list(dict.fromkeys(m.record for m in self.marks if m.kind == CLAUSE))

    def ending(self, kind: str) -> list[str]:
        """Return the records of which a mark of a kind ends here."""
        return [m.record for m in self.marks if m.kind == kind and m.end == self.end]

    @property
    def first(self) -> list[str]:
        """Return the records whose main words begin here: the trigger of an event, the words of a statement."""
        return [m.record for m in self.marks if m.kind in ("trigger", "quote") and m.start == self.start]

    @property
    def opens(self) -> str | None:
        """Return the event whose trigger begins here."""
        return next((m.record for m in self.marks if m.kind == "trigger" and m.start == self.start), None)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the text with the line breaks after it; `kind` is title, body, furniture or front."""

    kind: str
    segments: tuple[Segment, ...]

    @property
    def blank(self) -> bool:
        return not any(s.text.strip() for s in self.segments)


def paragraphs(text: str, blocks: Blocks, marks: Sequence[Mark], front: int = 0) -> list[Paragraph]:
    """Return the text in paragraphs, which joined give it back.

    Line breaks in blocks that are coded are no ends of paragraphs. `front` is the end
    of what tells of the article above it.
    """
    inside = [(b["start"], b["end"]) for b in blocks if b["kind"] in CODED] + [(0, front)]
    ends = [m.end() for m in re.finditer(r"\n\s*", text) if not any(a <= m.start() < b for a, b in inside)]
    found = []
    for start, end in pairwise(sorted({0, front, *ends, len(text)})):
        kinds = {b["kind"] for b in blocks if start <= b["start"] < end}
        kind = "front" if start < front else next((k for k in CODED if k in kinds), "furniture")
        found.append(Paragraph(kind, tuple(segments(text, start, end, blocks, marks))))
    return found


def segments(text: str, start: int, end: int, blocks: Blocks, marks: Sequence[Mark]) -> Iterator[Segment]:
    """Yield the parts of `text[start:end]` between ends of marks and of blocks, each with all its marks."""
    marks = [m for m in marks if m.start < end and m.end > start]
    spans = [(b["start"], b["end"]) for b in blocks if b["kind"] in CODED]
    edges = {at for m in marks for at in (m.start, m.end)} | {at for span in spans for at in span}
    for a, b in pairwise(sorted({start, end, *(at for at in edges if start < at < end)})):
        over = tuple(m for m in marks if m.start <= a and b <= m.end)
        yield Segment(a, text[a:b], over, any(x <= a and b <= y for x, y in spans))


def marks_of(text: str, events: Iterable[Mapping[str, Any]], statements: Iterable[Mapping[str, Any]]) -> list[Mark]:
    """Return the marks of the records of an article (as in the record format)."""
    found = [mark for event in events for mark in of_event(text, event)]
    for one in statements:
        found += [of(one, "quote", one["id"]), *([of(one["speaker"], "speaker", one["id"])] if one["speaker"] else [])]
    return [m for m in found if 0 <= m.start < m.end <= len(text)]


def of_event(text: str, event: Mapping[str, Any]) -> Iterator[Mark]:
    yield of(event, CLAUSE, event["id"])
    yield of(event["trigger"], "trigger", event["id"])
    for kind in ("actor", "recipient"):
        for party in event[kind]:
            yield of(party, kind, event["id"])
    if event["attribution"]:
        yield of(event["attribution"]["speaker"], "speaker", event["id"])
    if event["place"]:
        yield of(event["place"], "place", event["id"])
    if event["date_text"]:
        starts = [m.start() for m in re.finditer(re.escape(event["date_text"]), text)]
        near = min(starts, key=lambda at: abs(at - event["trigger"]["start"]), default=None)
        if near is not None:
            yield Mark(near, near + len(event["date_text"]), "time", event["id"])


def of(span: Mapping[str, Any], kind: str, record: str) -> Mark:
    return Mark(span["start"], span["end"], kind, record)
