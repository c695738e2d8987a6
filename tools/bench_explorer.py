"""Measure the explorer on a ledger of a million events: the first view, and the time to the first byte of each view.

Needs two minutes for the ledger the first time, and as many for the index of its words.
"""

import argparse
import http.client
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import big_ledger

LIMIT = 300  # milliseconds, at the median
FIRST = 1000  # milliseconds, for the first view
TIMES = 15
RUN = "from detente.cli.main import app; app()"
VIEWS = {
    "overview": "/", "relation": "/relation/RUS-USA",
    "relation, filtered": "/relation/RUS-USA?since=2020-01-01&until=2021-06-30&quad=4",
    "article": "/article/00000000000003e8", "speakers": "/speakers",
    "speaker": "/speaker/Speaker%2017", "search": "/search?q=speaker+never",
    "search, rare": "/search?q=nobody+number+4711", "map": "/map", "network": "/network",
    "network, filtered": "/network?since=2024-01-01&type=SANCTION", "corrections": "/corrections",
}  # fmt: skip
FORMS = {"page": "", "JSON": "json", "CSV": "csv"}


def main() -> int:
    """Print a table; return 1 where a view is slower than it may be."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ledger", type=Path, default=Path("build/million.duckdb"))
    parser.add_argument("--events", type=int, default=1_000_000)
    asked = parser.parse_args()
    if not asked.ledger.exists():
        asked.ledger.parent.mkdir(parents=True, exist_ok=True)
        big_ledger.make(asked.ledger, asked.events)
    with tempfile.TemporaryDirectory() as cache, served(asked.ledger, cache) as host:
        first, bytes_ = timed(host, "/", "html")
        print(f"first view, with nothing prepared: {first:.0f} ms ({bytes_:,} bytes; limit {FIRST})")
        print(f"prepared after {until(host, ready):.1f} s; words indexed after {until(host, indexed):.1f} s more")
        slowest = table(host)
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores; slowest median {slowest:.0f} ms (limit {LIMIT})")
    return int(slowest > LIMIT or first > FIRST)


def table(host: str) -> float:
    """Print the medians of each view in each form; return the slowest."""
    slowest = 0.0
    print(f"{'view':20}" + "".join(f"{form:>10}" for form in FORMS) + "   ms to the first byte, median of", TIMES)
    for name, address in VIEWS.items():
        found = []
        for form in FORMS.values():
            query = f"{address}{'&' if '?' in address else '?'}format={form}" if form else address
            found.append(statistics.median(timed(host, query, form)[0] for _ in range(TIMES)))
        print(f"{name:20}" + "".join(f"{ms:10.0f}" for ms in found))
        slowest = max(slowest, *found)
    return slowest


def timed(host: str, address: str, form: str) -> tuple[float, int]:
    """Return the milliseconds to the first byte of an answer, and how long it is."""
    connection = http.client.HTTPConnection(host, timeout=120)
    start = time.perf_counter()
    connection.request("GET", address, headers={"Accept": "application/json" if form == "json" else "text/html"})
    answer = connection.getresponse()
    taken = (time.perf_counter() - start) * 1000
    content = answer.read()
    connection.close()
    if answer.status != 200:
        raise SystemExit(f"{address}: {answer.status}: {content[:300].decode(errors='replace')}")
    return taken, len(content)


def until(host: str, condition: Callable[[str], bool]) -> float:
    """Return how many seconds pass until it holds."""
    start = time.perf_counter()
    while not condition(host):
        time.sleep(0.2)
    return time.perf_counter() - start


def ready(host: str) -> bool:
    return asked(host, "/")[0] == 200


def indexed(host: str) -> bool:
    status, found = asked(host, "/search?q=words")
    return status == 200 and bool(found["progress"]["complete"])


def asked(host: str, address: str) -> tuple[int, dict[str, dict[str, object]]]:
    connection = http.client.HTTPConnection(host, timeout=120)
    connection.request("GET", address, headers={"Accept": "application/json"})
    answer = connection.getresponse()
    return answer.status, json.loads(answer.read())


@contextmanager
def served(ledger: Path, cache: str) -> Iterator[str]:
    """Run `detente explore` on the ledger with an empty cache, and yield its host and port."""
    command = [sys.executable, "-u", "-c", RUN, "explore", str(ledger), "--no-browser", "--port", "0"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env={**os.environ, "XDG_CACHE_HOME": cache}
    ) as process:
        try:
            assert process.stdout is not None
            said = process.stdout.readline()
            found = re.search(r"http://\S+", said)
            if found is None:
                raise SystemExit(f"detente explore said: {said}")
            yield urlsplit(found[0]).netloc
        finally:
            process.terminate()


if __name__ == "__main__":
    raise SystemExit(main())
