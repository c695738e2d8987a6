"""Trees written by hand, and the clauses made of them.

A tree is a line of words, each `form/lemma/POS/relation>head` and, where it
matters, `|features`:

    La/le/D/det>2 Russie/=/P/nsubj>3 attaque/attaquer/V/root>0|Pres

Heads count from 1; 0 is the root. `=` is the form in lower case. Parts of
speech and features are shortened as in the tables below; a verb with a tense
and no form named is finite.
"""

from collections.abc import Iterable

from detente.language.clauses import clauses
from detente.language.grammar import grammar
from detente.language.tree import Tree, grow
from detente.waist import Clause, Phrase

POS = {
    "N": "NOUN", "P": "PROPN", "V": "VERB", "X": "AUX", "J": "ADJ", "D": "DET", "I": "ADP", "R": "PRON", "B": "ADV",
    "C": "CCONJ", "S": "SCONJ", "M": "NUM", "T": "PART", ".": "PUNCT",
}  # fmt: skip
FEATS = {
    "Fin": "VerbForm=Fin", "Inf": "VerbForm=Inf", "Part": "VerbForm=Part", "Ger": "VerbForm=Ger",
    "Pres": "Tense=Pres", "Past": "Tense=Past", "Impf": "Tense=Imp", "Fut": "Tense=Fut",
    "Ind": "Mood=Ind", "Sub": "Mood=Sub", "Cnd": "Mood=Cnd", "Imper": "Mood=Imp",
    "Pl": "Number=Plur", "Sg": "Number=Sing", "M": "Gender=Masc", "F": "Gender=Fem",
    "1": "Person=1", "3": "Person=3", "Poss": "Poss=Yes", "Refl": "Reflex=Yes", "Rel": "PronType=Rel",
}  # fmt: skip
FORMS = {"Fin", "Inf", "Part", "Ger"}
FINITE = {"Pres", "Past", "Impf", "Fut", "Ind", "Sub", "Cnd", "Imper"}
# Nouns and adjectives that may be predicates in these tests; the codebook has its own.
NOUNS = frozenset(
    {
        "frappe", "campagne", "expulsion", "pourparlers", "accord", "attaque", "menace", "heurt", "guerre", "strike",
        "talk", "attack", "call", "pressure", "bombing", "pause",
    },
)  # fmt: skip
ADJECTIVES = frozenset({"prêt", "ready", "hostile"})


def tree(text: str, rows: str) -> Tree:
    """Return the tree of a sentence; the words are looked up in `text`, in order."""
    found: list[tuple[str, str, str, str, int, str, int]] = []
    at = 0
    words = rows.split()
    for number, row in enumerate(words):
        row, _, marks = row.partition("|")
        left, _, head = row.rpartition(">")
        form, lemma, pos, dep = left.split("/")
        at = text.index(form, at)
        features = features_of(marks, verb=pos in "VX")
        above = int(head) - 1 if head != "0" else number
        assert 0 <= above < len(words), f"{form}: no word {head}"
        found.append((form, form.lower() if lemma == "=" else lemma, POS[pos], dep, above, features, at))
        at += len(form)
    return grow(found)


def features_of(marks: str, *, verb: bool) -> str:
    """Spell out shortened features: `Pl,F`."""
    names = [m for m in marks.split(",") if m]
    if verb and FINITE & set(names) and not FORMS & set(names):
        names.append("Fin")
    return "|".join(FEATS[n] for n in names)


def clauses_of(
    language: str, text: str, rows: str, nouns: Iterable[str] = NOUNS, adjectives: Iterable[str] = ADJECTIVES
) -> dict[str, Clause]:
    """Return the clauses of a sentence by predicate."""
    found = clauses(tree(text, rows), grammar(language), text, frozenset(nouns), frozenset(adjectives))
    named = {c.predicate: c for c in found}
    assert len(named) == len(found), f"a predicate stands twice: {[c.predicate for c in found]}"
    return named


def fr(text: str, rows: str) -> dict[str, Clause]:
    """Return the clauses of a French sentence by predicate."""
    return clauses_of("fr", text, rows)


def en(text: str, rows: str) -> dict[str, Clause]:
    """Return the clauses of an English sentence by predicate."""
    return clauses_of("en", text, rows)


def roles(clause: Clause) -> list[tuple[str, str]]:
    """Return role and text of a clause's phrases: oblique ones by the class of their preposition."""
    return [(name(p), p.text) for p in clause.roles]


def name(phrase: Phrase) -> str:
    """Return the role of a phrase, with the class of its preposition where that is its role."""
    return phrase.marker or "oblique" if phrase.relation == "oblique" else phrase.relation


def above(clause: Clause, among: dict[str, Clause]) -> tuple[str | None, str]:
    """Return the predicate that a clause depends on, and the link."""
    if clause.parent is None:
        return None, clause.link
    return next(c.predicate for c in among.values() if c.index == clause.parent), clause.link
