"""Mend verbs and their objects: participles taken for modifiers, articles for prepositions, objects hung too low."""

from detente.language.draft import NOMINAL, Draft
from detente.language.times import partitive

# Relations of a clause to the word that it hangs on.
CLAUSAL = ("ccomp", "advcl", "parataxis")


def perfect_is_verb(d: Draft, i: int) -> bool:
    """A participle right behind *have* and before a bare noun is its perfect: "has bombed bases"."""
    noun, have = d.head[i], i - 1
    if d.tree.pos[i] != "VERB" or d.head[noun] != have or d.base(noun) != "obj":
        return False
    perfect = d.tree.lemma[have] in d.grammar.perfect_auxiliaries and d.tree.low[i] not in d.grammar.adjectival
    return perfect and d.move(i, have, "xcomp") and d.demote(have, i, "aux")


def verb_is_no_auxiliary(d: Draft, i: int) -> bool:
    """A verb taken for the auxiliary of a participle before its object is the verb: "sent armoured vehicles"."""
    participle = d.head[i]
    noun = next((c for c in d.children[participle] if d.base(c) == "obj" and c == participle + 1), None)
    if d.tree.pos[i] != "VERB" or participle != i + 1 or noun is None or d.tree.feats[i].get("VerbForm") != "Fin":
        return False
    return d.demote(participle, i, "amod") and d.move(participle, noun, "amod")


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


def partitive_is_object(d: Draft, i: int) -> bool:
    """What stands behind a verb with "des" or "du" is its object, unless the verb takes *de*: "a livré du riz"."""
    verb, case = d.head[i], d.first(i)
    if d.tree.pos[verb] != "VERB" or case != verb + 1 or d.base(case) != "case" or d.has(verb, "obj"):
        return False
    if d.head[case] != i or d.has_passive(verb) or not partitive(d, i, verb):
        return False
    d.relabel(case, "det")
    return d.move(i, verb, "obj")


def who_is_let(d: Draft, i: int) -> bool:
    """What follows "laisser entrer" is the object of *laisser*."""
    let = d.head[i]
    if d.tree.lemma[let] not in d.grammar.permissives or d.tree.feats[i].get("VerbForm") != "Inf" or d.has(let, "obj"):
        return False
    whom = next((c for c in d.children[i] if c > i and d.base(c) == "obj" and d.tree.pos[c] in NOMINAL), None)
    return whom is not None and d.move(whom, let, "obj")


def clause_is_ordered(d: Draft, i: int) -> bool:
    """In "ordered two envoys jailed" a participle was taken for a verb and whom it is done to for its subject."""
    verb, whom = d.head[i], [c for c in d.children[i] if d.base(c) == "nsubj"]
    if d.tree.lemma[verb] not in d.grammar.ordering or len(whom) != 1 or d.has(i, "mark", "aux", "obj", "cop"):
        return False
    if d.tree.feats[i].get("Tense") != "Past" or d.has(verb, "obj") or d.tree.pos[verb] != "VERB":
        return False
    d.relabel(whom[0], "nsubj:pass")
    return True


def second_object_names(d: Draft, i: int) -> bool:
    """The second object of *call* says what the first is: "labelled the report a lie"."""
    verb, dets = d.head[i], ("det", "amod")
    if d.tree.lemma[verb] not in d.grammar.naming or d.tree.pos[i] not in NOMINAL or not d.has(i, *dets):
        return False
    first = next((c for c in d.children[verb] if verb < c < i and d.base(c) in ("obj", "iobj")), None)
    if first is None:
        return False
    d.relabel(first, "obj")
    d.relabel(i, "xcomp")
    return True


def adjective_names(d: Draft, i: int) -> bool:
    """An adjective right on "juger" says what its object is: "a jugé illégales les sanctions"."""
    verb = d.head[i]
    if d.tree.lemma[verb] not in d.grammar.naming or d.tree.pos[i] != "ADJ" or i < verb:
        return False
    changed = d.base(i) != "xcomp"
    d.relabel(i, "xcomp")
    for c in [c for c in d.children[i] if c > i and d.base(c) == "obj" and not d.has(verb, "obj")]:
        changed = d.move(c, verb, "obj")
    return changed


def copula_names(d: Draft, i: int) -> bool:
    """A verb that says what its object is, taken for a copula, is the verb of the clause."""
    named = d.head[i]
    if d.tree.lemma[i] not in d.grammar.naming or d.tree.pos[named] != "ADJ" or i > named or not d.has(named, "obj"):
        return False
    above, dep = d.head[named], d.dep[named]
    if above == named:
        d.uproot(i, dep)
    else:
        d.move(i, above, dep)
    for c in [c for c in d.children[named] if c < i or d.base(c) != "advmod"]:
        d.move(c, i, d.dep[c])
    return d.move(named, i, "xcomp")


def preposition_of_the_name(d: Draft, i: int) -> bool:
    """A preposition hung on the title or adjective before a noun is the noun's: "with [President] X"."""
    title = d.head[i]
    noun = d.head[title]
    if not i < title < noun or d.base(title) not in ("amod", "nmod") or d.has(noun, "case"):
        return False
    return d.move(i, noun, "case")


def verb_goes_with_verb(d: Draft, i: int) -> bool:
    """A finite verb coordinated with the object of another one goes with that: "expels envoys and accuses Rome"."""
    noun, finite = d.head[i], d.tree.feats[i].get("VerbForm") == "Fin"
    verb = d.head[noun]
    if not finite or d.has(i, "nsubj", "mark") or d.base(noun) not in ("obj", "obl") or d.tree.pos[noun] not in NOMINAL:
        return False
    told = d.tree.pos[verb] == "VERB" and d.tree.feats[verb].get("VerbForm") == "Fin" and verb < noun < i
    return told and d.has(i, "cc") and d.move(i, verb, "conj")
