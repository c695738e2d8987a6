"""A ledger: one DuckDB file with every article, event and statement."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

import duckdb

from detente.errors import LedgerError
from detente.ledger.schema import prepare, schema, version
from detente.ledger.transaction import transaction

if TYPE_CHECKING:
    import pyarrow as pa

    from detente.batch import Task
    from detente.ledger.tally import Tally

# Nothing is downloaded, and memory stays small: what does not fit goes through a file.
OFFLINE = {"autoinstall_known_extensions": False, "autoload_known_extensions": False}
MEMORY = "1GB"
# While articles come in, little of what was written need be held.
LITTLE = "200MB"


class Ledger:
    """A ledger in a file; made where there is none, unless `read_only` or not `new`.

    Raises LedgerError: the file is something else, a newer Détente made it, or another process writes it.
    """

    def __init__(self, path: str | Path, *, read_only: bool = False, new: bool = True) -> None:
        self.path = Path(path)
        self.connection = opened(self.path, read_only=read_only, new=new and not read_only)
        try:
            if read_only:
                current(self.connection, self.path)
            else:
                prepare(self.connection, str(self.path))
        except BaseException:
            self.connection.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self.connection.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Write all that is done inside, or nothing; LedgerError where it cannot be written."""
        with self.written(), transaction(self.connection):
            yield

    @contextmanager
    def written(self) -> Iterator[None]:
        """Raise LedgerError where what is done inside cannot be written."""
        try:
            yield
        except duckdb.Error as error:
            raise LedgerError(
                f"{self.path}: cannot be written: {error}: what was there before is safe; make room or mend it, "
                "and run the same command again"
            ) from error

    @contextmanager
    def frugal(self) -> Iterator[None]:
        """Hold little of the file in memory inside."""
        self.connection.execute(f"SET memory_limit = '{LITTLE}'")
        try:
            yield
        finally:
            self.connection.execute(f"SET memory_limit = '{MEMORY}'")

    # -- writing: coding is imported only here, so that reading starts fast ---------

    def ingest(self, sources: Sequence[str | Path], task: "Task | None" = None, **options: Any) -> "Tally":
        """Code what files, folders and globs hold, and keep it; see `detente.ledger.ingest.ingest`."""
        from detente.ledger.ingest import ingest

        return ingest(self, sources, task, **options)

    def add(self, batches: "Iterable[pa.RecordBatch]") -> "Tally":
        """Keep the records that `detente.code_batch` made, on this machine or another; each article once."""
        from detente.ledger.ingest import add

        return add(self, batches)

    def recode(self, task: "Task | None" = None, **options: Any) -> "Tally":
        """Code again what another codebook, coder or pipeline has coded; see `detente.ledger.recode.recode`."""
        from detente.ledger.recode import recode

        return recode(self, task, **options)

    # -- reading -------------------------------------------------------------------

    def sql(self, query: str, parameters: Sequence[Any] = ()) -> "pa.Table":
        """Return the answer to an SQL query on the tables and views of the ledger, as an Arrow table."""
        try:
            return self.connection.sql(query, params=list(parameters)).to_arrow_table()
        except duckdb.Error as error:
            raise LedgerError(f"{self.path}: {error}") from error

    def articles(self, **filters: Any) -> "pa.Table":
        """Return articles; `since` and `until` are days of publication, `outlet` and `language` equal."""
        return self.filtered("articles", "published", "published", filters)

    def events(self, **filters: Any) -> "pa.Table":
        """Return events; `since` and `until` are days (ISO) that their date may mean.

        Any other filter is a column that must equal a value, or be one of a list: `event="SANCTION"`,
        `status=["actual", "future"]`. `country` may be in actor or recipient.
        """
        return self.filtered("events", "earliest", "latest", filters)

    def statements(self, **filters: Any) -> "pa.Table":
        """Return statements; filters as for events, and `country` is the speaker's."""
        return self.filtered("statements", "earliest", "latest", filters)

    def stories(self) -> "pa.Table":
        """Return stories: articles that print the same dispatch."""
        return self.sql("FROM stories ORDER BY earliest, id")

    def happenings(self) -> "pa.Table":
        """Return happenings: events of several articles that tell of one act."""
        return self.sql("FROM happenings ORDER BY earliest, id")

    def dyad(self, actor: str, recipient: str, *, both: bool = False) -> "pa.Table":
        """Return the acts of one country toward another, each happening once; with `both`, either way."""
        pairs = [(actor, recipient), (recipient, actor)] if both else [(actor, recipient)]
        where = " OR ".join("(actor = ? AND recipient = ?)" for _ in pairs)
        return self.sql(f"FROM dyads WHERE {where} ORDER BY day, id", [code for pair in pairs for code in pair])

    def filtered(self, table: str, first: str, last: str, filters: dict[str, Any]) -> "pa.Table":
        conditions, parameters = [], []
        for name, value in filters.items():
            if value is None:
                continue
            values = [value] if isinstance(value, str) or not isinstance(value, Sequence) else list(value)
            conditions.append(condition(table, name, first, last))
            parameters.append(values[0] if name in ("since", "until") else values)
        where = " AND ".join(conditions) or "true"
        return self.sql(f"FROM {table} WHERE {where} ORDER BY {first}, id", parameters)


def condition(table: str, name: str, first: str, last: str) -> str:
    """Return the SQL of a filter; LedgerError where the table has no such column."""
    if name == "since":
        return f"coalesce({last}, {first}) >= ?::DATE"
    if name == "until":
        return f"{first} <= ?::DATE"
    if name == "country" and table == "events":
        return "list_has_any([p.country FOR p IN list_concat(actor, recipient)], ?::VARCHAR[])"
    if name == "country" and table == "statements":
        return "list_contains(?::VARCHAR[], speaker.country)"
    if name not in schema().columns(table):
        raise LedgerError(f"{table}: no column {name!r}: it has {', '.join(schema().columns(table))}")
    return f'list_contains(?, "{name}")'


def opened(path: Path, *, read_only: bool, new: bool) -> duckdb.DuckDBPyConnection:
    """Return a connection to a file; LedgerError says why there is none."""
    if not new and not path.exists():
        raise LedgerError(f"{path}: no such ledger: make one with `detente ingest SOURCE... --ledger {path}`")
    if not path.parent.is_dir():
        raise LedgerError(f"{path}: no such folder: make {path.parent} first")
    try:
        return duckdb.connect(path, read_only=read_only, config={**OFFLINE, "memory_limit": MEMORY})
    except duckdb.Error as error:
        if "lock" in str(error).lower():
            raise LedgerError(f"{path}: another program has it open for writing: end that one first") from error
        raise LedgerError(f"{path}: cannot be opened as a ledger: {error}") from error


def current(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Raise LedgerError unless the ledger has the tables of this version."""
    found = version(connection, str(path))
    if found != schema().version:
        raise LedgerError(
            f"{path}: has the tables of an older Détente: `detente ledger info {path}` brings it up to date"
        )
