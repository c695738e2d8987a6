"""A run that is killed leaves an archive that the next one completes, with nothing twice."""

import signal
import subprocess
import sys
import threading
from functools import partial
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from fastwarc.warc import ArchiveIterator

from tests.fetch.server import Reply, Site, item, page, rss

PAGES = 150


def start(feed: str, archive: Path) -> "subprocess.Popen[bytes]":
    command = "from detente.cli.main import app; app()"
    options = ["fetch", feed, "--archive", str(archive), "--delay", "0"]
    return subprocess.Popen([sys.executable, "-c", command, *options], stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def kept(archive: Path) -> list[str]:
    """Return the paths of the pages in an archive."""
    records = [record for path in sorted(archive.glob("*.warc.gz")) for record in ArchiveIterator(path)]
    return [
        f"/{record.headers['WARC-Target-URI'].rpartition('/')[2]}"
        for record in records
        if record.headers.get("WARC-Detente-Kind") == "page"
    ]


def answer(path: str, reached: threading.Event, handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(f"<p>Texte {path}</p>".encode())
    reached.set()


def test_a_killed_run_is_completed_by_the_next(site: Site, tmp_path: Path) -> None:
    paths = [f"/{number}" for number in range(PAGES)]
    for path in paths:
        site.says(path, page(f"Texte {path}. " * 2000))
    feed = site.says("/feed", rss(*map(item, paths)))
    before: list[str] = []
    for _ in range(2):
        reached = threading.Event()
        last = paths[len(before) + 10]
        site.says(last, Reply(partial(answer, last, reached)), page(f"Texte {last}."))
        with start(feed, tmp_path) as process:
            assert reached.wait(60)
            process.kill()
        assert process.returncode == -signal.SIGKILL
        before = kept(tmp_path)
        assert before == paths[: len(before)]
    site.asked.clear()
    with start(feed, tmp_path) as process:
        assert process.wait(60) == 0
    assert site.paths() == ["/feed", *paths[len(before) :]]
    assert kept(tmp_path) == paths


@pytest.mark.parametrize(("how", "code"), [(signal.SIGKILL, -signal.SIGKILL), (signal.SIGINT, 130)])
def test_a_run_stopped_before_its_pages_is_completed_though_the_feed_has_not_changed(
    site: Site, tmp_path: Path, how: signal.Signals, code: int
) -> None:
    asked = threading.Event()

    def wait(handler: BaseHTTPRequestHandler) -> None:
        asked.set()
        site.over.wait(60)

    feed = site.says("/feed", rss(item("/a"), ETag="1"), Reply(status=304))
    site.says("/a", Reply(wait), page("Premier."))
    with start(feed, tmp_path) as process:
        assert asked.wait(60)
        process.send_signal(how)
        process.communicate()
    assert process.returncode == code
    with start(feed, tmp_path) as process:
        assert process.wait(60) == 0
    assert kept(tmp_path) == ["/a"]
