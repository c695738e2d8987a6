"""Find the articles that print the same dispatch.

Articles of one language that are alike and were published within a few days of each other are one
story, directly or through others. An article without a date goes with the dated one that it is
most like, so that it never joins two that were printed months apart.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from detente.ledger.likeness import Sketch
from detente.ledger.transaction import transaction

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Pair = tuple[str, str]

# Days between two printings of one dispatch.
FEW = 3
# Among articles that share a mark, each is compared with the ones published next: a mark that
# thousands share, such as a notice under every article of an outlet, costs no more than that.
NEXT = 20
# Texts held at once.
BATCH = 1000

UNSIGNED = "SELECT id FROM articles WHERE id NOT IN (SELECT article FROM signatures) ORDER BY id"
TEXTS = "SELECT id, text, language FROM articles SEMI JOIN wanted USING (id)"
DATES = "SELECT id, published FROM articles SEMI JOIN wanted USING (id) ORDER BY id"
# Pairs that share a mark, at least one of which is wanted.
NEIGHBOURS = f"""
WITH mine AS (
  SELECT DISTINCT band, hash FROM signatures s SEMI JOIN wanted w ON w.id = s.article
), sharing AS (
  SELECT s.article AS one, a.published, list({{id: s.article, published: a.published}}) OVER (
    PARTITION BY s.band, s.hash, a.language ORDER BY a.published NULLS LAST, s.article
    ROWS BETWEEN 1 FOLLOWING AND {NEXT} FOLLOWING
  ) AS next
  FROM signatures s SEMI JOIN mine USING (band, hash) JOIN articles a ON a.id = s.article
), pairs AS (
  SELECT one, published, unnest(next) AS other FROM sharing WHERE len(next) > 0
)
SELECT DISTINCT one, other.id FROM pairs
WHERE coalesce(other.published - published <= {FEW}, true)
  AND (one IN (SELECT id FROM wanted) OR other.id IN (SELECT id FROM wanted))
ORDER BY ALL
"""
# The wanted, and all others of their stories.
MATES = """
WITH told AS (SELECT id AS story, unnest(articles) AS id FROM stories)
SELECT id FROM told SEMI JOIN (SELECT story FROM told SEMI JOIN wanted USING (id)) USING (story)
UNION SELECT id FROM wanted
"""
FOUND = """
CREATE OR REPLACE TEMP TABLE found AS SELECT
  list(a.id ORDER BY a.published NULLS LAST, a.id) AS articles,
  list(a.title ORDER BY a.published NULLS LAST, a.id)[1] AS title,
  count(*) AS reports, greatest(1, count(DISTINCT a.outlet)) AS outlets,
  list_sort(list(DISTINCT a.language)) AS languages, min(a.published) AS earliest, max(a.published) AS latest
FROM members m JOIN articles a USING (id) GROUP BY m.number
"""
FORGET = """
DELETE FROM stories WHERE articles NOT IN (SELECT articles FROM found)
  AND id IN (SELECT story FROM (SELECT id AS story, unnest(articles) AS id FROM stories) JOIN members USING (id))
