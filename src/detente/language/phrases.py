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
    "nmod:poss": "possessor", "nmod:appos": "apposition", "obl:agent": "agent", "obj": "object",
    "dislocated": "apposition", "nmod:unmarked": "compound", "nmod:desc": "compound", "dep": "name",
    "parataxis": "apposition",
}  # fmt: skip
# What belongs to the words of the phrase itself, beside its head.
OWN = {"det", "amod", "flat", "fixed", "compound", "nummod", "nmod", "obl", "goeswith", "case", "advmod", "dep"}
CUT = {
    "conj", "cc", "punct", "acl", "parataxis", "appos", "advcl", "ccomp", "cop", "nsubj", "mark", "discourse",
    "orphan",
}  # fmt: skip
PREPOSED = {"nmod", "obl", "conj"}  # relations that may come with a preposition
JOINED = {"amod", "compound", "nummod", "conj"}  # whose conjuncts stand inside the phrase
CLEFT = {"advcl:cleft", "advcl:relcl"}  # "it was X that did it"
GENDERS = {"Masc": "m", "Fem": "f"}


class Phrases:
    """Builds the phrases of one sentence; `text` is the whole article."""

    def __init__(self, tree: Tree, grammar: Grammar, text: str) -> None:
        self.tree, self.grammar, self.text = tree, grammar, text
        self.built: dict[tuple[int, str, str | None], Phrase] = {}
        self.open: set[int] = set()  # heads whose phrase is being built: a relative pronoun leads back to them

    def build(self, i: int, relation: str, marker: str | None = None) -> Phrase:
        """Return the phrase headed by word `i`; a compound preposition gives way to the noun it governs.

        Without a `marker`, the phrase's own preposition is looked for.
        """
        key = (i, relation, marker)
        if key not in self.built:
            if marker is None:
                words, inner = self.preposition(i)
                marker, i = self.grammar.markers.get(words, words), i if inner is None else inner
            self.built[key] = self.phrase(i, relation, marker)
        return self.built[key]

    def phrase(self, i: int, relation: str, marker: str) -> Phrase:
        tree = self.tree
        start, end = self.extent(i)
        feats = tree.feats[i]
        parts: tuple[Phrase, ...] = ()
        if tree.children[i] and i not in self.open:
            self.open.add(i)
            parts = tuple(self.parts(i))
            self.open.discard(i)
        person, number = feats.get("Person", ""), feats.get("Number")
        return Phrase(
            text=self.text[start:end], start=start, end=end,
            lemma=tree.lemma[i], head_start=tree.start[i], head_end=tree.end[i],
            kind=KINDS.get(tree.pos[i], "other"),
            relation=relation, marker=marker,
            person=int(person) if person.isdigit() else None,
            plural=None if number is None else number == "Plur",
            gender=GENDERS.get(feats.get("Gender", "")),  # type: ignore[arg-type]  # a Literal's values
            determiner=self.determiner(i), parts=parts,
        )  # fmt: skip

    def parts(self, i: int) -> list[Phrase]:
        """Return what hangs on word `i` inside its phrase, in the order of the text."""
        tree, found = self.tree, []
        predicate = any(tree.base[c] in ("cop", "nsubj") for c in tree.children[i])
        for c in tree.children[i]:
            base = tree.base[c]
            if base == "det":
                if self.possessive(c):
                    found.append(self.build(c, "possessor", ""))
                continue
            relation = INSIDE.get(tree.dep[c]) or INSIDE.get(base)
            if relation is None or (predicate and base in ("obl", "obj", "parataxis", "conj")):
                continue
            if tree.pos[c] in ("VERB", "AUX") and base in ("acl", "conj", "parataxis"):
                continue
            if base == "parataxis" and tree.pos[c] not in ("PROPN", "NOUN"):
                continue
            if (noun := self.antecedent(c)) is not None:
                found.append(self.build(noun, relation, "of" if relation == "oblique" else ""))
            elif relation == "oblique" and tree.pos[c] == "PROPN" and c > i and not tree.with_dep(c, "case"):
                found.append(self.build(c, "apposition", ""))  # "le ministre Jan Horak", the name as a bare nmod
            else:
                found.append(self.build(c, relation, None if base in PREPOSED else ""))
        return found

    def possessive(self, i: int) -> bool:
        """Tell whether a determiner says whose ("son armée")."""
        return self.tree.feats[i].get("Poss") == "Yes" or self.tree.low[i] in self.grammar.possessives

    def antecedent(self, c: int) -> int | None:
        """Return the noun that a relative pronoun stands for, None where `c` is none."""
        tree = self.tree
        relative = tree.low[c] in self.grammar.relatives or tree.feats[c].get("PronType") == "Rel"
        if not relative or tree.pos[c] not in ("PRON", "DET", "SCONJ"):
            return None
        node = tree.head[c]
        while tree.base[node] != "acl" and tree.dep[node] not in CLEFT:
            if tree.head[node] == node:
                return None
            node = tree.head[node]
        noun = tree.head[node]
        return None if noun in self.open or (tree.pos[noun] in ("VERB", "AUX") and tree.base[node] != "acl") else noun

    def extent(self, i: int) -> tuple[int, int]:
        """Return where the words of the phrase begin and end, without preposition, clauses and conjuncts."""
        tree = self.tree
        todo = [c for c in tree.children[i] if tree.base[c] in OWN and tree.base[c] != "case"]
        if not todo:
            return tree.start[i], tree.end[i]
        inside = {i}
        while todo:
            node = todo.pop()
            if tree.low[node] in self.grammar.relatives and tree.base[node] == "nmod" and not tree.children[node]:
                continue  # "dont l'armée"
            inside.add(node)
            joined = tree.base[node] in JOINED  # "awful and evil minister"
            todo.extend(
                c for c in tree.children[node]
                if tree.base[c] not in CUT or (joined and tree.base[c] in ("conj", "cc", "punct"))
            )  # fmt: skip
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
        tree = self.tree
        return next((tree.lemma[c] for c in tree.children[i] if tree.base[c] == "det"), "")

    # -- prepositions --------------------------------------------------------------

    def preposition(self, i: int) -> tuple[str, int | None]:
        """Return a word's preposition, and the inner noun where they form a compound one ("aux côtés de X")."""
        tree = self.tree
        cases = [c for c in tree.children[i] if c < i and tree.base[c] == "case"]
        if not cases:
            return "", None
        for inner in tree.children[i]:
            if inner < i or tree.base[inner] != "nmod":
                continue
            last = [c for c in tree.children[inner] if tree.base[c] == "case"]
            if last and last[0] <= i + 2:
                words = self.spelled(list(range(cases[0], last[-1] + 1)), whole=True)
                if words in self.grammar.markers:
                    return words, inner
        return self.spelled(self.with_fixed(cases)), None

    def with_fixed(self, words: list[int]) -> list[int]:
        """Return words with what is fixed to them ("afin de"), in order."""
        tree = self.tree
        return sorted({*words, *(f for w in words for f in tree.children[w] if tree.base[f] == "fixed")})

    def spelled(self, words: list[int], *, whole: bool = False) -> str:
        """Write prepositions in their plain form: "aux côtés des" as "aux côtés de".

        Unless `whole`, words that no class has are known by their first.
        """
        tree, markers = self.tree, self.grammar.markers
        if len(words) == 1:
            word = words[0]
            return tree.low[word] if tree.low[word] in markers or tree.lemma[word] not in markers else tree.lemma[word]
        forms = [tree.low[w] for w in words]
        plain = " ".join(forms).replace("' ", "'")
        if plain in markers:
            return plain
        lemmas = " ".join([*forms[:-1], tree.lemma[words[-1]]]).replace("' ", "'")
        if lemmas in markers:
            return lemmas
        return forms[0] if forms[0] in markers and not whole else plain
