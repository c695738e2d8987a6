"""`detente explore` says what is wrong, and serves until it is told to end."""

import os
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from typer.testing import CliRunner

from detente.cli.main import app
from detente.ledger.ledger import Ledger

RUN = [sys.executable, "-c", "from detente.cli.main import app; app()", "explore"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "name a ledger, or --demo"),
        (["missing.duckdb", "--demo"], "name a ledger, or --demo"),
        (["missing.duckdb"], "no such ledger"),
        (["text.txt"], "cannot be opened as a ledger"),
    ],
)
def test_what_is_wrong_is_said(
    arguments: list[str], words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    Path("text.txt").write_text("no ledger", encoding="utf-8")
    answer = CliRunner().invoke(app, ["explore", "--no-browser", *arguments])
    assert answer.exit_code == 2
    assert words in answer.output


def test_it_serves_until_it_is_interrupted(tmp_path: Path) -> None:
    file = tmp_path / "empty.duckdb"
    Ledger(file).close()
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache"), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        [*RUN, str(file), "--no-browser", "--port", "0"], stdout=subprocess.PIPE, text=True, env=environment
    ) as process:
        try:
            assert process.stdout is not None
            line = process.stdout.readline()
            address = next(word for word in line.split() if word.startswith("http://127.0.0.1:"))
            with urllib.request.urlopen(address, timeout=60) as page:
                assert page.status == 200
                assert "empty.duckdb" in page.read().decode()
        finally:
            process.send_signal(signal.SIGINT)
        assert process.wait(timeout=30) in (0, 130, -signal.SIGINT)
