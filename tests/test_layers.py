"""Imports run one way; the table below is the whole of it."""

import ast
from pathlib import Path

import pytest

SRC = Path(__file__).parent.parent / "src" / "detente"
BELOW_CODER = {"errors", "garbage", "records", "waist", "codebook", "language", "sources", "coding"}
CODER = BELOW_CODER | {"coder"}
LEDGER = {"errors", "records", "codebook", "days", "sources", "batch"}
MAY: dict[str, set[str]] = {
    "errors": set(),
    "garbage": set(),
    "records": set(),
    "waist": set(),
    "days": set(),
    "codebook": {"errors", "garbage"},
    "language": {"errors", "waist", "codebook"},
    "sources": {"errors", "records", "codebook"},
    "coding": {"errors", "records", "waist", "codebook"},
    "coder": BELOW_CODER,
    "fetch": {"errors", "records", "sources"},
    "batch": CODER | {"days"},
    "api": CODER,
    "component": CODER,
    "explaining": CODER,
    "evaluate": CODER,
    "engines": {"batch"},
    "ledger": LEDGER,
    "exchange": LEDGER | {"ledger"},
    "explorer": CODER | LEDGER | {"ledger", "exchange", "evaluate", "explaining"},
    "cli": CODER | LEDGER | {"fetch", "evaluate", "ledger", "exchange", "explorer", "explaining"},
}
FILES = sorted(p for p in SRC.rglob("*.py") if p != SRC / "__init__.py")


def room(path: Path) -> str:
    return path.relative_to(SRC).parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(SRC)))
def test_imports_run_one_way(path: Path) -> None:
    ours = {name.split(".")[1] for name in imported(path) if name.startswith("detente.")}
    assert ours - {room(path)} <= MAY[room(path)]


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(SRC)))
def test_only_the_language_room_knows_spacy(path: Path) -> None:
    spacy = {name for name in imported(path) if name.split(".")[0] == "spacy"}
    # The coder names the types that language hands over; the component is a part of a spaCy pipeline.
    assert not spacy or room(path) in ("language", "coder", "component")


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(SRC)))
def test_files_stay_small(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400
