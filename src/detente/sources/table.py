"""Tables in text: CSV and its kin, with any of four delimiters.

A row whose quotes or columns do not work out is skipped alone: reading goes on at the line after
its first, so that a stray quote never swallows more. (Python's csv reads on to the next quote,
wherever that is, and its limits are set for a whole process.)
"""

import re
from collections.abc import Iterator, Mapping
from itertools import islice

from detente.sources import columns
from detente.sources.encoding import characters
from detente.sources.flow import BOM, HEAD, LARGEST, LINE, Flow, lines
from detente.sources.items import Draft, Fault

DELIMITERS = (b"\t", b";", b",", b"|")
# The start of a quoted value, and the rest of one; quotes inside are doubled.
OPENING, CLOSING = re.compile(rb' *"'), re.compile(rb'([^"]*+(?:""[^"]*+)*+)"(?!") *')
END = re.compile(rb"[\r\n]*\Z")
# Names of columns: so long at most, and, where they are unknown, such words, with so many rows alike below them.
HEADING, IDENTIFIER, ALIKE = 40, re.compile(r"[^\W\d]\w*"), 3

Line = tuple[int, bytes | None]


class Lines:
    """Lines that can be put back."""

    def __init__(self, source: Iterator[Line]) -> None:
        self._source = source
        self._back: list[Line] = []

    def __iter__(self) -> Iterator[Line]:
        return self

    def __next__(self) -> Line:
        return self._back.pop() if self._back else next(self._source)

    def put_back(self, taken: list[Line]) -> None:
        self._back += reversed(taken)


def table_rows(flow: Flow, source: str, chosen: Mapping[str, str]) -> Iterator[Draft | Fault]:
    """Yield the rows of a table whose first row names the columns."""
    mark = delimiter(flow.head().removeprefix(BOM), chosen) or b","
    rows = split(Lines(lines(flow)), mark)
    names = named(next(rows, (0, ""))[1])
    found = columns.fields(names, chosen)
    if "text" not in found:
        yield Fault(f"{source}: {columns.no_text(names)}")
        return
    for number, cells in rows:
        name = f"{source}, line {number}"
        if isinstance(cells, str):
            yield Fault(f"{name}: {cells}")
            continue
        try:
            values = {name: characters(cell) for name, cell in zip(names, cells, strict=True) if name in found.values()}
        except UnicodeDecodeError:
            yield Fault(f"{name}: broken encoding: save the file as UTF-8")
        else:
            yield columns.row(values, found, name)


def delimiter(head: bytes, chosen: Mapping[str, str]) -> bytes | None:
    """Return what divides the columns of a table that starts with `head`, None where it is no table."""
    starts: list[Line] = list(enumerate(head.splitlines(keepends=True)[: -1 if len(head) >= HEAD else None], 1))
    found = {mark: size for mark in DELIMITERS if (size := width(starts, mark, chosen))}
    return max(found, key=lambda mark: found[mark], default=None)


def width(starts: list[Line], mark: bytes, chosen: Mapping[str, str]) -> int:
    """Return how many columns the lines have if they are those of a table, else 0."""
    rows = split(Lines(iter(starts)), mark)
    names = named(next(rows, (0, ""))[1])
    if len(set(names)) < len(names) or not all(0 < len(name) <= HEADING for name in names):
        return 0
    known = columns.fields(names, chosen)
    if len(known) >= 2 or chosen.get("text") in names:
        return len(names)
    if len(names) < 2:
        return 0
    alike = [cells for _, cells in islice(rows, ALIKE) if not isinstance(cells, str)]
    words = all(map(IDENTIFIER.fullmatch, names)) and b" " not in (starts[0][1] or b"")
    return len(names) if words and ("text" in known or len(alike) == ALIKE) else 0


def named(cells: list[bytes] | str) -> list[str]:
    """Return the names in a first row; none where there is no such row."""
    try:
        return [] if isinstance(cells, str) else [characters(cell).strip() for cell in cells]
    except UnicodeDecodeError:
        return []


def split(source: Lines, mark: bytes) -> Iterator[tuple[int, list[bytes] | str]]:
    """Yield each row's first line and cells, or what is wrong with it; the first sets how many cells there are."""
    size = 0
    for number, line in source:
        taken: list[Line] = []
        if line is None:
            yield number, f"longer than {LARGEST:,} bytes: mend the row"
        elif line.strip():
            cells = cells_from(line, source, mark, taken)
            size = size or (len(cells) if isinstance(cells, list) else 0)
            if isinstance(cells, list) and len(cells) != size:
                cells = f"{len(cells)} columns where there should be {size}: mend the row"
            if isinstance(cells, str):
                source.put_back(taken)
            yield number, cells


def cells_from(line: bytes, source: Lines, mark: bytes, taken: list[Line]) -> list[bytes] | str:
    """Return the cells of a row that starts in `line`, or what is wrong with it; `taken` are the further lines."""
    if b'"' not in line:
        return line.rstrip(b"\r\n").split(mark)
    cells: list[bytes] = []
    at = 0
    while True:
        if opened := OPENING.match(line, at):
            value, line, at = quoted(line, opened.end(), source, taken)
            if value is None:
                return "a quotation mark that is never closed: mend the row"
            cells.append(value)
        else:
            end = line.find(mark, at)
            end = len(line.rstrip(b"\r\n")) if end < 0 else end
            cells.append(line[at:end])
            at = end
        if END.match(line, at):
            return cells
        if not line.startswith(mark, at):
            return "a quotation mark inside a quoted value: mend the row"
        at += 1


def quoted(line: bytes, at: int, source: Lines, taken: list[Line]) -> tuple[bytes | None, bytes, int]:
    """Return the value whose opening quotation mark is before `at`, and the line and place where it ends."""
    parts: list[bytes] = []
    length = 0
    while not (closed := CLOSING.match(line, at)):
        parts.append(line[at:])
        length += max(LINE, len(line) - at)
        further = next(source, None)
        taken += [further] if further else []
        if further is None or further[1] is None or length > LARGEST:
            return None, line, at
        line, at = further[1], 0
    return b"".join([*parts, closed[1]]).replace(b'""', b'"'), line, closed.end()
