"""Copy out of a ledger what the explorer counts, into a file of its own in the user's cache folder.

It is known by the ledger's place, size and time of change, so that a stale copy is never shown as fresh, and
the ledger is free for writing while the explorer runs.
"""

import hashlib
import os
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

import duckdb

from detente.errors import LedgerError
from detente.ledger.ledger import MEMORY, OFFLINE, Ledger

SQL = files("detente.explorer") / "digest.sql"


def stamp(ledger: Path) -> str:
    """Return what changes whenever the ledger, this program or the form of the digest does.

    LedgerError: there is no such file.
    """
    content = [*ours(), str(ledger.resolve())]
    for file in (ledger, ledger.with_name(ledger.name + ".wal")):
        with suppress(FileNotFoundError):
            found = file.stat()
            content += [str(found.st_size), str(found.st_mtime_ns)]
    if len(content) == 3:
        raise LedgerError(f"{ledger}: no such ledger: make one with `detente ingest SOURCE... --ledger {ledger}`")
    return hashlib.sha256("\n".join(content).encode()).hexdigest()[:24]


@cache
def ours() -> tuple[str, str]:
    """Return the version of this program, and how it makes a digest."""
    return version("detente"), SQL.read_text(encoding="utf-8")


def place(ledger: Path, folder: Path) -> Path:
    """Return where the digest of a ledger stands; one of another state of it has the same first half."""
    where = hashlib.sha256(str(ledger.resolve()).encode()).hexdigest()[:16]
    return folder / f"{where}-{stamp(ledger)}.duckdb"


def make(ledger: Path, target: Path) -> None:
    """Make the digest of a ledger, whole or not at all; digests of its former states are removed."""
    with Ledger(ledger, read_only=True):
        pass  # says in words what is wrong with the file
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_suffix(f".{os.getpid()}")
    draft.unlink(missing_ok=True)
    with duckdb.connect(draft, config={**OFFLINE, "memory_limit": MEMORY}) as connection:
        connection.execute(f"ATTACH '{str(ledger).replace(chr(39), chr(39) * 2)}' AS ledger (READ_ONLY)")
        for statement in SQL.read_text(encoding="utf-8").split(";\n"):
            connection.execute(statement)
        connection.execute("DETACH ledger")
    os.replace(draft, target)
    for old in target.parent.glob(f"{target.name[:16]}-*"):
        if old != target:
            old.unlink(missing_ok=True)


def folder() -> Path:
    """Return where digests are kept: the user's cache folder."""
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "detente" / "explorer"
