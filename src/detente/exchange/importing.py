"""Read tables of POLECAT and GDELT into the events of a ledger."""

from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from detente.errors import LedgerError
from detente.exchange.codes import sql, teach
from detente.exchange.tables import DataSet, Shape, lines, shape
from detente.ledger.transaction import transaction

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# Rows that go into the ledger in one transaction.
BATCH = 20_000
# Reasons that are told; all stand in the ledger.
TOLD = 10
INCOMING = """
CREATE OR REPLACE TEMP VIEW incoming AS
SELECT
  number, fields, width, CASE WHEN len(fields) = width THEN map(getvariable('names'), fields) END AS original,
  {columns}
FROM (
  SELECT number, {width} AS width, cut([unquoted(f) FOR f IN string_split(line, chr(9))], {width}) AS fields
  FROM lines
)
"""
KEEP = """
INSERT INTO events BY NAME
SELECT * EXCLUDE (number, fault), earliest AS latest, earliest::VARCHAR AS date
FROM made WHERE fault IS NULL AND id NOT IN (SELECT id FROM events)
QUALIFY row_number() OVER (PARTITION BY id ORDER BY number) = 1
"""
SKIP = """
INSERT OR IGNORE INTO skipped BY NAME
SELECT ? AS source, number AS position, fault AS reason, ? AS noted FROM made WHERE fault IS NOT NULL
"""
FAULTS = "SELECT number + 1, fault FROM made WHERE fault IS NOT NULL ORDER BY number"


@dataclass(slots=True)
class Imported:
    """What came of a table: its rows, those new in the ledger, those skipped, and the first reasons."""

    data_set: DataSet
    rows: int = 0
    new: int = 0
    skipped: int = 0
    reasons: tuple[str, ...] = ()


def import_table(connection: "DuckDBPyConnection", path: Path, data_set: DataSet | None = None) -> Imported:
    """Read a table of POLECAT or GDELT, or a zip archive with one, into a ledger's events.

    Which data set it is from is told by the first line, unless given. Rows that are in the ledger
    already are left alone; rows that make no event are skipped with a reason. SourceError: the
    table cannot be read; LedgerError: the ledger cannot be written. Batches before that stay.
    """
    read = enumerate(lines(path))
    first = next(read, (0, ""))
    found = shape(first[1], path, data_set)
    rows = (row for row in (read if found.header else chain([first], read)) if row[1])
    done = Imported(found.data_set)
    with connection.cursor() as cursor:
        prepare(cursor, found)
        while batch := list(islice(rows, BATCH)):
            write(cursor, path, batch, done)
    return done


def prepare(cursor: "DuckDBPyConnection", found: Shape) -> None:
    """Teach a connection how the rows of a table become events."""
    teach(cursor)
    cursor.execute(sql("reading"))
    cursor.execute("SET VARIABLE names = ?", [list(found.names)])
    put(cursor, [])
    cursor.execute(INCOMING.format(width=len(found.names), columns=", ".join(found.columns())))
    cursor.execute(f"CREATE OR REPLACE TEMP VIEW events_read AS {sql(f'from_{found.data_set}')}")


def put(cursor: "DuckDBPyConnection", batch: list[tuple[int, str]]) -> None:
    """Give lines to the views."""
    import pyarrow as pa

    numbers, texts = [row[0] for row in batch], [row[1] for row in batch]
    cursor.register("lines", pa.table({"number": pa.array(numbers, pa.int64()), "line": pa.array(texts, pa.string())}))


def write(cursor: "DuckDBPyConnection", path: Path, batch: list[tuple[int, str]], done: Imported) -> None:
    """Put the rows of a batch into the ledger, all or none, and count them."""
    import duckdb

    put(cursor, batch)
    now = datetime.now(UTC).replace(tzinfo=None)
    try:
        with transaction(cursor):
            cursor.execute("CREATE OR REPLACE TEMP TABLE made AS FROM events_read")
            new = cursor.execute(KEEP).fetchall()[0][0]
            cursor.execute(SKIP, [str(path), now])
    except duckdb.Error as error:
        raise LedgerError(f"{path}: its rows cannot be written into the ledger: {error}") from error
    faults = cursor.execute(FAULTS).fetchall()
    done.rows += len(batch)
    done.new += new
    done.skipped += len(faults)
    more = (f"line {number}: {fault}" for number, fault in faults)
    done.reasons = tuple(islice(chain(done.reasons, more), TOLD))
