"""Free a clause from the expressions of time that stand between its parts.

"L'Iran a condamné dimanche Israël": parsers take the day for the object, and
hang the object on the day. What stands right behind a time, behind a verb,
belongs to the verb.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from detente.language.draft import NOMINAL, VERBAL, Draft

INSIDE = {"ADP": "case", "DET": "det", "NUM": "nummod", "NOUN": "nmod", "PROPN": "nmod", "ADV": "advmod"}
# What a parser may call the object that follows a time.
STRAY = {"nmod", "appos", "amod", "conj", "flat", "obj", "obl", "xcomp", "nsubj", "dislocated", "advmod", "compound"}


@dataclass(frozen=True, slots=True)
class Time:
    """An expression of time: its first and last word, and the one that its others hang on."""

    first: int
    last: int
    noun: int


def times(d: Draft) -> list[Time]:
    """Return the expressions of time, in order; their words hang on one another."""
    found: list[Time] = []
    likely = d.grammar.times
    for i, (low, lemma) in enumerate(zip(d.tree.low, d.tree.lemma, strict=True)):
        if (low in likely or lemma in likely) and says_when(d, i) and (not found or i > found[-1].last):
            first, last = reach(d, i, found[-1].last if found else -1)
            for w in range(first, last + 1):
                if w != i and not first <= d.head[w] <= last:
                    d.move(w, i, INSIDE.get(d.tree.pos[w], "amod"))
            found.append(Time(first, last, top(d, i, first, last)))
    return found


def clear(d: Draft, found: Iterable[Time]) -> None:
    """Hang times on their verbs, and on those what was hung on the times."""
    for time in found:
        noun, verb = time.noun, d.verb_above(time.noun)
        if verb is None or d.tree.pos[verb] != "VERB":
            continue
        if d.has(noun, "case"):
            own = d.base(noun) == "obl" and d.head[noun] == verb
            if not own and (d.base(d.head[noun]) != "nsubj" or verb < noun):
                continue  # "the talks on Monday"
            d.move(noun, verb, "obl")
        else:
            was = d.base(noun)
            d.move(noun, verb, "obl:unmarked")
            if was == "nsubj" and noun < verb:
                leave_subject(d, time, verb)
        if time.first > verb:
            release(d, time, verb)


def leave_subject(d: Draft, time: Time, verb: int) -> None:
    """Make the noun beside a time the subject, which was hung on the time: "The president Tuesday left"."""
    inside = range(time.first, time.last + 1)
    beside = [c for w in inside for c in d.children[w] if c < verb and c not in inside and not d.has(c, "case")]
    nouns = [c for c in beside if d.tree.pos[c] in (*NOMINAL, "ADJ")]
    if nouns:
        d.move(nouns[-1], verb, "nsubj")


def says_when(d: Draft, i: int) -> bool:
    """Tell whether a noun is a day, or a stretch of time that is told from others: "last week", "à l'aube"."""
    tree, grammar = d.tree, d.grammar
    if tree.low[i] not in grammar.times and tree.lemma[i] not in grammar.times:
        return False
    if tree.pos[i] not in NOMINAL or modifies(d, i):
        return False
    if tree.low[i] in grammar.days or tree.lemma[i] in grammar.days:
        return True
    near = [w for w in (i - 1, i + 1) if 0 <= w < len(tree.low)]
    beside = {form for w in near for form in (tree.low[w], tree.lemma[w])}
    numbered = d.has(i, "case") or any(tree.text[w].isdigit() for w in near)
    apart = i + 1 < len(tree.low) and tree.low[i + 1] in grammar.distances
    return bool(beside & grammar.shifts) or apart or (numbered and tree.lemma[i] in grammar.moments)


def modifies(d: Draft, i: int) -> bool:
    """Tell whether a time only says which noun is meant: "Monday's talks", "the Friday meeting"."""
    head = d.head[i]
    owned = d.dep[i] == "nmod:poss" or any(c > i and d.base(c) == "case" for c in d.children[i])
    before = d.base(i) in ("compound", "amod", "nmod") and head > i and d.tree.pos[head] in NOMINAL
    return owned or (before and not (i > 0 and d.tree.pos[i - 1] == "ADP"))


def reach(d: Draft, noun: int, low: int) -> tuple[int, int]:
    """Return the first and the last word of the expression around a noun, right of word `low`."""
    tree, grammar = d.tree, d.grammar
    first = last = noun
    while (step := onward(d, last + 1)) is not None:
        last = step
    while (w := first - 1) > low:
        linked = tree.pos[w] in ("DET", "NUM", "ADJ") and (
            first <= d.head[w] <= last or (d.head[noun] == w and tree.pos[w] == "NUM")
        )
        if not linked and tree.low[w] not in grammar.shifts and d.base(w) != "case":
            break
        first = w
    return first, last


def onward(d: Draft, at: int) -> int | None:
    """Return the last word of a part that goes on with a time: "soir", "3", "à l'aube", "de l'an dernier"."""
    tree, grammar = d.tree, d.grammar
    for last in range(at, min(at + 3, len(tree.text))):
        names = (tree.low[last], tree.lemma[last])
        if tree.pos[last] not in VERBAL and any(w in grammar.times or w in grammar.shifts for w in names):
            return last
        if last == at and (tree.text[last].isdigit() or ends_distance(d, last)):
            return last
        if tree.pos[last] not in ("ADP", "DET"):
            return None
    return None


def ends_distance(d: Draft, i: int) -> bool:
    """Tell whether a word ends "two days before", and does not open what was so far away."""
    tree, words = d.tree, d.grammar.distances
    after = tree.low[i + 1] if i + 1 < len(tree.low) else ""
    return tree.low[i] in words and (not after[:1].isalnum() or after in words)


def top(d: Draft, noun: int, first: int, last: int) -> int:
    """Return the word of the expression on which its others hang."""
    while first <= d.head[noun] <= last and d.head[noun] != noun:
        noun = d.head[noun]
    return noun


def release(d: Draft, time: Time, verb: int) -> None:
    """Give the verb what was hung on the time behind it, and the noun right behind as its object."""
    for c in range(time.last + 1, len(d.tree.text)):
        hung = time.first <= d.head[c] <= time.last
        if not (hung or d.head[c] == verb) or d.first(c) <= time.last:
            continue
        if is_object(d, c, time, verb):
            d.move(c, verb, "obj")
            for case in (w for w in d.children[c] if d.base(w) == "case"):
                d.relabel(case, "det")
        elif hung and d.tree.pos[c] == "ADJ" and c == time.last + 1:
            d.move(c, verb, "xcomp")
        elif hung and d.tree.pos[c] in NOMINAL and d.has(c, "case") and not d.after_comma(c):
            d.move(c, verb, "obl")


def is_object(d: Draft, c: int, time: Time, verb: int) -> bool:
    """Tell whether a word heads the noun phrase right behind a time, the object of a verb that lacks one."""
    nominal = d.tree.pos[c] in NOMINAL or (d.tree.pos[c] == "ADJ" and d.has(c, "det", "nummod"))
    if not nominal or d.base(c) not in STRAY or d.has(c, "mark", "cc", "cop"):
        return False
    if d.first(c) != time.last + 1 or says_when(d, c) or (d.has(c, "case") and not partitive(d, c, verb)):
        return False
    others = [o for o in d.children[verb] if o != c]
    if any(d.base(o) == "obj" and d.tree.low[o] not in d.grammar.reflexives for o in others):
        return False
    if d.base(c) == "nsubj" and not any(d.base(o) == "nsubj" and o < verb for o in others):
        return False
    return not any(d.dep[o] in ("aux:pass", "nsubj:pass") for o in others)


def partitive(d: Draft, c: int, verb: int) -> bool:
    """Tell whether "des", "du" before a noun is an article, behind a verb that does not take *de*."""
    tree, grammar = d.tree, d.grammar
    case = next(w for w in d.children[c] if d.base(w) == "case")
    takes = tree.lemma[verb] in grammar.takers_of | grammar.bare_actives or any(
        tree.low[w] in grammar.reflexives for w in d.children[verb]
    )
    return tree.low[case] in grammar.partitives and tree.pos[c] == "NOUN" and not takes
