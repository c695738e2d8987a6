"""The archive folder after runs that were cut short, and with files that are gone or damaged."""

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastwarc.warc import ArchiveIterator

from detente.errors import SourceError
from detente.fetch.archive import INDEX, Archive, Row
from detente.fetch.wire import Answer
from detente.sources.warc_headers import encoded

FEED = "http://127.0.0.1/feed"


def url(number: int) -> str:
    return f"http://127.0.0.1/{number}"


def wanted(number: int, **values: str) -> Row:
    return Row(kind="page", url=url(number), feed=FEED, **values)


def answer(number: int, body: str = "Un texte.", **headers: str) -> Answer:
    head = {"Content-Type": "text/html", "ETag": f'"{number}"', **headers}
    return Answer(url(number), 200, "OK", tuple(head.items()), body.encode())


def filled(folder: Path, count: int) -> Path:
    """Return the WARC file of an archive that holds so many pages."""
    with Archive(folder) as archive:
        for number in range(count):
            archive.keep(wanted(number, updated="2023-03-16T08:00:00Z"), answer(number), encoded({"title": "L'été"}))
    return next(folder.glob("*.warc.gz"))


def urls(path: Path) -> list[str]:
    return [
        record.headers["WARC-Target-URI"] for record in ArchiveIterator(path) if "WARC-Target-URI" in record.headers
    ]


def rows(folder: Path, count: int) -> Iterator[Row | None]:
    with Archive(folder) as archive:
        yield from [archive.find("page", url(number)) for number in range(count)]


def test_a_record_is_known_and_can_be_read(tmp_path: Path) -> None:
    filled(tmp_path, 2)
    with Archive(tmp_path) as archive:
        row = archive.find("page", url(1))
        assert row
        assert (row.etag, row.status, row.feed, row.updated) == ('"1"', 200, FEED, "2023-03-16T08:00:00Z")
        assert archive.body(row) == (url(1), b"Un texte.")
        assert archive.find("page", url(2)) is None
        assert archive.find("feed", url(1)) is None


def test_every_record_has_a_member_of_its_own_and_true_digests(tmp_path: Path) -> None:
    path = filled(tmp_path, 3)
    found = [record for record in ArchiveIterator(path, verify_digests=True) if record.verify_payload_digest()]
    assert len(found) == 3
    data = path.read_bytes()
    assert [gzip.decompress(data[r.stream_pos :])[:10] for r in found] == [b"WARC/1.1\r\n"] * 3


def test_a_record_cut_anywhere_is_cut_off_and_the_others_stay(tmp_path: Path) -> None:
    path = filled(tmp_path, 3)
    data = path.read_bytes()
    *_, last = ArchiveIterator(path)
    for cut in range(last.stream_pos, len(data), 23):
        path.write_bytes(data[:cut])
        known = list(rows(tmp_path, 3))
        assert [row is not None for row in known] == [True, True, False]
        assert path.read_bytes() == data[: last.stream_pos]
    with Archive(tmp_path) as archive:
        assert archive.keep(wanted(2), answer(2), {})[1]
    assert urls(path) == [url(0), url(1), url(2)]


def test_a_record_that_the_index_missed_is_indexed(tmp_path: Path) -> None:
    with Archive(tmp_path) as archive:
        archive.keep(wanted(0), answer(0), {})
        index = (tmp_path / INDEX).read_bytes()
        archive.keep(wanted(1), answer(1), {})
    (tmp_path / INDEX).write_bytes(index)
    with Archive(tmp_path) as archive:
        assert not archive.keep(wanted(1), answer(1), {})[1]
    assert urls(next(tmp_path.glob("*.warc.gz"))) == [url(0), url(1)]


def test_an_index_that_is_gone_is_made_anew(tmp_path: Path) -> None:
    filled(tmp_path, 2)
    with Archive(tmp_path) as archive:
        archive.keep(Row(kind="text", url=url(0), feed=FEED), b"<p>Un texte.</p>", {})
        archive.keep(Row(kind="feed", url=FEED, feed=FEED), answer(9), {})
    before = [archive_row(tmp_path, *key) for key in (("page", url(1)), ("text", url(0)), ("feed", FEED))]
    (tmp_path / INDEX).unlink()
    assert [archive_row(tmp_path, *key) for key in (("page", url(1)), ("text", url(0)), ("feed", FEED))] == before


def archive_row(folder: Path, kind: str, address: str) -> tuple[object, ...]:
    """Return a row but for its time, which may be a second off."""
    with Archive(folder) as archive:
        row = archive.find(kind, address)
        assert row
        return row.url, row.feed, row.etag, row.updated, row.digest, row.file, row.offset, row.status


def test_a_newer_record_is_not_hidden_by_an_older_file(tmp_path: Path) -> None:
    path = filled(tmp_path, 1)
    path.rename(tmp_path / "detente-20200101.warc.gz")
    with Archive(tmp_path) as archive:
        archive.keep(wanted(0), answer(0, "Un texte changé."), {})
    (tmp_path / INDEX).unlink()
    with Archive(tmp_path) as archive:
        row = archive.find("page", url(0))
        assert row
        assert archive.body(row) == (url(0), "Un texte changé.".encode())


def test_a_file_that_is_gone_leaves_its_pages_known_but_not_its_feeds(tmp_path: Path) -> None:
    filled(tmp_path, 1).unlink()
    with Archive(tmp_path) as archive:
        row = archive.find("page", url(0))
        assert row
        assert archive.body(row) is None


def test_a_file_that_lost_its_end_is_read_anew(tmp_path: Path) -> None:
    path = filled(tmp_path, 3)
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    assert [row is not None for row in rows(tmp_path, 3)] != [True] * 3
    assert urls(path) == [url(number) for number, row in enumerate(rows(tmp_path, 3)) if row]


def test_a_damaged_file_is_told_and_left_as_it_is(tmp_path: Path) -> None:
    path = filled(tmp_path, 1)
    data = path.read_bytes() + b"\0" * 100 + path.read_bytes()
    path.write_bytes(data)
    with pytest.raises(SourceError, match=r"warc\.gz: damaged at byte \d+: move it out of the archive"):
        Archive(tmp_path)
    assert path.read_bytes() == data


def test_two_runs_do_not_write_to_one_archive(tmp_path: Path) -> None:
    with Archive(tmp_path), pytest.raises(SourceError, match="is another fetch at work"):
        Archive(tmp_path)
    with Archive(tmp_path), pytest.raises(SourceError, match="is another fetch at work"):
        Archive(tmp_path)


def test_an_index_that_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / INDEX).write_bytes(b"no index at all" * 100)
    with pytest.raises(SourceError, match="delete it, and it is made anew"):
        Archive(tmp_path)


def test_what_a_server_sends_cannot_add_headers(tmp_path: Path) -> None:
    with Archive(tmp_path) as archive:
        archive.keep(wanted(0), answer(0, Folded="a\r\n b: c", Accents="é"), encoded({"title": "a\r\nWARC-Type: x"}))
        row = archive.find("page", url(0))
        assert row
        assert archive.body(row) == (url(0), b"Un texte.")
    *_, record = ArchiveIterator(next(tmp_path.glob("*.warc.gz")))
    assert record.headers["WARC-Type"] == "response"
    assert record.http_headers["Folded"] == "a b: c"
