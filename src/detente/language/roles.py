"""Find the phrases in the roles of a predicate, those that grammar leaves out among them."""

from collections.abc import Mapping

from detente.language.grammar import Grammar
from detente.language.group import VERBAL, Group
from detente.language.phrases import Phrases
from detente.language.tree import Tree
from detente.waist import Phrase

ROLE = {
    "nsubj": "subject", "obj": "object", "iobj": "indirect", "obl:agent": "agent", "obl": "oblique",
    "nmod": "oblique", "xcomp": "predicative",
    "vocative": "vocative", "dislocated": "subject", "obj:lvc": "object", "obj:agent": "agent",
}  # fmt: skip
NOUN_ROLE = {
    "nmod": "oblique", "obl": "oblique", "nmod:poss": "possessor", "amod": "adjective", "compound": "compound",
    "appos": "apposition", "obl:agent": "agent", "nmod:unmarked": "compound", "nmod:desc": "compound",
    "obj": "object", "flat": "compound",
}  # fmt: skip
COP_ROLE = {**NOUN_ROLE, "nsubj": "subject"}
SWAPPED = {"subject": "object", "agent": "subject"}


class Roles:
    """The roles of the predicates of one sentence; `kinds` says which words are predicates, and of what kind."""

    def __init__(self, tree: Tree, grammar: Grammar, phrases: Phrases, group: Group, kinds: Mapping[int, str]) -> None:
        self.tree, self.grammar, self.phrases, self.group, self.kinds = tree, grammar, phrases, group, kinds
        self.found: dict[int, tuple[Phrase, ...]] = {}

    def of(self, i: int) -> tuple[Phrase, ...]:
        """Return the phrases of a predicate by what they are in the active."""
        roles = self.surface(i)
        if not self.group.passive(i):
            return roles
        place = SWAPPED
        if any(p.relation == "object" for p in roles):
            place = {**SWAPPED, "subject": "indirect"}  # "X was given weapons by Y"
        return tuple(p._replace(relation=place[p.relation]) if p.relation in place else p for p in roles)

    def surface(self, i: int) -> tuple[Phrase, ...]:
        """Return the phrases of a predicate as they stand, its shared or understood subject among them."""
        if i in self.found:
            return self.found[i]
        self.found[i] = ()  # a loop in the tree ends here
        found: list[Phrase] = []
        for c in self.tree.children[i]:
            if (phrase := self.phrase(i, c)) is not None:
                found.append(phrase)
        if not any(p.relation in ("subject", "possessor") for p in found):
            found.extend(self.understood(i))
        if self.kinds[i] == "verb" and not any(p.relation == "object" for p in found):
            found.extend(self.gap(i) or self.shared_object(i))
        self.found[i] = tuple(found)
        return self.found[i]

    def phrase(self, i: int, c: int) -> Phrase | None:
        """Return child `c` as a phrase in its role, None where it has none."""
        tree, phrases = self.tree, self.phrases
        relation = self.relation(i, c)
        if relation is None:
            return None
        noun = phrases.antecedent(c)
        if noun is not None and noun != i:
            marker = "" if relation not in ("oblique", "agent") else phrases.build(c, relation).marker
            if relation == "oblique" and not marker:
                marker = "of"  # "dont" on the verb
            return phrases.build(noun, relation, marker)
        if relation not in ("oblique", "agent"):
            return phrases.build(c, relation, "")
        phrase = phrases.build(c, relation)
        by = phrase.marker in self.grammar.agents and (phrase.marker == "by" or tree.dep[c] == "obl:agent")
        if by and (self.kinds[i] == "noun" or self.group.passive(i) or tree.dep[c] == "obl:agent"):
            return phrase if relation == "agent" else phrases.build(c, "agent")
        if relation == "agent" and phrase.marker:
            return phrases.build(c, "oblique")
        return phrase

    def relation(self, i: int, c: int) -> str | None:
        """Return the role of a child by its relation in the tree."""
        tree = self.tree
        dep, base = tree.dep[c], tree.base[c]
        if base == "det":
            return "possessor" if self.phrases.possessive(c) else None
        if base == "expl":
            inverted = dep == "expl:subj" and tree.text[c].startswith("-") and not tree.with_dep(i, "nsubj")
            return "subject" if inverted else None
        if base == "nsubj":
            return None if dep == "nsubj:outer" and len(tree.with_dep(i, "nsubj")) > 1 else "subject"
        if base == "dislocated":
            return None if tree.with_dep(i, "nsubj") else "subject"
        noun = self.kinds[i] == "noun"
        table = NOUN_ROLE if noun else ROLE
        relation = table.get(dep) or table.get(base)
        if relation in ("adjective", "predicative") and tree.pos[c] in VERBAL:
            return None
        if relation in ("object", "indirect") and tree.low[c] in self.grammar.reflexives:
            return None
        return "oblique" if relation == "object" and tree.pos[c] == "ADV" else relation

    def understood(self, i: int) -> tuple[Phrase, ...]:
        """Return the subject that grammar supplies: of a coordinated verb, a participle, an adverbial infinitive."""
        tree, base, head = self.tree, self.tree.base[i], self.tree.head[i]
        if self.kinds[i] == "noun":
            return ()
        form = tree.feats[i].get("VerbForm")
        if base == "amod" or (base == "acl" and tree.dep[i] != "acl:relcl" and form != "Inf" and not self.opens(i)):
            return (self.phrases.build(head, "subject", ""),)
        if base == "xcomp" and head in self.kinds and self.group.passive(i):
            return tuple(p._replace(relation="subject") for p in self.surface(head) if p.relation == "object")
        adverbial = base == "advcl" and (form in ("Part", "Ger", "Inf") or tree.pos[i] == "ADJ")
        if (base == "conj" or adverbial) and head in self.kinds:
            return tuple(p for p in self.surface(head) if p.relation == "subject")
        return ()

    def opens(self, i: int) -> bool:
        """Tell whether a preposition opens the clause: "the risk of attacking" tells of no risk that attacks."""
        return any(self.tree.base[c] in ("mark", "case") for c in self.tree.children[i])

    def gap(self, i: int) -> tuple[Phrase, ...]:
        """Return the noun as object of a relative clause that lacks one: "the treaty (that) China denounced"."""
        tree = self.tree
        if tree.dep[i] != "acl:relcl" or self.group.passive(i) or tree.pos[tree.head[i]] not in ("NOUN", "PROPN"):
            return ()
        subject = False
        for c in tree.children[i]:
            if tree.base[c] in ("obj", "ccomp", "xcomp", "cop") or tree.low[c] in self.grammar.adverbial_relatives:
                return ()
            if self.phrases.antecedent(c) is not None and tree.base[c] != "mark":
                return ()
            if any(self.phrases.antecedent(d) is not None for d in tree.children[c]):
                return ()
            subject = subject or tree.base[c] == "nsubj"
        noun = tree.head[i]
        if not subject or tree.lemma[noun] in self.grammar.days or tree.lemma[noun] in self.grammar.periods:
            return ()
        return (self.phrases.build(noun, "object", ""),)

    def shared_object(self, i: int) -> tuple[Phrase, ...]:
        """Return the object that two verbs side by side share: "signed and ratified the treaty"."""
        tree = self.tree
        if self.group.passive(i):
            return ()
        if tree.base[i] == "conj" and self.side_by_side(tree.head[i], i):
            other = tree.head[i]
        else:
            other = next((c for c in tree.children[i] if tree.base[c] == "conj" and self.side_by_side(i, c)), i)
        last = max(i, other)
        if other == i or tree.pos[other] not in VERBAL or tree.with_dep(i, "ccomp", "xcomp", "obl"):
            return ()
        objects = [c for c in tree.children[other] if tree.base[c] == "obj" and c > last]
        return tuple(self.phrases.build(c, "object", "") for c in objects)

    def side_by_side(self, first: int, second: int) -> bool:
        """Tell whether nothing but a coordinator stands between two verbs."""
        tree = self.tree
        if tree.pos[first] not in VERBAL or tree.pos[second] not in VERBAL or first > second:
            return False
        return all(tree.base[w] in ("cc", "punct", "aux", "advmod", "mark") for w in range(first + 1, second))
