"""Find the phrases that stand in a clause's roles, across governing words.

"Moscow carried out strikes on Aleppo": the predicate is *strikes*, its subject
stands with *carried out*. A chain is such a line of clauses, from the predicate
up to the outermost word that governs it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from detente.codebook.model import Governor, Pattern, Words
from detente.coding.status import Standing, stand
from detente.waist import Clause, Phrase

SORTS = {"verb": "verbs", "noun": "nouns", "adjective": "adjectives"}
COMPLEMENTS = ("complement", "object", "oblique", "content", "subject", "participle")
# Who acts, of a noun: "by X", "X's", "Iranian", "X" before it.
SUBJECT_OF_NOUN = ("agent", "possessor", "adjective", "compound")
# Classes of prepositions of what only stands beside an act.
BESIDE = ("after", "before", "during", "behind", "according", "as")
ONTO = ("object", "on", "against")  # roles of those to whom something is done
# Governors that take their noun as the subject of an active verb ("talks began").
INTRANSITIVE = ("aspect", "stop", "fail")
TOLD = ("object", "indirect", "to")  # roles of those who are told to act
SAYING = ("light", "aspect", "order")  # governors that leave what they govern an act done
DONE = Standing("actual", False)
ASKED = "asked"  # how what ought to be done hangs on the word of speech that asks for it


@dataclass(frozen=True, slots=True)
class Step:
    """A governing clause, and the class of its word."""

    clause: Clause
    governor: Governor
    link: str


@dataclass(frozen=True, slots=True)
class Chain:
    """A predicate and what governs it, inner ones first.

    `unknown` is a word that stopped the climb, `first` the predicate with which
    this one is coordinated, `completed` the infinitive that completes it, `clauses`
    those of its sentence.
    """

    inner: Clause
    steps: tuple[Step, ...]
    unknown: Clause | None
    unknown_link: str = ""
    first: Clause | None = None
    completed: Clause | None = None
    clauses: Sequence[Clause] = ()


def chain_of(clause: Clause, clauses: Sequence[Clause], words: Words) -> Chain:
    """Climb from a predicate over the words that govern it."""
    steps: list[Step] = []
    node, seen = clause, {clause.index}
    first, completed = finite_before(clause, clauses), complement(clause, clauses)
    while node.parent is not None and node.parent not in seen:
        seen.add(node.parent)
        above = clauses[node.parent]
        if node.link == "conjunct" and shares_governor(node, above):
            node, first = above, first or above
            continue
        link = node.link
        if link == "conjunct" and node.mood == "infinitive":
            # no infinitive goes with a finite verb: it goes with that verb's complement
            link, first = "complement", first or complement(above, clauses)
        if link == "purpose" and above.kind == "verb":
            outer = chain_of(above, clauses, words)
            if pending(outer):  # what is not done serves nothing
                steps += [Step(above, words.classes()["light"], link), *outer.steps]
            return Chain(clause, tuple(steps), None, "", first, completed, clauses)
        if link not in COMPLEMENTS:
            return Chain(clause, tuple(steps), None, "", first, completed, clauses)
        governor = next((g for p, g in governors_of(above, words) if takes(g, node, above, p.words)), None)
        if governor is None:
            return Chain(clause, tuple(steps), above, link, first, completed, clauses)
        steps.append(Step(above, governor, link))
        node = above
    return Chain(clause, tuple(steps), None, "", first, completed, clauses)


def pending(chain: Chain) -> bool:
    """Tell whether an act is not told as done: it is to come, denied, or somebody's wish."""
    line = (chain.inner, *(s.clause for s in chain.steps))
    return any(stand(c) != DONE for c in line) or any(s.governor.id not in SAYING for s in chain.steps)


