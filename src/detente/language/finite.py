"""Find the main verb of a sentence that was parsed as a noun with modifiers.

English past tenses look like participles: in "Turkey bombed northern Syria" a
parser may read bombed places, in "Oslo on Monday called for talks" the town
that was called. A sentence has a main verb; where it seems to have none, such a
participle, or a finite verb that modifies a noun, is it.
"""

from collections.abc import Sequence

from detente.language.draft import NOMINAL, Draft
from detente.language.times import Time

MODIFIERS = {"acl", "amod", "compound", "nmod"}
BEFORE = ("nsubj", "compound", "obl", "nmod")  # relations of a bare noun that may be the subject
PLACES = ("in", "at", "on")  # "missiles stationed in Poland" is a noun
# Relations of a noun that hold between parts of a phrase, and what they are on a verb.
ON_VERB = {"nmod": "obl", "acl": "advcl", "amod": "advcl", "appos": "obj", "conj": "obj", "vocative": "obj"}


def find_main_verb(d: Draft, times: Sequence[Time]) -> None:
    """Make a participle the main verb of a sentence of nouns."""
    root = next(i for i in range(len(d.head)) if d.head[i] == i)
    if d.tree.pos[root] == "VERB" and not d.has(root, "nsubj", "expl", "nsubj:pass"):
        complete(d, root)
    if d.tree.pos[root] not in NOMINAL or d.has(root, "cop", "expl"):
        return
    for time in times:
        free_verbs(d, time)
    for verb in range(len(d.head)):
        if not is_past(d, verb):
            continue
        noun = behind(d, verb, root)
        subject = subject_of(d, verb, noun, root)
        if subject is not None and told(d, verb, subject, noun, times):
            promote(d, verb, subject, noun, root)
            return


def complete(d: Draft, verb: int) -> None:
    """Give a finite verb that was taken for a noun what such a one has: "chief [urges] Sudan to end strikes"."""
    if d.tree.feats[verb].get("VerbForm") != "Fin" or d.tree.feats[verb].get("Tense") != "Pres":
        return
    before = [c for c in d.children[verb] if c < verb and d.base(c) in BEFORE and not d.has(c, "case")]
    for c in before[:-1]:
        d.move(c, before[-1], "compound")
    for c in before[-1:]:
        d.relabel(c, "nsubj")
    for c in [c for c in d.children[verb] if c > verb and d.base(c) in ON_VERB]:
        free = d.tree.pos[c] in NOMINAL and not d.has(c, "case") and not d.has(verb, "obj")
        d.relabel(c, "obj" if free else "xcomp" if d.has(c, "mark") else ON_VERB[d.base(c)])


def free_verbs(d: Draft, time: Time) -> None:
    """Hang verbs that a time took for its modifiers on the noun before it: "The president [resigned Thursday]"."""
    above = d.head[time.noun]
    for word in range(time.first, time.last + 1):
        for verb in [c for c in d.children[word] if is_past(d, c) and above < c]:
            d.move(verb, above, "acl")


def emphasis(d: Draft) -> None:
    """Read "La Chine, elle, refuse" as "La Chine refuse", where a parser took the pronoun for the subject."""
    for i in range(2, len(d.head) - 1):
        verb = d.head[i]
        inserted = d.tree.low[i] in d.grammar.emphatic and d.tree.text[i - 1] == d.tree.text[i + 1] == ","
        if not inserted or d.base(i) != "nsubj" or d.tree.pos[verb] != "VERB":
            continue
        noun = i - 2
        while d.tree.pos[d.head[noun]] in NOMINAL and d.head[noun] < noun:
            noun = d.head[noun]
        if d.tree.pos[noun] not in NOMINAL or d.has(noun, "case"):
            continue
        if d.head[noun] == noun:
            d.uproot(verb, d.dep[noun])
        d.relabel(i, "dep")
        d.move(noun, verb, "nsubj")


def free_subject(d: Draft) -> None:
    """Read "Paris et Berlin ont condamné" as one subject, where a parser coordinated a name and a clause."""
    root = next(i for i in range(len(d.head)) if d.head[i] == i)
    if d.tree.pos[root] not in NOMINAL or d.has(root, "cop", "nsubj"):
        return
    verb = next((c for c in d.children[root] if d.base(c) == "conj" and d.tree.pos[c] == "VERB"), root)
    second = next((c for c in d.children[verb] if d.base(c) == "nsubj" and root < c < verb), root)
    cc = next((c for c in (*d.children[verb], *d.children[second], *d.children[root]) if d.base(c) == "cc"), root)
    if not root < cc < second or d.first(second) not in (cc, cc + 1) or ends_at(d, root, verb) != cc - 1:
        return
    relation = d.dep[root]
    d.uproot(verb, relation)
    for child in [c for c in d.children[root] if c > verb]:
        d.move(child, verb, d.dep[child])
    if d.move(root, verb, d.dep[second]) and d.move(second, root, "conj"):
        d.move(cc, second, "cc")


def ends_at(d: Draft, i: int, before: int) -> int:
    """Return the last word of what a word heads, of those before another one."""
    return max([i, *(c for c in d.children[i] if c < before and d.base(c) != "cc")])


