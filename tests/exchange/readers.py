"""Read exported files back, as others would."""

import csv
from pathlib import Path

import duckdb
import pandas as pd

from detente.exchange.formats import LAYOUTS, Format

Rows = list[tuple[str, ...]]


def by_pandas(path: Path, format: Format) -> Rows:
    """Return the rows of a table as text, null as nothing; pandas takes quotation marks for such everywhere."""
    header = 0 if LAYOUTS[format].header else None
    found = pd.read_csv(path, sep="\t", header=header, dtype=str, keep_default_na=False, na_values=[])
    return rows(found.values.tolist(), format)


def by_duckdb(path: Path, format: Format) -> Rows:
    """Return the same, read by DuckDB."""
    layout = LAYOUTS[format]
    quote = '"' if layout.quoted else ""
    query = f"FROM read_csv(?, delim='\t', quote='{quote}', escape='{quote}', header={layout.header}, all_varchar=true)"
    return rows(duckdb.execute(query, [str(path)]).fetchall(), format)


def by_tabs(path: Path) -> Rows:
    """Return the fields between tabs, as a reader sees them that knows no quotation marks."""
    with path.open(encoding="utf-8", newline="") as file:
        return [tuple(row) for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]


def columns(path: Path) -> list[dict[str, str]]:
    """Return the rows of a table with a header, by column name."""
    head, *rest = by_tabs(path)
    return [dict(zip(head, row, strict=True)) for row in rest]


def rows(found: list[tuple[object, ...]] | list[list[object]], format: Format) -> Rows:
    return [tuple("" if value in (None, LAYOUTS[format].null) else str(value) for value in row) for row in found]
