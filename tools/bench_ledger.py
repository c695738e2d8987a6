"""Measure taking articles into a ledger: rate with one worker and with two, and memory.

python tools/bench_ledger.py [--articles 20000] [--one 4000]
"""

import argparse
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import synthetic

from detente.ledger.ingest import ingest
from detente.ledger.ledger import Ledger
from detente.ledger.tally import Tally

MIB = 1024 * 1024


def main() -> None:
    """Print rates, their ratio, and resident memory after the first thousand articles and at the end."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--one", type=int, default=4_000, help="how many of them one worker takes")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        one = run(Path(folder), min(args.one, args.articles), workers=1)
        two = run(Path(folder), args.articles, workers=2)
    print(f"two workers are {two / one:.2f} times as fast as one")


def run(folder: Path, number: int, *, workers: int) -> float:
    """Take so many articles into a new ledger; print what it took, and return articles a second."""
    source, ledger = folder / f"{number}.jsonl", folder / f"{workers}.duckdb"
    synthetic.write(source, number)
    memory: list[tuple[int, int]] = []
    began = time.monotonic()
    with Ledger(ledger) as opened:
        tally = ingest(opened, [source], workers=workers, report=watch(memory))
    seconds = time.monotonic() - began
    assert tally.articles == number, tally
    first = next((used for read, used in memory if read >= 1_000), memory[0][1])
    size = sum(file.stat().st_size for file in folder.glob(f"{ledger.name}*"))
    print(
        f"{workers} worker{'s' * (workers > 1)}: {number:,} articles, {tally.events:,} events in {seconds:.0f} s: "
        f"{number / seconds:.1f} articles/s; memory {first / MIB:.0f} MiB after 1,000, {memory[-1][1] / MIB:.0f} MiB "
        f"at the end, at most {max(used for _, used in memory) / MIB:.0f} MiB; ledger {size / MIB:.0f} MiB",
        flush=True,
    )
    return number / seconds


def watch(memory: list[tuple[int, int]]) -> Callable[[Tally], None]:
    """Return what notes after each chunk how many articles were read, and resident memory in bytes."""
    return lambda tally: memory.append((tally.read, resident()))


def resident() -> int:
    """Return the resident memory of this process and its children, in bytes."""
    total = 0
    for path in Path("/proc").glob("[0-9]*"):
        try:
            fields = (path / "stat").read_text().rpartition(")")[2].split()
            if path.name == Path("/proc/self").resolve().name or fields[1] == Path("/proc/self").resolve().name:
                total += int((path / "statm").read_text().split()[1]) * 4096
        except OSError:
            continue
    return total


if __name__ == "__main__":
    main()
