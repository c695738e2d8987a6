"""Mend parts of speech that a tree contradicts: a noun with a subject is a verb, a verb with an article a noun.

A row is (form, lemma, UPOS, relation, head index, features, offset), as in `tree`.
"""

from collections.abc import Collection, Sequence
from functools import lru_cache

from detente.language.grammar import Grammar, grammar
from detente.language.lemmas import mended

Row = tuple[str, str, str, str, int, str, int]
VERBAL = {"aux", "obj", "mark", "cop", "ccomp", "xcomp"}  # relations of what hangs on verbs alone
NOMINAL = {"det", "nummod", "amod", "compound", "nsubj"}  # relations of what hangs on a noun that seems a verb
OPENING = ("PROPN", "ADJ", "DET", "NUM", "PRON", "NOUN")  # what opens a noun phrase
PLAIN = ("compound", "ROOT", "root")  # relations of a noun that may be the verb of a headline
ARGUMENTS = ("obj", "obl", "nsubj", "nmod")


def retagged(rows: Sequence[Row], language: str, verbs: Collection[str], demonyms: Collection[str] = ()) -> list[Row]:
    """Return the rows with lemmas and parts of speech mended.

    `verbs` holds the lemmas that matter, `demonyms` adjectives of states in small letters.
    """
    deps: list[set[str]] = [set() for _ in rows]
    for n, row in enumerate(rows):
        if row[4] != n:
            deps[row[4]].add(universal(row[3]))
    found: list[Row] = []
    rules = grammar(language)
    for n, (form, lemma, pos, dep, head, morph, start) in enumerate(rows):
        if pos == "VERB":
            lemma = mended(form, lemma, language, verbs)
            if is_noun(dep, deps[n], known=lemma in verbs):
                lemma, pos, morph = form.lower(), "NOUN", ""
            elif is_of(rows, n, rules):
                lemma, pos, morph, dep = form.lower(), "NOUN", "", "nmod"
                found[-1] = (*found[-1][:3], "case", *found[-1][4:])
            elif lemma not in verbs and stands_before_perfect(rows, n, rules):
                pos, morph = "ADJ", ""
        elif pos == "AUX" and lemma == form.lower() and is_no_auxiliary(rows, n, rules):
            pos, morph = "ADJ", ""
        elif pos in ("NOUN", "ADJ"):
            finite = is_finite(dep, deps[n])
            if (finite or (pos == "ADJ" and is_past(rows, n, rules))) and (verb := mended(form, "", language, verbs)):
                lemma, pos, morph = verb, "VERB", "VerbForm=Fin" if finite else "Tense=Past|VerbForm=Part"
            elif is_infinitive(rows, n, deps[n], rules) and (verb := mended(form, "", language, verbs)):
                lemma, pos, morph = verb, "VERB", "VerbForm=Inf"
        found.append((form, lemma, pos, dep, head, morph, start))
    if rules.present_endings:
        verb_of_headline(found, rules, verbs)
    for n in range(1, len(found)):
        if found[n][2] in ("VERB", "AUX") and found[n][0] in demonyms and found[n - 1][2] == "NOUN":
            modify(found, n)
    return found


def modify(rows: list[Row], n: int) -> None:
    """Make a word the adjective of the noun before it: "le chargé d'affaires [ouzbek]" has no verb."""
    noun, (form, _, _, dep, head, _, start) = n - 1, rows[n]
    if stands_below(rows, noun, n):
        if rows[noun][4] != n or head == n:
            return
        rows[noun] = (*rows[noun][:3], dep, head, *rows[noun][5:])  # takes the place of the word that it hung on
    rows[n] = form, form, "ADJ", "amod", noun, "", start
    above = rows[noun][4]
    for i, row in enumerate(rows):
        if row[4] == n and i != n:
            rows[i] = (*row[:4], above, *row[5:])


def stands_below(rows: Sequence[Row], n: int, top: int) -> bool:
    """Tell whether a word hangs on another one, or on what hangs on it."""
    while rows[n][4] != n:
        n = rows[n][4]
        if n == top:
            return True
    return False


def verb_of_headline(rows: list[Row], rules: Grammar, verbs: Collection[str]) -> None:
    """Make the word a verb that alone can be it: "Turkey bombs Kurdish bases", "Iran lifts blockade of ports"."""
    finite = [n for n, row in enumerate(rows) if "VerbForm=Fin" in row[5]]
    if len(finite) > 1:
        return
    for n in range(1, len(rows) - 1):
        form, _, pos, dep, head, _, start = rows[n]
        if pos != "NOUN" or not form.lower().endswith(rules.present_endings) or form.lower() in rules.plurals:
            continue
        _, _, before, link, _, number, _ = rows[n - 1]
        one = before == "PROPN" or (before == "ADJ" and link == "compound") or (before == "NOUN" and "=Sing" in number)
        taken = finite == [n + 1] and (dep, head) == ("nsubj", n + 1) and is_object(rows, n + 1)
        free = not finite and dep in PLAIN and rows[n + 1][2] in OPENING
        verb = mended(form, "", rules.language, verbs) if one and (taken or free) else ""
        if verb:
            rows[n] = form, verb, "VERB", dep, head, "Mood=Ind|Tense=Pres|VerbForm=Fin", start
            if taken:
                exchange(rows, n)
            return


