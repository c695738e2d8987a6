"""Small sources of every kind, made in a test."""

import csv
import gzip
import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from detente.records import Article
from detente.sources.article import article
from detente.sources.items import Item, Skipped
from detente.sources.open import items
from detente.sources.text import ArticleSettings

PAGES = Path(__file__).parent / "pages"
ENGLISH = "Norway recalled its envoy from Peru on Monday, the ministry said."
FRENCH = "La Norvège a rappelé lundi son ambassadeur au Pérou, a annoncé le ministère."

Row = dict[str, Any]
ROWS: list[Row] = [
    {"title": "Oslo protests", "text": f"{ENGLISH}\n\nPeru has not answered, it added.", "date": "2017-03-03"},
    {"title": "Oslo proteste", "text": f"{FRENCH} « Jamais », a-t-il dit.", "date": "2017-03-04"},
    {
        "title": "Lima; a reply, at last",
        "text": "Peru recalled its envoy from Norway on Tuesday.",
        "date": "2017-03-05",
    },
]


def page(title: str = "Oslo protests", *paragraphs: str, head: str = "") -> bytes:
    """Return an HTML page."""
    body = "".join(f"<p>{words}</p>" for words in paragraphs or (ENGLISH, "Peru has not answered yet, it added."))
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title>{head}</head>'
        f"<body><nav><a href='/'>Home</a></nav><article><h1>{title}</h1>{body}</article></body></html>"
    ).encode()


def record(
    body: bytes, number: int = 0, *, http: str = "Content-Type: text/html", status: str = "200 OK",
    kind: str = "response", more: str = "",
) -> bytes:  # fmt: skip
    """Return a WARC record."""
    if kind == "response":
        body = f"HTTP/1.1 {status}\r\n{http}\r\n\r\n".encode() + body
    media = "application/http; msgtype=response" if kind == "response" else "text/html"
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{number}>\r\nWARC-Date: 2017-03-06T14:30:00Z\r\n"
        f"WARC-Target-URI: https://www.fjord.example/{number}\r\n{more}Content-Type: {media}\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


def table(rows: Sequence[Row] = ROWS, delimiter: str = ",") -> bytes:
    """Return a table with proper quotes."""
    file = io.StringIO()
    writer = csv.DictWriter(file, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue().encode()


def parquet(rows: Sequence[Row] = ROWS) -> bytes:
    """Return a Parquet file with a row a group."""
    file = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(list(rows)), file, row_group_size=1)
    return file.getvalue()


LINES = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in ROWS).encode()
WARC = b"".join(record(page(f"Oslo protests {n}"), n) for n in range(3))
FEED = (
    '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>The Fjord</title>'
    + "".join(
        f"<item><title>{row['title']}</title><link>https://fjord.example/{n}</link>"
        f"<description>{row['text']}</description></item>"
        for n, row in enumerate(ROWS)
    )
    + "</channel></rss>"
).encode()
SOURCES = {
    "text": f"Oslo protests\n\n{ENGLISH}\n".encode(),
    "page": page(),
    "lines": LINES,
    "array": json.dumps(ROWS, indent=2).encode(),
    "object": json.dumps(ROWS[0], indent=2).encode(),
    "comma": table(),
    "semicolon": table(delimiter=";"),
    "tab": table(delimiter="\t"),
    "bar": table(delimiter="|"),
    "parquet": parquet(),
    "warc": WARC,
    "feed": FEED,
}
PACKED = {f"{name}.gz": gzip.compress(data) for name, data in SOURCES.items() if name not in ("parquet", "feed")}
MEMBERS = b"".join(gzip.compress(record(page(f"Oslo protests {n}"), n)) for n in range(3))
ALL = {**SOURCES, **PACKED, "members.warc.gz": MEMBERS}


def found(data: bytes, folder: Path, name: str = "source", **options: Any) -> list[Item | Skipped]:
    """Return the things in a file that holds `data`."""
    path = folder / name
    path.write_bytes(data)
    return list(items(path, **options))


def articles(things: Sequence[Item | Skipped], **settings: str) -> list[Article]:
    """Return the articles of things none of which was skipped."""
    skipped = [thing.reason for thing in things if isinstance(thing, Skipped)]
    assert skipped == []
    return [article(thing, ArticleSettings(**settings)) for thing in things if isinstance(thing, Item)]


def reasons(things: Sequence[Item | Skipped]) -> list[str]:
    """Return why things were skipped."""
    return [thing.reason for thing in things if isinstance(thing, Skipped)]
