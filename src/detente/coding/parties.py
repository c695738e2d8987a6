"""Find the phrases that stand in a clause's roles, across governing words.

"Moscow carried out strikes on Aleppo": the predicate is *strikes*, its subject
stands with *carried out*. A chain is such a line of clauses, from the predicate
up to the outermost word that governs it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from detente.codebook.model import Governor, Words
from detente.waist import Clause, Phrase

SORTS = {"verb": "verbs", "noun": "nouns", "adjective": "adjectives"}
COMPLEMENTS = ("complement", "object", "oblique", "content", "subject", "participle")
SUBJECT_OF_NOUN = ("agent", "possessor", "adjective", "compound")


@dataclass(frozen=True, slots=True)
class Step:
    """A governing clause, and the class of its word."""

    clause: Clause
    governor: Governor
    link: str


@dataclass(frozen=True, slots=True)
class Chain:
    """A predicate and what governs it, inner ones first; `unknown` names a word that stopped the climb."""

    inner: Clause
    steps: tuple[Step, ...]
    unknown: Clause | None
    unknown_link: str = ""


def chain_of(clause: Clause, clauses: Sequence[Clause], words: Words) -> Chain:
    """Climb from a predicate over the words that govern it."""
    steps: list[Step] = []
    node, seen = clause, {clause.index}
    while node.parent is not None and node.parent not in seen:
        seen.add(node.parent)
        above = clauses[node.parent]
        if node.link == "conjunct" and shares_governor(node, above):
            node = above
            continue
        if node.link not in COMPLEMENTS:
            return Chain(clause, tuple(steps), None)
        governor = governor_of(above, words)
        if governor is None or not takes(governor, node, above):
            return Chain(clause, tuple(steps), above, node.link)
        steps.append(Step(above, governor, node.link))
        node = above
    return Chain(clause, tuple(steps), None)


def shares_governor(node: Clause, above: Clause) -> bool:
    """Tell whether a coordinated predicate hangs on the same word as the first one."""
    if node.kind == "noun":
        return above.kind == "noun"
    return node.mood == above.mood == "infinitive"


def takes(governor: Governor, inner: Clause, outer: Clause) -> bool:
    """Tell whether a governor governs in this way: light verbs govern nouns, not infinitives."""
    if inner.link == "participle":
        return False
    if governor.id == "light":
        return inner.kind == "noun" and inner.link in ("object", "oblique", "subject")
    if inner.link == "subject":
        return outer.passive or governor.id in ("aspect", "stop", "imagine", "fail")
    if inner.link == "oblique" and inner.kind == "noun":
        return not any(p.relation == "object" for p in outer.roles) or governor.id in ("charge", "request", "threaten")
    return True


def governor_of(clause: Clause, words: Words) -> Governor | None:
    """Return the class of a governing word, the one with most words beside it."""
    found = [
        (len(pattern.words) + pattern.reflexive, governor)
        for pattern, governor in words.governors[SORTS[clause.kind]].get(clause.predicate, ())
        if pattern.words <= clause.words and pattern.reflexive <= clause.reflexive
    ]
    return max(found, key=lambda f: f[0])[1] if found else None


def phrases(chain: Chain, role: str, of: str) -> tuple[Phrase, ...]:
    """Return the phrases in a role of the chain's predicate.

    `of` says what the *of* phrase of a nominal predicate is, subject or object.
    """
    if role == "subject":
        return subject(chain, of)
    clause = chain.inner
    if clause.kind == "noun" and role == "object":
        found = clause.role("object") or (clause.role("of") if of == "object" else ())
        return found or tuple(p for p in clause.role("compound") if p.kind != "name")
    found = clause.role(role)
    if found:
        return found
    for step in chain.steps:
        if step.link in ("object", "subject", "oblique") and clause.kind == "noun":
            found = tuple(p for p in step.clause.role(role) if not (p.start <= clause.trigger_start < p.end))
            if found:
                return found
    return tuple(
        part for p in clause.role("object") for part in p.parts if part.relation == "oblique" and part.marker == role
    )


def subject(chain: Chain, of: str) -> tuple[Phrase, ...]:
    """Return who does it, by the predicate's own words or by what governs it."""
    clause = chain.inner
    own = clause.role("subject")
    if clause.kind == "noun":
        for relation in SUBJECT_OF_NOUN:
            own = own or clause.role(relation)
        own = own or (clause.role("of") if of == "subject" else ())
    for step in chain.steps:
        if own:
            return own
        own = controller(step)
    return own


def controller(step: Step) -> tuple[Phrase, ...]:
    """Return whose act the governed predicate is."""
    if step.governor.control == "object":
        for role in step.governor.recipient:
            if found := tuple(p for p in step.clause.role(role) if p.kind in ("name", "noun", "pronoun")):
                return found
        return ()
    return step.clause.role("subject") or step.clause.role("possessor")
