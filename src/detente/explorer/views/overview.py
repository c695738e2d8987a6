"""`/`: what the ledger holds, who deals with whom, what turned, what was said last."""

from datetime import date, timedelta
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, Response

from detente.explorer.answers import View, answer, form, spoken, store
from detente.explorer.filters import Filters
from detente.explorer.pictures import months
from detente.explorer.store import NotReadyError, Store

router = APIRouter()
PERIODS = (30, 90, 180, 365)  # days: the last period is held against the one before; the shortest that tells enough
ENOUGH = 3  # acts in each period, below which a turn says little
SOME = 2  # turns, below which a longer period is tried

FACTS = """
SELECT (SELECT count(*) FROM {articles}) AS articles, (SELECT count(*) FROM {events}) AS events,
(SELECT count(*) FROM {statements}) AS statements, (SELECT count(DISTINCT outlet) FROM {articles}) AS outlets,
(SELECT list(language ORDER BY language) FROM (SELECT DISTINCT language FROM {articles} WHERE language IS NOT NULL))
AS languages, (SELECT min(published) FROM {articles}) AS first, (SELECT max(published) FROM {articles}) AS last
"""
DIGEST = {"articles": "items", "events": "acts", "statements": "said"}
LEDGER = {"articles": "articles", "events": "events", "statements": "statements"}
DYADS = """
SELECT low, high, count(*) AS acts, count(*) FILTER (quad <= 2) AS cooperation,
count(*) FILTER (quad >= 3) AS conflict, avg(score) AS score, max(day) AS last
FROM pairs WHERE once AND {where} GROUP BY ALL ORDER BY acts DESC, low, high LIMIT 12
"""
TURNS = """
WITH periods AS (
  SELECT low, high, avg(score) FILTER (day > ?) AS now, avg(score) FILTER (day <= ?) AS before,
  count(*) FILTER (day > ?) AS acts, count(*) FILTER (day <= ?) AS acts_before
  FROM pairs WHERE once AND {where} AND day > ? AND day <= ? GROUP BY ALL
)
SELECT *, now - before AS turn FROM periods WHERE acts >= ? AND acts_before >= ?
ORDER BY abs(turn) DESC, low, high LIMIT 8
"""
# Articles also tell of what was long ago: such months are counted, not drawn.
MONTHS = """
WITH days AS (
  SELECT day, article IS NULL AS imported, count(*) FILTER (quad <= 2) AS cooperation,
  count(*) FILTER (quad >= 3) AS conflict FROM acts WHERE {where} AND day IS NOT NULL GROUP BY ALL
)
SELECT date_trunc('month', day)::DATE AS month, sum(cooperation)::BIGINT AS cooperation,
sum(conflict)::BIGINT AS conflict, imported OR day BETWEEN ? AND ? AS near FROM days GROUP BY ALL ORDER BY month
"""
LATEST = "SELECT * FROM said WHERE {where} ORDER BY day DESC NULLS LAST LIMIT 6"


@router.get("/")
def overview(
    request: Request, filters: Annotated[Filters, Query()], store: Annotated[Store, Depends(store)]
) -> Response:
    """Show what the ledger holds."""
    try:
        facts = store.rows(FACTS.format(**DIGEST))[0]
    except NotReadyError:
        if form(request, filters) != "html":
            raise
        return soon(request, filters, store)
    where, values = filters.where()
    dyads = store.table(DYADS.format(where=where), values)
    data = {
        "facts": facts, "dyads": dyads.to_pylist(), **by_month(store, filters, facts), **turns(store, filters, facts),
        "statements": latest(store, filters), "preparing": False,
    }  # fmt: skip
    picture = months.spec(data["months"], spoken(request, filters))
    return answer(request, filters, View("overview.html", "Détente", data, dyads, "dyads", {"picture_spec": picture}))


def soon(request: Request, filters: Filters, store: Store) -> Response:
    """Show what can be counted at once, while the rest is being prepared; the page comes again by itself."""
    with store.words() as ledger:
        facts = ledger.sql(FACTS.format(**LEDGER)).to_pylist()[0]
    response = answer(request, filters, View("overview.html", "Détente", {"facts": facts, "preparing": True}))
    response.headers["Refresh"] = "2"
    return response


def by_month(store: Store, filters: Filters, facts: dict[str, Any]) -> dict[str, Any]:
    """Return acts by month while articles were published, or between the days asked for; how many are elsewhere."""
    first = filters.since or (facts["first"] or date.min).replace(day=1)
    last = filters.until or facts["last"] or date.max
    where, values = filters.where()
    rows = store.rows(MONTHS.format(where=where), [*values, first, last])
    near = [{k: v for k, v in row.items() if k != "near"} for row in rows if row["near"]]
    return {"months": near, "elsewhere": sum(row["cooperation"] + row["conflict"] for row in rows if not row["near"])}


def turns(store: Store, filters: Filters, facts: dict[str, Any]) -> dict[str, Any]:
    """Return the dyads whose mean score changed most between the last two periods, and how long these are."""
    where, values = filters.where()
    last: date | None = store.rows(f"SELECT max(day) AS day FROM pairs WHERE {where}", values)[0]["day"]
    if last is None:
        return {"turns": [], "period": PERIODS[0]}
    last = min(last, facts["last"] or last)
    for period in PERIODS:
        middle, first = last - timedelta(days=period), last - timedelta(days=2 * period)
        parameters = [middle] * 4 + values + [first, last, ENOUGH, ENOUGH]
        found = store.rows(TURNS.format(where=where), parameters)
        if len(found) >= SOME:
            break
    return {"turns": found, "period": period}


def latest(store: Store, filters: Filters) -> list[dict[str, Any]]:
    """Return the latest statements, with their words where the ledger can be read."""
    where, values = filters.where_said()
    return store.with_words("statements", store.rows(LATEST.format(where=where), values))
