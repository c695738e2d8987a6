"""A small ledger with events of all shapes."""

from typing import Any

import duckdb
import pyarrow as pa

from detente.codebook.load import load
from detente.days import days
from detente.ledger.ledger import Ledger
from detente.records import stable_id

BOOK = load()
NASTY = 'Tab\there; "quotes" and\r\nlines\u2028 of «text», \\N'


def entity(name: str, country: str | None = None, *sectors: str, **more: Any) -> dict[str, Any]:
    """Return an entity; its words are its name unless given."""
    first = sectors[0] if sectors else None
    made = {"text": name, "start": 3, "end": 3 + len(name), "name": name, "country": country, "sector": first}
    return {**made, "sectors": list(sectors), "office": None, "wikidata": None, **more}


def place(name: str, country: str, precision: str = "city", **more: Any) -> dict[str, Any]:
    """Return a place."""
    made = {"text": name, "start": 1, "end": 2, "name": name, "country": country, "lat": 50.45, "lon": 30.523}
    return {**made, "geonameid": 703448, "precision": precision, **more}


RUSSIA, NORWAY, FRANCE = entity("Russia", "RUS"), entity("Norway", "NOR"), entity("France", "FRA")
MINISTER = entity("Jonas Gahr Støre", "NOR", "GOV", text="le Premier ministre norvégien", office="prime minister")
UN, EU = entity("United Nations", "UNO"), entity("European Union", "EUR")
REBELS = entity("les rebelles", "SYR", "REB", "UAF")
POLICE, CROWD = entity("la police", "FRA", "COP"), entity("des manifestants", "FRA", "CVL", "OPP")
JOURNALIST, NOBODY = entity("a reporter", None, "JRN"), entity("Doe")
KYIV, UKRAINE = place("Kyiv", "UKR"), place("Ukraine", "UKR", "country", geonameid=690791)


def event(kind: str, actor: list[Any], recipient: list[Any], **more: Any) -> dict[str, Any]:
    """Return an event of a type, or of `TYPE/mode`."""
    name, _, mode = kind.partition("/")
    row = BOOK.types[name]
    made = {
        "article": "a1", "sentence": 0, "start": 10, "end": 40, "text": f"{kind} took place", "event": name,
        "mode": mode or None, "contexts": [], "quad": row.quad,
        "score": row.modes[mode].score if mode else row.score, "actor": actor, "recipient": recipient,
        "date": "2023-03-16", "status": "actual", "trigger": {"text": "took", "start": 12, "end": 16},
        "frame": f"{name.lower()}/x", "confidence": 0.9, "coder": "detente 0.1.0", "codebook": "c0de", "model": "fr",
    } | more  # fmt: skip
    made["goldstein"] = BOOK.goldstein.get(made.get("cameo") or "")
    made["earliest"], made["latest"] = days(made["date"])
    return {"id": stable_id(kind, actor, recipient, sorted(more.items())), **made}


