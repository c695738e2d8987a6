"""`detente fetch`: feeds and their pages into an archive folder."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from detente.cli.main import app
from tests.fetch.server import Site, item, page, rss

Fetch = Callable[..., Result]


@pytest.fixture
def fetch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Fetch:
    """Return a helper that runs the command in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return lambda *arguments: CliRunner().invoke(app, ["fetch", *arguments, "--delay", "0"])


def test_it_tells_what_it_did(site: Site, fetch: Fetch) -> None:
    site.says("/a", page("Premier."))
    feed = site.says("/feed", rss(item("/a"), item("/gone")))
    result = fetch(feed)
    assert (result.exit_code, result.stdout) == (0, "1 feed: 1 new, 0 known, 1 skipped (archive: archive)\n")
    assert result.stderr == f"skipped: {site.url('/gone')}: the server answers 404 Not Found\n"
    assert sorted(path.suffix for path in Path("archive").iterdir()) == [".gz", ".sqlite"]
    assert fetch(feed, "--strict").exit_code == 1
    assert fetch(feed).stdout == "1 feed: 0 new, 1 known, 1 skipped (archive: archive)\n"


def test_feeds_may_stand_in_a_file(site: Site, fetch: Fetch) -> None:
    site.says("/a#b", page("Premier."))
    one, two = site.says("/one", rss(item("/a", text="Un."))), site.says("/two", rss(item("/b", text="Deux.")))
    Path("feeds.txt").write_text(f"# ours\n{one}  # first\n\n   \n{two}#top\n", encoding="utf-8")
    result = fetch("--feeds-file", "feeds.txt", "--no-pages", "--archive", "kept/here")
    assert result.stdout == "2 feeds: 2 new, 0 known, 0 skipped (archive: kept/here)\n"
    assert site.paths() == ["/one", "/two"]


def test_limits_can_be_set(site: Site, fetch: Fetch) -> None:
    for path in ("/a", "/b"):
        site.says(path, page("x" * 1000))
    feed = site.says("/feed", rss(item("/a"), item("/b")))
    result = fetch(feed, "--limit", "1", "--max-bytes", "900", "--timeout", "5")
    assert result.stderr.startswith(f"skipped: {site.url('/a')}: longer than 900 bytes")
    assert result.exit_code == 1
    assert site.paths() == ["/feed", "/a"]


def test_a_feed_that_cannot_be_read_is_told(site: Site, fetch: Fetch) -> None:
    result = fetch(site.url("/none"))
    assert result.exit_code == 1
    assert result.stderr == f"skipped: {site.url('/none')}: the server answers 404 Not Found\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "no feeds: name the URL of one, or a file of them with --feeds-file"),
        (["--feeds-file", "none.txt"], "No such file or directory"),
        (["http://127.0.0.1/", "--limit", "0"], "Invalid value for '--limit'"),
        (["http://127.0.0.1/", "--archive", "taken"], "File exists"),
    ],
)
def test_a_wrong_option_is_told(fetch: Fetch, arguments: list[str], message: str) -> None:
    Path("taken").write_text("a file", encoding="utf-8")
    result = fetch(*arguments)
    assert result.exit_code == 2
    assert message in result.stderr


def test_libraries_that_are_missing_are_told() -> None:
    command = "import sys; sys.modules['protego'] = None; from detente.cli.main import app; app()"
    result = subprocess.run(
        [sys.executable, "-c", command, "fetch", "http://127.0.0.1/"], capture_output=True, text=True, check=False
    )
    assert (result.returncode, result.stderr) == (
        2,
        "detente: fetching needs protego: pip install 'detente[sources]'\n",
    )
