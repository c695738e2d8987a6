"""Ask for URLs as a guest should: by robots.txt, one request at a time a host, and patiently."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin

from protego import Protego
from urllib3.exceptions import HTTPError
from urllib3.util import parse_url

from detente.fetch.settings import ROBOT, Clock, FetchError, Settings
from detente.fetch.wire import OK, Answer, Wire, clean, host_of, words

REDIRECTS = (301, 302, 303, 307, 308)
PASSING = (429, 500, 502, 503, 504)
NOT_MODIFIED = 304
# Of the statuses that blame the request, those that a later run may mend.
PERHAPS_LATER = (408, 425, 429)
# Bytes of robots.txt that are read, as RFC 9309 has it.
MOST_RULES = 500 * 1024

Check = Callable[[str, bool], None]


class Client:
    """What is known of hosts in one run: their rules, and when each may be asked again."""

    def __init__(self, settings: Settings, clock: Clock, wire: Wire) -> None:
        self.settings, self.clock, self.wire = settings, clock, wire
        self.rules: dict[str, Protego | str] = {}  # or why they cannot be known
        self.delays: dict[str, float] = {}
        self.last: dict[str, float] = {}
        self.held: dict[str, float] = {}

    def get(self, url: str, since: Mapping[str, str], *, page: bool) -> Answer:
        """Return the answer from where `url` leads, its status 200; FetchError says why there is none.

        With the headers of a conditional request as `since` the status may be 304.
        """
        answer = self.follow(url, since, self.check, page=page)
        status = answer.status
        if status != OK and not (since and status == NOT_MODIFIED):
            lasting = 400 <= status < 500 and status not in PERHAPS_LATER
            raise FetchError(f"the server answers {status} {answer.phrase[:60]}".rstrip(), lasting=lasting)
        if status == OK and not answer.body.strip():
            raise FetchError("the server sends nothing")
        return answer

    def due(self, host: str) -> float:
        """Return the time at which a host may be asked, by the clock."""
        if host not in self.last:
            return 0.0
        delay = max(self.settings.delay, self.delays.get(host, 0.0))
        return max(self.last[host] + delay, self.held.get(host, 0.0))

    def follow(self, url: str, headers: Mapping[str, str], check: Check, *, page: bool) -> Answer:
        """Return the answer at the end of the redirects; each of their URLs goes through `check` first."""
        for hop in range(self.settings.redirects + 1):
            check(url, hop > 0)
            answer = self.ask(url, headers, page=page)
            target = answer.header("location")
            if answer.status not in REDIRECTS or not target:
                return answer
            url = joined(url, target)
        raise FetchError(f"more than {self.settings.redirects} redirects, one after another", lasting=True)

    def ask(self, url: str, headers: Mapping[str, str], *, page: bool) -> Answer:
        """Return the answer to a request that is tried again where that may help."""
        host, fault = host_of(url), ""
        for attempt in range(1, self.settings.tries + 1):
            self.wait(host)
            pause = 2.0**attempt
            try:
                answer = self.wire.ask(url, headers, page=page)
                if answer.status not in PASSING:
                    return answer
                fault = f"the server answers {answer.status} {answer.phrase[:60]}".rstrip()
                pause = max(pause, retry_after(answer))
            except HTTPError as error:
                fault = words(error)
            finally:
                self.last[host] = self.clock.now()
            self.held[host] = self.clock.now() + pause
        raise FetchError(fault)

    def wait(self, host: str) -> None:
        wait = self.due(host) - self.clock.now()
        if wait > self.settings.longest_wait:
            raise FetchError(f"{host} asks to be left alone for {wait:.0f} s more: try again after that")
        if wait > 0:
            self.clock.sleep(wait)

    def check(self, url: str, redirected: bool) -> None:
        """Raise FetchError where robots.txt does not allow `url`."""
        parsed = parse_url(url)
        origin = f"{parsed.scheme}://{parsed.netloc}"
        if origin not in self.rules:
            self.rules[origin] = self.robots(origin, host_of(url))
        rules = self.rules[origin]
        if isinstance(rules, str):
            raise FetchError(f"robots.txt cannot be read: {rules}")
        if not rules.can_fetch(url, ROBOT):
            where = f", to which it is redirected: {url}" if redirected else ""
            raise FetchError(f"robots.txt forbids it{where}", lasting=redirected)

    def robots(self, origin: str, host: str) -> Protego | str:
        """Return the rules of a site; where they cannot be known, nothing is asked of it (RFC 9309)."""
        try:
            answer = self.follow(f"{origin}/robots.txt", {}, lambda *_: None, page=False)
        except FetchError as error:
            return str(error)
        if answer.status >= 500:
            return f"the server answers {answer.status}"
        rules = Protego.parse(answer.body[:MOST_RULES].decode("utf-8-sig", errors="replace"))
        rate = rules.request_rate(ROBOT)
        asked = (rules.crawl_delay(ROBOT) or 0.0, rate.seconds / max(rate.requests, 1) if rate else 0.0)
        self.delays[host] = max(self.delays.get(host, 0.0), *asked)
        return rules


def joined(url: str, target: str) -> str:
    """Return where a redirect leads; its header was read as Latin-1, and is often UTF-8."""
    with suppress(UnicodeError):
        target = target.encode("latin-1").decode("utf-8")
    try:
        return clean(urljoin(url, target))
    except ValueError as error:
        raise FetchError("it is redirected to what is no address") from error


def retry_after(answer: Answer) -> float:
    """Return the seconds that a server asks to wait, 0 where it asks for nothing."""
    value = (answer.header("retry-after") or "").strip()
    if value.isdecimal() and len(value) < 10:
        return float(value)
    try:
        return (parsedate_to_datetime(value) - datetime.now(UTC)).total_seconds()
    except (ValueError, TypeError):
        return 0.0