def is_object(rows: Sequence[Row], n: int) -> bool:
    """Tell whether a verb in the present may be the object of the word before it: "lifts [blockade] of ports"."""
    behind = rows[n + 1][2] if n + 1 < len(rows) else "ADP"
    return "Tense=Pres" in rows[n][5] and behind == "ADP" and rows[n - 2][2] == "PROPN"


def exchange(rows: list[Row], n: int) -> None:
    """Make the verb behind a word its object, and the word the head of what hung on that."""
    form, lemma, _, dep, head, _, start = rows[n + 1]
    above = n if head == n + 1 else head
    rows[n + 1] = form, lemma, "NOUN", "obj", n, "Number=Sing", start
    rows[n] = (*rows[n][:3], dep, above, *rows[n][5:])
    for i, row in enumerate(rows):
        if row[4] == n + 1 and i < n:
            rows[i] = (*row[:4], n, *row[5:])


def is_no_auxiliary(rows: Sequence[Row], n: int, rules: Grammar) -> bool:
    """Tell whether a word between a noun and an auxiliary is none itself: "le président soudanais est arrivé"."""
    form, lemma, *_ = rows[n]
    known = rules.perfect_auxiliaries | rules.copulas | rules.modal_auxiliaries
    known |= rules.future_auxiliaries | rules.conditional_auxiliaries
    between = 0 < n < len(rows) - 1 and rows[n - 1][2] == "NOUN" and rows[n + 1][2] == "AUX"
    return between and known.isdisjoint((form.lower(), lemma))


def is_finite(dep: str, below: set[str]) -> bool:
    """Tell whether a word tagged noun or adjective has what a verb has: a subject or a content clause."""
    root = dep.lower() == "root" and "compound" in below  # whose subject was taken for a part of its name
    verbal = "nsubj" in below or (root and not below.isdisjoint(("ccomp", "obj")))
    return verbal and below.isdisjoint(("cop", "det", "case", "amod"))


def is_infinitive(rows: Sequence[Row], n: int, below: set[str], rules: Grammar) -> bool:
    """Tell whether a noun stands right behind "to" as its mark."""
    _, _, _, dep, head, _, _ = rows[n - 1] if n else rows[n]
    marked = n > 0 and dep == "mark" and head == n and rows[n - 1][0].lower() in rules.infinitive_marks
    return marked and below.isdisjoint(("det", "case"))


def is_past(rows: Sequence[Row], n: int, rules: Grammar) -> bool:
    """Tell whether an adjective stands where verbs do: before its noun's article, behind a name, a day or *have*."""
    form, _, _, dep, head, _, _ = rows[n]
    if dep != "amod" or head <= n:
        return False
    _, lemma, before, *_ = rows[n - 1] if n else rows[n]
    if lemma in rules.times or (lemma in rules.perfect_auxiliaries and form.lower() not in rules.adjectival):
        return True
    article = rows[n + 1][3] in ("det", "nummod") and rows[n + 1][4] == head
    return head > n + 1 and (article or (n > 0 and before == "PROPN"))


def is_noun(dep: str, below: set[str], *, known: bool) -> bool:
    """Tell whether a word tagged verb has what nouns have, and nothing of a verb: "two Chadian diplomats".

    Of a `known` verb only an article tells ("le chargé d'affaires").
    """
    if universal(dep) not in ARGUMENTS or not below.isdisjoint(VERBAL):
        return False
    return "det" in below if known else not below.isdisjoint(NOMINAL)


def is_of(rows: Sequence[Row], n: int, rules: Grammar) -> bool:
    """Tell whether a present participle stands right behind *de*, as none does: "un dépôt de carburant"."""
    _, _, _, dep, _, morph, _ = rows[n]
    present = "Tense=Pres" in morph and "VerbForm=Part" in morph and universal(dep) == "acl"
    return present and n > 0 and rows[n - 1][4] == n and rows[n - 1][1] in rules.nominal


def stands_before_perfect(rows: Sequence[Row], n: int, rules: Grammar) -> bool:
    """Tell whether a verb stands between its subject and a perfect, as none does: "la police tunisienne a fui"."""
    if n == 0 or n + 2 >= len(rows) or rows[n - 1][2] != "NOUN" or (rows[n - 1][4], rows[n - 1][3]) != (n, "nsubj"):
        return False
    _, have, pos, _, verb, _, _ = rows[n + 1]
    auxiliary = pos == "AUX" and have in rules.perfect_auxiliaries - rules.copulas
    return auxiliary and verb > n + 1 and rows[verb][4] == n and universal(rows[verb][3]) in ("xcomp", "ccomp")


@lru_cache(maxsize=1_000)
def universal(dep: str) -> str:
    """Return the universal part of a relation, in lower case."""
    return dep.split(":", 1)[0].lower()
