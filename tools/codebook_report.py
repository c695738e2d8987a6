"""Report what the codebook holds and what it lacks.

    python tools/codebook_report.py [--shared ../shared] [--out build/codebook-report.md]

Frames and words by type and language; words that stand in two frames; entries that no example of ours and no
article matches; the commonest predicates between two actors that no frame takes. Read are the frames' examples,
the texts in examples/ and tests/golden, and of what is shared the articles and the open pairs.
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from detente.codebook.model import Codebook, Entry, Pattern
from detente.coder import Coder
from detente.coding.article import Assembly
from detente.coding.parties import SORTS, chain_of
from detente.coding.what import Uncoded, What
from detente.evaluate.pairs import read_pairs
from detente.records import Article
from detente.sources.text import ArticleSettings, read_path
from detente.waist import Clause, Phrase
from examples import cases

ROOT = Path(__file__).parent.parent
PAIRS = "dev/plv-train.tsv"
MOST = 100  # predicates that no frame takes
Key = tuple[str, str, str]  # language, sort, frame


@dataclass(frozen=True)
class Found:
    """What the texts have: entries that fit somewhere, and predicates of two parties that no frame takes."""

    fitting: set[tuple[Key, Pattern]] = field(default_factory=set)
    untaken: Counter[tuple[str, str]] = field(default_factory=Counter)
    said: dict[tuple[str, str], str] = field(default_factory=dict)


def main() -> None:
    """Write the report, and print its figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--out", type=Path, default=ROOT / "build/codebook-report.md")
    args = parser.parse_args()
    coder = Coder(frames_only=True)
    found = Found()
    for article in texts(args.shared):
        look(coder, article, found)
    doubles, unmatched = in_two_frames(coder.codebook), never_matched(coder.codebook, found)
    parts = (by_type(coder.codebook), told_doubles(doubles), told_unmatched(unmatched), told_untaken(found))
    args.out.parent.mkdir(parents=True, exist_ok=True)
    args.out.write_text("\n".join(line for part in parts for line in part), encoding="utf-8")
    entries = sum(1 for _ in all_entries(coder.codebook))
    print(f"{len(coder.codebook.frames)} frames, {entries} entries, {len(doubles)} words that stand in two frames;")
    print(f"never matched: {sum(map(len, unmatched.values()))} entries; not taken: {found.untaken.total()} predicates")
    print(f"commonest: {', '.join(' '.join(name) for name, _ in found.untaken.most_common(10))}; all in {args.out}")


# -- texts -----------------------------------------------------------------------


def texts(shared: Path) -> Iterator[Article]:
    """Yield all that is read: sentences as articles, and articles."""
    for case in (case for case in cases() if not case.miss):
        yield Article(id="example", text=case.sentence, sha256="", language=case.language, published="2024-06-12")
    for folder in (ROOT / "examples", ROOT / "tests/golden", shared / "articles"):
        for path in sorted(folder.rglob("*.txt")):
            yield read_path(path, ArticleSettings())
    if (shared / PAIRS).exists():
        for pair in read_pairs(shared / PAIRS, "open"):
            yield Article(id="pair", text=pair.sentence, sha256="", language="en")


def look(coder: Coder, article: Article, found: Found) -> None:
    """Note what the clauses of an article match."""
    blocks, docs = coder.parse(article)
    assembly = Assembly(article, coder.reading(article, blocks, docs), coder.tables(article.language))
    for sentence in assembly.reading.sentences:
        assembly.remember(sentence)
        for clause in sentence.clauses:
            for entry in fitting(assembly.what, clause, sentence.clauses):
                key = article.language, SORTS[clause.kind], entry.frame.id
                found.fitting.add((key, entry.pattern))
            if untaken(assembly.what, clause, sentence.clauses):
                name = article.language, f"se {clause.predicate}" if clause.reflexive else clause.predicate
                found.untaken[name] += 1
                found.said.setdefault(name, " ".join(article.text[clause.start : clause.end].split())[:120])


