"""Find the events that tell of the same act, across articles and languages.

Events with one key (type, status, parties) are grouped into cores, and cores of one block (type,
status, day) into happenings; `grouping` has the rules. The table `reports` keeps key, core and block
of every event, so that only the keys and blocks of events that are new, changed or gone are done again.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from detente.ledger.grouping import cores, merged
from detente.ledger.numerals import vocabulary
from detente.ledger.report import Report
from detente.ledger.telling import happening
from detente.ledger.tolls import tolls
from detente.ledger.transaction import transaction

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# Reports by group and core.
Lot = list[list[list[Report]]]

# Events held at once, unless one key or block has more.
BATCH = 20_000
# Characters before and after an event in which its sentence is looked for.
AROUND = 500
LANGUAGES = ("fr", "en")

# The keys of events that are new, changed or gone.
KEYS = """
CREATE OR REPLACE TEMP TABLE touched AS
SELECT DISTINCT unnest([f.key, r.key]) AS name FROM facts f FULL JOIN reports r ON r.event = f.id
WHERE f.mark IS DISTINCT FROM r.mark
"""
# An event that is alone with its key needs no rule.
ALONE = """
CREATE OR REPLACE TEMP TABLE paired AS
SELECT any_value(id) AS event, any_value(id) AS core FROM facts SEMI JOIN touched ON touched.name = key
GROUP BY key HAVING count(*) = 1
"""
PAIR = ("INSERT INTO paired BY NAME FROM rows",)
MADE = """
CREATE OR REPLACE TEMP TABLE made AS
SELECT f.id AS event, f.key, p.core, c.block, f.mark
FROM paired p JOIN facts f ON f.id = p.event JOIN facts c ON c.id = p.core
"""
BEFORE = "SELECT event, key, core, block, mark FROM reports SEMI JOIN touched ON touched.name = key"
# The blocks of events that have another core, block or content now, or are gone.
BLOCKS = f"""
CREATE OR REPLACE TEMP TABLE moved AS
SELECT DISTINCT block AS name FROM ((FROM made EXCEPT {BEFORE}) UNION ALL ({BEFORE} EXCEPT FROM made))
"""
REPLACE = (
    "DELETE FROM reports WHERE key IN (SELECT name FROM touched)",
    "INSERT INTO reports BY NAME FROM made",
    "DELETE FROM happening_events WHERE event NOT IN (SELECT event FROM reports ANTI JOIN moved ON moved.name = block)",
    "DELETE FROM happenings WHERE id NOT IN (SELECT happening FROM happening_events)",
)
KEEP = (
    "INSERT INTO happenings BY NAME FROM rows",
    """
    INSERT INTO happening_events BY NAME SELECT event, id AS happening, event = id AS lead
    FROM (SELECT id, unnest(events) AS event FROM rows)
    """,
)
TEXTS, DAY = pa.list_(pa.string()), pa.date32()
HAPPENING = pa.schema(
    {
        "id": pa.string(), "event": pa.string(), "mode": pa.string(), "status": pa.string(), "actor": TEXTS,
        "recipient": TEXTS, "earliest": DAY, "latest": DAY, "place": pa.string(), "events": TEXTS,
        "reports": pa.int32(), "stories": pa.int32(), "outlets": pa.int32(), "languages": TEXTS,
        "contradictions": TEXTS,
        "told": pa.list_(pa.struct({"what": pa.string(), "value": pa.string(), "articles": TEXTS})),
    }
)  # fmt: skip
TABLES = ("facts", "touched", "paired", "made", "moved")

FIELDS = (
    "id", "article", "story", "published", "outlet", "language", "event", "status", "mode", "frame", "confidence",
    "mutual", "actor", "recipient", "named", "first", "last", "edtf", "dated", "heads", "city", "place",
    "text",
)  # fmt: skip
SIZES = """
SELECT {group}, count(*) FROM {source} SEMI JOIN {wanted} w ON w.name = {group}
GROUP BY 1 HAVING count(*) >= {least} ORDER BY 1
"""
ROWS = f"""
WITH spread AS (
  SELECT
    {{group}} AS "group", {{core}} AS core, {", ".join(f'f."{field}"' for field in FIELDS)},
    a.text[greatest(1, f.start - {AROUND - 1}) : f."end" + {AROUND}] AS around,
    least(f.start, {AROUND}) AS start, least(f.start, {AROUND}) + f."end" - f.start AS "end", f.force
  FROM {{source}} JOIN articles a ON a.id = f.article SEMI JOIN batch ON batch.name = {{group}}
)
SELECT * REPLACE (CASE WHEN {{told}} AND regexp_matches(lower(around), ?) THEN around END AS around)
FROM spread ORDER BY "group", core, id
"""


def update(connection: "DuckDBPyConnection") -> None:
    """Find the happenings of events that are new, changed or gone, in one transaction.

    Stories come first. The happenings are those that all events give, in whatever order they came.
    """
    with transaction(connection):
        for statement in ((files("detente.ledger") / "facts.sql").read_text(encoding="utf-8"), KEYS, ALONE):
            connection.execute(statement)
        # here a toll matters only beside a city
        for lot in lots(
            connection, "touched", "facts f", group="f.key", core="f.key", told="city IS NOT NULL", least=2
        ):
            pairs = [
                {"event": report.id, "core": core[0].id} for (key,) in lot for core in cores(key) for report in core
            ]
            insert(connection, pa.Table.from_pylist(pairs), PAIR)
        for statement in (MADE, BLOCKS, *REPLACE):
            connection.execute(statement)
        source = "facts f JOIN reports r ON r.event = f.id"
        for lot in lots(connection, "moved", source, group="r.block", core="r.core"):
            rows = [happening(act) for block in lot for act in merged(block)]
            insert(connection, pa.Table.from_pylist(rows, HAPPENING), KEEP)
        for table in TABLES:
            connection.execute(f"DROP TABLE {table}")


def lots(
    connection: "DuckDBPyConnection",
    wanted: str,
    source: str,
    *,
    group: str,
    core: str,
    told: str = "true",
    least: int = 1,
) -> Iterator[Lot]:
    """Yield the reports of groups, by group and core, many groups at a time."""
    sizes = SIZES.format(wanted=wanted, source=source, group=group, least=least)
    query = ROWS.format(source=source, group=group, core=core, told=told)
    names: list[str] = []
    held = 0
    for name, size in connection.execute(sizes).fetchall():
        if names and held + size > BATCH:
            yield read(connection, names, query)
            names, held = [], 0
        names.append(name)
        held += size
    if names:
        yield read(connection, names, query)


def read(connection: "DuckDBPyConnection", names: list[str], query: str) -> Lot:
    """Return the reports of some groups, by group and core; those of a core in their order."""
    connection.register("batch", pa.table({"name": names}))
    rows = connection.execute(query, [hint()]).fetchall()
    connection.unregister("batch")
    return [
        [
            sorted((report(*fields) for _, _, *fields in core), key=lambda report: report.order)
            for _, core in groupby(group, itemgetter(1))
        ]
        for _, group in groupby(rows, itemgetter(0))
    ]


@cache
def hint() -> str:
    """Return a pattern that is found in every text with a toll: the longest word of each form."""
    forms = [form for language in LANGUAGES for form in vocabulary(language).tolls.table]
    return "|".join(sorted({max(form, key=len) for form in forms}))


def report(*fields: Any) -> Report:
    """Return the report that a row of the database holds."""
    *values, around, start, end, force = fields
    named = dict(zip(FIELDS, values, strict=True))
    counted = tolls(around, start, end, named["language"], beyond=force) if around else ()
    sides = {side: tuple(named[side]) for side in ("actor", "recipient")}
    return Report(**{**named, **sides, "named": frozenset(named["named"]), "tolls": counted})


def insert(connection: "DuckDBPyConnection", rows: pa.Table, statements: Iterable[str]) -> None:
    """Run statements that take from `rows`."""
    connection.register("rows", rows)
    for statement in statements:
        connection.execute(statement)
    connection.unregister("rows")
