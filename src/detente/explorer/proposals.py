"""What corrections propose for the codebook: those that share a predicate and say the same instead."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from detente.explorer.corrections import Correction, coder_said

FIELDS = ("actor", "recipient", "date", "status")


@dataclass(frozen=True, slots=True)
class Proposal:
    """Corrections that share a predicate and say the same.

    `coded` and `said` are TYPE or TYPE/mode, None for no event; `fields` is what else was changed, of events whose
    type stays, with "swapped" where actor and recipient changed places. `frames` are the entries that decided.
    """

    language: str
    predicate: str
    wording: str
    coded: str | None
    said: str | None
    fields: tuple[str, ...]
    frames: tuple[str, ...]
    corrections: tuple[Correction, ...]


@dataclass(frozen=True, slots=True)
class Agreement:
    """How often readers find the coder right; `missed` are the events that they added."""

    right: int = 0
    wrong: int = 0
    changed: int = 0
    missed: int = 0

    @property
    def share(self) -> float | None:
        """Return the share that is right of the records judged; None where none is."""
        judged = self.right + self.wrong + self.changed
        return self.right / judged if judged else None


def proposals(standing: Iterable[Correction]) -> list[Proposal]:
    """Return the proposals, those of most corrections first."""
    groups: dict[tuple[str, str, str, str, tuple[str, ...]], list[Correction]] = defaultdict(list)
    for one in standing:
        if one.kind != "right" and one.predicate and one.of_event:
            coded, said = coded_type(one) or "", said_type(one) or ""
            changed = fields(one) if coded == said else ()
            groups[one.language or "", one.predicate, coded, said, changed].append(one)
    found = [proposal(*key, rows) for key, rows in groups.items()]
    return sorted(found, key=lambda p: (-len(p.corrections), p.language, p.predicate, p.coded or "", p.said or ""))


def proposal(
    language: str, predicate: str, coded: str, said: str, changed: tuple[str, ...], rows: Sequence[Correction]
) -> Proposal:
    wordings = Counter(one.wording or predicate for one in rows)
    frames = tuple(sorted({one.coded["frame"] for one in rows if one.coded and one.coded["frame"]}))
    return Proposal(
        language, predicate, wordings.most_common(1)[0][0], coded or None, said or None, changed, frames, tuple(rows)
    )


def agreement(standing: Iterable[Correction]) -> dict[str, Agreement]:
    """Return the agreement with the coder by its type of event, or "statement"; what was missed counts for its own."""
    counts = Counter((about(one), one.kind) for one in standing)
    return {
        kind: Agreement(*(counts[kind, verdict] for verdict in ("right", "wrong", "changed", "added")))
        for kind in sorted({kind for kind, _ in counts})
    }


def about(one: Correction) -> str:
    if not one.of_event:
        return "statement"
    return str(one.coded["event"] if one.coded else one.event)


def coded_type(one: Correction) -> str | None:
    """Return what the coder took an event for, as TYPE/mode; None where it is added or a statement."""
    return typed(one.coded["event"], one.coded["mode"]) if one.coded and one.of_event else None


def said_type(one: Correction) -> str | None:
    """Return what the reader takes it for."""
    return typed(one.event, one.mode)


def typed(event: str | None, mode: str | None) -> str | None:
    """Return a type with its mode, as TYPE/mode."""
    return f"{event}/{mode}" if event and mode else event


def fields(one: Correction) -> tuple[str, ...]:
    """Return what is changed of an event whose type stays."""
    if one.coded is None:
        return ()
    was = coder_said(one.coded)
    changed = tuple(name for name in FIELDS if was[name] != getattr(one, name))
    if changed[:2] == ("actor", "recipient") and (was["actor"], was["recipient"]) == (one.recipient, one.actor):
        return ("swapped", *changed[2:])
    return changed
