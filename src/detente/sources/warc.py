"""Web archives: the pages among the records of WARC files, such as those of Common Crawl News."""

import io
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, BinaryIO

from detente.sources.flow import HEAD, LARGEST, Flow
from detente.sources.items import Draft, Fault
from detente.sources.page import decoded
from detente.sources.sniff import is_page
from detente.sources.warc_headers import told

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

PAGES = ("text/html", "application/xhtml+xml")


def warc_pages(flow: Flow, source: str) -> Iterator[Draft | Fault]:
    """Yield the HTML pages of a web archive; its other records are no articles and are passed over.

    fastwarc ends silently where a file breaks off, so that the length of every record is checked.
    """
    try:
        from fastwarc.warc import ArchiveIterator
    except ImportError:
        yield Fault(f"{source}: web archives need fastwarc: pip install 'detente[sources]'")
        return
    number, whole = 0, True
    try:
        # What is inside a record is unpacked apart: a fault in it must not end the file.
        for record in ArchiveIterator(io.BufferedReader(flow, HEAD), parse_http=False):
            number += 1
            length = record.content_length
            block = record.reader.read(LARGEST)
            whole = len(block) + record.consume() == length
            if whole and (found := page(record, block, length, f"{source}, record {number}")):
                yield found
        fault = None if flow.tail.endswith((b"\n\r\n", b"\n\n")) and whole else "cut short: fetch or copy it again"
    except OSError as error:
        fault = f"damaged: {error}: what follows is left out"
    if fault and not flow.fault:
        yield Fault(f"{source}, after record {number}: {fault}")


def page(record: "WarcRecord", block: bytes, length: int, name: str) -> Draft | Fault | None:
    """Return the page in a record that starts with `block` and has such a length, None if it holds none."""
    from fastwarc.warc import WarcRecordType

    url = (record.headers.get("WARC-Target-URI") or "").strip("<>")
    name = f"{name} ({url[:100]})"
    if record.record_type == WarcRecordType.response and record.is_http:
        data, kind, charset = answer(block)
    elif record.record_type == WarcRecordType.resource:
        data, kind, charset = block, record.headers.get("Content-Type"), None
    else:
        return None
    if not (kind or "").lower().startswith(PAGES) and (kind or not is_page(data)):
        return None
    if length > LARGEST or len(data) >= LARGEST:
        return Fault(f"{name}: longer than {LARGEST:,} bytes, too long for a page")
    values = {"url": url, "retrieved": (record.headers.get("WARC-Date") or "")[:10], **told(record.headers)}
    text = decoded(data, charset).encode() if charset else data
    return Draft(name, "page", text, {field: value for field, value in values.items() if value})


def answer(block: bytes) -> tuple[bytes, str | None, str | None]:
    """Return body, media type and charset of an HTTP answer; no body where it says that all is not well."""
    from fastwarc.warc import WarcRecord, WarcRecordType

    # Some archives keep bodies in one piece and leave the header that says they are not.
    for decode in ("transfer", "none"):
        record = WarcRecord()
        record.init_headers(WarcRecordType.response)
        record.is_http = True
        record.set_bytes_content(block)
        with suppress(OSError):
            record.parse_http(auto_decode=decode, quirks_mode=True)
            body = record.reader.read()
            headers = record.http_headers
            if headers and str(headers.status_code).startswith("2"):
                body = unpacked(body, (headers.get("Content-Encoding") or "").strip().lower())
                return body, record.http_content_type, record.http_charset
            break
    return b"", None, None


def unpacked(body: bytes, encoding: str) -> bytes:
    """Return the beginning of a body whose header says that it is compressed, which may not be true."""
    from fastwarc.stream_io import BrotliReader, GzipReader, WarcReader, ZstdReader

    readers: dict[str, Callable[[BinaryIO], WarcReader]] = {
        "gzip": GzipReader, "x-gzip": GzipReader, "deflate": partial(GzipReader, zlib=True), "br": BrotliReader,
        "zstd": ZstdReader,
    }  # fmt: skip
    if encoding in readers:
        with suppress(OSError):
            return readers[encoding](io.BytesIO(body)).read(LARGEST)
    return body