def asked_for(chain: Chain, clauses: Sequence[Clause], words: Words, classes: Mapping[str, Governor]) -> Chain | None:
    """Return the chain under a word of speech that asks for what ought to be done: "said that Iran must stop"."""
    line = (chain.inner, *(s.clause for s in chain.steps))
    said = [c for c in (chain.unknown, *reports(line[-1], clauses)) if c and c.predicate in words.reporting]
    modals = {m for c in line for m in (*c.modals, c.predicate)}
    if not said or said[0].negation or modals.isdisjoint(words.obliging):
        return None
    own = (replace(s, governor=classes["light"]) if s.clause.predicate in words.obliging else s for s in chain.steps)
    return replace(chain, steps=(*own, Step(said[0], classes["request"], ASKED)), unknown=None, unknown_link="")


def reports(clause: Clause, clauses: Sequence[Clause]) -> Iterator[Clause]:
    """Yield verbs inserted in what is said: "…, said Y"."""
    yield from (c for c in clauses if c.parent == clause.index and c.link == "parataxis" and c.kind == "verb")


def complement(clause: Clause, clauses: Sequence[Clause]) -> Clause | None:
    """Return the infinitive that completes a verb."""
    return next((c for c in clauses if c.parent == clause.index and c.link == "complement"), None)


def below(clause: Clause, clauses: Sequence[Clause]) -> Iterator[Clause]:
    """Yield what a predicate is done for and its parts, without what else is told beside it."""
    known = {clause.index}
    for one in clauses:
        if one.parent in known and (one.mood == "infinitive" or one.kind == "noun" or one.parent != clause.index):
            known.add(one.index)
            yield one


def finite_before(clause: Clause, clauses: Sequence[Clause]) -> Clause | None:
    """Return the act told just before by the same sentence of the same subject: "expelled X and recalled Y"."""
    if clause.link != "conjunct" or clause.kind != "verb" or clause.parent is None:
        return None
    above = clauses[clause.parent]
    return above if above.kind == "verb" and above.mood == clause.mood == "indicative" else None


def shares_governor(node: Clause, above: Clause) -> bool:
    """Tell whether a coordinated predicate hangs on the same word as the first one."""
    if node.kind == "noun":
        return above.kind == "noun"
    return node.mood == above.mood == "infinitive"


def takes(governor: Governor, inner: Clause, outer: Clause, words: frozenset[str]) -> bool:
    """Tell whether a governor governs in this way: light verbs govern nouns, not infinitives.

    `words` are those beside its lemma that make it one.
    """
    if inner.link == "participle":
        return False
    if inner.link == "subject" and not outer.passive and not outer.reflexive:
        return governor.id in INTRANSITIVE and not outer.role("object")
    if governor.id == "announce":
        return inner.link != "content" or inner.tense != "past"  # what is told as done is no plan
    if governor.id == "warn":
        return inner.link == "content" and inner.tense == "future"
    if governor.id == "light":
        return inner.kind == "noun" and not (inner.link == "oblique" and beside(inner, outer, words))
    if inner.link == "oblique" and inner.kind == "noun":
        return (
            outer.passive
            or not any(p.relation == "object" and p.lemma not in words for p in outer.roles)
            or governor.id in ("charge", "request", "threaten")
        )
    return True


def beside(inner: Clause, outer: Clause, words: frozenset[str]) -> bool:
    """Tell whether a noun only says when or how the act above it was done: "signed a pact after talks"."""
    # the object is what is done, unless it is an idiom's: "took part in talks"
    if any(p.relation == "object" and p.lemma not in words for p in outer.roles):
        return True
    holding = [p for p in outer.roles if p.relation == "oblique" and p.start <= inner.trigger_start < p.end]
    return any(p.marker in BESIDE for p in holding)


def governors_of(clause: Clause, words: Words) -> list[tuple[Pattern, Governor]]:
    """Return the classes of a governing word with its patterns, those with most words beside it first."""
    found = [
        (pattern, governor)
        for pattern, governor in words.governors[SORTS[clause.kind]].get(clause.predicate, ())
        if pattern.words <= clause.words and pattern.reflexive <= clause.reflexive
    ]
    return sorted(found, key=lambda f: -len(f[0].words) - f[0].reflexive)


