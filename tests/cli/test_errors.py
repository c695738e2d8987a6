"""What cannot be read is told in one line and skipped; the rest goes on, and nothing written is lost.

Exit codes, as the help says: 0; 1 if nothing could be read, or anything was skipped
under --strict; 2 for a wrong option.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from detente.cli.main import app

pytestmark = pytest.mark.model

# Faults of today: strict, so that whoever mends one takes its mark away.

GOOD = "La Norvège a expulsé jeudi trois diplomates russes.\n"
BAD: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "empty"),
    "blank": (b" \n\t\n \xc2\xa0\n", "empty"),
    "front_only": (b"---\npublished: 2020-01-01\n---\n", "empty"),
    "open_front": (b"---\npublished: 2020-01-01\nLa France\n", "front matter"),
    "bad_front_date": (f"---\npublished: hier\n---\n{GOOD}".encode(), "is no date"),
    "unknown_front_key": (f"---\nauteur: moi\n---\n{GOOD}".encode(), "unknown in the front matter: auteur"),
    "binary": (bytes(range(256)) * 40, "binary"),
    "image": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(500), "binary"),
    "pdf": (b"%PDF-1.7\n1 0 obj\n", "PDF"),
    "zip": (b"PK\x03\x04" + bytes(60), "compressed"),
    "utf16": (GOOD.encode("utf-16"), "UTF-16"),
    "broken": (f"{GOOD * 4}L’été{GOOD}".encode() + b"\xe9\xe8\x81 fin", "broken encoding"),
    "ten_megabytes": (b"La France a dit oui. " * 500_000, "too long"),
    "one_long_line": (b"La France " * 120_000, "too long"),
    "german": (b"Norwegen hat am Donnerstag drei russische Diplomaten ausgewiesen und ist zufrieden.", "language"),
    "too_short": (b"Ok.", "language"),
}


def run(*arguments: str, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(app, list(arguments), input=stdin, env={"COLUMNS": "200"})


def one_line(result: Result) -> str:
    """Return the one line on standard error."""
    assert result.stderr.count("\n") == 1, result.stderr
    assert "Traceback" not in result.stderr
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.stderr.rstrip()


@pytest.fixture
def good(tmp_path: Path) -> str:
    path = tmp_path / "good.txt"
    path.write_text(GOOD, encoding="utf-8")
    return str(path)


@pytest.fixture(params=sorted(BAD))
def bad(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, str]:
    """Return the name of a file that cannot be read, and a word of the reason."""
    data, reason = BAD[request.param]
    path = tmp_path / f"{request.param}.txt"
    path.write_bytes(data)
    return str(path), reason


# -- files that cannot be read ----------------------------------------------------


def test_a_bad_file_alone_is_told_and_gives_1(bad: tuple[str, str]) -> None:
    result = run("code", bad[0], "--format", "jsonl")
    line = one_line(result)
    assert line.startswith("skipped: ")
    assert bad[0] in line
    assert bad[1] in line
    assert len(line) < 400
    assert (result.exit_code, result.stdout) == (1, "")


def test_a_bad_file_between_good_ones_loses_nothing(bad: tuple[str, str], good: str, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    alone = run("code", good, "--format", "jsonl")
    result = run("code", good, bad[0], good, "--format", "jsonl", "--out", str(out))
    assert bad[1] in one_line(result)
    assert result.exit_code == 0
    assert result.stdout == alone.stdout * 2
    assert out.read_text(encoding="utf-8") == result.stdout


def test_strict_tells_by_its_exit_code(bad: tuple[str, str], good: str) -> None:
    result = run("code", good, bad[0], "--strict", "--format", "jsonl")
    assert result.exit_code == 1
    assert '"record": "event"' in result.stdout
    assert run("code", good, "--strict").exit_code == 0


def test_a_missing_file_and_an_empty_folder_are_skipped(good: str, tmp_path: Path) -> None:
    missing = run("code", str(tmp_path / "nowhere.txt"), good)
    assert "no such file" in one_line(missing)
    assert missing.exit_code == 0
    (tmp_path / "empty").mkdir()
    assert "a folder without files" in one_line(run("code", str(tmp_path / "empty"), good))
    assert run("code", str(tmp_path / "nowhere.txt")).exit_code == 1


def test_a_folder_is_read_and_what_is_bad_in_it_is_skipped(good: str, tmp_path: Path) -> None:
    (tmp_path / "bad.png").write_bytes(BAD["image"][0])
    (tmp_path / ".hidden").write_bytes(BAD["image"][0])
    result = run("code", str(tmp_path), "--format", "jsonl")
    assert one_line(result).startswith(f"skipped: {tmp_path}/bad.png: binary data")
    assert result.stdout == run("code", good, "--format", "jsonl").stdout


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_skipped(good: str) -> None:
    Path(good).chmod(0)
    assert "not readable" in one_line(run("code", good))


def test_names_with_odd_characters_are_told_as_they_are(good: str, tmp_path: Path) -> None:
    assert "été [bold] 100%.txt" in one_line(run("code", str(tmp_path / "été [bold] 100%.txt"), good))


def test_empty_standard_input_is_skipped() -> None:
    result = run("code", "-", stdin=b"")
    assert one_line(result).startswith("skipped: standard input: empty")
    assert result.exit_code == 1


def test_the_wrong_language_is_no_crash(good: str) -> None:
    """A French text read as English is the user's wish."""
    result = run("code", good, "--language", "en", "--format", "jsonl")
    assert (result.exit_code, result.stderr) == (0, "")
    assert json.loads(result.stdout.splitlines()[0])["language"] == "en"


