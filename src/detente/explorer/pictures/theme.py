"""Colours and shapes that all pictures share, told apart without colour too and in both themes."""

from typing import Any

# Blue cooperates and orange is in conflict; dark is material, light is verbal. Okabe and Ito's palette.
QUADS = {1: "#56b4e9", 2: "#0072b2", 3: "#e69f00", 4: "#d55e00"}
SHAPES = {1: "circle", 2: "square", 3: "triangle-up", 4: "diamond"}
COOPERATION, CONFLICT = QUADS[2], QUADS[4]
INK = {"light": ("#1b1f24", "#57606a", "#d8dee4", "#ffffff"), "dark": ("#e6edf3", "#9da7b1", "#30363d", "#0f1419")}
LITE = "https://vega.github.io/schema/vega-lite/v6.json"  # a name, never fetched
FONT = "system-ui, sans-serif"
VEGA = "https://vega.github.io/schema/vega/v6.json"


def config(theme: str) -> dict[str, Any]:
    """Return the configuration of a picture for the theme `light` or `dark`; the browser has the same one."""
    ink, dim, line, ground = INK[theme]
    axis = {"labelColor": dim, "titleColor": dim, "gridColor": line, "domainColor": line, "tickColor": line}
    return {
        "background": ground, "font": "system-ui, sans-serif", "view": {"stroke": None},
        "axis": {**axis, "labelFontSize": 12, "titleFontSize": 12, "titleFontWeight": "normal"},
        "legend": {"labelColor": ink, "titleColor": dim, "labelFontSize": 12},
        "title": {"color": ink, "subtitleColor": dim},
        "text": {"color": ink}, "style": {
            "ink": {"stroke": ink, "fill": ink}, "dim": {"fill": dim}, "ground": {"stroke": ground, "fill": ground},
            "land": {"fill": line, "stroke": ground},
        },
    }  # fmt: skip
