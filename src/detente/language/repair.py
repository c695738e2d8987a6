"""Mend what parsers often get wrong, before clauses are read from a tree.

Every rule names a shape that grammar does not allow, or hardly: a weekday as
the object, a bare noun as an oblique, a name as the compound of a finite
verb. A tree that follows Universal Dependencies passes unchanged, but for two
shapes that schemes disagree about: *get* and *faire* with the verb below them
become its auxiliaries.
"""

from collections.abc import Callable, Collection

from detente.language.draft import NOMINAL, VERBAL, Draft
from detente.language.finite import clause_in_phrase, emphasis, find_main_verb, free_subject, preposition_opens_clause
from detente.language.grammar import Grammar
from detente.language.repair_nouns import (
    adjective_follows,
    adjective_is_modifier,
    adjective_is_no_auxiliary,
    adjective_is_no_head,
    apposition_is_conjunct,
    both_is_determiner,
    conjunct_is_subject,
    conjunct_of_title,
    goes_with_adjective,
    goes_with_the_act,
    hyphens,
    mark_is_preposition,
    name_goes_with_title,
    name_of_owner,
    noun_has_no_subject,
    noun_is_adjective,
    object_behind_recipient,
    particle_is_no_preposition,
    phrase_is_no_conjunct,
    preposition_of_two_words,
    subject_has_adjective,
)
from detente.language.repair_verbs import (
    adjective_names,
    clause_is_ordered,
    copula_names,
    modifier_is_verb,
    partitive_is_object,
    perfect_is_verb,
    preposition_of_the_name,
    second_object_names,
    verb_goes_with_verb,
    verb_is_no_auxiliary,
    who_is_let,
)
from detente.language.speech import invert
from detente.language.times import clear, times
from detente.language.tree import Tree


def repaired(tree: Tree, grammar: Grammar, nouns: Collection[str]) -> Tree:
    """Return the tree as the rules mend it; `nouns` are lemmas that may be predicates."""
    draft = Draft(tree, grammar, nouns)
    hyphens(draft)
    emphasis(draft)
    free_subject(draft)
    invert(draft)
    found = times(draft)
    find_main_verb(draft, found)
    clear(draft, found)
    for i in range(len(tree.text)):
        for rule in RULES.get(draft.bases[i], ()):
            if rule(draft, i):
                break
    return tree.hung(draft.head, draft.dep) if draft.changed else tree


def second_object_is_time(d: Draft, i: int) -> bool:
    """A week or year beside another object says when: "a perdu trois hommes cette année"."""
    other = any(c != i and d.base(c) == "obj" for c in d.children[d.head[i]])
    bare = d.tree.lemma[i] in d.grammar.periods and not d.has(i, "case")
    return bare and other and d.move(i, d.head[i], "obl:unmarked")


def bare_oblique_is_object(d: Draft, i: int) -> bool:
    """A noun without preposition after a verb is its object."""
    head = d.head[i]
    bare = d.dep[i] != "obl:unmarked" and d.tree.pos[i] in NOMINAL and not d.has(i, "case", "fixed", "mark")
    if not bare or i < head or d.tree.pos[head] != "VERB" or d.has(head, "obj", "cop") or d.dep[i] == "obl:agent":
        return False
    passive = any(d.dep[c] in ("aux:pass", "nsubj:pass") for c in d.children[head])
    return not passive and d.move(i, head, "obj")


def indirect_is_object(d: Draft, i: int) -> bool:
    """A noun without preposition is no indirect object of a verb that has no object: "asked Algeria to leave"."""
    lone = d.tree.pos[i] in NOMINAL and not d.has(i, "case") and not d.has(d.head[i], "obj", "ccomp")
    return lone and d.move(i, d.head[i], "obj")


