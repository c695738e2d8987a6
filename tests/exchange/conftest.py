"""A ledger with events of all shapes."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from detente.ledger.ledger import Ledger
from tests.exchange.build import fill


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """Return a ledger with the articles, statements and events of build.py."""
    with Ledger(tmp_path / "relations.duckdb") as made:
        fill(made)
        yield made


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Ledger]:
    """Return a ledger with nothing in it."""
    with Ledger(tmp_path / "empty.duckdb") as made:
        yield made
