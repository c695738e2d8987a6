"""Export events, or any table of a ledger, to a file."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import fields
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING

from detente.errors import LedgerError, SettingError
from detente.exchange.codes import sql, teach
from detente.exchange.formats import LAYOUTS, Format, Layout
from detente.exchange.selection import Selection
from detente.exchange.writing import replacing, write_csv, write_lines, write_parquet
from detente.ledger.schema import schema
from detente.records import Article, Event, Statement

if TYPE_CHECKING:
    import pyarrow as pa
    from duckdb import DuckDBPyConnection

BATCH = 10_000
RECORDS = {"articles": Article, "events": Event, "statements": Statement}
# Columns of a format that are not written.
INNER = ("_day", "_id", "_n", "_kept")
NESTED = ("STRUCT", "MAP", "BLOB")
Writer = Callable[[IO[bytes], "pa.RecordBatchReader"], int]


def export(
    connection: "DuckDBPyConnection",
    path: Path,
    format: Format,
    selection: Selection | None = None,
    table: str = "events",
) -> int:
    """Write a table of a ledger to a file and return the number of rows.

    `selection` chooses among events only. Rows are in order of day and id, so that equal ledgers
    give equal files. A file that was there stays as it was until the new one is complete.
    SettingError: there is no such table or folder, or the format or the selection is for events only.
    LedgerError: the ledger cannot be read.
    """
    check(format, selection, table)
    if not path.parent.is_dir():
        raise SettingError(f"{path}: no such folder: make {path.parent} first")
    import duckdb

    try:
        with replacing(path) as out, connection.cursor() as cursor:
            teach(cursor)
            cursor.execute("SET VARIABLE format = ?", [format.value])
            (selection or Selection()).tell(cursor)
            cursor.execute(sql("chosen"))
            query, write = plan(cursor, format, table)
            with stream(cursor, query) as batches:
                return write(out, batches)
    except duckdb.Error as error:
        raise LedgerError(f"{path}: not written: the ledger cannot be read: {error}") from error


def check(format: Format, selection: Selection | None, table: str) -> None:
    known = [*schema().table, *schema().view]
    if table not in known:
        raise SettingError(f"table {table}: the ledger has no such table or view: it has {', '.join(known)}")
    if table != "events" and format not in (Format.csv, Format.parquet, Format.jsonl):
        raise SettingError(f"table {table}: {format} holds events only: use csv, parquet or jsonl")
    if table != "events" and selection not in (None, Selection()):
        raise SettingError(f"table {table}: dates, countries, types, statuses and systems choose among events only")


def plan(cursor: "DuckDBPyConnection", format: Format, table: str) -> tuple[str, Writer]:
    """Return the query whose rows are written, and what writes them."""
    if format in LAYOUTS:
        return tab_separated(cursor, format)
    if format is Format.plover:
        return f"SELECT line FROM ({sql('plover')}) ORDER BY _day, _id", partial(write_lines, header=None)
    rows, order = ("chosen", "_day, _id") if table == "events" else (table, ordered(table))
    if format is Format.jsonl:
        return f"SELECT {as_json(table)} AS line FROM {rows} ORDER BY {order}", partial(write_lines, header=None)
    flat = format is Format.csv
    cells = (
        f"to_json({named(name)}) AS {named(name)}" if flat and is_nested(kind) else named(name)
        for name, kind in described(cursor, f"FROM {table}")
    )
    return f"SELECT {', '.join(cells)} FROM {rows} ORDER BY {order}", write_csv if flat else write_parquet


def tab_separated(cursor: "DuckDBPyConnection", format: Format) -> tuple[str, Writer]:
    """Return the query that joins the columns of a format; an imported row has the fields it came with."""
    layout = LAYOUTS[format]
    columns = [name for name, _ in described(cursor, sql(format)) if name not in INNER]
    cells = (cell(name, layout) for name in columns)
    query = f"SELECT concat_ws(chr(9), {', '.join(cells)}) AS line, _day, _id, _n FROM ({sql(format)})"
    header = "\t".join(columns) if layout.header else None
    return f"SELECT line FROM ({query}) ORDER BY _day, _id, _n", partial(write_lines, header=header)


def cell(name: str, layout: Layout) -> str:
    value = f"coalesce(_kept['{name}'], {named(name)}::VARCHAR, '{layout.null}')"
    return f"in_quotes({value})" if layout.quoted else value


def described(cursor: "DuckDBPyConnection", query: str) -> list[tuple[str, str]]:
    return [(row[0], row[1]) for row in cursor.execute(f"DESCRIBE {query}").fetchall()]


def ordered(table: str) -> str:
    """Return by what the rows of a table are ordered: its key, or all its columns."""
    key = schema().table[table]["key"] if table in schema().table else []
    return ", ".join(map(named, key)) or "ALL"


def as_json(table: str) -> str:
    """Return the SQL of a row as a JSON object: a record where the table holds records."""
    if table not in RECORDS:
        return f"to_json({table})"
    names = [field.name for field in fields(RECORDS[table])]
    pairs = (f"'{name}': {named(name)}" for name in names)
    return f"to_json({{'record': '{table[:-1]}', {', '.join(pairs)}}})"


def named(column: str) -> str:
    return f'"{column}"'


def is_nested(kind: str) -> bool:
    return kind.endswith("[]") or kind.startswith(NESTED)


@contextmanager
def stream(cursor: "DuckDBPyConnection", query: str) -> Iterator["pa.RecordBatchReader"]:
    """Give the rows of a query in batches."""
    batches = cursor.sql(query).to_arrow_reader(BATCH)
    try:
        yield batches
    finally:
        batches.close()
