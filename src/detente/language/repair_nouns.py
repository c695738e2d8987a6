"""Mend what parsers often get wrong within and between noun phrases; the rules are called from `repair`."""

from detente.language.draft import NOMINAL, VERBAL, Draft


def name_goes_with_title(d: Draft, i: int) -> bool:
    """A name right behind the noun that is a subject of the same verb is in apposition to it."""
    title = i - 1
    if d.tree.pos[i] != "PROPN" or title < 0 or d.tree.pos[title] not in NOMINAL:
        return False
    return d.base(title) == "nsubj" and d.head[title] == d.head[i] and d.move(i, title, "appos")


def adjective_is_modifier(d: Draft, i: int) -> bool:
    """An adjective right behind a noun goes with it."""
    head = d.head[i]
    near = d.tree.pos[i] == "ADJ" and head == i - 1 and d.tree.pos[head] == "NOUN"
    return near and not d.children[i] and d.move(i, head, "amod")


def apposition_is_conjunct(d: Draft, i: int) -> bool:
    """What a coordinator opens is coordinated, not an apposition."""
    return d.has(i, "cc") and d.move(i, d.head[i], "conj")


def both_is_determiner(d: Draft, i: int) -> bool:
    """*Both* before a noun with which nothing is coordinated belongs to it: "both ministers"."""
    return d.dep[i] == "cc:preconj" and not d.has(d.head[i], "conj") and d.move(i, d.head[i], "det")


def conjunct_of_title(d: Draft, i: int) -> bool:
    """In "le président X et le ministre Y" the minister goes with the president, not with his name."""
    name = d.head[i]
    title = d.head[name]
    named = d.tree.pos[name] == "PROPN" and d.base(name) in ("appos", "nmod", "flat") and not d.has(name, "case")
    if not named or d.tree.pos[title] != "NOUN" or title > name or d.comma_between(title, name):
        return False
    titled = d.tree.pos[i] == "NOUN" or any(d.base(c) == "det" for c in d.children[i])
    return titled and d.tree.pos[i] not in VERBAL and d.move(i, title, "conj")


def goes_with_the_act(d: Draft, i: int) -> bool:
    """In "l'expulsion de X par Y" and "frappes russes contre Z", the last phrase goes with the act."""
    head = d.head[i]
    act = d.head[head]
    inside = d.base(head) == "nmod" or (d.base(head) == "amod" and d.tree.pos[head] == "ADJ")
    marker = d.marker(i)
    if not inside or head == act or marker not in d.grammar.climbers or i < head:
        return False
    if d.tree.pos[act] != "NOUN" or d.tree.lemma[act] not in d.nouns:
        return False
    agent = marker in d.grammar.agents and d.marker(head) == "of"
    return (agent or d.tree.lemma[head] not in d.nouns) and d.move(i, act, "nmod")


def noun_is_adjective(d: Draft, i: int) -> bool:
    """A bare noun or adjective in lower case right behind a noun describes it: "le ministre hongrois"."""
    head = d.head[i]
    bare = d.tree.pos[i] in ("NOUN", "ADJ") and not d.children[i] and d.tree.text[i].islower()
    if not bare or i == 0 or d.tree.pos[i - 1] != "NOUN":
        return False
    across = head > i and any(d.tree.pos[w] in VERBAL for w in range(i, head))  # hung on a noun behind the verb
    return (head == i - 1 or across) and d.move(i, i - 1, "amod")


def phrase_is_no_conjunct(d: Draft, i: int) -> bool:
    """A noun with preposition behind a comma is not coordinated with an object: "a signé un accord, au terme de …"."""
    head, verb = d.head[i], d.verb_above(i)
    lone = d.has(i, "case") and not d.has(i, "cc") and d.base(head) in ("obj", "nsubj") and not d.has(head, "case")
    return lone and verb is not None and verb < i and d.move(i, verb, "obl")


def conjunct_is_subject(d: Draft, i: int) -> bool:
    """A noun behind "and" and before a verb without subject is that subject: "… in Iraq and Iraq summoned …"."""
    tree, verb = d.tree, i + 1
    while verb < len(tree.text) and tree.pos[verb] == "AUX":
        verb = d.head[verb] if d.head[verb] > verb else verb + 1
    main = d.verb_above(i)
    if tree.pos[i] not in NOMINAL or not d.has(i, "cc") or verb >= len(tree.text) or main is None or main > i:
        return False
    finite = (
        tree.pos[verb] == "VERB" and tree.feats[verb].get("VerbForm") == "Fin" and d.base(verb) in ("advcl", "conj")
    )
    if not finite or d.has(verb, "nsubj", "mark", "cc"):
        return False
    cc = next(c for c in d.children[i] if d.base(c) == "cc")
    return d.move(verb, main, "conj") and d.move(i, verb, "nsubj") and d.move(cc, verb, "cc")


def noun_has_no_subject(d: Draft, i: int) -> bool:
    """What seems the subject of a noun that is an object itself is part of its name: "two Chadian diplomats"."""
    head = d.head[i]
    part = d.tree.pos[head] == "NOUN" and d.base(head) in ("obj", "obl") and i < head and not d.has(head, "cop")
    return part and d.move(i, head, "compound")


def adjective_follows(d: Draft, i: int) -> bool:
    """A bare noun on the adjective right behind it is the noun of that adjective: "a libéré dix marins pakistanais"."""
    head = d.head[i]
    if d.tree.pos[i] != "NOUN" or d.tree.pos[head] != "ADJ" or head != i + 1 or d.has(i, "case", "mark"):
        return False
    if d.has(head, "cop", "nsubj", "aux") or d.tree.pos[d.head[head]] not in VERBAL or d.head[head] > i:
        return False
    dep = "obl" if d.has(d.head[head], "obj") else "obj"
    return d.move(i, d.head[head], dep) and d.move(head, i, "amod")


