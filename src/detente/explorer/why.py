"""Why the clauses of a sentence were coded, or not: worked out when a reader asks, as `detente explain` does.

The coder is loaded at the first question, so that pages need not wait for it.
"""

import csv
import re
import threading
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from detente.errors import LedgerError
from detente.explorer.speech import Speech
from detente.ledger.ledger import Ledger
from detente.records import Article

if TYPE_CHECKING:
    from detente.explaining import Decision, Explained

FIELDS = ("id", "url", "outlet", "title", "language", "published", "retrieved", "text", "sha256")
ASKED = f"""
SELECT {", ".join(f"a.{name}" for name in FIELDS)}, a.coder, a.codebook, p.model, p.blocks, p.parse
FROM articles a LEFT JOIN parses p ON p.article = a.id WHERE a.id = ?
"""
SHOWN = 3  # entries that did not fit
SORTS = ("verbs", "nouns", "adjectives")
FRAMES = files("detente.codebook") / "data" / "frames"
# Reasons of the coder, by the key of their words in the interface.
REASONS = {
    "why.no_verb": r"verb not in codebook: (?P<word>.+)",
    "why.fits_none": r"(?P<word>.+) fits none of (?P<frame>.+)",
    "why.lacks": r"(?P<frame>\S+) under a word that the codebook lacks: (?P<word>.+)",
    "why.charged": r"(?P<frame>\S+) under (?P<word>.+): what is charged, denied or praised .+",
    "why.not_wanted": r"(?P<frame>\S+): not wanted, so nothing done: (?P<word>.+)",
    "why.not_to_be": r"(?P<frame>\S+): not to be, so nothing done: (?P<word>.+)",
    "why.nobody": r"(?P<frame>\S+): no actor and no recipient",
    "why.alone": r"(?P<frame>\S+): only one party to a mutual act",
    "why.no_country": r"(?P<frame>\S+): no actor with a country",
    "why.no_recipient": r"(?P<frame>\S+): (?P<type>[A-Z]+) wants a recipient",
    "why.bare_noun": r"(?P<frame>\S+): a noun with no actor of its own",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Kept:
    """An article of the ledger, what coded it, and its parse where there is one."""

    article: Article
    coder: tuple[str, str]  # program, codebook
    model: str | None
    blocks: tuple[tuple[str, int, int], ...]
    parse: bytes | None


def read(ledger: Ledger, id: str) -> Kept:
    """Return an article of the ledger. LedgerError: there is no such article."""
    rows = ledger.sql(ASKED, [id]).to_pylist()
    if not rows:
        raise LedgerError(f"{ledger.path}: no article {id}")
    row = rows[0]
    row["published"] = row["published"] and row["published"].isoformat()
    blocks = tuple((b["kind"], b["start"], b["end"]) for b in row["blocks"] or ())
    article = Article(**{name: row[name] for name in FIELDS})
    return Kept(article, (row["coder"], row["codebook"]), row["model"], blocks, row["parse"])


class Explainer:
    """Explains one article at a time, whoever asks, with a coder that stays; keeps what was found of the last one."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.last: tuple[Kept, tuple[list[Explained], bool]] | None = None

    def explained(self, ledger: Ledger, id: str) -> "tuple[list[Explained], bool]":
        """As `of`, for an article of the ledger. LedgerError: there is no such article."""
        return self.of(read(ledger, id))

    def of(self, one: Kept) -> "tuple[list[Explained], bool]":
        """Return what was decided of each sentence, and whether the records are of the same program and codebook.

        DetenteError: the article cannot be read.
        """
        with self.lock:
            if self.last is None or self.last[0] != one:
                self.last = one, explain(one)
            return self.last[1]


def explain(one: Kept) -> "tuple[list[Explained], bool]":
    """Return what was decided of an article, from its parse where this pipeline made it."""
    from detente.coder import coder_of
    from detente.explaining import explained

    coder = coder_of()
    parse = one.parse if one.model == coder.model(one.article.language) else None
    with coder.zone():
        found = explained(coder, one.article, one.blocks, parse)
    return found, one.coder == (coder.name, coder.digest)


def told(text: str, decision: "Decision") -> dict[str, Any]:
    """Return a decision as the JSON twin has it."""
    clause, event = decision.clause, decision.event
    return {
        "words": " ".join(text[clause.trigger_start : clause.trigger_end].split()),
        "start": clause.trigger_start, "end": clause.trigger_end, "kind": clause.kind,
        "event": event and event.id, "type": event and event.event, "mode": event and event.mode,
        "frame": event and event.frame, "reason": decision.reason,
    }  # fmt: skip


def in_words(say: Speech, reason: str) -> str | None:
    """Return a reason in the reader's language; None where it is one of a user's codebook."""
    for key, pattern in REASONS.items():
        if found := re.fullmatch(pattern, reason):
            values = found.groupdict()
            if "type" in values:
                values["type"] = say.words.get(f"type.{values['type']}", values["type"])
            return say(key, **{**values, "frame": few(say, values.get("frame", ""))})
    return None


def few(say: Speech, frames: str) -> str:
    """Return the first of several entries, and how many more there are."""
    names = frames.split(", ")
    return ", ".join(names[:SHOWN]) + (f" {say('why.more', n=len(names) - SHOWN)}" if len(names) > SHOWN else "")


def frame(id: str, language: str) -> dict[str, Any] | None:
    """Return an entry of the codebook with its words and examples in a language; None where it is not one of ours."""
    file, _, name = id.partition("/")
    data = written(file)
    entry = next((one for one in data.get("frame", ()) if one["id"] == name), None)
    if entry is None:
        return None
    examples, near = (
        [{"text": one[language], tells: one.get(tells, "")} for one in entry.get(key, ()) if language in one]
        for key, tells in (("example", "is"), ("near_miss", "why"))
    )
    code = entry.get("cameo")
    return {
        "id": id, "event": data["event"], "mode": entry.get("mode"), "cameo": code,
        "cameo_name": cameo().get(code or ""), "examples": examples, "near_misses": near,
        "words": [word for sort in SORTS for word in entry.get(sort, {}).get(language, [])],
    }  # fmt: skip


@cache
def written(file: str) -> dict[str, Any]:
    """Return a file of frames as it is written; nothing where there is no such file."""
    if f"{file}.toml" not in {one.name for one in FRAMES.iterdir()}:
        return {}
    return tomllib.loads((FRAMES / f"{file}.toml").read_text(encoding="utf-8"))


@cache
def cameo() -> dict[str, str]:
    """Return the names of CAMEO codes, in English as CAMEO has them."""
    with (files("detente.codebook") / "data" / "cameo.csv").open(encoding="utf-8") as lines:
        return {row["code"]: row["name"] for row in csv.DictReader(lines)}
