"""Compare our offices with a table of national leaders, and print the disagreements.

    python tools/check_offices.py [--shared ../shared]

The table (REIGN, to 2021) names the one leader who counts of each country, with the months in office. A leader
of its that we have in no leading office of the country then, and months that differ by more than two, are told.
"""

import argparse
import csv
import difflib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from detente.codebook.actors import Office, Person, read_people

ROOT = Path(__file__).parent.parent
ACTORS = ROOT / "src/detente/codebook/data/actors"
COUNTRIES = ROOT / "src/detente/exchange/data/countries.csv"
TABLE = "reference/reign-leaders-2021.csv"
LEADING = ("head_of_state", "head_of_government", "supreme_leader", "secretary_general")
FROM = "1990-01"  # our tables begin there
TO = "2021-08"  # and this one ends there
NEAR = 2  # months
ALIKE = 0.8


@dataclass(frozen=True)
class Spell:
    """A leader of the table, from month to month (as 1999-07); `end` is empty where the table ends before."""

    country: str
    leader: str
    start: str
    end: str


def main() -> None:
    """Print the disagreements, and write them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    args = parser.parse_args()
    people = dict(read_people([ACTORS]))
    names = {row["id"]: [row["name"], *row["names_en"].split("|")] for row in rows(ACTORS / "people.csv")}
    found = list(merged(spells(args.shared / TABLE)))
    lines = list(disagreements(found, people, names))
    absent = sum("not among" in line for line in lines)
    print("\n".join(lines))
    print(
        f"{len(found)} spells since {FROM}: {absent} of leaders that we lack, {len(lines) - absent} months that differ"
    )


def disagreements(found: Iterable[Spell], people: dict[str, Person], names: dict[str, list[str]]) -> Iterator[str]:
    """Yield a line for each spell that our offices do not have as it is."""
    offices: dict[str, list[Office]] = defaultdict(list)
    for person in people.values():
        for office in person.offices:
            if office.office in LEADING:
                offices[office.country].append(office)
    for spell in found:
        ours = [o for o in offices[spell.country] if alike(spell.leader, names[o.person])]
        told = f"{spell.country} {spell.leader} {spell.start} to {spell.end or 'after'}"
        if not offices[spell.country]:
            continue
        if not any(o.start[:7] <= (spell.end or TO) and (not o.end or o.end[:7] >= spell.start) for o in ours):
            at = [f"{names[o.person][0]} ({o.office})" for o in offices[spell.country] if during(o, spell)]
            yield f"{told}: not among our leaders; we have {', '.join(at) or 'nobody'}"
            continue
        yield from (f"{told}: {fault}" for fault in months(spell, ours, names))


def months(spell: Spell, ours: list[Office], names: dict[str, list[str]]) -> Iterator[str]:
    """Yield what differs of the months, by the office of ours that is nearest."""
    if spell.start > FROM:
        best = min(ours, key=lambda o: apart(o.start[:7], spell.start))
        if apart(best.start[:7], spell.start) > NEAR:
            yield f"we have {names[best.person][0]} as {best.office} from {best.start}"
    if spell.end:
        best = min(ours, key=lambda o: apart(o.end[:7] or "2026-12", spell.end))
        if apart(best.end[:7] or "2026-12", spell.end) > NEAR:
            yield f"we have {names[best.person][0]} as {best.office} to {best.end or 'now'}"


def during(office: Office, spell: Spell) -> bool:
    """Tell whether an office was held in the middle of a spell."""
    first, last = number(spell.start), number(spell.end or TO)
    middle = (first + last) // 2
    return number(office.start[:7]) <= middle and (not office.end or middle < number(office.end[:7]))


def spells(path: Path) -> Iterator[Spell]:
    codes = {row["cow"]: row["code"] for row in rows(COUNTRIES)}
    for row in rows(path, "latin-1"):
        end = f"{row['eyear']}-{int(row['emonth']):02}" if row["eyear"] else ""
        if row["ccode"] in codes and (not end or end > FROM):
            yield Spell(codes[row["ccode"]], row["leader"], f"{row['syear']}-{int(row['smonth']):02}", end)


def merged(found: Iterable[Spell]) -> Iterator[Spell]:
    """Yield spells; those of one leader that follow each other as one."""
    last: Spell | None = None
    for spell in sorted(found, key=lambda s: (s.country, s.start, s.end or TO)):
        if last and (last.country, last.leader) == (spell.country, spell.leader) and apart(last.end, spell.start) <= 1:
            last = Spell(spell.country, spell.leader, last.start, spell.end)
            continue
        if last:
            yield last
        last = spell
    if last:
        yield last


def alike(leader: str, names: Iterable[str]) -> bool:
    """Tell whether a leader's name is one of a person's: a word of it is the same, or nearly so."""
    words = spelt(leader)
    others = {word for name in names for word in spelt(name)}
    return any(
        w == o or difflib.SequenceMatcher(None, w, o).ratio() >= ALIKE for w in words for o in others if len(w) > 2
    )


def spelt(name: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.findall(r"[a-z]+", plain)


def apart(one: str, other: str) -> int:
    """Return how many months lie between two months."""
    return abs(number(one) - number(other)) if one and other else 0


def number(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:7])


def rows(path: Path, encoding: str = "utf-8") -> list[dict[str, str]]:
    with path.open(encoding=encoding, newline="") as file:
        return list(csv.DictReader(file))


if __name__ == "__main__":
    main()
