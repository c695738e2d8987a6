"""`/corrections`: what readers corrected, what it proposes for the codebook, and the way to write one."""

import getpass
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Annotated, Any, Literal

import pyarrow as pa
from fastapi import APIRouter, Depends, HTTPException, Path, Query, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BeforeValidator, ValidationError
from starlette.background import BackgroundTask

from detente.errors import LedgerError
from detente.explorer import gold
from detente.explorer.answers import View, answer, spoken, store
from detente.explorer.corrections import KINDS, Correction, Corrections, code
from detente.explorer.filters import Filters, Name
from detente.explorer.proposals import Agreement, Proposal, agreement, coded_type, proposals, said_type
from detente.explorer.safety import same_origin
from detente.explorer.sentences import warm
from detente.explorer.store import Store
from detente.explorer.verdicts import Id, RefusedError, Written, known, made

router = APIRouter()
PAGE, MOST = 25, 30  # corrections on a page; proposals shown
SIZE = 65_536  # bytes of a correction, at most
TEXTS = (
    "time", "who", "kind", "about", "article", "title", "outlet", "language", "record", "frame", "predicate", "wording",
    "coded", "said",
)  # fmt: skip
LISTS = ["coded_actor", "coded_recipient", "actor", "recipient"]
MORE = ["coded_date", "date", "coded_status", "status", "text", "sentence", "note", "coder", "codebook", "model"]
ROWS = pa.schema([
    ("id", pa.int64()), *((name, pa.string()) for name in TEXTS), *((name, pa.list_(pa.string())) for name in LISTS),
    *((name, pa.string()) for name in MORE),
])  # fmt: skip


class Asked(Filters):
    """The filters of a page, and which corrections; `since` and `until` are the days on which they were written."""

    kind: tuple[Literal["right", "wrong", "changed", "added"], ...] = ()
    who: Annotated[tuple[Name, ...], BeforeValidator(lambda names: tuple(filter(None, names)))] = ()

    def chosen(self, one: Correction) -> bool:
        """Tell whether a correction is asked for."""
        day = one.time[:10]
        return (
            (not self.since or day >= self.since.isoformat())
            and (not self.until or day <= self.until.isoformat())
            and (not self.kind or one.kind in self.kind)
            and (not self.who or one.who in self.who)
            and (not self.language or one.language == self.language)
        )


async def body(request: Request) -> Written:
    """Return what is written, of a limited size."""
    content = b""
    async for part in request.stream():
        content += part
        if len(content) > SIZE:
            raise HTTPException(413, spoken(request, Filters())("refused.size"))
    try:
        return Written.model_validate_json(content)
    except ValidationError as error:
        faults = error.errors(include_url=False, include_context=False)
        raise RequestValidationError([{**fault, "loc": ("body", *fault["loc"])} for fault in faults]) from error


@router.post("/corrections", dependencies=[Depends(same_origin)])
def write(
    request: Request, written: Annotated[Written, Depends(body)], store: Annotated[Store, Depends(store)]
) -> Response:
    """Keep a correction; what the coder wrote stays as it is."""
    corrections = Corrections(store.ledger)
    try:
        with store.words() as ledger:
            draft = made(written, ledger, corrections, request.app.state.explainer)
    except RefusedError as refused:
        raise HTTPException(422, spoken(request, Filters())(refused.key, **refused.values)) from refused
    kept = corrections.add(draft)
    return JSONResponse({"kept": shown(kept), "standing": state(corrections, kept.article)}, 201)


@router.get("/corrections/of/{article}")
def of_article(request: Request, article: Annotated[Id, Path()], store: Annotated[Store, Depends(store)]) -> Response:
    """Return what stands of an article, and what a form may offer."""
    say, there = spoken(request, Filters()), known()
    sectors = {code: say.words.get(f"sector.{code}", code) for code in sorted(there.sectors)}
    modes = {kind: {mode: say.words.get(f"mode.{mode}", mode) for mode in there.modes[kind]} for kind in there.modes}
    content = {
        "standing": state(Corrections(store.ledger), article), "reader": login(), "modes": modes,
        "countries": {code: say.country(code) for code in sorted(there.countries - {"---"})}, "sectors": sectors,
    }  # fmt: skip
    return JSONResponse(content, background=BackgroundTask(warm, request.app.state.explainer, store, article))


