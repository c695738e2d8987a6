"""The curve of a relation: events at their scores, the net score and its phases; below, how many events there were."""

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

from detente.explorer.course import Course
from detente.explorer.pictures.theme import CONFLICT, COOPERATION, QUADS, SHAPES, VEGA
from detente.explorer.speech import Speech

Spec = dict[str, Any]
SCORES, GAP, COUNTS = 230, 36, 90  # heights of the two panels and of what is between them
HEIGHT = SCORES + GAP + COUNTS
WORDS = 180  # characters of an event's words in a tooltip
WIDE = 960  # where the width of the page is not known
WIDTH = f"isFinite(containerSize()[0]) ? containerSize()[0] : {WIDE}"
NOON = 43_200_000  # milliseconds
SILENT = {"interactive": False, "aria": False}
TOLD = {"type": "what", "relation.parties": "who", "date": "day", "outlet": "outlet", "relation.words": "words"}
COUNTED = {
    "relation.span": "name", "cooperation": "cooperation", "conflict": "conflict", "relation.net": "told",
}  # fmt: skip


def spec(course: Course, say: Speech, chosen: tuple[date | None, date | None] = (None, None)) -> Spec:
    """Return the picture; `chosen`: the first and last of the days that are shaded."""
    first, last = ends(course)
    most = max(max(row["cooperation"], row["conflict"]) for row in course.steps)
    return {
        "$schema": VEGA, "height": HEIGHT, "autosize": {"type": "fit-x", "contains": "padding"},
        "padding": {"left": 0, "right": 10, "top": 0, "bottom": 6},
        "signals": [
            {"name": "width", "init": WIDTH, "on": [{"update": WIDTH, "events": "window:resize"}]},
            {"name": "span", "value": shaded(chosen, first, last)},
        ],
        "data": [
            {"name": "steps", "values": [step(row, course.step, say) for row in course.steps]},
            {"name": "phases", "values": [phase(row, n > 0, say) for n, row in enumerate(course.phases)]},
            {"name": "acts", "values": [act(row, say) for row in course.marks]},
        ],
        "scales": scales(first, last, most), "axes": axes(most, (last - first).days), "legends": [legend(say)],
        "marks": [*ground(), *bars(say), *levels(), *net(), events(say), *labels(say)],
    }  # fmt: skip


def ends(course: Course) -> tuple[date, date]:
    """Return the first day that is drawn, and the one after the last: a week at least."""
    first, last = course.steps[0]["day"], course.steps[-1]["ends"]
    beside = timedelta(days=max(0, 8 - (last - first).days) // 2)
    return first - beside, last + beside


def at(day: date) -> int:
    """Return the milliseconds since 1970 at which a day begins, in UTC."""
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp() * 1000)


def shaded(chosen: tuple[date | None, date | None], first: date, last: date) -> list[int] | None:
    """Return the two ends of the days that are chosen, as far as they are drawn; None where no day is."""
    since, until = chosen
    start = max(since or first, first)
    end = min(until + timedelta(days=1) if until else last, last)
    return [at(start), at(end)] if (since or until) and start < end else None


def step(row: Spec, size: str, say: Speech) -> Spec:
    name, last = say.day(row["day"]), row["ends"] - timedelta(days=1)
    return {
        "from": at(row["day"]), "to": at(row["ends"]), "cooperation": row["cooperation"], "conflict": row["conflict"],
        "name": name if size == "day" else f"{name} – {say.day(last)}", "score": row["score"],
        "told": "–" if row["score"] is None else say.signed(row["score"]),
    }  # fmt: skip


def phase(row: Spec, turn: bool, say: Speech) -> Spec:
    after = row["until"] + timedelta(days=1)
    score = {"score": row["score"], "told": say.signed(row["score"])}
    return {"from": at(row["since"]), "to": at(after), "turn": turn, **score}


