"""Find the parts of a text: what is to be coded, and what only stands around it on the page.

What a line looks like is written in the codebook's furniture.toml; this module
knows where lines may stand. It works on plain text, and drops nothing: every
character that is not white space lies in one block.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from detente.records import Span
from detente.sources.frontmatter import front_end
from detente.sources.furniture import Furniture, Pattern

Kind = Literal[
    "front", "title", "date", "byline", "dateline", "body", "crosshead", "caption", "credit", "furniture"
]  # fmt: skip

# Characters: the longest title, crosshead, link in a list, line of furniture; what is looked at for
# a pattern at a paragraph's start or end.
TITLE, CROSSHEAD, LINK, LINE, EDGE = 200, 80, 150, 450, 160

# Hard-wrapped text: the widths of most of its lines, and what a line holds that had no room for more.
WRAPPED, FULL = range(55, 91), 60

CLOSERS = "\"'»”’) "
PLAIN = str.maketrans({"’": "'", "‘": "'"})


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the text, trimmed: `text[start:end]`. Only `title` and `body` are coded."""

    kind: Kind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Layout:
    """The parts of a text, in order, and what they say about it.

    `credit` is the outlet named; `date_line` the day, month and year printed above or below the
    paragraphs, as written; `dateline_place` the words before the first paragraph ("BEIRUT, Lebanon").
    """

    blocks: tuple[Block, ...]
    dateline_place: Span | None = None
    credit: str | None = None
    date_line: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A line or paragraph while it is looked at; `gap`: a blank line stands before it."""

    start: int
    end: int
    gap: bool
    kind: Kind = "body"
    pattern: Pattern | None = None
    found: re.Match[str] | None = None


def layout(text: str, language: str | None, furniture: Furniture) -> Layout:
    """Return the parts of `text`; all languages' patterns are tried where `language` is None."""
    plain = re.sub(r"\s", " ", text).translate(PLAIN)
    patterns = furniture.patterns(language)
    front = front_end(text)
    lines = [Line(0, front, gap=False, kind="front")] if front else []
    head = True
    for paragraph in paragraphs(text, plain, front):
        lines += cut(plain, paragraph, patterns, head)
        head = head and not any(line.kind == "body" and is_sentence(plain, line) for line in lines[-3:])
    lines = with_crossheads(plain, with_lists(plain, with_title(plain, lines)))
    return Layout(
        blocks=tuple(Block(line.kind, line.start, line.end) for line in lines),
        dateline_place=next(filter(None, (span(text, line, "place") for line in lines)), None),
        credit=credit(text, lines),
        date_line=date_line(text, lines),
    )


def paragraphs(text: str, plain: str, start: int) -> list[Line]:
    """Return the lines that are not blank, those of a hard-wrapped paragraph as one."""
    lines: list[Line] = []
    gap = False
    for raw in text[start:].splitlines(keepends=True):
        if raw.strip():
            lines.append(trimmed(plain, Line(start, start + len(raw), gap)))
        gap = not raw.strip()
        start += len(raw)
    if not is_wrapped(plain, lines):
        return lines
    joined: list[Line] = []
    for before, line in zip([None, *lines], lines, strict=False):
        word = plain[line.start : line.end].partition(" ")[0]
        if before is None or line.gap or before.end - before.start + 1 + len(word) <= FULL:
            joined.append(line)
        else:
            joined[-1] = replace(joined[-1], end=line.end)
    return joined


def is_wrapped(plain: str, lines: Sequence[Line]) -> bool:
    """Say whether newlines stand inside paragraphs: lines of one width that stop in mid-sentence."""
    inner = [line for line, after in pairwise(lines) if not after.gap]
    wrapped = [line for line in inner if line.end - line.start in WRAPPED and not is_sentence(plain, line)]
    long = [line for line in lines if line.end - line.start >= WRAPPED.stop]
    return len(wrapped) >= 2 and len(wrapped) > len(inner) / 2 and len(long) <= len(lines) / 20


def cut(plain: str, line: Line, patterns: Sequence[Pattern], head: bool) -> list[Line]:
    """Return the line with its kind, or its parts where a pattern takes one end of it."""
    line = trimmed(plain, line)
    if not any(map(str.isalnum, plain[line.start : line.end])):
        return [replace(line, kind="furniture")] if line.start < line.end else []
    for pattern in patterns:
        found = None if pattern.head and not head else find(plain, line, pattern)
        if found:
            rest = [other for other in patterns if other is not pattern]
            taken = trimmed(plain, Line(*found.span(), line.gap and found.start() == line.start))
            return [
                *cut(plain, replace(line, end=found.start()), rest, head),
                replace(taken, kind=pattern.kind, pattern=pattern, found=found),
                *cut(plain, Line(found.end(), line.end, gap=False), rest, head),
            ]
    return [line]


