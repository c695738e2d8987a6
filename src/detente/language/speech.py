"""Mend the clause behind a quotation: '« … », accuse le ministre', '"…," complained the envoy'.

Verb and subject change places there, and parsers look for the subject inside
the quotation, or take the speaker for the object.
"""

from detente.language.draft import NOMINAL, Draft
from detente.language.times import says_when

CLOSERS = '"”»'
ENDS = ",.!?…"


def invert(d: Draft) -> None:
    """Make the noun behind a verb behind a quotation its subject."""
    if not any(mark in d.tree.text for mark in CLOSERS):
        return
    for verb in range(2, len(d.head) - 1):
        if d.tree.pos[verb] != "VERB" or not behind_quotation(d, verb):
            continue
        head = d.head[verb]
        if head > verb and d.base(verb) == "amod" and d.tree.pos[head] in NOMINAL and d.first(head) < verb:
            lift(d, verb, head)
        speaker = speaker_of(d, verb)
        if speaker is not None:
            tell(d, verb, speaker)


def behind_quotation(d: Draft, verb: int) -> bool:
    """Tell whether a finite verb stands right behind a quotation that ends with a mark or is set off by a comma."""
    tree, before = d.tree, [c for c in d.children[verb] if c < verb and d.base(c) in ("aux", "expl")]
    finite = any(tree.feats[w].get("VerbForm") == "Fin" for w in (verb, *before))
    finite = finite or ("*" in d.grammar.bare_actives and tree.feats[verb].get("Tense") == "Past")
    start = verb
    while start - 1 in before:
        start -= 1
    if start < 2 or not finite:
        return False
    last, other = tree.text[start - 1], tree.text[start - 2]
    return (last == "," and other in CLOSERS) or (last in CLOSERS and other in ENDS)


def lift(d: Draft, verb: int, noun: int) -> None:
    """Let a verb take the place of the noun that it seemed to modify; what was quoted hangs on it."""
    if d.head[noun] == noun:
        d.uproot(verb, d.dep[noun])
    elif not d.move(verb, d.head[noun], d.dep[noun]):
        return
    for child in [c for c in d.children[noun] if c < verb]:
        d.move(child, verb, "ccomp" if d.tree.pos[child] == "VERB" else d.dep[child])
    d.move(noun, verb, "nsubj")


def speaker_of(d: Draft, verb: int) -> int | None:
    """Return the first bare noun behind a verb, but for times, None where there is none."""
    return next((c for c in d.children[verb] if c > verb and bare_noun(d, c)), None)


def bare_noun(d: Draft, i: int) -> bool:
    return d.tree.pos[i] in NOMINAL and not d.has(i, "case", "mark", "cc") and not says_when(d, i)


def tell(d: Draft, verb: int, speaker: int) -> None:
    """Make a noun the subject of a verb of speech, and what seemed its subject part of what it says or of its name."""
    for child in [c for c in d.children[verb] if d.base(c) == "nsubj" and c != speaker]:
        if child > verb:
            d.move(child, speaker, "appos")
        else:
            d.move(child, verb, "ccomp" if d.tree.pos[child] == "VERB" else "parataxis")
    if d.dep[speaker] != "nsubj":
        d.move(speaker, verb, "nsubj")
