"""What tests of the ledger share: a new one, and a folder of small articles."""

import json
from pathlib import Path

import pytest

from detente.ledger.ledger import Ledger
from tests.ledger.small import ARTICLES, plain


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    """Return a new ledger."""
    return Ledger(tmp_path / "relations.duckdb")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with six articles: four in a table, two in files."""
    made = tmp_path / "articles"
    made.mkdir()
    (made / "four.jsonl").write_text("".join(json.dumps(row) + "\n" for row in ARTICLES[:4]), encoding="utf-8")
    for number, row in enumerate(ARTICLES[4:]):
        (made / f"{number}.txt").write_text(plain(row), encoding="utf-8")
    return made
