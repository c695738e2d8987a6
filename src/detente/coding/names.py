"""Find the names and role nouns that stand in phrases, and what they mean on the day of the article."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import date

from detente.codebook.actors import Actors, Mention, Name, Role, held
from detente.coding.persons import own_words
from detente.waist import Phrase

# Of people of one name, the one in office is meant, then the one who was.
STANDING = {"now": 0, "before": 1, "later": 2, "never": 3}
OFFICIAL = ("GOV", "MIL", "LEG")  # sectors of those who act for a state


class Names:
    """The names of one article; `day` is its date, or None."""

    def __init__(self, actors: Actors, plain_text: str, day: date | None) -> None:
        self.actors, self.day = actors, day
        self.plain = plain_text
        self.at = day.isoformat() if day else ""
        self.mentions = actors.find(plain_text)
        self.starts = [m.start for m in self.mentions]
        low = plain_text.lower()
        self.qualifiers = {word: means for word, means in actors.qualifiers.items() if word in low}
        self.foreign, self.against = self.words_for("foreign"), self.words_for("against")
        self.known_roles: dict[tuple[str, str, int], tuple[str, Role | None]] = {}
        self.meant: dict[int, Name] = {}

    def words_for(self, meaning: str) -> frozenset[str]:
        """Return the words of the text that say of whom they stand beside that they are former, foreign, against."""
        return frozenset(word for word, means in self.qualifiers.items() if means == meaning)

    def inside(self, phrase: Phrase) -> Iterator[Mention]:
        """Yield the names that stand within the phrase."""
        for i in range(bisect_left(self.starts, phrase.start), len(self.mentions)):
            if self.mentions[i].start >= phrase.end:
                return
            if self.mentions[i].end <= phrase.end + 1:
                yield self.mentions[i]

    def covering(self, phrase: Phrase) -> Mention | None:
        """Return the name that covers the phrase's head."""
        at = bisect_right(self.starts, phrase.head_start) - 1
        if at < 0 or self.mentions[at].end <= phrase.head_start:
            return None
        if phrase.kind == "adjective" and self.best(self.mentions[at]).kind == "demonym":
            return None
        return self.mentions[at]

    def best(self, mention: Mention) -> Name:
        """Return what a name means on the day."""
        if mention.start not in self.meant:
            self.meant[mention.start] = self.meaning(mention)
        return self.meant[mention.start]

    def meaning(self, mention: Mention) -> Name:
        if len(mention.names) > 1 and mention.names[0].kind == "person" and self.day:
            return min(mention.names, key=lambda n: STANDING[self.standing(n)])
        names = sorted(mention.names, key=lambda n: not self.is_seat(n)) if len(mention.names) > 1 else mention.names
        for name in names:
            if not self.at or ((not name.start or name.start <= self.at) and (not name.end or self.at < name.end)):
                return name
        return names[0]

    def is_seat(self, name: Name) -> bool:
        """Tell whether a capital that has another meaning means its country, which the text names too: "Brussels"."""
        if name.kind != "capital":
            return False
        alone = (m.names[0] for m in self.mentions if len(m.names) == 1)
        return any(n.country == name.country and n.kind in ("country", "demonym") for n in alone)

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

    def role(self, phrase: Phrase) -> tuple[str, Role | None]:
        """Return the role noun that heads the phrase, the longest that the phrase spells."""
        key = phrase.text, phrase.lemma, phrase.head_start - phrase.start
        if key not in self.known_roles:
            self.known_roles[key] = self.spelled_role(phrase)
        return self.known_roles[key]

    def spelled_role(self, phrase: Phrase) -> tuple[str, Role | None]:
        roles = self.actors.roles
        head = phrase.text[phrase.head_start - phrase.start : phrase.head_end - phrase.start].lower() or phrase.lemma
        best = phrase.lemma if phrase.lemma in roles else head if head in roles else ""
        tokens = phrase.text.lower().replace("’", "'").split()
        spelled = [tokens, [phrase.lemma if token == head else token for token in tokens]]
        for length in range(min(5, len(tokens)), 1, -1):
            for i in range(len(tokens) - length + 1):
                for words in (words for words in spelled if words[i] in self.actors.openers):
                    candidate = " ".join(words[i : i + length])
                    if candidate in roles and (phrase.lemma in candidate or head in candidate):
                        return candidate, roles[candidate]
        return best, roles.get(best)

    def adjective_behind(self, phrase: Phrase) -> str | None:
        """Return the country of an adjective right behind the phrase, which a parse may have taken for a verb."""
        i = bisect_left(self.starts, phrase.end)
        if i == len(self.mentions) or self.starts[i] != phrase.end + 1 or phrase.end != phrase.head_end:
            return None
        name = self.best(self.mentions[i])
        return name.country if name.kind == "demonym" and self.plain[self.starts[i]].islower() else None

    def possessor(self, phrase: Phrase) -> Phrase | None:
        return next((p for p in phrase.parts if p.relation == "possessor" and p.kind == "pronoun"), None)

    def qualifier(self, phrase: Phrase) -> str | None:
        """Return former, elect, acting or deputy where the phrase says so."""
        found = (self.qualifiers.get(word) for word in plain_words(phrase.text)) if self.qualifiers else ()
        return next((means for means in found if means and means not in ("foreign", "against")), None)

    def apart(self, phrase: Phrase, part: Phrase) -> bool:
        """Tell whether a part names whom those of a phrase do not belong to: "at the Iraqi embassy", "hostile to X"."""
        if part.relation != "oblique" or part.marker in ("of", "from"):
            return False
        if self.opposes(phrase, part.start):
            return True
        role = self.role(phrase)[1]
        return (role is None or role.sector not in OFFICIAL) and any(self.is_mission(p) for p in part.walk())

    def opposes(self, phrase: Phrase, position: int) -> bool:
        """Tell whether what stands at a position is what those of a phrase are against."""
        return not self.against.isdisjoint(plain_words(self.plain[phrase.head_end : position]))

    def is_mission(self, phrase: Phrase) -> bool:
        """Tell whether a phrase names a house that a state keeps in another one."""
        word, role = self.role(phrase)
        return role is not None and (role.kind, role.sector) == ("body", "GOV") and word in self.foreign

    def abroad(self, phrase: Phrase) -> bool:
        """Tell whether those whom a phrase names are of another country than where they are."""
        if not self.foreign or not any(word.strip(",") in self.foreign for word in plain_words(phrase.text)):
            return False
        word = self.role(phrase)[0]
        title = word.split() if " " in word else ()
        own = [w for w in plain_words(" ".join(own_words(phrase))) if w not in title]
        return not self.foreign.isdisjoint(own)


def plain_words(text: str) -> list[str]:
    """Return words in small letters, parts of compounds and elided ones by themselves."""
    return text.lower().replace("’", "'").replace("'", "' ").replace("-", "- ").split()
