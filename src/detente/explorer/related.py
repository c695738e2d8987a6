"""Articles that a reader of one may want: reprints, other reports of its acts, what is near in matter and time."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from detente.explorer.store import Store
from detente.ledger.ledger import Ledger

MOST = 6  # related articles that are shown
WIDTHS = (10, 60, 365, 36_500)  # days on either side that are looked at: the widest that holds no more acts than
QUICK = 8_000
BOTH, FADES = 2, 30  # what two states at once are worth, against one shared type; days that halve nearness

FACTS = "id, title, outlet, language, published"
REPRINTS = f"""
SELECT {FACTS} FROM items WHERE story = ? AND id <> ? ORDER BY published, id
"""
HAPPENINGS = "SELECT happening FROM happening_events WHERE list_contains(?, event)"
REPORTS = """
WITH told AS (SELECT id, contradictions, told, unnest(events) AS event FROM happenings
              WHERE reports > 1 AND list_contains(?, id))
SELECT t.id AS happening, t.contradictions, t.told, e.id AS event, e.article
FROM events e JOIN told t ON t.event = e.id ORDER BY e.article, e.id
"""
COUNT = "SELECT count(*) AS n FROM acts WHERE day BETWEEN ? AND ?"
NEAR = """
SELECT article AS id, min(abs(day - ?::DATE)) AS apart,
max(CASE WHEN len(list_intersect(countries, ?)) > 1 THEN ? ELSE 0 END + list_contains(?, event)::INTEGER) AS alike
FROM acts WHERE day BETWEEN ? AND ? AND article <> ? AND list_has_any(countries, ?) AND NOT list_contains(?, article)
GROUP BY article ORDER BY alike + 2 / (1 + apart / ?) DESC, apart, id LIMIT ?
"""
WHY = """
SELECT article, story, list(DISTINCT event ORDER BY event) FILTER (list_contains(?, event)) AS types,
list_sort(list_distinct(flatten(list(list_intersect(countries, ?))))) AS countries
FROM acts WHERE day BETWEEN ? AND ? AND list_contains(?, article) GROUP BY ALL
"""


@dataclass(frozen=True, slots=True)
class Matter:
    """What an article is about: its states, its types, its day and its story."""

    id: str
    countries: Sequence[str]
    types: Sequence[str]
    day: date | None
    story: str


def elsewhere(store: Store, ledger: Ledger, matter: Matter, events: Sequence[str]) -> dict[str, Any]:
    """Return the reprints of an article, other articles with the acts of this one that they tell, and what differs."""
    id = matter.id
    found = ledger.sql(HAPPENINGS, [list(events)]).to_pylist()
    rows = ledger.sql(REPORTS, [[row["happening"] for row in found]]).to_pylist() if found else []
    own = {row["happening"]: row["event"] for row in rows if row["article"] == id}
    told: dict[str, dict[str, str]] = {}  # of each other article: our event -> theirs
    for row in rows:
        if row["article"] not in (id, None):
            told.setdefault(row["article"], {}).setdefault(own[row["happening"]], row["event"])
    reprints = store.rows(REPRINTS, [matter.story, id])
    names = {row["id"]: row for row in [*reprints, *items(store, told)]}
    differs = {
        own[row["happening"]]: [
            {**one, "outlets": [outlet(names, a, id) for a in one["articles"]]}
            for one in row["told"]
            if one["what"] in row["contradictions"]
        ]
        for row in rows
        if row["contradictions"]
    }
    articles = [{**row, "reprint": row in reprints, "events": told.get(row["id"], {})} for row in names.values()]
    return {"articles": articles, "differs": differs}


def outlet(names: dict[str, dict[str, Any]], article: str, id: str) -> str | None:
    """Return who published another article; None where it is this one."""
    return None if article == id else str(names.get(article, {}).get("outlet") or article)


def items(store: Store, ids: Collection[str]) -> list[dict[str, Any]]:
    """Return the facts of articles, by day of publication."""
    if not ids:
        return []
    one_of = ", ".join("?" for _ in ids)
    return store.rows(f"SELECT {FACTS} FROM items WHERE id IN ({one_of}) ORDER BY published, id", list(ids))


def related(store: Store, matter: Matter, without: Iterable[str]) -> list[dict[str, Any]]:
    """Return articles that share states with this one, with what they share and how many days lie between."""
    if matter.day is None or not matter.countries:
        return []
    first, last = window(store, matter.day)
    countries, types = list(matter.countries), list(matter.types)
    asked = [matter.day, countries, BOTH, types, first, last, matter.id, countries, list(without)]
    near = store.rows(NEAR, [*asked, FADES, 4 * MOST])
    ids = [row["id"] for row in near]
    shared = {row["article"]: row for row in store.rows(WHY, [types, countries, first, last, ids])}
    stories = {matter.story}
    found = []
    for row in near:
        why = shared[row["id"]]
        if why["story"] not in stories:
            found.append(
                {"id": row["id"], "apart": row["apart"], "countries": why["countries"], "types": why["types"] or []}
            )
            stories.add(why["story"])
    facts = {row["id"]: row for row in items(store, [row["id"] for row in found[:MOST]])}
    return [{**facts[row["id"]], **row} for row in found[:MOST]]


def window(store: Store, day: date) -> tuple[date, date]:
    """Return the first and the last day that are looked at around a day."""
    span = around(day, WIDTHS[0])
    for width in WIDTHS[1:]:
        wider = around(day, width)
        if store.rows(COUNT, wider)[0]["n"] > QUICK:
            break
        span = wider
    return span


def around(day: date, days: int) -> tuple[date, date]:
    at, end = day.toordinal(), date.max.toordinal()
    return date.fromordinal(max(at - days, 1)), date.fromordinal(min(at + days, end))
