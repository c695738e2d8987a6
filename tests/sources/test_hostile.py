"""Sources that are made to do harm: nothing is raised, memory stays small, and the good things are read."""

import gzip
import io
import json
import os
import resource
import subprocess
import sys
import time
import zipfile
import zlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from detente.errors import SourceError
from detente.sources.article import article
from detente.sources.items import Item, Skipped
from detente.sources.open import items
from detente.sources.text import ArticleSettings
from detente.sources.walk import paths
from tests.sources.small import ENGLISH, FEED, LINES, MEMBERS, ROWS, WARC, found, page, reasons, record, table

MB = 1_000_000


@cache
def squeezed(*parts: tuple[bytes, int]) -> bytes:
    """Return gzip data that unpacks to each of the parts so many times."""
    engine, packed = zlib.compressobj(wbits=31), []
    for part, times in parts:
        some = part * max(1, MB // len(part))
        whole, rest = divmod(times * len(part), len(some))
        packed += [engine.compress(some) for _ in range(whole)] + [engine.compress(some[:rest])]
    return b"".join([*packed, engine.flush()])


def memory() -> int:
    """Return the most bytes that this process has held so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def kinds(things: list[Item | Skipped]) -> str:
    return "".join("." if isinstance(thing, Item) else "x" for thing in things)


# A source, what its things must be ("." an item, "x" skipped), and words of the reasons.
ROW = json.dumps(ROWS[0]).encode() + b"\n"
LONG = b'{"text": "' + b"a" * 9 * MB + b'"}\n'
BOMBS = {
    "lines": ((ROW, 1), (b'{"text": "', 1), (b"a", 9 * MB), (b'"}\n', 1), (ROW, 1)),
    "a line without end": ((ROW, 1), (b'{"text": "', 1), (b"a", 100 * MB)),
    "blank lines without end": ((ROW, 1), (b"\n", 100 * MB)),
    "a row": ((table(), 1), (b'"', 1), (b"a,", 5 * MB), (b"\n", 1), (table()[17:], 1)),
    "a row without end": ((table(), 1), (b'"', 1), (b"a\n", 40 * MB)),
    "a page": ((b"<html><p>", 1), (b"Norway left. ", MB)),
    "a text": ((b"Norway left.\n", MB),),
    "zeros": ((b"\0", 100 * MB),),
    "an array": ((b"[" + ROW.strip() + b",", 1), (b'{"text": "', 1), (b"a", 100 * MB)),
}
EXPECTED = {
    "lines": (".x.", "line 2: longer than 8,000,000 bytes"),
    "a line without end": (".xx", "nothing that can be read in"),
    "blank lines without end": (".x", "nothing that can be read in"),
    "a row": ("...x...", "mend the row"),
    "a page": ("x", "too long for a page"),
    "a text": ("x", "too long for one article"),
    "zeros": ("x", "binary data"),
    "an array": (".x", "longer than 8,000,000 bytes"),
}


@pytest.mark.parametrize("kind", EXPECTED)
def test_what_unpacks_to_more_than_is_held(kind: str, tmp_path: Path) -> None:
    bomb = squeezed(*BOMBS[kind])
    assert len(bomb) < MB
    before, began = memory(), time.monotonic()
    things = found(bomb, tmp_path, "bomb.gz")
    assert kinds(things) == EXPECTED[kind][0]
    assert EXPECTED[kind][1] in " ".join(reasons(things))
    assert memory() - before < 120 * MB
    assert time.monotonic() - began < 30


def test_an_open_quote_with_millions_of_lines_below(tmp_path: Path) -> None:
    """Every one of them is a row with too few columns, found one by one."""
    path = tmp_path / "bomb.gz"
    path.write_bytes(squeezed(*BOMBS["a row without end"]))
    things, before = items(path), memory()
    first = [next(things) for _ in range(2000)]
    assert kinds(first) == "..." + "x" * 1997
    assert memory() - before < 60 * MB


def test_a_page_of_a_hundred_megabytes(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    with path.open("wb") as file:
        file.write(b"<!DOCTYPE html><html><p>")
        file.seek(100 * MB)
        file.write(b"</p></html>")
    before = memory()
    (reason,) = reasons(list(items(path)))
    assert reason == f"{path}: longer than 8,000,000 bytes, too long for a page"
    assert memory() - before < 50 * MB


def test_records_of_an_archive_that_unpack_to_more(tmp_path: Path) -> None:
    bomb = squeezed((b"<html><p>", 1), (ENGLISH.encode(), 2 * MB))
    http = "Content-Type: text/html\r\nContent-Encoding: gzip"
    big = record(b"<html>" + b"a" * 20 * MB, 7)
    data = gzip.compress(record(page(), 0) + record(bomb, 1, http=http) + big + record(page(), 2))
    before = memory()
    things = found(data, tmp_path)
    assert kinds(things) == ".xx."
    assert reasons(things)[0].endswith("/1): longer than 8,000,000 bytes, too long for a page")
    assert memory() - before < 60 * MB


def test_a_zip_is_not_unpacked(tmp_path: Path) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", b"\0" * 50 * MB)
    (reason,) = reasons(found(file.getvalue(), tmp_path))
    assert reason.endswith(": a compressed or office file: unpack it first, or save it as plain text in UTF-8 first")


def test_gzip_in_gzip(tmp_path: Path) -> None:
    assert reasons(found(gzip.compress(gzip.compress(LINES)), tmp_path)) == [
        f"{tmp_path}/source: compressed twice: unpack it once"
    ]


@pytest.mark.parametrize("data", [LINES, table(), WARC, page(), f"Oslo\n\n{ENGLISH}".encode(), b"[" + ROW + b"]"])
def test_a_packed_file_that_is_cut_short(data: bytes, tmp_path: Path) -> None:
    packed = gzip.compress(data)
    for at in (2, 5, len(packed) // 2, len(packed) - 9, len(packed) - 1):
        things = found(packed[:at], tmp_path)
        good, last = [thing for thing in things if isinstance(thing, Item)], things[-1]
        assert isinstance(last, Skipped)
        assert good == found(data, tmp_path)[: len(good)]
        if at > 18:
            assert last.reason.endswith("cut short: the compressed file ends too early: fetch or copy it again")


def test_a_packed_file_with_garbage_behind_it(tmp_path: Path) -> None:
    for garbage in (b"and so on", b"\x1f\x8bxxxxxxxx"):
        things = found(gzip.compress(LINES) + garbage, tmp_path)
        assert kinds(things) == "...x"
        assert "damaged" in reasons(things)[0]
    assert kinds(found(gzip.compress(LINES) + bytes(512), tmp_path)) == "..."
    assert kinds(found(gzip.compress(LINES[:100]) + gzip.compress(LINES[100:]), tmp_path)) == "..."


def test_a_checksum_that_is_wrong(tmp_path: Path) -> None:
    packed = bytearray(gzip.compress(LINES))
    packed[-6] ^= 255
    things = found(bytes(packed), tmp_path)
    assert kinds(things) == "...x"
    assert "CRC check failed" in reasons(things)[0]


def test_long_lines_that_are_good(tmp_path: Path) -> None:
    rows = [{"text": ENGLISH * 40_000, "more": "x" * 3 * MB}] * 2
    things = found("\n".join(map(json.dumps, rows)).encode(), tmp_path)
    assert kinds(things) == ".."
    with pytest.raises(SourceError, match="line 1: too long for one article"):
        article(next(t for t in things if isinstance(t, Item)), ArticleSettings())


def test_a_large_table_takes_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    rows = pa.table({"text": [ENGLISH * 2000] * 200, "other": [ENGLISH * 2000] * 200})
    with pq.ParquetWriter(path, rows.schema, use_dictionary=False, compression="gzip") as writer:
        for _ in range(4):
            writer.write_table(rows)
    del rows
    before = memory()
    assert sum(1 for _ in items(path)) == 800
    assert memory() - before < 60 * MB


def test_a_feed_of_a_hundred_megabytes(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes(FEED)
    os.truncate(path, 100 * MB)
    assert reasons(list(items(path))) == [
        f"{path}: a feed of at most 32,000,000 bytes can only be read from a file of its own, not compressed"
    ]


def test_feeds_and_archives_that_are_empty(tmp_path: Path) -> None:
    empty = b'<?xml version="1.0"?><rss version="2.0"><channel><title>x</title></channel></rss>'
    assert "a feed without entries" in reasons(found(empty, tmp_path))[0]
    assert kinds(found(b"", tmp_path)) == "."
    assert kinds(found(gzip.compress(b""), tmp_path)) == "."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with every hostile source, and good ones among them."""
    bad = {
        "cut.warc.gz": MEMBERS[:-40],
        "cut.jsonl.gz": gzip.compress(LINES)[:-20],
        "damaged.warc": WARC + b"garbage\r\n" + WARC,
        "quotes.csv": table()[:-2] + b'\n"a,b,c\n' + table()[17:],
        "bomb.jsonl.gz": squeezed(*BOMBS["a line without end"]),
        "bomb.html.gz": squeezed(*BOMBS["a page"]),
        "office.zip": b"PK\x03\x04" + bytes(60),
        "picture.html": b"\x89PNG\r\n\x1a\n\0\0",
        "nested.json": b'[{"text": ' + b"[" * MB,
        "nul.jsonl": LINES.replace(b"Oslo", b"\0slo"),
        "empty.xml": b"<rss></rss>",
        "empty.txt": b"",
        "broken.xml": FEED[:-300],
    }
    for name, data in bad.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "zz-good.jsonl").write_bytes(LINES)
    (tmp_path / "broken-link.txt").symlink_to("nowhere")
    return tmp_path


