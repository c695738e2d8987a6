"""Code again what an older codebook, coder or pipeline made, from the parses or the texts in the ledger.

Only what the coder made is replaced, an article at a time; what an article had before is kept
until it is coded again once more, so that the view `changes` can tell what became of it.
"""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pyarrow as pa

from detente.batch import Parsed, Task, code_articles
from detente.ledger.ingest import relate
from detente.ledger.ledger import Ledger
from detente.ledger.tally import Tally
from detente.ledger.workers import Workers
from detente.ledger.write import records_of
from detente.records import Article

ITEMS = 32
FIELDS = ("id", "url", "outlet", "title", "language", "published", "retrieved", "text", "sha256")
STALE = f"""
SELECT {", ".join(f"a.{name}" for name in FIELDS)}, p.model, p.blocks, p.parse
FROM articles a LEFT JOIN parses p ON p.article = a.id
WHERE a.id > ? AND (a.coder, a.codebook, a.model) IS DISTINCT FROM (?, ?, ?) AND a.language = ?
ORDER BY a.id LIMIT {ITEMS}
"""
OF_THESE = "WHERE article IN (SELECT article.id FROM coded)"
REPLACE = (
    f"DELETE FROM replaced {OF_THESE}",
    f"""
    INSERT INTO replaced BY NAME SELECT
      id, article, text, event, mode, codes(actor) AS actor, codes(recipient) AS recipient, date,
      status, trigger, frame, coder, codebook, model
    FROM events {OF_THESE}
    """,
    f"DELETE FROM events {OF_THESE}",
    f"DELETE FROM statements {OF_THESE}",
    "DELETE FROM parses WHERE article IN (SELECT article.id FROM coded WHERE parse IS NOT NULL)",
    *records_of("coded"),
    """
    UPDATE articles SET coder = c.coder, codebook = c.codebook, model = c.model, recoded = now() AT TIME ZONE 'UTC'
    FROM coded c WHERE articles.id = c.article.id
    """,
)


def recode(
    ledger: Ledger, task: Task | None = None, *, workers: int = 1, report: Callable[[Tally], None] = lambda tally: None
) -> Tally:
    """Code again all articles that this coder, its codebook and its pipelines have not coded.

    What was committed stays when it is stopped, and the next run goes on. LedgerError: the ledger
    cannot be written.
    """
    task, tally = task or Task(), Tally()
    crew: Workers[Parsed, pa.RecordBatch] = Workers(partial(code_articles, task=task), workers)
    for answers in crew.answers(
        stale(ledger, task), lambda one: tally.skipped.append(f"{one.article.id}: a worker died")
    ):
        with ledger.transaction():
            for batch in answers:
                replace(ledger, batch, tally)
        report(tally)
    relate(ledger)
    return tally


def stale(ledger: Ledger, task: Task) -> Iterator[list[Parsed]]:
    """Yield the articles that are to be coded again, in order."""
    coder = task.coder()
    for (language,) in ledger.connection.execute("SELECT DISTINCT language FROM articles ORDER BY 1").fetchall():
        made = [coder.name, coder.digest, coder.model(language)]
        last = ""
        while rows := ledger.sql(STALE, [last, *made, language]).to_pylist():
            last = rows[-1]["id"]
            yield [parsed(row) for row in rows]


def parsed(row: dict[str, Any]) -> Parsed:
    """Return an article of the ledger with its parse, where there is one."""
    fields = {name: row[name] for name in FIELDS}
    fields["published"] = fields["published"] and fields["published"].isoformat()
    blocks = tuple((b["kind"], b["start"], b["end"]) for b in row["blocks"] or ())
    return Parsed(article=Article(**fields), model=row["model"], blocks=blocks, parse=row["parse"])


def replace(ledger: Ledger, batch: pa.RecordBatch, tally: Tally) -> None:
    """Put the new records of articles in place of what the coder made before."""
    table = pa.Table.from_batches([batch])
    good = table.filter(table["reason"].is_null())
    ledger.connection.register("coded", good)
    for statement in REPLACE:
        ledger.connection.execute(statement)
    ledger.connection.unregister("coded")
    tally.articles += good.num_rows
    tally.events += sum(map(len, good["events"].to_pylist()))
    tally.statements += sum(map(len, good["statements"].to_pylist()))
    tally.skipped += [reason for reason in table["reason"].to_pylist() if reason]
