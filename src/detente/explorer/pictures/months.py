"""Acts by month: cooperation upward, conflict downward."""

from typing import Any

from detente.explorer.pictures.theme import CONFLICT, COOPERATION, LITE
from detente.explorer.speech import Speech


def spec(rows: list[dict[str, Any]], say: Speech) -> dict[str, Any]:
    """Return the picture of rows with `month`, `cooperation` and `conflict`."""
    values = [{**row, "month": row["month"].isoformat(), "against": -row["conflict"]} for row in rows]
    x = {
        "field": "month", "type": "temporal", "timeUnit": "utcyearmonth", "title": None, "scale": {"type": "utc"},
        "axis": {"labelOverlap": True, "labelSeparation": 12, "tickCount": 8, "format": "%b %Y", "grid": False},
    }  # fmt: skip
    tooltip = [
        {"field": "month", "type": "temporal", "timeUnit": "utcyearmonth", "format": "%B %Y", "title": say("month")},
        {"field": "cooperation", "type": "quantitative", "title": say("cooperation")},
        {"field": "conflict", "type": "quantitative", "title": say("conflict")},
    ]  # fmt: skip
    return {
        "$schema": LITE, "width": "container", "height": 140, "data": {"values": values},
        "encoding": {"x": x, "tooltip": tooltip},
        "layer": [bars("cooperation", COOPERATION), bars("against", CONFLICT)],
    }  # fmt: skip


def bars(field: str, colour: str) -> dict[str, Any]:
    axis = {"tickCount": 4, "labelExpr": "format(abs(datum.value), '~s')", "domain": False}
    y = {"field": field, "type": "quantitative", "title": None, "axis": axis}
    return {"mark": {"type": "bar", "color": colour}, "encoding": {"y": y}}
