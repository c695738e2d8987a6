"""Relations as a network: who deals with whom, how often, and whether in conflict or cooperation."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from detente.explorer.pictures.theme import CONFLICT, COOPERATION, FONT, VEGA
from detente.explorer.speech import Speech

Positions = np.ndarray[Any, np.dtype[np.float64]]
STEPS = 200  # of the layout
NEAREST = (0.085, 0.095)  # how near two names may come, of the width and of the height
MIDDLE = "#8b949e"  # seen on white and on black
SCORES = [-8, 0, 8]
WIDTH = "containerSize()[0]"


def layout(nodes: Sequence[str], edges: Sequence[tuple[str, str, int]]) -> list[tuple[float, float]]:
    """Return where each node stands, between 0 and 1 each way: those that deal with each other often are near.

    Fruchterman and Reingold's forces from a fixed start, so that the same relations give the same picture.
    """
    if not nodes:
        return []
    number = {node: i for i, node in enumerate(nodes)}
    weights = np.zeros((len(nodes), len(nodes)))
    most = max((acts for _, _, acts in edges), default=1)
    for low, high, acts in edges:
        weights[number[low], number[high]] = weights[number[high], number[low]] = 0.3 + 0.7 * (acts / most) ** 0.5
    turns = np.arange(len(nodes)) * 2.399963  # the golden angle: no two stand in line
    start = np.sqrt(np.arange(len(nodes)) + 0.5)[:, None] * np.stack([np.cos(turns), np.sin(turns)], axis=1)
    spots = apart(boxed(settled(start, weights)))
    return [(round(float(x), 4), round(float(y), 4)) for x, y in spots]


def settled(spots: Positions, weights: Positions) -> Positions:
    """Return the positions after all have pushed each other, those that are joined have pulled, and all the middle."""
    for step in range(STEPS):
        between, distance = distances(spots)
        force = 1 / distance**2 - weights * distance - 0.02
        moves = (between * force[..., None]).sum(axis=1)
        length = np.maximum(np.linalg.norm(moves, axis=1, keepdims=True), 1e-9)
        spots = spots + moves / length * np.minimum(length, 0.5 * (1 - step / STEPS))
    return spots


def distances(spots: Positions) -> tuple[Positions, Positions]:
    between = spots[:, None] - spots[None]
    return between, np.maximum(np.linalg.norm(between, axis=2), 0.05)


def boxed(spots: Positions) -> Positions:
    """Return the positions stretched to between 0 and 1 each way."""
    least, most = spots.min(axis=0), spots.max(axis=0)
    wide = most - least
    return np.where(wide > 1e-9, (spots - least) / np.maximum(wide, 1e-9), 0.5)


def apart(spots: Positions) -> Positions:
    """Return the positions with names moved off each other."""
    near = np.array(NEAREST)
    for _ in range(60):
        between = spots[:, None] - spots[None]
        over = np.maximum(near - np.abs(between), 0)
        over[(over == 0).any(axis=2)] = 0
        np.einsum("iij->ij", over)[:] = 0
        if not over.any():
            break
        upward = over[..., 1] / near[1] < over[..., 0] / near[0]  # the shorter way
        side = np.where(between >= 0, 1.0, -1.0) * over / 2
        move = np.stack([np.where(upward, 0, side[..., 0]), np.where(upward, side[..., 1], 0)], axis=2)
        spots = np.clip(spots + move.sum(axis=1) * 0.6, 0, 1)
    return spots


def spec(nodes: Sequence[dict[str, Any]], edges: Sequence[dict[str, Any]], say: Speech) -> dict[str, Any]:
    """Return the picture.

    `nodes` have country, name, acts, tip and href; `edges` have low, high, acts, score, tip and href.
    """
    found = layout([row["country"] for row in nodes], [(row["low"], row["high"], row["acts"]) for row in edges])
    spots = {row["country"]: spot for row, spot in zip(nodes, found, strict=True)}
    placed = [{**row, "at_x": spots[row["country"]][0], "at_y": spots[row["country"]][1]} for row in nodes]
    drawn = [
        {
            "from_x": spots[row["low"]][0], "from_y": spots[row["low"]][1], "to_x": spots[row["high"]][0],
            "to_y": spots[row["high"]][1], **{key: row[key] for key in ("acts", "score", "tip", "href")},
        }
        for row in edges
    ]  # fmt: skip
    return {
        "$schema": VEGA, "autosize": {"type": "pad"}, "padding": 0,
        "signals": [
            {"name": "width", "init": WIDTH, "on": [{"events": "window:resize", "update": WIDTH}]},
            {"name": "height", "update": "max(440, min(640, width * 0.52))"},
        ],
        "data": [{"name": "edges", "values": drawn[::-1]}, {"name": "nodes", "values": placed}],
        "scales": scales(),
        "legends": [
            {"stroke": "colour", "type": "gradient", "orient": "bottom", "direction": "horizontal",
             "title": say("network.legend"), "gradientLength": {"signal": "min(260, width - 40)"}, "format": "d",
             "values": SCORES, "titleLimit": 400, "labelFont": FONT, "titleFont": FONT,
             "titleFontSize": 12, "titleFontWeight": "normal"}
        ],
        "marks": [rules("lines"), rules("reach"), circles(), names()],
    }  # fmt: skip


def scales() -> list[dict[str, Any]]:
    colours = [CONFLICT, MIDDLE, COOPERATION]
    return [
        {"name": "x", "domain": [0, 1], "range": {"signal": "[width * 0.07, width * 0.93]"}},
        {"name": "y", "domain": [0, 1], "range": {"signal": "[height * 0.95, height * 0.06]"}},
        {"name": "colour", "type": "linear", "domain": SCORES, "range": colours, "clamp": True},
        {"name": "thick", "type": "sqrt", "domain": {"data": "edges", "field": "acts"}, "zero": True, "range": [1, 9]},
        {"name": "size", "type": "sqrt", "domain": {"data": "nodes", "field": "acts"}, "zero": True,
         "range": {"signal": "[10, width < 600 ? 160 : 420]"}},
    ]  # fmt: skip


def rules(name: str) -> dict[str, Any]:
    """Return the lines of relations; those called `reach` are broad and unseen, so that a thin line can be chosen."""
    seen = {
        "stroke": {"scale": "colour", "field": "score"}, "strokeWidth": {"scale": "thick", "field": "acts"},
        "strokeDash": {"signal": "datum.score < 0 ? [7, 5] : [1, 0]"}, "opacity": {"value": 0.85},
    }  # fmt: skip
    unseen = {"stroke": {"value": MIDDLE}, "strokeWidth": {"value": 12}, "opacity": {"value": 0}}
    ends = {
        "x": {"scale": "x", "field": "from_x"}, "y": {"scale": "y", "field": "from_y"},
        "x2": {"scale": "x", "field": "to_x"}, "y2": {"scale": "y", "field": "to_y"},
    }  # fmt: skip
    update = {
        **ends,
        **(seen if name == "lines" else unseen),
        "tooltip": {"field": "tip"},
        "cursor": {"value": "pointer"},
    }
    return {"type": "rule", "name": name, "aria": False, "from": {"data": "edges"}, "encode": {"update": update}}


def circles() -> dict[str, Any]:
    update = {
        "x": {"scale": "x", "field": "at_x"}, "y": {"scale": "y", "field": "at_y"},
        "size": {"scale": "size", "field": "acts"}, "strokeWidth": {"value": 1.5}, "strokeOpacity": {"value": 0.25},
        "tooltip": {"field": "tip"}, "cursor": {"value": "pointer"},
    }  # fmt: skip
    return {
        "type": "symbol",
        "aria": False,
        "name": "circles",
        "style": "ink",
        "from": {"data": "nodes"},
        "encode": {"update": update},
    }


def names() -> dict[str, Any]:
    """Return the names under the circles, with the ground behind them; where it is narrow, the codes."""
    shared = {
        "x": {"scale": "x", "field": "at_x"}, "y": {"scale": "y", "field": "at_y"},
        "dy": {"signal": "sqrt(scale('size', datum.acts)) / 2 + 3"}, "align": {"value": "center"},
        "baseline": {"value": "top"}, "text": {"signal": "width < 600 ? datum.country : datum.name"},
        "fontSize": {"value": 12}, "font": {"value": FONT}, "tooltip": {"field": "tip"}, "cursor": {"value": "pointer"},
    }  # fmt: skip
    halo = {**shared, "strokeWidth": {"value": 3.5}, "strokeJoin": {"value": "round"}, "strokeOpacity": {"value": 0.85}}
    above = {**shared, "strokeWidth": {"value": 0}}
    mark = {"type": "text", "aria": False, "from": {"data": "nodes"}}
    return {
        "type": "group",
        "marks": [
            {**mark, "style": "ground", "encode": {"update": halo}},
            {**mark, "style": "ink", "encode": {"update": above}},
        ],
    }  # fmt: skip
