"""The example ledger: articles that we wrote ourselves, coded the first time that somebody wants to see it."""

import os
from importlib.metadata import version
from importlib.resources import as_file, files
from pathlib import Path

from detente.ledger.ledger import Ledger


def ledger(folder: Path) -> Path:
    """Return the example ledger in a folder; made by this version if it is not there yet."""
    target = folder / f"demo-{version('detente')}.duckdb"
    if not target.exists():
        folder.mkdir(parents=True, exist_ok=True)
        draft = folder / f"demo-{os.getpid()}.duckdb"
        draft.unlink(missing_ok=True)
        with as_file(files("detente.explorer") / "demo") as articles, Ledger(draft) as opened:
            opened.ingest([articles], workers=1)
        os.replace(draft, target)
    return target
