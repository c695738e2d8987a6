"""One request over HTTP, within limits of time and size; it knows no robots.txt, redirect or second try."""

import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from urllib3 import BaseHTTPResponse, PoolManager, Timeout
from urllib3.exceptions import (
    DecodeError,
    HTTPError,
    NameResolutionError,
    NewConnectionError,
    ProtocolError,
    SSLError,
    TimeoutError,
)
from urllib3.util import parse_url

from detente.fetch.settings import AGENT, Clock, FetchError, Settings

CHUNK = 1 << 16
GZIP_OR_ZLIB = 47
OK = 200
PAGES = ("text/html", "application/xhtml+xml")
ACCEPT = {True: ", ".join(PAGES), False: "application/rss+xml, application/atom+xml, application/xml, */*;q=0.5"}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server sent: `body` is out of its compression, and empty where the status is not 200."""

    url: str
    status: int
    phrase: str
    headers: tuple[tuple[str, str], ...]
    body: bytes = b""

    def header(self, name: str) -> str | None:
        """Return the first header of that name."""
        return next((value for key, value in self.headers if key.lower() == name), None)


def clean(url: str) -> str:
    """Return a URL in the form in which it is asked for and known; FetchError where it is not one of HTTP."""
    try:
        parsed = parse_url(url.strip())
    except HTTPError as error:
        raise FetchError("not an address: check how it is written") from error
    if parsed.scheme not in ("http", "https") or not parsed.host:
        raise FetchError("not an address that begins with http:// or https://")
    if parsed.auth:
        raise FetchError("an address with a password in it, which would end up in the archive")
    return parsed._replace(path=parsed.path or "/", fragment=None).url


def host_of(url: str) -> str:
    """Return the host in a URL, without the port."""
    return parse_url(url).host or ""


class Wire:
    """Asks servers, one request at a time."""

    def __init__(self, settings: Settings, clock: Clock) -> None:
        self.settings, self.clock = settings, clock
        self.pool = PoolManager(maxsize=1)

    def ask(self, url: str, headers: Mapping[str, str], *, page: bool) -> Answer:
        """Return the answer to one request; of a page, other than HTML is refused before it is received.

        FetchError: too long, too slow, or not a page. urllib3's HTTPError: another try may help.
        """
        deadline = self.clock.now() + self.settings.timeout
        response = self.pool.request(
            "GET", url, headers={"User-Agent": AGENT, "Accept": ACCEPT[page], "Accept-Encoding": "gzip", **headers},
            preload_content=False, redirect=False, retries=False, timeout=Timeout(self.settings.timeout),
        )  # fmt: skip
        try:
            head = tuple((name, value) for name, value in response.headers.iteritems())
            answer = Answer(url, response.status, response.reason or "", head)
            if response.status != OK:
                return answer
            self.check(answer, page=page)
            body = self.body(response, answer.header("content-encoding"), deadline)
            response.release_conn()
        finally:
            response.close()
        return Answer(url, answer.status, answer.phrase, head, body)

    def close(self) -> None:
        """Close the connections."""
        self.pool.clear()

    def check(self, answer: Answer, *, page: bool) -> None:
        """Refuse what the headers say is too long, or no page."""
        kind = (answer.header("content-type") or PAGES[0]).partition(";")[0].strip().lower()
        if page and kind not in PAGES:
            raise FetchError(f"{kind[:40]}, not an HTML page", lasting=True)
        length = answer.header("content-length") or ""
        if length.isdecimal() and len(length) < 20 and int(length) > self.settings.max_bytes:
            raise self.too_long()

    def body(self, response: BaseHTTPResponse, encoding: str | None, deadline: float) -> bytes:
        chunks = self.chunks(response, deadline)
        if not encoding or encoding.lower() == "identity":
            return b"".join(chunks)
        if encoding.lower() not in ("gzip", "x-gzip", "deflate"):
            raise FetchError(f"compressed as {encoding[:40]}, which was not asked for")
        try:
            return self.unpacked(chunks)
        except zlib.error as error:
            raise DecodeError(str(error)) from error

    def chunks(self, response: BaseHTTPResponse, deadline: float) -> Iterator[bytes]:
        """Yield the body as it comes, until there is too much of it or it takes too long."""
        received = 0
        while chunk := response.read1(CHUNK, decode_content=False):
            received += len(chunk)
            if received > self.settings.max_bytes:
                raise self.too_long()
            if self.clock.now() > deadline:
                raise FetchError(f"took more than {self.settings.timeout:g} s: raise --timeout to wait longer")
            yield chunk

    def unpacked(self, chunks: Iterator[bytes]) -> bytes:
        """Return the body out of its compression; no more of a bomb is unpacked than the limit."""
        body, engine, most = bytearray(), zlib.decompressobj(GZIP_OR_ZLIB), self.settings.max_bytes
        for chunk in chunks:
            rest = chunk
            while rest:
                engine = zlib.decompressobj(GZIP_OR_ZLIB) if engine.eof else engine
                body += engine.decompress(rest, most + 1 - len(body))
                if len(body) > most:
                    raise self.too_long()
                rest = engine.unused_data
        if not engine.eof:
            raise ProtocolError("the compressed body breaks off")
        return bytes(body)

    def too_long(self) -> FetchError:
        return FetchError(f"longer than {self.settings.max_bytes:,} bytes: raise --max-bytes to take it", lasting=True)


def words(error: HTTPError) -> str:
    """Return in words why a request came to nothing."""
    if isinstance(error, NameResolutionError):
        return "there is no such host, or no network"
    if isinstance(error, NewConnectionError):
        return "the host cannot be reached"
    if isinstance(error, TimeoutError):
        return "no answer in time: raise --timeout to wait longer"
    if isinstance(error, SSLError):
        return f"no safe connection: {error}"
    return f"the connection failed: {error}"
