"""Small ledgers for the tests of happenings: events written without coding."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Any

import duckdb
import pyarrow as pa

from detente.ledger import happenings
from detente.ledger.schema import prepare

THURSDAY = date(2023, 3, 16)


def day(n: int) -> date:
    """Return the day `n` days after the Thursday."""
    return THURSDAY + timedelta(n)


@dataclass(frozen=True)
class Told:
    """An event and its article, as a test needs them; `on` is a day, or first and last; without it, the article's."""

    id: str
    actor: Sequence[str] = ("NOR",)
    recipient: Sequence[str] = ("RUS",)
    event: str = "SANCTION"
    mode: str | None = "expel"
    on: date | tuple[date | None, date | None] | None = None
    status: str = "actual"
    city: str | None = None
    text: str = ""
    frame: str = "sanction/expel"
    confidence: float = 0.9
    article: str = ""
    published: date | None = THURSDAY
    outlet: str | None = None
    language: str = "en"
    story: str = ""
    title: str | None = None

    @property
    def home(self) -> str:
        return self.article or f"article {self.id}"

    @property
    def words(self) -> str:
        return self.text or f"Words of {self.id}"


Rows = list[dict[str, Any]]


def new() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    prepare(connection, ":memory:")
    return connection


def insert(connection: duckdb.DuckDBPyConnection, table: str, rows: Rows) -> None:
    connection.register("given", pa.Table.from_pylist(rows))
    connection.execute(f"INSERT INTO {table} BY NAME FROM given")
    connection.unregister("given")


def party(code: str) -> dict[str, Any]:
    """Return an entity from "SYR:REB" or "IGO/World Bank"."""
    code, _, name = code.partition("/")
    country, _, sector = code.partition(":")
    return {"text": code, "start": 0, "end": 0, "name": name or None, "country": country, "sector": sector or None,
            "sectors": [], "office": None, "wikidata": None}  # fmt: skip


def event(told: Told, start: int) -> dict[str, Any]:
    first, last = told.on if isinstance(told.on, tuple) else (told.on, told.on) if told.on else (told.published,) * 2
    place = {"text": "", "start": 0, "end": 0, "name": told.city, "country": None, "precision": "city"}
    return {
        "id": told.id, "article": told.home, "start": start, "end": start + len(told.words), "text": told.words,
        "event": told.event, "mode": told.mode, "status": told.status, "frame": told.frame,
        "confidence": told.confidence, "quad": 4, "actor": [party(code) for code in told.actor],
        "recipient": [party(code) for code in told.recipient], "earliest": first, "latest": last,
        "date": str(first) if first == last else f"{first}/{last}", "date_text": "then" if told.on else None,
        "place": place if told.city else None,
    }  # fmt: skip


def add(connection: duckdb.DuckDBPyConnection, told: Sequence[Told]) -> None:
    """Write events with their articles and stories."""
    for home, group in groupby(sorted(told, key=lambda one: one.home), key=lambda one: one.home):
        events = list(group)
        one = events[0]
        text = "\n".join(event.words for event in events)
        row = {"id": home, "text": text, "published": one.published, "outlet": one.outlet, "language": one.language,
               "title": one.title}  # fmt: skip
        insert(connection, "articles", [row])
        insert(connection, "events", [event(e, text.index(e.words)) for e in events])
        story = one.story or home
        mates = [home, *connection.execute("SELECT unnest(articles) FROM stories WHERE id = ?", [story]).fetchall()]
        connection.execute("DELETE FROM stories WHERE id = ?", [story])
        insert(connection, "stories", [{"id": story, "articles": [m if isinstance(m, str) else m[0] for m in mates]}])


def found(*told: Told) -> Rows:
    """Return the happenings of events."""
    connection = new()
    add(connection, told)
    happenings.update(connection)
    return tables(connection)["happenings"]


def tables(connection: duckdb.DuckDBPyConnection) -> dict[str, Rows]:
    names = ("happenings", "happening_events", "reports")
    return {name: connection.sql(f"FROM {name} ORDER BY 1").to_arrow_table().to_pylist() for name in names}


def groups(*told: Told) -> list[list[str]]:
    return [row["events"] for row in found(*told)]
