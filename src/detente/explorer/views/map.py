"""`/map`: where events happen, by place and class, and which countries take part."""

from collections.abc import Callable
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query, Request, Response

from detente.explorer.answers import View, answer, spoken, store
from detente.explorer.filters import Filters
from detente.explorer.pictures import world
from detente.explorer.speech import Speech
from detente.explorer.store import Store

router = APIRouter()
PLACES = 500  # on the map
LISTED = 60  # beside it
PAGE = 20  # events

COUNTS = """
SELECT count(*) AS acts, count(lat) AS located, count(*) FILTER (place IS NOT NULL AND lat IS NULL) AS vague
FROM acts WHERE {where}
"""
BY_PLACE = """
SELECT place, any_value(place_country) AS country, lat, lon, count(*) AS acts,
[count(*) FILTER (quad = 1), count(*) FILTER (quad = 2), count(*) FILTER (quad = 3), count(*) FILTER (quad = 4)]
AS quads, avg(score) AS score FROM acts WHERE place IS NOT NULL AND {where} GROUP BY place, lat, lon
ORDER BY acts DESC, place, lat, lon
"""
BY_COUNTRY = """
SELECT country, count(*) AS acts FROM (SELECT unnest(countries) AS country FROM acts WHERE {where})
GROUP BY country ORDER BY acts DESC, country
"""
BY_TYPE = """
SELECT event, mode(quad) AS quad, count(*) AS acts FROM acts WHERE place IS NOT NULL AND {where}
GROUP BY event ORDER BY acts DESC, event
"""
EVENTS = """
SELECT id, article, day, event, mode, quad, score, status, actors, recipients, place, place_country, lat, lon, outlet,
language, reports, outlets{spot} FROM acts WHERE place IS NOT NULL AND {where} ORDER BY day DESC NULLS LAST, id
"""


@router.get("/map")
def map_(request: Request, filters: Annotated[Filters, Query()], store: Annotated[Store, Depends(store)]) -> Response:
    """Show where events happen; `place` chooses one, of which the events are listed."""
    say = spoken(request, filters)
    where, given = filters.where()
    if filters.format in ("csv", "parquet"):
        rows = store.table(EVENTS.format(where=where, spot=""), given)
        return answer(request, filters, View("map.html", say("nav./map"), {}, rows, "map"))
    everywhere, values = filters.model_copy(update={"place": ""}).where()
    places = store.rows(f"{BY_PLACE.format(where=everywhere)} LIMIT {PLACES}", values)
    countries = store.rows(BY_COUNTRY.format(where=everywhere), values)
    types = store.rows(BY_TYPE.format(where=where), given)
    sql = EVENTS.format(where=where, spot=", spot")
    events = store.rows(f"{sql} LIMIT ? OFFSET ?", [*given, PAGE, (filters.page - 1) * PAGE])
    data = {
        "counts": store.rows(COUNTS.format(where=everywhere), values)[0], "places": places, "countries": countries,
        "types": types, "events": store.with_words("events", events), "place": filters.place,
    }  # fmt: skip
    count = sum(row["acts"] for row in types)
    more = {
        "picture_spec": drawn(places, countries, filters, say), "link": links(filters), "listed": LISTED,
        "count": count, "last": filters.page * PAGE >= count,
        "states": sorted((say.country(row["country"]), row["country"]) for row in countries),
    }  # fmt: skip
    return answer(request, filters, View("map.html", say("nav./map"), data, None, "map", more))


def drawn(
    places: list[dict[str, Any]], countries: list[dict[str, Any]], filters: Filters, say: Speech
) -> dict[str, Any]:
    """Return the map as a picture; its marks are links."""
    link = links(filters)
    marks = [
        {
            "lat": row["lat"], "lon": row["lon"], "acts": row["acts"], "name": say(f"quad.{leading(row)}"),
            "tip": tip(row, say), "href": link(row["place"]),
            "chosen": row["place"] == filters.place if filters.place else None,
        }
        for row in places if row["lat"] is not None
    ]  # fmt: skip
    shades = [
        {
            **row, "href": f"?{filters.query(country=row['country'], place='')}",
            "tip": {say.country(row["country"]): say("map.part", n=say.number(row["acts"]))},
        }
        for row in countries
    ]  # fmt: skip
    return world.spec(marks, shades, say)


def links(filters: Filters) -> Callable[[str], str]:
    """Return what gives the address of a place; there may be hundreds."""
    rest = filters.query(place="")
    return lambda place: f"?{rest}{'&' if rest else ''}{urlencode({'place': place})}#events"


def leading(row: dict[str, Any]) -> int:
    """Return the class that most events of a place are of."""
    return max((1, 2, 3, 4), key=lambda quad: row["quads"][quad - 1])


def tip(row: dict[str, Any], say: Speech) -> dict[str, Any]:
    """Return what a mark tells: the place, its number of events, and how many are of each class."""
    classes = {say(f"quad.{n}"): count for n, count in enumerate(row["quads"], 1) if count}
    return {row["place"]: f"{row['acts']} {say('events').lower()}", **classes}
