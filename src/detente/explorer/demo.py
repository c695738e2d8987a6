"""The example ledger: invented news that we wrote ourselves, coded the first time that somebody wants to see it."""

import os
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import as_file, files
from pathlib import Path

from detente.ledger.ledger import Ledger

ARTICLES = files("detente.explorer") / "demo" / "dispatches.jsonl"
NAME = "invented-news.duckdb"  # the page shows it


def place(folder: Path) -> Path:
    """Return where the example ledger stands in a folder; other articles or another version have another place."""
    return folder / f"demo-{sha256(version('detente').encode() + ARTICLES.read_bytes()).hexdigest()[:12]}" / NAME


def ledger(folder: Path) -> Path:
    """Return the example ledger in a folder; made if it is not there yet."""
    target = place(folder)
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        draft = target.with_suffix(f".{os.getpid()}")
        draft.unlink(missing_ok=True)
        with as_file(ARTICLES) as articles, Ledger(draft) as opened:
            opened.ingest([articles], workers=1)
        os.replace(draft, target)
    return target
