"""Acts by month: cooperation upward, conflict downward."""

from typing import Any

from detente.explorer.pictures.theme import CONFLICT, COOPERATION, LITE


def spec(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the picture of rows with `month`, `cooperation` and `conflict`."""
    values = [{**row, "month": row["month"].isoformat(), "against": -row["conflict"]} for row in rows]
    x = {"field": "month", "type": "temporal", "timeUnit": "yearmonth", "title": None, "scale": {"type": "utc"}}
    return {
        "$schema": LITE, "width": "container", "height": 140, "data": {"values": values},
        "encoding": {"x": x},
        "layer": [bars("cooperation", COOPERATION), bars("against", CONFLICT)],
    }  # fmt: skip


def bars(field: str, colour: str) -> dict[str, Any]:
    y = {"field": field, "type": "quantitative", "title": None, "axis": {"format": "~s", "tickCount": 4}}
    tooltip = [
        {"field": "month", "type": "temporal", "format": "%Y-%m"},
        {"field": "cooperation", "type": "quantitative"}, {"field": "conflict", "type": "quantitative"},
    ]  # fmt: skip
    return {"mark": {"type": "bar", "color": colour}, "encoding": {"y": y, "tooltip": tooltip}}