def noun_is_object(d: Draft, i: int) -> bool:
    """A noun with an article is no adverb: right behind a verb it is the object ("bombed a depot south of Homs")."""
    verb, first = d.head[i], d.first(i)
    bare = (
        d.tree.pos[i] in NOMINAL and d.has(i, "det") and not d.has(i, "case") and d.tree.lemma[i] not in d.grammar.times
    )
    free = d.tree.pos[verb] == "VERB" and first == verb + 1 and not d.has(verb, "obj", "cop")
    return bare and free and not any(d.dep[c] == "aux:pass" for c in d.children[verb]) and d.move(i, verb, "obj")


def name_is_object(d: Draft, i: int) -> bool:
    """A name as the complement of a verb without object is the object ("ne soutient ni X ni Y")."""
    head = d.head[i]
    if d.tree.pos[i] != "PROPN" or d.tree.pos[head] != "VERB" or d.has(i, "case", "mark", "cop") or d.has(head, "obj"):
        return False
    return d.move(i, head, "obj")


def compound_is_subject(d: Draft, i: int) -> bool:
    """A noun before a finite verb that has no subject is the subject."""
    head = d.head[i]
    finite = d.tree.pos[head] == "VERB" and d.tree.feats[head].get("VerbForm") == "Fin"
    noun = d.base(head) in ("obj", "obl", "nsubj", "nmod")  # "two Chadian diplomats", the last taken for a verb
    if d.tree.pos[i] not in NOMINAL or not finite or noun or i > head or d.has(head, "nsubj"):
        return False
    return d.move(i, head, "nsubj")


def auxiliary(d: Draft, i: int) -> bool:
    """Read "got expelled", "a fait expulser" and "s'est vu refuser" as one verb group."""
    head, feats = d.head[i], d.tree.feats[i]
    if d.tree.pos[i] != "VERB" or d.tree.pos[head] not in VERBAL or d.has(i, "nsubj", "cop"):
        return False
    lemma, grammar = d.tree.lemma[head], d.grammar
    if d.has(i, "mark"):
        return lemma in grammar.causatives and only_does(d, head, i)
    if lemma in grammar.passive_governors and feats.get("VerbForm") == "Part" and feats.get("Tense") != "Pres":
        return not d.has(head, "obj") and d.demote(head, i, "aux:pass")
    if feats.get("VerbForm") != "Inf" or i < head:
        return False
    if lemma in grammar.causatives:
        own = [c for c in d.children[head] if d.base(c) == "obj" and d.tree.low[c] not in grammar.reflexives]
        return not own and d.demote(head, i, "aux:caus")
    reflexive = any(d.tree.low[c] in grammar.reflexives for c in d.children[head])
    return lemma in grammar.reflexive_passives and reflexive and d.demote(head, i, "aux:pass")


def only_does(d: Draft, do: int, i: int) -> bool:
    """Read "ne fait que menacer" as "ne menace que"."""
    that = next(c for c in d.children[i] if d.base(c) == "mark")
    negated = any(d.tree.low[c] in d.grammar.particles for c in d.children[do])
    if not negated or d.tree.low[that] not in d.grammar.restrictors or d.tree.feats[i].get("VerbForm") != "Inf":
        return False
    return d.demote(do, i, "aux") and d.move(that, i, "advmod")


def inserted_speech(d: Draft, i: int) -> bool:
    """A verb before its subject, behind a comma and with no "and", is inserted: "…, a-t-il ajouté"."""
    if d.tree.pos[i] != "VERB" or d.has(i, "cc", "mark"):
        return False
    first = min([i, *(c for c in d.children[i] if d.base(c) != "punct")])
    behind = first > 0 and d.tree.pos[first - 1] == "PUNCT"
    inverted = any(
        (d.base(c) == "nsubj" and c > i) or (d.dep[c] == "expl:subj" and d.tree.text[c].startswith("-"))
        for c in d.children[i]
    )
    return behind and inverted and d.move(i, d.head[i], "parataxis")


