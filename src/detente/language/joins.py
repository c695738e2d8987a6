"""Join sentences that a parser cut inside a phrase: "Czech President | Vaclav Klaus said".

A row is (form, lemma, UPOS, relation, head index, features, offset), as in `tree`.
"""

from collections.abc import Sequence

from detente.language.grammar import Grammar
from detente.language.tags import Row

NOMINAL = ("NOUN", "PROPN")
# Relations of the words of a name to its head.
OF_NAME = ("compound", "flat", "amod", "nmod:desc", "nmod:unmarked", "det")


def joined(sentences: Sequence[list[Row]], grammar: Grammar) -> list[list[Row]]:
    """Return the sentences, each with what was cut off it."""
    found: list[list[Row]] = []
    for rows in sentences:
        whole = join(found[-1], rows, grammar) if found and is_cut(found[-1], rows) else None
        if whole is None:
            found.append(rows)
        else:
            found[-1] = whole
    return found


def is_cut(left: Sequence[Row], right: Sequence[Row]) -> bool:
    """Tell whether a sentence ends in a noun or number, without a mark, and another word goes on."""
    return left[-1][2] in (*NOMINAL, "NUM") and right[0][2] in (*NOMINAL, "VERB", "AUX", "ADV", "DET", "ADJ")


def join(left: list[Row], right: list[Row], grammar: Grammar) -> list[Row] | None:
    """Return two halves as one sentence, None where they do not fit.

    A title goes to the name that opens the second half, a name to the noun that
    ends the first; a noun before a verb without a subject is its subject.
    """
    at = len(left)
    rows = [*left, *((*row[:4], row[4] + at, *row[5:]) for row in right)]
    root, main, clause = root_of(rows, 0), root_of(rows, at), has_verb(left)
    if rows[at][2] == "PROPN" and rows[at - 1][2] in NOMINAL and not {rows[at][1], rows[at - 1][1]} & grammar.times:
        name = top(rows, at)
        if name == main:
            return hung(rows, main, at - 1, "appos")
        if clause or not rows[name][3].startswith("nsubj"):
            return None
        if top(rows, at - 1) == root:
            return hung(rows, root, name, "nmod:desc")
        return hung(hung(rows, root, rows[name][4], rows[name][3]), name, at - 1, "appos")
    subjects = [
        w for w in range(at, len(rows)) if rows[w][4] == main and rows[w][3].startswith(("nsubj", "expl", "cop"))
    ]
    if clause or not has_verb(right) or any(rows[w][1] not in grammar.times for w in subjects):
        return None
    return hung(rows, root, main, "nsubj")


def root_of(rows: Sequence[Row], start: int) -> int:
    return next(i for i in range(start, len(rows)) if rows[i][4] == i)


def has_verb(rows: Sequence[Row]) -> bool:
    return any(row[2] in ("VERB", "AUX") for row in rows)


def top(rows: Sequence[Row], i: int) -> int:
    """Return the head of the name that a word belongs to."""
    while rows[i][4] != i and (rows[i][3] in OF_NAME or rows[i][3].split(":")[0] in OF_NAME):
        i = rows[i][4]
    return i


def hung(rows: Sequence[Row], i: int, head: int, dep: str) -> list[Row]:
    """Return the rows with one of them under another head."""
    return [(*row[:3], dep, head, *row[5:]) if n == i else row for n, row in enumerate(rows)]
