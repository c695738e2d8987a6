"""Open a source, tell what it is by its content, and yield what it holds, a thing at a time.

Nothing is raised for bad content: a thing, or the rest of a source, is skipped with the reason.
"""

import io
import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO, Literal

from detente.errors import SourceError
from detente.sources.columns import check
from detente.sources.encoding import MOST_BYTES, TOO_LONG
from detente.sources.flow import HEAD, LARGEST, Flow, unpacked
from detente.sources.items import Draft, Fault, Item, Skipped
from detente.sources.json_rows import line_rows, value_rows
from detente.sources.sniff import Format, is_feed, sniff
from detente.sources.table import table_rows

USUAL: Mapping[str, str] = {}
STDIN = "standard input"
# A feed is read as a whole.
LONGEST_FEED = 4 * LARGEST
TOO_LONG_FOR_A_PAGE = f"longer than {LARGEST:,} bytes, too long for a page"


def items(path: Path, start: int = 0, columns: Mapping[str, str] = USUAL) -> Iterator[Item | Skipped]:
    """Yield the things in a file from position `start` on; they are the same at each reading of the same file.

    `columns` names columns of tables by Article field ({"text": "maintext"}) that are not among the
    usual ones. SettingError: it names a field that there is not.
    """
    check(columns)
    source = str(path)
    try:
        file = path.open("rb")
    except (OSError, ValueError) as error:
        yield from [Skipped(source=source, position=0, reason=f"{source}: {why(error)}")][start:]
        return
    with file:
        flow = unpacked(file)
        if is_feed(flow.head()) and not flow.packed and os.fstat(file.fileno()).st_size <= LONGEST_FEED:
            from detente.sources.feed import feed_items

            yield from (thing for thing in feed_items(path, start) if thing.position >= start)
        else:
            yield from numbered(drafts(flow, source, columns, file), source, start)


def stdin_items(columns: Mapping[str, str] = USUAL) -> Iterator[Item | Skipped]:
    """Yield the things on standard input."""
    check(columns)
    stream = getattr(sys.stdin, "buffer", io.BytesIO())
    yield from numbered(drafts(unpacked(stream), STDIN, columns, None), STDIN, 0)


def numbered(found: Iterator[Draft | Fault], source: str, start: int) -> Iterator[Item | Skipped]:
    """Yield what was found from position `start` on, with its positions."""
    for position, draft in enumerate(found):
        if position < start:
            continue
        if isinstance(draft, Fault):
            yield Skipped(source=source, position=position, reason=draft.reason)
        else:
            yield Item(
                source=source, position=position, name=draft.name, kind=draft.kind, data=draft.data, told=draft.told
            )  # fmt: skip


def drafts(flow: Flow, source: str, columns: Mapping[str, str], file: BinaryIO | None) -> Iterator[Draft | Fault]:
    """Yield what a source holds, and at last why there is no more, if that is not its end."""
    try:
        format = sniff(flow.head(), source, columns)
    except SourceError as error:
        yield Fault(str(error))
        return
    found = False
    for draft in reader(format, flow, source, columns, file):
        found = True
        yield draft
    if flow.fault:
        yield Fault(f"{source}: {flow.fault}")
    elif not found:
        yield Fault(f"{source}: it holds no articles")


def reader(
    format: Format, flow: Flow, source: str, columns: Mapping[str, str], file: BinaryIO | None
) -> Iterator[Draft | Fault]:
    """Return what reads a source of a format."""
    match format:
        case "lines":
            return line_rows(flow, source, columns)
        case "json":
            return value_rows(flow, source, columns)
        case "table":
            return table_rows(flow, source, columns)
        case "warc":
            from detente.sources.warc import warc_pages

            return warc_pages(flow, source)
        case "parquet" if file and not flow.packed:
            from detente.sources.parquet import parquet_rows

            file.seek(0)
            return parquet_rows(file, source, columns)
        case "text" | "page":
            return alone(format, flow, source)
        case _:
            what = f"a feed of at most {LONGEST_FEED:,} bytes" if format == "feed" else "a Parquet file"
            return iter([Fault(f"{source}: {what} can only be read from a file of its own, not compressed")])


def alone(kind: Literal["text", "page"], flow: Flow, source: str) -> Iterator[Draft | Fault]:
    """Yield the one text or page that a source is; half of one is none."""
    most = MOST_BYTES if kind == "text" else LARGEST
    data = io.BufferedReader(flow, HEAD).read(most + 1)
    if len(data) > most:
        yield Fault(f"{source}: {TOO_LONG if kind == 'text' else TOO_LONG_FOR_A_PAGE}")
    elif not flow.fault:
        yield Draft(source, kind, data)


def why(error: OSError | ValueError) -> str:
    """Return why a file cannot be opened."""
    match error:
        case FileNotFoundError():
            return "no such file: check the name"
        case IsADirectoryError():
            return "a folder, not a file: name the files in it"
        case PermissionError():
            return "not readable: check its permissions"
        case _:
            return f"cannot be read: {error}"
