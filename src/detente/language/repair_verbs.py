"""Mend participles that a parser took for the modifiers of an object: "has [bombed bases]"."""

from detente.language.draft import Draft

# Relations of a clause to the word that it hangs on.
CLAUSAL = ("ccomp", "advcl", "parataxis")


def perfect_is_verb(d: Draft, i: int) -> bool:
    """A participle right behind *have* and before a bare noun is its perfect: "has bombed bases"."""
    noun, have = d.head[i], i - 1
    if d.tree.pos[i] != "VERB" or d.head[noun] != have or d.base(noun) != "obj":
        return False
    perfect = d.tree.lemma[have] in d.grammar.perfect_auxiliaries and d.tree.low[i] not in d.grammar.adjectival
    return perfect and d.move(i, have, "xcomp") and d.demote(have, i, "aux")


def modifier_is_verb(d: Draft, i: int) -> bool:
    """A past tense between a subject and the noun behind it is the verb of the clause: "said it bombed bases"."""
    noun, subject = d.head[i], i - 1
    if d.tree.pos[i] != "VERB" or d.base(noun) not in CLAUSAL or d.tree.pos[noun] != "NOUN" or d.head[subject] != noun:
        return False
    acts = d.base(subject) == "nsubj" or (d.tree.pos[subject] == "PRON" and "Poss" not in d.tree.feats[subject])
    if not acts or d.has(noun, "cop", "det", "case"):
        return False
    d.move(i, d.head[noun], d.dep[noun])
    for child in [c for c in d.children[noun] if c < i]:
        d.move(child, i, "nsubj" if child == subject else d.dep[child])
    return d.move(noun, i, "obj")
