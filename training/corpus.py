"""Turn Universal Dependencies files into spaCy documents.

A multi-word token whose parts spell it ("don't" = "do" + "n't") stays in parts;
any other ("du" = "de" + "le") becomes one token that takes the first part's
place in the tree. Typography is made plain as at run time.
"""

import lzma
import random
from collections.abc import Iterator
from pathlib import Path

from spacy.tokens import Doc
from spacy.vocab import Vocab

from detente.language.normalise import plain

FORM, LEMMA, UPOS, FEATS, HEAD, DEPREL, MISC = 1, 2, 3, 5, 6, 7, 9


def sentences(path: Path) -> Iterator[list[list[str]]]:
    """Yield the rows of each sentence of a .conllu.xz file."""
    rows: list[list[str]] = []
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if not line:
                if rows:
                    yield rows
                rows = []
            elif not line.startswith("#"):
                rows.append(line.split("\t"))
    if rows:
        yield rows


def merge(rows: list[list[str]]) -> list[list[str]]:
    """Drop empty nodes and fold contracted multi-word tokens into their first part."""
    words = {row[0]: row for row in rows if row[0].isdigit()}
    stands_for: dict[str, str] = {}
    gone: set[str] = set()
    for row in rows:
        if "-" not in row[0]:
            continue
        first, last = map(int, row[0].split("-"))
        parts = [words[str(i)] for i in range(first, last + 1)]
        no_space = "SpaceAfter=No" in row[MISC]
        if "".join(p[FORM] for p in parts) == row[FORM]:
            for part in parts[:-1]:
                part[MISC] = "SpaceAfter=No"
            parts[-1][MISC] = "SpaceAfter=No" if no_space else "_"
            continue
        inside = {p[0] for p in parts}
        head = next((p for p in parts if p[HEAD] not in inside), parts[0])
        for part in parts:
            stands_for[part[0]] = head[0]
        gone |= inside - {head[0]}
        head[FORM], head[MISC] = row[FORM], row[MISC]
    kept = [row for row in rows if row[0].isdigit() and row[0] not in gone]
    for row in kept:
        row[HEAD] = stands_for.get(row[HEAD], row[HEAD])
    return kept


def document(vocab: Vocab, group: list[list[list[str]]]) -> Doc:
    """Make one document of several sentences."""
    words, spaces, lemmas, pos, morphs, heads, deps, starts = [], [], [], [], [], [], [], []
    for rows in group:
        place = {row[0]: len(words) + i for i, row in enumerate(rows)}
        for i, row in enumerate(rows):
            words.append(plain(row[FORM]))
            spaces.append("SpaceAfter=No" not in row[MISC])
            lemmas.append(plain(row[LEMMA]))
            pos.append(row[UPOS])
            morphs.append("" if row[FEATS] == "_" else row[FEATS])
            heads.append(place.get(row[HEAD], place[row[0]]))
            deps.append("ROOT" if row[HEAD] == "0" else row[DEPREL])
            starts.append(i == 0)
        spaces[-1] = True
    return Doc(
        vocab,
        words=words,
        spaces=spaces,
        lemmas=lemmas,
        pos=pos,
        morphs=morphs,
        heads=heads,
        deps=deps,
        sent_starts=starts,
    )


def documents(vocab: Vocab, paths: list[Path], rng: random.Random, most: int = 6) -> Iterator[Doc]:
    """Yield documents of one to `most` sentences that follow each other."""
    for path in paths:
        group: list[list[list[str]]] = []
        size = rng.randint(1, most)
        for rows in sentences(path):
            group.append(merge(rows))
            if len(group) == size:
                yield document(vocab, group)
                group, size = [], rng.randint(1, most)
        if group:
            yield document(vocab, group)
