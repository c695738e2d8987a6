"""Print what the commands answer into the pages that show it.

    python tools/print_help.py [--check]

In README.md and docs/*.md stand blocks between two lines:

    <!-- run: detente code examples/ceasefire.en.txt -->   the command and all that it prints
    <!-- record: event examples/ceasefire.en.txt backs --> the file's first such record with those words
    <!-- schema: table -->                                 the tables of a ledger, or its views
    <!-- sql: FROM dyads LIMIT 3 -->                      a query on the ledger of examples/dispatches, and its answer
    <!-- end -->

With --check nothing is written; the exit code tells whether the pages are up to date.
"""

import argparse
import json
import os
import re
import shlex
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

from detente.ledger.ledger import Ledger
from detente.ledger.schema import schema

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
KINDS = "run|record|schema|sql"
BLOCK = re.compile(rf"^<!-- (?P<kind>{KINDS}): (?P<rest>.+?) -->\n.*?^<!-- end -->$", re.MULTILINE | re.DOTALL)
# One width, no colours, and no settings of the machine.
PLAIN = {"COLUMNS": "110", "NO_COLOR": "1", "TERM": "dumb", "PYTHONUTF8": "1"}
LONGEST = 120


def main() -> int:
    """Write the blocks, or say which pages are out of date."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    stale = [page for page in PAGES if (text := page.read_text(encoding="utf-8")) != written(text, page, check=check)]
    if check and stale:
        names = ", ".join(str(page.relative_to(ROOT)) for page in stale)
        print(f"not what the commands print: {names}: run `make docs`", file=sys.stderr)
        return 1
    return 0


def written(text: str, page: Path, *, check: bool) -> str:
    """Return the page with its blocks filled in; write it unless `check`."""
    new = BLOCK.sub(block, text)
    if not check and new != text:
        page.write_text(new, encoding="utf-8")
    return new


def block(found: re.Match[str]) -> str:
    """Return a block with its two markers."""
    first = found[0].partition("\n")[0]
    if found["kind"] == "run":
        body = f"```console\n$ {found['rest']}\n{printed(found['rest'])}\n```"
    elif found["kind"] == "schema":
        body = described(found["rest"])
    elif found["kind"] == "sql":
        body = f"```\n{asked(found['rest'])}\n```"
    else:
        body = f"```json\n{record(*found['rest'].split(maxsplit=2))}\n```"
    return f"{first}\n{body}\n<!-- end -->"


@cache
def printed(command: str) -> str:
    """Return what a `detente` command prints, without white space at the ends of lines."""
    program, *arguments = shlex.split(command)
    if program != "detente":
        raise SystemExit(f"{command}: only detente is run")
    environment = {k: v for k, v in os.environ.items() if k not in ("FORCE_COLOR", "LINES")} | PLAIN
    ran = subprocess.run(
        [Path(sys.executable).parent / program, *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if ran.returncode or ran.stderr:
        raise SystemExit(f"{command}: exit code {ran.returncode}\n{ran.stderr}")
    return "\n".join(line.rstrip() for line in ran.stdout.splitlines()).strip("\n")


def record(kind: str, path: str, words: str = "") -> str:
    """Return the first record of a kind whose text holds the words, one field a line."""
    for line in printed(f"detente code {shlex.quote(path)} --format jsonl --explain").splitlines():
        fields = json.loads(line)
        if fields["record"] == kind and words in fields["text"]:
            if kind == "article":
                fields["text"] = fields["text"][:LONGEST] + "…"
            shown = (f"  {json.dumps(k)}: {json.dumps(v, ensure_ascii=False)}" for k, v in fields.items())
            return "{\n" + ",\n".join(shown) + "\n}"
    raise SystemExit(f"{path}: no {kind} with the words {words!r}")


@cache
def dispatches() -> Ledger:
    """Return a ledger of the example dispatches, made for this run."""
    ledger = Ledger(Path(tempfile.mkdtemp()) / "dispatches.duckdb")
    ledger.ingest([ROOT / "examples" / "dispatches"])
    return ledger


def asked(query: str) -> str:
    """Return a query on the example dispatches and its answer, as DuckDB prints it."""
    answer = str(dispatches().connection.sql(query)).strip()
    return f"{query};\n\n{answer}"


def described(kind: str) -> str:
    """Return what the tables or the views of a ledger hold."""
    parts = []
    for name, table in getattr(schema(), kind).items():
        columns = [[f"`{column}`", *(f"`{word}`" for word in types), what] for column, *types, what in table["columns"]]
        head = ["column", *(["type"] if kind == "table" else []), "what"]
        rows = [head, ["---"] * len(head), *columns]
        lines = "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows)
        parts.append(f"### {name}\n\n{table['what']}\n\n{lines}")
    return "\n\n".join(parts)


if __name__ == "__main__":
    sys.exit(main())
