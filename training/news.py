"""Write sentences of the treebanks anew in the manner of news: "Kenya bombed Ugandan bases".

Web text has few clauses in which a bare name governs a past tense with a bare
plural behind it, so that a parser takes "bombed bases" for a noun with a
participle. The tree stays as it was annotated; words are put in and taken out.
"""

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence

from corpus import DEPREL, FEATS, FORM, HEAD, LEMMA, MISC, UPOS

XPOS = 4
Row = list[str]
NAMES = """Kenya Uganda Iran Iraq Syria Turkey Russia Ukraine China Japan India Pakistan Israel Egypt Sudan Ethiopia
Somalia France Germany Poland Hungary Spain Italy Greece Cuba Venezuela Colombia Brazil Mexico Canada Moscow Tehran
Washington Beijing Ankara Paris London Berlin Hamas Hezbollah NATO Netanyahu Merkel Zelensky Erdogan""".split()
PEOPLES = """Kenyan Ugandan Iranian Iraqi Syrian Turkish Russian Ukrainian Chinese Japanese Indian Pakistani Israeli
Egyptian Sudanese Ethiopian Somali French German Polish Hungarian Spanish Italian Greek Cuban Venezuelan Colombian
foreign military senior humanitarian economic""".split()
REGULAR = """bomb attack shell raid storm seize detain arrest jail free release expel deport summon condemn criticize
blame welcome back endorse support reject block ban sanction fine ease suspend cancel postpone recall deploy dispatch
mobilize evacuate close reopen curb host invite visit urge warn threaten sue indict charge convict sentence execute
torture kill wound ambush besiege capture occupy annex invade bombard target intercept hack boycott pardon acquit
extradite repatriate train fund finance pledge donate deliver supply ship approve veto oppose dismiss sack oust topple
search question probe investigate monitor demand offer grant deny refuse restore resume halt end launch stage
accuse denounce impose lift sign""".split()
DOUBLED = ("expel", "ban", "veto", "ship")
JOINED = {"jailed": "jail", "detained": "detain", "banned": "ban", "captured": "capture", "kidnapped": "kidnap"}
SIDES = "rebel state government US Iran Russia Saudi UN China".split()
BACKED = {"backed": "back", "led": "lead", "held": "hold", "controlled": "control", "brokered": "broker", "run": "run"}
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
PAST = "Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin"
PASSIVE = "Tense=Past|VerbForm=Part|Voice=Pass"
IT = "Case=Nom|Gender=Neut|Number=Sing|Person=3|PronType=Prs"
THEY = "Case=Nom|Number=Plur|Person=3|PronType=Prs"
# What a clause keeps when it stands alone.
KEPT = ("nsubj", "obj", "obl", "obl:unmarked", "aux", "advmod", "compound:prt", "iobj")
TENSES = {"VBD": "past", "VBN": "past", "VBZ": "present"}


def news(rows: Sequence[Row], rng: random.Random) -> Iterator[list[Row]]:
    """Yield a sentence anew for each of its transitive clauses; `rows` are merged ones."""
    below = children(rows)
    for verb in rows:
        objects = [r for r in below[verb[0]] if r[DEPREL] == "obj" and rows.index(r) > rows.index(verb)]
        subjects = [r for r in below[verb[0]] if r[DEPREL] == "nsubj" and rows.index(r) < rows.index(verb)]
        if verb[XPOS] in TENSES and verb[UPOS] == "VERB" and len(objects) == len(subjects) == 1:
            copy = [list(row) for row in rows]
            at = {row[0]: row for row in copy}
            yield rewritten(copy, at[verb[0]], at[subjects[0][0]], at[objects[0][0]], rng)


def rewritten(rows: list[Row], verb: Row, subject: Row, thing: Row, rng: random.Random) -> list[Row]:
    """Change verb, subject and object of a clause."""
    if rng.random() < 0.9:
        verb[LEMMA] = rng.choice(REGULAR)
        verb[FORM] = inflected(verb[LEMMA], TENSES[verb[XPOS]])
    if subject[UPOS] != "PRON" or rng.random() < 0.5:
        rows = replaced(rows, subject, rng.choice(NAMES))
    if rng.random() < 0.2:
        rows = between(rows, verb, rng.choice(DAYS))
    if thing[UPOS] in ("PROPN", "PRON") and rng.random() < 0.7:
        rows = replaced(rows, thing, rng.choice(NAMES))
    if thing[UPOS] == "NOUN":
        rows = described(rows, thing, rng)
    if rng.random() < 0.6 and not torn(rows, verb):
        rows = alone(rows, verb)
        rows = told(rows, verb, subject, rng) if rng.random() < 0.4 else rows
    return rows


def torn(rows: list[Row], verb: Row) -> bool:
    """Tell whether a clause cannot stand alone: its subject is outside of it, or what it is about follows a mark."""
    kept = [r for r in rows if r[HEAD] == verb[0] and r[DEPREL] in KEPT]
    return any("PronType=Rel" in r[FEATS] or "PronType=Int" in r[FEATS] for r in kept)


def alone(rows: list[Row], verb: Row) -> list[Row]:
    """Return a clause by itself, without what hangs on it but its own parts."""
    inside = {verb[0]} | {r[0] for r in rows if r[HEAD] == verb[0] and r[DEPREL] in KEPT}
    for one in rows * 3:
        if one[HEAD] in inside and one[HEAD] != verb[0]:
            inside.add(one[0])
    verb[HEAD], verb[DEPREL] = "0", "root"
    stop = row(".", ".", "PUNCT", ".", "_", verb[0], "punct")
    kept = [r for r in rows if r[0] in inside]
    kept[-1][MISC] = "SpaceAfter=No"
    return [*kept, stop]


