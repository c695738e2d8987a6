"""Feeds and their pages into an archive, and what a second run asks."""

from collections.abc import Callable
from pathlib import Path

import pytest
from fastwarc.warc import ArchiveIterator

from detente.fetch.run import Fetched, fetch
from detente.fetch.settings import AGENT, Settings
from detente.sources.article import article
from detente.sources.items import Item, Skipped
from detente.sources.open import items
from detente.sources.text import ArticleSettings
from detente.sources.walk import paths
from detente.sources.warc_headers import told
from tests.fetch.server import Reply, Request, Site, Watch, atom, item, page, rss

Get = Callable[..., list[Fetched | Skipped]]


@pytest.fixture
def get(watch: Watch, tmp_path: Path) -> Get:
    """Return a helper that fetches feeds into one archive."""

    def run(*feeds: str, **settings: object) -> list[Fetched | Skipped]:
        return list(fetch(feeds, tmp_path, Settings(**settings), watch.clock))  # type: ignore[arg-type]

    return run


def fresh(found: list[Fetched | Skipped], kind: str = "page") -> list[str]:
    """Return the paths of what a run put into the archive."""
    return [
        f"/{one.url.rpartition('/')[2]}" for one in found if isinstance(one, Fetched) and one.fresh and one.kind == kind
    ]


def reasons(found: list[Fetched | Skipped]) -> list[str]:
    return [one.reason for one in found if isinstance(one, Skipped)]


def records(folder: Path) -> list[tuple[str, str, dict[str, str], bytes]]:
    """Return kind, URL, what the feed says, and payload of all records that hold pages or feeds."""
    return [
        (
            record.headers["WARC-Detente-Kind"],
            record.headers["WARC-Target-URI"],
            told(record.headers),
            record.reader.read(),
        )
        for path in sorted(folder.glob("*.warc.gz"))
        for record in ArchiveIterator(path)
        if "WARC-Target-URI" in record.headers
    ]


def test_a_feed_and_its_pages_are_archived_with_what_the_feed_says(site: Site, get: Get, tmp_path: Path) -> None:
    feed = site.says("/feed", rss(item("/a", "L'été à l'Élysée"), item("/b", date="ven., 17 mars 2023")))
    site.says("/a", page("Premier."))
    site.says("/b", page("Second."))
    found = get(feed)
    assert reasons(found) == []
    assert [(one.kind, one.fresh) for one in found if isinstance(one, Fetched)] == [
        ("feed", True), ("page", True), ("page", True),
    ]  # fmt: skip
    kept = records(tmp_path)
    assert [(kind, url) for kind, url, _, _ in kept] == [
        ("feed", feed), ("page", site.url("/a")), ("page", site.url("/b")),
    ]  # fmt: skip
    outlet = "Dépêches de l'Estuaire"
    assert [values for _, _, values, _ in kept] == [
        {},
        {"title": "L'été à l'Élysée", "outlet": outlet, "published": "2023-03-16"},
        {"title": "Un titre", "outlet": outlet, "published": "2023-03-17"},
    ]
    assert kept[1][3] == b"<html><body><p>Premier.</p></body></html>"


def test_each_thing_fetched_can_be_read_at_its_place(site: Site, get: Get) -> None:
    feed = site.says("/feed", rss(item("/a"), item("/b")))
    site.says("/a", page("Premier."))
    site.says("/b", page("Second."))
    for one in get(feed):
        assert isinstance(one, Fetched)
        with one.path.open("rb") as file:
            file.seek(one.offset)
            assert next(iter(ArchiveIterator(file))).headers["WARC-Target-URI"] == one.url


def test_requests_say_who_asks(site: Site, get: Get) -> None:
    get(site.says("/feed", rss(item("/a"))))
    assert {request.headers["User-Agent"] for request in site.asked} == {AGENT}
    assert AGENT.startswith("detente/0")
    assert [request.path for request in site.asked] == ["/robots.txt", "/feed", "/a"]


def test_a_second_run_asks_only_whether_the_feed_has_changed(site: Site, get: Get, tmp_path: Path) -> None:
    marks = {"ETag": '"1"', "Last-Modified": "Thu, 16 Mar 2023 08:00:00 GMT"}
    feed = site.says("/feed", rss(item("/a"), **marks), Reply(status=304))
    site.says("/a", page("Premier."))
    get(feed)
    before = records(tmp_path)
    site.asked.clear()
    found = get(feed)
    assert [(one.kind, one.fresh) for one in found if isinstance(one, Fetched)] == [("feed", False), ("page", False)]
    conditional: Request = site.asked[1]
    assert (conditional.headers["If-None-Match"], conditional.headers["If-Modified-Since"]) == tuple(marks.values())
    assert site.paths() == ["/feed"]
    assert records(tmp_path) == before


