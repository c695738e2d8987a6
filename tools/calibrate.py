"""Make the curves that turn what the coder thinks of its work into the share that is right, from gold/.

    python tools/calibrate.py

No frame and no model was made from these sentences. Writes confidence.toml, and prints the table of
docs/accuracy.md: confidence as half of the sentences give it, and what is right in the other half.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from detente.coder import Coder
from detente.coding.article import code_reading
from detente.coding.backoff import MODEL
from detente.coding.confidence import Confidence, Curve
from detente.evaluate.gold import PUBLISHED, Sentence, act_of, agrees, matched, read_gold
from detente.records import Article, Event

ROOT = Path(__file__).parent.parent
OUT = ROOT / "src/detente/codebook/data/confidence.toml"
LEAST = 0.4  # what the model thinks less probable is left out
FEWEST = {"frames": 40, "model": 20}  # events of a point
BINS = (0.0, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 1.01)
HEAD = """\
# Confidence: of events of which the rules (or the model) thought so much, the share with the right type.
# Lines between these points, level beyond them. Made by tools/calibrate.py from gold/; do not edit.
"""


@dataclass(frozen=True)
class Point:
    """An event: what decided, what was thought of it, whether its type is right and its countries too."""

    source: str
    half: int
    thought: float
    right: bool
    countries: bool


def main() -> None:
    """Write the curves and print the table."""
    coder = Coder()
    found = [point for language in coder.codebook.words for point in points(coder, language)]
    lines = [HEAD]
    for source in FEWEST:
        made = curve([p for p in found if p.source == source], FEWEST[source])
        lines += [f"[{source}]", f"thought = {list(made.thought)}", f"right = {list(made.right)}", ""]
    OUT.write_text("\n".join(lines), encoding="utf-8")
    print("\n".join(table(found)))


def points(coder: Coder, language: str) -> Iterator[Point]:
    """Yield the events that are coded of our own sentences."""
    tables = coder.tables(language)
    assert tables.model is not None
    tables = replace(tables, confidence=Confidence(), model=replace(tables.model, least=LEAST))
    for number, sentence in enumerate(read_gold(ROOT / f"gold/{language}.tsv", coder.codebook)):
        article = Article(id=sentence.id, text=sentence.text, sha256="", language=language, published=PUBLISHED)
        blocks = [("body", 0, len(article.text))]
        reading = coder.reading(article, blocks, coder.parse_blocks(article, blocks))
        yield from judged(sentence, code_reading(article, reading, tables).events, number % 2)


def judged(sentence: Sentence, events: Sequence[Event], half: int) -> Iterator[Point]:
    acts = [act_of(event) for event in events]
    hits = {id(found): wanted for wanted, found in matched(sentence.acts, acts)}
    for event, act in zip(events, acts, strict=True):
        wanted = hits.get(id(act))
        countries = wanted is not None and agrees(wanted, act, "countries")
        source = "model" if event.frame == MODEL else "frames"
        yield Point(source, half, event.confidence, wanted is not None, countries)


def curve(found: Sequence[Point], fewest: int) -> Curve:
    """Return the line through shares that never falls (pool adjacent violators)."""
    blocks: list[list[Point]] = []
    for thought in sorted({p.thought for p in found}):
        blocks.append([p for p in found if p.thought == thought])
        while len(blocks) > 1 and (len(blocks[-2]) < fewest or right(blocks[-2]) >= right(blocks[-1])):
            blocks[-2:] = [blocks[-2] + blocks[-1]]
    if len(blocks) > 1 and len(blocks[-1]) < fewest:
        blocks[-2:] = [blocks[-2] + blocks[-1]]
    middles = [round(sum(p.thought for p in block) / len(block), 3) for block in blocks]
    return Curve(tuple(middles), tuple(round(right(block), 2) for block in blocks))


def right(block: Sequence[Point]) -> float:
    return sum(p.right for p in block) / len(block)


def table(found: Sequence[Point]) -> Iterator[str]:
    """Yield confidence and what is right of it, each half by the curves of the other."""
    yield "| decided by | confidence | events | type right | and countries |\n|---|---|---|---|---|"
    for source in FEWEST:
        mine = [p for p in found if p.source == source]
        curves = [curve([p for p in mine if p.half != half], FEWEST[source] // 2) for half in (0, 1)]
        for low, high in pairwise(BINS):
            inside = [p for p in mine if low <= curves[p.half].at(p.thought) < high]
            if inside:
                both = sum(p.countries for p in inside) / len(inside)
                name = f"{low:.2f} to {min(high, 1):.2f}"
                yield f"| {source} | {name} | {len(inside)} | {100 * right(inside):.0f} | {100 * both:.0f} |"


if __name__ == "__main__":
    main()
