"""Read the verb group: voice, reflexive pronoun, mood and tense, negation.

The functions of one word: what its auxiliaries, clitics and little words say
of it. French and English differ only in their grammar files.
"""

from detente.language.grammar import Grammar
from detente.language.tree import Tree

VERBAL = ("VERB", "AUX")
MOODS = {"Cnd": "conditional", "Imp": "imperative", "Sub": "subjunctive"}
TENSES = {"Past": "past", "Imp": "past", "Fut": "future", "Pres": "present"}
NEGATABLE = {"advmod", "obj", "nsubj", "iobj", "cc", "aux", "mark", "case", "det"}
ARGUMENTS = {"obj", "nsubj", "obl", "iobj"}


class Group:
    """The verb groups of one sentence."""

    def __init__(self, tree: Tree, grammar: Grammar) -> None:
        self.tree, self.grammar = tree, grammar
        self.passives: dict[int, bool] = {}
        self.negates = not (grammar.negative.isdisjoint(tree.low) and grammar.negative.isdisjoint(tree.lemma))

    # -- voice -----------------------------------------------------------------------

    def passive(self, i: int) -> bool:
        """Tell whether the subject is acted upon."""
        if i not in self.passives:
            self.passives[i] = False  # a loop ends here
            self.passives[i] = self.tree.pos[i] in VERBAL and self.is_passive(i)
        return self.passives[i]

    def is_passive(self, i: int) -> bool:
        tree, grammar = self.tree, self.grammar
        deps = {tree.dep[c] for c in tree.children[i]}
        if "aux:caus" in deps:
            return self.pronoun(i)
        bare = "*" in grammar.bare_actives and tree.base[i] == "root" and tree.lemma[i] not in grammar.bare_passives
        if "nsubj:pass" in deps and not (bare or self.pronoun(i)):
            deps.add("aux:pass")
        if "aux:pass" in deps or {"nsubj:pass", "obl:agent"} <= deps:
            return tree.lemma[i] not in grammar.bare_actives or "obl:agent" in deps  # "est tombé" is a perfect
        if any(tree.base[c] in ("aux", "cop") for c in tree.children[i]):
            return False
        base, feats = tree.base[i], tree.feats[i]
        participle = feats.get("VerbForm") == "Part" and feats.get("Tense") != "Pres"
        if base == "conj" and participle and not tree.with_dep(i, "nsubj"):
            return self.passive(tree.head[i])
        if base in ("acl", "advcl", "amod", "appos"):
            return participle and tree.dep[i] != "acl:relcl" and not tree.with_dep(i, "nsubj")
        if base == "xcomp" and tree.lemma[tree.head[i]] in grammar.ordering:
            return feats.get("Tense") == "Past" and "obj" not in deps  # "ordered the envoy arrested"
        if base not in ("root", "parataxis") or "obj" in deps or not (participle or feats.get("Tense") == "Past"):
            return False
        if "obl:agent" in deps:
            return True
        if any(
            tree.base[c] == "conj" and tree.with_dep(c, "obj") and not tree.with_dep(c, "nsubj")
            for c in tree.children[i]
        ):
            return False  # "arrested and questioned the student"
        lemma, others = tree.lemma[i], "*" not in grammar.bare_actives
        return lemma in grammar.bare_passives or (participle and others and lemma not in grammar.bare_actives)

    def reflexive(self, i: int) -> bool:
        """Tell whether the verb stands with a reflexive pronoun of its own ("s'entretenir")."""
        tree = self.tree
        return self.pronoun(i) and not any(tree.dep[c] == "aux:caus" or self.seen(c) for c in tree.children[i])

    def pronoun(self, i: int) -> bool:
        tree, words = self.tree, self.grammar.reflexives
        return any(
            tree.base[c] in ("expl", "obj", "iobj", "nsubj")
            and (tree.low[c] in words or tree.feats[c].get("Reflex") == "Yes")
            for c in tree.children[i]
        )

    def seen(self, c: int) -> bool:
        """Tell whether an auxiliary is the one of "se voir refuser", to which the pronoun belongs."""
        return self.tree.dep[c] == "aux:pass" and self.tree.lemma[c] in self.grammar.reflexive_passives

    # -- mood and tense -----------------------------------------------------------------

    def auxiliaries(self, i: int) -> list[int]:
        """Return the auxiliaries, those of the first verb for a bare coordinated one ("will meet and discuss")."""
        tree = self.tree
        own = [c for c in tree.children[i] if tree.base[c] in ("aux", "cop")]
        if own or not self.bare(i):
            return own
        return self.auxiliaries(tree.head[i])

    def bare(self, i: int) -> bool:
        """Tell whether a coordinated verb shares the auxiliaries of the one before it."""
        tree = self.tree
        if tree.base[i] != "conj" or tree.feats[i].get("VerbForm") not in ("Inf", "Part"):
            return False
        if tree.pos[tree.head[i]] not in VERBAL:
            return False
        return not any(tree.base[c] in ("aux", "cop", "mark", "nsubj") for c in tree.children[i])

    def mood_and_tense(self, i: int, auxiliaries: list[int]) -> tuple[str, str | None]:
        """Return mood and tense of the whole verb group."""
        tree, grammar = self.tree, self.grammar
        forms = {tree.low[a] for a in auxiliaries}
        perfect = any(
            tree.lemma[a] in grammar.perfect_auxiliaries
            and tree.base[a] != "cop"
            and (tree.dep[a] != "aux:pass" or not self.passive(i))
            for a in auxiliaries
        )
        if forms & grammar.future_auxiliaries:
            return "indicative", "future"
        if forms & grammar.conditional_auxiliaries:
            return "conditional", "past" if perfect else "present"
        if self.to_come(i, auxiliaries):
            return "indicative", "future"
        finite = next((w for w in (*auxiliaries, i) if self.finite(w)), None)
        if finite is None:
            return self.not_finite(i, auxiliaries, perfect)
        feats = tree.feats[finite]
        mood, tense = MOODS.get(feats.get("Mood", ""), "indicative"), TENSES.get(feats.get("Tense", ""))
        if mood != "imperative" and (spelt := self.spelt(finite)):
            mood, tense = ("indicative", "future") if spelt == "Fut" else ("conditional", "present")
        if perfect and tense in ("present", None):
            tense = "past"
        return mood, tense

    def finite(self, i: int) -> bool:
        """Tell whether a verb is finite, by its features or, where it has none, by its ending."""
        form = self.tree.feats[i].get("VerbForm")
        return form == "Fin" or (form is None and self.tree.pos[i] in VERBAL and self.spelt(i) is not None)

    def to_come(self, i: int, auxiliaries: list[int]) -> bool:
        """Tell whether an infinitive says what will be: "Russia to expel", "Russia is to expel"."""
        tree, marks = self.tree, self.grammar.infinitive_marks
        if tree.feats[i].get("VerbForm") != "Inf" or not any(
            tree.base[c] == "mark" and tree.low[c] in marks for c in tree.children[i]
        ):
            return False
        if tree.base[i] not in ("root", "ccomp", "parataxis") or not tree.with_dep(i, "nsubj"):
            return False
        return not auxiliaries or tree.feats[auxiliaries[0]].get("VerbForm") in ("Fin", "Inf")

    def not_finite(self, i: int, auxiliaries: list[int], perfect: bool) -> tuple[str, str | None]:
        tree = self.tree
        form = tree.feats[auxiliaries[0] if auxiliaries else i].get("VerbForm")
        if form == "Inf":
            bare = self.grammar.infinitive_marks and tree.base[i] == "root" and not auxiliaries
            if bare and tree.with_dep(i, "nsubj") and not tree.with_dep(i, "mark"):
                return "indicative", "present"  # "strikes kill three", the plural taken for an infinitive
            return "infinitive", "past" if perfect else None
        if form not in ("Part", "Ger") and tree.pos[i] in VERBAL:
            return "indicative", None
        if form is None and auxiliaries:
            return "indicative", None
        past = tree.feats[i].get("Tense") == "Past"
        if past and not auxiliaries and tree.pos[i] in VERBAL and not self.passive(i):
            head = tree.head[i]
            finite = tree.base[i] == "conj" and tree.feats[head].get("VerbForm") == "Fin"
            if finite and self.bare(i) and "*" in self.grammar.bare_actives:
                return self.mood_and_tense(head, [])  # "recalled and called off", the second taken for a participle
            if tree.base[i] == "root" and tree.with_dep(i, "nsubj"):
                return "indicative", "past"
        return "participle", "past" if past or perfect else None

    def spelt(self, i: int) -> str | None:
        """Return Fut or Cnd where the ending says so, whatever the tagger thought ("céderons")."""
        tree, grammar = self.tree, self.grammar
        form, lemma = tree.low[i], tree.lemma[i]
        stems = next((stems for final, stems in grammar.finals.items() if lemma.endswith(final)), ())
        for name, endings in grammar.endings.items():
            for ending in endings if stems else ():
                if form.endswith(ending) and form.removesuffix(ending).endswith(stems):
                    return name
        return None

    # -- negation --------------------------------------------------------------------

    def negation(self, i: int) -> str | None:
        """Return the words that negate the predicate, or None."""
        if not self.negates:
            return None
        tree, grammar = self.tree, self.grammar
        particle = any(tree.low[c] in grammar.particles for c in tree.children[i])
        if particle and any(tree.base[c] == "advmod" and tree.low[c] in grammar.restrictors for c in tree.children[i]):
            return None
        found = [w for c in tree.children[i] for w in self.negating(i, c, particle)]
        if found:
            return " ".join(tree.text[w] for w in sorted(found))
        if particle and tree.lemma[i] in grammar.particle_alone:
            return next(tree.text[c] for c in tree.children[i] if tree.low[c] in grammar.particles)
        return self.carried(i)

    def negating(self, i: int, c: int, particle: bool) -> list[int]:
        """Return the negative words that child `c` of a predicate brings."""
        tree, grammar = self.tree, self.grammar
        base, weak = tree.base[c], self.word(c, grammar.negators_with_particle)
        if tree.low[c] in grammar.particles or tree.lemma[c] in grammar.particles:
            return []
        if base in ("mark", "case") and tree.lemma[c] in grammar.without:
            return [c]
        if base == "det":
            strong = self.word(c, grammar.negative_determiners) and not (weak and not particle)
            return [c] if strong and tree.pos[i] not in VERBAL else []
        if (weak and particle) or (base in NEGATABLE and self.word(c, grammar.negators)):
            return [] if self.only(c) else [c]
        if base == "advmod":
            inner = [d for d in tree.children[c] if self.word(d, grammar.negators | grammar.negative_determiners)]
            return [] if not inner or tree.low[c] in grammar.not_only else [*inner, c]
        return self.in_argument(c, particle) if base in ARGUMENTS else []

    def in_argument(self, c: int, particle: bool) -> list[int]:
        """Return what negates the verb from within a subject or object: "no country", "neither X nor Y"."""
        tree, grammar = self.tree, self.grammar
        if tree.base[c] == "obl" and not particle and not self.class_of(c) & grammar.negative_obliques:
            return []
        for d in tree.children[c]:
            weak = self.word(d, grammar.negators_with_particle)
            if weak and not particle:
                continue
            if tree.base[d] == "cc" and (weak or self.word(d, grammar.negators)):
                return [d]
            if tree.base[d] == "det" and self.word(d, grammar.negative_determiners):
                return [d]
        return []

    def class_of(self, c: int) -> frozenset[str]:
        tree = self.tree
        return frozenset(self.grammar.markers.get(tree.low[d], "") for d in tree.children[c] if tree.base[d] == "case")

    def word(self, c: int, words: frozenset[str]) -> bool:
        return self.tree.low[c] in words or self.tree.lemma[c] in words

    def only(self, c: int) -> bool:
        """Tell whether "only" follows: "not only" negates nothing."""
        low, words = self.tree.low, self.grammar.not_only
        return c + 1 < len(low) and low[c + 1] in words

    def carried(self, i: int) -> str | None:
        """Return the negation that a coordinated verb shares: "did not sign or ratify"."""
        tree = self.tree
        if tree.base[i] != "conj" or any(tree.base[c] in ("aux", "nsubj", "cop", "mark") for c in tree.children[i]):
            return None
        coordinators = {tree.lemma[c] for c in tree.children[i] if tree.base[c] == "cc"}
        if coordinators & self.grammar.negative_coordinators or self.bare(i):
            return self.negation(tree.head[i])
        return None
