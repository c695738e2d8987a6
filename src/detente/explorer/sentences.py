"""The sentences of an article in the ledger as the coder reads them, and what their predicates are called."""

import re
from collections.abc import Sequence
from contextlib import suppress
from itertools import pairwise
from typing import Any

from detente.codebook.model import Codebook
from detente.coder import coder_of
from detente.errors import DetenteError, PipelineError
from detente.explorer.store import Store
from detente.explorer.why import Explainer
from detente.ledger.ledger import Ledger
from detente.records import Article
from detente.sources.furniture import load_furniture
from detente.sources.layout import layout
from detente.waist import Clause, Sentence

SORTS = {"verb": "verbs", "noun": "nouns", "adjective": "adjectives"}
# Where a sentence ends, when there is no pipeline to tell.
END = re.compile(r"[.!?…]+[\"»”’)\s]*\s+(?=[\"«“‘(]?\s?[\w])")
VOWELS = "aeiouyhéèêëàâîïôûœ"


def sentences(
    explainer: Explainer, ledger: Ledger, article: Article, events: Sequence[dict[str, Any]]
) -> tuple[Sentence, ...]:
    """Return the coded sentences; without a pipeline those that punctuation tells, never cutting an event."""
    try:
        return tuple(one.sentence for one in explainer.explained(ledger, article.id)[0])
    except PipelineError:
        return tuple(plain(article, [(e["start"], e["end"]) for e in events]))


def warm(explainer: Explainer, store: Store, id: str) -> None:
    """Load what an article's language needs, so that the first correction need not wait for it."""
    with suppress(DetenteError), explainer.lock:
        for row in store.rows("SELECT language FROM items WHERE id = ?", [id]):
            coder_of().nlp(row["language"])
            coder_of().tables(row["language"])


def plain(article: Article, whole: Sequence[tuple[int, int]]) -> list[Sentence]:
    found: list[Sentence] = []
    for number, block in enumerate(layout(article.text, article.language, load_furniture()).blocks):
        if block.kind not in ("title", "body"):
            continue
        ends = [m.end() for m in END.finditer(article.text, block.start, block.end)]
        cuts = [block.start, *(at for at in ends if not any(s < at < e for s, e in whole)), block.end]
        for start, end in pairwise(cuts):
            text = article.text[start:end].rstrip()
            found.append(
                Sentence(index=len(found), block=number, kind=block.kind, start=start, end=start + len(text), text=text,
                         words=(), clauses=())
            )  # fmt: skip
    return found


def around(found: Sequence[Sentence], start: int, end: int) -> Sentence | None:
    """Return the sentence that holds all of a span."""
    return next((s for s in found if s.start <= start and end <= s.end), None)


def predicate(
    codebook: Codebook, article: Article, sentence: Sentence, start: int, end: int, frame: str | None
) -> tuple[str, str]:
    """Return the predicate of a span as the codebook would write it, and as one says it.

    `frame` is the entry that decided; without it, the predicate is the highest one in the span, with its object.
    """
    inside = [c for c in sentence.clauses if c.trigger_start < end and start < c.trigger_end]
    known = {c.index for c in inside}
    clause = next((c for c in inside if c.parent not in known), None)
    if clause is None:
        words = " ".join(article.text[start:end].lower().split())
        return words, words
    lemma = itself(clause, article.language)
    beside = asked(codebook, article.language, clause, frame) if frame else objects(clause, start, end)
    said = [wording(article.text, clause, word) for word in beside]
    return " ".join([lemma, *beside]), " ".join([lemma, *said])


def itself(clause: Clause, language: str) -> str:
    if not (clause.reflexive and language == "fr"):
        return clause.predicate
    return f"s’{clause.predicate}" if clause.predicate[0] in VOWELS else f"se {clause.predicate}"


def asked(codebook: Codebook, language: str, clause: Clause, frame: str) -> list[str]:
    """Return the words that the frame asks for beside the predicate, in the order of the sentence."""
    entries = codebook.words[language].entries[SORTS[clause.kind]].get(clause.predicate, ())
    fitting = [e for e in entries if e.frame.id == frame and e.pattern.words <= clause.words]
    words = max(fitting, key=lambda e: e.weight).pattern.words if fitting else frozenset()
    places = {p.lemma: p.head_start for p in clause.roles}
    return sorted(words, key=lambda word: (places.get(word, clause.end), word))


def objects(clause: Clause, start: int, end: int) -> list[str]:
    """Return the common noun that is the object, where it lies in the span."""
    nouns = [p for p in clause.role("object") if p.kind == "noun" and start <= p.head_start and p.head_end <= end]
    return [p.lemma for p in nouns[:1]]


def wording(text: str, clause: Clause, word: str) -> str:
    """Return a word with its article, where it follows the predicate."""
    for phrase in clause.roles:
        if phrase.lemma == word and phrase.determiner and phrase.start >= clause.trigger_end:
            words = text[phrase.start : phrase.head_end].lower().split()
            return " ".join(words) if len(words) <= 2 else word
    return word