def fitting(what: What, clause: Clause, clauses: tuple[Clause, ...]) -> Iterable[Entry]:
    entries, _ = what.entries(clause)
    chain = chain_of(clause, clauses, what.words)
    return [entry for entry in entries if what.fits(entry, chain)]


def untaken(what: What, clause: Clause, clauses: tuple[Clause, ...]) -> bool:
    """Tell whether a verb between two parties is taken by no frame, and neither governs another one nor reports."""
    found = what.code(clause, clauses)
    if clause.kind != "verb" or not isinstance(found, Uncoded) or not found.untaken:
        return False
    if clause.predicate in what.words.governors["verbs"] or clause.predicate in what.words.reporting:
        return False
    acting = [p for p in clause.roles if p.relation in ("subject", "agent")]
    return named(what, acting) and named(what, [p for p in clause.roles if p not in acting])


def named(what: What, phrases: Iterable[Phrase]) -> bool:
    return any(entity.country for phrase in phrases for entity in what.who.resolve(phrase))


# -- the codebook ----------------------------------------------------------------


def all_entries(codebook: Codebook) -> Iterator[tuple[Key, Entry]]:
    for language, words in codebook.words.items():
        for sort, table in words.entries.items():
            for entries in table.values():
                yield from (((language, sort, entry.frame.id), entry) for entry in entries)


def in_two_frames(codebook: Codebook) -> dict[tuple[str, str, Pattern], list[str]]:
    """Return the words that several frames have, with their frames."""
    frames: dict[tuple[str, str, Pattern], list[str]] = defaultdict(list)
    for (language, sort, frame), entry in all_entries(codebook):
        if frame not in frames[language, sort, entry.pattern]:
            frames[language, sort, entry.pattern].append(frame)
    return {word: found for word, found in sorted(frames.items(), key=str) if len(found) > 1}


def never_matched(codebook: Codebook, found: Found) -> dict[Key, list[str]]:
    """Return the entries that fit nowhere, by language, sort and frame."""
    left: dict[Key, list[str]] = defaultdict(list)
    for key, entry in all_entries(codebook):
        if (key, entry.pattern) not in found.fitting:
            left[key].append(spelt(entry.pattern))
    return left


def spelt(pattern: Pattern) -> str:
    words = " ".join([pattern.lemma, *sorted(pattern.words)])
    return f"se {words}" if pattern.reflexive else words


# -- the page --------------------------------------------------------------------


def by_type(codebook: Codebook) -> Iterator[str]:
    frames = Counter(frame.event for frame in codebook.frames.values())
    words = Counter((entry.frame.event, language) for (language, _, _), entry in all_entries(codebook))
    languages = tuple(codebook.words)
    yield "# What the codebook holds and lacks\n"
    yield " | ".join(("| type", "frames", *(f"words {language}" for language in languages))) + " |"
    yield "|---" * (2 + len(languages)) + "|"
    for event in codebook.types:
        yield f"| {event} | {frames[event]} | " + " | ".join(f"{words[event, one]}" for one in languages) + " |"


def told_doubles(doubles: dict[tuple[str, str, Pattern], list[str]]) -> Iterator[str]:
    yield "\n## Words that stand in two frames\n"
    for (language, sort, pattern), frames in doubles.items():
        yield f"- {language} {sort}: {spelt(pattern)}: {', '.join(frames)}"


def told_unmatched(unmatched: dict[Key, list[str]]) -> Iterator[str]:
    yield "\n## Entries that no example of ours and no article matches\n"
    for (language, sort, frame), words in sorted(unmatched.items()):
        yield f"- {frame} {language} {sort}: {', '.join(words)}"


def told_untaken(found: Found) -> Iterator[str]:
    yield "\n## Predicates between two actors that no frame takes, the commonest first\n"
    for name, number in found.untaken.most_common(MOST):
        yield f"- {name[0]} {name[1]}: {number} ({found.said[name]})"


if __name__ == "__main__":
    main()