"""
KEEP = """
INSERT INTO stories BY NAME
SELECT articles[1] AS id, * FROM found WHERE articles[1] NOT IN (SELECT id FROM stories)
"""


def update(connection: "DuckDBPyConnection") -> None:
    """Find the stories of the articles that have none yet, in one transaction.

    The stories are those that all articles give, in whatever order they came.
    """
    with transaction(connection):
        fresh = sign(connection)
        if not fresh:
            return
        affected = with_mates(connection, fresh)
        published = asked(connection, DATES, affected)
        if undated := [id for id, day in published if day is None]:
            # what it is most like may lie in a story that is not affected
            published = asked(connection, DATES, {*affected, *with_mates(connection, undated)})
        days = dict(published)
        pairs = [(one, other) for one, other in neighbours(connection, days) if one in days and other in days]
        write(connection, joined(days, likenesses(connection, pairs)))


def sign(connection: "DuckDBPyConnection") -> list[str]:
    """Store the marks of the articles that have none, and return these articles."""
    fresh = [id for (id,) in connection.execute(UNSIGNED).fetchall()]
    for at in range(0, len(fresh), BATCH):
        rows = asked(connection, TEXTS, fresh[at : at + BATCH])
        marks = [(id, *mark) for id, text, language in rows for mark in Sketch.of(text, language).marks()]
        articles, bands, hashes = zip(*marks, strict=True)
        columns = [pa.array(articles), pa.array(bands, pa.int32()), pa.array(hashes, pa.uint64())]
        connection.register("marks", pa.table(columns, ["article", "band", "hash"]))
        connection.execute("INSERT INTO signatures BY NAME FROM marks")
        connection.unregister("marks")
    return fresh


def with_mates(connection: "DuckDBPyConnection", articles: Sequence[str]) -> set[str]:
    """Return the articles, those that share a mark with them, and all others of their stories."""
    near = {id for pair in neighbours(connection, articles) for id in pair}
    return {id for (id,) in asked(connection, MATES, near.union(articles))}


def neighbours(connection: "DuckDBPyConnection", articles: Iterable[str]) -> list[Any]:
    """Return the pairs that share a mark, with at least one of the articles in each."""
    return asked(connection, NEIGHBOURS, articles)


def asked(connection: "DuckDBPyConnection", query: str, wanted: Iterable[str]) -> list[Any]:
    """Return the rows of a query about the articles wanted."""
    connection.register("wanted", pa.table({"id": pa.array(wanted, pa.string())}))
    rows = connection.execute(query).fetchall()
    connection.unregister("wanted")
    return rows


def likenesses(connection: "DuckDBPyConnection", pairs: Sequence[Pair]) -> Iterator[tuple[Pair, float]]:
    """Yield the pairs that print the same dispatch, and how much they have in common."""
    for at in range(0, len(pairs), BATCH):
        batch = pairs[at : at + BATCH]
        rows = asked(connection, TEXTS, {id for pair in batch for id in pair})
        sketches = {id: Sketch.of(text, language) for id, text, language in rows}
        for one, other in batch:
            if likeness := sketches[one].like(sketches[other]):
                yield (one, other), likeness


def joined(published: Mapping[str, date | None], likenesses: Iterable[tuple[Pair, float]]) -> list[list[str]]:
    """Return articles in stories, given the days of publication and which pairs are alike."""
    links: list[Pair] = []
    loose: list[Pair] = []
    homes: dict[str, tuple[float, date, str]] = {}
    for pair, likeness in likenesses:
        dated = [(day, id) for id in pair if (day := published[id])]
        if len(dated) == 1:
            (stray,) = set(pair) - {dated[0][1]}
            homes[stray] = min(homes.get(stray, (0.0, date.max, "")), (-likeness, *dated[0]))
        else:
            (links if dated else loose).append(pair)
    links += [(stray, home) for stray, (_, _, home) in homes.items()]
    links += [pair for pair in loose if not homes.keys() & set(pair)]
    return components(published, links)


def components(members: Iterable[str], links: Iterable[Pair]) -> list[list[str]]:
    """Return the members in groups that the links connect (union-find)."""
    above = {member: member for member in members}

    def top(member: str) -> str:
        while above[member] != member:
            above[member] = member = above[above[member]]
        return member

    for one, other in links:
        above[top(one)] = top(other)
    groups: dict[str, list[str]] = {}
    for member in above:
        groups.setdefault(top(member), []).append(member)
    return list(groups.values())


def write(connection: "DuckDBPyConnection", stories: Sequence[Sequence[str]]) -> None:
    """Put the stories in place of those that their articles had; what has not changed stays."""
    members = [(id, number) for number, story in enumerate(stories) for id in story]
    ids, numbers = zip(*members, strict=True)
    connection.register("members", pa.table({"id": ids, "number": numbers}))
    for statement in (FOUND, FORGET, KEEP, "DROP TABLE found"):
        connection.execute(statement)
    connection.unregister("members")
