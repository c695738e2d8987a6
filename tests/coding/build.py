"""Phrases, clauses and sentences made by hand; their positions are looked up in the text.

text = "Le ministre iranien a visité Paris."
visit = clause(
    text, "visiter", "a visité",
    phrase(text, "Le ministre iranien", part(text, "iranien"), head="ministre"),
    phrase(text, "Paris", role="object"),
)
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from typing import Any

from detente.codebook.actors import Actors, load_actors
from detente.codebook.load import load
from detente.codebook.model import Codebook
from detente.coding.who import Who
from detente.waist import Clause, Phrase, Quote, Sentence, Word

ROLES = {
    "subject", "object", "indirect", "agent", "possessor", "adjective", "compound", "apposition", "name", "conjunct",
    "number", "determiner", "clause",
}  # fmt: skip
DETERMINERS = {
    "le": "le", "la": "le", "les": "le", "l": "le", "un": "un", "une": "un", "des": "un", "ce": "ce", "cette": "ce",
    "the": "the", "a": "a", "an": "a", "this": "this", "both": "both",
}  # fmt: skip
PRONOUNS = {
    "he": 3, "she": 3, "it": 3, "they": 3, "him": 3, "them": 3, "his": 3, "her": 3, "its": 3, "their": 3, "il": 3,
    "elle": 3, "ils": 3, "elles": 3, "son": 3, "sa": 3, "leur": 3, "leurs": 3, "we": 1, "i": 1, "nous": 1, "je": 1,
    "someone": 3, "nobody": 3, "on": 3, "quelqu'un": 3,
}  # fmt: skip
SORTS = {"que": "SCONJ", "qu": "SCONJ", "that": "SCONJ", "et": "CCONJ", "and": "CCONJ"}
SORTS |= dict.fromkeys(("selon", "de", "du", "à", "en", "according", "to", "of", "in"), "ADP")


def phrase(
    text: str,
    words: str,
    *parts: Phrase,
    role: str = "subject",
    head: str = "",
    lemma: str = "",
    kind: Any = None,
    nth: int = 0,
    **more: Any,
) -> Phrase:
    """Return the phrase that `words` spell in `text`.

    `role` is a relation, or else the class of a preposition. `head` is the first
    word behind the determiner unless it is named; `nth` counts repeated words.
    """
    start = position(text, words, nth)
    first, *others = re.findall(r"[\w-]+", words)
    determiner = DETERMINERS.get(first.lower(), "") if others else ""
    head = head or (others[0] if determiner else first)
    at = start + words.index(head)
    if kind is None:
        known = words.lower() in PRONOUNS
        kind = "pronoun" if known else "name" if head[0].isupper() else "noun"
    return Phrase(
        text=words, start=start, end=start + len(words), lemma=lemma or head.lower(), head_start=at,
        head_end=at + len(head), kind=kind, relation=role if role in ROLES else "oblique",
        marker=more.pop("marker", "" if role in ROLES else role), determiner=determiner,
        person=more.pop("person", PRONOUNS.get(words.lower())), parts=parts, **more,
    )  # fmt: skip


def part(text: str, words: str, *parts: Phrase, role: str = "adjective", **more: Any) -> Phrase:
    """Return a phrase inside another one; an adjective unless a role is named."""
    more.setdefault("kind", "adjective" if role == "adjective" else None)
    return phrase(text, words, *parts, role=role, **more)


def clause(
    text: str,
    predicate: str,
    trigger: str,
    *roles: Phrase,
    under: Clause | None = None,
    link: Any = None,
    index: int | None = None,
    kind: Any = "verb",
    span: str = "",
    words: Iterable[str] = (),
    **more: Any,
) -> Clause:
    """Return a clause: finite and past, or an infinitive (a bare noun) under another one.

    `span` is its words; without them a main clause holds all of the text, another
    one all from its trigger on. `words` are added to the heads of its phrases.
    """
    start = position(text, trigger, more.pop("nth", 0))
    finite = kind != "noun" and (under is None or link not in (None, "complement"))
    whole = len(text.rstrip(' .!?»"'))
    begin = position(text, span) if span else 0 if under is None else start
    chosen: dict[str, Any] = {
        "mood": "indicative" if finite else "infinitive" if kind == "verb" else "participle",
        "tense": "past" if finite else None,
        "reflexive": False, "passive": False, "negation": None, "modals": (), "question": False, "condition": None,
        "hypothetical": False, "mark": "", "parent": under.index if under else None,
    }  # fmt: skip
    return Clause(
        index=index if index is not None else under.index + 1 if under else 0, kind=kind, predicate=predicate,
        start=begin, end=begin + len(span) if span else whole, trigger_start=start, trigger_end=start + len(trigger),
        words=frozenset(words) | {p.lemma for p in roles}, roles=roles,
        link=link or ("complement" if under else "root"), **(chosen | more),
    )  # fmt: skip


def noun(text: str, predicate: str, *roles: Phrase, under: Clause | None = None, **more: Any) -> Clause:
    """Return a clause with a noun as its predicate; the object of what it stands under."""
    more.setdefault("link", "object" if under else "root")
    return clause(text, predicate, more.pop("trigger", predicate), *roles, under=under, kind="noun", **more)


def sentence(
    text: str, *clauses: Clause, only: str = "", index: int = 0, block: int = 0, kind: str = "body"
) -> Sentence:
    """Return the sentence that `only` spells in `text`, or all of it."""
    only = only or text
    start = position(text, only)
    words = tuple(
        Word(text=m[0], lemma=m[0].lower(), start=start + m.start(), end=start + m.end(), kind=sort_of(m[0]))
        for m in re.finditer(r"\w+|[^\w\s]", only)
    )
    return Sentence(
        index=index, block=block, kind=kind, start=start, end=start + len(only), text=only, words=words, clauses=clauses
    )


def quote(text: str, words: str, *, block: int = 0) -> Quote:
    """Return the quotation of `words`, which stand between marks in `text`."""
    start = position(text, words)
    return Quote(start=start, end=start + len(words), text=words, block=block, closed=True)


def who(language: str, text: str, day: str | None = "2016-05-10") -> Who:
    """Return a resolver with our actor tables for an article of that day."""
    return Who(actors(language), text, date.fromisoformat(day) if day else None)


def codes(entities: Sequence[Any]) -> list[str]:
    """Return the codes of entities."""
    return [e.code for e in entities]


@cache
def actors(language: str) -> Actors:
    """Return our actor tables."""
    return load_actors(language)


@cache
def codebook() -> Codebook:
    """Return our codebook."""
    return load()


def position(text: str, words: str, nth: int = 0) -> int:
    """Return where whole words stand in the text, the `nth` time."""
    found = [m.start() for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]
    assert len(found) > nth, f"{words!r} is not in {text!r}"
    return found[nth]


def sort_of(word: str) -> str:
    return SORTS.get(word.lower(), "X") if word[0].isalnum() else "PUNCT"
