"""Answer a request with a page, its JSON twin, or its rows as CSV or Parquet."""

import io
import json
from collections.abc import Iterator
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from importlib.resources import files
from typing import Any

import pyarrow as pa
from fastapi import Request, Response
from fastapi.responses import StreamingResponse
from jinja2 import Environment, PackageLoader, StrictUndefined
from pyarrow import csv, parquet

from detente.explorer.filters import Filters
from detente.explorer.speech import LANGUAGES, Speech, speech, wanted
from detente.explorer.store import Store

PAGES = Environment(
    loader=PackageLoader("detente.explorer"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
    lstrip_blocks=True,
)  # fmt: skip
CHOSEN = "detente-language"
CHUNK = 5_000  # rows of a download that are written at once
STATIC = files("detente.explorer") / "static"


@dataclass(frozen=True, slots=True)
class View:
    """What a view shows: its template, its data (which is the JSON twin) and its rows for download."""

    template: str
    title: str
    data: dict[str, Any]
    rows: pa.Table | None = None
    name: str = "detente"
    more: dict[str, Any] = field(default_factory=dict)  # for the template alone: pictures, choices


def answer(request: Request, filters: Filters, view: View, status: int = 200) -> Response:
    """Return the view in the form that the address or the Accept header asks for."""
    wanted = form(request, filters)
    if wanted == "json":
        data = json.dumps({"title": view.title, **view.data}, default=plain, ensure_ascii=False, allow_nan=False)
        return Response(data, status, media_type="application/json")
    if wanted in ("csv", "parquet"):
        return download(view, wanted)
    return page(request, filters, view, status)


def plain(value: Any) -> Any:
    """Return what JSON has no form for in one that it has."""
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value):
        return {one.name: getattr(value, one.name) for one in fields(value)}
    raise TypeError(f"{type(value)} has no form in JSON")


def form(request: Request, filters: Filters) -> str:
    """Return the form that is asked for: html, json, csv or parquet."""
    return filters.format or ("json" if asks_json(request) else "html")


def asks_json(request: Request) -> bool:
    accepted = request.headers.get("accept", "")
    return "application/json" in accepted and "text/html" not in accepted


def download(view: View, form: str) -> Response:
    """Return the rows as a file; lists are joined in CSV."""
    rows = view.rows if view.rows is not None else pa.table({})
    headers = {"Content-Disposition": f'attachment; filename="{view.name}.{form}"'}
    if form == "csv":
        return StreamingResponse(lines(rows), media_type="text/csv; charset=utf-8", headers=headers)
    out = io.BytesIO()
    parquet.write_table(rows, out)
    return Response(out.getvalue(), media_type="application/vnd.apache.parquet", headers=headers)


def lines(rows: pa.Table) -> Iterator[bytes]:
    """Yield the rows as CSV, some at a time, so that the first come at once."""
    for start in range(0, max(rows.num_rows, 1), CHUNK):
        out = io.BytesIO()
        csv.write_csv(flat(rows.slice(start, CHUNK)), out, csv.WriteOptions(include_header=start == 0))
        yield out.getvalue()


def flat(rows: pa.Table) -> pa.Table:
    """Return the rows with lists as text, their parts between semicolons."""
    for i, column in enumerate(rows.schema):
        if pa.types.is_list(column.type):
            joined = [None if x is None else ";".join(map(str, x)) for x in rows.column(i).to_pylist()]
            rows = rows.set_column(i, column.name, pa.array(joined, pa.string()))
    return rows


def page(request: Request, filters: Filters, view: View, status: int = 200) -> Response:
    """Return the view as a page in the reader's language."""
    say = spoken(request, filters)
    body = PAGES.get_template(view.template).render(
        request=request, filters=filters, say=say, title=view.title, token=request.state.token,
        path=request.url.path, languages=LANGUAGES, ledger=request.app.state.store.ledger.name,
        choices=request.app.state.choices(), **{**view.data, **view.more},
    )  # fmt: skip
    response = Response(body, status, media_type="text/html; charset=utf-8")
    response.headers["Vary"] = "Accept, Cookie, Accept-Language"
    if filters.lang:
        response.set_cookie(CHOSEN, filters.lang, samesite="strict", max_age=31_536_000)
    return response


def spoken(request: Request, filters: Filters) -> Speech:
    """Return the interface in the reader's language."""
    accepted = request.headers.get("accept-language", "")
    return speech(wanted(filters.lang, request.cookies.get(CHOSEN), accepted))


def store(request: Request) -> Store:
    """Return the ledger that is shown; a dependency of every view."""
    return request.app.state.store  # type: ignore[no-any-return]
