"""Measure speed on the example articles: parse and coding apart, and a cold start.

python tools/bench.py [--rounds 20]
"""

import argparse
import subprocess
import sys
import time
from pathlib import Path

EXAMPLES = sorted((Path(__file__).parent.parent / "examples").glob("*.txt"))


def main() -> None:
    """Print articles and sentences a second on one core, and seconds to the first record."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=20)
    rounds = parser.parse_args().rounds
    for path in EXAMPLES[:1] + EXAMPLES[-1:]:
        print(f"cold start to the first record, {path.name}: {cold(path):.2f} s")
    from detente.coder import Coder
    from detente.sources.text import ArticleSettings, read_path

    coder = Coder()
    articles = [read_path(path, ArticleSettings()) for path in EXAMPLES]
    for article in articles:
        coder.code(article)  # loads what is loaded once
    parsing = coding = 0.0
    sentences = 0
    for _ in range(rounds):
        for article in articles:
            start = time.perf_counter()
            blocks, docs = coder.parse(article)
            middle = time.perf_counter()
            coder.code_parsed(article, blocks, docs)
            parsing, coding = parsing + middle - start, coding + time.perf_counter() - middle
            sentences += sum(len(list(doc.sents)) for doc in docs)
    count = rounds * len(articles)
    for name, seconds in (("parse", parsing), ("coding", coding), ("together", parsing + coding)):
        print(f"{name:<9} {count / seconds:8.1f} articles/s {sentences / seconds:8.0f} sentences/s on one core")
    print(f"coding takes {coding / parsing:.2f} of the parse")


def cold(path: Path) -> float:
    """Return the seconds from the command to its first record."""
    detente = Path(sys.executable).parent / "detente"
    start = time.perf_counter()
    with subprocess.Popen([str(detente), "code", str(path), "--format", "jsonl"], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        seconds = time.perf_counter() - start
        process.stdout.read()
    return seconds


if __name__ == "__main__":
    main()