def test_a_name_with_a_byte_that_is_no_text_is_skipped(good: str) -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    done = subprocess.run(
        [sys.executable, "-c", "from detente.cli.main import app; app()", "code", name, good, "--format", "jsonl"],
        capture_output=True, check=False, timeout=300,
    )  # fmt: skip
    assert b"Traceback" not in done.stderr
    assert done.returncode == 0
    assert b'"record": "event"' in done.stdout


# -- options that are wrong ----------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--published", "hier"], ["--published", "hier", "2017-03-03"]),
        (["--published", "2017-02-30"], ["--published", "2017-02-30"]),
        (["--published", "03/04/2017"], ["--published"]),
        pytest.param(["--language", "de"], ["de", "fr", "en"]),
        pytest.param(["--language", "klingon"], ["klingon", "fr", "en"]),
        (["--codebook", "nowhere"], ["nowhere"]),
        (["--pipeline", "xx_no_such_pipeline"], ["xx_no_such_pipeline", "installed"]),
    ],
)
@pytest.mark.parametrize("command", ["code", "explain"])
def test_a_wrong_value_gives_2_and_says_which(command: str, options: list[str], words: list[str], good: str) -> None:
    result = run(command, good, *options)
    line = one_line(result)
    assert all(word in line for word in words), line
    assert (result.exit_code, result.stdout) == (2, "")


@pytest.mark.parametrize(
    "arguments",
    [["code"], ["code", "a.txt", "--format", "xml"], ["code", "a.txt", "--no-such-option"], ["nonsense"], ["explain"]],
)
def test_wrong_usage_gives_2(arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert "Traceback" not in result.stderr


def test_a_wrong_option_leaves_an_older_output_alone(good: str, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text("yesterday's work\n", encoding="utf-8")
    book = tmp_path / "frames"
    book.write_text("not a folder", encoding="utf-8")
    for options in (["--published", "hier"], ["--pipeline", "xx_no_such_pipeline"], ["--codebook", str(book)]):
        run("code", good, "--out", str(out), *options)
        assert out.read_text(encoding="utf-8") == "yesterday's work\n", options


@pytest.mark.parametrize("place", ["nowhere/out.jsonl", "."])
def test_an_output_that_cannot_be_written_is_told(place: str, good: str, tmp_path: Path) -> None:
    result = run("code", good, "--out", str(tmp_path / place))
    assert str(tmp_path) in one_line(result)
    assert result.exit_code == 2


def test_faults_of_a_codebook_are_told_together(good: str, tmp_path: Path) -> None:
    folder = tmp_path / "book"
    (folder / "frames").mkdir(parents=True)
    (folder / "frames" / "assault.toml").write_text('event = "ASSALT"\n[[frame]]\nid = "x"\n', encoding="utf-8")
    (folder / "frames" / "aid.toml").write_text("this is no TOML", encoding="utf-8")
    result = run("code", good, "--codebook", str(folder))
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Traceback" not in result.stderr
    assert "assault.toml" in result.stderr
    assert "aid.toml" in result.stderr


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("speech.toml", "this is no TOML"),
        pytest.param("cameo.csv", "code,goldstein\n010,much\n"),
        ("plover.toml", "type = 3\n"),
        ("chains.toml", "\xff"),
        pytest.param("actors/countries.csv", "a,b\n1\n"),
    ],
)
def test_a_faulty_file_of_a_codebook_is_named(name: str, text: str, good: str, tmp_path: Path) -> None:
    path = tmp_path / "book" / name
    path.parent.mkdir(parents=True)
    path.write_bytes(text.encode("latin-1"))
    result = run("code", good, "--codebook", str(tmp_path / "book"))
    assert result.exception is None or isinstance(result.exception, SystemExit), repr(result.exception)
    assert result.exit_code == 2
    assert path.name in result.stderr


# -- real processes ------------------------------------------------------------------


def test_a_real_process_tells_without_a_traceback(good: str, tmp_path: Path) -> None:
    (tmp_path / "binary.txt").write_bytes(BAD["binary"][0])
    command = [sys.executable, "-c", "from detente.cli.main import app; app()", "code"]
    names = [str(tmp_path / "binary.txt"), good]
    command += ["--format", "jsonl"]
    done = subprocess.run([*command, *names, "--strict"], capture_output=True, check=False, timeout=300)
    assert done.returncode == 1
    assert done.stderr.decode().count("\n") == 1
    assert b'"record": "event"' in done.stdout
    done = subprocess.run([*command, good, "--published", "hier"], capture_output=True, check=False, timeout=300)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().startswith("detente: --published hier")


def test_the_help_tells_the_exit_codes() -> None:
    result = run("code", "--help")
    assert result.exit_code == 0
    assert "Exit code: 0; 1 if nothing could be read" in " ".join(result.stdout.split()).replace("│ ", "")
