"""`/network`: who deals with whom, how often, and whether in conflict or cooperation."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, Response

from detente.explorer.answers import View, answer, spoken, store
from detente.explorer.filters import Filters
from detente.explorer.pictures import network
from detente.explorer.speech import Speech
from detente.explorer.store import Store

router = APIRouter()
EDGES = 60

DYADS = """
SELECT low, high, count(*) AS acts, count(*) FILTER (quad <= 2) AS cooperation, count(*) FILTER (quad >= 3) AS conflict,
avg(score) AS score, min(day) AS first, max(day) AS last FROM pairs WHERE once AND {where}
GROUP BY low, high ORDER BY acts DESC, low, high
"""
NODES = """
SELECT country, count(*) AS relations, sum(acts)::BIGINT AS acts, sum(score * acts) / sum(acts) AS score
FROM (SELECT unnest([low, high]) AS country, acts, score FROM ({dyads})) GROUP BY country ORDER BY acts DESC, country
"""


@router.get("/network")
def network_(
    request: Request, filters: Annotated[Filters, Query()], store: Annotated[Store, Depends(store)]
) -> Response:
    """Show the strongest relations; `country`: those of one country."""
    say = spoken(request, filters)
    where, values = filters.where()
    sql = DYADS.format(where=where)
    dyads = store.table(sql, values)
    edges = dyads.slice(0, EDGES).to_pylist()
    shown = {country for row in edges for country in (row["low"], row["high"])}
    nodes = store.rows(NODES.format(dyads=sql), values)
    data = {"edges": edges, "nodes": [row for row in nodes if row["country"] in shown], "relations": len(dyads)}
    more = {
        "picture_spec": drawn(data["nodes"], edges, filters, say),
        "states": sorted((say.country(row["country"]), row["country"]) for row in nodes),
    }
    return answer(request, filters, View("network.html", say("nav./network"), data, dyads, "network", more))


def drawn(nodes: list[dict[str, Any]], edges: list[dict[str, Any]], filters: Filters, say: Speech) -> dict[str, Any]:
    """Return the network as a picture; its marks are links."""
    query = filters.query(country="", direction="")
    circles = [
        {
            "country": row["country"], "name": say.country(row["country"]), "acts": row["acts"],
            "href": f"?{filters.query(country=row['country'])}",
            "tip": {
                say.country(row["country"]): say("network.node", n=say.number(row["acts"])),
                say("network.relations"): say.number(row["relations"]),
            },
        }
        for row in nodes
    ]  # fmt: skip
    lines = [
        {
            **{key: row[key] for key in ("low", "high", "acts", "score")},
            "href": f"/relation/{row['low']}-{row['high']}{'?' if query else ''}{query}",
            "tip": {
                f"{say.country(row['low'])} – {say.country(row['high'])}": say("network.edge", n=row["acts"]),
                say("cooperation"): say.number(row["cooperation"]), say("conflict"): say.number(row["conflict"]),
                say("score"): say.signed(row["score"]),
            },
        }
        for row in edges
    ]  # fmt: skip
    return network.spec(circles, lines, say)