def told(rows: list[Row], verb: Row, subject: Row, rng: random.Random) -> list[Row]:
    """Put a clause behind "X said (that)", where it tells of X: "it had bombed bases"."""
    at = rows.index(verb)
    if rows[at - 1] is not subject or verb[XPOS] == "VBZ":
        return rows
    name = row(rng.choice(NAMES), "", "PROPN", "NNP", "Number=Sing", "new-said", "nsubj")
    name[LEMMA] = name[FORM]
    said = row("said", "say", "VERB", "VBD", PAST, "0", "root")
    that = [row("that", "that", "SCONJ", "IN", "_", verb[0], "mark")] if rng.random() < 0.3 else []
    form, feats = rng.choice([("it", IT), ("they", THEY)])
    subject[FORM], subject[LEMMA], subject[UPOS], subject[XPOS], subject[FEATS] = form, form, "PRON", "PRP", feats
    had = []
    if verb[XPOS] == "VBD" and rng.random() < 0.5 and verb[LEMMA] in REGULAR:
        had = [row("had", "have", "AUX", "VBD", PAST, verb[0], "aux")]
        verb[XPOS], verb[FEATS] = "VBN", "Tense=Past|VerbForm=Part"
    verb[HEAD], verb[DEPREL] = said[0], "ccomp"
    rows[-1][HEAD] = said[0]
    return [name, said, *that, *rows[:at], *had, *rows[at:]]


def described(rows: list[Row], noun: Row, rng: random.Random) -> list[Row]:
    """Take a plural's article away, put an adjective of a people or a participle before a noun."""
    articles = [r for r in rows if r[HEAD] == noun[0] and r[DEPREL] == "det" and r[FORM].lower() in ("the", "a", "an")]
    if "Number=Plur" in noun[FEATS] and articles:
        rows = [r for r in rows if r not in articles]
    at, kind = rows.index(noun), rng.random()
    if kind < 0.4:
        adjective = rng.choice(PEOPLES)
        rows.insert(at, row(adjective, adjective, "ADJ", "JJ", "Degree=Pos", noun[0], "amod"))
    elif kind < 0.55:
        form, lemma = rng.choice(list(JOINED.items()))
        rows.insert(at, row(form, lemma, "VERB", "VBN", PASSIVE, noun[0], "amod"))
    elif kind < 0.65:  # "rebel-held", three tokens in English treebanks
        side, (form, lemma) = rng.choice(SIDES), rng.choice(list(BACKED.items()))
        backed = row(form, lemma, "VERB", "VBN", PASSIVE, noun[0], "amod")
        who = row(side, side, "NOUN" if side.islower() else "PROPN", "NN", "Number=Sing", backed[0], "compound")
        hyphen = row("-", "-", "PUNCT", "HYPH", "_", who[0], "punct")
        who[MISC] = hyphen[MISC] = "SpaceAfter=No"
        rows[at:at] = [who, hyphen, backed]
    return rows


def replaced(rows: list[Row], head: Row, name: str) -> list[Row]:
    """Put one name where a phrase stood, unless the phrase holds a clause or is torn."""
    below, inside = children(rows), {head[0]}
    for one in rows * 3:  # children of children may stand before them
        if one[HEAD] in inside:
            inside.add(one[0])
    places = [i for i, r in enumerate(rows) if r[0] in inside]
    if places[-1] - places[0] + 1 != len(places) or any(r[UPOS] == "VERB" for r in below[head[0]]):
        return rows
    last = rows[places[-1]][MISC]
    head[FORM], head[LEMMA], head[UPOS], head[XPOS], head[FEATS] = name, name, "PROPN", "NNP", "Number=Sing"
    head[MISC] = last
    return [r for r in rows if r is head or r[0] not in inside]


def between(rows: list[Row], verb: Row, day: str) -> list[Row]:
    """Put a day between subject and verb."""
    at = rows.index(verb)
    if rows[at - 1][DEPREL] != "nsubj":
        return rows
    name = row(day, day, "PROPN", "NNP", "Number=Sing", verb[0], "obl")
    preposition = row("on", "on", "ADP", "IN", "_", name[0], "case")
    return [*rows[:at], preposition, name, *rows[at:]]


def row(form: str, lemma: str, upos: str, xpos: str, feats: str, head: str, relation: str) -> Row:
    return [f"new-{form}", form, lemma, upos, xpos, feats, head, relation, "_", "_"]


def inflected(lemma: str, tense: str) -> str:
    """Return the past (or participle) or the third person of a regular verb."""
    if tense == "present":
        return lemma + ("es" if lemma.endswith(("s", "sh", "ch", "o")) else "s") if lemma[-1] != "y" else third(lemma)
    stem = lemma + lemma[-1] if lemma in DOUBLED and lemma != "veto" else lemma
    return stem + "d" if stem.endswith("e") else third(stem)[:-1] + "d" if stem[-2:] in ("ny", "ly") else stem + "ed"


def third(lemma: str) -> str:
    return lemma[:-1] + "ies" if lemma[-2:] in ("ny", "ly") else lemma + "s"


def children(rows: Sequence[Row]) -> dict[str, list[Row]]:
    below: dict[str, list[Row]] = defaultdict(list)
    for one in rows:
        below[one[HEAD]].append(one)
    return below
