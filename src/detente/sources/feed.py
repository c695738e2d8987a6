"""RSS and Atom feeds: their entries, and the entries of a saved feed as items."""

import html
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from io import BufferedReader, BytesIO
from pathlib import Path
from time import strftime
from typing import Any

from detente.errors import SourceError
from detente.sources.dates import printed_date
from detente.sources.flow import unpacked
from detente.sources.items import Item, Skipped

# Bytes in the longest feed.
LONGEST = 64_000_000
# Characters of a text that tells its language itself; many sites leave that of their feed at en-US.
LONG_ENOUGH = 300
REFERENCE = re.compile(rb"&#(?:x([\da-f]{4,6})|(\d{5,7}));", re.IGNORECASE)
CLOSING = re.compile(rb"</\s*(?:rss|feed|rdf:rdf)\s*>", re.IGNORECASE)
BROKEN_OFF = "breaks off before its end: entries may be missing: save the feed anew"
# Words of a date that lack the day or the month, which feedparser fills in.
PART_OF_A_DATE = re.compile(r"\d{4}(?:-?\d\d)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry. `published` is an ISO date, `updated` an ISO time in UTC; `content` is HTML, its links absolute."""

    id: str | None
    link: str | None
    title: str | None
    outlet: str | None
    published: str | None
    updated: str | None
    language: str | None
    content: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed; `whole` is False where the file breaks off before its end."""

    entries: tuple[Entry, ...]
    whole: bool


def feed_items(path: Path, start: int = 0) -> Iterator[Item | Skipped]:
    """Yield the entries of a saved feed from position `start` on; what holds no text is skipped with the reason."""
    source = str(path)
    try:
        feed = saved(path)
    except (OSError, SourceError) as error:
        why = f"cannot be read: {error.strerror}" if isinstance(error, OSError) else error
        yield Skipped(source=source, position=0, reason=f"{source}: {why}")
        return
    for position, entry in enumerate(feed.entries[start:], start):
        name = f"{source}, entry {position + 1}"
        if entry.content is None:
            yield Skipped(source=source, position=position, reason=f"{name}: no text: fetch the page it links to")
        else:
            values = told(entry) | {"url": entry.link or ""}
            if len(entry.content) < LONG_ENOUGH:
                values["language"] = entry.language or ""
            values = {field: value for field, value in values.items() if value}
            yield Item(
                source=source, position=position, name=name, kind="page", data=as_html(entry.content), told=values
            )
    if not feed.whole:
        yield Skipped(source=source, position=len(feed.entries), reason=f"{source}: {BROKEN_OFF}")


def saved(path: Path) -> Feed:
    """Return the feed in a file, which may be compressed."""
    with path.open("rb") as raw:
        flow = unpacked(raw)
        data = BufferedReader(flow).read(LONGEST + 1)
    if len(data) > LONGEST:
        raise SourceError(f"longer than {LONGEST:,} bytes: split it")
    feed = entries(data, None)
    return replace(feed, whole=feed.whole and not flow.fault)


def entries(data: bytes, base: str | None) -> Feed:
    """Return the feed in `data`; links are resolved against the URL `base`.

    SourceError: not a feed, no entries, or feedparser is not installed; the caller names the source.
    """
    try:
        import feedparser
    except ImportError as error:
        raise SourceError("reading feeds needs feedparser: pip install 'detente[sources]'") from error
    try:
        # Bytes alone would be taken for a file's name.
        found = feedparser.parse(BytesIO(without_halves(data)), response_headers={"content-location": base or ""})
    except Exception as error:  # feedparser has no error of its own for what trips it up
        raise SourceError(f"a broken feed: {error}: save it anew") from error
    if not found.get("version"):
        raise SourceError(not_a_feed(data))
    if not found.entries:
        raise SourceError("a feed without entries: there is nothing to read")
    outlet = plain(found.feed, "title")
    is_rss = found.version.startswith("rss")
    language = found.feed.get("language")
    return Feed(
        entries=tuple(entry_of(raw, outlet=outlet, language=language, is_rss=is_rss) for raw in found.entries),
        whole=not found.bozo or bool(CLOSING.search(data[-1000:])) or not is_xml_fault(found.bozo_exception),
    )


def without_halves(data: bytes) -> bytes:
    """Return a feed without references to halves of characters, on which feedparser fails; so some write emoji."""

    def whole(found: re.Match[bytes]) -> bytes:
        number = int(found[1], 16) if found[1] else int(found[2])
        return b"&#xFFFD;" if 0xD800 <= number <= 0xDFFF else found[0]

    return REFERENCE.sub(whole, data)


def told(entry: Entry) -> dict[str, str]:
    """Return what the feed says of the page that an entry links to, by Article field."""
    values = {"published": entry.published, "outlet": entry.outlet, "title": entry.title}
    return {field: value for field, value in values.items() if value}


def as_html(content: str) -> bytes:
    """Return an entry's content as a piece of an HTML page."""
    return content.encode("utf-8", errors="replace")


def not_a_feed(data: bytes) -> str:
    if not data.strip():
        return "empty: there is no feed to read"
    if re.search(rb"<!doctype html|<html", data[:2000], re.IGNORECASE):
        return "an HTML page, not a feed: give the address of the site's RSS or Atom feed"
    return "not an RSS or Atom feed"


def is_xml_fault(error: Exception) -> bool:
    """Tell a fault of the XML from one of its encoding, which feedparser heals."""
    from xml.sax import SAXException

    return isinstance(error, SAXException)


def entry_of(raw: Any, *, outlet: str | None, language: str | None, is_rss: bool) -> Entry:
    """Return an entry of feedparser's as ours. RSS has no time of change: its dc:date is of publication."""
    updated = raw.get("updated_parsed") if "updated_parsed" in raw and not is_rss else None
    when = "published" if "published" in raw else "updated" if is_rss and "updated" in raw else None
    content = next((c for c in raw.get("content", ()) if c.get("value")), raw.get("summary_detail") or {})
    text = content.get("value") or ""
    if content.get("type") == "text/plain":
        text = html.escape(text, quote=False)
    return Entry(
        id=raw.get("id"),
        link=raw.get("link"),
        title=plain(raw, "title"),
        outlet=plain(raw.get("source", {}), "title") or outlet,
        published=day(raw[when], raw.get(f"{when}_parsed"), language) if when else None,
        updated=strftime("%Y-%m-%dT%H:%M:%SZ", updated) if updated else None,
        language=content.get("language") or language,
        content=text if any(map(str.isalnum, untagged(text))) else None,
    )


def plain(raw: Any, key: str) -> str | None:
    """Return a title without the HTML that it may hold."""
    text = raw.get(key) or ""
    if raw.get(f"{key}_detail", {}).get("type") != "text/plain":
        text = untagged(text)
    return " ".join(text.split()) or None


def untagged(text: str) -> str:
    return html.unescape(re.sub(r"<[^<>]*>", " ", text))


def day(words: str, parsed: Any, language: str | None) -> str | None:
    """Return the ISO date in `words`, as the calendar of the outlet has it; `parsed` is feedparser's, in UTC."""
    words = words.strip()
    if PART_OF_A_DATE.fullmatch(words):
        return None
    for parse in (datetime.fromisoformat, parsedate_to_datetime):
        with suppress(ValueError, TypeError, IndexError, OverflowError):
            return parse(words).date().isoformat()
    if parsed:
        with suppress(ValueError):
            return date(*parsed[:3]).isoformat()
    return printed_date(words, (language or "")[:2])
