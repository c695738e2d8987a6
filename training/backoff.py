"""Train the back-off models on the codebook's own examples, near misses and words, and put them into the package.

    python training/backoff.py [--language fr]

A clause of an example that a frame takes is of that frame's type; a clause of a near miss that none takes is
nothing. Multinomial logistic regression on all items at once, always in the same order.
"""

import argparse
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from detente.codebook.model import Entry, Words
from detente.codebook.schema import FrameFile, sentences
from detente.coder import Coder
from detente.coding.article import Assembly
from detente.coding.backoff import NOTHING
from detente.coding.features import Hints, features, hints, of_predicate, of_word
from detente.coding.what import Coding
from detente.records import Article
from detente.waist import Clause

DATA = Path(__file__).parent.parent / "src/detente/codebook/data"
SORTS = {"verbs": "verb", "nouns": "noun", "adjectives": "adjective"}
PUBLISHED = "2024-06-12"
AS_IF_NEW = 0.5  # weight of a clause again, as if its predicate were unknown
OF_ENTRY = 0.3  # weight of a frame's word, which has no sentence around it
OFTEN = 2  # features that stand in fewer items are left out
STEPS, RATE, SHRINK = 60, 0.1, 2e-5
FINEST = 127  # weights are kept as whole numbers up to this one

Matrix = np.ndarray[Any, Any]


@dataclass(frozen=True)
class Item:
    """What a clause or a word teaches: its features, its type, and how much it counts."""

    seen: frozenset[str]
    kind: str
    weight: float


def main() -> None:
    """Train and ship."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--language", choices=("en", "fr"), action="append")
    args = parser.parse_args()
    coder = Coder(frames_only=True)
    kinds = [NOTHING, *coder.codebook.types]
    for language in args.language or ("en", "fr"):
        items = list(lessons(coder, language))
        names, weights = fit(items, kinds)
        ship(language, names, weights)
        print(f"{language}: {len(items)} items, {len(names)} features")


def lessons(coder: Coder, language: str) -> Iterator[Item]:
    """Yield all that the codebook teaches of a language."""
    words = coder.codebook.words[language]
    known = hints(words)
    for sentence, miss in examples(language):
        for clause, kind in labelled(coder, language, sentence, miss=miss):
            seen = features(clause, known)
            yield Item(seen, kind, 1.0)
            yield Item(seen - frozenset(of_predicate(clause.predicate, known)), kind, AS_IF_NEW)
    yield from of_words(words, known)


def examples(language: str) -> Iterator[tuple[str, bool]]:
    """Yield the sentences of the frames, and whether they are near misses."""
    for path in sorted((DATA / "frames").glob("*.toml")):
        for row in FrameFile.model_validate(tomllib.loads(path.read_text(encoding="utf-8"))).frame:
            for rows, miss in ((row.example, False), (row.near_miss, True)):
                yield from ((sentence, miss) for lang, sentence, _ in sentences(rows) if lang == language)


def labelled(coder: Coder, language: str, text: str, *, miss: bool) -> Iterator[tuple[Clause, str]]:
    """Yield the clauses of a sentence that teach something, each with its type."""
    article = Article(id="example", text=text, sha256="", language=language, published=PUBLISHED)
    blocks = [("body", 0, len(text))]
    reading = coder.reading(article, blocks, coder.parse_blocks(article, blocks))
    assembly = Assembly(article, reading, coder.tables(language))
    for sentence in reading.sentences:
        assembly.remember(sentence)
        for clause in sentence.clauses:
            found = assembly.what.code(clause, sentence.clauses)
            if isinstance(found, Coding):
                yield clause, found.frame.event
            elif miss and found is not None and found.untaken:
                yield clause, NOTHING


def of_words(words: Words, known: Hints) -> Iterator[Item]:
    """Yield the predicates of the frames, and the words that they ask for."""
    needs: Counter[tuple[str, str, str]] = Counter()
    for sort, kind in SORTS.items():
        for lemma, entries in words.entries[sort].items():
            for entry in entries:
                beside = (name for word in entry.pattern.words for name in of_word("with", word, known))
                yield Item(frozenset((*of_predicate(lemma, known), kind, *beside)), entry.frame.event, OF_ENTRY)
                needs.update(asked(entry))
    for (event, role, word), weight in sorted(needs.items()):
        yield Item(frozenset((*of_word(role, word, known), *of_word("with", word, known))), event, weight)


def asked(entry: Entry) -> dict[tuple[str, str, str], float]:
    """Return type, role and word of each word that an entry asks for; those of one need share its weight."""
    return {
        (entry.frame.event, need.role, word): OF_ENTRY / len(need.words)
        for need in entry.needs if not need.negated
        for words in need.words for word in words.split()
    }  # fmt: skip


# -- fitting ---------------------------------------------------------------------


def fit(items: Sequence[Item], kinds: Sequence[str]) -> tuple[list[str], Matrix]:
    """Return the features and their weights, a row each and a column a type; the first row is that of no feature."""
    counts = Counter(name for item in items for name in item.seen)
    names = sorted(name for name, n in counts.items() if n >= OFTEN)
    row = {name: n for n, name in enumerate(names, 1)}
    found = [[0, *sorted(row[name] for name in item.seen if name in row)] for item in items]
    features = np.concatenate([np.array(one) for one in found])
    ends = np.cumsum([len(one) for one in found])
    owners = np.repeat(np.arange(len(items)), [len(one) for one in found])
    by_feature = np.argsort(features, kind="stable")
    first = np.searchsorted(features[by_feature], np.arange(len(names) + 1))
    share = np.array([item.weight for item in items], dtype=np.float32)
    share /= share.sum()
    wanted = np.eye(len(kinds), dtype=np.float32)[[kinds.index(item.kind) for item in items]]
    weights = np.zeros((len(names) + 1, len(kinds)), dtype=np.float32)
    drift, size = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        sums = np.add.reduceat(weights[features], np.concatenate([[0], ends[:-1]]), axis=0)
        powers = np.exp(sums - sums.max(axis=1, keepdims=True))
        wrong = (powers / powers.sum(axis=1, keepdims=True) - wanted) * share[:, None]
        slope = np.add.reduceat(wrong[owners[by_feature]], first, axis=0) + SHRINK * weights
        drift, size = 0.9 * drift + 0.1 * slope, 0.99 * size + 0.01 * slope * slope
        weights -= RATE * (drift / (1 - 0.9**step)) / (np.sqrt(size / (1 - 0.99**step)) + 1e-8)
    return names, weights


def ship(language: str, names: Sequence[str], weights: Matrix) -> None:
    """Write a model into the package."""
    scale = np.abs(weights).max() / FINEST
    data = {
        "names": np.frombuffer("\n".join(names).encode(), dtype=np.uint8),
        "weights": np.round(weights / scale).astype(np.int8),
        "scale": np.float32(scale),
    }
    np.savez_compressed(DATA / "backoff" / f"{language}.npz", **data)


if __name__ == "__main__":
    main()
