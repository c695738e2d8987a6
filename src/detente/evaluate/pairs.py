"""Score the coder on sentences with two marked parties and the type of the event between them.

The table has the columns `row`, `gold_root`, `gold_quad`, `marked_sentence`
(`<s>…</s>` around the actor, `<t>…</t>` around the recipient), `source`,
`target` and `sentence`. A row whose number can be divided by four is held
back: only counts are ever told of it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from detente.coder import Coder
from detente.coding.backoff import MODEL
from detente.errors import SourceError
from detente.evaluate.edition import QUADS, old_type
from detente.evaluate.files import read_table
from detente.evaluate.measure import Measure, measure
from detente.records import Article, Entity, Event

COLUMNS = ("row", "gold_root", "gold_quad", "marked_sentence", "source", "target", "sentence")
PARTS = ("all", "open", "held")
Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence, where its two parties stand, and the type and quad of what is between them."""

    row: int
    root: str
    quad: int
    sentence: str
    source: Spans
    target: Spans

    @property
    def held(self) -> bool:
        """Tell whether the row is held back."""
        return self.row % 4 == 0


@dataclass(frozen=True, slots=True)
class Prediction:
    """A type for a row, and where its parties stand, None for one that is not there."""

    row: int
    root: str
    source: tuple[int, int] | None
    target: tuple[int, int] | None

    def as_dict(self) -> dict[str, Any]:
        """Return the fields that are known, as the line of a file."""
        spans = {"source_span": self.source, "target_span": self.target}
        return {"row": self.row, "root": self.root} | {name: list(span) for name, span in spans.items() if span}

    def meets(self, pair: Pair) -> bool:
        """Tell whether both parties stand where the pair has them; one that it does not mark is not asked for."""
        return touches(self.source, pair.source) and touches(self.target, pair.target)


@dataclass(frozen=True, slots=True)
class Score:
    """How the first predictions of some rows fare, or (`strict`) the first ones between the right parties."""

    part: str
    strict: bool
    types: Measure
    quads: Measure


def read_pairs(path: Path, part: str = "all") -> list[Pair]:
    """Return the rows of a part of a table; SourceError where it is none."""
    pairs = [pair_of(row, f"{path}, row {n}") for n, row in enumerate(read_table(path, COLUMNS))]
    return [pair for pair in pairs if in_part(pair, part)]


def parts(part: str) -> tuple[str, ...]:
    """Return the parts of which there are scores: of all rows, those open and those held back too."""
    return PARTS if part == "all" else (part,)


def predict(coder: Coder, pair: Pair, *, given: bool) -> list[Prediction]:
    """Code a sentence: every pair of parties of every event; with `given` parties, the one event between them."""
    article = Article(id=str(pair.row), text=pair.sentence, sha256="", language="en")
    told = (*pair.source, *pair.target) if given else ()
    coded = coder.code_blocks(article, [("body", 0, len(pair.sentence))], told)
    types = [(e, old_type(e, coder.codebook)) for e in coded.events]
    known = [(e, kind) for e, kind in types if kind in QUADS]
    named = [s.speaker for s in coded.statements if s.speaker]
    named += [e for event in coded.events for e in (*event.actor, *event.recipient)]
    if not given:
        return [
            Prediction(pair.row, kind, place(actor, named), place(recipient, named))
            for event, kind in known if event.status != "negated"
            for actor, recipient in dyads(event)
        ]  # fmt: skip
    best = max(known, key=lambda e: between(e[0], pair, named), default=None)
    return [Prediction(pair.row, best[1], first(pair.source), first(pair.target))] if best else []


def between(event: Event, pair: Pair, named: Sequence[Entity]) -> tuple[float, ...]:
    """Return how likely an event is the one told between the parties: more is likelier."""
    met, near = closeness(event, pair, named)
    return met + near > 0, event.frame != MODEL, event.status != "negated", met + near, met, event.confidence


def score(pairs: Sequence[Pair], predictions: Iterable[Prediction], part: str, *, strict: bool) -> Score:
    """Return how the predictions fare on the rows of a part."""
    rows = [pair for pair in pairs if in_part(pair, part)]
    answers = answered(rows, predictions, strict=strict)
    roots = [answers.get(pair.row) for pair in rows]
    types = measure([pair.root for pair in rows], roots, QUADS)
    quads = measure([pair.quad for pair in rows], [QUADS[r] if r else None for r in roots], (1, 2, 3, 4))
    return Score(part, strict, types, quads)


