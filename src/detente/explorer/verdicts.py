"""What a reader writes of a record, checked against the article, its records and the codebook."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import as_file, files
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from detente.codebook.actors import rows
from detente.codebook.load import Reader
from detente.coder import coder_of
from detente.days import bound
from detente.explorer.corrections import SAID, Correction, Corrections, Kind, coder_said
from detente.explorer.filters import Status
from detente.explorer.sentences import around, predicate, sentences
from detente.explorer.speech import speech
from detente.explorer.why import Explainer
from detente.ledger.ledger import Ledger
from detente.records import Article
from detente.waist import Sentence

ARTICLE = "SELECT id, text, sha256, language FROM articles WHERE id = ?"
EVENTS = """
SELECT 'event' AS record, * EXCLUDE (original, earliest, latest) FROM events
WHERE article = ? AND event IS NOT NULL ORDER BY trigger.start, id
"""
STATEMENTS = "SELECT 'statement' AS record, * EXCLUDE (earliest, latest) FROM statements WHERE article = ? AND id = ?"
SPAN = 2000  # characters that an event may be told in

Id = Annotated[str, StringConstraints(pattern=r"^[0-9a-z]{1,64}$")]
Word = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40)]
Line = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80, pattern=r"^[^\x00-\x1f\x7f]*$")
]


class RefusedError(Exception):
    """What is written makes no sense: a key of the interface's words, and the values in them."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key, self.values = f"refused.{key}", values


class Strict(BaseModel):
    """Takes nothing that it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Said(Strict):
    """What the reader says that an event is."""

    event: Word
    mode: Word | None = None
    actor: Annotated[tuple[Word, ...], Field(max_length=20)] = ()
    recipient: Annotated[tuple[Word, ...], Field(max_length=20)] = ()
    date: Word | None = None
    status: Status


class Words(Strict):
    """Words of the article, in characters from 0, end exclusive."""

    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=0)]
    text: Annotated[str, StringConstraints(min_length=1, max_length=SPAN)]


class Written(Strict):
    """A correction as it comes from the page: `record` is corrected, `words` are what was missed."""

    kind: Kind
    who: Line
    article: Id
    record: Id | None = None
    withdraws: Annotated[int, Field(ge=1, lt=2**63)] | None = None
    said: Said | None = None
    words: Words | None = None
    note: Annotated[str, StringConstraints(strip_whitespace=True, max_length=2000)] = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What there is to say: types with their modes, countries and sectors."""

    modes: dict[str, tuple[str, ...]]
    countries: frozenset[str]
    sectors: frozenset[str]


@cache
def known() -> Known:
    """Return what the codebook knows."""
    with as_file(files("detente.codebook") / "data") as folder:
        types, _ = Reader([folder]).plover()
        tables = [row for name in ("roles.csv", "organisations.csv") for row in rows([folder / "actors"], name)]
    said = speech("en")
    sectors = {key.removeprefix("sector.") for key in said.words if key.startswith("sector.")}
    sectors |= {row["sector"] for row in tables if row["sector"]}
    modes = {name: tuple(kind.modes) for name, kind in types.items()}
    return Known(modes, frozenset({*said.countries, "---"}), frozenset(sectors))


def made(written: Written, ledger: Ledger, corrections: Corrections, explainer: Explainer) -> Correction:
    """Return the correction that is written. RefusedError says why it is none."""
    if written.kind == "withdrawn":
        return withdrawal(written, corrections)
    article = next((Article(**row) for row in ledger.sql(ARTICLE, [written.article]).to_pylist()), None)
    if article is None:
        raise RefusedError("article")
    events = ledger.sql(EVENTS, [article.id]).to_pylist()
    coded = None if written.kind == "added" else coded_of(written, ledger, events)
    start, end = (coded["start"], coded["end"]) if coded else words_of(written, article)
    draft = Correction(
        kind=written.kind, article=article.id, who=written.who, language=article.language, coded=coded,
        record=coded["id"] if coded else None, note=written.note or None, **said_of(written, coded),
        start=start, end=end, text=article.text[start:end],
    )  # fmt: skip
    return placed(draft, article, sentences(explainer, ledger, article, events), events)


