"""Find the clauses of a sentence: predicates with their roles, from the tree.

French and English have the same relations here; what differs stands in their
grammar files.
"""

from collections.abc import Collection

from detente.language.grammar import Grammar
from detente.language.group import VERBAL, Group
from detente.language.lemmas import mended
from detente.language.phrases import Phrases
from detente.language.repair import repaired
from detente.language.roles import Roles
from detente.language.tree import Tree
from detente.waist import Clause, Link

LINKS: dict[str, Link] = {
    "xcomp": "complement", "ccomp": "content", "csubj": "subject", "nsubj": "subject", "advcl": "adverbial",
    "acl:relcl": "relative", "acl": "participle", "conj": "conjunct", "appos": "apposition", "parataxis": "parataxis",
    "obj": "object", "iobj": "object", "obl": "oblique", "nmod": "oblique", "root": "root", "amod": "participle",
    "advcl:cleft": "relative", "advcl:relcl": "relative",
}  # fmt: skip
BESIDE = {
    "obj", "iobj", "obl", "nmod", "advmod", "compound", "xcomp", "amod", "fixed", "flat", "advcl", "nsubj", "aux",
}  # fmt: skip
WITHIN = {"case", "conj", "fixed", "compound", "flat", "amod", "nmod"}
PREDICATIVE = {"root", "xcomp", "conj", "acl", "advcl", "appos", "obj", "amod"}
CONDITIONS = {"advcl", "advmod", "obl", "ccomp", "parataxis", "nmod", "acl"}
NO_VERB = {"aux", "cop", "case", "fixed", "mark"}


def clauses(
    tree: Tree, grammar: Grammar, text: str, nouns: Collection[str], adjectives: Collection[str]
) -> tuple[Clause, ...]:
    """Return the clauses of a sentence, in the order of the text.

    Verbs always make a clause; nouns and adjectives where they follow the verb
    *to be* or are among `nouns` and `adjectives` (lemmas that may be predicates).
    """
    return Builder(repaired(tree, grammar, nouns), grammar, text).build(nouns, adjectives)


