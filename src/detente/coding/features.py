"""What the back-off model sees of a clause: its words, where they stand, and what the codebook knows of them."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from detente.codebook.model import Words
from detente.waist import Clause, Phrase

Hints = Mapping[str, tuple[str, ...]]
COMMON = 0.3  # share of a word's entries from which a type is a hint
GRAM = 4  # letters
NAMELESS = ("name", "pronoun", "number")


def hints(words: Words) -> Hints:
    """Return for each predicate of the frames the types that it mostly stands for."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for table in words.entries.values():
        for lemma, entries in table.items():
            counts[lemma].update(entry.frame.event for entry in entries)
    return {
        lemma: tuple(sorted(kind for kind, n in found.items() if n >= COMMON * found.total()))
        for lemma, found in counts.items()
    }


def features(clause: Clause, known: Hints) -> frozenset[str]:
    """Return the features of a clause, as names."""
    return frozenset((*of_predicate(clause.predicate, known), *of_grammar(clause), *of_words(clause, known)))


def of_predicate(lemma: str, known: Hints) -> Iterator[str]:
    """Yield the predicate, its parts, and the types that it may stand for."""
    yield from of_word("is", lemma, known)
    spelled = f"^{lemma}$"
    yield from (f"has {spelled[i : i + GRAM]}" for i in range(len(spelled) - GRAM + 1))


def of_grammar(clause: Clause) -> Iterator[str]:
    yield clause.kind
    yield f"link {clause.link}"
    yield from (name for name in ("passive", "reflexive", "negation") if getattr(clause, name))
    yield from (f"{place(phrase)} {phrase.kind}" for phrase in clause.roles)


def of_words(clause: Clause, known: Hints) -> Iterator[str]:
    beside = set(clause.words)
    for phrase in clause.roles:
        if phrase.kind not in NAMELESS:
            yield from of_word(place(phrase), phrase.lemma, known)
        for part in phrase.walk():
            (beside.discard if part.kind in NAMELESS else beside.add)(part.lemma)
    for word in beside:
        yield from of_word("with", word, known)


def of_word(where: str, word: str, known: Hints) -> Iterator[str]:
    """Yield a word in its place, and the types that it may stand for."""
    yield f"{where} {word}"
    yield from (f"{where} ~{kind}" for kind in known.get(word, ()))


def place(phrase: Phrase) -> str:
    """Return where a phrase stands: its role, or the class of its preposition."""
    return phrase.marker or phrase.relation
