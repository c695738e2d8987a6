"""Marks that overlap or lie in one another are all shown, and the text stays as it was."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from detente.explorer.marks import CLAUSE, KINDS, Mark, marks_of, paragraphs, segments

TEXTS = st.text(st.sampled_from("ab é\n’«»\r\t"), max_size=60)


@st.composite
def marked(draw: Any) -> tuple[str, list[dict[str, Any]], list[Mark]]:
    """Return a text, blocks that do not overlap, and marks wherever they please, also outside of it."""
    text = draw(TEXTS)
    at = st.integers(-2, len(text) + 2)
    kinds = st.sampled_from((*KINDS, CLAUSE))
    marks = draw(st.lists(st.builds(Mark, at, at, kinds, st.sampled_from("xyz")), max_size=8))
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=6)))
    kind = st.sampled_from(("title", "body", "byline"))
    blocks = [{"kind": draw(kind), "start": a, "end": b} for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    return text, blocks, marks


@given(marked())
def test_segments_give_the_text_back_each_under_all_its_marks(
    given: tuple[str, list[dict[str, Any]], list[Mark]],
) -> None:
    text, blocks, marks = given
    found = list(segments(text, 0, len(text), blocks, marks))
    assert "".join(s.text for s in found) == text
    for segment in found:
        for at in range(segment.start, segment.end):
            assert set(segment.marks) == {m for m in marks if m.start <= at < m.end}
            inside = any(b["start"] <= at < b["end"] for b in blocks if b["kind"] != "byline")
            assert segment.coded == inside


@given(marked(), st.integers(0, 20))
def test_paragraphs_give_the_text_back(given: tuple[str, list[dict[str, Any]], list[Mark]], front: int) -> None:
    text, blocks, marks = given
    found = paragraphs(text, blocks, marks, min(front, len(text)))
    assert "".join(s.text for p in found for s in p.segments) == text
    assert all(p.segments and "".join(s.text for s in p.segments) for p in found)


def test_paragraphs_end_at_line_breaks_that_are_not_in_a_block() -> None:
    text = "---\nurl: x\n---\nTitle\n\nBy A. B.\nOSLO — One line\nand another. (AP)\n\nRead more\n"
    body = text.index("One"), text.index(" (AP)")
    blocks = [{"kind": "title", "start": 15, "end": 20}, {"kind": "body", "start": body[0], "end": body[1]}]
    found = paragraphs(text, blocks, [], front=15)
    assert [(p.kind, "".join(s.text for s in p.segments if s.coded)) for p in found] == [
        ("front", ""), ("title", "Title"), ("furniture", ""), ("body", "One line\nand another."), ("furniture", ""),
    ]  # fmt: skip


def test_a_segment_tells_its_kinds_from_outside_to_inside() -> None:
    text = "Norway accused Russia"
    marks = [Mark(0, 6, "actor", "e"), Mark(7, 14, "trigger", "e"), Mark(0, 21, "quote", "s"), Mark(0, 21, CLAUSE, "e")]
    first, gap, trigger, rest = segments(text, 0, len(text), [], marks)
    assert (first.kinds, first.records, first.clauses, first.first) == (["quote", "actor"], ["e", "s"], ["e"], ["s"])
    assert (trigger.kinds, trigger.ending("trigger"), trigger.first) == (["quote", "trigger"], ["e"], ["e"])
    assert (gap.records, rest.records, rest.ending("quote")) == (["s"], ["s"], ["s"])


def test_the_words_of_a_date_are_those_nearest_to_the_trigger() -> None:
    text = "On Monday it rained. Norway warned Chile on Monday."
    span = {"start": 0, "end": 0}
    event = {
        "id": "e", "start": 21, "end": 50, "trigger": {"start": 28, "end": 34}, "actor": [span], "recipient": [],
        "attribution": None, "place": None, "date_text": "Monday",
    }  # fmt: skip
    found = marks_of(text, [event], [])
    assert [(m.kind, text[m.start : m.end]) for m in found] == [
        (CLAUSE, "Norway warned Chile on Monday"), ("trigger", "warned"), ("time", "Monday"),
    ]  # fmt: skip
    assert found[-1].start == 44
