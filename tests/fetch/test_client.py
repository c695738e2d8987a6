"""What a guest does: robots.txt, patience, and limits."""

import gzip
import socket
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler

import pytest

from detente.fetch.client import Client
from detente.fetch.settings import Clock, FetchError, Settings
from detente.fetch.wire import Answer, Wire
from tests.fetch.server import Reply, Site, Watch, packed, page

Ask = Callable[..., Answer]
BUSY = Reply(status=503)


@contextmanager
def asking(clock: Clock, **settings: object) -> Iterator[Ask]:
    wire = Wire(chosen := Settings(**settings), clock)  # type: ignore[arg-type]
    client = Client(chosen, clock, wire)
    yield lambda url, page=True: client.get(url, {}, page=page)
    wire.close()


@pytest.fixture
def ask(watch: Watch) -> Iterator[Ask]:
    with asking(watch.clock, max_bytes=10_000) as found:
        yield found


def robots(site: Site, *lines: str) -> None:
    site.says("/robots.txt", Reply("\n".join(lines).encode(), headers={"Content-Type": "text/plain"}))


def refused(ask: Ask, url: str) -> str:
    with pytest.raises(FetchError) as error:
        ask(url)
    return str(error.value)


def test_a_host_is_asked_once_a_second(site: Site, ask: Ask) -> None:
    for path in ("/a", "/b"):
        ask(site.says(path, page(path)))
    assert site.times() == [("/robots.txt", 0), ("/a", 1), ("/b", 2)]


def test_hosts_do_not_wait_for_each_other(site: Site, ask: Ask) -> None:
    site.says("/a", page("A"))
    for host in ("127.0.0.1", "localhost", "127.0.0.1", "localhost"):
        ask(site.url("/a", host))
    assert [(r.host, r.path, r.at - 1000) for r in site.asked] == [
        ("127.0.0.1", "/robots.txt", 0), ("127.0.0.1", "/a", 1),
        ("localhost", "/robots.txt", 1), ("localhost", "/a", 2),
        ("127.0.0.1", "/a", 2), ("localhost", "/a", 3),
    ]  # fmt: skip


@pytest.mark.parametrize(("line", "delay"), [("Crawl-delay: 7", 7), ("Request-rate: 1/5s", 5), ("Crawl-delay: 0.1", 1)])
def test_the_delay_that_robots_txt_asks_for_is_kept(site: Site, ask: Ask, line: str, delay: float) -> None:
    robots(site, "User-agent: *", line)
    for path in ("/a", "/b"):
        ask(site.says(path, page(path)))
    assert [at for _, at in site.times()] == [0, delay, 2 * delay]


def test_a_delay_beyond_patience_leaves_the_host_alone(site: Site, ask: Ask) -> None:
    robots(site, "User-agent: *", "Crawl-delay: 86400")
    assert refused(ask, site.url("/a")) == "127.0.0.1 asks to be left alone for 86400 s more: try again after that"
    assert site.paths() == []


def test_what_robots_txt_forbids_is_not_asked_for(site: Site, ask: Ask) -> None:
    robots(site, "User-agent: other", "Disallow: /", "", "User-agent: detente", "Disallow: /p", "Allow: /p/a")
    assert refused(ask, site.url("/p/b")) == "robots.txt forbids it"
    ask(site.says("/p/a", page("A")))
    assert site.paths() == ["/p/a"]


def test_robots_txt_is_asked_for_once(site: Site, ask: Ask) -> None:
    for path in ("/a", "/b"):
        ask(site.says(path, page(path)))
    assert [request.path for request in site.asked].count("/robots.txt") == 1


@pytest.mark.parametrize(("status", "may"), [(404, True), (403, True), (500, False), (501, False), (429, False)])
def test_a_site_without_rules_may_be_asked_but_not_one_whose_rules_cannot_be_read(
    site: Site, ask: Ask, status: int, may: bool
) -> None:
    site.says("/robots.txt", Reply(status=status))
    url = site.says("/a", page("A"))
    if may:
        assert ask(url).status == 200
    else:
        assert refused(ask, url).startswith(f"robots.txt cannot be read: the server answers {status}")
        assert site.paths() == []


