"""Check the codebook, and print docs/codebook.md from it.

    python tools/print_codebook.py [--check]

With --check nothing is written; the exit code tells whether the file is up to date.
"""

import argparse
import sys
import tomllib
from collections import Counter
from pathlib import Path

from detente.codebook.load import load
from detente.codebook.schema import Chains, FoldRow, FrameFile, FrameRow, Plover, sentences

ROOT = Path(__file__).parent.parent
DATA = ROOT / "src/detente/codebook/data"
OUT = ROOT / "docs/codebook.md"
QUADS = {1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict"}
SORTS = ("verbs", "nouns", "adjectives")


def main() -> int:
    """Print or check the codebook."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    load()  # raises with every fault
    text = printed()
    if check:
        return 0 if OUT.read_text(encoding="utf-8") == text else complain()
    OUT.write_text(text, encoding="utf-8")
    return 0


def complain() -> int:
    print("docs/codebook.md is not what the data says: run `make docs`", file=sys.stderr)
    return 1


def printed() -> str:
    plover = Plover.model_validate(read(DATA / "plover.toml"))
    files = {f.event: f for f in (FrameFile.model_validate(read(p)) for p in sorted((DATA / "frames").glob("*.toml")))}
    parts = [
        "# The codebook\n",
        "Printed from `src/detente/codebook/data` by `make docs`; do not edit. [How to extend it](extending.md)\n",
        "| type | quad | score | frames | words fr | words en |\n|---|---|---|---|---|---|",
    ]
    for name, row in plover.type.items():
        words = counted(files[name].frame) if name in files else Counter()
        frames = len(files[name].frame) if name in files else 0
        cells = [f"[{name}](#{name.lower()})", f"{row.quad} {QUADS[row.quad]}", f"{row.score:g}", frames]
        parts.append("| " + " | ".join(map(str, [*cells, words["fr"], words["en"]])) + " |")
    for name, row in plover.type.items():
        parts.append(f"\n## {name}\n")
        if row.modes:
            parts.append("Modes: " + ", ".join(f"{mode} ({score:g})" for mode, score in row.modes.items()) + ".\n")
        parts += [shown(frame) for frame in (files[name].frame if name in files else [])]
    parts.append("\n## Governing words\n")
    for governor in Chains.model_validate(read(DATA / "chains.toml")).governor:
        folds = "; ".join(map(folded, governor.fold))
        parts.append(f"**{governor.id}** {folds or governor.passes}  ")
        parts += [f"{language}: {', '.join(words)}  " for language, words in words_of(governor)]
        parts += [f"*{sentence}* → {rest['is']}  " for _, sentence, rest in sentences(governor.example)]
        parts.append("")
    parts.append(f"\n## Contexts\n\n{', '.join(plover.contexts)}\n")
    return "\n".join(parts)


def folded(fold: FoldRow) -> str:
    becomes = "/".join(filter(None, [fold.event or "same", fold.mode]))
    return f"{', '.join(fold.of)} → {becomes}{f' ({fold.status})' if fold.status else ''}"


def shown(frame: FrameRow) -> str:
    facts = [frame.mode or "", f"CAMEO {frame.cameo}" if frame.cameo else "", "mutual" if frame.reciprocal else ""]
    lines = [f"**{frame.id}** {' · '.join(f for f in facts if f)}  "]
    lines += [f"{language}: {', '.join(words)}  " for language, words in words_of(frame)]
    for need in frame.needs:
        what = (
            {"actor": "an actor", "any": "there"}[need.is_]
            if need.is_
            else ", ".join(need.sector)
            or "; ".join(f"{k}: {', '.join(v)}" for k, v in (need.model_extra or {}).items())
        )
        lines.append(f"{'unless' if need.not_ else 'if'} {need.role} is {what}  ")
    for _, sentence, rest in sentences(frame.example):
        lines.append(f"*{sentence}* → {rest['is']}  ")
    for _, sentence, rest in sentences(frame.near_miss):
        lines.append(f"not: *{sentence}* ({rest.get('why', '')})  ")
    return "\n".join(lines) + "\n"


def words_of(entry) -> list[tuple[str, list[str]]]:  # type: ignore[no-untyped-def]  # frames and governors have the same tables
    languages = {language: None for sort in SORTS for language in getattr(entry, sort)}
    return [(language, [w for sort in SORTS for w in getattr(entry, sort).get(language, [])]) for language in languages]


def counted(frames: list[FrameRow]) -> Counter[str]:
    found: Counter[str] = Counter()
    for frame in frames:
        found.update({language: len(words) for language, words in words_of(frame)})
    return found


def read(path: Path) -> dict[str, object]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


if __name__ == "__main__":
    sys.exit(main())
