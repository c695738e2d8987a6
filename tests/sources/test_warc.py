"""Web archives: which records are pages, and what becomes of damaged ones."""

import gzip
import tempfile
import zlib
from pathlib import Path

import pytest
from fastwarc.stream_io import BrotliWriter, WarcWriter, ZstdWriter
from fastwarc.warc import WarcRecord, WarcRecordType

from detente.sources.items import Item, Skipped
from tests.sources.small import FRENCH, MEMBERS, WARC, articles, found, page, reasons, record


def pages(things: list[Item | Skipped]) -> list[str]:
    return [thing.told["url"].rpartition("/")[2] for thing in things if isinstance(thing, Item)]


def test_what_the_record_says_goes_before_the_page(tmp_path: Path) -> None:
    own = "<meta property='og:url' content='https://other.example/'><meta name='date' content='2017-03-03'>"
    (article,) = articles(found(record(page(head=own)), tmp_path))
    assert (article.url, article.retrieved) == ("https://www.fjord.example/0", "2017-03-06")
    assert (article.outlet, article.published) == ("fjord.example", "2017-03-03")
    said = "WARC-Detente-Published: 2017-03-01\r\nWARC-Detente-Outlet: Le%20Fjord\r\n"
    (article,) = articles(found(record(page(head=own), more=said), tmp_path))
    assert (article.outlet, article.published) == ("Le Fjord", "2017-03-01")


def test_only_pages_that_were_got_are_things(tmp_path: Path) -> None:
    records = [
        record(page(), 0),
        record(b"\x89PNG", 1, http="Content-Type: image/png"),
        record(page("Not found"), 2, status="404 Not Found"),
        record(b"", 3, status="301 Moved"),
        record(b'{"text": "x"}', 4, http="Content-Type: application/json"),
        record(page(), 5, http="X-Type: none"),
        record(b"no page", 6, http="X-Type: none"),
        record(page(), 7, http="Content-Type: application/xhtml+xml"),
        record(page(), 8, kind="resource"),
        record(b"GET / HTTP/1.1\r\n\r\n", 9, kind="request"),
        record(b"<rss></rss>", 10, http="Content-Type: application/xml"),
    ]
    things = found(b"".join(records), tmp_path)
    assert pages(things) == ["0", "5", "7", "8"]
    assert [thing.position for thing in things] == [0, 1, 2, 3]
    assert reasons(found(records[1] + records[9], tmp_path)) == [f"{tmp_path}/source: it holds no articles"]


def packed(writer: type[WarcWriter], body: bytes) -> bytes:
    with tempfile.NamedTemporaryFile() as file:
        with writer(file.name) as packing:
            packing.write(body)
        return Path(file.name).read_bytes()


def test_bodies_are_unpacked(tmp_path: Path) -> None:
    body = page("Oslo protests")
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)
    html = "Content-Type: text/html\r\n"
    records = [
        record(gzip.compress(body), 0, http=f"{html}Content-Encoding: gzip"),
        record(chunked, 1, http=f"{html}Transfer-Encoding: chunked"),
        record(body, 2, http=f"{html}Content-Encoding: gzip"),
        record(body, 3, http=f"{html}Content-Encoding: br"),
        record(gzip.compress(body)[:-9], 4, http=f"{html}Content-Encoding: gzip"),
        record(b"zz\r\n", 5, http=f"{html}Transfer-Encoding: chunked"),
        record(packed(BrotliWriter, body), 6, http=f"{html}Content-Encoding: br"),
        record(packed(ZstdWriter, body), 7, http=f"{html}Content-Encoding: zstd"),
        record(zlib.compress(body), 8, http=f"{html}Content-Encoding: deflate"),
        record(body, 9),
    ]
    things = found(b"".join(records), tmp_path)
    assert pages(things) == list("0123456789")
    assert [thing.data == body for thing in things if isinstance(thing, Item)].count(True) == 9


def test_the_charset_of_the_answer(tmp_path: Path) -> None:
    body = page("Oslo proteste", FRENCH, FRENCH).decode().replace('<meta charset="utf-8">', "")
    for charset in ("iso-8859-1", "windows-1252", "utf-8", "nonsense"):
        data = body.encode("utf-8" if charset == "utf-8" else "cp1252")
        (article,) = articles(found(record(data, http=f"Content-Type: text/html; charset={charset}"), tmp_path))
        assert FRENCH in article.text


CUT = {
    "in the last body": WARC[:-50],
    "in the last blank lines": WARC[:-2],
    "in a header": WARC + record(page(), 3)[:60],
    "after a header": WARC + record(page(), 3).partition(b"\r\n\r\n")[0] + b"\r\n\r\n",
    "garbage below": WARC + b"and so on\r\n\r\n" + WARC,
    "zeros below": WARC + bytes(1000),
    "a wrong length": record(page(), 0) + record(page(), 1).replace(b"Content-Length: ", b"Content-Length: 99") + WARC,
    "no length": record(page(), 0) + record(page(), 1).replace(b"Content-Length", b"Content-Longness") + WARC,
    "a header without end": WARC + b"WARC/1.0\r\nWARC-Type: " + b"x" * 100_000,
    "cut in a packed file": MEMBERS[:-30],
    "cut between header and data": MEMBERS + gzip.compress(b"x")[:9],
    "garbage in a packed file": MEMBERS + b"garbage",
    "a bit flipped": MEMBERS[:-200] + bytes([MEMBERS[-200] ^ 255]) + MEMBERS[-199:],
    "nothing but a beginning": b"WARC/1.0\r\n",
}


@pytest.mark.parametrize("kind", CUT)
def test_a_damaged_archive_gives_what_is_good_and_says_so(kind: str, tmp_path: Path) -> None:
    things = found(CUT[kind], tmp_path)
    *good, last = things
    assert isinstance(last, Skipped)
    assert all(isinstance(thing, Item) for thing in good)
    assert last.reason.startswith(f"{tmp_path}/source")
    assert "cut short" in last.reason or "damaged" in last.reason
    least = {"nothing but a beginning": 0, "a wrong length": 1, "no length": 1, "cut in a packed file": 2,
             "in the last body": 2, "a bit flipped": 2}  # fmt: skip
    assert len(good) >= least.get(kind, 3)


def test_archives_that_fastwarc_writes(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    with path.open("wb") as file:
        for number in range(3):
            one = WarcRecord()
            one.init_headers(WarcRecordType.response)
            one.is_http = True
            one.headers["WARC-Target-URI"] = f"https://fjord.example/{number}"
            one.set_bytes_content(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page())
            one.write(file)
    assert pages(found(path.read_bytes(), tmp_path)) == ["0", "1", "2"]
