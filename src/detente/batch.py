"""Code many articles at once: what every worker runs, on this machine or on others.

One row in, one row out, in Arrow: the article with its records, or the reason why it has none.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, is_dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path
from types import NoneType
from typing import Any, get_args, get_type_hints

import pyarrow as pa

from detente.coder import Coder, coder_of
from detente.days import days
from detente.errors import SourceError
from detente.language.read import Block
from detente.records import Article, Event, Statement
from detente.sources.article import article
from detente.sources.items import Item
from detente.sources.text import ArticleSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """How to code; the same for all articles of a run, and small enough to send to a worker."""

    codebook: Path | None = None
    pipelines: tuple[str, ...] = ()
    told: ArticleSettings = field(default_factory=ArticleSettings)
    keep_parses: bool = True
    frames_only: bool = False

    def coder(self) -> Coder:
        """Return the coder that this process keeps for such a task."""
        return coder_of(self.codebook, self.pipelines, frames_only=self.frames_only)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """An article and its parse, where it was parsed before by the pipeline `model`."""

    article: Article
    model: str | None = None
    blocks: tuple[Block, ...] = ()
    parse: bytes | None = None


def code_batch(batch: pa.RecordBatch, task: Task) -> pa.RecordBatch:
    """Return the records (schema `CODED`) of the articles in a table whose columns are fields of Article."""
    items = [
        Item(source="batch", position=n, name=f"row {n}", kind="row", data=row)
        for n, row in enumerate(batch.to_pylist())
    ]
    return code_items(items, task)


def code_items(items: Sequence[Item], task: Task) -> pa.RecordBatch:
    """Return the records (schema `CODED`) of things that sources hold."""
    read = [partial(read_item, item, task.told) for item in items]
    return coded(read, [item.name for item in items], task, [found_at(item, task.told) for item in items])


def code_articles(articles: Sequence[Parsed], task: Task) -> pa.RecordBatch:
    """Return the records (schema `CODED`) of articles; those parsed by the same pipeline are not parsed again."""
    read = [partial(lambda one: one, one) for one in articles]
    return coded(read, [f"article {one.article.id}" for one in articles], task, [{} for _ in articles])


def coded(
    read: Sequence[Callable[[], Parsed]], names: Sequence[str], task: Task, known: Sequence[Mapping[str, Any]]
) -> pa.RecordBatch:
    coder = task.coder()
    with coder.zone():
        rows = [
            {**more, **row(coder, one, name, keep=task.keep_parses)}
            for one, name, more in zip(read, names, known, strict=True)
        ]
    return pa.RecordBatch.from_pylist(rows, schema=CODED)


def row(coder: Coder, read: Callable[[], Parsed], name: str, *, keep: bool) -> dict[str, Any]:
    """Return the columns of an article and its records, or the reason why there are none."""
    try:
        return records(coder, read(), keep=keep)
    except SourceError as error:
        return {"reason": str(error)}
    except Exception as error:  # a fault of ours in one article must not lose the others
        return {
            "reason": f"{name}: cannot be coded: {type(error).__name__}: {error}: please report it with the article"
        }


def records(coder: Coder, one: Parsed, *, keep: bool) -> dict[str, Any]:
    language, model = one.article.language, coder.model(one.article.language)
    if one.parse is not None and one.model == model:
        blocks, docs, keep = list(one.blocks), coder.unpack(one.parse, language), False
    else:
        blocks, docs = coder.parse(one.article)
    found = coder.code_parsed(one.article, blocks, docs)
    return {
        "article": asdict(found.article),
        "events": [dated(event) for event in found.events],
        "statements": [dated(statement) for statement in found.statements],
        "coder": coder.name,
        "codebook": coder.digest,
        "model": model,
        "blocks": [{"kind": kind, "start": start, "end": end} for kind, start, end in blocks] if keep else None,
        "parse": coder.pack(docs) if keep else None,
    }


def dated(record: Event | Statement) -> dict[str, Any]:
    """Return the fields of a record, and the first and last day that its date may mean."""
    earliest, latest = days(record.date)
    return {**asdict(record), "earliest": earliest, "latest": latest}


def read_item(item: Item, told: ArticleSettings) -> Parsed:
    return Parsed(article=article(item, told))


def found_at(item: Item, told: ArticleSettings) -> dict[str, Any]:
    return {"item": digest(item, told), "source": item.source, "position": item.position}


def digest(item: Item, told: ArticleSettings) -> str:
    """Return digits that depend on what was read and on what was told of it, not on where it stood."""
    data = item.data if isinstance(item.data, bytes) else json.dumps(item.data, sort_keys=True, default=str).encode()
    said = json.dumps([item.kind, dict(item.told), asdict(told)], sort_keys=True).encode()
    return sha256(said + b"\0" + data).hexdigest()[:32]


def arrow(annotation: Any) -> pa.DataType:
    """Return the Arrow type of what a record's field holds."""
    simple = {str: pa.string(), int: pa.int64(), float: pa.float64()}
    arguments = [a for a in get_args(annotation) if a not in (NoneType, Ellipsis)]
    if annotation in simple:
        return simple[annotation]
    if is_dataclass(annotation):
        hints = get_type_hints(annotation)
        return pa.struct([(name, arrow(hint)) for name, hint in hints.items()])
    # A tuple of one kind, or something that may be None.
    return pa.list_(arrow(arguments[0])) if str(annotation).startswith("tuple") else arrow(arguments[0])


def with_days(kind: type) -> pa.DataType:
    return pa.struct([*arrow(kind), ("earliest", pa.date32()), ("latest", pa.date32())])


CODED = pa.schema([
    ("item", pa.string()),
    ("source", pa.string()),
    ("position", pa.int64()),
    ("reason", pa.string()),
    ("article", arrow(Article)),
    ("events", pa.list_(with_days(Event))),
    ("statements", pa.list_(with_days(Statement))),
    ("coder", pa.string()),
    ("codebook", pa.string()),
    ("model", pa.string()),
    ("blocks", pa.list_(pa.struct([("kind", pa.string()), ("start", pa.int64()), ("end", pa.int64())]))),
    ("parse", pa.binary()),
])  # fmt: skip
