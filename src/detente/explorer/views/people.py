"""`/speakers`: who speaks how often; `/speaker/…`: all that a person says, to whom, about what and when."""

from operator import itemgetter
from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException, Path, Query, Request, Response

from detente.errors import LedgerError
from detente.explorer.answers import View, answer, spoken, store
from detente.explorer.filters import Filters
from detente.explorer.pictures import timeline
from detente.explorer.store import Store

router = APIRouter()
PEOPLE = 50  # people on a page
PAGE = 20  # statements on a page
BESIDE = 12  # people whom a person speaks to, or who speak to that person

SPEAKERS = """
SELECT speaker, mode(country) AS country, mode(sector) AS sector, count(*) AS statements, min(day) AS first,
max(day) AS last FROM said WHERE speaker IS NOT NULL AND {where} GROUP BY speaker
HAVING contains(strip_accents(lower(speaker)), strip_accents(lower(?))) ORDER BY statements DESC, speaker
"""
COUNTRIES = "SELECT country FROM said WHERE country IS NOT NULL GROUP BY country"
# Who it is, whatever the filters: where the person is from, and in which offices.
PERSON = """
SELECT count(*) AS statements, min(day) AS first, max(day) AS last, mode(country) AS country, mode(sector) AS sector,
list(DISTINCT office ORDER BY office) FILTER (office IS NOT NULL) AS offices FROM said WHERE speaker = ?
"""
SAID = """
SELECT id, article, day, verb, form, speaker, country, sector, office, addressee, addressee_country, outlet, language
FROM said WHERE speaker = ? AND {where} ORDER BY day DESC NULLS LAST, id
"""
COUNT = "SELECT count(*) AS n FROM said WHERE speaker = ? AND {where}"
MONTHS = """
SELECT date_trunc('month', day)::DATE AS month, count(*) AS statements
FROM said WHERE speaker = ? AND {where} AND day IS NOT NULL GROUP BY month ORDER BY month
"""
TO = """
SELECT addressee AS name, mode(addressee_country) AS country, count(*) AS statements FROM said
WHERE speaker = ? AND addressee IS NOT NULL AND {where} GROUP BY name ORDER BY statements DESC, name LIMIT ?
"""
FROM = """
SELECT speaker AS name, mode(country) AS country, count(*) AS statements FROM said
WHERE addressee = ? AND {where} GROUP BY name ORDER BY statements DESC, name LIMIT ?
"""
SPEAK = "SELECT DISTINCT speaker FROM said WHERE list_contains(?, speaker)"
WORDS = "SELECT id, text, events FROM statements WHERE id IN (SELECT unnest(?::VARCHAR[]))"
ABOUT = """
SELECT id, event, mode, quad, status, codes(actor) AS actors, codes(recipient) AS recipients FROM events
WHERE event IS NOT NULL AND id IN (SELECT unnest(?::VARCHAR[]))
"""


@router.get("/speakers")
def speakers(
    request: Request, filters: Annotated[Filters, Query()], store: Annotated[Store, Depends(store)]
) -> Response:
    """Show who speaks how often; `q`: a part of the name."""
    where, values = filters.where_said()
    sql = SPEAKERS.format(where=where)
    found = store.rows(f"SELECT count(*) AS n FROM ({sql})", [*values, filters.q])[0]["n"]
    asked = [*values, filters.q, PEOPLE, (filters.page - 1) * PEOPLE]
    people = store.rows(f"{sql} LIMIT ? OFFSET ?", asked)
    rows = store.table(sql, [*values, filters.q]) if filters.format in ("csv", "parquet") else None
    data = {"people": people, "count": found}
    say = spoken(request, filters)
    countries = sorted(
        ((row["country"], say.country(row["country"])) for row in store.rows(COUNTRIES)), key=itemgetter(1)
    )
    more = {"countries": countries, "last": filters.page * PEOPLE >= found}
    return answer(request, filters, View("speakers.html", say("people.title"), data, rows, "speakers", more))


@router.get("/speaker/{name:path}")
def speaker(
    request: Request,
    name: Annotated[str, Path(min_length=1, max_length=1000)],
    filters: Annotated[Filters, Query()],
    store: Annotated[Store, Depends(store)],
) -> Response:
    """Show all that a person says, the latest first."""
    say = spoken(request, filters)
    person = store.rows(PERSON, [name])[0]
    if not person["statements"]:
        raise HTTPException(404, say("people.unknown", name=name))
    where, values = filters.where_said()
    given = [name, *values]
    sql = SAID.format(where=where)
    count = store.rows(COUNT.format(where=where), given)[0]["n"]
    page = store.rows(f"{sql} LIMIT ? OFFSET ?", [*given, PAGE, (filters.page - 1) * PAGE])
    by_month = store.rows(MONTHS.format(where=where), given)
    data = {
        "speaker": name, "person": person, "statements": told(store, page), "count": count, "months": by_month,
        "to": speaking(store, store.rows(TO.format(where=where), [*given, BESIDE])),
        "by": store.rows(FROM.format(where=where), [*given, BESIDE]),
    }  # fmt: skip
    rows = store.table(sql, given) if filters.format in ("csv", "parquet") else None
    more = {"picture_spec": timeline.spec(by_month, say), "last": filters.page * PAGE >= count}
    return answer(request, filters, View("speaker.html", name, data, rows, "statements", more))


def speaking(store: Store, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return those spoken to, each with whether they speak themselves, and so have a page."""
    known = {row["speaker"] for row in store.rows(SPEAK, [[row["name"] for row in rows]])} if rows else set()
    return [{**row, "speaks": row["name"] in known} for row in rows]


def told(store: Store, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return statements with their words and the events in them; None and none while the ledger is locked."""
    try:
        with store.words() as ledger:
            words = ledger.sql(WORDS, [[row["id"] for row in rows]]).to_pylist()
            about = ledger.sql(ABOUT, [[id for row in words for id in row["events"] or ()]]).to_pylist()
    except LedgerError:
        words, about = [], []
    texts = {row["id"]: row for row in words}
    events = {row["id"]: row for row in about}
    empty: dict[str, Any] = {"text": None, "events": []}
    return [
        {**row, "text": found["text"], "events": [events[id] for id in found["events"] or () if id in events]}
        for row in rows
        for found in [texts.get(row["id"], empty)]
    ]
