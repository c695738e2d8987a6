"""The explorer's application: its views, its files, and what it says when something is wrong."""

from importlib.metadata import version
from pathlib import Path
from typing import Any

from fastapi import FastAPI, HTTPException, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException as StarletteError
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware

from detente.errors import LedgerError
from detente.explorer import answers, safety
from detente.explorer.filters import Filters
from detente.explorer.fulltext import Index
from detente.explorer.store import NotReadyError, Store
from detente.explorer.views import article, corrections, map, network, overview, people, relation, search
from detente.explorer.why import Explainer

VIEWS = (overview, article, corrections, relation, people, search, map, network)
LOCAL = ("127.0.0.1", "localhost", "[::1]", "testserver")
CHOICES = {
    "outlets": "SELECT outlet FROM items WHERE outlet IS NOT NULL GROUP BY ALL ORDER BY count(*) DESC LIMIT 100",
    "systems": "SELECT system FROM acts GROUP BY ALL ORDER BY count(*) DESC LIMIT 20",
}


def application(ledger: Path, *, folder: Path | None = None, hosts: tuple[str, ...] = LOCAL) -> FastAPI:
    """Return the application that shows a ledger; it answers only to the names in `hosts`."""
    app = FastAPI(title="Détente", version=version("detente"), docs_url=None, redoc_url=None, openapi_url=None)
    app.state.store = Store(ledger, folder)
    app.state.index = Index(ledger, app.state.store.folder)
    app.state.choices = lambda: choices(app.state.store)
    app.state.explainer = Explainer()
    app.mount("/static", StaticFiles(packages=[("detente.explorer", "static")]), name="static")
    for view in VIEWS:
        app.include_router(view.router)
    app.add_middleware(BaseHTTPMiddleware, dispatch=safety.guarded)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=list(hosts))
    app.add_exception_handler(NotReadyError, not_ready)
    app.add_exception_handler(LedgerError, unreadable)
    app.add_exception_handler(RequestValidationError, invalid)
    app.add_exception_handler(StarletteError, refused)
    return app


def choices(store: Store) -> dict[str, Any]:
    """Return what the filters may be set to; nothing while the ledger is being prepared."""
    try:
        return {name: store.column(query) for name, query in CHOICES.items()}
    except LedgerError:
        return {name: [] for name in CHOICES}


def not_ready(request: Request, error: Exception) -> Response:
    return told(request, 503, str(error), again=True)


def unreadable(request: Request, error: Exception) -> Response:
    return told(request, 503, str(error))


def refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, StarletteError | HTTPException)
    return told(request, error.status_code, str(error.detail))


def invalid(request: Request, error: Exception) -> Response:
    """Say which parameter is wrong, and why."""
    assert isinstance(error, RequestValidationError)
    faults = [f"{'.'.join(str(x) for x in e['loc'][1:]) or e['loc'][0]}: {e['msg']}" for e in error.errors()]
    return told(request, 422, "; ".join(faults))


def told(request: Request, status: int, message: str, *, again: bool = False) -> Response:
    """Return a page, or its JSON twin, that says what is wrong; `again`: it tries again by itself."""
    lang = request.query_params.get("lang", "")
    known: Any = lang if lang in ("fr", "en") else ""
    form: Any = "json" if request.query_params.get("format") == "json" else ""
    view = answers.View("told.html", str(status), {"status": status, "message": message}, more={"again": again})
    response = answers.answer(request, Filters(lang=known, format=form), view, status)
    if again:
        response.headers["Refresh"] = "1"
    return response