def act(row: Spec, say: Speech) -> Spec:
    words = plain(row.get("text"))
    if len(words) > WORDS:
        words = words[: words.rfind(" ", 0, WORDS)] + " …"
    return {
        "at": at(row["day"]) + NOON, "score": row["score"], "quad": row["quad"], "day": say.day(row["day"]),
        "what": say(f"type.{row['event']}"), "who": f"{say.country(row['actor'])} → {say.country(row['recipient'])}",
        "outlet": plain(row["outlet"]), "words": words,
        "href": f"/article/{row['article']}#{row['id']}" if row["article"] else None,
    }  # fmt: skip


def plain(text: str | None) -> str:
    """Return words on one line, without what an SVG may not hold or what would turn its letters round."""
    return " ".join("".join(c if c.isprintable() else " " for c in text or "–").split())


def scales(first: date, last: date, most: int) -> list[Spec]:
    return [
        {"name": "x", "type": "utc", "domain": [at(first), at(last)], "range": "width"},
        {"name": "score", "domain": [-11, 11], "range": [SCORES, 0]},
        {"name": "count", "domain": [-most, most], "range": [HEIGHT, HEIGHT - COUNTS]},
        {"name": "colour", "type": "ordinal", "domain": list(QUADS), "range": list(QUADS.values())},
        {"name": "shape", "type": "ordinal", "domain": list(SHAPES), "range": list(SHAPES.values())},
    ]


def axes(most: int, days: int) -> list[Spec]:
    left = {"orient": "left", "aria": False, "grid": True, "domain": False, "ticks": False, "labelPadding": 6}
    ticks = {"interval": "day"} if days < 15 else written("ceil(width / 100)")  # never hours
    signed = written("datum.value ? format(datum.value, '+d') : '0'")
    return [
        {
            "orient": "bottom", "scale": "x", "aria": False, "tickCount": ticks, "labelOverlap": True,
            "labelSeparation": 8,
        },
        {**left, "scale": "score", "values": [-10, -5, 0, 5, 10], "encode": {"labels": {"update": {"text": signed}}}},
        {
            **left, "scale": "count", "tickCount": min(4, 2 * most), "tickMinStep": 1,
            "encode": {"labels": {"update": {"text": written("format(abs(datum.value), '~s')")}}},
        },
    ]  # fmt: skip


def legend(say: Speech) -> Spec:
    """Return the key to the shapes; in two rows on a telephone."""
    names = json.dumps({str(n): say(f"quad.{n}") for n in QUADS})
    return {
        "aria": False, "orient": "top", "fill": "colour", "shape": "shape", "direction": "horizontal", "offset": 30,
        "columns": {"signal": "width < 600 ? 2 : 4"}, "columnPadding": 16, "symbolStrokeWidth": 0,
        "encode": {"labels": {"update": {"text": written(f"({names})[datum.value]")}}},
    }  # fmt: skip


def ground() -> list[Spec]:
    """Return the span that is chosen, and the line between cooperation and conflict."""
    chosen = {
        "x": written("span ? scale('x', span[0]) : 0"), "x2": written("span ? scale('x', span[1]) : 0"),
        **fixed(y=-4, y2=HEIGHT, fillOpacity=0.13, strokeWidth=1), "opacity": written("span ? 1 : 0"),
    }  # fmt: skip
    zero = {**fixed(x=0, strokeOpacity=0.6), "x2": written("width"), "y": {"scale": "score", "value": 0}}
    return [mark("rect", "ink", None, chosen), mark("rule", "ink", None, zero)]


def bars(say: Speech) -> list[Spec]:
    """Return how many events there were in each step: cooperation upward, conflict downward."""
    along = {"x": {"scale": "x", "field": "from"}, "x2": {"scale": "x", "field": "to", "offset": -1}}
    found = []
    for field, sign, colour in (("cooperation", "", COOPERATION), ("conflict", "-", CONFLICT)):
        update = {
            **along, "y": {"scale": "count", "value": 0}, "y2": {"scale": "count", "signal": f"{sign}datum.{field}"},
            **fixed(fill=colour), "tooltip": tooltip(COUNTED, say),
        }  # fmt: skip
        found.append({"type": "rect", "from": {"data": "steps"}, "aria": False, "encode": {"update": update}})
    return found


