"""Find the clauses of a sentence: predicates with their roles, from the tree.

French and English have the same relations here; what differs stands in their
grammar files.
"""

from collections.abc import Collection
from dataclasses import replace

from detente.language.grammar import Grammar
from detente.language.phrases import Phrases
from detente.language.tree import Tree
from detente.waist import Clause, Link, Phrase

SUBJECTS = ("nsubj", "csubj")
ROLE = {
    "nsubj": "subject", "obj": "object", "iobj": "indirect", "obl:agent": "agent", "obl": "oblique",
    "nmod": "oblique", "vocative": "vocative", "dislocated": "subject", "obj:lvc": "object", "obj:agent": "agent",
}  # fmt: skip
NOUN_ROLE = {
    "nmod": "oblique", "obl": "oblique", "nmod:poss": "possessor", "amod": "adjective", "compound": "compound",
    "appos": "apposition", "obl:agent": "agent", "nmod:unmarked": "compound", "nmod:desc": "adjective", "obj": "object",
    "flat": "compound",
}  # fmt: skip
LINKS: dict[str, Link] = {
    "xcomp": "complement", "ccomp": "content", "csubj": "subject", "nsubj": "subject", "advcl": "adverbial",
    "acl:relcl": "relative", "acl": "participle", "conj": "conjunct", "appos": "apposition", "parataxis": "parataxis",
    "obj": "object", "iobj": "object", "obl": "oblique", "nmod": "oblique", "root": "root", "amod": "participle",
}  # fmt: skip
BESIDE = ("obj", "iobj", "obl", "nmod", "advmod", "compound", "xcomp", "amod", "fixed", "flat", "advcl", "nsubj", "aux")


def clauses(tree: Tree, grammar: Grammar, text: str, nouns: Collection[str], adjectives: Collection[str]) -> tuple[Clause, ...]:
    """Return the clauses of a sentence, in the order of the text.

    Verbs always make a clause; nouns and adjectives where they follow the verb
    *to be* or are among `nouns` and `adjectives` (lemmas that may be predicates).
    """
    return Builder(tree, grammar, text).build(nouns, adjectives)


