"""The docs name everything that there is, and their links lead somewhere."""

import re
import tomllib
from dataclasses import fields
from importlib.resources import files
from pathlib import Path
from typing import Any, get_args

import pytest
import typer.main

from detente.cli.main import app
from detente.records import Attribution, Entity, Place, Record, Span

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = [ROOT / name for name in ("README.md", "CHANGELOG.md", "CONTRIBUTING.md")] + sorted(DOCS.glob("*.md"))
DATA = files("detente.codebook") / "data"
RECORDS = (*get_args(Record), Entity, Attribution, Place, Span)
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
MARKER = re.compile(r"^<!-- (run|record|schema|sql|end)\b(.*)-->$", re.MULTILINE)


def commands(group: Any, *before: str) -> dict[str, Any]:
    """Return all commands by their names, those of groups as "ledger info"."""
    found: dict[str, Any] = {}
    for name, command in group.commands.items():
        inside = hasattr(command, "commands")
        found |= commands(command, *before, name) if inside else {" ".join((*before, name)): command}
    return found


COMMANDS = commands(typer.main.get_command(app))


def read(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def data(name: str) -> dict[str, object]:
    return tomllib.loads((DATA / name).read_text(encoding="utf-8"))


def section(text: str, title: str) -> str:
    """Return what stands under a heading, its lower headings included."""
    found = re.search(rf"^(#+) {re.escape(title)}$\n(.*?)(?=^#{{1,2}} |\Z)", text, re.MULTILINE | re.DOTALL)
    assert found, f"no section {title!r}"
    return found[2]


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.__name__)
def test_every_field_of_a_record_is_told(kind: type) -> None:
    table = section(read("records.md"), kind.__name__).partition("| field | type | meaning |\n")[2].partition("\n\n")[0]
    told = re.findall(r"^\| `(\w+)`", table, re.MULTILINE)
    assert sorted(told) == sorted(field.name for field in fields(kind))


def options(name: str) -> set[str]:
    """Return the options of a command."""
    parameters = COMMANDS[name].params
    found = {option for parameter in parameters for option in (*parameter.opts, *parameter.secondary_opts)}
    return {option for option in found if option.startswith("-")}


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_told(name: str) -> None:
    told = section(read("command-line.md"), f"detente {name}")
    assert {option for option in options(name) if option not in told} == set()
    known = {"--help", *(option for command in COMMANDS for option in options(command))}
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", told)) <= known


def test_the_codebook_is_printed_whole() -> None:
    page = read("codebook.md")
    assert {name for name in data("plover.toml")["type"] if f"## {name}\n" not in page} == set()  # type: ignore[attr-defined]
    assert {row["id"] for row in data("chains.toml")["governor"] if f"**{row['id']}**" not in page} == set()  # type: ignore[attr-defined]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    lost = [link for link in LINK.findall(page.read_text(encoding="utf-8")) if not leads(page, link)]
    assert lost == []


def leads(page: Path, link: str) -> bool:
    """Tell whether a link is to the web, or to a file and a heading that there are."""
    if link.startswith("https://"):
        return True
    name, _, anchor = link.partition("#")
    target = (page.parent / name) if name else page
    return target.exists() and (not anchor or anchor in anchors(target))


def anchors(page: Path) -> set[str]:
    titles = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_blocks_that_are_printed_are_closed(page: Path) -> None:
    kinds = [kind for kind, _ in MARKER.findall(page.read_text(encoding="utf-8"))]
    assert all((kind == "end") == bool(at % 2) for at, kind in enumerate(kinds))
    assert len(kinds) % 2 == 0


def test_every_page_can_be_found_from_the_readme() -> None:
    linked = set(LINK.findall((ROOT / "README.md").read_text(encoding="utf-8")))
    assert {f"docs/{page.name}" for page in DOCS.glob("*.md")} <= linked
