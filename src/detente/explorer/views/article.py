"""`/article/{id}`: the text as it was read, what was coded in it and why, and where the same is told."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import date
from itertools import product
from typing import Annotated, Any
from urllib.parse import urlsplit

from fastapi import APIRouter, Depends, HTTPException, Path, Query, Request, Response

from detente.days import days
from detente.errors import DetenteError, LedgerError
from detente.explorer import related, why
from detente.explorer.answers import View, answer, spoken, store
from detente.explorer.filters import Filters
from detente.explorer.marks import Paragraph, marks_of, paragraphs
from detente.explorer.speech import Speech, speech
from detente.explorer.store import Store
from detente.ledger.ledger import Ledger
from detente.records import Article, Event, Statement
from detente.sources.frontmatter import front_end
from detente.sources.furniture import load_furniture
from detente.sources.layout import layout

router = APIRouter()
Id = Annotated[str, Path(pattern=r"^[0-9a-f]{16}$")]
Record = dict[str, Any]

ARTICLE = f"SELECT {', '.join(f.name for f in fields(Article))} FROM articles WHERE id = ?"
EVENTS = f"""SELECT 'event' AS record, {", ".join(f'"{f.name}"' for f in fields(Event))} FROM events
WHERE article = ? AND event IS NOT NULL ORDER BY trigger.start, id"""
STATEMENTS = f"""SELECT 'statement' AS record, {", ".join(f'"{f.name}"' for f in fields(Statement))} FROM statements
WHERE article = ? ORDER BY "start", id"""
RECORD = """
SELECT trigger.start AS at, frame FROM events WHERE article = ? AND id = ?
UNION ALL SELECT "start", NULL FROM statements WHERE article = ? AND id = ?
"""
BLOCKS = "SELECT blocks FROM parses WHERE article = ?"
STORY = "SELECT story FROM items WHERE id = ?"
# What is downloaded: one row an event.
ROWS = """
SELECT id, article, sentence, "start", "end", text, event, mode, contexts, quad, score, cameo, goldstein,
codes(actor) AS actor, codes(recipient) AS recipient, date, date_text, status, condition,
coalesce(attribution.speaker.name, attribution.speaker.text) AS speaker, place.name AS place, place.lat AS lat,
place.lon AS lon, trigger.text AS trigger, frame, confidence, coder
FROM events WHERE article = ? AND event IS NOT NULL ORDER BY trigger.start, id
"""


@router.get("/article/{id}")
def article(
    request: Request, id: Id, filters: Annotated[Filters, Query()], store: Annotated[Store, Depends(store)]
) -> Response:
    """Show an article with its marks."""
    say = spoken(request, filters)
    try:
        with store.words() as ledger:
            view = opened(store, ledger, id, say, rows=filters.format in ("csv", "parquet"))
    except LedgerError:
        if filters.format in ("csv", "parquet"):
            raise
        view = locked(store, id, say)
    return answer(request, filters, view)


def opened(store: Store, ledger: Ledger, id: str, say: Speech, *, rows: bool) -> View:
    """Return the view of an article whose words can be read."""
    found = ledger.sql(ARTICLE, [id]).to_pylist()
    if not found:
        raise HTTPException(404, say("article.none", id=id))
    facts = {"record": "article", **dated(found[0])}
    events, statements = ledger.sql(EVENTS, [id]).to_pylist(), ledger.sql(STATEMENTS, [id]).to_pylist()
    about = matter(store, facts, events)
    other = related.elsewhere(store, ledger, about, [e["id"] for e in events])
    near = related.related(store, about, [row["id"] for row in other["articles"]])
    data = {
        "article": facts, "events": events, "statements": statements, "relations": relations(events),
        "elsewhere": other["articles"], "differs": other["differs"], "related": near,
    }  # fmt: skip
    shown = marked(ledger, facts, events, statements)
    table = ledger.sql(ROWS, [id]) if rows else None
    return View("article.html", facts["title"] or say("article.untitled"), data, table, id, more(data, shown, say))


def locked(store: Store, id: str, say: Speech) -> View:
    """Return what the digest alone knows of an article, while the ledger is being written."""
    found = related.items(store, [id])
    if not found:
        raise HTTPException(404, say("article.none", id=id))
    facts = {**dated(found[0]), "url": None, "text": None}
    lists: Record = {name: [] for name in ("events", "statements", "relations", "elsewhere", "related")}
    data = {"article": facts, **lists, "differs": {}}
    return View("article.html", facts["title"] or say("article.untitled"), data, None, id, more(data, [], say))


def more(data: Record, shown: Sequence[Paragraph], say: Speech) -> Record:
    """Return what the page alone needs."""
    facts = data["article"]
    numbers = {r["id"]: n for kind in ("events", "statements") for n, r in enumerate(data[kind], 1)}
    return {
        "paragraphs": shown, "numbers": numbers, "acts": {e["id"]: e for e in data["events"]},
        "address": web(facts["url"]), "day": facts["published"] and date.fromisoformat(facts["published"]),
        "when": lambda edtf: when(say, edtf), "party": lambda code: party(say, code), "listed": listed,
        "english": speech("en").countries,
    }  # fmt: skip


def dated(row: Record) -> Record:
    """Return an article with its day as the records have it."""
    return {**row, "published": row["published"] and row["published"].isoformat()}


def marked(ledger: Ledger, facts: Record, events: list[Record], statements: list[Record]) -> list[Paragraph]:
    """Return the text in paragraphs with all marks; what was not coded is told by the parse, else the layout."""
    text = facts["text"]
    kept = ledger.sql(BLOCKS, [facts["id"]]).to_pylist()
    if kept:
        blocks = kept[0]["blocks"]
    else:
        parts = layout(text, facts["language"], load_furniture()).blocks
        blocks = [{"kind": b.kind, "start": b.start, "end": b.end} for b in parts]
    return paragraphs(text, blocks, marks_of(text, events, statements), front_end(text))


def matter(store: Store, facts: Record, events: list[Record]) -> related.Matter:
    """Return what an article is about; its day is that of publication, or else of its first event."""
    first = (days(e["date"])[0] for e in events)
    day = date.fromisoformat(facts["published"]) if facts["published"] else next((d for d in first if d), None)
    states = sorted({p["country"] for e in events for p in (*e["actor"], *e["recipient"]) if p["country"]})
    types = sorted({e["event"] for e in events})
    story = [row["story"] for row in store.rows(STORY, [facts["id"]])]
    return related.Matter(facts["id"], states, types, day, *(story or [facts["id"]]))


def relations(events: list[Record]) -> list[str]:
    """Return the pairs of states whose dealings are told, as /relation has them, the most frequent first."""
    count: dict[str, int] = {}
    for event in events:
        one, other = ([p["country"] for p in event[side] if p["country"]] for side in ("actor", "recipient"))
        pairs = {"-".join(sorted((a, b))) for a, b in product(one, other or one) if a != b}
        for pair in pairs:
            count[pair] = count.get(pair, 0) + 1
    return sorted(count, key=lambda pair: (-count[pair], pair))


def web(url: str | None) -> str | None:
    """Return an address that may be a link: nothing but http and https."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def when(say: Speech, edtf: str | None) -> str:
    """Return a date in words; as it is written where it is none."""
    first, last = days(edtf)
    if not first or not last:
        return edtf or say("article.no_date")
    words = say.day(first) if first == last else f"{say.day(first)} – {say.day(last)}"
    return say("article.about", date=words) if set("~?%") & set(edtf or "") else words


