"""The archive folder: WARC files that hold what was fetched, and an index that knows it by URL.

A record is on the disk before the index knows of it. After a run that was cut short, the next one
indexes the records that the index missed and cuts off the one that was being written; an index
that is gone is made anew from the files.
"""

import gzip
import os
import sqlite3
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, fields, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Self

from detente.errors import SourceError
from detente.fetch import warc
from detente.fetch.wire import Answer

if TYPE_CHECKING:
    from types import TracebackType

    from fastwarc.warc import WarcRecord

# Hidden, so that a folder is read as its WARC files.
INDEX = ".index.sqlite"
OURS = "WARC-Detente-"
TIME = "%Y-%m-%dT%H:%M:%SZ"
TABLES = """
CREATE TABLE IF NOT EXISTS files (name TEXT PRIMARY KEY, size INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS records (
    kind TEXT NOT NULL,          -- feed, page, or text: a page made from a feed's own text
    url TEXT NOT NULL,           -- as asked for; where it led is in the record
    feed TEXT NOT NULL,
    fetched TEXT NOT NULL,
    status INTEGER,
    etag TEXT,
    last_modified TEXT,
    updated TEXT,                -- as the feed's entry says
    digest TEXT,
    file TEXT,
    offset INTEGER,
    refused TEXT,                -- why there is no record
    PRIMARY KEY (kind, url)
);
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What the index knows of a URL; the fields are its columns. `kind` is feed, page or text."""

    kind: str
    url: str
    feed: str
    fetched: str = ""
    status: int | None = None
    etag: str | None = None
    last_modified: str | None = None
    updated: str | None = None
    digest: str | None = None
    file: str | None = None
    offset: int | None = None
    refused: str | None = None


COLUMNS = [field.name for field in fields(Row)]


