"""What readers correct, kept in an SQLite file beside the ledger.

Rows are only ever added: what a reader says later of the same record counts from then on, and undoing is a row too.
"""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass, fields, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from detente.errors import LedgerError

Kind = Literal["right", "wrong", "changed", "added", "withdrawn"]
KINDS = ("right", "wrong", "changed", "added")
OURS, VERSION = 0x44657465, 1  # SQLite's application_id and user_version
WAIT = 10  # seconds that a writer waits for another one
LISTS = ("actor", "recipient", "beside")
SAID = ("event", "mode", "actor", "recipient", "date", "status")
TABLE = """
CREATE TABLE IF NOT EXISTS corrections (
  id INTEGER PRIMARY KEY AUTOINCREMENT, time TEXT NOT NULL, who TEXT NOT NULL, kind TEXT NOT NULL,
  article TEXT NOT NULL, language TEXT, record TEXT, withdraws INTEGER, coded TEXT, event TEXT, mode TEXT, actor TEXT,
  recipient TEXT, date TEXT, status TEXT, start INTEGER, "end" INTEGER, text TEXT, sentence_start INTEGER,
  sentence_end INTEGER, sentence TEXT, beside TEXT, predicate TEXT, wording TEXT, note TEXT
);
CREATE INDEX IF NOT EXISTS of_article ON corrections (article);
CREATE INDEX IF NOT EXISTS of_record ON corrections (record, who);
CREATE VIEW IF NOT EXISTS kept AS SELECT * FROM corrections
WHERE kind <> 'withdrawn' AND id NOT IN (SELECT withdraws FROM corrections WHERE withdraws IS NOT NULL);
CREATE VIEW IF NOT EXISTS standing AS SELECT * FROM kept k
WHERE NOT EXISTS (SELECT 1 FROM kept l WHERE l.record = k.record AND l.who = k.who AND l.id > k.id);
"""
MAKE = f"BEGIN IMMEDIATE; {TABLE} PRAGMA application_id = {OURS}; PRAGMA user_version = {VERSION}; COMMIT;"


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What a reader says of a record, or of words that have none.

    `coded` is the record as the coder wrote it, with coder, codebook and model; `event` to `status` are what the
    reader says; `beside` are the ids of all events of the sentence, so that one can tell whether it is judged as a
    whole; `predicate` is written as in the codebook ("hausser ton"), `wording` as one says it ("hausser le ton").
    """

    kind: Kind
    article: str
    who: str
    id: int = 0
    time: str = ""
    language: str | None = None
    record: str | None = None
    withdraws: int | None = None
    coded: dict[str, Any] | None = None
    event: str | None = None
    mode: str | None = None
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    date: str | None = None
    status: str | None = None
    start: int | None = None
    end: int | None = None
    text: str | None = None
    sentence_start: int | None = None
    sentence_end: int | None = None
    sentence: str | None = None
    beside: tuple[str, ...] = ()
    predicate: str | None = None
    wording: str | None = None
    note: str | None = None

    @property
    def of_event(self) -> bool:
        """Tell whether it is about an event, not about a statement."""
        return self.coded is None or self.coded["record"] == "event"

    @property
    def said(self) -> tuple[object, ...]:
        """Return what the reader says, without who and when."""
        return self.kind, self.event, self.mode, self.actor, self.recipient, self.date, self.status, self.note


NAMES = tuple(field.name for field in fields(Correction))
COLUMNS = ", ".join(f'"{name}"' for name in NAMES)


class Corrections:
    """The corrections of a ledger; safe in any thread and beside other programs, for the file is open only in use.

    LedgerError: the file is something else, broken, or cannot be written.
    """

    def __init__(self, ledger: Path) -> None:
        self.path = ledger.with_name(ledger.name.removesuffix(".duckdb") + ".corrections.sqlite")

    def add(self, correction: Correction) -> Correction:
        """Keep a correction, and return it with its id and time; the same again is the one that stands."""
        with self.opened(new=True) as file:
            file.execute("BEGIN IMMEDIATE")
            for one in self.read(file, "standing", "record = ? AND who = ?", [correction.record, correction.who]):
                if correction.kind != "withdrawn" and one.said == correction.said:
                    file.execute("ROLLBACK")
                    return one
            timed = replace(correction, time=datetime.now(UTC).isoformat(timespec="seconds"))
            names = [name for name in NAMES if name != "id"]
            columns, marks = ", ".join(f'"{name}"' for name in names), ", ".join("?" * len(names))
            row = written(timed)
            cursor = file.execute(
                f"INSERT INTO corrections ({columns}) VALUES ({marks})", [row[name] for name in names]
            )
            file.execute("COMMIT")
            return replace(timed, id=cursor.lastrowid or 0)

    def standing(self, article: str | None = None) -> list[Correction]:
        """Return what counts: the latest of each reader on each record, oldest first."""
        condition, values = ("article = ?", [article]) if article else ("true", [])
        return self.found("standing", condition, values)

    def all(self) -> list[Correction]:
        """Return everything that was ever written, oldest first."""
        return self.found("corrections", "true", [])

    def one(self, number: int) -> Correction | None:
        """Return a correction that was not withdrawn."""
        return next(iter(self.found("kept", "id = ?", [number])), None)

    def found(self, table: str, condition: str, values: Sequence[Any]) -> list[Correction]:
        if not self.path.exists():
            return []
        with self.opened(new=False) as file:
            return list(self.read(file, table, condition, values))

    def read(self, file: sqlite3.Connection, table: str, condition: str, values: Sequence[Any]) -> Iterator[Correction]:
        for row in file.execute(f"SELECT {COLUMNS} FROM {table} WHERE {condition} ORDER BY id", values).fetchall():
            yield correction(dict(zip(NAMES, row, strict=True)))

    @contextmanager
    def opened(self, *, new: bool) -> Iterator[sqlite3.Connection]:
        """Open the file, and make its tables where it is empty."""
        try:
            with closing(sqlite3.connect(self.path, timeout=WAIT, isolation_level=None)) as file:
                if self.empty(file) and new:
                    file.executescript(MAKE)
                yield file
        except (sqlite3.Error, ValueError) as error:
            raise LedgerError(
                f"{self.path}: the corrections cannot be read or written: {error}. Nothing in it was changed: if it is "
                "broken, keep a copy and move it away, then correct on; `sqlite3 FILE .recover` saves what is in it"
            ) from error

    def empty(self, file: sqlite3.Connection) -> bool:
        """Tell whether the file has no tables yet. LedgerError: it has those of others."""
        file.execute("BEGIN")  # one look: another thread may be making the tables
        tables, mark, version = (
            file.execute(sql).fetchone()[0]
            for sql in ("SELECT count(*) FROM sqlite_schema", "PRAGMA application_id", "PRAGMA user_version")
        )
        file.execute("COMMIT")
        if tables and mark != OURS:
            raise LedgerError(f"{self.path}: this SQLite file is not one of corrections: move it away, then correct on")
        if version > VERSION:
            raise LedgerError(f"{self.path}: a newer Détente wrote these corrections: use that one")
        return not tables


def lines(kept: Corrections) -> Iterator[str]:
    """Yield everything that was ever written as JSON Lines, with whether it stands."""
    standing = {one.id for one in kept.standing()}
    for one in kept.all():
        yield json.dumps({**asdict(one), "stands": one.id in standing}, ensure_ascii=False) + "\n"


def written(one: Correction) -> dict[str, Any]:
    """Return the columns of a correction."""
    row = asdict(one)
    row["coded"] = None if one.coded is None else json.dumps(one.coded, ensure_ascii=False)
    return {**row, **{name: json.dumps(row[name], ensure_ascii=False) for name in LISTS}}


def correction(row: dict[str, Any]) -> Correction:
    """Return the correction of a row. ValueError: its lists are no JSON."""
    lists = {name: tuple(json.loads(row[name] or "[]")) for name in LISTS}
    return Correction(**{**row, **lists, "coded": json.loads(row["coded"]) if row["coded"] else None})


def coder_said(coded: dict[str, Any]) -> dict[str, Any]:
    """Return what the coder says of an event, in the terms of a reader: parties as codes."""
    sides = {side: tuple(map(code, coded[side])) for side in ("actor", "recipient")}
    return {**{name: coded[name] for name in SAID}, **sides}


def code(party: dict[str, Any]) -> str:
    """Return COUNTRY or COUNTRY:SECTOR, `---` where the country is unknown."""
    return (party["country"] or "---") + (f":{party['sector']}" if party["sector"] else "")