def speaker_is_subject(d: Draft, i: int) -> bool:
    """After what was said, the noun behind a verb without subject is who says it: '…", said the minister'."""
    verb = d.head[i]
    if d.tree.pos[verb] != "VERB" or i < verb or d.tree.pos[i] not in NOMINAL or d.has(verb, "nsubj", "mark", "cc"):
        return False
    inverted = any(d.dep[c] == "expl:subj" and d.tree.text[c].startswith("-") for c in d.children[verb])
    if inverted or d.has(i, "case"):
        return False
    finite = any(
        d.tree.feats[w].get("VerbForm") == "Fin" and d.tree.feats[w].get("Mood") != "Imp"
        for w in (verb, *(c for c in d.children[verb] if d.base(c) == "aux"))
    )
    before = {d.base(c) for c in d.children[verb] if c < verb}
    said = d.base(verb) in ("parataxis", "conj") or bool(before & {"ccomp", "parataxis"})
    start = min([verb, *(c for c in d.children[verb] if d.base(c) in ("aux", "expl"))])
    behind = start > 0 and d.tree.pos[start - 1] == "PUNCT"
    if not (finite and said and behind):
        return False
    if d.base(verb) == "conj":
        d.move(verb, d.head[verb], "parataxis")
    return d.move(i, verb, "nsubj")


def agent_is_of_the_verb(d: Draft, i: int) -> bool:
    """In "was given tanks by X", X gave them; in "rejected a call by X", X called."""
    head = d.head[i]
    if d.marker(i) != "by" or i < head:
        return False
    verb = d.head[head]
    if d.base(i) == "nmod":
        agentless = any(d.dep[c] == "nsubj:pass" for c in d.children[verb]) and not any(
            d.dep[c] == "obl:agent" for c in d.children[verb]
        )
        return d.base(head) == "obj" and agentless and d.move(i, verb, "obl:agent")
    if d.base(head) == "xcomp" and d.tree.pos[head] == "ADJ" and d.has_passive(verb):
        return d.move(i, verb, "obl:agent")  # "was shot dead by X"
    act = next((c for c in d.children[head] if d.base(c) == "obj"), None)
    if act is None or d.dep[i] == "obl:agent" or d.tree.pos[i] != "PROPN" or d.tree.lemma[act] not in d.nouns:
        return False
    return min(c for c in (i, *d.children[i])) == act + 1 and d.move(i, act, "nmod")


def negator_governs_nothing(d: Draft, i: int) -> bool:
    """A phrase on a negative adverb or on the second word of a fixed pair belongs to the verb."""
    head = d.head[i]
    negates = d.tree.lemma[head] in d.grammar.negators | d.grammar.negators_with_particle
    if not (d.base(head) == "advmod" and negates) and d.base(head) != "fixed":
        return False
    verb = d.verb_above(i)
    return verb is not None and d.has(i, "case") and d.move(i, verb, "obl")


def clause_of_condition(d: Draft, i: int) -> bool:
    """In "à condition que X cède", the clause goes with the noun."""
    head = d.head[i]
    first = min([i, *d.children[i]])
    if i < head or not d.has(i, "case", "det", "fixed"):
        return False
    for c in d.children[head]:
        marks = [m for m in d.children[c] if d.base(m) == "mark"]
        if c < i or not marks or marks[0] != i + 1 or d.base(c) not in ("ccomp", "advcl", "xcomp"):
            continue
        if " ".join(d.tree.low[first : i + 2]) in d.grammar.conditional_phrases:
            return d.move(c, i, "acl")
    return False


