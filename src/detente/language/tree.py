"""A dependency tree as plain lists, made from a spaCy document or from rows.

Nothing above this module touches a spaCy token, and a test can write a tree
by hand.
"""

from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from detente.language.grammar import grammar
from detente.language.joins import joined
from detente.language.tags import Row, retagged, universal

if TYPE_CHECKING:
    from spacy.tokens import Doc

# What is read of a word of a parse, as a table of numbers.
READ: list[int | str] = ["IS_SPACE", "IDX", "LENGTH", "HEAD", "LEMMA", "POS", "DEP", "MORPH"]


class Tree(NamedTuple):
    """The words of one sentence; `head[i]` is the index of i's head, or i at the root.

    `start` and `end` are offsets in the article. `low` holds the words in
    lower case with plain apostrophes, `dep` their Universal Dependencies
    relations, `base` the universal part of those (`nsubj` of `nsubj:pass`),
    `feats` their morphological features.
    """

    text: tuple[str, ...]
    low: tuple[str, ...]
    lemma: tuple[str, ...]
    pos: tuple[str, ...]
    dep: tuple[str, ...]
    base: tuple[str, ...]
    head: tuple[int, ...]
    feats: tuple[dict[str, str], ...]
    start: tuple[int, ...]
    end: tuple[int, ...]
    children: tuple[tuple[int, ...], ...]

    def with_dep(self, i: int, *deps: str) -> list[int]:
        """Return the children of `i` whose relation, in full or its universal part, is among `deps`."""
        return [c for c in self.children[i] if self.base[c] in deps or self.dep[c] in deps]

    def subtree(self, i: int) -> list[int]:
        """Return `i` and all below it, in the order of the text."""
        found, todo = [], [i]
        while todo:
            node = todo.pop()
            found.append(node)
            todo.extend(self.children[node])
        return sorted(found)

    def hung(self, head: Sequence[int], dep: Sequence[str]) -> "Tree":
        """Return the same words under other heads, with other relations."""
        base = tuple(map(universal, dep))
        return self._replace(head=tuple(head), dep=tuple(dep), base=base, children=below(head))


@lru_cache(maxsize=10_000)
def features(morph: str) -> dict[str, str]:
    """Read `Mood=Ind|Tense=Pres` as a dictionary."""
    return dict(part.split("=", 1) for part in morph.split("|") if "=" in part)


def below(head: Sequence[int]) -> tuple[tuple[int, ...], ...]:
    """Return the children of every word, in the order of the text."""
    found: list[list[int]] = [[] for _ in head]
    for i, h in enumerate(head):
        if h != i:
            found[h].append(i)
    return tuple(map(tuple, found))


def grow(rows: Sequence[Row]) -> Tree:
    """Make a tree of rows (form, lemma, UPOS, relation, head index, features, offset)."""
    text, lemma, pos, dep, head, morph, start = zip(*rows, strict=True)
    return Tree(
        text=text, low=tuple([t.lower().replace("’", "'") for t in text]), lemma=lemma, pos=pos,
        dep=dep, base=tuple(map(universal, dep)), head=head,
        feats=tuple(map(features, morph)),
        start=start,
        end=tuple([s + len(t) for s, t in zip(start, text, strict=True)]),
        children=below(head),
    )  # fmt: skip


def trees(
    doc: "Doc", text: str, offset: int, language: str, verbs: Collection[str], demonyms: Collection[str]
) -> list[Tree]:
    """Return a tree for each sentence of a parsed document that starts at `offset` of `text`.

    `verbs` holds the lemmas that matter; others are looked up again. `demonyms` are adjectives of states.
    """
    found: list[list[Row]] = []
    strings, table = doc.vocab.strings, doc.to_array(READ).tolist()
    for sentence in doc.sents:
        words = [i for i in range(sentence.start, sentence.end) if not table[i][0]]
        if not words:
            continue
        place = {i: n for n, i in enumerate(words)}
        rows: list[Row] = []
        for n, i in enumerate(words):
            _, at, length, away, lemma, pos, dep, morph = table[i]
            start, head = offset + at, place.get((i + away) % 2**64, n)  # numbers are unsigned
            form = text[start : start + length]
            rows.append((form, strings[lemma].lower(), strings[pos], strings[dep], head, strings[morph], start))
        found.append(retagged(rows, language, verbs, demonyms))
    return [grow(rows) for rows in joined(found, grammar(language))]
