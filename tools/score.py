"""Score the coder on the gold and on what is shared, and hold the scores against their floors.

    python tools/score.py --shared ../shared [--raise]

Floors stand in gold/pins.json. They only rise: `--raise` writes better scores
there, a worse one fails. What is not there is skipped, its floors stay.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from detente.cli.evaluating import show_article, show_gold, show_pairing, show_pairs
from detente.coder import Coder
from detente.evaluate.article import ArticleScore, score_article
from detente.evaluate.files import read_jsonl
from detente.evaluate.gold import (
    LEVELS,
    Answer,
    answer,
    by_type,
    false_events,
    read_gold,
    statuses,
    translated,
)
from detente.evaluate.measure import Counts, share
from detente.evaluate.pairs import PARTS, confusions, predict, read_pairs, score
from detente.records import as_dict
from detente.sources.text import ArticleSettings, read_path

GOLD = Path(__file__).parent.parent / "gold"
PINS = GOLD / "pins.json"
ARTICLE = "articles/poutine-tend-la-main.fr.txt"
KEY = "gold/poutine-tend-la-main.fr.jsonl"
PAIRS = "dev/plv-train.tsv"
# Of these fewer are better.
FAULTS = ("events_extra", "traps", "false_events")
Figures = dict[str, float]


def main() -> int:
    """Print the scores; return 1 where one falls below its floor."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--raise", dest="lift", action="store_true")
    args = parser.parse_args()
    pins: dict[str, Figures] = json.loads(PINS.read_text(encoding="utf-8"))
    found = dict(scored(Coder(), args.shared))
    fallen = [
        f"score: {section}: {name} is {figure}, its floor is {pins[section][name]}"
        for section, figures in found.items()
        for name, figure in figures.items()
        if name in pins.get(section, {}) and worse(name, figure, pins[section][name])
    ]
    print("\n".join(fallen))
    if args.lift and not fallen:
        PINS.write_text(json.dumps({**pins, **found}, indent=2) + "\n", encoding="utf-8")
    return 1 if fallen else 0


def scored(coder: Coder, shared: Path) -> Iterator[tuple[str, Figures]]:
    """Print and yield the scores, each with its name in the floors."""
    if (shared / KEY).exists():
        print("The article:")
        yield "article", of_article(coder, shared)
    else:
        print(f"score: skipped, there is no gold at {shared / KEY}")
    answers: list[Answer] = []
    for file in sorted(GOLD.glob("*.tsv")):
        coded = [answer(coder, one) for one in read_gold(file, coder.codebook)]
        print(f"\nOur own sentences, {file.stem}:")
        yield f"gold {file.stem}", of_gold(file.stem, coded)
        answers += coded
    if answers:
        show_pairing(counted := translated(answers))
        yield "translated", {"equal": counted[0]}
    if not (shared / PAIRS).exists():
        print(f"score: skipped, there are no pairs at {shared / PAIRS}")
        return
    for given in (True, False):
        print(f"\nPairs, {'the parties given' if given else 'end to end'}:")
        yield f"pairs {'given' if given else 'strict'}", of_pairs(coder, shared / PAIRS, given=given)


def of_article(coder: Coder, shared: Path) -> Figures:
    article = read_path(shared / ARTICLE, ArticleSettings(published="2016-12-01"))
    found: ArticleScore = score_article(read_jsonl(shared / KEY), map(as_dict, coder.code(article).records()))
    show_article(found, verbose=True)
    names = {"mode": "modes", "contexts": "contexts", "date": "dates", "condition": "conditions"}
    sides = {f"{name}_right": found.sides[field][0] for field, name in names.items()}
    return {
        "events_found": found.found, "events_extra": len(found.extra), "statements_found": found.said,
        **sides, "traps": found.trapped,
    }  # fmt: skip


def of_gold(name: str, answers: list[Answer]) -> Figures:
    show_gold(name, answers)
    f1 = {f"{level}_f1": percent(sum(by_type(answers, level).values(), Counts()).f1) for level in LEVELS}
    return {**f1, "false_events": false_events(answers)[0], "status": percent(share(*statuses(answers)))}


def of_pairs(coder: Coder, path: Path, *, given: bool) -> Figures:
    rows = read_pairs(path)
    found = [one for row in rows for one in predict(coder, row, given=given)]
    scores = [score(rows, found, part, strict=not given) for part in PARTS]
    show_pairs(scores, confusions(rows, found), given=given)
    levels = [(s.part, level, m) for s in scores for level, m in (("types", s.types), ("quads", s.quads))]
    return {f"{part}_{level}": percent(m.macro_f1) for part, level, m in levels}


def percent(part: float) -> float:
    return round(100 * part, 1)


def worse(name: str, figure: float, floor: float) -> bool:
    return figure > floor if name in FAULTS else figure < floor


if __name__ == "__main__":
    sys.exit(main())
