"""A site on this machine that says what it is told to say, and a clock that only sleeping moves."""

import gzip
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from detente.fetch.settings import Clock

Body = bytes | Callable[[BaseHTTPRequestHandler], None]


@dataclass(frozen=True)
class Reply:
    """An answer; a body that is a function writes itself."""

    body: Body = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=lambda: {"Content-Type": "text/html; charset=utf-8"})


@dataclass(frozen=True)
class Request:
    """What was asked, by whom and when."""

    host: str
    path: str
    headers: Mapping[str, str]
    at: float


class Watch:
    """A clock that stands still but for sleeping."""

    def __init__(self) -> None:
        self.time = 1000.0
        self.clock = Clock(lambda: self.time, self.sleep)

    def sleep(self, seconds: float) -> None:
        self.time += seconds


class Site(ThreadingHTTPServer):
    """Answers by path; of several replies to a path each is given once, the last one ever after."""

    daemon_threads = True

    def __init__(self, now: Callable[[], float]) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.now = now
        self.replies: dict[str, list[Reply]] = {}
        self.asked: list[Request] = []
        self.over = threading.Event()  # what waits, waits for this

    def says(self, path: str, *replies: Reply) -> str:
        """Set the replies to a path; return its URL."""
        self.replies[path] = list(replies)
        return self.url(path)

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.server_address[1]}{path}"

    def paths(self) -> list[str]:
        """Return what was asked since the last time, robots.txt left out."""
        found = [request.path for request in self.asked if request.path != "/robots.txt"]
        self.asked.clear()
        return found

    def times(self) -> list[tuple[str, float]]:
        """Return what was asked, and how many seconds after the start."""
        return [(request.path, request.at - 1000.0) for request in self.asked]

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of those who hang up."""


class Handler(BaseHTTPRequestHandler):
    """Gives the replies of its site."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: Site

    def do_GET(self) -> None:
        self.server.asked.append(
            Request(self.headers["Host"].partition(":")[0], self.path, dict(self.headers), self.server.now())
        )
        replies = self.server.replies.get(self.path, [Reply(status=404)])
        reply = replies.pop(0) if len(replies) > 1 else replies[0]
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        if callable(reply.body):
            self.close_connection = True
            self.end_headers()
            reply.body(self)
        else:
            if reply.status != 304:
                self.send_header("Content-Length", str(len(reply.body)))
            self.end_headers()
            self.wfile.write(reply.body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def rss(*items: str, title: str = "Dépêches de l'Estuaire", **headers: str) -> Reply:
    """Return an RSS feed of `items`."""
    text = f'<?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title>{"".join(items)}</channel></rss>'
    return Reply(text.encode(), headers={"Content-Type": "application/rss+xml", **headers})


def item(link: str, title: str = "Un titre", date: str = "Thu, 16 Mar 2023 08:00:00 +0100", text: str = "") -> str:
    """Return an entry of an RSS feed."""
    parts = {"link": link, "title": title, "pubDate": date, "description": text}
    return f"<item>{''.join(f'<{name}>{value}</{name}>' for name, value in parts.items() if value)}</item>"


def atom(*entries: str) -> Reply:
    """Return an Atom feed of `entries`."""
    text = f'<feed xmlns="http://www.w3.org/2005/Atom"><title>The Harbour Wire</title>{"".join(entries)}</feed>'
    return Reply(text.encode(), headers={"Content-Type": "application/atom+xml"})


def page(words: str, **headers: str) -> Reply:
    """Return an HTML page."""
    return Reply(f"<html><body><p>{words}</p></body></html>".encode(), headers={"Content-Type": "text/html", **headers})


def packed(data: bytes) -> Reply:
    """Return a page that is sent compressed."""
    return Reply(gzip.compress(data), headers={"Content-Type": "text/html", "Content-Encoding": "gzip"})
