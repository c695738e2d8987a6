"""Decide whom a phrase names: country, sector, name, office on the day.

A phrase is answered by, in this order: a pronoun's antecedent, a name that
covers its head, a person named beside a role ("the Iranian minister X"), a
role noun with its country, a noun with a country beside it, a name met before.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from detente.codebook.actors import Actors, Mention, Name, Pronoun, held
from detente.records import Entity
from detente.waist import Phrase

OFFICE_SECTOR = {"opposition_leader": "OPP", "rebel_leader": "REB"}
# Of people of one name, the one in office is meant, then the one who was.
STANDING = {"now": 0, "before": 1, "later": 2, "never": 3}
# Where a role noun's country stands, by tiers: "Iranian", "of Iran"; "to Iran"; "in Iran".
OWN = ("adjective", "compound", "possessor", "name", "apposition", "of", "from")
SOURCE = ("to", "for")
SETTING = ("in", "at")
# How far back, in characters, a pronoun prefers a subject over what stands nearer.
NEAR = 500


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody met in the text: what a later pronoun or "the president" may mean."""

    position: int
    entity: Entity
    sort: str
    gender: str | None
    plural: bool
    rank: int


class Who:
    """Resolves the phrases of one article; `day` is the date of the article, or None."""

    def __init__(self, actors: Actors, plain_text: str, day: date | None) -> None:
        self.actors, self.day = actors, day
        self.plain = plain_text
        self.mentions = actors.find(plain_text)
        self.starts = [m.start for m in self.mentions]
        self.known: list[Known] = []
        self.speakers: list[tuple[int, int, Entity]] = []
        self.home = home(self.mentions)

    # -- reading order ---------------------------------------------------------

    def remember(self, phrase: Phrase, rank: int) -> None:
        """Keep what a phrase names for the pronouns that follow.

        `rank`: 2 for the subject of a main clause, 1 for another subject, 0 for the rest.
        """
        if phrase.kind == "pronoun":
            return
        for entity in self.resolve(phrase):
            if entity.country or entity.sector or entity.name:
                head = phrase if entity.start <= phrase.head_start < entity.end else None
                self.known.append(
                    Known(
                        entity.start,
                        entity,
                        self.sort(entity, phrase),
                        phrase.gender if head else None,
                        bool(phrase.plural),
                        rank,
                    )
                )

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

    def resolve(self, phrase: Phrase, avoid: frozenset[str] = frozenset()) -> tuple[Entity, ...]:
        """Return whom the phrase and its conjuncts name; nobody where it names no actor.

        `avoid` holds countries that a possessive cannot mean here (an army is
        not aided by its own state).
        """
        found: list[Entity] = []
        for part in phrase.conjuncts():
            found.extend(e for e in self.single(part, avoid) if e not in found)
        if len(phrase.conjuncts()) > 1:
            found = self.shared(phrase, found)
        return tuple(found)

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
            return self.by_role(phrase, role_word)
        inside = [m for m in self.inside(phrase) if self.owns(phrase, m)]
        if inside and phrase.kind in ("noun", "other", "adjective") and phrase.relation != "clause":
            name = self.best(inside[0])
            return [self.entity(phrase, country=name.country, sector=None, name=None)]
        if phrase.kind == "name":
            return self.by_surname(phrase)
        if possessor := self.possessor(phrase):
            return [
                replace(
                    e, text=phrase.text, start=phrase.start, end=phrase.end, name=phrase.text, sector=None, sectors=()
                )
                for e in self.pronoun(possessor, avoid)
            ]
        return []

    def pair(self, phrase: Phrase) -> list[Entity]:
        """Answer "the two countries", "both sides": the two countries most named so far."""
        pairs = self.actors.pairs
        opening = pairs.words + (pairs.contracted if phrase.marker else ())
        if phrase.lemma not in pairs.nouns or not phrase.text.lower().startswith(opening):
            return []
        counts = Counter(k.entity.country for k in self.known if k.position < phrase.start and k.entity.country)
        first = [code for code, count in counts.most_common(2) if count > 1 or len(counts) == 2]
        if len(first) < 2:
            return []
        return [self.entity(phrase, country=code, sector=None, name=None) for code in first]

    def named(self, phrase: Phrase, mention: Mention) -> list[Entity]:
        """Answer a phrase whose head is itself a known name."""
        name = self.best(mention)
        if name.kind == "person":
            return [self.qualified(phrase, self.person_entity(phrase, name))]
        return [self.entity(phrase, country=name.country, sector=name.sector, name=name.name)]

    def by_role(self, phrase: Phrase, word: str) -> list[Entity]:
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
        if not countries and phrase.determiner in ("le", "the", "l'", ""):
            countries = [self.home] if self.home and role.kind == "body" else []
        if not countries:
            return [self.entity(phrase, country=None, sector=sector, name=self.proper(phrase), office=role.office)]
        found = []
        for country in countries:
            holder = self.actors.holder(country, role.office, self.day) if not former and not phrase.plural else None
            name = self.proper(phrase) or (holder.name if holder and phrase.determiner in ("le", "the") else None)
            found.append(
                self.entity(phrase, country=country, sector=sector, name=name or phrase.text, office=role.office)
            )
        return found

    # -- pronouns ----------------------------------------------------------------

    def pronoun(self, phrase: Phrase, avoid: frozenset[str]) -> list[Entity]:
        """Answer a personal, possessive or first-person pronoun by what was met before it."""
        if phrase.person == 1:
            who = self.speaker_at(phrase.start)
        else:
            who = self.antecedent(phrase, avoid)
        return [replace(who, text=phrase.text, start=phrase.start, end=phrase.end)] if who else []

    def antecedent(self, phrase: Phrase, avoid: frozenset[str]) -> Entity | None:
        """Return the likeliest of those met before: of the right sort and gender, a subject, near."""
        pronoun = self.actors.pronouns.get(phrase.text.lower().replace("’", "'"))
        if pronoun is None:
            return None
        fitting = [
            k for k in reversed(self.known)
            if k.position < phrase.start and k.entity.country not in avoid and self.may_be(k, pronoun)
        ]  # fmt: skip
        if phrase.relation == "possessor":
            return fitting[0].entity if fitting else None
        ranked = sorted(fitting, key=lambda k: self.distance(k, phrase, pronoun))
        return ranked[0].entity if ranked else None

    def may_be(self, known: Known, pronoun: Pronoun) -> bool:
        """Tell whether a pronoun may stand for somebody of this sort and number."""
        return known.sort in pronoun.sorts or (pronoun.many and known.plural)

    def distance(self, known: Known, phrase: Phrase, pronoun: Pronoun) -> tuple[bool, bool, int, int]:
        """Return how unlikely it is that a pronoun means somebody: far, of another gender or sort, no subject."""
        other = bool(phrase.gender and known.gender and known.gender != phrase.gender)
        sort = pronoun.sorts.index(known.sort) if known.sort in pronoun.sorts else 0
        return (known.position < phrase.start - NEAR, other, sort, -known.rank)

    def speaker_at(self, position: int) -> Entity | None:
        """Return who speaks at a position inside a quotation."""
        return next((who for start, end, who in self.speakers if start <= position < end), None)

    # -- names --------------------------------------------------------------------

    def inside(self, phrase: Phrase) -> Iterator[Mention]:
        """Yield the names that stand within the phrase."""
        for i in range(bisect_left(self.starts, phrase.start), len(self.mentions)):
            if self.mentions[i].start >= phrase.end:
                return
            if self.mentions[i].end <= phrase.end + 1:
                yield self.mentions[i]

    def covering(self, phrase: Phrase) -> Mention | None:
        """Return the name that covers the phrase's head."""
        for i in range(max(0, bisect_left(self.starts, phrase.head_start) - 3), len(self.mentions)):
            mention = self.mentions[i]
            if mention.start > phrase.head_start:
                return None
            if mention.start <= phrase.head_start < mention.end:
                if self.best(mention).kind == "demonym" and phrase.kind == "adjective":
                    return None
                return mention
        return None

    def best(self, mention: Mention) -> Name:
        """Return what a name means on the day."""
        if len(mention.names) > 1 and mention.names[0].kind == "person" and self.day:
            return min(mention.names, key=lambda n: STANDING[self.standing(n)])
        at = self.day.isoformat() if self.day else ""
        for name in mention.names:
            if not at or ((not name.start or name.start <= at) and (not name.end or at < name.end)):
                return name
        return mention.names[0]

    def standing(self, name: Name) -> str:
        """Return how a person who goes by a name stands on the day."""
        person = self.actors.people.get(name.key)
        return held(person, self.day)[0] if person else "never"

    def beside(self, phrase: Phrase) -> Name | None:
        """Return the known person named in the phrase as its own name ("le président Barack Obama")."""
        for part in phrase.parts:
            if part.relation in ("apposition", "name", "compound", "number") and (mention := self.covering(part)):
                name = self.best(mention)
                if name.kind == "person":
                    return name
        return None

    def owns(self, phrase: Phrase, mention: Mention) -> bool:
        """Tell whether a name in the phrase says whose the head is ("French companies", "ports of Yemen")."""
        return any(
            part.start <= mention.start < part.end
            for part in phrase.parts
            if part.relation in ("adjective", "compound", "possessor")
            or (part.relation, part.marker) == ("oblique", "of")
        )

    def role(self, phrase: Phrase) -> tuple[str, object | None]:
        """Return the role noun that heads the phrase, the longest that the phrase spells."""
        roles = self.actors.roles
        head = phrase.text[phrase.head_start - phrase.start : phrase.head_end - phrase.start].lower() or phrase.lemma
        best = phrase.lemma if phrase.lemma in roles else head if head in roles else ""
        tokens = phrase.text.lower().replace("’", "'").split()
        spelled = [tokens, [phrase.lemma if token == head else token for token in tokens]]
        for length in range(min(5, len(tokens)), 1, -1):
            for i in range(len(tokens) - length + 1):
                for words in spelled:
                    candidate = " ".join(words[i : i + length])
                    if candidate in roles and (phrase.lemma in candidate or head in candidate):
                        return candidate, roles[candidate]
        return best, roles.get(best)

    def countries(self, phrase: Phrase) -> list[str]:
        """Return the countries that the phrase's own modifiers name."""
        for tier in (OWN, SOURCE, SETTING):
            parts = [p for p in phrase.parts if p.relation in tier or (p.relation == "oblique" and p.marker in tier)]
            if found := [code for part in parts for sub in part.conjuncts() for code in self.country_of(sub)]:
                return list(dict.fromkeys(found))
            if tier is OWN and (behind := self.adjective_behind(phrase)):
                return [behind]
        return []

    def adjective_behind(self, phrase: Phrase) -> str | None:
        """Return the country of an adjective right behind the phrase, which a parse may have taken for a verb."""
        i = bisect_left(self.starts, phrase.end)
        if i == len(self.mentions) or self.starts[i] != phrase.end + 1 or phrase.end != phrase.head_end:
            return None
        name = self.best(self.mentions[i])
        return name.country if name.kind == "demonym" and self.plain[self.starts[i]].islower() else None

    def country_of(self, part: Phrase) -> list[str]:
        if mention := next((m for m in self.inside(part) if m.start <= part.head_start < m.end), None):
            return [self.best(mention).country]
        if part.kind in ("noun", "name") and part.relation == "oblique":
            return [e.country for e in self.single(part, frozenset()) if e.country]
        if part.relation in ("apposition", "possessor") and part.kind != "pronoun":
            return [self.best(m).country for m in self.inside(part)][:1]
        return [
            c for p in part.parts if p.relation in ("adjective", "compound", "conjunct") for c in self.country_of(p)
        ]

    def possessor(self, phrase: Phrase) -> Phrase | None:
        return next((p for p in phrase.parts if p.relation == "possessor" and p.kind == "pronoun"), None)

    def qualifier(self, phrase: Phrase) -> str | None:
        """Return former, elect, acting or deputy where the phrase says so."""
        words = phrase.text.lower().replace("’", "'").replace("'", "' ").replace("-", "- ").split()
        return next((self.actors.qualifiers[w] for w in words if w in self.actors.qualifiers), None)

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
        for k in before:
            if office and k.entity.office == office:
                return k.entity
        former = self.qualifier(phrase) == "former"
        for k in before:
            if former and k.entity.sector == "ELI" and k.sort == "person":
                return k.entity
        return None

    def by_surname(self, phrase: Phrase) -> list[Entity]:
        """Answer a name by the full name or the role met with it before."""
        words = [w for w in phrase.text.split() if w[:1].isupper()]
        for k in reversed(self.known):
            if k.entity.name and words and k.position < phrase.start and words[-1] in k.entity.name.split():
                return [replace(k.entity, text=phrase.text, start=phrase.start, end=phrase.end)]
        title = next((p for p in phrase.parts if p.relation in ("apposition", "compound") and self.role(p)[1]), None)
        if title is not None:
            role = self.actors.roles[self.role(title)[0]]
            country = next(iter(self.countries(title) or self.countries(phrase)), None)
            sector = "ELI" if self.qualifier(title) == "former" else role.sector
            return [self.entity(phrase, country=country, sector=sector, name=phrase.text, office=role.office)]
        return [self.entity(phrase, country=None, sector=None, name=phrase.text)]

    def proper(self, phrase: Phrase) -> str | None:
        """Return the proper name that stands beside a role ("the minister X")."""
        for part in phrase.parts:
            if part.kind == "name" and part.relation in ("apposition", "name", "compound") and not self.covering(part):
                return part.text
        return None

    def entity(
        self, phrase: Phrase, *, country: str | None, sector: str | None, name: str | None, office: str | None = None
    ) -> Entity:
        return Entity(
            text=phrase.text, start=phrase.start, end=phrase.end, name=name or None, country=country or None,
            sector=sector, sectors=(sector,) if sector else (), office=office or None,
        )  # fmt: skip

    def shared(self, phrase: Phrase, found: list[Entity]) -> list[Entity]:
        """Give "officials in A and B" and "A and B ministers" to all of the countries named."""
        return [e for e in found if e.country or e.sector or e.name]


def home(mentions: tuple[Mention, ...]) -> str | None:
    """Return the one country that an article is about, None where there are several."""
    counts = Counter(
        m.names[0].country for m in mentions if m.names[0].kind in ("country", "demonym", "capital", "metonym")
    )
    ranked = counts.most_common(2)
    if not ranked or ranked[0][1] < 2:
        return None
    return ranked[0][0] if len(ranked) == 1 or ranked[0][1] >= 3 * ranked[1][1] else None
