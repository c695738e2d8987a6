"""`/`: what the ledger holds, who deals with whom, what turned, what was said last."""

from datetime import date, timedelta
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, Response

from detente.explorer.answers import View, answer, store
from detente.explorer.filters import Filters
from detente.explorer.pictures import months
from detente.explorer.store import Store

router = APIRouter()
PERIOD = 30  # days: the last period is held against the one before
ENOUGH = 3  # acts in each period, below which a turn says little

FACTS = """
SELECT (SELECT count(*) FROM items) AS articles, (SELECT count(*) FROM acts) AS events,
(SELECT count(*) FROM said) AS statements, (SELECT count(DISTINCT outlet) FROM items) AS outlets,
(SELECT list(language ORDER BY language) FROM (SELECT DISTINCT language FROM items)) AS languages,
(SELECT min(published) FROM items) AS first, (SELECT max(published) FROM items) AS last
"""
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
MONTHS = """
SELECT date_trunc('month', day)::DATE AS month, count(*) FILTER (quad <= 2) AS cooperation,
count(*) FILTER (quad >= 3) AS conflict FROM acts WHERE {where} AND day IS NOT NULL GROUP BY ALL ORDER BY month
"""
LATEST = "SELECT * FROM said WHERE {where} ORDER BY day DESC NULLS LAST, id LIMIT 8"


@router.get("/")
def overview(
    request: Request, filters: Annotated[Filters, Query()], store: Annotated[Store, Depends(store)]
) -> Response:
    """Show what the ledger holds."""
    where, values = filters.where()
    facts = store.rows(FACTS)[0]
    dyads = store.table(DYADS.format(where=where), values)
    by_month = store.rows(MONTHS.format(where=where), values)
    data = {
        "facts": facts, "dyads": dyads.to_pylist(), "months": by_month, "turns": turns(store, filters),
        "statements": latest(store, filters), "period": PERIOD,
    }  # fmt: skip
    view = View("overview.html", "Détente", data, dyads, "dyads", {"picture_spec": months.spec(by_month)})
    return answer(request, filters, view)


def turns(store: Store, filters: Filters) -> list[dict[str, Any]]:
    """Return the dyads whose mean score changed most between the last two periods."""
    where, values = filters.where()
    last: date | None = store.rows(f"SELECT max(day) AS day FROM pairs WHERE {where}", values)[0]["day"]
    if last is None:
        return []
    middle, first = last - timedelta(days=PERIOD), last - timedelta(days=2 * PERIOD)
    parameters = [middle] * 4 + values + [first, last, ENOUGH, ENOUGH]
    return store.rows(TURNS.format(where=where), parameters)


def latest(store: Store, filters: Filters) -> list[dict[str, Any]]:
    """Return the latest statements, with their words where the ledger can be read."""
    where, values = filters.where_said()
    return store.with_words("statements", store.rows(LATEST.format(where=where), values))