EVENTS = {
    "expel": event("SANCTION/expel", [NORWAY], [RUSSIA], cameo="161", contexts=["diplomatic", "intelligence"]),
    "root": event("CONSULT/visit", [MINISTER], [FRANCE], cameo="04", date="2023-01-31", place=KYIV),
    "mutual": event("CONSULT", [RUSSIA, FRANCE, UN], [], cameo="046", place=UKRAINE, sentence=7),
    "several": event("ACCUSE/allege", [UN, EU], [RUSSIA, REBELS], date="2023-03/2023-04"),
    "alone": event("PROTEST/riot", [CROWD], [], date="2023-02", status="actual"),
    "victim": event("ASSAULT/aerial", [], [UKRAINE and entity("Ukraine", "UKR"), JOURNALIST], date=None),
    "clash": event("ASSAULT", [POLICE, CROWD], [], date="2022-12-31", place=place("Paris", "FRA")),
    "text": event(
        "REJECT", [entity(NASTY, "RUS", "GOV", office=NASTY)], [NOBODY], article="a2", text=NASTY,
        place=place(NASTY, "USA", "region"), date="2024~",
    ),
    "report": event("SANCTION/expel", [NORWAY], [RUSSIA], article="a2", cameo="161", sentence=3),
    "planned": event("AGREE", [RUSSIA], [FRANCE], status="future", cameo="036"),
    "denied": event("ASSAULT/firearms", [RUSSIA], [FRANCE], status="negated"),
    "said": event(
        "SUPPORT", [EU], [NORWAY], cameo="051", condition="si elle vient",
        attribution={"speaker": MINISTER, "verb": "dire", "statement": "s1"},
    ),
}  # fmt: skip
ARTICLES = [
    {
        "id": "a1", "url": "https://example.org/un", "outlet": "L'Estuaire", "title": "Un", "language": "fr",
        "published": "2023-03-16", "retrieved": None, "text": "Un\n\nLa Norvège …", "sha256": "00",
        "coder": "detente 0.1.0", "codebook": "c0de", "model": "fr", "added": "2023-03-17 01:02:03",
    },
    {
        "id": "a2", "url": 'https://example.org/deux?q="a\tb"', "outlet": NASTY, "title": NASTY, "language": "en",
        "published": None, "retrieved": None, "text": NASTY, "sha256": "01",
        "coder": "detente 0.1.0", "codebook": "c0de", "model": "en", "added": "2023-03-18 00:00:00",
    },
]  # fmt: skip
STATEMENTS = [
    {
        "id": "s1", "article": "a1", "sentence": 1, "start": 4, "end": 9, "text": NASTY, "form": "direct",
        "speaker": MINISTER, "verb": "dire", "addressee": None, "date": "2023-03-16", "date_text": None,
        "events": [EVENTS["said"]["id"]], "coder": "detente 0.1.0", "codebook": "c0de", "model": "fr",
        "earliest": "2023-03-16", "latest": "2023-03-16",
    }
]  # fmt: skip
HAPPENING = {
    "id": EVENTS["expel"]["id"], "event": "SANCTION", "mode": "expel", "status": "actual", "actor": ["NOR"],
    "recipient": ["RUS"], "events": [EVENTS["expel"]["id"], EVENTS["report"]["id"]], "reports": 2, "stories": 2,
    "outlets": 2, "languages": ["en", "fr"], "contradictions": [], "told": [],
}  # fmt: skip


def fill(ledger: Ledger, events: list[dict[str, Any]] | None = None) -> None:
    """Put articles, statements and events into a ledger; two of the events tell of one happening."""
    connection = ledger.connection
    add(connection, "articles", ARTICLES)
    add(connection, "statements", STATEMENTS)
    add(connection, "events", list(EVENTS.values()) if events is None else events)
    add(connection, "happenings", [HAPPENING])
    for name in ("expel", "report"):
        row = [EVENTS[name]["id"], HAPPENING["id"], name == "expel"]
        connection.execute("INSERT INTO happening_events VALUES (?, ?, ?)", row)


def add(connection: duckdb.DuckDBPyConnection, table: str, rows: list[dict[str, Any]]) -> None:
    """Insert rows given as dictionaries; columns that they lack are null."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    kinds = {row[0]: row[1] for row in connection.execute(f"DESCRIBE {table}").fetchall()}
    shape = connection.sql(f"FROM {table} LIMIT 0").to_arrow_table().schema
    text = {n: pa.string() if kinds[n] in ("DATE", "TIMESTAMP") else shape.field(n).type for n in names}
    plain = [{n: str(v) if kinds[n] in ("DATE", "TIMESTAMP") and v else v for n, v in row.items()} for row in rows]
    connection.register("given", pa.Table.from_pylist(plain, schema=pa.schema(list(text.items()))))
    connection.execute(f"INSERT INTO {table} BY NAME FROM given")
    connection.unregister("given")
