"""How politely and how much is fetched, and the clock by which that is done."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version

from detente.errors import SourceError
from detente.sources.flow import LARGEST

# The name in the User-Agent header, and the one that robots.txt may use.
AGENT = f"detente/{version('detente')}"
ROBOT = "detente"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Times are in seconds. `limit` is of entries a feed; without `pages`, the feeds' own texts are kept instead.

    `delay` lies between two requests to a host, `timeout` is for one answer, `longest_wait` is the
    longest that a host may ask for before it is left alone. `max_bytes` holds for what is received
    and for what comes out of its compression.
    """

    limit: int | None = None
    pages: bool = True
    delay: float = 1.0
    timeout: float = 30.0
    max_bytes: int = LARGEST
    tries: int = 3
    redirects: int = 5
    longest_wait: float = 120.0


@dataclass(frozen=True, slots=True)
class Clock:
    """What tells the time, in seconds from any start, and lets it pass."""

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


class FetchError(SourceError):
    """A URL cannot be fetched, with the reason; where it is `lasting`, it is left alone for a day."""

    def __init__(self, reason: str, *, lasting: bool = False) -> None:
        # Servers have a hand in the words: what could steer a terminal is left out.
        super().__init__("".join(filter(str.isprintable, reason)))
        self.lasting = lasting
