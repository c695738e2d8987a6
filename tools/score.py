"""Score the coder on the shared gold, and hold the scores against their floors.

    python tools/score.py --shared ../shared [--raise]

Floors stand in gold/pins.json. They only rise: `--raise` writes a better score
there, a worse one fails.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

PINS = Path(__file__).parent.parent / "gold" / "pins.json"
ARTICLE = "articles/poutine-tend-la-main.fr.txt"
GOLD = "gold/poutine-tend-la-main.fr.jsonl"
# Name in pins.json, how the scorer prints it, and whether more is better.
FIGURES = (
    ("events_found", r"events\s+(\d+)/", True),
    ("events_extra", r"events .*?(\d+) extra", False),
    ("statements_found", r"statements\s+(\d+)/", True),
    ("modes_right", r"mode\s+(\d+)/", True),
    ("contexts_right", r"contexts\s+(\d+)/", True),
    ("dates_right", r"date\s+(\d+)/", True),
    ("conditions_right", r"condition\s+(\d+)/", True),
    ("traps", r"traps\s+(\d+) of", False),
)


def main() -> int:
    """Print the scores; return 1 where one falls below its floor."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--raise", dest="lift", action="store_true")
    args = parser.parse_args()
    if not (args.shared / GOLD).exists():
        print(f"score: skipped, there is no gold at {args.shared / GOLD}")
        return 0
    report = scored(args.shared)
    print(report)
    pins = json.loads(PINS.read_text(encoding="utf-8"))
    found = {name: int(re.search(pattern, report)[1]) for name, pattern, _ in FIGURES}
    worse = [name for name, _, more in FIGURES if (found[name] < pins[name] if more else found[name] > pins[name])]
    for name in worse:
        print(f"score: {name} is {found[name]}, its floor is {pins[name]}")
    if args.lift and not worse:
        PINS.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    return 1 if worse else 0


def scored(shared: Path) -> str:
    """Return what the article scorer prints of our records."""
    with tempfile.NamedTemporaryFile("w+", suffix=".jsonl", encoding="utf-8") as records:
        detente = Path(sys.executable).parent / "detente"
        command = [str(detente), "code", str(shared / ARTICLE), "--published", "2016-12-01", "--format", "jsonl"]
        subprocess.run(command, stdout=records, check=True)
        scorer = [sys.executable, str(shared / "tools/score_article.py"), str(shared / GOLD), records.name, "--verbose"]
        return subprocess.run(scorer, capture_output=True, text=True, check=False).stdout.rstrip()


if __name__ == "__main__":
    sys.exit(main())
