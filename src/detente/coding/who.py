"""Decide whom a phrase names: country, sector, name, office on the day.

A phrase is answered by, in this order: a pronoun's antecedent, a name that
covers its head, a person named beside a role ("the Iranian minister X"), a
role noun with its country, a noun with a country beside it, a name met before.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from detente.codebook.actors import Actors, Mention, Name, held
from detente.coding.memory import STATELESS, Known, Memory, State
from detente.coding.names import OFFICIAL, Names
from detente.coding.persons import behind, is_private, own_words, title, untitled
from detente.coding.whence import ARMED, STATELY, Whence, cities
from detente.records import Entity
from detente.waist import Phrase

OFFICE_SECTOR = {"opposition_leader": "OPP", "rebel_leader": "REB"}
# Given where no party is asked for but who speaks, or whether somebody is named at all.
ANYBODY = frozenset({"*"})
# Prepositions of those with or against whom somebody is: "the talks with Iran" are not Iran's.
OTHERS = ("with", "against", "on", "about", "over", "between", "toward", "by", "as")
# Where a role noun's country stands, by tiers: "Iranian", "of Iran"; "to Iran"; "in Iran".
OWN = ("adjective", "compound", "possessor", "name", "apposition", "of", "from")
SOURCE = ("to", "for")
SETTING = ("in", "at")
# Prepositions of a city to which something is done.
ONTO = ("against", "on", "over", "to", "toward", "in", "at")


class Who(Names):
    """Resolves the phrases of one article; `day` is the date of the article, or None."""

    def __init__(self, actors: Actors, plain_text: str, day: date | None) -> None:
        super().__init__(actors, plain_text, day)
        self.speakers: list[tuple[int, int, Entity]] = []
        self.answers: dict[int, tuple[Phrase, list[Entity]]] = {}  # a phrase that is kept keeps its id
        named = [(m, self.best(m)) for m in self.mentions]
        states = (State(m.start, n.country, n.kind in ("country", "demonym")) for m, n in named if n.country)
        self.memory = Memory([state for state in states if state.country not in STATELESS])
        self.whence = Whence(plain_text, named, self.memory, self.against)

    # -- reading order ---------------------------------------------------------

    @property
    def known(self) -> list[Known]:
        """Those met so far."""
        return self.memory.known

    def remember(self, phrase: Phrase, rank: int) -> None:
        """Keep what a phrase names for the pronouns that follow.

        `rank`: 2 for the subject of a main clause, 1 for another subject, -1 for an owner, 0 for the rest.
        """
        if phrase.kind == "pronoun":
            return
        for part in phrase.walk():
            if part.relation == "oblique" and part.kind == "name" and (places := self.country_of(part)):
                self.whence.note(part, places[0])
        for entity in (e for part in phrase.conjuncts() for e in self.single(part, frozenset())):
            if not self.abroad(phrase):
                self.whence.meet(entity)
            if entity.country or entity.sector or entity.name:
                head = phrase if entity.start <= phrase.head_start < entity.end else None
                self.memory.known.append(
                    Known(
                        entity.start,
                        entity,
                        self.sort(entity, phrase),
                        phrase.gender if head else None,
                        bool(phrase.plural),
                        rank,
                    )
                )

    def told_by(self, pronoun: Phrase, tellers: Sequence[Phrase]) -> None:
        """Keep who tells what a pronoun does."""
        for teller in tellers[:1]:
            self.memory.tellers[pronoun.start] = teller.start

    def part(self, pronoun: Phrase, others: Iterable[Phrase]) -> None:
        """Keep whom a pronoun cannot mean: a state to which, or to whose envoys, its clause does something."""
        for other in others:
            if other.kind in ("name", "noun"):
                mention = self.covering(other)
                if mention and self.best(mention).kind in ("country", "capital", "metonym"):
                    self.memory.others.setdefault(pronoun.start, set()).add(self.best(mention).country)
                elif not self.foreign.isdisjoint(self.role(other)[0].split()):
                    self.memory.others.setdefault(pronoun.start, set()).update(self.countries(other))

    def sort(self, entity: Entity, phrase: Phrase) -> str:
        """Return person, body or state."""
        if entity.name in self.actors.called:
            return "person"
        titles = (phrase, *(p for p in phrase.parts if p.relation in ("compound", "apposition")))
        if word := next((w for p in titles if (w := self.role(p)[0])), ""):
            return self.actors.roles[word].kind
        if entity.country:
            return "state"
        return "person" if phrase.kind == "name" and " " in phrase.text else "body"

    # -- one phrase --------------------------------------------------------------

    def resolve(self, phrase: Phrase, avoid: frozenset[str] = ANYBODY) -> tuple[Entity, ...]:
        """Return whom the phrase and its conjuncts name; nobody where it names no actor.

        `avoid` holds countries that a possessive cannot mean here (an army is
        not aided by its own state); where it is given, a thing stands for who is
        behind it.
        """
        found: list[Entity] = []
        for part in phrase.conjuncts():
            found.extend(e for e in self.party(part, avoid) if e not in found)
        if len(phrase.conjuncts()) > 1:
            found = self.shared(phrase, found)
        return tuple(found)

    def party(self, phrase: Phrase, avoid: frozenset[str]) -> list[Entity]:
        """Return whom one phrase names: somebody in the tables, a city, a private person, who is behind a thing."""
        found = list(self.single(phrase, avoid))
        if any(e.country or e.sector for e in found):
            return found
        if phrase.kind == "name" and (country := self.city(phrase)):
            return [self.entity(phrase, country=country, sector=None, name=phrase.text)]
        opens = phrase.text.isalpha() and phrase.start in self.memory.starts  # its capital says nothing
        if opens and all(e.name == phrase.text for e in found):
            return found
        headline = self.plain[phrase.end : phrase.end + 2].strip().startswith(":")  # "Maize: X and Y agree"
        if found and is_private(phrase) and not headline and phrase.text not in cities():
            return [unknown(e) for e in found]
        if not found and avoid is not ANYBODY and phrase.kind in ("noun", "other"):
            owners = ([e for e in self.party(p, avoid) if self.behind(e, p, avoid)] for p in behind(phrase))
            return next((o for o in owners if o), [])
        return found

    def behind(self, entity: Entity, phrase: Phrase, avoid: frozenset[str]) -> bool:
        """Tell whether somebody behind a thing is another party; "the release of students" is not the students'."""
        if entity.country:
            return entity.country not in avoid or entity.sector not in (None, "GOV", "MIL")
        owner = phrase.marker != "of" and phrase.relation != "possessor"
        return entity.sector in STATELY | ARMED or (owner and entity.sector not in (None, "UNK"))

    def single(self, phrase: Phrase, avoid: frozenset[str]) -> Iterable[Entity]:
        if phrase.kind == "pronoun":
            return self.pronoun(phrase, avoid)
        if phrase.relation in ("adjective", "compound") and phrase.kind != "name":
            return [self.entity(phrase, country=c, sector=None, name=None) for c in self.country_of(phrase)]
        if mention := self.covering(phrase):
            return self.named(phrase, mention)
        if pair := self.pair(phrase):
            return pair
        role_word, role = self.role(phrase)
        if person := self.beside(phrase):
            entity = self.person_entity(phrase, person)
            return [self.qualified(phrase, entity)]
        if role is not None:
            return self.by_role(phrase, role_word, avoid)
        inside = [m for m in self.inside(phrase) if self.owns(phrase, m)]
        if inside and phrase.kind in ("noun", "other", "adjective") and phrase.relation != "clause":
            name = self.best(inside[0])
            return [self.entity(phrase, country=name.country, sector=None, name=None)]
        if phrase.kind == "name":
            return self.by_surname(phrase, avoid)
        if possessor := self.possessor(phrase):
            return [
                replace(
                    e, text=phrase.text, start=phrase.start, end=phrase.end, name=phrase.text, sector=None, sectors=()
                )
                for e in self.pronoun(possessor, avoid)
            ]
        return []

    def pair(self, phrase: Phrase) -> list[Entity]:
        """Answer "the two countries", "both sides", "les deux dirigeants": the two states told of together."""
        pairs = self.actors.pairs
        if phrase.lemma not in pairs.nouns:
            return []
        opening = pairs.words + (pairs.contracted if phrase.marker else ())
        if not phrase.text.lower().startswith(opening) or self.countries(phrase):
            return []
        role = self.role(phrase)[1]
        sector = role.sector if role is not None and role.sector in OFFICIAL else None
        person = role is not None and role.kind == "person" and sector == "GOV"
        states = self.memory.pair(phrase.start, people=person)
        return [self.entity(phrase, country=c, sector=sector, name=None) for c in states]

    def named(self, phrase: Phrase, mention: Mention) -> list[Entity]:
        """Answer a phrase whose head is itself a known name; the answer never changes."""
        if id(phrase) not in self.answers:
            self.answers[id(phrase)] = phrase, self.answer(phrase, self.best(mention))
        return self.answers[id(phrase)][1]

    def answer(self, phrase: Phrase, name: Name) -> list[Entity]:
        if name.kind == "person":
            return [self.qualified(phrase, self.person_entity(phrase, name))]
        if name.kind == "region" and phrase.kind == "name" and (word := title(phrase, self.actors.roles)):
            sector, who = self.actors.roles[word].sector, untitled(phrase, word)
            return [self.entity(phrase, country=name.country, sector=sector, name=who or phrase.text)]
        return [self.entity(phrase, country=name.country, sector=name.sector, name=name.name)]

    def by_role(self, phrase: Phrase, word: str, avoid: frozenset[str]) -> list[Entity]:
        """Answer "the Iranian minister", "the French and German presidents", "the army"."""
        role = self.actors.roles[word]
        countries = self.countries(phrase)
        former = self.qualifier(phrase) == "former"
        if not countries and (antecedent := self.same_office(phrase, role.office, role.kind)):
            return [replace(antecedent, text=phrase.text, start=phrase.start, end=phrase.end)]
        sector = "ELI" if former else role.sector
        if not countries and (possessor := self.possessor(phrase)):
            owners = list(self.pronoun(possessor, frozenset()))
            return [
                self.entity(phrase, country=o.country, sector=sector, name=phrase.text, office=role.office)
                for o in owners
            ]
        if role.kind == "place":
            acts = phrase.relation in ("subject", "agent")  # a place does nothing
            return [self.entity(phrase, country=c, sector=None, name=phrase.text) for c in countries if not acts]
        if not role.sector:  # "Mr X"
            named = next((p for p in phrase.parts if p.relation == "apposition"), None)
            found = self.by_surname(named, avoid) if named else []
            found = [replace(e, text=phrase.text, start=phrase.start, end=phrase.end) for e in found]
            return [e if e.country or e.sector else unknown(e) for e in found]
        if not countries and not self.abroad(phrase):
            whence = self.whence.of(phrase, role, avoid - ANYBODY)
            countries = [whence] if whence else []
        proper = self.proper(phrase, word)
        if not countries:
            return [self.entity(phrase, country=None, sector=sector, name=proper, office=role.office)]
        holds = not former and not phrase.plural and phrase.determiner in ("le", "the")
        holders = [self.actors.holder(c, role.office, self.day) if holds else None for c in countries]
        names = [proper or (holder.name if holder else phrase.text) for holder in holders]
        return [
            self.entity(phrase, country=c, sector=sector, name=name, office=role.office)
            for c, name in zip(countries, names, strict=True)
        ]

    # -- pronouns ----------------------------------------------------------------

    def pronoun(self, phrase: Phrase, avoid: frozenset[str]) -> list[Entity]:
        """Answer a personal, possessive or first-person pronoun by what was met before it."""
        if phrase.person == 1:
            found = [who] if (who := self.speaker_at(phrase.start)) else []
        else:
            found = self.antecedents(phrase, avoid)
        return [replace(who, text=phrase.text, start=phrase.start, end=phrase.end) for who in found]

    def antecedents(self, phrase: Phrase, avoid: frozenset[str]) -> list[Entity]:
        """Return the likeliest of those met before; "they", where that is one state, are two told of together."""
        pronoun = self.actors.pronouns.get(phrase.text.lower().replace("’", "'"))
        known = self.memory.antecedent(phrase, pronoun, avoid) if pronoun else None
        if pronoun is None or known is None:
            return []
        pair = self.memory.pair(phrase.start) if pronoun.many and known.sort == "state" and not known.plural else []
        speaker = self.speaker_at(phrase.start)
        if pair and avoid.isdisjoint(pair) and (speaker is None or speaker.country not in pair):
            return [self.entity(phrase, country=country, sector=None, name=None) for country in pair]
        return [known.entity]

    def speaker_at(self, position: int) -> Entity | None:
        """Return who speaks at a position inside a quotation."""
        return next((who for start, end, who in self.speakers if start <= position < end), None)

    # -- names --------------------------------------------------------------------

    def countries(self, phrase: Phrase) -> list[str]:
        """Return the countries that the phrase's own modifiers name."""
        abroad, own = self.abroad(phrase), [p for p in phrase.parts if not self.apart(phrase, p)]
        for tier in (OWN,) if abroad else (OWN, SOURCE, SETTING):
            parts = [p for p in own if p.relation in tier or (p.relation == "oblique" and p.marker in tier)]
            if found := [code for part in parts for sub in part.conjuncts() for code in self.country_of(sub)]:
                return list(dict.fromkeys(found))
            if tier is OWN and (after := self.adjective_behind(phrase)):
                return [after]
        if abroad:
            return []
        if phrase.kind == "noun" or phrase.lemma in self.actors.roles:  # "Mombasa police"
            towns = [cities()[p.text] for p in phrase.parts if p.relation == "compound" and p.text in cities()]
            if len(towns) == 1:
                return towns
        others = [p for p in phrase.parts if p.marker in OTHERS or p.relation in ("conjunct", "clause") or p not in own]
        free = [
            m for m in self.inside(phrase)
            if not (self.opposes(phrase, m.start) or any(p.start <= m.start < p.end for p in others))
        ]  # fmt: skip
        within = {self.best(m).country for m in free} - STATELESS - {""}
        return list(within) if len(within) == 1 else []

    def country_of(self, part: Phrase) -> list[str]:
        if mention := next((m for m in self.inside(part) if m.start <= part.head_start < m.end), None):
            return [self.best(mention).country]
        if part.kind == "name" and part.relation == "oblique" and (country := cities().get(part.text)):
            return [country]
        if part.kind in ("noun", "name") and part.relation == "oblique":
            return [e.country for e in self.single(part, frozenset()) if e.country]
        if part.relation in ("apposition", "possessor") and part.kind != "pronoun":
            return [self.best(m).country for m in self.inside(part)][:1]
        return [
            c for p in part.parts if p.relation in ("adjective", "compound", "conjunct") for c in self.country_of(p)
        ]

    def city(self, phrase: Phrase) -> str | None:
        """Return the country of a city that something is done to, unless somebody has its name."""
        done = phrase.relation in ("object", "indirect", "conjunct") or phrase.marker in ONTO
        country = cities().get(phrase.text) if done and not phrase.determiner else None
        if country is None or (phrase.marker not in SETTING and self.whence.sets(phrase)):
            return None
        named = (*self.actors.called, *(k.entity.name or "" for k in self.known))
        if any(n.endswith(f" {phrase.text}") for n in named):
            return None
        return None if self.whence.governs(country, phrase.start) else country  # those at home visit and speak

    # -- people -------------------------------------------------------------------

    def person_entity(self, phrase: Phrase, name: Name) -> Entity:
        person = self.actors.people[name.key]
        when, office = held(person, self.day)
        country = office.country if office else name.country
        sector = OFFICE_SECTOR.get(office.office, "GOV") if office else None
        if when != "now" and sector == "GOV":
            sector = "ELI"
        return self.entity(
            phrase, country=country or None, sector=sector, name=person.name,
            office=office.office if office and when == "now" else None,
        )  # fmt: skip

    def qualified(self, phrase: Phrase, entity: Entity) -> Entity:
        """Let the phrase's own words overrule the tables ("former president X")."""
        if self.qualifier(phrase) == "former" and entity.sector == "GOV":
            return replace(entity, sector="ELI", sectors=("ELI",), office=None)
        return entity

    def same_office(self, phrase: Phrase, office: str, kind: str) -> Entity | None:
        """Return the one met before whom "the president" or "the former minister" can mean."""
        if phrase.determiner not in ("le", "the", "l'", "ce", "this", "that") or phrase.plural or kind != "person":
            return None
        before = [k for k in reversed(self.known) if k.position < phrase.start]
        held = [k for k in before if office and k.entity.office == office]
        if held:
            last, _ = self.memory.sentence(held[0].position)
            return max((k for k in held if k.position >= last), key=lambda k: k.rank).entity
        former = self.qualifier(phrase) == "former"
        for k in before:
            if former and k.entity.sector == "ELI" and k.sort == "person":
                return k.entity
        return None

    def by_surname(self, phrase: Phrase, avoid: frozenset[str]) -> list[Entity]:
        """Answer a name by the full name or the role met with it before."""
        words = [w for w in phrase.text.split() if w[:1].isupper()]
        for k in reversed(self.known):
            if k.entity.name and words and k.position < phrase.start and words[-1] in k.entity.name.split():
                return [replace(k.entity, text=phrase.text, start=phrase.start, end=phrase.end)]
        beside = next((p for p in phrase.parts if p.relation in ("apposition", "compound") and self.role(p)[1]), None)
        if beside is not None:
            role = self.actors.roles[self.role(beside)[0]]
            country = next(iter(self.countries(beside) or self.countries(phrase)), None)
            sector = "ELI" if self.qualifier(beside) == "former" else role.sector
            return [self.entity(phrase, country=country, sector=sector, name=phrase.text, office=role.office)]
        if word := title(phrase, self.actors.roles):
            return self.by_role(phrase, word, avoid)
        return [self.entity(phrase, country=None, sector=None, name=" ".join(own_words(phrase)))]

    def proper(self, phrase: Phrase, word: str) -> str | None:
        """Return the proper name of which a role is part, or that stands beside it ("the minister X")."""
        if phrase.kind == "name":
            words = own_words(phrase)
            body = " ".join(words) if self.actors.roles[word].kind == "body" and len(words) > 1 else None
            if name := untitled(phrase, word) or body:
                return name
        for part in phrase.parts:
            if part.kind == "name" and part.relation in ("apposition", "name", "compound") and not self.covering(part):
                return part.text
        return None

    def entity(
        self, phrase: Phrase, *, country: str | None, sector: str | None, name: str | None, office: str | None = None
    ) -> Entity:
        if sector == "GOV" and country in STATELESS:  # it is what the EU or the UN has for a government
            sector = None
        return Entity(
            text=phrase.text, start=phrase.start, end=phrase.end, name=name or None, country=country or None,
            sector=sector, sectors=(sector,) if sector else (), office=office or None,
        )  # fmt: skip

    def shared(self, phrase: Phrase, found: list[Entity]) -> list[Entity]:
        """Give "officials in A and B" and "A and B ministers" to all of the countries named."""
        return [e for e in found if e.country or e.sector or e.name]


def unknown(entity: Entity) -> Entity:
    """Return a person or body of whom nothing is known but the name."""
    return replace(entity, sector="UNK", sectors=("UNK",))
