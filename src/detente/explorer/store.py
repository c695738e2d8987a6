"""What the views read: the digest of a ledger, and the ledger itself for words."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from detente.errors import LedgerError
from detente.explorer import digest
from detente.ledger.ledger import OFFLINE, Ledger


class NotReadyError(LedgerError):
    """The digest of the ledger is still being made."""


class Store:
    """A ledger and its digest; safe in any thread. The ledger is opened only as long as it is read."""

    def __init__(self, ledger: Path, folder: Path | None = None) -> None:
        self.ledger = ledger
        self.folder = folder or digest.folder()
        self.lock = threading.Lock()
        self.opened: tuple[Path, duckdb.DuckDBPyConnection] | None = None
        self.work: threading.Thread | None = None
        self.failure: LedgerError | None = None
        self.remembered: dict[tuple[Path | None, str], list[Any]] = {}

    def rows(self, query: str, parameters: Sequence[Any] = ()) -> list[dict[str, Any]]:
        """Return the answer of the digest as one dictionary a row."""
        return self.table(query, parameters).to_pylist()  # type: ignore[no-any-return]

    def table(self, query: str, parameters: Sequence[Any] = ()) -> pa.Table:
        """Return the answer of the digest as an Arrow table. NotReadyError while there is none."""
        return self.cursor().sql(query, params=list(parameters)).to_arrow_table()

    def column(self, query: str) -> list[Any]:
        """Return the first column of an answer, remembered until the ledger changes: for what every page needs."""
        cursor = self.cursor()
        place = self.opened and self.opened[0]
        if (place, query) not in self.remembered:
            known = {key: found for key, found in self.remembered.items() if key[0] == place}
            found = cursor.sql(query).to_arrow_table().column(0).to_pylist()
            self.remembered = {**known, (place, query): found}
        return self.remembered[place, query]

    @contextmanager
    def words(self) -> Iterator[Ledger]:
        """Open the ledger for reading. LedgerError: another program writes it."""
        with Ledger(self.ledger, read_only=True) as ledger:
            yield ledger

    def with_words(self, table: str, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Return the rows with the `text` of the event or statement that each `id` names; None while it is locked."""
        return self.all_with_words((table, rows))[0]

    def all_with_words(self, *lists: tuple[str, list[dict[str, Any]]]) -> list[list[dict[str, Any]]]:
        """Do the same for several lists, each with its table; the ledger is opened once."""
        texts: list[dict[str, str | None]] = [{} for _ in lists]
        with suppress(LedgerError), self.words() as ledger:
            texts = [texts_of(ledger, table, rows) for table, rows in lists]
        return [[worded(row, found) for row in rows] for (_, rows), found in zip(lists, texts, strict=True)]

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """Return a connection to the digest; the former one while a newer is made."""
        wanted = digest.place(self.ledger, self.folder)
        with self.lock:
            if self.opened is None or self.opened[0] != wanted:
                self.renew(wanted)
            if self.opened is not None:
                return self.opened[1].cursor()
            if self.failure is not None:
                raise self.failure
        raise NotReadyError(f"{self.ledger}: being prepared; this takes seconds, once after each change")

    def begin(self) -> None:
        """Begin to make the digest, unless it stands."""
        with suppress(NotReadyError):
            self.cursor()

    def renew(self, wanted: Path) -> None:
        """Open the digest where it stands, else begin to make it."""
        if wanted.exists():
            if self.opened is not None:
                self.opened[1].close()
            self.opened = (wanted, duckdb.connect(wanted, read_only=True, config={**OFFLINE, "threads": 2}))
        elif self.work is None or not self.work.is_alive():
            self.work = threading.Thread(target=self.make, args=[wanted], daemon=True)
            self.work.start()

    def make(self, wanted: Path) -> None:
        try:
            digest.make(self.ledger, wanted)
            self.failure = None
        except (LedgerError, duckdb.Error, OSError) as error:
            self.failure = error if isinstance(error, LedgerError) else LedgerError(f"{self.ledger}: {error}")

    def ready(self) -> None:
        """Wait until the digest stands. LedgerError where it cannot be made."""
        wanted = digest.place(self.ledger, self.folder)
        if not wanted.exists():
            digest.make(self.ledger, wanted)


def texts_of(ledger: Ledger, table: str, rows: list[dict[str, Any]]) -> dict[str, str | None]:
    """Return the words of rows by id: at the spots that the digest names; where the ledger has changed since, by id."""
    query = f"SELECT id, text FROM {table} WHERE %s IN (SELECT unnest(?::%s[]))"
    spots = [row["spot"] for row in rows if row.get("spot") is not None]
    there = ledger.sql(query % ("rowid", "BIGINT"), [spots]).to_pylist() if spots else []
    found = {row["id"]: row["text"] for row in there}
    lost = [row["id"] for row in rows if row["id"] not in found]
    moved = ledger.sql(query % ("id", "VARCHAR"), [lost]).to_pylist() if lost else []
    return found | {row["id"]: row["text"] for row in moved}


def worded(row: dict[str, Any], texts: dict[str, str | None]) -> dict[str, Any]:
    return {**{key: value for key, value in row.items() if key != "spot"}, "text": texts.get(row["id"])}