def hyphens(d: Draft) -> None:
    """Hang a prefix and its hyphen on the noun behind them, where a parser hung all three on one verb: "ex-envoys"."""
    tree = d.tree
    for i in range(1, len(tree.text) - 1):
        left, right = i - 1, i + 1
        if tree.text[i] != "-" or tree.end[left] != tree.start[i] or tree.end[i] != tree.start[right]:
            continue
        if tree.pos[right] in NOMINAL and d.head[left] == d.head[right] != left and not d.has(left, "case", "conj"):
            if d.base(left) in ("obj", "nsubj") and not d.has(right, "case"):
                d.relabel(right, d.dep[left])
            for child in list(d.children[left]):
                d.move(child, right, d.dep[child])
            d.move(left, right, "compound")
            d.move(i, left, "compound")


def name_of_owner(d: Draft, i: int) -> bool:
    """The first word of an owner's name is his, and not what he owns: "[South] Sudan's envoy"."""
    owner = i + 1
    if owner >= len(d.head) or d.dep[owner] != "nmod:poss" or d.head[owner] != d.head[i]:
        return False
    return d.tree.pos[i] == d.tree.pos[owner] == "PROPN" and d.move(i, owner, "compound")


def mark_is_preposition(d: Draft, i: int) -> bool:
    """A word between two subjects opens no clause but the second one: "a spokesman [for] President X said"."""
    verb = d.head[i]
    subjects = [c for c in d.children[verb] if d.base(c) == "nsubj"]
    if len(subjects) != 2 or not subjects[0] < i < subjects[1] or d.first(subjects[1]) != i + 1:
        return False
    return d.move(subjects[1], subjects[0], "nmod") and d.move(i, subjects[1], "case")


def adjective_is_no_auxiliary(d: Draft, i: int) -> bool:
    """An adjective behind the subject that was taken for an auxiliary is the subject's: "des avions soudanais ont"."""
    subject = i - 1
    behind = i > 0 and d.tree.pos[i] == "ADJ" and d.tree.pos[subject] == "NOUN" and d.head[subject] == d.head[i]
    return behind and not d.children[i] and d.move(i, subject, "amod")


def adjective_is_no_head(d: Draft, i: int) -> bool:
    """A noun on the adjective behind it, which has its article, is its noun: "fought a militia hostile to X"."""
    head = d.head[i]
    near = d.tree.pos[i] == "NOUN" and d.tree.pos[head] == "ADJ" and head == i + 1
    if not near or d.base(head) not in ("obj", "obl", "nsubj") or d.has(head, "cop", "nsubj"):
        return False
    if not d.has(head, "det") or not d.move(i, d.head[head], d.dep[head]):
        return False
    for child in [c for c in d.children[head] if c < i]:
        d.move(child, i, d.dep[child])
    return d.move(head, i, "amod")


def goes_with_adjective(d: Draft, i: int) -> bool:
    """What stands behind an adjective that takes *to* goes with it: "armed rebels hostile to X"."""
    first = d.first(i)
    takes = first > 0 and d.tree.pos[first - 1] == "ADJ" and d.tree.lemma[first - 1] in d.grammar.takers_to
    return takes and d.marker(i) == "to" and d.head[i] != first - 1 and d.move(i, first - 1, "obl")


def subject_has_adjective(d: Draft, i: int) -> bool:
    """A perfect below an adjective with a subject is the verb of that: "la police tunisienne a arrêté X"."""
    adjective = d.head[i]
    noun = adjective - 1
    if d.tree.pos[adjective] != "ADJ" or i < adjective or d.has(adjective, "cop", "aux") or d.has(i, "nsubj", "mark"):
        return False
    if noun < 0 or d.head[noun] != adjective or d.base(noun) != "nsubj" or not d.has(i, "aux"):
        return False
    return d.demote(adjective, i, "amod") and d.move(adjective, noun, "amod")


def object_behind_recipient(d: Draft, i: int) -> bool:
    """A noun with article or number, behind a name with a preposition, is the object: "a livré à Kiev dix chars"."""
    name, verb = d.head[i], d.verb_above(i)
    if d.tree.pos[i] != "NOUN" or d.tree.pos[name] != "PROPN" or name > i or not d.has(name, "case") or verb is None:
        return False
    if d.has(i, "case", "mark") or not d.has(i, "det", "nummod") or d.head[name] != verb or verb > name:
        return False
    return not d.has(verb, "obj", "ccomp") and not d.has_passive(verb) and d.move(i, verb, "obj")


def preposition_of_two_words(d: Draft, i: int) -> bool:
    """An adverb that forms a preposition with the next word does not govern: "auprès de la Chine"."""
    head = d.head[i]
    case = next((c for c in d.children[i] if d.base(c) == "case"), None)
    if case != head + 1 or d.tree.pos[head] not in ("ADV", "ADP") or d.head[head] == head:
        return False
    if f"{d.tree.low[head]} {d.tree.lemma[case]}" not in d.grammar.markers:
        return False
    return d.move(i, d.head[head], "obl") and d.move(head, i, "case")


def particle_is_no_preposition(d: Draft, i: int) -> bool:
    """What forms a verb with the one before it governs no noun: "shut down the site", "was gunned down in Oslo"."""
    verb, cases = d.head[i], [c for c in d.children[i] if d.base(c) == "case"]
    particle = cases[0] if cases else i
    if particle != verb + 1 or f"{d.tree.lemma[verb]} {d.tree.low[particle]}" not in d.grammar.particle_verbs:
        return False
    d.move(particle, verb, "compound:prt")
    return len(cases) > 1 or d.has_passive(verb) or d.has(verb, "obj") or d.move(i, verb, "obj")