def levels() -> list[Spec]:
    """Return each phase's level, and a line where it begins."""
    start, score = {"scale": "x", "field": "from"}, {"scale": "score", "field": "score"}
    turn = {"x": start, **fixed(y=0, y2=SCORES, strokeDash=[3, 3])}
    level = {"x": start, "x2": {"scale": "x", "field": "to"}, "y": score, **fixed(strokeWidth=3)}
    begins = {**turn, "strokeOpacity": written("datum.turn ? 0.7 : 0")}
    return [mark("rule", "ink", "phases", begins), mark("rule", "ink", "phases", level)]


def net() -> list[Spec]:
    """Return the net score: a line where steps with events follow each other, and a point for each if there is room."""
    place = {"x": written("scale('x', (datum.from + datum.to) / 2)"), "y": {"scale": "score", "field": "score"}}
    dense = "length(data('steps')) > width / 3"
    line = {
        **place, "defined": written("isValid(datum.score)"), **fixed(fill="transparent"),
        "strokeWidth": written(f"{dense} ? 0.5 : 1.2"),
    }  # fmt: skip
    point = {**place, "size": written(f"isValid(datum.score) && !({dense}) ? 10 : 0"), **fixed(strokeWidth=0)}
    return [mark("line", "ink", "steps", line), mark("symbol", "ink", "steps", point)]


def events(say: Speech) -> Spec:
    """Return the events; relation.js makes each a link that the keyboard reaches."""
    label = "datum.what + ', ' + datum.who + ', ' + datum.day + ', ' + datum.outlet + '. ' + datum.words"
    always = {
        "x": {"scale": "x", "field": "at"}, "y": {"scale": "score", "field": "score"},
        "shape": {"scale": "shape", "field": "quad"}, "fill": {"scale": "colour", "field": "quad"},
        "tooltip": tooltip(TOLD, say), "description": written(label), **fixed(cursor="pointer"),
    }  # fmt: skip
    calm = fixed(size=50, fillOpacity=0.9, strokeWidth=0.5, strokeOpacity=0.5)
    met = fixed(size=150, fillOpacity=1, strokeWidth=2, strokeOpacity=1)
    return {
        "type": "symbol", "name": "events", "style": "ink", "from": {"data": "acts"},
        "encode": {"update": {**always, **calm}, "hover": met},
    }  # fmt: skip


def labels(say: Speech) -> list[Spec]:
    """Return what each panel shows, and the figure of each phase above all other marks."""
    figure = {
        "x": {"scale": "x", "field": "from", "offset": 4}, "y": {"scale": "score", "field": "score", "offset": -6},
        "text": {"field": "told"}, **fixed(fontSize=13, fontWeight="bold"),
    }  # fmt: skip
    return [
        mark("text", "dim", None, fixed(x=0, y=-10, fontSize=12, text=say("relation.scores"))),
        mark("text", "dim", None, fixed(x=0, y=HEIGHT - COUNTS - 9, fontSize=12, text=say("relation.counts"))),
        mark("text", "ground", "phases", {**figure, **fixed(strokeWidth=4, strokeJoin="round")}),
        mark("text", "ink", "phases", {**figure, **fixed(strokeWidth=0)}),
    ]


def mark(kind: str, style: str, data: str | None, update: Spec) -> Spec:
    """Return a mark that neither pointer nor screen reader meets."""
    found = {"type": kind, "style": style, **SILENT, "encode": {"update": update}}
    return {**found, "from": {"data": data}} if data else found


def tooltip(lines: dict[str, str], say: Speech) -> Spec:
    """Return a tooltip with fields of the datum; `lines`: our word for each, and the field."""
    return written("({" + ", ".join(f"{json.dumps(say(word))}: datum.{field}" for word, field in lines.items()) + "})")


def written(expression: str) -> Spec:
    return {"signal": expression}


def fixed(**values: Any) -> Spec:
    return {key: {"value": value} for key, value in values.items()}
