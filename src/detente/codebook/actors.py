"""Who there is: states, organisations, people with dated offices, role nouns."""

import csv
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from importlib.resources import as_file, files
from pathlib import Path
from typing import Literal

import ahocorasick_rs

from detente.errors import CodebookError

NameKind = Literal["country", "demonym", "capital", "metonym", "organisation", "person", "region"]
COLUMNS = {
    "countries.csv": {
        "code",
        "name",
        *(f"{kind}_{lang}" for kind in ("names", "demonyms", "capital", "metonyms") for lang in ("en", "fr")),
    },
    "organisations.csv": {"name", "country", "sector", "start", "end", "names_en", "names_fr"},
    "people.csv": {"id", "name", "names_en", "names_fr", "gender"},
    "offices.csv": {"person", "country", "office", "start", "end"},
    "regions.csv": {"name", "country", "names_en", "names_fr", "demonyms_en", "demonyms_fr"},
    "roles.csv": {"lang", "noun", "sector", "kind", "office"},
    "former.csv": {"lang", "word", "means"},
}
# Of two readings of one string the earlier kind wins.
RANK = {k: n for n, k in enumerate(("country", "person", "organisation", "demonym", "metonym", "capital", "region"))}


@dataclass(frozen=True, slots=True)
class Name:
    """What a string may name. `start` and `end` bound its validity (ISO dates), empty where open."""

    kind: NameKind
    key: str
    name: str
    country: str
    sector: str | None = None
    start: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name found in a text."""

    start: int
    end: int
    names: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class Office:
    """An office a person holds from `start` until before `end` (ISO dates, `end` empty where it lasts)."""

    person: str
    country: str
    office: str
    start: str
    end: str


@dataclass(frozen=True, slots=True)
class Person:
    """A person of public life."""

    key: str
    name: str
    gender: str
    offices: tuple[Office, ...]


@dataclass(frozen=True, slots=True)
class Role:
    """What a role noun says: sector, person or body, and office."""

    sector: str
    kind: str
    office: str


@dataclass(frozen=True, slots=True)
class Pronoun:
    """What a pronoun may stand for, the likeliest sort first; `many`: for several."""

    sorts: tuple[str, ...]
    many: bool


@dataclass(frozen=True, slots=True)
class Pairs:
    """Opening words and nouns of phrases for the two countries most named so far ("both sides")."""

    words: tuple[str, ...]
    contracted: tuple[str, ...]
    nouns: frozenset[str]


@dataclass(frozen=True, slots=True)
class Actors:
    """The actor tables of one language."""

    automaton: ahocorasick_rs.AhoCorasick
    patterns: tuple[str, ...]
    names: Mapping[str, tuple[Name, ...]]
    people: Mapping[str, Person]
    called: frozenset[str]
    offices: Mapping[tuple[str, str], tuple[Office, ...]]
    roles: Mapping[str, Role]
    openers: frozenset[str]  # the first words of roles of several words
    qualifiers: Mapping[str, str]
    pronouns: Mapping[str, Pronoun]
    pairs: Pairs
    demonyms: frozenset[str]  # those of one word in small letters

    def holder(self, country: str, office: str, day: date | None) -> Person | None:
        """Return who holds an office of a country on a day."""
        if day is None or not office:
            return None
        at = day.isoformat()
        for held in self.offices.get((country, office), ()):
            if held.start <= at and (not held.end or at < held.end):
                return self.people[held.person]
        return None

    def find(self, text: str) -> tuple[Mention, ...]:
        """Return the names in `text` (typography made plain), the longest where they overlap."""
        found = []
        for number, start, end in self.automaton.find_matches_as_indexes(text, overlapping=False):
            if not (inside_word(text, start - 1, start) or inside_word(text, end, end - 1)):
                found.append(Mention(start, end, self.names[self.patterns[number]]))
        return tuple(found)

    def places(self, text: str) -> list[tuple[int, int]]:
        """Return where the names stand in `text`."""
        return [(m.start, m.end) for m in self.find(text)]


def inside_word(text: str, outer: int, inner: int) -> bool:
    """Tell whether a word runs on over the edge of a match."""
    return 0 <= outer < len(text) and text[outer].isalnum() and text[inner].isalnum()


def load_actors(language: str, extra: Path | None = None) -> Actors:
    """Read the actor tables for `language`, a user's folder on top of ours."""
    with as_file(files("detente.codebook") / "data") as ours:
        folders = [f / "actors" for f in (ours, extra) if f is not None]
        names: dict[str, list[Name]] = defaultdict(list)
        people = dict(read_people(folders))
        for name, strings in (
            *states(folders, language),
            *organisations(folders, language),
            *regions(folders, language),
            *persons(folders, language, people),
        ):
            for string in strings:
                for form in spellings(string, name.kind):
                    if name not in names[form]:
                        names[form].append(name)
        roles = {
            row["noun"]: Role(row["sector"], row["kind"], row["office"])
            for row in rows(folders, "roles.csv")
            if row["lang"] == language
        }
        qualifiers = {row["word"]: row["means"] for row in rows(folders, "former.csv") if row["lang"] == language}
    patterns = tuple(names)
    ordered = {form: tuple(sorted(found, key=lambda n: RANK[n.kind])) for form, found in names.items()}
    matcher = ahocorasick_rs.AhoCorasick(patterns, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
    offices: dict[tuple[str, str], list[Office]] = defaultdict(list)
    for person in people.values():
        for office in person.offices:
            offices[office.country, office.office].append(office)
    return Actors(
        matcher, patterns, ordered, people, frozenset(p.name for p in people.values()),
        {key: tuple(found) for key, found in offices.items()}, roles,
        frozenset(role.split()[0] for role in roles if " " in role), qualifiers,
        dict(read_pronouns(folders, language)), read_pairs(folders, language),
        frozenset(w for w, found in ordered.items() if w.islower() and w.isalpha() and found[0].kind == "demonym"),
    )  # fmt: skip


def country_names(language: str) -> dict[str, str]:
    """Return the usual name of each state in a language, by its code."""
    with as_file(files("detente.codebook") / "data" / "actors") as ours:
        return {row["code"]: listed(row[f"names_{language}"])[0] for row in rows([ours], "countries.csv")}


def rows(folders: list[Path], name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of a table over all folders."""
    for folder in folders:
        path = folder / name
        if path.exists():
            with path.open(encoding="utf-8", newline="") as lines:
                table = csv.DictReader(lines)
                if lacking := COLUMNS[name] - set(table.fieldnames or ()):
                    raise CodebookError(f"actors/{name}: lacks the columns {', '.join(sorted(lacking))}")
                yield from table


def read_pronouns(folders: list[Path], language: str) -> Iterator[tuple[str, Pronoun]]:
    """Yield the pronouns of a language."""
    for folder in folders:
        path = folder / "pronouns.toml"
        if path.exists():
            table = tomllib.loads(path.read_text(encoding="utf-8"))[language]
            for kind in ("one", "person", "thing", "many"):
                for word in table[f"{kind}_words"]:
                    yield word, Pronoun(tuple(table[kind]), kind == "many")


def read_pairs(folders: list[Path], language: str) -> Pairs:
    """Return what phrases like "the two countries" are made of."""
    tables = [
        tomllib.loads(path.read_text(encoding="utf-8"))[language]["pair"]
        for f in folders
        if (path := f / "pronouns.toml").exists()
    ]
    words, contracted, nouns = ([w for t in tables for w in t[key]] for key in ("words", "contracted", "nouns"))
    return Pairs(tuple(words), tuple(contracted), frozenset(nouns))


def listed(value: str) -> list[str]:
    return [part.strip() for part in value.split("|") if part.strip()]


def states(folders: list[Path], language: str) -> Iterator[tuple[Name, list[str]]]:
    for row in rows(folders, "countries.csv"):
        code, name = row["code"], row["name"]
        yield Name("country", code, name, code), listed(row[f"names_{language}"])
        yield Name("demonym", code, name, code), listed(row[f"demonyms_{language}"])
        yield Name("capital", code, name, code), listed(row[f"capital_{language}"])
        for metonym in listed(row[f"metonyms_{language}"]):
            words, _, sector = metonym.partition(":")
            yield Name("metonym", code, name, code, sector or "GOV"), [words]


def organisations(folders: list[Path], language: str) -> Iterator[tuple[Name, list[str]]]:
    for row in rows(folders, "organisations.csv"):
        name = Name(
            "organisation", row["name"], row["name"], row["country"], row["sector"] or None, row["start"], row["end"]
        )
        yield name, listed(row[f"names_{language}"])


def regions(folders: list[Path], language: str) -> Iterator[tuple[Name, list[str]]]:
    for row in rows(folders, "regions.csv"):
        name, country = row["name"], row["country"]
        yield Name("region", name, name, country), listed(row[f"names_{language}"])
        yield Name("demonym", name, name, country), listed(row[f"demonyms_{language}"])


def persons(folders: list[Path], language: str, people: Mapping[str, Person]) -> Iterator[tuple[Name, list[str]]]:
    for row in rows(folders, "people.csv"):
        person = people[row["id"]]
        country = person.offices[-1].country if person.offices else ""
        yield Name("person", person.key, person.name, country), [person.name, *listed(row[f"names_{language}"])]


def read_people(folders: list[Path]) -> Iterator[tuple[str, Person]]:
    offices: dict[str, list[Office]] = defaultdict(list)
    for row in rows(folders, "offices.csv"):
        offices[row["person"]].append(Office(row["person"], row["country"], row["office"], row["start"], row["end"]))
    for row in rows(folders, "people.csv"):
        held = sorted(offices[row["id"]], key=lambda o: o.start)
        yield row["id"], Person(row["id"], row["name"], row["gender"], tuple(held))


def spellings(string: str, kind: str) -> set[str]:
    """Return the forms in which a name is printed: at the start of a sentence, in capitals."""
    forms = {string}
    if kind == "demonym" and string.islower():
        forms.add(string[:1].upper() + string[1:])
    if len(string) > 3 and not string.isupper():
        forms.add(string.upper())
    if string.startswith("al-"):
        forms.add("Al" + string[2:])
    return forms


def held(person: Person, day: date | None) -> tuple[str, Office | None]:
    """Return how a person stands on a day: "now", "before", "later" or "never", and the office."""
    if not person.offices:
        return "never", None
    if day is None:
        return "now", person.offices[-1]
    at = day.isoformat()
    for office in reversed(person.offices):
        if office.start <= at and (not office.end or at < office.end):
            return "now", office
    past = [o for o in person.offices if o.end and o.end <= at]
    return ("before", past[-1]) if past else ("later", person.offices[0])