def clause_completes(d: Draft, i: int) -> bool:
    """An infinitive or gerund that completes the word above: "accused of firing", "ordered X to fire"."""
    tree, grammar, head = d.tree, d.grammar, d.head[i]
    form = tree.feats[i].get("VerbForm")
    bare = not any(d.base(c) in ("aux", "cop") and tree.feats[c].get("VerbForm") == "Fin" for c in d.children[i])
    if tree.pos[i] != "VERB" or form not in ("Inf", "Part", "Ger") or not bare or i < head or d.has(i, "nsubj", "cc"):
        return False
    words = [c for c in d.children[i] if d.base(c) in ("mark", "case")]
    marks = {tree.low[c] for c in words}
    if len(words) != 1:
        return False
    if not marks & grammar.complement_marks:
        if d.base(i) == "conj":
            return False
        if marks & grammar.reason_marks:
            past = any(d.base(c) == "aux" and tree.feats[c].get("VerbForm") == "Inf" for c in d.children[i])
            return past and d.move(i, head, "xcomp")
        governed = tree.pos[head] == "ADJ" or tree.lemma[head] in grammar.controllers or form == "Ger"
        governed = governed or any(tree.lemma[c] in grammar.noun_controllers for c in d.children[head])
        if not marks & grammar.infinitive_marks or not governed:
            return False
    act = next((c for c in d.children[head] if d.base(c) == "obj" and c < i), None)
    if act is not None and d.tree.lemma[act] in grammar.noun_controllers:
        return d.move(i, act, "acl")  # "rejected a call to reopen"
    return d.move(i, head, "xcomp")


def auxiliary_governs_nothing(d: Draft, i: int) -> bool:
    """What hangs on an auxiliary belongs to its verb."""
    for c in [c for c in d.children[i] if d.base(c) not in ("aux", "fixed", "conj")]:
        d.move(c, d.head[i], d.dep[c])
    return False


def perfect_is_active(d: Draft, i: int) -> bool:
    """With *have* alone there is no passive: "a rejeté", but "a été rejeté"."""
    verb = d.head[i]
    have = d.grammar.perfect_auxiliaries - d.grammar.copulas
    active = any(d.base(c) == "aux" and d.tree.lemma[c] in have for c in d.children[verb])
    passive = any(
        d.dep[c] in ("aux:pass", "aux:caus") or d.tree.lemma[c] in d.grammar.copulas for c in d.children[verb]
    )
    return d.dep[i] == "nsubj:pass" and active and not passive and d.move(i, verb, "nsubj")


def participle_has_no_copula(d: Draft, i: int) -> bool:
    """*To be* before a participle is its auxiliary: of the perfect for pronominal verbs, or else of the passive."""
    verb, feats = d.head[i], d.tree.feats[d.head[i]]
    if d.tree.pos[verb] != "VERB" or d.tree.lemma[i] not in d.grammar.copulas or feats.get("VerbForm") != "Part":
        return False
    perfect = any(d.tree.low[c] in d.grammar.reflexives for c in d.children[verb])
    perfect = perfect or feats.get("Tense") == "Pres" or d.tree.lemma[verb] in d.grammar.bare_actives
    return d.move(i, verb, "aux" if perfect else "aux:pass")


def finite_clause_is_main(d: Draft, i: int) -> bool:
    """A finite verb with neither subject nor relative pronoun, below a sentence of nouns, is its main verb."""
    if d.dep[i] != "acl" or d.tree.feats[i].get("VerbForm") != "Fin" or d.has(i, "nsubj", "mark", "expl"):
        return False
    root = i
    while d.head[root] != root:
        root = d.head[root]
    if d.tree.pos[root] not in NOMINAL or d.has(root, "cop", "nsubj") or root > i:
        return False
    d.uproot(i, d.dep[root])
    return d.move(root, i, "nsubj")


def heading_is_clause(d: Draft, i: int) -> bool:
    """A name with an infinitive, and no more, says who will do what: "Rome, Oslo to hold talks"."""
    name, marks = d.head[i], {d.tree.low[c] for c in d.children[i] if d.base(c) == "mark"}
    if d.head[name] != name or d.tree.pos[name] != "PROPN" or name > i or d.has(name, "cop", "nsubj", "det"):
        return False
    if d.tree.feats[i].get("VerbForm") != "Inf" or not marks & d.grammar.infinitive_marks or d.has(i, "nsubj"):
        return False
    d.uproot(i, d.dep[name])
    return d.move(name, i, "nsubj")


