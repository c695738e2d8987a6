"""Tell what a source is from its first bytes, whatever its name."""

import json
import re
from collections.abc import Mapping
from typing import Literal

from detente.errors import SourceError
from detente.sources.encoding import refuse
from detente.sources.flow import BOM, GZIP, HEAD
from detente.sources.table import delimiter

Format = Literal["text", "page", "feed", "table", "lines", "json", "parquet", "warc"]

# What may stand before the first element of a page or a feed.
PROLOGUE = rb"(?:\s|<\?[^>]*>|<!--.*?-->|<!DOCTYPE(?!\s+html)[^>]*>)*+"
FEED = re.compile(PROLOGUE + rb"<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE | re.DOTALL)
ELEMENTS = (
    rb"html|head|body|title|meta|link|script|article|section|main|header|div|table|p|h[1-6]|span|center|font|base"
)
PAGE = re.compile(PROLOGUE + rb"<(?:!DOCTYPE\s+html|(?:" + ELEMENTS + rb")(?:\s[^<>]*)?/?>)", re.IGNORECASE | re.DOTALL)
OBJECT = re.compile(rb'\s*\{\s*["}]')
ARRAY = re.compile(rb"\s*\[\s*[\]{]")


def sniff(head: bytes, name: str, columns: Mapping[str, str]) -> Format:
    """Return what a source is whose first bytes are `head`; SourceError for what holds no articles.

    `columns` are those that the user named, by Article field.
    """
    head = head.removeprefix(BOM)
    if head.startswith(b"PAR1"):
        return "parquet"
    if head.startswith(b"WARC/"):
        return "warc"
    if head.startswith(GZIP):
        raise SourceError(f"{name}: compressed twice: unpack it once")
    if is_feed(head):
        return "feed"
    if is_page(head):
        return "page"
    if OBJECT.match(head):
        return "lines" if is_lines(head) else "json"
    if ARRAY.match(head):
        return "json"
    if delimiter(head, columns):
        return "table"
    refuse(head, name)
    if head.lstrip().startswith(b"<?xml"):
        raise SourceError(f"{name}: XML, but neither a feed nor a page: save the article as text or HTML")
    return "text"


def is_feed(head: bytes) -> bool:
    """Tell whether bytes open an RSS or Atom feed."""
    return bool(FEED.match(head.removeprefix(BOM)))


def is_page(head: bytes) -> bool:
    """Tell whether bytes open an HTML page or a part of one."""
    return bool(PAGE.match(head[:HEAD]))


def is_lines(head: bytes) -> bool:
    """Tell JSON Lines from one JSON object on several lines: a line is an object by itself, or too long to say."""
    first, *others = head.lstrip().split(b"\n")
    whole = others[:-1] if len(head) >= HEAD else others
    return not others or any(is_object(line) for line in (first, *whole))


def is_object(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False