@router.get("/corrections/gold/{language}.tsv")
def as_gold(
    language: Annotated[Literal["fr", "en"], Path()],
    filters: Annotated[Asked, Query()],
    store: Annotated[Store, Depends(store)],
) -> Response:
    """Return the sentences that are wholly judged, as `detente evaluate gold` reads them."""
    text = gold.table(gold.gold([one for one in found(store) if filters.chosen(one)], language))
    headers = {"Content-Disposition": f'attachment; filename="{language}.tsv"'}
    return Response(text, media_type="text/tab-separated-values; charset=utf-8", headers=headers)


@router.get("/corrections")
def corrections(
    request: Request, filters: Annotated[Asked, Query()], store: Annotated[Store, Depends(store)]
) -> Response:
    """Show what was corrected, the newest first."""
    every = found(store)
    chosen = [one for one in every if filters.chosen(one)]
    by_type = agreement(chosen)
    facts = Agreement(*(sum(one.kind == kind for one in chosen) for kind in KINDS))
    shown = chosen[::-1][(filters.page - 1) * PAGE : filters.page * PAGE]
    rows = table(store, chosen[::-1] if filters.format in ("csv", "parquet", "json") else shown)
    data = {
        "facts": {"corrections": len(chosen), "readers": len({one.who for one in chosen}), **told(facts)},
        "by_type": [{"type": kind, **told(one)} for kind, one in by_type.items()],
        "proposals": [proposed(one) for one in proposals(chosen)[:MOST]],
        "gold": {language: len(gold.gold(chosen, language)) for language in gold.LANGUAGES},
        "corrections": rows.to_pylist(),
    }  # fmt: skip
    more = {
        "readers": sorted({one.who for one in every}), "kinds": KINDS, "any": bool(every),
        "last": filters.page * PAGE >= len(chosen), "file": Corrections(store.ledger).path.name,
        "day": lambda time: date.fromisoformat(time[:10]),
    }  # fmt: skip
    title = spoken(request, filters)("corrections")
    return answer(request, filters, View("corrections.html", title, data, rows, "corrections", more))


def found(store: Store) -> list[Correction]:
    return Corrections(store.ledger).standing()


def state(corrections: Corrections, article: str) -> list[dict[str, Any]]:
    return [shown(one) for one in corrections.standing(article)]


def shown(one: Correction) -> dict[str, Any]:
    """Return what the article's page shows of a correction."""
    names = ("id", "kind", "who", "time", "record", "event", "mode", "actor", "recipient", "date", "status", "start")
    return {**{name: getattr(one, name) for name in (*names, "end", "text", "note")}, "coded": coded_type(one)}


def table(store: Store, chosen: Sequence[Correction]) -> pa.Table:
    """Return corrections as rows, with titles and outlets where the digest has them."""
    try:
        ids = sorted({one.article for one in chosen})
        sql = "SELECT id, title, outlet FROM items WHERE list_contains(?, id)"
        items = {row["id"]: row for row in store.rows(sql, [ids])}
    except LedgerError:
        items = {}
    return pa.Table.from_pylist([{**flat(one), **items.get(one.article, {}), "id": one.id} for one in chosen], ROWS)


def flat(one: Correction) -> dict[str, Any]:
    coded = one.coded or {}
    kept = [*TEXTS, *LISTS, *MORE]
    return {
        **{name: getattr(one, name) for name in kept if name in Correction.__slots__},
        **{name: coded.get(name) for name in ("frame", "coder", "codebook", "model")},
        **{f"coded_{name}": coded.get(name) for name in ("date", "status")},
        **{f"coded_{side}": [code(party) for party in coded.get(side, ())] for side in ("actor", "recipient")},
        "about": "event" if one.of_event else "statement", "coded": coded_type(one), "said": said_type(one),
    }  # fmt: skip


def told(one: Agreement) -> dict[str, Any]:
    return {**asdict(one), "share": one.share}


def proposed(one: Proposal) -> dict[str, Any]:
    rows = [
        {"id": c.id, "article": c.article, "record": c.record, "who": c.who, "sentence": parts(c)}
        for c in one.corrections[:20]
    ]
    return {
        "n": len(one.corrections), "language": one.language, "predicate": one.predicate, "wording": one.wording,
        "coded": one.coded, "said": one.said, "fields": one.fields, "frames": one.frames, "sentences": rows,
    }  # fmt: skip


def parts(one: Correction) -> list[str]:
    """Return a sentence as what stands before the predicate's words, these, and what stands after."""
    sentence, offset = one.sentence or "", one.sentence_start or 0
    trigger = (one.coded or {}).get("trigger") or {"start": one.start, "end": one.end}
    start, end = trigger["start"] - offset, trigger["end"] - offset
    return [sentence[:start], sentence[start:end], sentence[end:]]


def login() -> str:
    """Return who is logged in on this machine; nothing where nobody is."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return ""
