"""A dependency tree as plain lists, made from a spaCy document or from rows.

Nothing above this module touches a spaCy token, and a test can write a tree
by hand.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from detente.language.lemmas import mended

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Tree:
    """The words of one sentence; `head[i]` is the index of i's head, or i at the root.

    `start` and `end` are offsets in the article. `dep` holds Universal
    Dependencies relations, `feats` its morphological features.
    """

    text: tuple[str, ...]
    lemma: tuple[str, ...]
    pos: tuple[str, ...]
    dep: tuple[str, ...]
    head: tuple[int, ...]
    feats: tuple[dict[str, str], ...]
    start: tuple[int, ...]
    end: tuple[int, ...]
    children: tuple[tuple[int, ...], ...]

    def base(self, i: int) -> str:
        """Return the universal part of a word's relation."""
        return self.dep[i].split(":", 1)[0]

    def with_dep(self, i: int, *deps: str) -> list[int]:
        """Return the children of `i` whose relation, in full or its universal part, is among `deps`."""
        return [c for c in self.children[i] if self.dep[c] in deps or self.base(c) in deps]

    def subtree(self, i: int) -> list[int]:
        """Return `i` and all below it, in the order of the text."""
        found, todo = [], [i]
        while todo:
            node = todo.pop()
            found.append(node)
            todo.extend(self.children[node])
        return sorted(found)


@lru_cache(maxsize=10_000)
def features(morph: str) -> dict[str, str]:
    """Read `Mood=Ind|Tense=Pres` as a dictionary."""
    return dict(part.split("=", 1) for part in morph.split("|") if "=" in part)


def grow(rows: Sequence[tuple[str, str, str, str, int, str, int]]) -> Tree:
    """Make a tree of rows (form, lemma, UPOS, relation, head index, features, offset)."""
    text, lemma, pos, dep, head, morph, start = zip(*rows, strict=True)
    below: list[list[int]] = [[] for _ in rows]
    for i, h in enumerate(head):
        if h != i:
            below[h].append(i)
    return Tree(
        text=text, lemma=lemma, pos=pos, dep=dep, head=head,
        feats=tuple(map(features, morph)),
        start=start,
        end=tuple(s + len(t) for s, t in zip(start, text, strict=True)),
        children=tuple(map(tuple, below)),
    )  # fmt: skip


def trees(doc: "Doc", text: str, offset: int, language: str, verbs: Collection[str]) -> list[Tree]:
    """Return a tree for each sentence of a parsed document that starts at `offset` of `text`.

    `verbs` holds the lemmas that matter; others are looked up again.
    """
    found = []
    for sentence in doc.sents:
        tokens = [t for t in sentence if not t.is_space]
        if not tokens:
            continue
        place = {t.i: n for n, t in enumerate(tokens)}
        rows = []
        for n, t in enumerate(tokens):
            start = offset + t.idx
            form = text[start : start + len(t)]
            head = place.get(t.head.i, n)
            lemma = t.lemma_.lower()
            if t.pos_ == "VERB":
                lemma = mended(form, lemma, language, verbs)
            rows.append((form, lemma, t.pos_, t.dep_, head, str(t.morph), start))
        found.append(grow(rows))
    return found
