"""Full text of articles and statements, in an index of its own beside the digest: SQLite's, without the texts.

The index knows each article by its id and when it was last coded, so that only what is new is read from the ledger.
What is gone from the ledger leaves the lists at once, and the index when it is made anew.
"""

import hashlib
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb

from detente.errors import LedgerError
from detente.explorer import digest
from detente.explorer.filters import Filters
from detente.explorer.folding import Phrase, fold, match
from detente.ledger.ledger import Ledger

FORM = "2"  # of the index; an index of another form is made anew
CHUNK = 3_000  # articles that are read at once: the ledger is free for writing in between
RANKED = 2_000  # finds that are ranked; of more, the newest are first
KINDS = ("statements", "articles")
COLUMNS = ("id", "article", "day", "outlet", "language", "country", "head")  # head: the speaker, or the title
TABLES = """
CREATE TABLE IF NOT EXISTS known (id TEXT PRIMARY KEY, version TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS state (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
""" + "".join(
    f"""
CREATE TABLE IF NOT EXISTS {kind} (n INTEGER PRIMARY KEY, {", ".join(COLUMNS)});
CREATE INDEX IF NOT EXISTS {kind}_article ON {kind} (article);
CREATE VIRTUAL TABLE IF NOT EXISTS {kind}_words USING fts5(head, body, tags, content='', tokenize='unicode61');
"""
    for kind in KINDS
)
STAND = """
SELECT id, coalesce(recoded, added)::VARCHAR AS version,
id IN (SELECT unnest(articles[2:]) FROM stories) AS reprint FROM articles ORDER BY published, id
"""
ARTICLES = "SELECT id, published::VARCHAR, outlet, language, NULL, title, text FROM articles WHERE id IN ({marks})"
STATEMENTS = """
SELECT id, article, earliest::VARCHAR, speaker.country, replace(coalesce(speaker.name, speaker.text), chr(10), ' '),
text FROM statements WHERE article IN ({marks}) ORDER BY id
"""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the index is: articles that are in it, of so many; `failure`: why it goes no further."""

    done: int = 0
    total: int = 0
    complete: bool = False
    failure: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """Rows of COLUMNS, the best first, and how many there are; `more`: there are more, and the newest are first."""

    rows: list[dict[str, str | None]] = field(default_factory=list)
    count: int = 0
    more: bool = False


class Index:
    """The full text of a ledger; safe in any thread."""

    def __init__(self, ledger: Path, folder: Path) -> None:
        self.ledger = ledger
        self.folder = folder
        self.lock = threading.Lock()
        self.work: threading.Thread | None = None
        self.stamp = ""  # of the ledger as it was when the index was complete
        self.progress = Progress()
        self.broken = False

    @property
    def path(self) -> Path:
        return self.folder / f"{digest.place(self.ledger, self.folder).name[:16]}.words.sqlite"

    def refresh(self) -> Progress:
        """Begin to bring the index up to date where the ledger has changed; return how far it is."""
        with self.lock:
            if self.stamp != digest.stamp(self.ledger) and not (self.work and self.work.is_alive()):
                self.progress = Progress()
                self.work = threading.Thread(target=self.run)  # ends by itself: see `update`
                self.work.start()
            return self.progress

    def run(self) -> None:
        """Bring the index up to date; a broken one is made anew."""
        try:
            if self.broken:
                self.remove()
            try:
                self.update()
            except sqlite3.OperationalError:  # locked, or the disk is full
                raise
            except sqlite3.DatabaseError:
                self.remove()
                self.update()
        except (LedgerError, duckdb.Error, sqlite3.Error, OSError) as error:
            self.progress = Progress(failure=str(error))

    def update(self) -> None:
        """Bring the index up to date: take out what is gone, put in what is new or coded again."""
        stamp = digest.stamp(self.ledger)
        with Ledger(self.ledger, read_only=True) as ledger:
            rows = ledger.connection.execute(STAND).fetchall()
        wanted = {id: f"{version}{' reprint' if reprint else ''}" for id, version, reprint in rows}
        self.folder.mkdir(parents=True, exist_ok=True)
        with written(self.path) as index:
            known = dict(index.execute("SELECT id, version FROM known"))
            old = [id for id, version in known.items() if wanted.get(id, "") != version]
            if len(old) + dead(index) > len(known) // 4:  # too many finds would lead nowhere
                clear(index)
                known, old = {}, []
            drop(index, old)
            new = [id for id, version in wanted.items() if known.get(id, "") != version]
            for i in range(0, len(new), CHUNK):
                if not threading.main_thread().is_alive():
                    return  # the program ends; the rest is done another time
                self.progress = Progress(len(wanted) - len(new) + i, len(wanted))
                self.take(index, new[i : i + CHUNK], wanted)
        self.progress = Progress(len(wanted), len(wanted), complete=True)
        self.stamp = stamp

    def take(self, index: sqlite3.Connection, ids: Sequence[str], versions: dict[str, str]) -> None:
        """Put articles and their statements into the index."""
        marks = ", ".join("?" * len(ids))
        with Ledger(self.ledger, read_only=True) as ledger:
            articles = ledger.connection.execute(ARTICLES.format(marks=marks), ids).fetchall()
            statements = ledger.connection.execute(STATEMENTS.format(marks=marks), ids).fetchall()
        rows = {row[0]: (row[0], *row) for row in articles}
        first = [row for row in statements if not versions[row[1]].endswith("reprint")]
        said = [(*row[:3], *rows[row[1]][3:5], *row[3:]) for row in first]
        with index:
            index.execute("BEGIN IMMEDIATE")  # another explorer may have put in some
            known = dict(index.execute(f"SELECT id, version FROM known WHERE id IN ({marks})", ids))
            place = {id: n for n, id in enumerate(ids) if id in rows and known.get(id, "") != versions[id]}
            put(index, "articles", [rows[id] for id in place])
            put(index, "statements", sorted((row for row in said if row[1] in place), key=lambda row: place[row[1]]))
            index.executemany("INSERT OR REPLACE INTO known VALUES (?, ?)", [(id, versions[id]) for id in place])

    def remove(self) -> None:
        self.broken = False
        for end in ("", "-wal", "-shm"):
            Path(f"{self.path}{end}").unlink(missing_ok=True)

    def search(self, kind: str, asked: list[Phrase], filters: Filters, size: int) -> Found:
        """Return a page of finds among `statements` or `articles`; nothing where the index is broken or not begun."""
        if not asked or not self.path.exists():
            return Found()
        try:
            with closing(sqlite3.connect(f"{self.path.as_uri()}?mode=ro", uri=True)) as index:
                return found(index, kind, asked, filters, size)
        except sqlite3.OperationalError:  # just being made
            return Found()
        except sqlite3.DatabaseError:
            self.broken, self.stamp = True, ""
            return Found()


@contextmanager
def written(path: Path) -> Iterator[sqlite3.Connection]:
    """Open an index for writing, in the form of this program."""
    with closing(sqlite3.connect(path, timeout=30)) as index:
        index.execute("PRAGMA journal_mode = WAL")
        index.execute("PRAGMA synchronous = OFF")  # a broken index is made anew
        index.executescript(TABLES)
        if index.execute("SELECT value FROM state WHERE name = 'form'").fetchall() != [(FORM,)]:
            clear(index)
        yield index


def clear(index: sqlite3.Connection) -> None:
    """Empty an index."""
    names = ["known", "state", *KINDS, *(f"{kind}_words" for kind in KINDS)]
    index.executescript("".join(f"DROP TABLE IF EXISTS {name};" for name in names) + TABLES)
    with index:
        index.execute("INSERT INTO state VALUES ('form', ?)", (FORM,))


def dead(index: sqlite3.Connection) -> int:
    """Return the number of articles whose words are in the index, though they have left the lists."""
    last, listed = index.execute(
        "SELECT (SELECT max(rowid) FROM articles_words), (SELECT count(*) FROM articles)"
    ).fetchone()
    return (last or 0) - int(listed)


def drop(index: sqlite3.Connection, ids: Sequence[str]) -> None:
    """Take articles out of the lists; their words stay, and lead nowhere."""
    with index:
        for table, column in (("known", "id"), *((kind, "article") for kind in KINDS)):
            index.executemany(f"DELETE FROM {table} WHERE {column} = ?", [(id,) for id in ids])


def put(index: sqlite3.Connection, kind: str, rows: Sequence[tuple[Any, ...]]) -> None:
    """Put rows of COLUMNS and words behind those that are there."""
    last = index.execute(f"SELECT coalesce(max(rowid), 0) FROM {kind}_words").fetchone()[0]
    numbered = list(enumerate(rows, last + 1))
    words = [
        (n, fold(head or ""), fold(body or ""), f"{tag('outlet', outlet)} {tag('language', language)}")
        for n, (_, _, _, outlet, language, _, head, body) in numbered
    ]
    index.executemany(f"INSERT INTO {kind}_words (rowid, head, body, tags) VALUES (?, ?, ?, ?)", words)
    marks = ", ".join("?" * len(COLUMNS))
    index.executemany(f"INSERT INTO {kind} VALUES (?, {marks})", [(n, *row[:-1]) for n, row in numbered])


def tag(name: str, value: str | None) -> str:
    """Return a value as one word of the index, so that the index itself filters by it."""
    return f"{name}{hashlib.sha256((value or '').encode()).hexdigest()[:16]}"


def found(index: sqlite3.Connection, kind: str, asked: list[Phrase], filters: Filters, size: int) -> Found:
    """Return a page of finds: ranked, or the newest first where there are too many to rank."""
    limits = ((" AND d.day >= ?", filters.since), (" AND d.day <= ?", filters.until))
    days = [(sql, str(day)) for sql, day in limits if day]
    source = f"FROM {kind}_words w JOIN {kind} d ON d.n = w.rowid WHERE {kind}_words MATCH ?"
    source += "".join(sql for sql, _ in days)
    parameters = [narrowed(asked, filters), *(day for _, day in days)]
    newest = "ORDER BY w.rowid DESC"
    sql = f"SELECT count(*) FROM (SELECT d.n {source} {newest} LIMIT {RANKED + 1})"
    count = index.execute(sql, parameters).fetchone()[0]
    first = (filters.page - 1) * size
    order = newest if count > RANKED else f"ORDER BY bm25({kind}_words, 3.0, 1.0, 0.0), w.rowid DESC"
    sql = f"SELECT {', '.join(f'd.{name}' for name in COLUMNS)} {source} {order} LIMIT ? OFFSET ?"
    rows = index.execute(sql, [*parameters, max(min(size, RANKED - first), 0), first])
    return Found([dict(zip(COLUMNS, row, strict=True)) for row in rows], min(count, RANKED), count > RANKED)


def narrowed(asked: list[Phrase], filters: Filters) -> str:
    """Return the search for SQLite: the phrases, and the outlets and the language that are let through."""
    outlets = " OR ".join(tag("outlet", outlet) for outlet in filters.outlet)
    languages = tag("language", filters.language) if filters.language else ""
    tags = "".join(f" AND tags : ({given})" for given in (outlets, languages) if given)
    return f"{{head body}} : ({match(asked)}){tags}"
