"""An ingest that is killed at any moment ends, when run again, with the rows of one that was not."""

import json
import random
import signal
import subprocess
import sys
from itertools import count
from pathlib import Path

import pytest

from detente.ledger.ledger import Ledger
from tests.ledger.small import ARTICLES, plain, rows

KILLS = 50
# Seconds from the start of the process; from the import of its modules to the happenings.
FIRST, LAST = 0.2, 3.5


@pytest.mark.model
def test_killed_at_fifty_random_moments(tmp_path: Path) -> None:
    sources = many(tmp_path)
    undisturbed = tmp_path / "undisturbed.duckdb"
    subprocess.run(command(undisturbed, sources, workers=2), check=True, capture_output=True)
    killed = tmp_path / "killed.duckdb"
    draw = random.Random()
    seed = draw.randrange(10**6)
    draw.seed(seed)
    kills = sum(run_and_kill(killed, sources, draw) for _ in range(KILLS))
    subprocess.run(command(killed, sources, workers=1), check=True, capture_output=True)
    assert kills >= KILLS / 2, f"seed {seed}: too few were under way: {kills}"
    with Ledger(undisturbed) as one, Ledger(killed) as other:
        assert rows(other) == rows(one), f"seed {seed}"
        for table in ("articles", "events", "statements", "parses"):
            name = "article" if table == "parses" else "id"
            doubled = other.sql(f"SELECT {name} FROM {table} GROUP BY {name} HAVING count(*) > 1")
            assert doubled.num_rows == 0, f"seed {seed}: {table}"
        assert one.sql("FROM articles").num_rows == len(ARTICLES) * 100


def many(folder: Path) -> list[str]:
    """Write a table and a folder of articles, and return their names."""
    numbered = count()
    some = [row | {"text": f"{row['text']}\n\nDépêche numéro {next(numbered)}."} for row in ARTICLES * 100]
    table, files = folder / "many.jsonl", folder / "files"
    table.write_text("".join(json.dumps(row) + "\n" for row in some[:-50]), encoding="utf-8")
    files.mkdir()
    for number, row in enumerate(some[-50:]):
        (files / f"{number}.txt").write_text(plain(row), encoding="utf-8")
    return [str(table), str(files)]


def command(ledger: Path, sources: list[str], *, workers: int) -> list[str]:
    detente = str(Path(sys.executable).parent / "detente")
    return [detente, "ingest", *sources, "--ledger", str(ledger), "--workers", str(workers)]


def run_and_kill(ledger: Path, sources: list[str], draw: random.Random) -> bool:
    """Start an ingest and kill it at a random moment; tell whether it was under way then."""
    with subprocess.Popen(
        command(ledger, sources, workers=draw.choice((1, 2))), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            process.wait(draw.uniform(FIRST, LAST))
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
        return process.wait() == -signal.SIGKILL