def test_a_feed_that_knows_no_conditions_is_kept_once_while_it_stays_the_same(
    site: Site, get: Get, tmp_path: Path
) -> None:
    feed = site.says("/feed", rss(item("/a")), rss(item("/a")), rss(item("/b"), item("/a")))
    for path in ("/a", "/b"):
        site.says(path, page(path))
    assert [fresh(get(feed)) for _ in range(3)] == [["/a"], [], ["/b"]]
    assert [kind for kind, *_ in records(tmp_path)] == ["feed", "page", "feed", "page"]


def test_what_an_unchanged_feed_still_lacks_is_fetched(site: Site, get: Get) -> None:
    feed = site.says("/feed", rss(item("/a"), item("/b"), ETag="1"), Reply(status=304))
    site.says("/a", page("Premier."))
    site.says("/b", page("Second."))
    assert fresh(get(feed, limit=1)) == ["/a"]
    assert fresh(get(feed)) == ["/b"]


def test_a_page_is_asked_for_again_once_its_entry_is_updated(site: Site, get: Get, tmp_path: Path) -> None:
    def entry(updated: str) -> Reply:
        return atom(f'<entry><title>T</title><link href="/a"/><updated>{updated}</updated></entry>')

    feed = site.says("/feed", entry("2023-03-16T08:00:00Z"))
    site.says("/a", page("First.", ETag="1"), page("Second.", ETag="2"), Reply(status=304))
    assert fresh(get(feed)) == ["/a"]
    site.says("/feed", entry("2030-03-16T10:00:00+01:00"))
    assert fresh(get(feed)) == ["/a"]
    assert fresh(get(feed)) == []
    site.says("/feed", entry("2030-03-16T11:00:00+01:00"))
    assert fresh(get(feed)) == []
    assert fresh(get(feed)) == []
    asked = [request.headers.get("If-None-Match") for request in site.asked if request.path == "/a"]
    assert asked == [None, "1", "2"]
    assert [body for kind, _, _, body in records(tmp_path) if kind == "page"] == [
        b"<html><body><p>First.</p></body></html>", b"<html><body><p>Second.</p></body></html>",
    ]  # fmt: skip


def test_a_link_is_followed_once_however_often_it_is_given(site: Site, get: Get) -> None:
    one = site.says("/one", rss(item("/a"), item("/a#top"), item(" /a ")))
    two = site.says("/two", rss(item(site.url("/a"))))
    site.says("/a", page("Premier."))
    assert fresh(get(one, two, one)) == ["/a"]
    assert site.paths() == ["/one", "/two", "/a"]


def test_relative_links_stand_in_relation_to_where_the_feed_was_found(site: Site, get: Get) -> None:
    feed = site.says("/old", Reply(status=301, headers={"Location": "/new/feed"}))
    site.says("/new/feed", rss(item("page?x=1&amp;y=é")))
    site.says("/new/page?x=1&y=%C3%A9", page("Premier."))
    assert reasons(get(feed)) == []
    assert site.paths() == ["/old", "/new/feed", "/new/page?x=1&y=%C3%A9"]


def test_hosts_take_turns(site: Site, get: Get) -> None:
    links = [site.url(path, host) for host in ("127.0.0.1", "localhost") for path in ("/a", "/b")]
    for path in ("/a", "/b"):
        site.says(path, page(path))
    get(site.says("/feed", rss(*map(item, links))))
    assert [(r.host, r.path, r.at - 1000) for r in site.asked] == [
        ("127.0.0.1", "/robots.txt", 0), ("127.0.0.1", "/feed", 1),
        ("localhost", "/robots.txt", 1), ("localhost", "/a", 2),
        ("127.0.0.1", "/a", 2), ("127.0.0.1", "/b", 3), ("localhost", "/b", 3),
    ]  # fmt: skip


def test_links_that_are_none_are_skipped(site: Site, get: Get) -> None:
    links = (
        "",
        "mailto:a@example.org",
        "ftp://example.org/a",
        "http://[",
        "http://u:secret@example.org/",
        "file:///etc/hosts",
    )
    found = get(site.says("/feed", rss(*map(item, links))))
    assert len(reasons(found)) == len(links)
    assert site.paths() == ["/feed"]
    assert "entry 5: the link" in reasons(found)[4]