def trimmed(plain: str, line: Line) -> Line:
    """Return the line without white space at its ends."""
    words = plain[line.start : line.end]
    start = line.start + len(words) - len(words.lstrip())
    return replace(line, start=start, end=start + len(words.strip()))


def find(plain: str, line: Line, pattern: Pattern) -> re.Match[str] | None:
    """Return where the pattern stands in the line, if it does."""
    if pattern.at == "start":
        return pattern.regex.match(plain, line.start, min(line.end, line.start + EDGE))
    if pattern.at == "end":
        return pattern.regex.search(plain, max(line.start + 1, line.end - EDGE), line.end)
    return pattern.regex.fullmatch(plain, line.start, line.end) if line.end - line.start <= LINE else None


def is_sentence(plain: str, line: Line) -> bool:
    """Say whether the line ends as a sentence does."""
    return plain[line.start : line.end].rstrip(CLOSERS).endswith((".", "!", "?", "…", ":", ";", ","))


def with_title(plain: str, lines: list[Line]) -> list[Line]:
    """Mark the title: a short first line without full stop, set off from what follows."""
    at = next((at for at, line in enumerate(lines) if line.kind not in ("front", "furniture", "date")), len(lines))
    for title, after in pairwise(lines[at : at + 2]):
        words = plain[title.start : title.end].rstrip(CLOSERS)
        alone = after.gap or after.kind in ("date", "byline", "credit")
        if title.kind == "body" and alone and len(words) <= TITLE and not words.endswith((".", ",", ";")):
            lines[at] = replace(title, kind="title")
    return lines


def with_lists(plain: str, lines: list[Line]) -> list[Line]:
    """Mark the links below a heading such as "Related articles"."""
    listing = False
    for at, line in enumerate(lines):
        if line.kind == "furniture":
            listing = listing or bool(line.pattern and line.pattern.heads_list)
        elif line.kind == "body":
            prose = is_sentence(plain, line) and plain[line.end - 1] != "?"
            listing = listing and not prose and line.end - line.start <= LINK
            lines[at] = replace(line, kind="furniture") if listing else line
    return lines


def with_crossheads(plain: str, lines: list[Line]) -> list[Line]:
    """Mark the short lines without end punctuation that stand between paragraphs.

    Where no paragraph with a full stop came before, the text may be a list of headlines: none is
    marked. Nor is an item of a list, nor what is left of a paragraph that lost its dateline.
    """
    among = False
    for at, line in enumerate(lines[:-1]):
        if line.kind != "body":
            continue
        whole = line.gap or lines[at - 1].kind not in ("date", "dateline")
        short = line.end - line.start <= CROSSHEAD and plain[line.start] not in "-–—•*·"
        if is_sentence(plain, line):
            among = True
        elif among and whole and short:
            lines[at] = replace(line, kind="crosshead")
    return lines


def span(text: str, line: Line, group: str) -> Span | None:
    """Return the words that a named group of the line's pattern found."""
    if not line.found or not line.found.groupdict().get(group):
        return None
    start, end = line.found.span(group)
    return Span(text=text[start:end], start=start, end=end)


def credit(text: str, lines: Sequence[Line]) -> str | None:
    """Return the outlet that a credit names, or else the dateline."""
    for kind in ("credit", "dateline"):
        for line in lines:
            if line.kind == kind and (outlet := span(text, line, "outlet")):
                return outlet.text.strip(" .;()") or None
    return None


def date_line(text: str, lines: Sequence[Line]) -> str | None:
    """Return the date above the text, at most two blocks into it, or below it; in a chronicle, None."""
    bodies = [line.start for line in lines if line.kind == "body"]
    dates = [date for line in lines if line.kind == "date" and (date := span(text, line, "date"))]
    above = [sum(start < date.start for start in bodies) for date in dates]
    if any(first < second < len(bodies) for first, second in pairwise(above)):
        return None
    return next((date.text for date, n in zip(dates, above, strict=True) if n <= 2 or n == len(bodies)), None)