def test_rules_that_are_elsewhere_are_followed_there(site: Site, ask: Ask) -> None:
    site.says("/robots.txt", Reply(status=301, headers={"Location": "/rules"}))
    site.says("/rules", Reply(b"User-agent: *\nDisallow: /a"))
    assert refused(ask, site.url("/a")) == "robots.txt forbids it"


def test_a_busy_server_is_asked_again_later_and_later(site: Site, ask: Ask) -> None:
    url = site.says("/a", Reply(status=500), BUSY, page("A"))
    assert ask(url).body
    assert site.times() == [("/robots.txt", 0), ("/a", 1), ("/a", 3), ("/a", 7)]


def test_a_server_that_stays_busy_is_given_up(site: Site, ask: Ask) -> None:
    assert refused(ask, site.says("/a", BUSY)) == "the server answers 503 Service Unavailable"
    assert site.paths() == ["/a"] * 3


def test_retry_after_is_kept_for_the_whole_host(site: Site, ask: Ask) -> None:
    url = site.says("/a", Reply(status=429, headers={"Retry-After": "30"}), page("A"))
    ask(url)
    assert site.times() == [("/robots.txt", 0), ("/a", 1), ("/a", 31)]


def test_retry_after_may_be_a_time(site: Site, ask: Ask) -> None:
    then = format_datetime(datetime.now(UTC) + timedelta(seconds=60), usegmt=True)
    ask(site.says("/a", Reply(status=429, headers={"Retry-After": then}), page("A")))
    assert 55 < site.times()[-1][1] <= 61


def test_who_asks_for_more_patience_than_there_is_is_left_alone(site: Site, ask: Ask) -> None:
    url = site.says("/a", Reply(status=429, headers={"Retry-After": "3600"}), page("A"))
    assert "asks to be left alone for 3600 s more" in refused(ask, url)
    assert "asks to be left alone" in refused(ask, site.says("/b", page("B")))
    assert site.paths() == ["/a"]


@pytest.mark.parametrize("value", ["soon", "-5", "", "9" * 5000])
def test_a_retry_after_that_says_nothing_is_left_unread(site: Site, ask: Ask, value: str) -> None:
    ask(site.says("/a", Reply(status=503, headers={"Retry-After": value}), page("A")))
    assert [at for path, at in site.times() if path == "/a"] == [1, 3]


@pytest.mark.parametrize("target", ["/é#top", "/Ã©", "é", "/%C3%A9"], ids=["latin-1", "utf-8", "relative", "encoded"])
def test_a_redirect_leads_to_the_page(site: Site, ask: Ask, target: str) -> None:
    site.says("/old", Reply(status=302, headers={"Location": target}))
    site.says("/%C3%A9", page("A"))
    assert ask(site.url("/old")).url == site.url("/%C3%A9")
    assert [at for _, at in site.times()] == [0, 1, 2]


def test_a_redirect_loop_ends(site: Site, ask: Ask) -> None:
    site.says("/a", Reply(status=302, headers={"Location": "/b"}))
    site.says("/b", Reply(status=302, headers={"Location": "/a"}))
    assert refused(ask, site.url("/a")) == "more than 5 redirects, one after another"
    assert site.paths() == ["/a", "/b"] * 3


def test_a_redirect_to_where_robots_txt_forbids_is_not_followed(site: Site, ask: Ask) -> None:
    robots(site, "User-agent: *", "Disallow: /private")
    url = site.says("/a", Reply(status=302, headers={"Location": "/private/a"}))
    assert refused(ask, url) == f"robots.txt forbids it, to which it is redirected: {site.url('/private/a')}"
    assert site.paths() == ["/a"]


def test_a_redirect_to_another_host_asks_for_its_rules_first(site: Site, ask: Ask) -> None:
    url = site.says("/a", Reply(status=302, headers={"Location": site.url("/b", "localhost")}))
    site.says("/b", page("B"))
    ask(url)
    assert [(r.host, r.path) for r in site.asked] == [
        ("127.0.0.1", "/robots.txt"), ("127.0.0.1", "/a"), ("localhost", "/robots.txt"), ("localhost", "/b"),
    ]  # fmt: skip


@pytest.mark.parametrize("target", ["file:///etc/hosts", "ftp://127.0.0.1/a", "http://[", "javascript:a()"])
def test_a_redirect_away_from_http_is_not_followed(site: Site, ask: Ask, target: str) -> None:
    assert "address" in refused(ask, site.says("/a", Reply(status=302, headers={"Location": target})))


