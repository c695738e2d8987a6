"""Keep one record of one act, where several words of a sentence tell it."""

from detente.coding.backoff import MODEL
from detente.coding.parties import SAYING, Chain, Step
from detente.coding.what import Coding, Uncoded
from detente.records import Event

MATERIAL = (2, 4)  # quads of deeds, of which a sentence may tell several of one type


def absorbed(found: list[Coding | Uncoded]) -> list[Coding | Uncoded]:
    """Keep one event of a predicate and a word that governs it, where both are frames.

    "Urged Iran to release" is told by the inner predicate, "rejected the
    accusations" by the outer one; of two of one type the fuller one is kept.
    """
    codings = {f.chain.inner.index: f for f in found if isinstance(f, Coding)}
    dropped: set[int] = set()
    for inner in sorted(codings.values(), key=lambda f: -len(f.chain.steps)):  # each meets those that are left
        for step in inner.chain.steps:
            outer = codings.get(step.clause.index)
            if outer is not None and not dropped & {id(inner), id(outer)}:
                dropped.add(id(inner if prefers_outer(inner, outer, step) else outer))
    return [f for f in found if id(f) not in dropped]


def prefers_outer(inner: Coding, outer: Coding, step: Step) -> bool:
    """Tell which of two codings of one act says it better; "sign pact" says more than "pact"."""
    if (inner.frame.id == MODEL) != (outer.frame.id == MODEL):
        return inner.frame.id == MODEL  # a frame knows better
    entry = outer.entry
    if inner.chain.inner.predicate in entry.pattern.words | entry.infinitives and sides(outer) >= sides(inner):
        return entry.weight >= inner.entry.weight
    if inner.event == outer.event:
        return sides(outer) > sides(inner)
    return inner.chain.inner.kind == "noun" and step.governor.id not in SAYING


def sides(coding: Coding) -> int:
    return bool(coding.actor) + bool(coding.recipient)


def told_once(found: list[Coding | Uncoded]) -> list[Coding | Uncoded]:
    """Leave out an act that a part of its clause tells with more parties: "held talks with X to discuss the crisis"."""
    codings = [f for f in found if isinstance(f, Coding)]
    return [f for f in found if not isinstance(f, Coding) or not any(tells_more(c, f) for c in codings)]


def tells_more(coding: Coding, other: Coding) -> bool:
    """Tell whether of two codings of one type, one below the other, the first has more parties."""
    if (coding.event, coding.status) != (other.event, other.status) or not (
        hangs_on(coding.chain, other.chain) or hangs_on(other.chain, coding.chain)
    ):
        return False
    sides = ((coding.actor, other.actor), (coding.recipient, other.recipient))
    codes = [({e.code for e in more}, {e.code for e in less}) for more, less in sides]
    return all(less <= more for more, less in codes) and any(less < more for more, less in codes)


def hangs_on(lower: Chain, upper: Chain) -> bool:
    """Tell whether a predicate is part of another one's clause; what is coordinated is not."""
    node = lower.inner
    for _ in lower.clauses:
        if node.parent is None or node.link == "conjunct":
            return False
        node = lower.clauses[node.parent]
        if node.index == upper.inner.index:
            return True
    return False


def distinct(events: list[Event]) -> list[Event]:
    """Keep one of events with the same type, sentence and parties; deeds of another mode are others."""
    seen, kept = set(), []
    for event in events:
        key = (
            event.sentence,
            event.event,
            event.mode if event.quad in MATERIAL else None,
            tuple(e.code for e in event.actor),
            tuple(e.code for e in event.recipient),
            event.status,
        )
        if key not in seen:
            seen.add(key)
            kept.append(event)
    return kept
