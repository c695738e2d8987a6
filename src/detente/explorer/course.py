"""How a relation went: its steps, the marks of its events and its phases, read from the digest."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from detente.explorer.filters import Filters
from detente.explorer.phases import Phases, phases
from detente.explorer.store import Store

MARKS = 600  # events drawn at most
STRETCHES = 75  # of the span; where there are more events, so many are drawn of each stretch and class:
STRONGEST = MARKS // STRETCHES // 4
LEADING = 3  # types told of a phase
DAYS = {"day": 1, "week": 7, "month": 30}
AUTOMATIC = {"day": 62, "week": 730}  # the longest span, in days, that is told by this step; by month beyond
MOST = 4_000  # steps; where there were more, the next longer step is taken

SPAN = "SELECT min(day) AS first, max(day) AS last, count(*) AS acts FROM pairs WHERE {where} AND day IS NOT NULL"
STEPS = """
WITH chosen AS (
  SELECT date_trunc('{step}', day)::DATE AS step, quad, score FROM pairs WHERE {where} AND day IS NOT NULL
),
steps AS (SELECT unnest(generate_series(min(step), max(step), INTERVAL '1 {step}'))::DATE AS day FROM chosen)
SELECT s.day, (s.day + INTERVAL '1 {step}')::DATE AS ends, count(*) FILTER (quad <= 2) AS cooperation,
count(*) FILTER (quad >= 3) AS conflict, avg(score) AS score
FROM steps s LEFT JOIN chosen c ON c.step = s.day GROUP BY ALL ORDER BY s.day
"""
# Of each stretch of days and each class the rows with the largest scores, and of equals the first.
DRAWN = """
SELECT id, spot, article, day, event, mode, quad, score, outlet, actor, recipient FROM pairs
WHERE low = ? AND high = ? AND rowid IN (
  SELECT unnest(max_by(rowid, abs(score) * 1e9 - rowid, ?)) FROM pairs
  WHERE {where} AND day IS NOT NULL AND score IS NOT NULL GROUP BY quad, (day - ?::DATE) // ?
) ORDER BY day, rowid
"""
TYPES = """
SELECT since, event, count(*) AS n FROM pairs, (SELECT unnest(?::DATE[]) AS since, unnest(?::DATE[]) AS until)
WHERE {where} AND day BETWEEN since AND until GROUP BY ALL ORDER BY since, n DESC, event
"""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two states, in the reader's order: what the first does toward the second goes out."""

    first: str
    second: str

    @property
    def ends(self) -> tuple[str, str]:
        """Return the two in the alphabet's order, as in `low` and `high`."""
        return min(self.first, self.second), max(self.first, self.second)

    def where(self, filters: Filters, *, once: bool = True) -> tuple[str, list[Any]]:
        """Return an SQL condition on `pairs`, and its parameters: these two states, the direction and the filters.

        `once`: of a mutual act take one row, not one for each side.
        """
        sql, values = filters.where()
        parts, ends = ["low = ?", "high = ?"], list(self.ends)
        if filters.direction == "both":
            parts += ["once"] if once else []
        else:
            parts += ["actor = ?"]
            ends += [self.first if filters.direction == "out" else self.second]
        return " AND ".join([*parts, sql]), [*ends, *values]


@dataclass(frozen=True, slots=True)
class Course:
    """What the curve of a relation shows."""

    step: str
    acts: int  # events with a day
    steps: list[dict[str, Any]]  # day, ends, cooperation, conflict, score: the mean, None where nothing happened
    marks: list[dict[str, Any]]  # events, by day
    phases: list[dict[str, Any]]  # since, until, score: the mean of its steps, acts, types
    method: Phases


def course(store: Store, pair: Pair, filters: Filters) -> Course | None:
    """Return how a relation went within the filters; None where no event has a day."""
    where, values = pair.where(filters)
    span = store.rows(SPAN.format(where=where), values)[0]
    if not span["acts"]:
        return None
    step = step_of(filters.step, span["first"], span["last"], span["acts"])
    steps = store.rows(STEPS.format(where=where, step=step), values)
    filled = [row for row in steps if row["score"] is not None]
    method = phases([row["score"] for row in filled])
    return Course(
        step, span["acts"], steps, drawn(store, pair, where, values, span),
        told(store, where, values, filled, method), method,
    )  # fmt: skip


def step_of(asked: str, first: date, last: date, acts: int) -> str:
    """Return the step that is asked for, else one that fits the span and has an event on average.

    Where there were too many steps, a longer one.
    """
    span = (last - first).days
    fitting = (step for step, most in AUTOMATIC.items() if span <= most and span / DAYS[step] <= acts)
    wanted = list(DAYS)[list(DAYS).index(asked or next(fitting, "month")) :]
    return next((step for step in wanted if span / DAYS[step] <= MOST), "month")


def drawn(store: Store, pair: Pair, where: str, values: list[Any], span: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the events that are drawn, by day: all, or the strongest of each stretch of days and class."""
    days = (span["last"] - span["first"]).days + 1
    most = span["acts"] if span["acts"] <= MARKS else STRONGEST
    return store.rows(DRAWN.format(where=where), [*pair.ends, most, *values, span["first"], -(-days // STRETCHES)])


def told(
    store: Store, where: str, values: list[Any], filled: list[dict[str, Any]], method: Phases
) -> list[dict[str, Any]]:
    """Return each phase with its days, its level and its leading types; `filled`: the steps that have a score."""
    parts = [filled[start:end] for start, end in zip((0, *method.ends), method.ends, strict=False)]
    since = [part[0]["day"] for part in parts]
    until = [part[-1]["ends"] - timedelta(days=1) for part in parts]
    types = store.rows(TYPES.format(where=where), [since, until, *values])
    found = []
    for first, last, part in zip(since, until, parts, strict=True):
        leading = [{"event": row["event"], "n": row["n"]} for row in types if row["since"] == first]
        score = sum(row["score"] for row in part) / len(part)
        acts = sum(row["n"] for row in leading)
        found.append({"since": first, "until": last, "score": score, "acts": acts, "types": leading[:LEADING]})
    return found
