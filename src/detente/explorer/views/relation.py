"""`/relation/RUS-USA`: the course of a relation, its events, who said what, and what each side wants of the other."""

from dataclasses import replace
from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException, Path, Query, Request, Response

from detente.explorer.answers import View, answer, spoken, store
from detente.explorer.course import Course, Pair, course
from detente.explorer.filters import Filters
from detente.explorer.phases import WEIGHT
from detente.explorer.pictures import curve
from detente.explorer.speech import Speech
from detente.explorer.store import Store

router = APIRouter()
PAGE = 25
BESIDE = 8  # statements
EACH = 4  # of what one side asks, offers or threatens

KNOWN = "SELECT 1 FROM pairs WHERE low = ? AND high = ? LIMIT 1"
EVENTS = """
SELECT id, article, day, date, event, mode, quad, score, goldstein, status, condition, contexts, actor, recipient,
actors, recipients, mutual, place, outlet, language, system, reports, outlets, spot
FROM pairs WHERE {where} ORDER BY day DESC NULLS LAST, id
"""
COUNT = "SELECT count(*) AS n FROM pairs WHERE {where}"
# What people of the two say of each other: to the other side, or with an act between the two in it.
ABOUT = """
SELECT * FROM said WHERE list_contains(?, country) AND id IN (
  SELECT statement FROM pairs WHERE low = ? AND high = ? AND statement IS NOT NULL
  UNION ALL SELECT id FROM said WHERE list_contains(?, addressee_country)
) AND {where} ORDER BY day DESC NULLS LAST, id LIMIT ?
"""
OTHERS = """
SELECT * FROM said WHERE list_contains(?, country) AND NOT list_contains(?, id) AND {where}
ORDER BY day DESC NULLS LAST LIMIT ?
"""
# What is wanted of the other side, whatever became of it. What is to come is a promise or, on a condition, a threat.
WANTED = """
SELECT CASE WHEN event = 'REQUEST' THEN 'asked' WHEN event IN ('AGREE', 'CONCEDE') THEN 'offered'
  WHEN event = 'THREATEN' THEN 'threatened' WHEN status NOT IN ('future', 'hypothetical') THEN NULL
  WHEN event IN ('SUPPORT', 'AID', 'COOPERATE', 'RETREAT') THEN 'offered'
  WHEN quad = 4 AND condition IS NOT NULL THEN 'threatened' END AS kind,
id, spot, article, day, date, event, mode, quad, status, condition, actor, outlet, language
FROM pairs WHERE {where} AND status <> 'negated' AND kind IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY actor, kind ORDER BY day DESC NULLS LAST, id) <= ?
ORDER BY day DESC NULLS LAST, id
"""


@router.get("/relation/{pair}")
def relation(
    request: Request,
    pair: Annotated[str, Path(max_length=40)],
    filters: Annotated[Filters, Query()],
    store: Annotated[Store, Depends(store)],
) -> Response:
    """Show how two states deal with each other."""
    say = spoken(request, filters)
    sides = named(store, pair, say)
    where, values = sides.where(filters)
    title = f"{say.country(sides.first)} – {say.country(sides.second)}"
    if filters.format in ("csv", "parquet"):
        rows = store.table(EVENTS.format(where=where), values).drop_columns("spot")
        return answer(request, filters, View("relation.html", title, {}, rows, pair))
    whole = course(store, sides, filters.model_copy(update={"since": None, "until": None}))
    events = store.rows(EVENTS.format(where=where) + "LIMIT ? OFFSET ?", [*values, PAGE + 1, PAGE * (filters.page - 1)])
    marks, events, demands, said = store.all_with_words(
        ("events", whole.marks if whole else []), ("events", events), ("events", wanted(store, sides, filters)),
        ("statements", statements(store, sides, filters)),
    )  # fmt: skip
    whole = whole and replace(whole, marks=marks)
    data = {
        "pair": [sides.first, sides.second], "known": whole is not None or told(store, sides), "course": whole,
        "count": store.rows(COUNT.format(where=where), values)[0]["n"], "events": events[:PAGE],
        "last": len(events) <= PAGE, "demands": demands, "statements": said,
    }  # fmt: skip
    more = drawn(whole, filters, say) if whole else {}
    return answer(request, filters, View("relation.html", title, data, None, pair, more))


def named(store: Store, pair: str, say: Speech) -> Pair:
    """Return the two states that an address names. HTTPException: it names none that we know."""
    first, _, second = pair.partition("-")
    sides = Pair(first, second)
    if first == second or not ({first, second} <= say.countries.keys() or told(store, sides)):
        raise HTTPException(404, say("relation.unknown", pair=pair))
    return sides


def told(store: Store, sides: Pair) -> bool:
    """Tell whether the ledger knows any act between the two."""
    return bool(store.rows(KNOWN, sides.ends))


def drawn(whole: Course, filters: Filters, say: Speech) -> dict[str, Any]:
    """Return the curve as a picture, and as a table."""
    picture = curve.spec(whole, say, (filters.since, filters.until))
    steps = next(data["values"] for data in picture["data"] if data["name"] == "steps")
    table = [row for row in steps if row["cooperation"] or row["conflict"]]
    return {"picture_spec": picture, "table": table, "weight": WEIGHT}


def wanted(store: Store, sides: Pair, filters: Filters) -> list[dict[str, Any]]:
    """Return the latest that each side asked of the other, offered and threatened, whatever became of it."""
    where, values = sides.where(filters.model_copy(update={"status": ()}), once=False)
    return store.rows(WANTED.format(where=where), [*values, EACH])


def statements(store: Store, sides: Pair, filters: Filters) -> list[dict[str, Any]]:
    """Return the latest statements of one side about the other, and where these are few, others of its people."""
    where, values = filters.where_said()
    both = [sides.first, sides.second]
    speaking = {"both": both, "out": both[:1], "in": both[1:]}[filters.direction]
    about = store.rows(ABOUT.format(where=where), [speaking, *sides.ends, both, *values, BESIDE])
    ids, left = [row["id"] for row in about], BESIDE - len(about)
    others = store.rows(OTHERS.format(where=where), [speaking, ids, *values, left]) if left else []
    return [{**row, "about": True} for row in about] + [{**row, "about": False} for row in others]