class Builder:
    """Builds the clauses of one sentence."""

    def __init__(self, tree: Tree, grammar: Grammar, text: str) -> None:
        self.tree, self.grammar, self.text = tree, grammar, text
        self.kinds: dict[int, str] = {}
        self.predicates: dict[int, str] = {}  # lemmas of nouns that were looked up again
        self.phrases = Phrases(tree, grammar, text)
        self.group = Group(tree, grammar)
        self.roles = Roles(tree, grammar, self.phrases, self.group, self.kinds)
        self.conditions = self.conditional()
        self.predicated = {tree.head[c] for c, base in enumerate(tree.base) if base == "cop"}

    def build(self, nouns: Collection[str], adjectives: Collection[str]) -> tuple[Clause, ...]:
        for i in range(len(self.tree.text)):
            kind = self.kind(i, nouns, adjectives)
            if kind:
                self.kinds[i] = kind
        number = {i: n for n, i in enumerate(self.kinds)}
        return tuple(self.clause(i, n, number) for i, n in number.items())

    def kind(self, i: int, nouns: Collection[str], adjectives: Collection[str]) -> str | None:
        """Return what sort of predicate a word is, None if none."""
        tree, pos, base = self.tree, self.tree.pos[i], self.tree.base[i]
        if pos in VERBAL:
            opens = i in self.conditions and tree.low[i] in self.grammar.conditional_marks  # "provided that"
            return None if opens or base in NO_VERB else "verb"
        if i in self.predicated and pos != "PUNCT":
            return "noun" if pos in ("NOUN", "PROPN") else "adjective"
        opens = pos == "NOUN" and self.phrases.preposition(i)[1] is not None  # "at the end of"
        if pos == "NOUN" and base not in ("compound", "fixed", "case") and not opens and not self.counts(i, nouns):
            if tree.lemma[i] in nouns:
                return "noun"
            lemma = mended(tree.text[i], tree.low[i], self.grammar.language, nouns)
            if lemma in nouns:
                self.predicates[i] = lemma
                return "noun"
        if pos == "ADJ" and base in PREDICATIVE and tree.lemma[i] in adjectives:
            return "adjective"
        return None

    def counts(self, i: int, nouns: Collection[str]) -> bool:
        """Tell whether a noun only counts another predicate: "a series of strikes"."""
        tree = self.tree
        return tree.lemma[i] in self.grammar.measures and any(
            tree.base[c] == "nmod" and tree.lemma[c] in nouns for c in tree.children[i]
        )

    def clause(self, i: int, index: int, number: dict[int, int]) -> Clause:
        tree, group = self.tree, self.group
        start, end = self.extent(i)
        first, last = self.trigger(i)
        auxiliaries = group.auxiliaries(i)
        parent, link = self.parent(i)
        mood, tense = group.mood_and_tense(i, auxiliaries)
        if mood == "conditional" and self.future_in_past(i):
            mood, tense = "indicative", "future"
        marks = {tree.low[c] for c in tree.children[i] if tree.base[c] == "mark"}
        return Clause(
            index=index, kind=self.kinds[i],  # type: ignore[arg-type]  # a Literal's values
            predicate=self.predicates.get(i, tree.lemma[i]), reflexive=group.reflexive(i),
            start=start, end=end, trigger_start=first, trigger_end=last,
            passive=group.passive(i), negation=group.negation(i),
            mood=mood, tense=tense,  # type: ignore[arg-type]  # Literals' values
            modals=tuple(tree.low[a] for a in auxiliaries if tree.low[a] in self.grammar.modal_auxiliaries),
            question=link == "root" and tree.text[-1] == "?",
            condition=self.condition(i), hypothetical=self.hypothetical(i),
            conditional=i in self.conditions or not marks.isdisjoint(self.grammar.conditional_marks),
            mark=self.mark(i),
            words=frozenset(self.words(i)), roles=self.roles.of(i),
            parent=None if parent is None else number[parent], link=link,
        )  # fmt: skip

    def mark(self, i: int) -> str:
        """Return the word or words that open a clause below its verb ("that", "afin de")."""
        first = next((c for c in self.tree.children[i] if self.tree.base[c] == "mark"), None)
        return self.phrases.spelled(self.phrases.with_fixed([first])) if first is not None else ""

    def future_in_past(self, i: int) -> bool:
        """Tell whether a conditional is a future told in the past: "said it would leave", "a dit qu'il partirait"."""
        tree, head = self.tree, self.tree.head[i]
        told = tree.base[i] == "ccomp" and tree.pos[head] == "VERB" and self.condition(i) is None
        return told and self.group.mood_and_tense(head, self.group.auxiliaries(head))[1] == "past"

    # -- conditions ------------------------------------------------------------------

    def conditional(self) -> dict[int, tuple[int, int]]:
        """Return the words that head a condition, with the span of each ("si …", "à condition que …")."""
        tree, grammar, found = self.tree, self.grammar, {}
        marks = {w for w, low in enumerate(tree.low) if low in grammar.conditional_marks}
        words = " ".join(tree.low).replace("' ", "'")
        phrases = tuple(p for p in grammar.conditional_phrases if p in words)
        if not marks and not phrases:
            return {}
        for i, base in enumerate(tree.base):
            if base not in CONDITIONS:
                continue
            inside = [w for w in tree.subtree(i) if tree.pos[w] != "PUNCT"] or [i]
            opening = " ".join(tree.low[inside[0] : inside[0] + 5]).replace("' ", "'")
            marked = base == "advcl" and any(tree.base[c] == "mark" and c in marks for c in tree.children[i])
            if marked or (phrases and f"{opening} ".startswith(tuple(p if p[-1] == "'" else f"{p} " for p in phrases))):
                found[i] = (tree.start[inside[0]], tree.end[inside[-1]])
        return found

    def condition(self, i: int) -> tuple[int, int] | None:
        """Return where the condition on the predicate stands."""
        if not self.conditions:
            return None
        return next((self.conditions[c] for c in self.tree.children[i] if c in self.conditions), None)

    def hypothetical(self, i: int) -> bool:
        """Tell whether the predicate stands inside a condition, or in an indirect question."""
        tree, marks = self.tree, self.grammar.question_marks
        while True:
            if i in self.conditions:
                return True
            mark = next((c for c in tree.children[i] if tree.base[c] == "mark"), None)
            if mark is not None and tree.base[i] == "ccomp" and tree.low[mark] in marks:
                return True
            if tree.head[i] == i:
                return False
            i = tree.head[i]

    # -- spans and words ---------------------------------------------------------------

    def words(self, i: int) -> list[str]:
        """Return the lemmas that stand with the predicate, for predicates of several words."""
        tree, found = self.tree, []
        for c in tree.children[i]:
            base = tree.base[c]
            if base in BESIDE:
                found.append(tree.lemma[c])
                for d in tree.children[c]:
                    if tree.base[d] in WITHIN and not (tree.base[d] == "case" and self.dates(c)):
                        found += [tree.lemma[d], tree.low[d]] if tree.base[d] == "case" else [tree.lemma[d]]
                        found.extend(tree.lemma[e] for e in tree.children[d] if tree.base[e] == "fixed")
            elif base in ("mark", "case"):
                found.append(tree.lemma[c])
        return found

    def dates(self, c: int) -> bool:
        """Tell whether a word is a named day or a month, whose preposition is not its verb's: "called X on Monday"."""
        near = (c, *self.tree.children[c]) if self.tree.pos[c] in ("PROPN", "NUM") else ()
        return any(self.tree.pos[w] == "PROPN" and self.tree.lemma[w] in self.grammar.times for w in near)

    def trigger(self, i: int) -> tuple[int, int]:
        """Return the span of the predicate with its auxiliaries, clitics and particle."""
        tree, low, high = self.tree, i, i
        near = ("aux", "cop", "expl", "compound", "advmod")
        beside = {c for c in tree.children[i] if tree.base[c] in near and tree.pos[c] != "PUNCT"}
        while low - 1 in beside and (tree.base[low - 1] != "compound" or self.kinds[i] == "noun"):
            low -= 1
        while low < i and tree.base[low] == "advmod":
            low += 1
        while high + 1 in beside and tree.dep[high + 1] == "compound:prt":
            high += 1
        return tree.start[low], tree.end[high]

    def extent(self, i: int) -> tuple[int, int]:
        """Return the words of the clause, with its complements but without closing punctuation."""
        tree = self.tree
        inside = [w for w in tree.subtree(i) if tree.pos[w] != "PUNCT"] or [i]
        return tree.start[inside[0]], tree.end[inside[-1]]

    # -- links -----------------------------------------------------------------------

    def parent(self, i: int) -> tuple[int | None, Link]:
        """Return the nearest predicate above, and how this one hangs on it."""
        tree, node = self.tree, i
        link: Link | None = None
        while tree.head[node] != node:
            step = LINKS.get(tree.dep[node]) or LINKS.get(tree.base[node]) or "other"
            if link is None or link == "conjunct" or self.measures(i, node, link):
                link = step
            elif link in ("object", "subject", "other") and step != link:
                link = "oblique"
            node = tree.head[node]
            if node in self.kinds:
                return node, self.refine(i, link)
        return None, "root"

    def measures(self, i: int, node: int, link: Link) -> bool:
        """Tell whether the noun above only counts the one below: "a series of strikes"."""
        tree = self.tree
        if link != "oblique" or tree.head[i] != node or tree.base[i] != "nmod" or tree.pos[node] != "NOUN":
            return False
        cases = [c for c in tree.children[i] if tree.base[c] == "case"]
        return len(cases) == 1 and self.grammar.markers.get(self.phrases.spelled(cases)) == "of"

    def refine(self, i: int, link: Link) -> Link:
        """Tell clauses that complete a word from those that say which, why or how."""
        tree, grammar = self.tree, self.grammar
        if self.kinds[i] == "noun" and not any(tree.base[c] in ("cop", "mark") for c in tree.children[i]):
            return link
        feats = tree.feats[i]
        marks = {tree.low[m] for m in tree.children[i] if tree.base[m] in ("mark", "case")}
        finite = feats.get("VerbForm") == "Fin" or any(
            tree.base[c] in ("aux", "cop") and tree.feats[c].get("VerbForm") == "Fin" for c in tree.children[i]
        )
        if finite:
            if link in ("relative", "participle"):
                return "content" if marks & grammar.content_marks and not self.roles.gap(i) else "relative"
            return "content" if link == "complement" and tree.with_dep(i, "nsubj") else link
        infinitive = feats.get("VerbForm") == "Inf" or (tree.pos[i] in VERBAL and bool(marks))
        if link == "adverbial" and infinitive and self.mark(i) in grammar.purpose_marks:
            return "purpose"
        if link == "content" and not tree.with_dep(i, "nsubj"):
            return "complement"
        return "complement" if infinitive and link in ("participle", "oblique") else link
