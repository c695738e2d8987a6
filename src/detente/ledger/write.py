"""Write what was coded, and how far the sources were read, in one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from os import stat_result

import duckdb
import pyarrow as pa

from detente.ledger.ledger import Ledger
from detente.ledger.tally import Tally
from detente.sources.items import Skipped

# Of what came in, the articles that are new, each once.
FRESH = """
CREATE OR REPLACE TEMP TABLE fresh AS
FROM coded WHERE reason IS NULL AND article.id NOT IN (SELECT id FROM articles)
QUALIFY row_number() OVER (PARTITION BY article.id) = 1
"""
ARTICLES = """
INSERT INTO articles BY NAME SELECT article.*, coder, codebook, model, now() AT TIME ZONE 'UTC' AS added FROM fresh
"""
SIGHTINGS = """
INSERT OR IGNORE INTO sightings BY NAME SELECT item, article.id AS article, source, position
FROM coded WHERE reason IS NULL AND item IS NOT NULL
"""
COUNTS = "SELECT count(*), coalesce(sum(len(events)), 0), coalesce(sum(len(statements)), 0) FROM fresh"


def records_of(table: str) -> tuple[str, str, str]:
    """Return the SQL that inserts events, statements and parses from a table of schema `CODED`."""
    return (
        f"INSERT INTO events BY NAME SELECT e.*, codebook, model FROM (SELECT unnest(events) AS e, * FROM {table})",
        f"INSERT INTO statements BY NAME SELECT s.*, coder, codebook, model "
        f"FROM (SELECT unnest(statements) AS s, * FROM {table})",
        f"INSERT INTO parses BY NAME "
        f"SELECT article.id AS article, model, blocks, parse FROM {table} WHERE parse IS NOT NULL",
    )


@dataclass(frozen=True, slots=True)
class Reached:
    """How far a file has been read: the number of things in it that need not be read again."""

    path: str
    stat: stat_result | None
    position: int
    finished: bool


def write(
    ledger: Ledger,
    batches: Sequence[pa.RecordBatch],
    skipped: Sequence[Skipped],
    reached: Sequence[Reached],
    tally: Tally,
) -> None:
    """Commit batches of schema `CODED`, what was skipped, and how far the sources were read; count it."""
    more = [reason for batch in batches for reason in faults(batch)]
    with ledger.transaction():
        for batch in batches:
            insert(ledger.connection, batch, tally)
        keep_skipped(ledger.connection, [*skipped, *more])
        keep_reached(ledger.connection, reached)
    tally.skipped += [one.reason for one in [*skipped, *more]]


def insert(connection: duckdb.DuckDBPyConnection, batch: pa.RecordBatch, tally: Tally) -> None:
    """Insert the articles of a batch that are new, with their records."""
    coded = pa.Table.from_batches([batch])
    connection.register("coded", coded)
    for statement in (FRESH, ARTICLES, *records_of("fresh"), SIGHTINGS):
        connection.execute(statement)
    articles, events, statements = connection.execute(COUNTS).fetchall()[0]
    connection.unregister("coded")
    tally.articles += articles
    tally.events += int(events)
    tally.statements += int(statements)
    tally.known += sum(reason is None for reason in batch["reason"].to_pylist()) - articles


def faults(batch: pa.RecordBatch) -> list[Skipped]:
    """Return the things of a batch that could not be read or coded."""
    rows = batch.select(["source", "position", "reason"]).to_pylist()
    return [Skipped(**row) for row in rows if row["reason"] is not None]


def keep_skipped(connection: duckdb.DuckDBPyConnection, skipped: Sequence[Skipped]) -> None:
    now = datetime.now(UTC).replace(tzinfo=None)
    rows = {(one.source, one.position): (one.source, one.position, one.reason, now) for one in skipped}
    if rows:
        connection.executemany("INSERT OR REPLACE INTO skipped VALUES (?, ?, ?, ?)", list(rows.values()))


def keep_reached(connection: duckdb.DuckDBPyConnection, reached: Sequence[Reached]) -> None:
    rows = [
        (one.path, one.stat.st_size, one.stat.st_mtime_ns, one.position, one.finished) for one in reached if one.stat
    ]
    if rows:
        connection.executemany("INSERT OR REPLACE INTO sources VALUES (?, ?, ?, ?, ?)", rows)
