"""A tree whose heads and relations can be changed, for mending what a parser got wrong."""

from collections.abc import Collection, Iterator

from detente.language.grammar import Grammar
from detente.language.tags import universal
from detente.language.tree import Tree

NOMINAL = ("NOUN", "PROPN")
VERBAL = ("VERB", "AUX")


class Draft:
    """The heads and relations of a tree, open to change; `changed` tells whether any was."""

    def __init__(self, tree: Tree, grammar: Grammar, nouns: Collection[str]) -> None:
        self.tree, self.grammar, self.nouns = tree, grammar, nouns
        self.head, self.dep, self.bases = list(tree.head), list(tree.dep), list(tree.base)
        self.children: list[list[int]] = list(map(list, tree.children))
        self.changed = False

    def base(self, i: int) -> str:
        return self.bases[i]

    def has(self, i: int, *bases: str) -> bool:
        """Tell whether a child of `i` has one of the relations."""
        return any(self.bases[c] in bases for c in self.children[i])

    def has_passive(self, i: int) -> bool:
        """Tell whether a verb has an auxiliary or a subject of the passive."""
        return any(self.dep[c] in ("aux:pass", "nsubj:pass") for c in self.children[i])

    def relabel(self, i: int, dep: str) -> None:
        """Give a word another relation to its head."""
        self.dep[i], self.bases[i], self.changed = dep, universal(dep), True

    def move(self, i: int, head: int, dep: str) -> bool:
        """Hang `i` on `head`, unless that stands below `i`; tell whether it was done."""
        if self.head[i] != head:
            node = head
            while self.head[node] != node and node != i:
                node = self.head[node]
            if node == i:
                return False
            if self.head[i] != i:
                self.children[self.head[i]].remove(i)
            self.children[head] = sorted([*self.children[head], i])
            self.head[i] = head
        self.relabel(i, dep)
        return True

    def uproot(self, i: int, dep: str) -> None:
        """Make a word a root, to which the old one is then to be moved."""
        self.children[self.head[i]].remove(i)
        self.head[i] = i
        self.relabel(i, dep)

    def demote(self, upper: int, lower: int, dep: str) -> bool:
        """Make a verb the auxiliary of the one below it."""
        place, relation = self.head[upper], self.dep[upper]
        self.children[upper].remove(lower)
        if place == upper:
            self.head[lower] = lower
        else:
            self.children[place] = sorted([*(c for c in self.children[place] if c != upper), lower])
            self.head[lower] = place
        self.relabel(lower, relation)
        for child in self.children[upper]:
            self.head[child] = lower
        self.children[lower] = sorted([*self.children[lower], *self.children[upper], upper])
        self.children[upper] = []
        self.head[upper] = lower
        self.relabel(upper, dep)
        return True

    def first(self, i: int) -> int:
        """Return the first word of what a word heads."""
        return min(self.below(i))

    def last(self, i: int) -> int:
        """Return the last word of what a word heads."""
        return max(self.below(i))

    def below(self, i: int) -> Iterator[int]:
        """Yield a word and all below it."""
        todo = [i]
        while todo:
            node = todo.pop()
            yield node
            todo.extend(self.children[node])

    def after_comma(self, i: int) -> bool:
        """Tell whether punctuation opens what a word heads, or stands before it."""
        first = self.first(i)
        return self.tree.pos[first] == "PUNCT" or (first > 0 and self.tree.pos[first - 1] == "PUNCT")

    def verb_above(self, i: int) -> int | None:
        """Return the nearest verb above a word, None under a nominal sentence."""
        node = self.head[i]
        while self.tree.pos[node] not in VERBAL and not self.has(node, "cop"):
            if self.head[node] == node:
                return None
            node = self.head[node]
        return node

    def comma_between(self, low: int, high: int) -> bool:
        return any(self.tree.pos[w] == "PUNCT" for w in range(low, high))

    def marker(self, i: int) -> str:
        """Return the class of a word's preposition, as far as a single word tells."""
        case = next((c for c in self.children[i] if c < i and self.base(c) == "case"), None)
        if case is None:
            return ""
        markers = self.grammar.markers
        return markers.get(self.tree.low[case]) or markers.get(self.tree.lemma[case], self.tree.low[case])