def test_a_page_that_says_it_is_too_long_is_not_received(site: Site, ask: Ask) -> None:
    assert refused(ask, site.says("/a", page("x" * 20_000))) == "longer than 10,000 bytes: raise --max-bytes to take it"
    assert site.paths() == ["/a"]


def test_a_page_without_end_is_left(site: Site, ask: Ask) -> None:
    def endless(handler: BaseHTTPRequestHandler) -> None:
        while True:
            handler.wfile.write(b"<p>more</p>" * 100)

    assert refused(ask, site.says("/a", Reply(endless))).startswith("longer than 10,000 bytes")


@pytest.mark.parametrize("twice", [False, True])
def test_a_bomb_is_not_unpacked(site: Site, ask: Ask, twice: bool) -> None:
    bomb = gzip.compress(bytes(5_000_000), 9)
    url = site.says("/a", packed(bytes(5_000_000)))
    if twice:
        url = site.says("/a", Reply(gzip.compress(bomb), headers={"Content-Encoding": "gzip, gzip"}))
    assert refused(ask, url).startswith("compressed as gzip, gzip" if twice else "longer than 10,000 bytes")


def test_what_is_compressed_is_unpacked(site: Site, ask: Ask) -> None:
    assert ask(site.says("/a", packed(b"<p>A</p>"))).body == b"<p>A</p>"
    deflated = Reply(zlib.compress(b"<p>B</p>"), headers={"Content-Encoding": "deflate"})
    assert ask(site.says("/b", deflated)).body == b"<p>B</p>"
    two = Reply(gzip.compress(b"<p>C</p>") + gzip.compress(b"<p>D</p>"), headers={"Content-Encoding": "gzip"})
    assert ask(site.says("/c", two)).body == b"<p>C</p><p>D</p>"


@pytest.mark.parametrize("body", [gzip.compress(b"<p>A</p>")[:-4], b"<p>A</p>"], ids=["cut", "plain"])
def test_what_cannot_be_unpacked_is_refused(site: Site, ask: Ask, body: bytes) -> None:
    url = site.says("/a", Reply(body, headers={"Content-Encoding": "gzip"}))
    assert refused(ask, url).startswith("the connection failed")


def test_a_server_that_does_not_answer_in_time_is_left(site: Site, watch: Watch) -> None:
    def silent(handler: BaseHTTPRequestHandler) -> None:
        site.over.wait()

    with asking(watch.clock, timeout=0.2, tries=2) as ask:
        assert refused(ask, site.says("/a", Reply(silent))) == "no answer in time: raise --timeout to wait longer"
    assert site.paths() == ["/a", "/a"]


def test_a_server_that_drips_is_left(site: Site) -> None:
    def dripping(handler: BaseHTTPRequestHandler) -> None:
        while not site.over.wait(0.02):
            handler.wfile.write(b"x")

    with asking(Clock(time.monotonic, lambda _: None), timeout=0.3) as ask:
        assert refused(ask, site.says("/a", Reply(dripping))).startswith("took more than 0.3 s")


def test_a_connection_that_breaks_off_is_tried_again(site: Site, ask: Ask) -> None:
    half = Reply(lambda handler: handler.wfile.write(b"<p>ha"), headers={"Content-Length": "99"})
    assert ask(site.says("/a", half, page("A"))).body
    assert site.paths() == ["/a", "/a"]


def test_a_host_that_is_not_there_is_told(ask: Ask) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}/a"
    assert refused(ask, url) == "robots.txt cannot be read: the host cannot be reached"


@pytest.mark.parametrize("host", ["a..b", "a" * 300])
def test_a_host_that_cannot_be_is_told(ask: Ask, host: str) -> None:
    assert refused(ask, f"http://{host}/").startswith("robots.txt cannot be read: the connection failed")


def test_an_empty_page_is_none(site: Site, ask: Ask) -> None:
    assert refused(ask, site.says("/a", Reply(b" \n"))) == "the server sends nothing"


def test_what_a_server_says_cannot_steer_a_terminal() -> None:
    assert str(FetchError("the server answers 404 \x1b[31mred\r\n")) == "the server answers 404 [31mred"