class Builder:
    """Builds the clauses of one sentence."""

    def __init__(self, tree: Tree, grammar: Grammar, text: str) -> None:
        self.tree, self.grammar, self.text = tree, grammar, text
        self.phrases = Phrases(tree, grammar, text)
        self.kinds: dict[int, str] = {}
        self.cache: dict[int, tuple[Phrase, ...]] = {}

    def build(self, nouns: Collection[str], adjectives: Collection[str]) -> tuple[Clause, ...]:
        for i in range(len(self.tree.text)):
            kind = self.kind(i, nouns, adjectives)
            if kind:
                self.kinds[i] = kind
        number = {i: n for n, i in enumerate(self.kinds)}
        return tuple(self.clause(i, n, number) for i, n in number.items())

    def kind(self, i: int, nouns: Collection[str], adjectives: Collection[str]) -> str | None:
        tree, pos, base = self.tree, self.tree.pos[i], self.tree.base(i)
        if pos in ("VERB", "AUX"):
            return None if base in ("aux", "cop", "case", "fixed", "mark", "amod") and base != "amod" else "verb"
        if tree.with_dep(i, "cop"):
            return "adjective" if pos == "ADJ" else "noun" if pos in ("NOUN", "PROPN") else "adjective"
        if pos == "NOUN" and tree.lemma[i] in nouns:
            return "noun"
        if pos == "ADJ" and tree.lemma[i] in adjectives and base in ("root", "ROOT", "xcomp", "conj", "acl", "advcl", "appos", "obj", "amod"):
            return "adjective"
        return None

    def clause(self, i: int, index: int, number: dict[int, int]) -> Clause:
        tree = self.tree
        kind = self.kinds[i]
        passive = kind == "verb" and self.passive(i)
        roles = self.roles(i)
        if passive:
            roles = tuple(swap(p) for p in roles)
        start, end = self.extent(i)
        first, last = self.trigger(i)
        auxiliaries = self.auxiliaries(i)
        parent, link = self.parent(i)
        mood, tense = self.mood_and_tense(i, auxiliaries)
        mark = next((self.phrases.spelled(sorted([m, *tree.with_dep(m, "fixed")])) for m in tree.with_dep(i, "mark")), "")
        return Clause(
            index=index, kind=kind,  # type: ignore[arg-type]  # a Literal's values
            predicate=tree.lemma[i], reflexive=self.reflexive(i),
            start=start, end=end, trigger_start=first, trigger_end=last,
            passive=passive, negation=self.negation(i),
            mood=mood, tense=tense,  # type: ignore[arg-type]  # Literals' values
            modals=tuple(tree.text[a].lower() for a in auxiliaries if tree.text[a].lower() in self.grammar.modal_auxiliaries),
            question=tree.text[-1] == "?" and link == "root",
            condition=self.condition(i), hypothetical=self.hypothetical(i), mark=mark,
            words=frozenset(self.words(i)), roles=roles,
            parent=None if parent is None else number[parent], link=link,
        )  # fmt: skip

    def roles(self, i: int) -> tuple[Phrase, ...]:
        """Return the phrases of a predicate, its shared or understood subject among them (in surface order)."""
        if i in self.cache:
            return self.cache[i]
        self.cache[i] = ()  # a loop in the tree ends here
        tree, table = self.tree, NOUN_ROLE if self.kinds[i] == "noun" else ROLE
        found: list[Phrase] = []
        for c in tree.children[i]:
            dep, base = tree.dep[c], tree.base(c)
            inverted = dep == "expl:subj" and tree.text[c].startswith("-") and not tree.with_dep(i, "nsubj")
            if base == "expl" and not inverted:
                continue
            if base == "det" and (tree.feats[c].get("Poss") == "Yes" or tree.text[c].lower() in self.grammar.possessives):
                found.append(self.phrases.build(c, "possessor", ""))
                continue
            if base == "nsubj" or inverted:
                relation: str | None = "subject"
            elif tree.base(c) == "dislocated" and tree.with_dep(i, "nsubj"):
                relation = None
            else:
                relation = table.get(dep) or table.get(base)
            if relation is None or (relation == "apposition" and self.kinds[i] != "noun"):
                continue
            if relation == "adjective" and tree.pos[c] in ("VERB", "AUX"):
                continue
            phrase = self.phrases.build(c, relation, None if relation in ("oblique", "agent") else "")
            if relation == "oblique" and phrase.marker == "by" and (self.passive(i) or self.kinds[i] == "noun"):
                phrase = replace(phrase, relation="agent")
            found.append(self.antecedent(i, phrase, c))
        if not any(p.relation in ("subject", "possessor") for p in found):
            found.extend(self.understood(i, found))
        self.cache[i] = tuple(found)
        return self.cache[i]

    def antecedent(self, i: int, phrase: Phrase, c: int) -> Phrase:
        """Put the noun in the place of a relative pronoun."""
        tree = self.tree
        if tree.base(i) != "acl" and not (tree.base(i) == "conj" and tree.base(tree.head[i]) == "acl"):
            return phrase
        if tree.feats[c].get("PronType") != "Rel" and tree.lemma[c] not in self.grammar.relatives:
            return phrase
        noun = tree.head[i] if tree.base(i) == "acl" else tree.head[tree.head[i]]
        return self.phrases.build(noun, phrase.relation, phrase.marker)

    def understood(self, i: int, found: list[Phrase]) -> tuple[Phrase, ...]:
        """Return the subject that grammar supplies: of a coordinated verb, a participle, an adverbial infinitive."""
        tree, base, head = self.tree, self.tree.base(i), self.tree.head[i]
        if self.kinds[i] == "noun":
            return ()
        if base == "acl" and tree.dep[i] != "acl:relcl" and tree.feats[i].get("VerbForm") != "Inf":
            return (self.phrases.build(head, "subject", ""),)
        if base == "amod" and self.kinds[i] != "noun":
            return (self.phrases.build(head, "subject", ""),)
        shares = base == "conj" or (
            base == "advcl"
            and (tree.feats[i].get("VerbForm") in ("Part", "Ger", "Inf") or tree.pos[i] == "ADJ")
        )
        if shares and head in self.kinds:
            return tuple(p for p in self.roles(head) if p.relation == "subject")
        return ()

    def passive(self, i: int) -> bool:
        """Tell whether the subject is acted upon."""
        tree = self.tree
        deps = {tree.dep[c] for c in tree.children[i]}
        if deps & {"aux:pass", "nsubj:pass", "csubj:pass"}:
            return True
        participle = tree.feats[i].get("VerbForm") == "Part" and tree.feats[i].get("Tense") != "Pres"
        bare = not any(tree.base(c) == "aux" for c in tree.children[i])
        if participle and bare and tree.base(i) in ("acl", "advcl", "amod"):
            return tree.dep[i] != "acl:relcl" and not tree.with_dep(i, "nsubj")
        if participle and bare and tree.base(i).lower() == "root" and "obl:agent" in deps:
            return True
        if participle and bare and tree.base(i) == "conj":
            return self.passive(tree.head[i])
        head = tree.head[i]
        if tree.base(i) == "xcomp" and tree.lemma[head] in self.grammar.passive_governors:
            return self.reflexive(head)
        return False

    def reflexive(self, i: int) -> bool:
        """Tell whether the verb stands with a reflexive pronoun ("s'entretenir")."""
        tree = self.tree
        return any(
            tree.base(c) in ("expl", "obj", "iobj") and (tree.feats[c].get("Reflex") == "Yes" or tree.text[c].lower() in ("se", "s'", "s’"))
            for c in tree.children[i]
        )

    def auxiliaries(self, i: int) -> list[int]:
        """Return the auxiliaries, those of the first verb for a bare coordinated one ("will meet and discuss")."""
        tree = self.tree
        own = [c for c in tree.children[i] if tree.base(c) in ("aux", "cop")]
        if own or tree.base(i) != "conj":
            return own
        bare = tree.feats[i].get("VerbForm") in ("Inf", "Part") and not tree.with_dep(i, "mark", "nsubj")
        return self.auxiliaries(tree.head[i]) if bare and tree.head[i] in self.kinds else own

    def mood_and_tense(self, i: int, auxiliaries: list[int]) -> tuple[str, str | None]:
        """Return mood and tense of the whole verb group."""
        tree, grammar = self.tree, self.grammar
        forms = {tree.text[a].lower() for a in auxiliaries}
        if forms & grammar.future_auxiliaries:
            return "indicative", "future"
        if forms & grammar.conditional_auxiliaries:
            return "conditional", "present"
        group = [tree.feats[a] for a in auxiliaries] + [tree.feats[i]]
        finite = next((f for f in group if f.get("VerbForm") == "Fin"), None)
        perfect = any(tree.dep[a] != "aux:pass" and tree.base(a) != "cop" and tree.lemma[a] in ("avoir", "être", "have") for a in auxiliaries)
        if finite is None:
            form = tree.feats[i].get("VerbForm") if not auxiliaries else group[0].get("VerbForm")
            if form == "Inf":
                has_subject = bool(tree.with_dep(i, "nsubj")) and bool(tree.with_dep(i, "mark")) and tree.base(i).lower() == "root"
                return ("indicative", "future") if has_subject else ("infinitive", "past" if perfect else None)
            if form in ("Part", "Ger") or self.kinds[i] == "noun":
                return "participle", "past" if tree.feats[i].get("Tense") == "Past" else None
            return "indicative", None
        mood = {"Cnd": "conditional", "Imp": "imperative", "Sub": "subjunctive"}.get(finite.get("Mood", ""), "indicative")
        tense = {"Past": "past", "Imp": "past", "Fut": "future", "Pres": "present"}.get(finite.get("Tense", ""))
        if perfect and tense == "present":
            tense = "past"
        return mood, tense

    def negation(self, i: int) -> str | None:
        """Return the words that negate the predicate, or None."""
        tree, grammar = self.tree, self.grammar
        found, particle, only = [], False, False
        for c in tree.children[i]:
            form, base = tree.text[c].lower().replace("’", "'"), tree.base(c)
            lemma = tree.lemma[c]
            if form in grammar.particles:
                particle = True
            elif base in ("advmod", "obj", "nsubj", "cc", "aux", "mark", "case") and (form in grammar.negators or lemma in grammar.negators):
                found.append(c)
            elif base in ("mark", "case") and lemma in grammar.without:
                found.append(c)
            elif form in grammar.negators_with_particle or lemma in grammar.negators_with_particle:
                found.append(c)
            elif base == "advmod" and lemma in grammar.restrictors:
                only = True
            elif base in ("obj", "nsubj", "obl", "nmod") or (base == "det" and self.kinds[i] == "noun"):
                det = c if base == "det" else next((d for d in tree.children[c] if tree.base(d) == "det"), None)
                if det is not None and tree.lemma[det] in grammar.negative_determiners and base != "nmod":
                    found.append(det)
        strong = [c for c in found if tree.lemma[c] not in grammar.negators_with_particle and tree.text[c].lower() not in grammar.negators_with_particle]
        if found and (particle or strong):
            return " ".join(tree.text[c] for c in sorted(found))
        if particle and not only and not found and tree.lemma[i] in ("pouvoir", "savoir", "cesser", "oser"):
            return "ne"
        if tree.base(i) == "conj":
            coordinators = {tree.lemma[c] for c in tree.with_dep(i, "cc")}
            bare = not any(tree.base(c) in ("aux", "nsubj", "cop") for c in tree.children[i])
            inherits = coordinators & grammar.negative_coordinators or (bare and tree.feats[i].get("VerbForm") == "Inf" and not tree.with_dep(i, "mark"))
            if inherits and tree.head[i] in self.kinds:
                return self.negation(tree.head[i])
        return None

    def condition(self, i: int) -> tuple[int, int] | None:
        """Return where the condition on the predicate stands ("si …", "à condition que …")."""
        tree = self.tree
        for c in tree.children[i]:
            if tree.base(c) in ("advcl", "obl", "ccomp", "parataxis", "mark", "nmod") and self.conditional(c):
                inside = [w for w in tree.subtree(c) if tree.pos[w] != "PUNCT"]
                return tree.start[inside[0]], tree.end[inside[-1]]
        return None

    def conditional(self, i: int) -> bool:
        """Tell whether the words below `i` begin as a condition."""
        tree = self.tree
        marks = [tree.lemma[m] for m in tree.with_dep(i, "mark")] + [tree.text[m].lower() for m in tree.with_dep(i, "mark")]
        if tree.base(i) == "advcl" and any(m in self.grammar.conditional_marks for m in marks):
            return True
        first = tree.subtree(i)[0]
        opening = self.text[tree.start[first] : tree.end[i]].lower().replace("’", "'")
        return opening.startswith(self.grammar.conditional_phrases)

    def hypothetical(self, i: int) -> bool:
        """Tell whether the predicate itself stands inside a condition."""
        seen = set()
        while i not in seen:
            seen.add(i)
            if self.tree.base(i) in ("advcl", "obl") and self.conditional(i):
                return True
            i = self.tree.head[i]
        return False

    def words(self, i: int) -> list[str]:
        """Return the lemmas that stand with the predicate, for predicates of several words."""
        tree, found = self.tree, []
        for c in tree.children[i]:
            base = tree.base(c)
            if base in BESIDE:
                found.append(tree.lemma[c])
                for d in tree.children[c]:
                    if tree.base(d) in ("case", "conj", "fixed", "compound", "flat", "amod", "nmod"):
                        found.append(tree.lemma[d])
                        found.extend(tree.lemma[e] for e in tree.children[d] if tree.base(e) == "fixed")
            elif base in ("mark", "case"):
                found.append(tree.lemma[c])
        return found

    def trigger(self, i: int) -> tuple[int, int]:
        """Return the span of the predicate with its auxiliaries, clitics and particle."""
        tree, low, high = self.tree, i, i
        beside = {c for c in tree.children[i] if tree.base(c) in ("aux", "cop", "expl", "compound", "advmod")}
        while low - 1 in beside and (tree.base(low - 1) != "compound" or self.kinds[i] == "noun"):
            low -= 1
        while low < i and tree.base(low) == "advmod":
            low += 1
        while high + 1 in beside and tree.dep[high + 1] == "compound:prt":
            high += 1
        return tree.start[low], tree.end[high]

    def extent(self, i: int) -> tuple[int, int]:
        """Return the words of the clause, with its complements but without closing punctuation."""
        tree = self.tree
        inside = [w for w in tree.subtree(i) if tree.pos[w] != "PUNCT"] or [i]
        return tree.start[inside[0]], tree.end[inside[-1]]

    def parent(self, i: int) -> tuple[int | None, Link]:
        """Return the nearest predicate above, and how this one hangs on it."""
        tree, node = self.tree, i
        link: Link | None = None
        while tree.head[node] != node:
            dep, base = tree.dep[node], tree.base(node)
            step = LINKS.get(dep) or LINKS.get(base) or "other"
            if link is None or (step != link and node != i):
                link = step if link is None else ("oblique" if link not in ("complement", "content") else link)
            node = tree.head[node]
            if node in self.kinds:
                return node, self.refine(i, link)
        return None, "root"

    def refine(self, i: int, link: Link) -> Link:
        """Tell infinitives that complete a word from those that say why or how."""
        tree = self.tree
        infinitive = tree.feats[i].get("VerbForm") == "Inf" or tree.pos[i] == "VERB" and bool(tree.with_dep(i, "mark", "case"))
        finite = tree.feats[i].get("VerbForm") == "Fin" or any(tree.base(c) in ("aux", "cop") and tree.feats[c].get("VerbForm") == "Fin" for c in tree.children[i])
        marks = {tree.lemma[m] for m in tree.with_dep(i, "mark", "case")}
        if link == "participle" and infinitive and not finite:
            return "complement"
        if link == "content" and not finite and not tree.with_dep(i, "nsubj"):
            return "complement"
        if link in ("adverbial", "oblique") and infinitive and not finite and marks <= {"à", "de", "to", "d'"}:
            return "complement" if self.kinds.get(tree.head[i]) == "adjective" or link == "oblique" or marks & {"de", "à", "d'"} else link
        if link == "complement" and finite and tree.with_dep(i, "nsubj"):
            return "content"
        return link


def swap(phrase: Phrase) -> Phrase:
    """Give a passive's phrases the roles they have in the active."""
    place = {"subject": "object", "agent": "subject"}
    return replace(phrase, relation=place.get(phrase.relation, phrase.relation))