def is_past(d: Draft, i: int) -> bool:
    """Tell whether a word is a modifier that is finite, or may be a past tense."""
    if d.tree.pos[i] != "VERB" or d.base(i) not in MODIFIERS or d.dep[i] == "acl:relcl":
        return False
    feats, alike = d.tree.feats[i], "*" in d.grammar.bare_actives  # past tenses look like participles
    if feats.get("VerbForm") != "Fin" and not (alike and feats.get("Tense") == "Past"):
        return False
    if d.has(i, "aux", "mark", "case", "cop", "cc"):
        return False
    if d.base(i) == "acl" and d.has(i, "nsubj"):
        return False
    return not any(d.dep[c] == "obl:agent" or (d.marker(c) == "by" and d.base(c) == "obl") for c in d.children[i])


def behind(d: Draft, verb: int, root: int) -> int | None:
    """Return the noun behind a verb that it seems to modify, its object if it is finite."""
    head = d.head[verb]
    if head < verb:
        return root if root > verb and d.base(head) == "nsubj" and d.head[head] == root else None
    return None if d.has(head, "case", "cc") else head


def subject_of(d: Draft, verb: int, noun: int | None, root: int) -> int | None:
    """Return the noun before a verb that may be its subject, None where there is none."""
    if root < verb and d.tree.lemma[root] not in d.grammar.times:
        apart = comma_between(d, root, verb) and not behind_relative(d, verb, root)
        return None if (noun is None and d.head[verb] > verb) or apart else root
    if root > verb and noun != root:
        return None
    before = (c for top in (verb, root) for c in d.children[top] if c < verb and d.base(c) in BEFORE)
    return next((c for c in before if d.tree.pos[c] in NOMINAL and not d.has(c, "case")), None)


def behind_relative(d: Draft, verb: int, root: int) -> bool:
    """Tell whether a verb stands behind the comma that closes a relative clause: "Bolivia, which had …, backed"."""
    relative = any(d.dep[c] == "acl:relcl" and root < c < verb for c in d.children[root])
    return relative and d.tree.text[verb - 1] == "," and d.tree.text[root + 1] == ","


def told(d: Draft, verb: int, subject: int, noun: int | None, times: Sequence[Time]) -> bool:
    """Tell whether the words around it show a verb: a time before it, a subject or object that no participle has."""
    if any(subject < time.first and time.last < verb for time in times):
        return True
    closed = d.tree.text[-1] == "."
    if noun is None:
        place = next((d.marker(c) for c in d.children[verb] if c > verb and d.base(c) == "obl"), "") in PLACES
        return d.has(verb, "obj", "xcomp") or (closed and not place)
    between = any(verb < c < noun and d.base(c) in ("det", "nummod") for c in d.children[noun])
    return between or d.base(subject) == "nsubj" or closed or d.tree.feats[verb].get("Tense") == "Pres"


def clause_in_phrase(d: Draft, verb: int) -> bool:
    """A participle before the article or number of its noun is a verb: "after Algeria expelled three diplomats"."""
    noun = d.head[verb]
    between = any(verb < c < noun and d.base(c) in ("det", "nummod") for c in d.children[noun])
    named = d.tree.pos[verb - 1] == "PROPN" and d.head[verb - 1] == noun  # "Saudi Arabia expelled Iranian diplomats"
    if not is_past(d, verb) or not (between or named) or d.head[noun] == noun:
        return False
    subject = next((c for c in range(verb - 1, -1, -1) if d.last(c) == verb - 1 and d.tree.pos[c] in NOMINAL), None)
    opener = None if subject is None else next((c for c in d.children[subject] if d.base(c) == "case"), None)
    if subject is None or opener is None or d.marker(subject) not in ("after", "before", "as"):
        return False
    done = d.move(verb, d.head[noun], "advcl") and d.move(noun, verb, "obj") and d.move(subject, verb, "nsubj")
    return done and d.move(opener, verb, "mark")


def preposition_opens_clause(d: Draft, verb: int) -> bool:
    """A noun behind *after* that a past tense follows is its subject: "after rockets [killed] eleven"."""
    feats = d.tree.feats[verb]
    if feats.get("Tense") != "Past" or not d.has(verb, "obj") or d.has(verb, "nsubj", "aux", "mark", "case", "cc"):
        return False
    nouns = (c for c in range(verb - 1, -1, -1) if d.tree.pos[c] in NOMINAL and d.last(c) == verb - 1)
    subject = next((c for c in nouns if d.marker(c) in ("after", "before")), None)
    above = None if subject is None else d.verb_above(subject)
    if subject is None or above is None or above == verb or not d.move(verb, above, "advcl"):
        return False
    opener = next(c for c in d.children[subject] if d.base(c) == "case")
    return d.move(subject, verb, "nsubj") and d.move(opener, verb, "mark")


def comma_between(d: Draft, low: int, high: int) -> bool:
    return any(d.tree.text[w] == "," for w in range(low, high))


def promote(d: Draft, verb: int, subject: int, noun: int | None, root: int) -> None:
    """Make a modifier the main verb; `noun` is the one behind it that it modified."""
    d.uproot(verb, d.dep[root])
    for child in list(d.children[root]):
        if child in (subject, noun):
            continue
        first = d.first(child)
        if first > verb if root < verb else (first < verb or d.base(child) in ("punct", "advcl", "parataxis")):
            free = d.tree.pos[child] in NOMINAL and not d.has(child, "case", "cc") and not d.has(verb, "obj")
            d.move(
                child, verb, "obj" if free and not noun and child > verb else ON_VERB.get(d.base(child), d.dep[child])
            )
    if noun is not None:
        d.move(noun, verb, "obj")
    elif root != subject:
        d.move(root, verb, "obl:unmarked")  # "Estonia last week [appealed]"
    d.move(subject, verb, "nsubj")
