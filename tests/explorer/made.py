"""A small ledger made by hand, in French and English: every kind of record, and one article that means harm."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

from big_ledger import TYPES

from detente.ledger import happenings
from detente.ledger.ledger import Ledger
from tests.ledger.told import insert

KINDS = {row[0]: row for row in TYPES}
BOTH = ("The Harbour Post", "Le Phare du Sud", "Nordlicht")
STAMP = {"coder": "detente 0.1.0", "codebook": "made by hand", "model": "none"}


@dataclass(frozen=True)
class Act:
    """An event; its words and its trigger stand in the article. `place` is name, country, latitude, longitude."""

    text: str
    trigger: str
    event: str
    actor: Sequence[str]
    recipient: Sequence[str]
    status: str = "actual"
    on: date | None = None
    place: tuple[str, str, float, float] | None = None
    condition: str | None = None
    said: int | None = None  # number of the statement that it stands in
    contexts: Sequence[str] = ()


@dataclass(frozen=True)
class Said:
    """A statement; its words stand in the article. The speaker is a name, then a code such as NOR:GOV."""

    text: str
    speaker: tuple[str, str]
    verb: str = "say"
    form: str = "direct"
    addressee: tuple[str, str] | None = None


@dataclass(frozen=True)
class Made:
    """An article with its records; `mate` prints the same story as the article with that title."""

    title: str
    text: str
    outlet: str
    language: str
    day: date
    acts: Sequence[Act] = ()
    said: Sequence[Said] = ()
    url: str | None = None
    mate: str = ""

    @property
    def id(self) -> str:
        return digit(self.title, self.outlet)

    @property
    def words(self) -> str:
        return f"{self.title}\n\n{self.text}"


def make(path: Path, articles: Sequence[Made]) -> None:
    """Write the articles and their records into a new ledger."""
    rows = {
        "articles": [article(one) for one in articles],
        "events": [event(one, n) for one in articles for n in range(len(one.acts))],
        "statements": [statement(one, n) for one in articles for n in range(len(one.said))],
        "stories": list(stories(articles)),
    }
    with Ledger(path) as ledger:
        for table, given in rows.items():
            if given:
                insert(ledger.connection, table, given)
        happenings.update(ledger.connection)


def article(one: Made) -> dict[str, Any]:
    return {
        "id": one.id, "url": one.url, "outlet": one.outlet, "title": one.title, "language": one.language,
        "published": one.day, "text": one.words, "sha256": sha256(one.words.encode()).hexdigest(), **STAMP,
    }  # fmt: skip


def event(one: Made, n: int) -> dict[str, Any]:
    act = one.acts[n]
    start = one.words.index(act.text)
    trigger = start + act.text.index(act.trigger)
    day = act.on or one.day
    _, mode, quad, score, cameo = KINDS[act.event]
    told = None if act.said is None else one.said[act.said]
    attribution = told and {
        "speaker": entity(*told.speaker, one.words), "verb": told.verb, "statement": digit(one.id, "s", act.said)
    }  # fmt: skip
    return {
        "id": digit(one.id, "e", n), "article": one.id, "sentence": n, "start": start, "end": start + len(act.text),
        "text": act.text, "event": act.event, "mode": mode, "contexts": list(act.contexts), "quad": quad,
        "score": score, "cameo": cameo, "goldstein": score,
        "actor": [entity("", code, one.words) for code in act.actor],
        "recipient": [entity("", code, one.words) for code in act.recipient], "date": str(day),
        "date_text": None, "status": act.status, "condition": act.condition, "attribution": attribution,
        "place": act.place and place(act.place, one.words),
        "trigger": {"text": act.trigger, "start": trigger, "end": trigger + len(act.trigger)},
        "frame": f"{act.event.lower()}/by-hand", "confidence": 0.9, "earliest": day, "latest": day, **STAMP,
    }  # fmt: skip


def statement(one: Made, n: int) -> dict[str, Any]:
    said = one.said[n]
    start = one.words.index(said.text)
    inside = [digit(one.id, "e", i) for i, act in enumerate(one.acts) if act.said == n]
    return {
        "id": digit(one.id, "s", n), "article": one.id, "sentence": n, "start": start, "end": start + len(said.text),
        "text": said.text, "form": said.form, "speaker": entity(*said.speaker, one.words), "verb": said.verb,
        "addressee": said.addressee and entity(*said.addressee, one.words), "date": str(one.day), "date_text": None,
        "events": inside, "earliest": one.day, "latest": one.day, **STAMP,
    }  # fmt: skip


def stories(articles: Sequence[Made]) -> Iterator[dict[str, Any]]:
    for first in articles:
        if not first.mate:
            mates = [first, *(one for one in articles if one.mate == first.title)]
            yield {
                "id": first.id, "title": first.title, "articles": [one.id for one in mates], "reports": len(mates),
                "outlets": len({one.outlet for one in mates}), "languages": sorted({one.language for one in mates}),
                "earliest": min(one.day for one in mates), "latest": max(one.day for one in mates),
            }  # fmt: skip


def entity(name: str, code: str, words: str) -> dict[str, Any]:
    """Return a party; its words are its name where that stands in the article, else that of its country."""
    country, _, sector = code.partition(":")
    text = next((x for x in (name, *NAMES.get(country, ())) if x and x in words), "")
    start = words.find(text) if text else 0
    return {
        "text": text, "start": start, "end": start + len(text), "name": name or text, "country": country,
        "sector": sector or None, "sectors": [sector] if sector else [], "office": None, "wikidata": None,
    }  # fmt: skip


def place(found: tuple[str, str, float, float], words: str) -> dict[str, Any]:
    name, country, lat, lon = found
    start = max(words.find(name), 0)
    return {"text": name, "start": start, "end": start + len(name), "name": name, "country": country, "lat": lat,
            "lon": lon, "geonameid": len(name), "precision": "place"}  # fmt: skip


def digit(*parts: object) -> str:
    """Return an id like those of the coder."""
    return sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:16]


NAMES = {
    "NOR": ("Norway", "La Norvège", "la Norvège", "Norwegen"), "CHL": ("Chile", "le Chili", "Le Chili"),
    "KEN": ("Kenya", "le Kenya", "Le Kenya"), "SOM": ("Somalia", "la Somalie", "La Somalie"),
    "JPN": ("Japan", "le Japon", "Le Japon"),
}  # fmt: skip
OSLO, SANTIAGO = ("Oslo", "NOR", 59.91, 10.75), ("Santiago", "CHL", -33.45, -70.67)
NAIROBI, LAMU = ("Nairobi", "KEN", -1.29, 36.82), ("Lamu", "KEN", -2.27, 40.9)

# Norway and Chile: half a year of warming, half a year of quarrel, a year of mending; a dispatch a fortnight.
PHASES = (
    (("visited", "CONSULT"), ("thanked", "SUPPORT"), ("signed a fishing pact with", "AGREE")),
    (("accused", "ACCUSE"), ("threatened", "THREATEN"), ("expelled two envoys of", "SANCTION")),
    (("met envoys of", "CONSULT"), ("sent engineers to", "COOPERATE"), ("praised", "SUPPORT")),
    (("signed a port treaty with", "AGREE"), ("helped", "AID"), ("invited ministers of", "CONSULT")),
)


def run() -> Iterator[Made]:
    """Yield a dispatch a fortnight, of one side and the other by turns."""
    for n in range(52):
        verb, kind = PHASES[n // 13][n % 3]
        one, other = (("Norway", "NOR"), ("Chile", "CHL"))[:: 1 if n % 2 else -1]
        words = f"{one[0]} {verb} {other[0]}"
        act = Act(words, verb, kind, [f"{one[1]}:GOV"], [f"{other[1]}:GOV"], place=SANTIAGO if n % 4 == 0 else None,
                  contexts=["economic"] if n % 2 else ["diplomatic"])  # fmt: skip
        said = Said(f"We shall see about point {n}", ("Ingrid Solberg", "NOR:GOV"))
        text = f"{words} on day {n}, in Santiago.\n\n“{said.text},” Ingrid Solberg said."
        yield Made(f"Dispatch {n}", text, BOTH[n % 2 * 2], "en", date(2024, 1, 8) + timedelta(14 * n), [act], [said])


WIRE = Made(
    "Le Kenya rappelle son ambassadeur", "Le Kenya a rappelé jeudi son ambassadeur en Somalie, a annoncé Amina Wanjiru "
    "à Nairobi.\n\n« Nous voulons des excuses », a déclaré Amina Wanjiru. Si la Somalie refuse, Le Kenya fermera sa "
    "frontière à Lamu. La Somalie n’a pas présenté d’excuses.", "Le Phare du Sud", "fr", date(2025, 3, 6),
    [
        Act("Le Kenya a rappelé jeudi son ambassadeur en Somalie", "a rappelé", "SANCTION", ["KEN:GOV"], ["SOM"],
            place=NAIROBI),
        Act("Nous voulons des excuses", "voulons", "REQUEST", ["KEN:GOV"], ["SOM:GOV"], said=0),
        Act("Le Kenya fermera sa frontière", "fermera", "COERCE", ["KEN"], ["SOM"], "hypothetical", place=LAMU,
            condition="Si la Somalie refuse"),
        Act("La Somalie n’a pas présenté d’excuses", "présenté", "CONCEDE", ["SOM"], ["KEN"], "negated"),
    ],
    [Said("Nous voulons des excuses", ("Amina Wanjiru", "KEN:GOV"), "déclarer", addressee=("Somalie", "SOM"))],
    url="https://phare.example/kenya",
)  # fmt: skip
TWIN = Made(
    "Le Kenya rappelle son ambassadeur (agence)", WIRE.text, "Nordlicht", "fr", date(2025, 3, 6), WIRE.acts, WIRE.said,
    mate=WIRE.title,
)  # fmt: skip
SAME = Made(
    "Kenya recalls its envoy", "NAIROBI – Kenya recalled its ambassador from Somalia on Thursday. Japan will send a "
    "mediator to Nairobi next month, and may lend Kenya money.", "The Harbour Post", "en", date(2025, 3, 7),
    [
        Act("Kenya recalled its ambassador from Somalia", "recalled", "SANCTION", ["KEN:GOV"], ["SOM"],
            on=date(2025, 3, 6)),
        Act("Japan will send a mediator to Nairobi", "will send", "COOPERATE", ["JPN"], ["KEN"], "future",
            place=NAIROBI),
        Act("may lend Kenya money", "may lend", "AID", ["JPN"], ["KEN"], "hypothetical", contexts=["economic"]),
    ],
)  # fmt: skip
MUTUAL = Made(
    "Kenya and Japan sign", "Kenya and Japan signed a harbour treaty in Nairobi.\n\nAsked about the war of 1987, when "
    "Somalia shelled Kenya, “That is over,” Aiko Mori said. She asked Kenya for patience.", "The Harbour Post", "en",
    date(2025, 9, 2),
    [
        Act("Kenya and Japan signed a harbour treaty", "signed", "AGREE", ["KEN", "JPN"], [], place=NAIROBI),
        Act("Somalia shelled Kenya", "shelled", "ASSAULT", ["SOM:MIL"], ["KEN"], "historical", on=date(1987, 1, 1)),
        Act("She asked Kenya for patience", "asked", "REQUEST", ["JPN:GOV"], ["KEN:GOV"]),
    ],
    [Said("That is over", ("Aiko Mori", "JPN:GOV"))],
)  # fmt: skip
ACCENTS = Made(
    "L’Écho de l’été", "À Santiago, Élodie Müller a évoqué « le cœur déçu des pêcheurs » devant le Chili réuni.",
    "Le Phare du Sud", "fr", date(2025, 7, 14),
    [Act("Élodie Müller a évoqué « le cœur déçu des pêcheurs » devant le Chili", "a évoqué", "CONSULT", ["NOR:GOV"],
         ["CHL"], place=SANTIAGO)],
    [Said("le cœur déçu des pêcheurs", ("Élodie Müller", "NOR:GOV"), "évoquer")],
)  # fmt: skip

# What means harm: markup, ends of scripts, templates, addresses that are scripts, marks that turn or ring.
EVILS = (
    "<script>alert(1)</script>", '"><img src=x onerror=alert(2)>', "{{7*7}}", "</script><script>alert(3)</script>",
    "javascript:alert(4)", "\u202egnp.exe\u202c", "\x07\x1b[31m", "<!--", "';DROP TABLE events;--", "&lt;b&gt;",
)  # fmt: skip
EVIL = " ".join(EVILS)
HOSTILE = Made(
    f"Norway warns {EVIL}",
    f"Norway warned Chile {EVIL} in Oslo.\n\n“No {EVIL} more,” Mallory {EVIL} said, if {EVIL} holds.",
    f"Daily {EVIL}", "en", date(2025, 12, 20),
    [Act(f"Norway warned Chile {EVIL}", "warned", "THREATEN", ["NOR"], ["CHL"], condition=f"if {EVIL} holds",
         place=(f"Oslo {EVIL}", "NOR", 59.9, 10.7), said=0)],
    [Said(f"No {EVIL} more", (f"Mallory {EVIL}", "NOR:GOV"), addressee=(f"Eve {EVIL}", "CHL"))],
    url="javascript:alert(4)",
)  # fmt: skip

ARTICLES = (*run(), WIRE, TWIN, SAME, MUTUAL, ACCENTS, HOSTILE)