def readings(chain: Chain, role: str, of: str, *, partner: bool = False) -> Iterator[tuple[Phrase, ...]]:
    """Yield the phrases that may stand in a role of the chain's predicate, the likeliest first.

    `of` says what the *of* phrase of a nominal predicate is, subject or object;
    with a `partner` in another role ("aid of Kuwait to Egypt") it is the subject.
    """
    clause = chain.inner
    if role == "subject":
        yield from subjects(chain, "subject" if partner else of)
        return
    if role == "purpose":  # "gave money to build schools in X"
        yield from ((p,) for c in below(clause, chain.clauses) for p in c.roles if p.start >= clause.trigger_end)
        return
    yield clause.role(role)
    if clause.kind == "noun" and role == "object":
        if of == "object" and not partner:
            yield clause.role("of")
        yield clause.role("compound")
    for step in chain.steps:
        if step.governor.control == "nobody" and role in ONTO:  # "X was the target of an attack"
            yield step.clause.role("subject")
        # a parse may hang "with X" on the word that governs the act
        if role not in ("object", "subject"):
            yield tuple(p for p in step.clause.role(role) if p.start >= clause.trigger_end)
    yield nested(clause, role)


def subjects(chain: Chain, of: str) -> Iterator[tuple[Phrase, ...]]:
    """Yield who may do it, by the predicate's own words, then by what governs it."""
    clause = chain.inner
    yield clause.role("subject")
    if clause.kind == "noun":
        if any(p.kind == "pronoun" for p in clause.role("possessor")):  # "X gave its support": X
            yield from owners(chain)
        for relation in SUBJECT_OF_NOUN:
            yield clause.role(relation)
    if clause.passive or clause.kind == "noun":
        yield nested(clause, "by") or nested(clause, "agent")
    if clause.kind == "noun" and of == "subject":
        yield clause.role("of")[:1]
    for step in chain.steps:
        if step.governor.control == "told" and step.link == "complement" and not clause.passive:
            yield from (step.clause.role(role) for role in TOLD)
        yield from controllers(step)


def owners(chain: Chain) -> Iterator[tuple[Phrase, ...]]:
    """Yield the subjects of what governs a noun, which is not itself one of them."""
    at = chain.inner.trigger_start
    for step in chain.steps:
        if step.governor.control == "subject":
            yield tuple(p for p in step.clause.role("subject") if not p.start <= at < p.end)


def controllers(step: Step) -> Iterator[tuple[Phrase, ...]]:
    """Yield whose act the governed predicate is."""
    if step.governor.control == "object":
        for role in step.governor.recipient:
            yield tuple(p for p in step.clause.role(role) if p.kind in ("name", "noun", "pronoun"))
        return
    if step.clause.kind == "noun":  # "the end of attacks by X"
        yield step.clause.role("agent")
    if step.governor.control == "nobody":
        return
    yield step.clause.role("subject")
    yield step.clause.role("possessor")
    yield step.clause.role("adjective")
    if step.clause.passive:
        yield nested(step.clause, "by")
        yield step.clause.role("object")


def nested(clause: Clause, marker: str) -> tuple[Phrase, ...]:
    """Return phrases with a preposition that a parse hung one level too low ("arrests of X by Y").

    An agent stands behind its verb: in "a strike by X was condemned", X did not condemn. What is
    done at those who stand at X is not done to X.
    """
    first = clause.trigger_end if clause.kind != "noun" and marker in ("by", "agent") else 0
    return tuple(
        part
        for phrase in clause.roles
        if phrase.start >= first and not marker == phrase.marker == "at"
        for part in phrase.parts
        if part.relation in ("oblique", "agent") and marker in (part.marker, part.relation)
    )


def phrases(chain: Chain, role: str, of: str) -> tuple[Phrase, ...]:
    """Return the first phrases that stand in a role, whoever they name."""
    return next((found for found in readings(chain, role, of) if found), ())
