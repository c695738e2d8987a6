"""Find whom a denial or a condemnation answers: who did or said it just before in the text.

"Norway accused Russia. Russia rejected the accusation": Norway is the one
answered. Nobody is, where two have done it.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from detente.coding.what import Coding, Uncoded
from detente.records import Entity
from detente.waist import Phrase, Sentence

# What may be answered by an event that names no recipient.
ACTS = frozenset({"ACCUSE", "SANCTION", "ASSAULT", "COERCE", "MOBILIZE", "THREATEN", "PROTEST", "REJECT"})
ANSWERS = {"REJECT": frozenset({"ACCUSE", "REQUEST", "THREATEN"}), "ACCUSE": ACTS}
OF_THEIR_OWN = ("investigate", "allege")  # modes that answer nobody
BACK = 6  # sentences between an act and the answer of the one it was done to
NEAR = 2  # and the answer of a third one

Coded = tuple[Sentence, Coding | Uncoded]


def addressed(found: Iterable[Coded], pointing: Collection[str]) -> list[Coded]:
    """Return the codings with those answered as recipients where none is named.

    `pointing` holds the determiners of a noun for what was told: "the move", "ces frappes".
    """
    told: list[tuple[int, Coding]] = []
    done: list[Coded] = []
    for sentence, coding in found:
        if isinstance(coding, Coding):
            coding = answer(sentence, coding, told, pointing)
            if coding.status == "actual":
                told.append((sentence.index, coding))
        done.append((sentence, coding))
    return done


def answer(sentence: Sentence, coding: Coding, told: Sequence[tuple[int, Coding]], pointing: Collection[str]) -> Coding:
    mine = countries(coding.actor)
    if coding.recipient or not mine or coding.event not in ANSWERS or coding.mode in OF_THEIR_OWN:
        return coding
    noun = next((p for p in coding.chain.inner.role("object") if p.kind == "noun"), None)
    if noun is not None and coding.event == "ACCUSE" and any(p.relation == "oblique" for p in noun.parts):
        return coding  # "the attack on the embassy" needs nobody told before
    acts = [(sentence.index - at, c) for at, c in told if c.event in ANSWERS[coding.event]]
    fitting = [c for back, c in acts if back <= BACK and mine & countries(c.recipient)]
    if not fitting and coding.event == "ACCUSE" and noun is not None and noun.determiner in pointing:
        fitting = [c for back, c in acts if back <= NEAR and not mine & countries(c.actor)]
    answered = {countries(c.actor) for c in fitting}
    if len(answered) != 1 or not (answered.pop() - mine):
        return coding
    return replace(coding, recipient=tuple(named(e, noun) for e in fitting[-1].actor if e.country))


def countries(entities: Iterable[Entity]) -> frozenset[str]:
    return frozenset(e.country for e in entities if e.country)


def named(entity: Entity, noun: Phrase | None) -> Entity:
    """Return somebody as the noun that stands for what he did names him."""
    return replace(entity, text=noun.text, start=noun.start, end=noun.end) if noun else entity
