"""`detente ingest` and `detente ledger`: articles into a ledger, and what is in it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from detente.cli.main import app
from detente.ledger.ledger import Ledger
from tests.fetch.server import Site, item, page, rss
from tests.ledger.small import ARTICLES, plain

pytestmark = pytest.mark.model
Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return a helper that runs the program in a folder with two articles and a file that is none."""
    monkeypatch.chdir(tmp_path)
    Path("news").mkdir()
    for number, row in enumerate(ARTICLES[:2]):
        Path(f"news/{number}.txt").write_text(plain(row), encoding="utf-8")
    Path("news/picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))
    return lambda *arguments: CliRunner().invoke(app, list(arguments))


def test_it_tells_what_it_did(run: Run) -> None:
    result = run("ingest", "news", "--ledger", "x.duckdb", "--workers", "1")
    assert result.exit_code == 0
    assert result.stdout.startswith("2 articles, ")
    assert "skipped: 1\n" in result.stdout
    assert "skipped: news/picture.png" in result.stderr
    again = run("ingest", "news", "--ledger", "x.duckdb", "--workers", "1")
    assert "0 articles" in again.stdout
    assert "in the ledger before: 0 articles and 2 files that have not changed" in again.stdout


def test_strict_fails_where_anything_was_skipped(run: Run) -> None:
    assert run("ingest", "news", "--ledger", "x.duckdb", "--workers", "1", "--strict").exit_code == 1
    assert run("ingest", "news/0.txt", "--ledger", "x.duckdb", "--workers", "1", "--strict").exit_code == 0


def test_nothing_to_read_is_a_failure(run: Run) -> None:
    assert run("ingest", "nothere", "--ledger", "x.duckdb", "--workers", "1").exit_code == 1


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--column", "text"], "--column text: write FIELD=NAME"),
        (["--column", "colour=red"], "--column colour=red: write FIELD=NAME, where FIELD is one of text, language"),
        (["--published", "soon"], "--published soon: not a date"),
        (["--codebook", "nothere"], "--codebook nothere: no such folder"),
        (["--workers", "0"], "--workers 0: at least 1"),
    ],
)
def test_a_wrong_option_is_told(run: Run, options: list[str], message: str) -> None:
    result = run("ingest", "news", "--ledger", "x.duckdb", *options)
    assert (result.exit_code, message in result.stderr) == (2, True), result.stderr


def test_a_column_may_be_named(run: Run) -> None:
    Path("a.jsonl").write_text(json.dumps({"corpus": ARTICLES[0]["text"]}) + "\n", encoding="utf-8")
    assert run("ingest", "a.jsonl", "--ledger", "x.duckdb", "--workers", "1", "--column", "text=corpus").exit_code == 0
    with Ledger("x.duckdb") as ledger:
        assert ledger.articles().num_rows == 1


def test_the_address_of_a_feed_is_fetched_first(run: Run, site: Site) -> None:
    site.says("/a", page(f"<h1>{ARTICLES[2]['title']}</h1><p>{ARTICLES[2]['text']}</p>"))
    feed = site.says("/feed", rss(item("/a")))
    arguments = ["ingest", feed, "--ledger", "x.duckdb", "--workers", "1", "--archive", "kept"]
    result = run(*arguments)
    assert (result.exit_code, result.stdout.partition(",")[0]) == (0, "1 articles"), result.stderr
    assert list(Path("kept").glob("*.warc.gz"))
    with Ledger("x.duckdb") as ledger:
        assert ledger.articles()["url"].to_pylist() == [site.url("/a")]
        assert ledger.sql("FROM dyads").num_rows > 0


def test_info_tells_what_is_in_a_ledger(run: Run) -> None:
    run("ingest", "news", "--ledger", "x.duckdb", "--workers", "1")
    result = run("ledger", "info", "x.duckdb")
    assert result.exit_code == 0
    assert "articles             2" in result.stdout
    assert "published 2023-03-03 to 2023-03-10" in result.stdout
    assert "2 articles by detente" in result.stdout


def test_recode_and_diff_where_nothing_is_new(run: Run) -> None:
    run("ingest", "news", "--ledger", "x.duckdb", "--workers", "1")
    assert run("ledger", "recode", "x.duckdb", "--workers", "1").stdout.startswith("0 articles")
    assert "nothing has changed" in run("ledger", "diff", "x.duckdb").stdout


@pytest.mark.parametrize("command", ["info", "diff", "recode"])
def test_what_is_no_ledger_is_told(run: Run, command: str) -> None:
    result = run("ledger", command, "news/0.txt")
    assert (result.exit_code, "cannot be opened as a ledger" in result.stderr) == (2, True)
    assert run("ledger", command, "nothere.duckdb").exit_code == 2
    assert not Path("nothere.duckdb").exists()
