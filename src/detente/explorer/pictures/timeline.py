"""Statements of a person by month, as bars."""

from typing import Any

from detente.explorer.pictures.theme import COOPERATION, LITE
from detente.explorer.speech import Speech

MONTH = {"field": "month", "type": "temporal", "timeUnit": "utcyearmonth"}
COUNT = {"field": "statements", "type": "quantitative"}
AXIS = {"tickCount": 3, "tickMinStep": 1, "format": "d"}


def spec(rows: list[dict[str, Any]], say: Speech) -> dict[str, Any]:
    """Return the picture of rows with `month` and `statements`."""
    return {
        "$schema": LITE, "width": "container", "height": 90,
        "data": {"values": [{**row, "month": row["month"].isoformat()} for row in rows]},
        "mark": {"type": "bar", "color": COOPERATION},
        "encoding": {
            "x": {**MONTH, "title": None, "axis": {"grid": False}},
            "y": {**COUNT, "title": None, "axis": AXIS},
            "tooltip": [
                {**MONTH, "format": "%B %Y", "title": say("month")},
                {**COUNT, "title": say("statements")},
            ],
        },
    }  # fmt: skip
