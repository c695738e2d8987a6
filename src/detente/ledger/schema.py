"""Make, check and migrate the tables of a ledger, as schema.toml says."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from detente.errors import LedgerError
from detente.ledger.transaction import transaction

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

ROOM = files("detente.ledger")
STRUCTURES = re.compile(r"\b(ENTITY|PLACE|SPAN|ATTRIBUTION)\b")


@dataclass(frozen=True, slots=True)
class Schema:
    """The tables and views of a ledger, as read from schema.toml."""

    version: int
    table: Mapping[str, Mapping[str, Any]]
    view: Mapping[str, Mapping[str, Any]]
    structure: Mapping[str, str]

    def statements(self) -> Iterator[str]:
        """Yield the SQL that makes the tables."""
        for name, table in self.table.items():
            columns = [f'"{column}" {self.type(kind)}' for column, kind, _ in table["columns"]]
            key = [f"PRIMARY KEY ({', '.join(table['key'])})"] if table["key"] else []
            yield f"CREATE TABLE {name} ({', '.join(columns + key)})"
            yield from comments("TABLE", name, table)

    def views(self) -> Iterator[str]:
        """Yield the SQL that makes the views anew."""
        yield (ROOM / "views.sql").read_text(encoding="utf-8")
        for name, view in self.view.items():
            yield from comments("VIEW", name, view)

    def type(self, kind: str) -> str:
        """Return a column's type with the structures written out."""
        while STRUCTURES.search(kind):
            kind = STRUCTURES.sub(lambda found: self.structure[found[0]], kind)
        return kind

    def columns(self, table: str) -> list[str]:
        """Return the names of a table's columns, in order."""
        return [column[0] for column in self.table[table]["columns"]]


@cache
def schema() -> Schema:
    """Return the schema that the package ships."""
    return Schema(**tomllib.loads((ROOM / "schema.toml").read_text(encoding="utf-8")))


def comments(kind: str, name: str, table: Mapping[str, Any]) -> Iterator[str]:
    """Yield the SQL that says in the database what a table or view and its columns are."""
    yield f"COMMENT ON {kind} {name} IS {quoted(table['what'])}"
    for column, *_, meaning in table["columns"]:
        yield f'COMMENT ON COLUMN {name}."{column}" IS {quoted(meaning)}'


def quoted(text: str) -> str:
    """Return the text as an SQL literal."""
    return "'" + text.replace("'", "''") + "'"


def prepare(connection: "DuckDBPyConnection", path: str, steps: Mapping[int, str] | None = None) -> None:
    """Make the tables of a new ledger, or bring an older one to this version, in one transaction.

    `steps` is the SQL that leads from the version before to each version. LedgerError: the file
    is another database, or a newer Détente made it.
    """
    found = version(connection, path)
    if found == schema().version:
        return
    with transaction(connection):
        if found is None:
            connection.execute("CREATE TABLE detente_ledger (version INTEGER)")
            connection.execute("INSERT INTO detente_ledger VALUES (0)")
            for statement in schema().statements():
                connection.execute(statement)
        else:
            for step in range(found + 1, schema().version + 1):
                connection.execute((migrations() if steps is None else steps)[step])
        for statement in schema().views():
            connection.execute(statement)
        connection.execute("UPDATE detente_ledger SET version = ?", [schema().version])


def version(connection: "DuckDBPyConnection", path: str) -> int | None:
    """Return the version of the ledger, None where the file is new."""
    from duckdb import CatalogException

    try:
        found: int = connection.execute("SELECT version FROM detente_ledger").fetchall()[0][0]
    except CatalogException:
        if connection.execute("SELECT table_name FROM duckdb_tables()").fetchall():
            raise LedgerError(f"{path}: a database, but not a ledger of Détente: name another file") from None
        return None
    if found > schema().version:
        raise LedgerError(f"{path}: made by a newer Détente (ledger version {found}): install that or a later one")
    return found


def migrations() -> Mapping[int, str]:
    """Return the SQL steps by the version that they lead to."""
    parts = re.split(r"^-- version (\d+).*$", (ROOM / "migrations.sql").read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {int(number): sql for number, sql in zip(parts[1::2], parts[2::2], strict=True)}
