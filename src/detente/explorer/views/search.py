"""`/search?q=…`: full text over statements and articles, in both languages."""

from contextlib import suppress
from dataclasses import asdict
from datetime import date
from typing import Annotated, Any

import pyarrow as pa
from fastapi import APIRouter, Depends, Query, Request, Response

from detente.errors import LedgerError
from detente.explorer.answers import View, answer, spoken, store
from detente.explorer.filters import Filters
from detente.explorer.folding import Phrase, marked, phrases
from detente.explorer.fulltext import COLUMNS, KINDS, Found, Index
from detente.explorer.store import Store

router = APIRouter()
PAGE = 10  # of each kind
ALL = 1_000  # of each kind, for download
LENGTH = 260  # characters of an article around the words that were found


def index(request: Request) -> Index:
    """Return the full text of the ledger that is shown."""
    return request.app.state.index  # type: ignore[no-any-return]


@router.get("/search")
def search(
    request: Request,
    filters: Annotated[Filters, Query()],
    store: Annotated[Store, Depends(store)],
    index: Annotated[Index, Depends(index)],
) -> Response:
    """Show where words stand in statements and articles."""
    progress = index.refresh()
    asked = phrases(filters.q)
    download = filters.format in ("csv", "parquet")
    finds = {kind: index.search(kind, asked, filters, ALL if download else PAGE) for kind in KINDS}
    data: dict[str, Any] = {"q": filters.q, "progress": asdict(progress)}
    texts = words(store, finds)
    for kind, found in finds.items():
        length = LENGTH if kind == "articles" else 0
        rows = [shown(row, texts.get(str(row["id"])), asked, length) for row in found.rows]
        data[kind] = {"count": found.count, "more": found.more, "rows": rows}
    last = all(filters.page * PAGE >= found.count for found in finds.values())
    table = downloaded(data) if download else None
    view = View("search.html", spoken(request, filters)("search.title"), data, table, "search", {"last": last})
    return answer(request, filters, view)


def shown(row: dict[str, Any], text: str | None, asked: list[Phrase], length: int) -> dict[str, Any]:
    """Return what was found with its words in parts, each with whether it was asked for."""
    day = date.fromisoformat(row["day"]) if row["day"] else None
    return {
        **row, "day": day, "text": text, "parts": marked(text or "", asked, length),
        "head_parts": marked(row["head"] or "", asked),
    }  # fmt: skip


def words(store: Store, finds: dict[str, Found]) -> dict[str, str]:
    """Return the texts of statements and articles by id; none while the ledger is locked."""
    texts: dict[str, str] = {}
    with suppress(LedgerError), store.words() as ledger:
        for kind, found in finds.items():
            ids = [row["id"] for row in found.rows]
            sql = f"SELECT id, text FROM {kind} WHERE id IN (SELECT unnest(?::VARCHAR[]))"
            texts |= ledger.connection.execute(sql, [ids]).fetchall() if ids else ()
    return texts


def downloaded(data: dict[str, Any]) -> pa.Table:
    """Return what was found of both kinds as one table."""
    found = [{"kind": kind.removesuffix("s"), **row} for kind in KINDS for row in data[kind]["rows"]]
    names = ("kind", *COLUMNS, "text")
    types = {"day": pa.date32()}
    return pa.table({name: pa.array([row[name] for row in found], types.get(name, pa.string())) for name in names})