def withdrawal(written: Written, corrections: Corrections) -> Correction:
    one = corrections.one(written.withdraws or 0)
    if one is None or (one.article, one.who) != (written.article, written.who):
        raise RefusedError("withdrawal")
    return Correction(
        kind="withdrawn", article=one.article, who=one.who, withdraws=one.id, record=one.record, language=one.language
    )


def coded_of(written: Written, ledger: Ledger, events: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Return the record that is corrected."""
    found = [one for one in events if one["id"] == written.record]
    if not found and written.record:
        found = ledger.sql(STATEMENTS, [written.article, written.record]).to_pylist()
    if not found:
        raise RefusedError("record")
    if written.kind == "changed" and found[0]["record"] != "event":
        raise RefusedError("statement")
    return found[0]


def words_of(written: Written, article: Article) -> tuple[int, int]:
    words = written.words
    if words is None or not words.text.strip():
        raise RefusedError("no_words")
    if words.start >= words.end or article.text[words.start : words.end] != words.text:
        raise RefusedError("words")
    before = len(words.text) - len(words.text.lstrip())
    return words.start + before, words.start + len(words.text.rstrip())


def said_of(written: Written, coded: dict[str, Any] | None) -> dict[str, Any]:
    """Return what the reader says of the event; of one that is right, what the coder says."""
    if written.kind == "wrong" or (coded and coded["record"] == "statement"):
        return {}
    theirs = coder_said(coded) if coded else {}
    if written.kind == "right":
        return theirs
    if written.said is None:
        raise RefusedError("said")
    ours = {name: getattr(written.said, name) for name in SAID}
    check(ours, theirs)
    if ours == theirs:
        raise RefusedError("same")
    return ours


def check(said: dict[str, Any], coded: dict[str, Any]) -> None:
    """Refuse what the codebook does not know, unless the coder says it."""
    there = known()
    event, mode = said["event"], said["mode"]
    if event not in there.modes and event != coded.get("event"):
        raise RefusedError("event", value=event)
    if mode and mode not in there.modes.get(event, ()) and (event, mode) != (coded.get("event"), coded.get("mode")):
        raise RefusedError("mode", value=mode, event=event)
    parties = (*said["actor"], *said["recipient"])
    if not parties:
        raise RefusedError("nobody")
    theirs = {*coded.get("actor", ()), *coded.get("recipient", ())}
    for code in parties:
        country, colon, sector = code.partition(":")
        if code not in theirs and (country not in there.countries or (colon and sector not in there.sectors)):
            raise RefusedError("party", value=code)
    if said["date"] and said["date"] != coded.get("date") and not is_edtf(said["date"]):
        raise RefusedError("date", value=said["date"])


def is_edtf(date: str) -> bool:
    """Tell whether a date is one of the forms of EDTF that the records use."""
    parts = date.split("/")
    ends = [bound(part, last=last) for part, last in zip(parts, (False, True), strict=False)]
    if len(parts) == 1:
        return ends[0] is not None
    if len(parts) > 2 or parts == ["..", ".."]:
        return False
    if ".." in parts:
        return any(ends)
    return ends[0] is not None and ends[1] is not None and ends[0] <= ends[1]


def placed(
    draft: Correction, article: Article, found: Sequence[Sentence], events: Sequence[dict[str, Any]]
) -> Correction:
    """Return the correction with its sentence, the events beside it and its predicate."""
    coded, start, end = draft.coded, draft.start or 0, draft.end or 0
    if coded and draft.of_event:
        start, end = coded["trigger"]["start"], coded["trigger"]["end"]
    # Words said may run over several sentences: they stand in the first one.
    sentence = around(found, start, start + 1 if coded else end)
    if sentence is None:
        if coded:
            return draft
        raise RefusedError("sentence")
    placed = replace(
        draft, sentence_start=sentence.start, sentence_end=sentence.end, sentence=sentence.text,
        beside=tuple(e["id"] for e in events if sentence.start <= e["trigger"]["start"] < sentence.end),
    )  # fmt: skip
    if not draft.of_event:
        return placed
    frame = coded["frame"] if coded else None
    name, wording = predicate(coder_of().codebook, article, sentence, start, end, frame)
    return replace(placed, predicate=name, wording=wording)