def test_feeds_that_fail_do_not_stop_the_others(site: Site, get: Get) -> None:
    html = site.says("/html", page("Not a feed."))
    empty = site.says("/empty", rss())
    good = site.says("/good", rss(item("/a")))
    site.says("/a", page("Premier."))
    found = get(html, empty, site.url("/none"), "ftp://127.0.0.1/feed", "nonsense", good)
    assert fresh(found) == ["/a"]
    assert [reason.rpartition("/")[2] for reason in reasons(found)[:3]] == [
        "html: an HTML page, not a feed: give the address of the site's RSS or Atom feed",
        "empty: a feed without entries: there is nothing to read",
        "none: the server answers 404 Not Found",
    ]
    assert reasons(found)[3:] == [
        "ftp://127.0.0.1/feed: not an address that begins with http:// or https://",
        "nonsense: not an address that begins with http:// or https://",
    ]


def test_a_feed_sent_as_html_in_a_wrong_charset_is_read_and_not_taken_for_a_page(
    site: Site, get: Get, tmp_path: Path
) -> None:
    body = '<?xml version="1.0" encoding="iso-8859-1"?>' + rss(item("/a", "L'été")).body.decode()[21:]  # type: ignore[union-attr]
    feed = site.says(
        "/feed", Reply(body.encode("latin-1"), headers={"Content-Type": "text/html; charset=utf-8", "ETag": "1"})
    )
    site.says("/a", page("Premier."))
    get(feed)
    assert records(tmp_path)[1][2]["title"] == "L'été"
    records_of_file = ArchiveIterator(next(tmp_path.glob("*.warc.gz")))
    record = next(record for record in records_of_file if record.headers["WARC-Type"] == "response")
    assert record.http_content_type == "application/xml"
    assert record.http_headers["X-Archive-Orig-Content-Type"] == "text/html; charset=utf-8"


def test_without_pages_the_texts_of_the_feed_are_kept(site: Site, get: Get, tmp_path: Path) -> None:
    feed = site.says("/feed", rss(item("/a", text="La Norvège a protesté."), item("/b")))
    found = get(feed, pages=False)
    assert fresh(found, "text") == ["/a"]
    assert reasons(found) == [f"{site.url('/b')}: the feed gives no text of it: fetch the page"]
    kind, url, values, body = records(tmp_path)[1]
    assert (kind, url, values["published"]) == ("text", site.url("/a"), "2023-03-16")
    assert body.decode() == "La Norvège a protesté."
    assert fresh(get(feed, pages=False), "text") == []
    site.says("/a", page("Premier."))
    site.says("/b", page("Second."))
    assert fresh(get(feed)) == ["/a", "/b"]


def test_what_is_no_page_is_refused_before_it_is_received_and_left_alone(site: Site, get: Get) -> None:
    feed = site.says("/feed", rss(item("/a.mp3"), item("/gone")))
    site.says("/a.mp3", Reply(b"x" * 1000, headers={"Content-Type": "audio/mpeg"}))
    first = get(feed)
    assert reasons(first) == [
        f"{site.url('/a.mp3')}: audio/mpeg, not an HTML page",
        f"{site.url('/gone')}: the server answers 404 Not Found",
    ]
    site.asked.clear()
    second = get(feed)
    assert [reason.partition(" (asked ")[0] for reason in reasons(second)] == reasons(first)
    assert site.paths() == ["/feed"]


def test_the_archive_is_read_offline_as_articles(site: Site, get: Get, tmp_path: Path) -> None:
    words = "La Norvège a expulsé trois diplomates russes jeudi, a annoncé le ministère à Oslo. " * 4
    feed = site.says("/feed", rss(item("/a", "La Norvège expulse"), item("/b", "La Norvège proteste", text=words)))
    site.says("/a", page(words))
    get(feed, limit=1)
    get(feed, pages=False)
    (path,) = [path for path in paths([str(tmp_path)]) if isinstance(path, Path)]
    found = [one for one in items(path) if isinstance(one, Item)]
    articles = [article(one, ArticleSettings()) for one in found]
    assert [(a.title, a.url, a.outlet, a.published, a.language) for a in articles] == [
        ("La Norvège expulse", site.url("/a"), "Dépêches de l'Estuaire", "2023-03-16", "fr"),
        ("La Norvège proteste", site.url("/b"), "Dépêches de l'Estuaire", "2023-03-16", "fr"),
    ]
    assert all(a.text == f"{a.title}\n\n{words.strip()}" for a in articles)
