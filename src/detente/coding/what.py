"""Decide what a clause counts as: the frame, the fold, the parties.

This is the only place where an event type is chosen. Every exit that codes
nothing says why.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from detente.codebook.model import Codebook, Entry, Frame, Need, Pattern
from detente.coding.backoff import Backoff
from detente.coding.fold import fold, spelled
from detente.coding.home import at_home
from detente.coding.parties import SORTS, TOLD, Chain, Step, asked_for, chain_of, nested, readings
from detente.coding.who import ANYBODY, Who
from detente.records import Entity
from detente.waist import Clause, Phrase

# Roles of the other side of a mutual act.
PARTNER = ("with", "to", "toward")
COMPLETED = ("object", "indirect", "to", "with", "for", "from", "in", "at")  # of an infinitive that completes an act
MENTIONED = ("noun", "name", "adjective", "other", "verb")  # kinds of words that needs may name
INSTRUMENTS = {"MIL", "COP", "SPY", None}  # sectors of those who do what they are told
VERBAL = (1, 3)  # quads of acts that an infinitive may complete


@dataclass(frozen=True, slots=True)
class Coding:
    """What a clause counts as, before it becomes an event."""

    chain: Chain
    entry: Entry
    event: str
    mode: str | None
    status: str
    actor: tuple[Entity, ...]
    recipient: tuple[Entity, ...]
    confidence: float

    @property
    def frame(self) -> Frame:
        """Return the codebook entry that decided."""
        return self.entry.frame


@dataclass(frozen=True, slots=True)
class Uncoded:
    """A clause that counts as nothing, with the reason; `untaken`: no frame takes it."""

    clause: Clause
    reason: str
    untaken: bool = False


class Reading:
    """What stands in a role: its phrases, the lemmas of their nouns, and the sectors of whom they name, once asked."""

    __slots__ = ("nouns", "phrases", "sectors")

    def __init__(self, phrases: Sequence[Phrase]) -> None:
        lemmas = {p.lemma for phrase in phrases for p in phrase.walk() if p.kind in MENTIONED}
        self.phrases, self.nouns = phrases, lemmas | {lemma.removesuffix("s") for lemma in lemmas}
        self.sectors: set[str | None] | None = None


class What:
    """Codes the clauses of one article; where the parties are `told`, none can be missing.

    The `model`, if there is one, is asked of clauses that no frame takes.
    """

    def __init__(
        self, codebook: Codebook, language: str, who: Who, *, told: bool = False, model: Backoff | None = None
    ) -> None:
        self.codebook, self.words, self.who, self.told = codebook, codebook.words[language], who, told
        self.model = model
        self.resolved: dict[tuple[int, frozenset[str]], tuple[Entity, ...]] = {}
        self.read: dict[tuple[str, str], Reading] = {}  # of the chain that is being coded
        self.standing = self.words.classes()

    def code(self, clause: Clause, clauses: Sequence[Clause]) -> Coding | Uncoded | None:
        """Return the coding of a clause, why it has none, or None where it is no political predicate."""
        entries, doubt = self.entries(clause)
        if not entries:
            return None if clause.kind != "verb" else self.untaken(clause, clauses, entries)
        chain, self.read = self.chain(clause, clauses), {}
        fitting = [e for e in entries if self.fits(e, chain, told=self.told)]
        if not fitting:
            return self.untaken(clause, clauses, entries)
        entry = max(fitting, key=lambda e: (e.weight, self.told and self.fits(e, chain), e.frame.id))
        return self.act(
            entry, chain, 0.95 - doubt - 0.1 * (len(fitting) > 1 and fitting[0].weight == fitting[-1].weight)
        )

    def untaken(self, clause: Clause, clauses: Sequence[Clause], entries: Iterable[Entry]) -> Coding | Uncoded:
        """Return what the model takes a clause for that no frame takes, if it names both parties."""
        if self.model and (guess := self.model.guess(clause, told=self.told)):
            found = self.act(guess[0], self.chain(clause, clauses), guess[1])
            if isinstance(found, Coding) and (self.told or between_states(found)):
                return found
        frames = ", ".join(sorted({e.frame.id for e in entries}))
        reason = f"{spelled(clause)} fits none of {frames}" if frames else f"verb not in codebook: {spelled(clause)}"
        return Uncoded(clause, reason, untaken=True)

    def act(self, entry: Entry, chain: Chain, sure: float) -> Coding | Uncoded:
        """Return the act that an entry says, under the words that govern it, or why there is none."""
        clause, name = chain.inner, entry.frame.id
        if blocked := next((s for s in chain.steps if s.governor.passes), None):
            return Uncoded(clause, f"{name} under {spelled(blocked.clause)}: {blocked.governor.passes}")
        if chain.unknown is not None and chain.unknown_link == "complement":
            return Uncoded(clause, f"{name} under a word that the codebook lacks: {spelled(chain.unknown)}")
        folded = fold(entry.frame, chain, self.standing)
        if isinstance(folded, str):
            return Uncoded(clause, f"{name}: {folded}")
        actor, recipient = self.parties(entry.frame, chain, folded.step)
        recipient = at_home(actor, recipient, self.who.foreign)
        if not self.told and (reason := self.missing(entry.frame, folded.event, chain, actor, recipient)):
            return Uncoded(clause, f"{name}: {reason}")
        sure -= 0.15 * (clause.kind == "noun" and not chain.steps) + 0.15 * (not actor) + 0.1 * (not recipient)
        sure = round(max(sure, 0.1), 2)
        return Coding(chain, entry, folded.event, folded.mode, folded.standing.status, actor, recipient, sure)

    def chain(self, clause: Clause, clauses: Sequence[Clause]) -> Chain:
        """Return a predicate with what governs it; who says what another one ought to do asks for it."""
        chain = self.of_others(chain_of(clause, clauses, self.words))
        asked = asked_for(chain, clauses, self.words, self.standing)
        if asked is None:
            return chain
        asker = self.of_clause(asked.steps[-1].clause, ("subject",), frozenset())
        doers = next((found for found in readings(chain, "subject", "object") if found), ())
        countries = {e.country for e in asker} - {None}
        own = countries.isdisjoint(e.country for p in doers for e in self.resolve(p))
        return asked if countries and own else chain

    def of_others(self, chain: Chain) -> Chain:
        """Read "wants X to leave" as asking X, where the subject of what is wanted is named."""
        line = (chain.inner, *(s.clause for s in chain.steps))
        other = [self.standing[s.governor.of_others] if s.governor.of_others else None for s in chain.steps]
        steps = tuple(
            replace(step, governor=governor) if governor and self.is_other(inner, step) else step
            for inner, step, governor in zip(line, chain.steps, other, strict=False)
        )
        return replace(chain, steps=steps) if any(other) else chain

    def is_other(self, inner: Clause, step: Step) -> bool:
        """Tell whether somebody else is to do it: of another country, or no soldier, policeman or peer."""
        outer = step.clause
        if inner.kind != "verb" or inner.passive or (outer.passive and step.governor.id != "order"):
            return False  # "is expected to leave", "ordered X jailed"
        asked = (p for role in TOLD for p in outer.role(role))
        own = self.of_clause(outer, ("subject",), frozenset())
        countries, sectors = {e.country for e in own}, {e.sector for e in own} | INSTRUMENTS
        named = inner.role("subject") if step.link == "content" else asked
        others = (e for p in named for e in self.resolve(p) if solid(e))
        return any(e.country not in {*countries, None} or e.sector not in sectors for e in others)

    # -- frames ------------------------------------------------------------------

    def entries(self, clause: Clause) -> tuple[list[Entry], float]:
        """Return the entries whose predicate this is, and a doubt where the word is misspelt."""
        table = self.words.entries[SORTS[clause.kind]]
        doubt, lemma = 0.0, clause.predicate
        if lemma not in table and (near := self.respelt(lemma, table)):
            doubt, lemma = 0.2, near
        said = self.words.said(SORTS[clause.kind], lemma, clause.words)
        return [e for e in said if spells(e.pattern, clause, e.frame)], doubt

    def respelt(self, lemma: str, table: Iterable[str]) -> str | None:
        """Return the long word of the codebook that `lemma` spells with one letter too many."""
        if len(lemma) < 9:
            return None
        shorter = (lemma[:i] + lemma[i + 1 :] for i in range(len(lemma)))
        return next((word for word in shorter if len(word) > 8 and word in table), None)

    def fits(self, entry: Entry, chain: Chain, *, told: bool = False) -> bool:
        """Tell whether all needs of an entry hold; where parties are `told`, whatever asks who they are does."""
        for need in entry.needs:
            asked = not told or need.negated or not need.asks_who
            if asked and self.holds(need, entry.frame, chain) == need.negated:
                return False
        return True

    def holds(self, need: Need, frame: Frame, chain: Chain) -> bool:
        if need.role == "complement":
            return chain.completed is not None and (not need.words or chain.completed.predicate in need.words)
        key = need.role, frame.of
        if key not in self.read:  # many frames ask for the same role
            self.read[key] = Reading([p for reading in readings(chain, *key) for p in reading])
        reading = self.read[key]
        if need.words:
            return not reading.nouns.isdisjoint(need.words)
        if not need.asks_who:
            return bool(reading.phrases)
        if reading.sectors is None:
            entities = [e for p in reading.phrases for e in self.resolve(p) if solid(e)]
            reading.sectors = {e.sector for e in entities}
        return not reading.sectors.isdisjoint(need.sectors) if need.sectors else bool(reading.sectors)

    # -- parties -----------------------------------------------------------------

    def resolve(self, phrase: Phrase, avoid: frozenset[str] = ANYBODY) -> tuple[Entity, ...]:
        """Return whom a phrase names; it is asked for once, since a reading keeps its phrases."""
        key = id(phrase), avoid
        if key not in self.resolved:
            self.resolved[key] = self.who.resolve(phrase, avoid)
        return self.resolved[key]

    def parties(self, frame: Frame, chain: Chain, folder: Step | None) -> tuple[tuple[Entity, ...], tuple[Entity, ...]]:
        """Return actor and recipient of the event."""
        asks = folder is not None and folder.governor.control == "object"
        if frame.reciprocal and not asks:
            partner = self.partner(frame, chain) if folder else ()
            if not partner:
                return self.reciprocal(frame, chain)
            actor = self.first(frame.actor, frame, chain, frozenset())
            return actor, without(partner, actor)
        actor = self.first(frame.actor, frame, chain, frozenset())
        avoid = frozenset(e.country for e in actor if e.country)
        if folder is None or not asks:
            recipient = self.first(frame.recipient, frame, chain, avoid) or self.completed(frame, chain, avoid)
            recipient = recipient or self.shared(frame, chain, avoid)
            if folder is not None and (own := self.of_governor(folder, avoid)):
                recipient = own
            return actor, without(recipient, actor)
        asker = self.of_clause(folder.clause, ("subject",), frozenset())
        asked = self.of_governor(folder, frozenset(e.country for e in asker if e.country)) or actor
        if not asked:
            asked = self.first(frame.recipient, frame, chain, frozenset())
        return asker, without(asked, asker)

    def completed(self, frame: Frame, chain: Chain, avoid: frozenset[str]) -> tuple[Entity, ...]:
        """Return the other side named with the infinitive that completes a predicate ("agree to supply X")."""
        if chain.completed is None or self.codebook.types[frame.event].quad not in VERBAL:
            return ()
        unnamed: tuple[Entity, ...] = ()
        for role in (*frame.recipient, *COMPLETED):
            phrases = [*chain.completed.role(role), *nested(chain.completed, role)]
            named = (p for p in phrases if p.kind != "pronoun")  # "refuses to confirm it"
            found = tuple(e for p in named for e in self.resolve(p, avoid) if solid(e) and e.country not in avoid)
            if any(e.country for e in found):
                return found
            unnamed = unnamed or found
        return unnamed

    def shared(self, frame: Frame, chain: Chain, avoid: frozenset[str]) -> tuple[Entity, ...]:
        """Return the other side named with the first of two coordinated acts ("meet X and cooperate")."""
        first = chain.first
        if first is None or not (frame.reciprocal or self.codebook.types[frame.event].recipient_required):
            return ()
        roles = PARTNER if frame.reciprocal or first.mood == "infinitive" else (*PARTNER, "object", "against")
        found = self.first(roles, frame, Chain(first, (), None), avoid)
        return tuple(e for e in found if e.country not in avoid)

    def partner(self, frame: Frame, chain: Chain) -> tuple[Entity, ...]:
        """Return the other side of a mutual act that one side wants ("ready to cooperate with X")."""
        return self.first(PARTNER, frame, chain, frozenset())

    def reciprocal(self, frame: Frame, chain: Chain) -> tuple[tuple[Entity, ...], tuple[Entity, ...]]:
        everybody: list[Entity] = []
        own = ("of", "adjective", "compound") if chain.inner.kind == "noun" else ()
        to = [role for role in frame.recipient if role == "to"]  # "spoke to his counterpart"
        for role in ("subject", "object", "with", "between", *own, "indirect", "against", *to):
            for phrase in (p for reading in readings(chain, role, frame.of) for p in reading):
                met = frozenset(e.country for e in everybody if e.country)  # nobody meets himself
                for entity in self.resolve(phrase, met if phrase.kind == "pronoun" and met else ANYBODY):
                    if solid(entity) and not any(says_no_more(entity, e) for e in everybody):
                        everybody.append(entity)
        return tuple(everybody), ()

    def first(self, roles: tuple[str, ...], frame: Frame, chain: Chain, avoid: frozenset[str]) -> tuple[Entity, ...]:
        """Return whom the first of the roles names that names somebody with a country, or else anybody."""
        partner = chain.inner.kind == "noun" and roles is frame.actor and self.has_partner(frame, chain)
        unnamed: tuple[Entity, ...] = ()
        for role in roles:
            for reading in filter(None, readings(chain, role, frame.of, partner=partner)):
                found = tuple(e for p in reading for e in self.resolve(p, avoid) if solid(e))
                if any(e.country for e in found):
                    return found
                unnamed = unnamed or found
        return unnamed

    def has_partner(self, frame: Frame, chain: Chain) -> bool:
        """Tell whether a noun's recipient stands elsewhere than in its *of* phrase."""
        roles = [r for r in frame.recipient if r not in ("object", "of", "subject")]
        return any(solid(e) for r in roles for p in chain.inner.role(r) for e in self.resolve(p))

    def of_governor(self, step: Step, avoid: frozenset[str]) -> tuple[Entity, ...]:
        return self.of_clause(step.clause, step.governor.recipient, avoid)

    def of_clause(self, clause: Clause, roles: Sequence[str], avoid: frozenset[str]) -> tuple[Entity, ...]:
        for role in roles:
            found = tuple(e for p in clause.role(role) for e in self.resolve(p, avoid) if solid(e))
            if found:
                return found
        return ()

    def missing(
        self, frame: Frame, event: str, chain: Chain, actor: tuple[Entity, ...], recipient: tuple[Entity, ...]
    ) -> str | None:
        """Return why the parties do not make an event, or None."""
        named = [e for e in (*actor, *recipient) if e.country]
        if not actor and not recipient:
            return "no actor and no recipient"
        if frame.reciprocal and len(actor) < 2 and chain.inner.kind == "noun" and not chain.steps:
            return "only one party to a mutual act"
        if not named:
            return "no actor with a country"
        if self.codebook.types[event].recipient_required and not recipient and not frame.reciprocal:
            return f"{event} wants a recipient"
        if chain.inner.kind == "noun" and not chain.steps and not actor:
            return "a noun with no actor of its own"
        return None


def spells(pattern: Pattern, clause: Clause, frame: Frame) -> bool:
    """Tell whether the clause, which has the pattern's words, is reflexive where it should be."""
    return pattern.reflexive == clause.reflexive or (clause.reflexive and frame.reciprocal)


def between_states(found: Coding) -> bool:
    """Tell whether both sides have a country, and not the same one."""
    one, other = ({e.country for e in side} - {None} for side in (found.actor, found.recipient or found.actor[1:]))
    return bool(one and other and one != other)


def solid(entity: Entity) -> bool:
    """Tell whether an entity can be a party: it has a country or a sector."""
    return bool(entity.country or entity.sector)


def says_no_more(entity: Entity, other: Entity) -> bool:
    """Tell whether an entity names nobody beside another one: the same party, or its bare country."""
    return entity.code == other.code or (entity.sector is None and entity.country == other.country)


def without(entities: tuple[Entity, ...], others: tuple[Entity, ...]) -> tuple[Entity, ...]:
    """Leave out those that are the other party itself."""
    return tuple(e for e in entities if not any(e.start == o.start and e.end == o.end for o in others))