def listed(parties: list[Record]) -> list[str]:
    """Return the codes of parties, as COUNTRY or COUNTRY:SECTOR."""
    return [(p["country"] or "---") + (f":{p['sector']}" if p["sector"] else "") for p in parties]


def party(say: Speech, code: str) -> str:
    """Return a code in words; a sector that is unknown goes without saying."""
    return say.party(code.removesuffix(":UNK"))


@router.get("/article/{id}/why")
def reasons(
    request: Request,
    id: Id,
    event: Annotated[str, Query(pattern=r"^[0-9a-f]{16}$")],
    store: Annotated[Store, Depends(store)],
    format: Annotated[str, Query(pattern=r"^(html|json)?$")] = "",
    lang: Annotated[str, Query(pattern=r"^(fr|en)?$")] = "",
) -> Response:
    """Tell what was decided in the sentence of an event or a statement, and why; a part of the article's page."""
    filters = Filters.model_validate({"format": format, "lang": lang})
    say = spoken(request, filters)
    try:
        with store.words() as ledger:
            rows = ledger.sql(RECORD, [id, event] * 2).to_pylist()
            one = why.read(ledger, id) if rows else None
        data = explained(request.app.state.explainer, event, rows[0], one) if one else None
        status, fault = (200, "") if data else (404, say("article.no_record", id=event))
    except DetenteError as error:
        data, status, fault = None, 503, str(error)
    more = {"reworded": lambda reason: why.in_words(say, reason), "fault": fault}
    view = View("why.html", say("why"), data or {"status": status, "message": fault}, more=more)
    return answer(request, filters, view, status)


def explained(explainer: why.Explainer, id: str, row: Record, one: why.Kept) -> Record:
    """Return which entry decided a record, and what was decided of its sentence."""
    found, same = explainer.of(one)
    sentence = next((s for s in found if s.sentence.start <= row["at"] < s.sentence.end), None)
    text, language = one.article.text, one.article.language
    return {
        "asked": id, "same": same, "language": language, "coded_by": row["frame"],
        "sentence": sentence and sentence.sentence.text,
        "decisions": [why.told(text, decision) for decision in sentence.decisions] if sentence else [],
        "frame": why.frame(row["frame"], language) if row["frame"] else None,
    }  # fmt: skip
