"""Events on a map of the world: places as marks, and countries shaded by how often they take part."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from babel.core import get_global

from detente.exchange.codes import table
from detente.explorer.pictures.theme import FONT, QUADS, SHAPES, VEGA
from detente.explorer.speech import Speech

LAND = {"url": "/static/vendor/countries-110m.json", "format": {"type": "topojson", "feature": "countries"}}
UNNUMBERED = {"Kosovo": "KOS", "N. Cyprus": "CYP", "Somaliland": "SOM"}  # shapes that have a name alone
KEY = "isValid(datum.id) ? datum.id : datum.properties.name"
WIDTH = "containerSize()[0]"


@cache
def shapes() -> dict[str, str]:
    """Return the code of the state that each shape of the map belongs to, by its ISO 3166 number or its name.

    From CLDR's table of territories (in Babel), and our own of states and their territories.
    """
    two_letters = {code: names[0] for code, names in get_global("territory_aliases").items() if len(code) == 3}
    states = {row["iso2"]: row["code"] for row in table("countries")}
    states |= {two_letters[row["iso3"]]: row["code"] for row in table("territories") if row["iso3"] in two_letters}
    numbers = {code: states[two] for code, two in two_letters.items() if code.isdigit() and two in states}
    return numbers | UNNUMBERED


def spec(places: Sequence[dict[str, Any]], countries: Sequence[dict[str, Any]], say: Speech) -> dict[str, Any]:
    """Return the picture.

    `places` have lat, lon, acts, name (of the class), tip, href and chosen; `countries` have country, acts, tip, href.
    """
    by_code = {row["country"]: row for row in countries}
    most = max((row["acts"] for row in countries), default=1)
    shades = [
        {"key": key, "share": (row["acts"] / most) ** 0.5, "tip": row["tip"], "href": row["href"]}
        for key, code in shapes().items()
        if (row := by_code.get(code))
    ]
    return {
        "$schema": VEGA, "autosize": {"type": "pad"}, "padding": 0,
        "signals": [
            {"name": "width", "init": WIDTH, "on": [{"events": "window:resize", "update": WIDTH}]},
            {"name": "height", "update": "width * 0.47"},
        ],
        "data": [
            {"name": "shades", "values": shades},
            {"name": "land", **LAND, "transform": [{"type": "formula", "as": "key", "expr": KEY}, *shaded()]},
            {"name": "places", "values": sorted(places, key=lambda row: -row["acts"])},
        ],
        "projections": [
            {"name": "world", "type": "equalEarth", "rotate": [-11, 0, 0], "fit": {"signal": "data('land')"},
             "size": {"signal": "[width, height]"}}
        ],
        "scales": scales(len(places), say),
        "legends": [
            {"fill": "colour", "shape": "shape", "orient": "bottom", "symbolSize": 90, "symbolStrokeWidth": 0,
             "columns": {"signal": "width < 600 ? 2 : 4"}, "labelLimit": 220, "labelFont": FONT, "columnPadding": 18}
        ],
        "marks": [land("land"), land("dim", "datum.share > 0 ? 0.12 + 0.6 * datum.share : 0"), points()],
    }  # fmt: skip


def shaded() -> list[dict[str, Any]]:
    """Return how each shape gets its shade; Antarctica is left out."""
    return [
        {"type": "filter", "expr": "datum.key !== '010'"},
        {"type": "lookup", "from": "shades", "key": "key", "fields": ["key"], "values": ["share", "tip", "href"]},
    ]


def scales(places: int, say: Speech) -> list[dict[str, Any]]:
    """Return the scales; where there are many places, their marks are smaller."""
    largest = round(480 * min(1, max(0.3, 40 / max(places, 1))))
    names = [say(f"quad.{quad}") for quad in QUADS]
    return [
        {"name": "size", "type": "sqrt", "domain": {"data": "places", "field": "acts"}, "zero": True,
         "range": {"signal": f"[0, width < 600 ? {largest // 3} : {largest}]"}},
        {"name": "colour", "type": "ordinal", "domain": names, "range": list(QUADS.values())},
        {"name": "shape", "type": "ordinal", "domain": names, "range": list(SHAPES.values())},
    ]  # fmt: skip


def land(style: str, opacity: str = "1") -> dict[str, Any]:
    """Return the shapes of countries: as land, or shaded upon it."""
    update = {
        "fillOpacity": {"signal": opacity}, "strokeWidth": {"value": 0.5 if style == "land" else 0},
        "tooltip": {"field": "tip"}, "cursor": {"signal": "datum.href ? 'pointer' : 'default'"},
    }  # fmt: skip
    return {
        "type": "shape", "aria": False, "style": style, "from": {"data": "land"}, "encode": {"update": update},
        "transform": [{"type": "geoshape", "projection": "world"}],
    }  # fmt: skip


def points() -> dict[str, Any]:
    """Return the marks of places, those of few events above those of many."""
    update = {
        "x": {"field": "x"}, "y": {"field": "y"}, "size": {"signal": "max(scale('size', datum.acts), 26)"},
        "shape": {"scale": "shape", "field": "name"}, "fill": {"scale": "colour", "field": "name"},
        "opacity": {"signal": "datum.chosen === false ? 0.3 : 0.9"}, "strokeWidth": {"value": 1},
        "tooltip": {"field": "tip"}, "cursor": {"value": "pointer"},
    }  # fmt: skip
    return {
        "type": "symbol", "aria": False, "style": "ground", "from": {"data": "places"}, "encode": {"update": update},
        "transform": [{"type": "geopoint", "projection": "world", "fields": ["datum.lon", "datum.lat"]}],
    }  # fmt: skip
