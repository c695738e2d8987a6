"""Read feeds and the pages that their entries link to, and keep them in an archive folder."""

from collections import deque
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from detente.errors import SourceError
from detente.fetch.archive import TIME, Archive, Row
from detente.fetch.client import NOT_MODIFIED, Client
from detente.fetch.settings import Clock, FetchError, Settings
from detente.fetch.wire import Wire, clean, host_of
from detente.sources.feed import BROKEN_OFF, Entry, Feed, as_html, entries, told
from detente.sources.items import Skipped
from detente.sources.warc_headers import encoded

# What a server refused for good is asked for again after so long, if the feed still names it.
REFUSED_FOR = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """Something that the archive holds; `fresh` if this run put it there.

    `kind` is feed, page, or text: a page made from a feed's own text. The record starts at
    `offset` of the WARC file at `path`.
    """

    kind: str
    url: str
    feed: str
    path: Path
    offset: int
    fresh: bool


@dataclass(frozen=True, slots=True)
class Wanted:
    """An entry of a feed whose page should be in the archive."""

    feed: str
    position: int
    url: str
    entry: Entry


def fetch(
    feeds: Iterable[str], archive: Path, settings: Settings | None = None, clock: Clock | None = None
) -> Iterator[Fetched | Skipped]:
    """Yield what the feeds at these URLs hold, once it is in the folder `archive`; what fails is skipped.

    SourceError: the folder cannot be used, or another run has it.
    """
    settings = settings or Settings()
    wire = Wire(settings, clock := clock or Clock())
    with Archive(archive) as store, closing(wire):
        run = Run(store, Client(settings, clock, wire), settings)
        wanted: list[Wanted] = []
        for feed in dict.fromkeys(feeds):
            wanted += yield from run.feed(feed)
        for one in in_turn(wanted, run.client):
            yield run.page(one) if settings.pages else run.text(one)


class Run:
    """One run over feeds and their entries."""

    def __init__(self, store: Archive, client: Client, settings: Settings) -> None:
        self.store, self.client, self.settings = store, client, settings
        self.seen: set[str] = set()

    def feed(self, address: str) -> Generator[Fetched | Skipped, None, list[Wanted]]:
        """Yield what came of a feed; return its entries, each link once a run."""
        try:
            url = clean(address)
            fetched, feed = self.ask(url)
        except SourceError as error:
            yield Skipped(source=address, position=0, reason=f"{address}: {error}")
            return []
        yield fetched
        if not feed.whole:
            yield Skipped(source=url, position=len(feed.entries), reason=f"{url}: {BROKEN_OFF}")
        wanted = []
        for position, entry in enumerate(feed.entries[: self.settings.limit]):
            try:
                link = clean(entry.link or "")
            except FetchError as error:
                reason = f"{url}, entry {position + 1}: the link {entry.link or '':.80} is {error}"
                yield Skipped(source=url, position=position, reason=reason)
                continue
            if link not in self.seen:
                self.seen.add(link)
                wanted.append(Wanted(url, position, link, entry))
        return wanted

    def ask(self, url: str) -> tuple[Fetched, Feed]:
        """Return a feed as it is now, from the archive where it has not changed."""
        row = self.store.find("feed", url)
        old = self.store.body(row) if row else None
        answer = self.client.get(url, since(row) if old else {}, page=False)
        if row and old and answer.status == NOT_MODIFIED:
            feed = entries(old[1], old[0])
            return self.fetched(self.store.touch(row, answer, None), fresh=False), feed
        feed = entries(answer.body, answer.url)
        row, fresh = self.store.keep(Row(kind="feed", url=url, feed=url), answer, {})
        return self.fetched(row, fresh=fresh), feed

    def page(self, wanted: Wanted) -> Fetched | Skipped:
        """Return the page that an entry links to; nothing is asked for that the archive holds or was refused."""
        new = Row(kind="page", url=wanted.url, feed=wanted.feed, updated=wanted.entry.updated)
        row = self.store.find(new.kind, new.url)
        if row and not changed(row, wanted.entry):
            return skipped(wanted, f"{row.refused} (asked {row.fetched})") if row.refused else self.fetched(row)
        try:
            answer = self.client.get(wanted.url, since(row), page=True)
        except FetchError as error:
            if error.lasting:
                self.store.refuse(new, str(error))
            return skipped(wanted, str(error))
        if row and answer.status == NOT_MODIFIED:
            return self.fetched(self.store.touch(row, answer, new.updated))
        row, fresh = self.store.keep(new, answer, encoded(told(wanted.entry)))
        return self.fetched(row, fresh=fresh)

    def text(self, wanted: Wanted) -> Fetched | Skipped:
        """Return the text of an entry as a page."""
        if wanted.entry.content is None:
            return skipped(wanted, "the feed gives no text of it: fetch the page")
        new = Row(kind="text", url=wanted.url, feed=wanted.feed, updated=wanted.entry.updated)
        row, fresh = self.store.keep(new, as_html(wanted.entry.content), encoded(told(wanted.entry)))
        return self.fetched(row, fresh=fresh)

    def fetched(self, row: Row, *, fresh: bool = False) -> Fetched:
        path = self.store.folder / (row.file or "")
        return Fetched(kind=row.kind, url=row.url, feed=row.feed, path=path, offset=row.offset or 0, fresh=fresh)


def in_turn(wanted: Iterable[Wanted], client: Client) -> Iterator[Wanted]:
    """Yield the pages of all hosts so that the one comes next whose host may be asked first."""
    queues: dict[str, deque[Wanted]] = {}
    for one in wanted:
        queues.setdefault(host_of(one.url), deque()).append(one)
    while queues:
        host = min(queues, key=client.due)
        yield queues[host].popleft()
        if not queues[host]:
            del queues[host]


def changed(row: Row, entry: Entry) -> bool:
    """Tell whether a URL that the index knows is to be asked for again."""
    if row.refused and row.fetched < (datetime.now(UTC) - REFUSED_FOR).strftime(TIME):
        return True
    return bool(entry.updated and entry.updated > (row.updated or row.fetched))


def since(row: Row | None) -> dict[str, str]:
    """Return the headers that ask for a URL only if it has changed since."""
    if not row or not row.file:
        return {}
    headers = {"If-None-Match": row.etag, "If-Modified-Since": row.last_modified}
    return {name: value for name, value in headers.items() if value and value.isascii() and value.isprintable()}


def skipped(wanted: Wanted, reason: str) -> Skipped:
    return Skipped(source=wanted.feed, position=wanted.position, reason=f"{wanted.url}: {reason}")