def confusions(pairs: Sequence[Pair], predictions: Iterable[Prediction]) -> Counter[tuple[str, str | None]]:
    """Count what was coded (None: nothing) for what of the rows that are not held back."""
    rows = [pair for pair in pairs if not pair.held]
    answers = answered(rows, predictions, strict=False)
    return Counter((p.root, answers.get(p.row)) for p in rows if answers.get(p.row) != p.root)


# -- rows ------------------------------------------------------------------------


def in_part(pair: Pair, part: str) -> bool:
    return part == "all" or pair.held == (part == "held")


def pair_of(row: dict[str, str], where: str) -> Pair:
    if row["gold_root"] not in QUADS:
        raise SourceError(f"{where}: gold_root {row['gold_root']!r} is none of {', '.join(QUADS)}")
    if not row["row"].isdecimal() or row["gold_quad"] not in ("1", "2", "3", "4"):
        raise SourceError(f"{where}: row must be a number, gold_quad one of 1 to 4")
    return Pair(
        int(row["row"]), row["gold_root"], int(row["gold_quad"]), row["sentence"],
        spans(row, "s", "source"), spans(row, "t", "target"),
    )  # fmt: skip


def spans(row: dict[str, str], mark: str, name: str) -> Spans:
    """Return where a party stands in the sentence: where it is marked, or else where its words stand first."""
    plain, marked = unmarked(row["marked_sentence"])
    if plain == row["sentence"] and marked[mark]:
        return tuple(marked[mark])
    at = row["sentence"].find(row[name]) if row[name] else -1
    return ((at, at + len(row[name])),) if at >= 0 else ()


def unmarked(sentence: str) -> tuple[str, dict[str, list[tuple[int, int]]]]:
    """Return a sentence without the marks `<s>` and `<t>`, and what stood between them."""
    plain, opened = "", {"s": 0, "t": 0}
    marked: dict[str, list[tuple[int, int]]] = {"s": [], "t": []}
    for part in re.split(r"(</?[st]>)", sentence):
        if re.fullmatch(r"<[st]>", part):
            opened[part[1]] = len(plain)
        elif re.fullmatch(r"</[st]>", part):
            marked[part[2]].append((opened[part[2]], len(plain)))
        else:
            plain += part
    return plain, marked


# -- events ----------------------------------------------------------------------


def dyads(event: Event) -> list[tuple[Entity | None, Entity | None]]:
    """Return who acts upon whom: all actors with all recipients, or the actors of a mutual act with each other."""
    if event.actor and event.recipient:
        return [(a, r) for a in event.actor for r in event.recipient]
    if len(event.actor) > 1:
        return [(a, b) for a in event.actor for b in event.actor if a is not b]
    return [*((a, None) for a in event.actor), *((None, r) for r in event.recipient)]


def closeness(event: Event, pair: Pair, named: Sequence[Entity] = ()) -> tuple[int, int]:
    """Return how many of the parties given are the event's, and how many stand in its clause."""
    both = dyads(event) or [(None, None)]
    met = max(touches(place(a, named), pair.source) + touches(place(r, named), pair.target) for a, r in both)
    clause = event.start, event.end
    return met, touches(clause, pair.source) + touches(clause, pair.target)


def touches(span: tuple[int, int] | None, wanted: Spans) -> bool:
    if not wanted:
        return True
    return span is not None and any(span[0] < end and start < span[1] for start, end in wanted)


def answered(pairs: Iterable[Pair], predictions: Iterable[Prediction], *, strict: bool) -> dict[int, str]:
    """Return the type predicted first for each row."""
    by_row = {pair.row: pair for pair in pairs}
    answers: dict[int, str] = {}
    for one in predictions:
        if one.row in by_row and (not strict or one.meets(by_row[one.row])):
            answers.setdefault(one.row, one.root)
    return answers


def place(entity: Entity | None, named: Sequence[Entity] = ()) -> tuple[int, int] | None:
    """Return where an entity stands; a pronoun stands for those `named` before it whom it means ("X said it would")."""
    if entity is None:
        return None
    pronoun = entity.text.islower() and " " not in entity.text
    meant = next((e for e in named if pronoun and means(entity, e)), entity)
    return meant.start, meant.end


def means(pronoun: Entity, named: Entity) -> bool:
    return (pronoun.name, pronoun.code) == (named.name, named.code) and named.end <= pronoun.start


def first(spans: Spans) -> tuple[int, int] | None:
    return spans[0] if spans else None
