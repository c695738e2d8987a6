"""WARC records: made, read again, and found in a file of gzip members that may break off."""

import hashlib
import zlib
from base64 import b32encode
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from fastwarc.warc import WarcRecord, WarcRecordType

from detente.errors import SourceError
from detente.fetch.settings import AGENT
from detente.fetch.wire import Answer

CHUNK = 1 << 16
GZIP = 31
# No longer true of the body as it is kept; the names that web archives give to what was received.
UNDONE = {"content-encoding", "transfer-encoding", "content-length"}
RECEIVED = "X-Archive-Orig-"


def info() -> bytes:
    """Return the record that opens a file."""
    record = WarcRecord()
    record.init_headers(WarcRecordType.warcinfo)
    record.headers["Content-Type"] = "application/warc-fields"
    record.set_bytes_content(f"software: {AGENT}\r\nformat: WARC/1.1\r\nrobots: obey\r\n".encode())
    return written(record)


def response(answer: Answer, headers: Mapping[str, str], *, feed: bool) -> bytes:
    """Return the record of an answer; one to a feed is marked as XML, so that nobody takes it for a page."""
    record = WarcRecord()
    record.init_headers(WarcRecordType.response)
    record.is_http = True
    lines = [f"HTTP/1.1 {answer.status} {answer.phrase}"]
    lines += [f"{name}: {' '.join(value.split())}" for name, value in kept(answer, feed=feed)]
    head = "\r\n".join([*lines, f"Content-Length: {len(answer.body)}", "", ""])
    return filled(record, answer.url, headers, answer.body, head.encode("latin-1", errors="replace"))


def resource(url: str, page: bytes, headers: Mapping[str, str]) -> bytes:
    """Return the record of an HTML page that was made from a feed's text."""
    record = WarcRecord()
    record.init_headers(WarcRecordType.resource)
    record.headers["Content-Type"] = "text/html; charset=utf-8"
    return filled(record, url, headers, page)


def digest(body: bytes) -> str:
    """Return the digest of a payload as WARC writes it."""
    return f"sha1:{b32encode(hashlib.sha1(body).digest()).decode()}"


def read(data: bytes) -> WarcRecord:
    """Return the record in `data`, its reader at the payload."""
    record = WarcRecord.from_bytes(data)
    if record.is_http:
        record.parse_http()
    return record


def members(file: BinaryIO, path: Path, start: int) -> Iterator[tuple[int, int, bytes]]:
    """Yield the start, end and content of each gzip member from `start` on, until one breaks off.

    SourceError: what stands there is not gzip.
    """
    while True:
        file.seek(start)
        engine, content, end = zlib.decompressobj(GZIP), bytearray(), start
        while not engine.eof:
            chunk = file.read(CHUNK)
            if not chunk:
                return
            try:
                content += engine.decompress(chunk)
            except zlib.error as error:
                raise SourceError(f"{path}: damaged at byte {start}: move it out of the archive") from error
            end += len(chunk) - len(engine.unused_data)
        yield start, end, bytes(content)
        start = end


def kept(answer: Answer, *, feed: bool) -> Iterator[tuple[str, str]]:
    """Yield the headers of an answer, those renamed that are not true of the body as kept."""
    renamed = UNDONE | {"content-type"} if feed else UNDONE
    for name, value in answer.headers:
        yield (f"{RECEIVED}{name}" if name.lower() in renamed else name), value
    if feed:
        yield "Content-Type", "application/xml"


def filled(record: WarcRecord, url: str, headers: Mapping[str, str], body: bytes, head: bytes = b"") -> bytes:
    for name, value in {"WARC-Target-URI": url, **headers, "WARC-Payload-Digest": digest(body)}.items():
        record.headers[name] = value
    record.set_bytes_content(head + body)
    return written(record)


def written(record: WarcRecord) -> bytes:
    data = BytesIO()
    record.write(data, checksum_data=True)
    return data.getvalue()