class Archive:
    """An archive folder that is open for one run; SourceError where another run has it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.index = sqlite3.connect(folder / INDEX, timeout=0.2)
        try:
            self.lock()
            for path in sorted(folder.glob("detente-*.warc.gz")):
                self.catch_up(path)
        except BaseException:
            self.index.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: "TracebackType | None") -> None:
        self.index.close()

    def lock(self) -> None:
        """Make the index, if it is not there, and keep others from it."""
        try:
            self.index.execute("PRAGMA locking_mode = EXCLUSIVE")
            self.index.executescript(TABLES)
            self.index.execute("BEGIN EXCLUSIVE")
            self.index.commit()
        except sqlite3.OperationalError as error:
            raise SourceError(f"{self.folder}: cannot be used: {error}: is another fetch at work in it?") from error
        except sqlite3.DatabaseError as error:
            raise SourceError(f"{self.folder / INDEX}: {error}: delete it, and it is made anew") from error

    def find(self, kind: str, url: str) -> Row | None:
        """Return what the index knows of a URL."""
        found = self.index.execute(
            f"SELECT {', '.join(COLUMNS)} FROM records WHERE kind = ? AND url = ?", (kind, url)
        ).fetchone()
        return Row(**dict(zip(COLUMNS, found, strict=True))) if found else None

    def body(self, row: Row) -> tuple[str, bytes] | None:
        """Return the URL where a record came from and its payload, None where the file is gone."""
        path = self.folder / (row.file or "")
        if row.offset is None or not path.is_file():
            return None
        with path.open("rb") as file, suppress(SourceError, OSError, StopIteration):
            record = warc.read(next(warc.members(file, path, row.offset))[2])
            body = record.reader.read()
            if warc.digest(body) == row.digest:
                return record.headers["WARC-Target-URI"], body
        return None

    def keep(self, wanted: Row, content: Answer | bytes, told: Mapping[str, str]) -> tuple[Row, bool]:
        """Write an answer, or a page made from a feed's text, unless it is there; return its row, and if it is new.

        `told` are the WARC headers that say what the feed says.
        """
        body = content if isinstance(content, bytes) else content.body
        old = self.find(wanted.kind, wanted.url)
        if old and old.digest == warc.digest(body):
            return self.touch(old, content, wanted.updated), False
        headers = {**told, **ours(wanted)}
        if isinstance(content, bytes):
            data = warc.resource(wanted.url, content, headers)
        else:
            data = warc.response(content, headers, feed=wanted.kind == "feed")
        name = f"detente-{datetime.now(UTC):%Y%m%d}.warc.gz"
        offset, end = self.append(name, data)
        row = replace(noted(wanted, content), digest=warc.digest(body), file=name, offset=offset)
        self.put(row, size=end)
        return row, True

    def touch(self, row: Row, content: Answer | bytes, updated: str | None) -> Row:
        """Note that a record was found unchanged; return its row."""
        later = max(filter(None, (row.updated, updated)), default=None)
        row = replace(noted(row, content), updated=later)
        self.put(row)
        return row

    def refuse(self, wanted: Row, reason: str) -> None:
        """Note why there is no record of a URL; one that there was stays."""
        row = self.find(wanted.kind, wanted.url) or wanted
        self.put(replace(row, fetched=now(), updated=wanted.updated or row.updated, refused=reason))

    def append(self, name: str, data: bytes) -> tuple[int, int]:
        """Write a record at the end of a file, down to the disk; return where it starts and ends."""
        with (self.folder / name).open("ab") as file:
            if not file.tell():
                file.write(gzip.compress(warc.info()))
            offset = file.tell()
            file.write(gzip.compress(data))
            file.flush()
            os.fsync(file.fileno())
            return offset, file.tell()

    def catch_up(self, path: Path) -> None:
        """Index the records of a file that the index lacks, and cut off one that was not written to its end."""
        size = path.stat().st_size
        known = self.index.execute("SELECT size FROM files WHERE name = ?", (path.name,)).fetchone()
        whole = known[0] if known else 0
        if size < whole:
            with self.index:
                self.index.execute("DELETE FROM records WHERE file = ?", (path.name,))
            whole = 0
        with path.open("rb") as file:
            for start, end, data in warc.members(file, path, whole):
                whole = end
                if row := row_of(warc.read(data), path.name, start):
                    self.put(row, size=end)
        if whole < size:
            os.truncate(path, whole)

    def put(self, row: Row, size: int | None = None) -> None:
        """Index a row, and how far its file is indexed."""
        places = ", ".join(f":{name}" for name in COLUMNS)
        values = ", ".join(f"{name} = excluded.{name}" for name in COLUMNS)
        with self.index:
            self.index.execute(
                f"INSERT INTO records ({', '.join(COLUMNS)}) VALUES ({places}) "
                f"ON CONFLICT DO UPDATE SET {values} WHERE excluded.fetched >= fetched",
                asdict(row),
            )
            if size is not None:
                self.index.execute("INSERT OR REPLACE INTO files VALUES (?, ?)", (row.file, size))


def now() -> str:
    """Return the time as the index has it, in UTC."""
    return datetime.now(UTC).strftime(TIME)


def ours(row: Row) -> dict[str, str]:
    """Return the WARC headers from which `row_of` makes the row again."""
    values = {"Kind": row.kind, "Link": row.url, "Feed": row.feed, "Updated": row.updated}
    return {f"{OURS}{name}": value for name, value in values.items() if value}


def row_of(record: "WarcRecord", name: str, offset: int) -> Row | None:
    """Return the row of a record at `offset` of the file `name`, None where it is not one of ours."""
    headers = record.headers
    if f"{OURS}Kind" not in headers:
        return None
    http = record.http_headers if record.is_http else None
    return Row(
        kind=headers[f"{OURS}Kind"],
        url=headers[f"{OURS}Link"],
        feed=headers[f"{OURS}Feed"],
        fetched=record.record_date.strftime(TIME),
        status=http.status_code if http else None,
        etag=http.get("etag") if http else None,
        last_modified=http.get("last-modified") if http else None,
        updated=headers.get(f"{OURS}Updated"),
        digest=headers.get("WARC-Payload-Digest"),
        file=name,
        offset=offset,
    )


def noted(row: Row, content: Answer | bytes) -> Row:
    """Return the row with what its latest answer says of itself."""
    row = replace(row, fetched=now(), refused=None)
    if isinstance(content, bytes):
        return row
    etag, modified = content.header("etag"), content.header("last-modified")
    return replace(row, status=content.status, etag=etag or row.etag, last_modified=modified or row.last_modified)
