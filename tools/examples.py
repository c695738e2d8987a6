"""Run the codebook's examples and near misses through the coder.

    python tools/examples.py [TYPE ...]

Prints every example that is not coded as it says, and every near miss that its
frame codes as actual; then the share that holds by type and language.
"""

import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from detente.codebook.schema import FrameFile, sentences
from detente.coder import Coder
from detente.coding.article import Coded
from detente.records import Article, Entity

FRAMES = Path(__file__).parent.parent / "src/detente/codebook/data/frames"
PUBLISHED = "2024-06-12"  # a Wednesday


@dataclass(frozen=True)
class Case:
    """An example (`expect` is what it says) or a near miss (`expect` is why it is none)."""

    event: str
    frame: str
    language: str
    sentence: str
    expect: str
    miss: bool


def cases(types: Iterable[str] = ()) -> Iterator[Case]:
    """Yield the examples and near misses of the frames, of some types or of all."""
    wanted = {t.lower() for t in types}
    for path in sorted(FRAMES.glob("*.toml")):
        if wanted and path.stem not in wanted:
            continue
        data = FrameFile.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
        for row in data.frame:
            for language, sentence, rest in sentences(row.example):
                yield Case(data.event, f"{path.stem}/{row.id}", language, sentence, rest["is"], False)
            for language, sentence, rest in sentences(row.near_miss):
                yield Case(data.event, f"{path.stem}/{row.id}", language, sentence, rest.get("why", ""), True)


def fault(coder: Coder, case: Case) -> str | None:
    """Return how a case fails, None where it holds."""
    article = Article(id="example", text=case.sentence, sha256="", language=case.language, published=PUBLISHED)
    blocks = [("body", 0, len(case.sentence))]
    coded = coder.code_blocks(article, blocks)
    if case.miss:
        wrong = [e for e in coded.events if e.frame == case.frame and e.status == "actual" and e.event == case.event]
        return f"coded all the same: {told(coded)}" if wrong else None
    parties, _, status = case.expect.partition("(")
    actor, _, recipient = parties.partition("->")
    good = [
        e for e in coded.events
        if e.event == case.event and same(actor, e.actor) and same(recipient, e.recipient)
        and e.status == (status.strip(" )") or "actual")
    ]  # fmt: skip
    return None if good else f"got {told(coded)}"


def same(wanted: str, found: Iterable[Entity]) -> bool:
    """Compare `FRA:GOV+DEU` with entities: a sector may be lacking, and who has no country is left out."""
    left = [e.code for e in found if e.country]
    for code in filter(None, (part.strip() for part in wanted.split("+"))):
        country, _, sector = code.partition(":")
        hit = next((c for c in left if c.split(":")[0] == country and (not sector or c in (country, code))), None)
        if hit is None:
            return False
        left.remove(hit)
    return not left


def codes(entities: Iterable[Entity]) -> str:
    return "+".join(e.code for e in entities)


def told(coded: Coded) -> str:
    events = [f"{e.event} {codes(e.actor)} -> {codes(e.recipient)} ({e.status}) by {e.frame}" for e in coded.events]
    return "; ".join(events) or "nothing: " + "; ".join(p.reason for p in coded.passed[:4])


def main() -> None:
    """Print what fails, and the shares."""
    coder, held, total = Coder(), Counter[tuple[str, str, bool]](), Counter[tuple[str, str, bool]]()
    for case in cases(sys.argv[1:]):
        key = (case.event, case.language, case.miss)
        total[key] += 1
        if reason := fault(coder, case):
            print(
                "MISS" if case.miss else "EXAMPLE",
                case.language,
                case.frame,
                "|",
                case.sentence,
                "|",
                case.expect,
                "|",
                reason,
            )
        else:
            held[key] += 1
    for key in sorted(total):
        print(f"{key[0]:<10} {key[1]} {'near misses' if key[2] else 'examples   '} {held[key]:>4} of {total[key]}")
    print(f"all: {held.total()} of {total.total()}")


if __name__ == "__main__":
    main()
