"""Score the records of one article against those that it must give.

An expected event is found when one event overlaps its passage and agrees on
type, actors and recipients; an alternative in `also_accepted` replaces the
fields that it names. Every other event is an extra. An expected statement is
found when one covers at least 80 % of the quote, reaches no further than half
its length beyond it, and has the right speaker.
"""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path
from typing import Any

from detente.errors import SourceError
from detente.evaluate.files import read_jsonl
from detente.evaluate.measure import share

Fields = Mapping[str, Any]
SIDES = ("mode", "contexts", "date", "condition")


@dataclass(frozen=True, slots=True)
class ArticleScore:
    """What was found of an article, what was missed, and what nobody asked for.

    `sides` holds, for each further field, how often it is right and how often it was asked
    of the events found.
    """

    found: int
    required: int
    events: int
    missed: Sequence[Fields]
    extra: Sequence[Fields]
    said: int
    silent: Sequence[Fields]
    extra_statements: int
    sides: Mapping[str, tuple[int, int]]
    trapped: int
    traps: int

    @property
    def precision(self) -> float:
        """Return the share of the events that answer something expected."""
        return share(self.events - len(self.extra), self.events)

    @property
    def recall(self) -> float:
        """Return the share of the events required that were found."""
        return share(self.found, self.required)

    @property
    def perfect(self) -> bool:
        """Tell whether all that was asked was found, and nothing else."""
        return not (self.missed or self.extra or self.silent or self.trapped)


def score_files(gold: Path, records: Path) -> ArticleScore:
    """Return the score of records in a file; SourceError where one of the files lacks what it must hold."""
    try:
        return score_article(read_jsonl(gold), read_jsonl(records))
    except KeyError as error:
        raise SourceError(f"{gold} and {records}: a record lacks {error}: write gold first, then records") from error


def score_article(gold: Iterable[Fields], records: Iterable[Fields]) -> ArticleScore:
    """Return the score of the records of an article."""
    gold, records = list(gold), list(records)
    events = [r for r in records if r.get("record") == "event"]
    hits, free = matched([g for g in gold if g["kind"] == "event"], events)
    statements = [r for r in records if r.get("record") == "statement"]
    quotes = [g for g in gold if g["kind"] == "statement"]
    silent = unsaid(quotes, statements)
    traps = [g for g in gold if g["kind"] == "nothing"]
    said = len(quotes) - len(silent)
    return ArticleScore(
        found=sum(g["required"] and hit is not None for g, hit in hits),
        required=sum(g["required"] for g, _ in hits),
        events=len(events),
        missed=[g for g, hit in hits if g["required"] and hit is None],
        extra=free,
        said=said,
        silent=silent,
        extra_statements=len(statements) - said,
        sides={name: asked(name, hits) for name in SIDES},
        trapped=sum(any(springs(g, r) for r in free) for g in traps),
        traps=len(traps),
    )


def matched(wanted: list[Fields], events: list[Fields]) -> tuple[list[tuple[Fields, Fields | None]], list[Fields]]:
    """Return each expected event with the one that answers it, required ones first, and the events left over."""
    free, hits = list(events), []
    for item in sorted(wanted, key=lambda g: not g["required"]):
        hit = next((r for r in free if event_fits(item, r)), None)
        if hit is not None:
            free.remove(hit)
        hits.append((item, hit))
    return hits, free


def event_fits(gold: Fields, record: Fields) -> bool:
    trigger = record.get("trigger") or {}
    spans = [record, trigger] if "start" in trigger else [record]
    if not all(overlap(span_of(gold), span_of(s)) for s in spans):
        return False
    others = gold.get("also_accepted", [])
    changes = [{}, *others, *({**a, **b} for a, b in permutations(others, 2))]
    return any(agrees({**gold, **change}, record) for change in changes)


def agrees(wanted: Fields, record: Fields) -> bool:
    sides = [same_side(wanted[side], codes(record.get(side))) for side in ("actor", "recipient")]
    return all(sides) and bool(wanted["event"] == record["event"])


def codes(entities: Iterable[Fields] | None) -> set[str]:
    """Return COUNTRY or COUNTRY:SECTOR of those entities that have a country."""
    return {
        entity["country"] + (":" + entity["sector"] if entity.get("sector") else "")
        for entity in entities or []
        if entity.get("country")
    }


def same_side(expected: Iterable[str], found: set[str]) -> bool:
    """Compare codes; an expected one without a sector accepts any sector."""
    left = set(found)
    for code in expected:
        hits = {f for f in left if code in (f, f.split(":")[0])}
        if not hits:
            return False
        left -= hits
    return not left


def unsaid(quotes: Iterable[Fields], statements: list[Fields]) -> list[Fields]:
    """Return the quotes that no statement gives with its speaker."""
    free, silent = list(statements), []
    for item in quotes:
        hit = next((r for r in free if statement_fits(item, r)), None)
        if hit is None:
            silent.append(item)
        else:
            free.remove(hit)
    return silent


def statement_fits(gold: Fields, record: Fields) -> bool:
    quote, span = (gold["quote_start"], gold["quote_end"]), span_of(record)
    length = quote[1] - quote[0]
    if overlap(quote, span) < 0.8 * length or span[1] - span[0] > 1.5 * length + 4:
        return False
    return plain(gold["speaker"].split()[-1])[:5] in plain((record.get("speaker") or {}).get("name"))


def asked(name: str, hits: Iterable[tuple[Fields, Fields | None]]) -> tuple[int, int]:
    """Return how often a field is right, and how often it was asked of an event that was found."""
    found = [right(name, gold, hit) for gold, hit in hits if hit is not None and gold[name]]
    return sum(found), len(found)


def right(name: str, gold: Fields, hit: Fields) -> bool:
    match name:
        case "contexts":
            return set(gold[name]) <= set(hit.get(name) or [])
        case "date":
            return str(hit.get(name) or "").startswith(gold[name])
        case "condition":
            return bool(hit.get(name)) and plain(gold[name])[:12] in plain(hit[name])
        case _:
            return bool(gold[name] == hit.get(name))


def springs(trap: Fields, record: Fields) -> bool:
    """Tell whether an event stands where nothing is to be coded."""
    span = span_of(record.get("trigger") or record)
    return record["event"] != "AGREE" and bool(overlap(span_of(trap), span))


def span_of(fields: Fields) -> tuple[int, int]:
    return fields["start"], fields["end"]


def overlap(a: tuple[int, int], b: tuple[int, int]) -> int:
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def plain(text: str | None) -> str:
    spelled = unicodedata.normalize("NFKD", text or "").casefold()
    return "".join(c for c in spelled if c.isalnum())
