"""Build noun phrases, with what hangs on them, from a tree."""

from detente.language.grammar import Grammar
from detente.language.tree import Tree
from detente.waist import Kind, Phrase

KINDS: dict[str, Kind] = {
    "NOUN": "noun", "PROPN": "name", "PRON": "pronoun", "ADJ": "adjective", "NUM": "number",
    "VERB": "verb", "AUX": "verb", "ADV": "adverb", "SYM": "noun", "X": "name", "DET": "pronoun",
}  # fmt: skip
# Relation of a dependent inside a phrase, by its UD relation.
INSIDE = {
    "amod": "adjective", "appos": "apposition", "nmod": "oblique", "obl": "oblique", "flat": "name",
    "compound": "compound", "conj": "conjunct", "nummod": "number", "acl": "clause", "fixed": "name",
    "nmod:poss": "possessor", "nmod:appos": "apposition", "obl:agent": "agent", "obj": "object", "dislocated": "apposition",
    "nmod:unmarked": "compound", "nmod:desc": "adjective", "dep": "name", "parataxis": "apposition",
}  # fmt: skip
# What belongs to the words of the phrase itself, beside its head.
OWN = {"det", "amod", "flat", "fixed", "compound", "nummod", "nmod", "obl", "goeswith", "case", "advmod", "dep"}
CUT = {"conj", "cc", "punct", "acl", "parataxis", "appos", "advcl", "ccomp", "cop", "nsubj", "mark", "discourse", "orphan"}


class Phrases:
    """Builds the phrases of one sentence; `text` is the whole article."""

    def __init__(self, tree: Tree, grammar: Grammar, text: str) -> None:
        self.tree, self.grammar, self.text = tree, grammar, text

    def build(self, i: int, relation: str, marker: str | None = None, depth: int = 0) -> Phrase:
        """Return the phrase headed by word `i`; a compound preposition gives way to the noun it governs."""
        tree = self.tree
        if marker is None:
            words, inner = self.preposition(i)
            marker = self.grammar.markers.get(words, words)
            if inner is not None:
                i = inner
        start, end = self.extent(i)
        feats = tree.feats[i]
        return Phrase(
            text=self.text[start:end], start=start, end=end,
            lemma=tree.lemma[i], head_start=tree.start[i], head_end=tree.end[i],
            kind=KINDS.get(tree.pos[i], "other"),
            relation=relation, marker=marker,
            person=int(feats["Person"]) if feats.get("Person", "").isdigit() else None,
            plural=feats["Number"] == "Plur" if "Number" in feats else None,
            gender={"Masc": "m", "Fem": "f"}.get(feats.get("Gender", "")),  # type: ignore[arg-type]  # a Literal's values
            determiner=self.determiner(i),
            parts=tuple(self.parts(i, depth)) if depth < 6 else (),
        )  # fmt: skip

    def parts(self, i: int, depth: int) -> list[Phrase]:
        """Return what hangs on word `i` inside its phrase, in the order of the text."""
        tree, found = self.tree, []
        predicate = any(tree.base(c) in ("cop", "nsubj") for c in tree.children[i])
        for c in tree.children[i]:
            dep, base = tree.dep[c], tree.base(c)
            if base == "det" and (tree.feats[c].get("Poss") == "Yes" or tree.text[c].lower() in self.grammar.possessives):
                found.append(self.build(c, "possessor", "", depth + 1))
                continue
            relation = INSIDE.get(dep) or INSIDE.get(base)
            if relation is None or (predicate and base in ("obl", "obj", "parataxis", "conj")):
                continue
            if relation == "clause" and tree.pos[c] in ("VERB", "AUX"):
                continue
            if base == "conj" and tree.pos[c] in ("VERB", "AUX"):
                continue
            if base == "parataxis" and tree.pos[c] not in ("PROPN", "NOUN"):
                continue
            found.append(self.build(c, relation, None if base in ("nmod", "obl", "conj") else "", depth + 1))
        return found

    def extent(self, i: int) -> tuple[int, int]:
        """Return where the words of the phrase begin and end, without preposition, clauses and conjuncts."""
        tree, inside = self.tree, {i}
        todo = [c for c in tree.children[i] if tree.base(c) in OWN and tree.base(c) != "case"]
        while todo:
            node = todo.pop()
            inside.add(node)
            todo.extend(c for c in tree.children[node] if tree.base(c) not in CUT)
        low = high = i
        while low - 1 in inside or (low - 1 >= 0 and tree.pos[low - 1] == "PUNCT" and low - 2 in inside):
            low -= 1
        while high + 1 in inside or (
            high + 2 in inside and tree.pos[high + 1] == "PUNCT" and tree.text[high + 1] not in ",;:()"
        ):
            high += 1
        return tree.start[low], tree.end[high]

    def determiner(self, i: int) -> str:
        """Return the lemma of the word's determiner, empty where it has none."""
        for c in self.tree.children[i]:
            if self.tree.base(c) == "det":
                return self.tree.lemma[c]
        return ""

    def preposition(self, i: int) -> tuple[str, int | None]:
        """Return a word's preposition, and the inner noun where they form a compound one ("aux côtés de X")."""
        tree = self.tree
        cases = [c for c in tree.children[i] if tree.base(c) == "case" and c < i]
        if not cases:
            return "", None
        for inner in tree.with_dep(i, "nmod"):
            last = [c for c in tree.children[inner] if tree.base(c) == "case"]
            if inner > i and last and last[0] <= i + 2:
                words = self.spelled(range(cases[0], last[-1] + 1), whole=True)
                if words in self.grammar.markers:
                    return words, inner
        longest = [c for case in cases for c in (case, *tree.with_dep(case, "fixed"))]
        return self.spelled(sorted(longest)), None

    def spelled(self, words: "range | list[int]", *, whole: bool = False) -> str:
        """Write prepositions in their plain form: "aux côtés des" as "aux côtés de".

        Unless `whole`, words that no class has are known by their first.
        """
        tree, markers = self.tree, self.grammar.markers
        plain = " ".join(tree.text[w].lower() for w in words).replace("' ", "'")
        if plain in markers:
            return plain
        for last in ("de", "à"):
            other = " ".join([*(tree.text[w].lower() for w in list(words)[:-1]), last]).replace("' ", "'")
            if other in markers and tree.lemma[list(words)[-1]] in (last, "du", "des", "au", "aux", "d'"):
                return other
        lemmas = " ".join(tree.lemma[w] for w in words)
        if lemmas in markers:
            return lemmas
        first = tree.text[list(words)[0]].lower()
        return plain if whole or len(list(words)) == 1 or first not in markers else first
