"""Read what is measured and what it is measured against; errors name the file, the line and the remedy."""

import csv
import io
import json
from collections.abc import Collection
from pathlib import Path
from typing import Any

from detente.errors import SourceError


def read_jsonl(path: Path) -> list[dict[str, Any]]:
    """Return the objects of a JSON Lines file; SourceError where a line is none."""
    found = []
    for number, line in enumerate(text_of(path).splitlines(), 1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except ValueError as error:
            raise SourceError(f"{path}, line {number}: not JSON: write one object a line ({error})") from error
        if not isinstance(value, dict):
            raise SourceError(f"{path}, line {number}: not a JSON object: write one object a line")
        found.append(value)
    return found


def read_table(path: Path, columns: Collection[str]) -> list[dict[str, str]]:
    """Return the rows of a table with tabs; SourceError where it lacks one of the columns, or a row is short."""
    reader = csv.DictReader(io.StringIO(text_of(path), newline=""), delimiter="\t")
    rows = []
    try:
        if missing := [name for name in columns if name not in (reader.fieldnames or ())]:
            raise SourceError(f"{path}, line 1: no column {', '.join(missing)}: the first line must name the columns")
        for row in reader:
            if any(row[name] is None for name in columns):
                raise SourceError(f"{path}, line {reader.line_num}: too few columns: put a tab between all of them")
            rows.append(row)
    except csv.Error as error:
        raise SourceError(f"{path}, line {reader.line_num}: not a table with tabs: {error}") from error
    return rows


def text_of(path: Path) -> str:
    try:
        with open(path, encoding="utf-8-sig", newline="") as file:
            return file.read()
    except UnicodeDecodeError as error:
        raise SourceError(f"{path}: not UTF-8: save it as UTF-8 first") from error
    except OSError as error:
        raise SourceError(f"{path}: cannot be read: {error.strerror or error}: check the name") from error