def all_things(folder: Path) -> Iterator[Item | Skipped]:
    for path in paths([str(folder)]):
        yield from [path] if isinstance(path, Skipped) else items(path)


def test_a_folder_of_them_all(folder: Path) -> None:
    read, refused = 0, []
    for thing in all_things(folder):
        try:
            read += isinstance(thing, Item) and bool(article(thing, ArticleSettings()))
        except SourceError as error:
            refused.append(str(error))
        if isinstance(thing, Skipped):
            refused.append(thing.reason)
    for name in (path.name for path in folder.iterdir() if path.name != "zz-good.jsonl"):
        assert any(reason.startswith(f"{folder}/{name}") for reason in refused), name
    assert all("\n" not in reason and len(reason) < 400 for reason in refused)
    assert read >= 3 + 2 + 3 + 3 + 1
    assert list(all_things(folder)) == list(all_things(folder))


def test_a_real_process_reads_the_folder(folder: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from detente.sources.open import items\n"
        "from detente.sources.walk import paths\n"
        "print(sum(1 for path in paths(sys.argv[1:]) for thing in items(path)))"
    )
    done = subprocess.run([sys.executable, "-W", "error", "-c", script, str(folder)], capture_output=True, check=True)
    assert (int(done.stdout) > 20, done.stderr) == (True, b"")