def participle_goes_with_verb(d: Draft, i: int) -> bool:
    """A present participle behind a comma, after a verb with its subject, tells what that subject does besides."""
    first = min([i, *(c for c in d.children[i] if d.base(c) != "punct")])
    behind = first > 0 and d.tree.pos[first - 1] == "PUNCT" and d.tree.text[first - 1] == ","
    feats = d.tree.feats[i]
    if (
        feats.get("VerbForm") not in ("Part", "Ger")
        or (feats.get("Tense") == "Past")
        or not behind
        or d.has(i, "nsubj")
    ):
        return False
    verb = d.verb_above(i)
    if verb is None or verb > d.head[i] or d.has(i, "aux", "mark"):
        return False
    return d.has(verb, "nsubj") and d.move(i, verb, "advcl")


def verb_is_no_copula(d: Draft, i: int) -> bool:
    """What is parsed as the copula of a noun but is another verb takes the noun as its object."""
    noun = d.head[i]
    if d.tree.pos[i] != "VERB" or d.tree.lemma[i] in d.grammar.copulas or i > noun or d.has(i, "nsubj"):
        return False
    own = [c for c in d.children[noun] if c < i or d.base(c) in ("advcl", "punct", "parataxis", "ccomp", "conj")]
    d.demote(noun, i, "obj")
    for c in [c for c in d.children[i] if c > i and c not in own and c != noun]:
        d.move(c, noun, d.dep[c])
    return True


Rule = Callable[[Draft, int], bool]
OBLIQUE: tuple[Rule, ...] = (
    goes_with_adjective, partitive_is_object, particle_is_no_preposition, preposition_of_two_words,
    negator_governs_nothing,
    goes_with_the_act, agent_is_of_the_verb, clause_of_condition, adjective_follows, bare_oblique_is_object,
    adjective_names,
)  # fmt: skip
RULES: dict[str, tuple[Rule, ...]] = {
    "nmod": (
        goes_with_adjective,
        negator_governs_nothing,
        goes_with_the_act,
        agent_is_of_the_verb,
        noun_is_adjective,
        object_behind_recipient,
    ),
    "nsubj": (name_goes_with_title, noun_has_no_subject, perfect_is_active),
    "acl": (finite_clause_is_main, heading_is_clause, participle_goes_with_verb),
    "obl": OBLIQUE,
    "obj": (second_object_is_time, second_object_names, speaker_is_subject),
    "iobj": (indirect_is_object,),
    "appos": (adjective_is_modifier, apposition_is_conjunct),
    "xcomp": (subject_has_adjective, auxiliary, name_is_object, who_is_let, adjective_names, clause_is_ordered),
    "ccomp": (subject_has_adjective, auxiliary, preposition_opens_clause, clause_is_ordered),
    "compound": (name_of_owner, compound_is_subject, adjective_is_no_head),
    "conj": (
        verb_goes_with_verb,
        conjunct_of_title,
        phrase_is_no_conjunct,
        conjunct_is_subject,
        inserted_speech,
        clause_completes,
    ),
    "advcl": (auxiliary, preposition_opens_clause, clause_completes),
    "advmod": (noun_is_object, adjective_names),
    "case": (preposition_of_the_name,),
    "mark": (mark_is_preposition,),
    "cc": (both_is_determiner,),
    "amod": (clause_in_phrase, perfect_is_verb, modifier_is_verb, adjective_names),
    "aux": (adjective_is_no_auxiliary, verb_is_no_auxiliary, auxiliary_governs_nothing),
    "cop": (participle_has_no_copula, verb_is_no_copula, copula_names),
}
