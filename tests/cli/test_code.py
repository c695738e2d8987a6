"""`detente code`: articles in, tables or JSON Lines out."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from detente.cli.main import app
from detente.records import Article, Record, as_dict, from_dict

pytestmark = pytest.mark.model

FRENCH = "La Norvège expulse trois diplomates russes\n\nLa Norvège a expulsé jeudi trois diplomates russes.\n"
ENGLISH = (
    "Norway expels envoys\n\nNorway expelled three Russian diplomats on Thursday. "
    '"We had to do it," a Norwegian minister said.\n'
)

Files = Callable[..., list[str]]


@pytest.fixture
def files(tmp_path: Path) -> Files:
    """Return a helper that writes texts to files and gives their names."""

    def write(*texts: str) -> list[str]:
        found = [tmp_path / f"{n}.txt" for n in range(len(texts))]
        for path, text in zip(found, texts, strict=True):
            path.write_text(text, encoding="utf-8")
        return [str(path) for path in found]

    return write


def code(*arguments: str, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(app, ["code", *arguments], input=stdin, env={"COLUMNS": "200"})


def records(text: str) -> list[Record]:
    return [from_dict(json.loads(line)) for line in text.splitlines()]


def kinds(text: str) -> list[str]:
    return [json.loads(line)["record"] for line in text.splitlines()]


def test_jsonl_gives_one_record_a_line(files: Files) -> None:
    result = code(*files(FRENCH), "--format", "jsonl", "--published", "2023-03-16")
    assert (result.exit_code, result.stderr) == (0, "")
    article, *rest = records(result.stdout)
    assert isinstance(article, Article)
    assert (article.text, article.language, article.published) == (FRENCH, "fr", "2023-03-16")
    assert {getattr(r, "article", None) for r in rest} == {article.id}
    assert "event" in kinds(result.stdout)
    assert "expulsé" in result.stdout


def test_table_names_parties_type_and_words(files: Files) -> None:
    result = code(*files(FRENCH), "--published", "2023-03-16", "--outlet", "Le Fjord [bold]")
    assert (result.exit_code, result.stderr) == (0, "")
    for words in ("NOR", "RUS", "SANCTION/expel", "actual", "2023-03-16", "La Norvège expulse", "Le Fjord [bold]"):
        assert words in result.stdout


def test_several_files_come_out_in_order(files: Files) -> None:
    result = code(*files(FRENCH, ENGLISH, FRENCH + "\nFin.\n"), "--format", "jsonl")
    found = [r.text for r in records(result.stdout) if isinstance(r, Article)]
    assert found == [FRENCH, ENGLISH, FRENCH + "\nFin.\n"]


def test_out_holds_what_jsonl_prints(files: Files, tmp_path: Path) -> None:
    out = tmp_path / "records.jsonl"
    printed = code(*files(FRENCH, ENGLISH), "--format", "jsonl", "--out", str(out))
    assert out.read_text(encoding="utf-8") == printed.stdout
    table = code(*files(FRENCH, ENGLISH), "--out", str(out))
    assert out.read_text(encoding="utf-8") == printed.stdout
    assert "Events" in table.stdout


def test_explain_adds_what_was_passed_over(files: Files) -> None:
    without = code(*files(ENGLISH), "--format", "jsonl")
    explained = code(*files(ENGLISH), "--format", "jsonl", "--explain")
    assert "passed" not in kinds(without.stdout)
    assert "passed" in kinds(explained.stdout)
    assert kinds(explained.stdout)[: len(kinds(without.stdout))] == kinds(without.stdout)
    table = code(*files(ENGLISH), "--explain")
    assert "Not coded" in table.stdout
    assert "Not coded" not in code(*files(ENGLISH)).stdout


def test_standard_input(files: Files) -> None:
    piped = code("-", "--format", "jsonl", stdin=FRENCH)
    assert piped.exit_code == 0
    assert piped.stdout == code(*files(FRENCH), "--format", "jsonl").stdout


def test_standard_input_among_files(files: Files) -> None:
    result = code(*files(ENGLISH), "-", "--format", "jsonl", stdin=FRENCH)
    assert [r.text for r in records(result.stdout) if isinstance(r, Article)] == [ENGLISH, FRENCH]


def test_pages_tables_and_globs(tmp_path: Path) -> None:
    page = f"<!DOCTYPE html><html><body><article><h1>Oslo</h1><p>{ENGLISH}</p></article></body></html>"
    (tmp_path / "1.html").write_text(page, encoding="utf-8")
    rows = [{"title": "Oslo", "body": ENGLISH, "date": "2023-03-16"}, {"body": 3}, {"titre": "Oslo", "texte": FRENCH}]
    (tmp_path / "2.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    result = code(str(tmp_path / "*"), "--format", "jsonl")
    assert [(r.language, r.published) for r in records(result.stdout) if isinstance(r, Article)] == [
        ("en", None), ("en", "2023-03-16"), ("fr", None)
    ]  # fmt: skip
    assert result.stderr.startswith(f"skipped: {tmp_path}/2.jsonl, line 2: no text in 'body'")
    assert (result.stderr.count("\n"), result.exit_code) == (1, 0)
    assert code("-", "--format", "jsonl", stdin=page).stdout == code(f"{tmp_path}/1.html", "--format", "jsonl").stdout


def test_settings_go_to_the_article(files: Files) -> None:
    result = code(*files(FRENCH), "--format", "jsonl", "--url", "https://example.org/a", "--outlet", "Le Fjord")
    article = records(result.stdout)[0]
    assert isinstance(article, Article)
    assert (article.url, article.outlet) == ("https://example.org/a", "Le Fjord")


def test_without_a_date_none_is_invented(files: Files) -> None:
    result = code(*files(FRENCH), "--format", "jsonl")
    assert '"published": null' in result.stdout
    assert {json.loads(line).get("date") for line in result.stdout.splitlines()} == {None}


def test_a_second_run_prints_the_same(files: Files) -> None:
    names = files(FRENCH, ENGLISH)
    assert code(*names, "--format", "jsonl").stdout == code(*names, "--format", "jsonl").stdout


def test_article_without_events_is_still_written(files: Files) -> None:
    result = code(*files("The lake was quiet, and the boats lay on the sand all day long."), "--format", "jsonl")
    assert (result.exit_code, kinds(result.stdout)) == (0, ["article"])


@pytest.mark.parametrize("text", [FRENCH, ENGLISH])
def test_printed_records_are_read_back(files: Files, text: str) -> None:
    result = code(*files(text), "--format", "jsonl", "--explain")
    for line, record in zip(result.stdout.splitlines(), records(result.stdout), strict=True):
        assert json.loads(json.dumps(as_dict(record))) == json.loads(line)


def test_a_real_process_keeps_its_streams_apart(files: Files) -> None:
    """Records alone on standard output, in UTF-8 whatever the locale."""
    script = [sys.executable, "-c", "from detente.cli.main import app; app()"]
    done = subprocess.run(
        [*script, "code", *files(FRENCH), "missing.txt", "--format", "jsonl"],
        capture_output=True, check=False, timeout=300, env={"LC_ALL": "C", "PATH": ""},
    )  # fmt: skip
    assert done.returncode == 0
    assert done.stderr.decode().startswith("skipped: missing.txt")
    assert "expulsé" in done.stdout.decode("utf-8")
    assert all(json.loads(line) for line in done.stdout.decode("utf-8").splitlines())


def test_processes_with_other_hash_seeds_print_the_same() -> None:
    """No record hangs on the order of a set."""
    examples = sorted(map(str, (Path(__file__).parents[2] / "examples").glob("*.txt")))
    script = [sys.executable, "-c", "from detente.cli.main import app; app()"]
    printed = {
        subprocess.run(
            [*script, "code", *examples, "--format", "jsonl", "--explain"],
            capture_output=True, check=True, timeout=300, env={"PATH": "", "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(printed) == 1


def test_a_reader_that_goes_away_is_no_crash(files: Files) -> None:
    """`detente code … | head -1` ends without a traceback."""
    script = "import sys; from detente.cli.main import app; app()"
    names = files(*[f"{FRENCH}{n}\n" for n in range(4)])
    command = [sys.executable, "-c", script, "code", *names, "--format", "jsonl"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()
