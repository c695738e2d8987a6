"""Why each clause of an article was coded, or not: what `detente explain` prints and the explorer shows."""

from collections.abc import Sequence
from dataclasses import dataclass

from detente.coder import Coder
from detente.language.read import Block
from detente.records import Article, Event, Statement
from detente.waist import Clause, Sentence


@dataclass(frozen=True, slots=True)
class Decision:
    """A clause with its event, or with the reason why it has none."""

    clause: Clause
    event: Event | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Explained:
    """A sentence with what was decided of its clauses, and the statements that begin in it.

    A noun or adjective that names no act has no decision.
    """

    sentence: Sentence
    decisions: tuple[Decision, ...]
    statements: tuple[Statement, ...]

    @property
    def events(self) -> list[Event]:
        return [d.event for d in self.decisions if d.event]


def explained(
    coder: Coder, article: Article, blocks: Sequence[Block] = (), parse: bytes | None = None
) -> list[Explained]:
    """Return each sentence of an article with what was decided of it; `parse` is one of its blocks that was kept."""
    if parse is None:
        blocks, docs = coder.parse(article)
    else:
        docs = coder.unpack(parse, article.language)
    reading = coder.reading(article, blocks, docs)
    coded = coder.code_parsed(article, blocks, docs)
    events = {(e.trigger.start, e.trigger.end): e for e in coded.events}
    reasons = {(p.start, p.end): p.reason for p in coded.passed}
    return [
        Explained(
            sentence,
            tuple(found for clause in sentence.clauses if (found := decision(clause, events, reasons))),
            tuple(s for s in coded.statements if s.sentence == sentence.index),
        )
        for sentence in reading.sentences
    ]


def decision(
    clause: Clause, events: dict[tuple[int, int], Event], reasons: dict[tuple[int, int], str]
) -> Decision | None:
    event = events.get((clause.trigger_start, clause.trigger_end))
    reason = reasons.get((clause.start, clause.end), "")
    return Decision(clause, event, "" if event else reason) if event or reason else None
