"""Apply the words that govern a predicate to its event: PLOVER's folding rules."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from detente.codebook.model import Fold, Frame, Governor
from detente.coding.parties import ASKED, Chain, Step
from detente.coding.status import Standing, stand
from detente.waist import Clause

INTENT = ("intend", "wish")  # governors that, negated, refuse
CONFLICT = frozenset({"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "THREATEN", "ACCUSE"})


@dataclass(frozen=True, slots=True)
class Folded:
    """An event type while the governing words are applied to it; `step` folded it last."""

    event: str
    mode: str | None
    standing: Standing
    step: Step | None = None


def fold(frame: Frame, chain: Chain, governors: Mapping[str, Governor]) -> Folded | str:
    """Apply the governing words from the inside out; return the outcome, or why there is none.

    A future act is folded like an intended one. A negated wish ("does not want
    war") is no event; a refusal of cooperation is a REJECT.
    """
    now = Folded(frame.event, frame.mode, stand(chain.inner))
    for step in chain.steps:
        outer = stand(step.clause)
        if step.link == ASKED:
            now = replace(now, standing=Standing("actual", False))
        if outer.negated and step.link in ("subject", "object"):  # one "no" that noun and verb both carry
            now = replace(now, standing=Standing(now.standing.tense, False))
        governor = step.governor
        if governor.id in INTENT and outer.negated != now.standing.negated:
            if now.event in CONFLICT:
                return f"not wanted, so nothing done: {spelled(step.clause)}"
            governor, outer = governors["refuse"], Standing(outer.tense, False)
            now = replace(now, standing=Standing(now.standing.tense, False))
        now = applied(governor, now, outer, step)
    if now.standing.tense == "future":
        if now.standing.negated and now.event in CONFLICT:
            return f"not to be, so nothing done: {spelled(chain.inner)}"
        governor = governors["refuse" if now.standing.negated else "intend"]
        now = applied(governor, replace(now, standing=Standing("actual", False)), Standing("actual", False), None)
    return now


def applied(governor: Governor, now: Folded, outer: Standing, step: Step | None) -> Folded:
    """Return what becomes of an event under one governing word."""
    keys = (now.event, f"{now.event}/{now.mode}", "*")
    rule = next((f for f in governor.folds if not f.of.isdisjoint(keys)), Fold(frozenset(), None, None, None))
    if rule.event:
        tense = "actual" if now.standing.tense == "future" else now.standing.tense
        negated = now.standing.negated and governor.control == "subject"  # one may ask not to do something
        standing = Standing(tense, negated).under(rule.status, outer)
        return Folded(rule.event, rule.mode, standing, step or now.step)
    asks = governor.control == "object"
    return Folded(now.event, now.mode, now.standing.under(rule.status, outer), step if asks else now.step)


def spelled(clause: Clause) -> str:
    """Return a predicate as a dictionary has it."""
    return f"se {clause.predicate}" if clause.reflexive else clause.predicate
