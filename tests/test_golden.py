"""The golden articles come out as they did, and as a reader would have them.

`<slug>.golden` is what we do, line by line; `<slug>.must` what is right. The form
of the lines, and how to review them, stands in tests/golden/README.md.
"""

import difflib
import json
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from detente.coder import Coder
from detente.coding.article import Coded
from detente.records import Article, Entity, Event, Statement
from detente.sources.text import ArticleSettings, read_path

GOLDEN = Path(__file__).parent / "golden"
ARTICLES = sorted(GOLDEN.glob("*/*.txt"))
WRITE = os.environ.get("DETENTE_GOLDEN") == "write"
FLOORS = GOLDEN / "floors.json"
LONGEST = 60

pytestmark = pytest.mark.model


def name_of(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


@pytest.fixture(scope="module")
def coded(coder: Coder) -> dict[str, Coded]:
    """Return the records of the golden articles, by language and slug."""
    return {name_of(path): coder.code(read_path(path, ArticleSettings())) for path in ARTICLES}


# -- what we do -------------------------------------------------------------------


@pytest.mark.parametrize("path", ARTICLES, ids=name_of)
def test_records_are_the_golden_ones(path: Path, coded: dict[str, Coded]) -> None:
    found = list(lines(coded[name_of(path)]))
    golden = path.with_suffix(".golden")
    if WRITE:
        golden.write_text("".join(f"{line}\n" for line in found), encoding="utf-8")
        pytest.fail(f"{golden.name} written; unset DETENTE_GOLDEN and review the diff", pytrace=False)
    expected = golden.read_text(encoding="utf-8").splitlines() if golden.exists() else []
    if found != expected:
        pytest.fail(f"{name_of(path)} (- golden, + now):\n{changes(expected, found)}", pytrace=False)


def changes(expected: list[str], found: list[str]) -> str:
    """Return the lines that changed."""
    diff = difflib.unified_diff(expected, found, n=0, lineterm="")
    return "\n".join(line for line in diff if not line.startswith(("---", "+++", "@@")))


def lines(coded: Coded) -> Iterator[str]:
    """Yield one line a record, in the order of the text."""
    records: list[Event | Statement] = [*coded.events, *coded.statements]
    for record in sorted(records, key=lambda r: (r.sentence, r.start, isinstance(r, Event), r.end, r.id)):
        line = event_line(record) if isinstance(record, Event) else statement_line(record)
        yield f"s{record.sentence}  {line}"


def event_line(event: Event) -> str:
    what = event.event + (f"/{event.mode}" if event.mode else "")
    parts = [event.date or "undated", f"{codes(event.actor)} -> {codes(event.recipient)}".strip(), what, event.status]
    parts += [f'"{short(event.trigger.text)}"']
    parts += [f'if "{short(event.condition)}"'] if event.condition else []
    parts += [f"said by {named(event.attribution.speaker)}"] if event.attribution else []
    parts += [f"in {event.place.name}"] if event.place else []
    parts += [f"about {', '.join(event.contexts)}"] if event.contexts else []
    return "  ".join(parts)


def statement_line(statement: Statement) -> str:
    parts = ["says", named(statement.speaker), statement.form, f'"{short(statement.text)}"']
    parts += [f"to {named(statement.addressee)}"] if statement.addressee else []
    return "  ".join(parts)


def codes(entities: Iterable[Entity]) -> str:
    return "+".join(e.code for e in entities)


def named(entity: Entity) -> str:
    return f"{flat(entity.name or entity.text)} ({entity.code})"


def short(words: str) -> str:
    """Return words on one line, in plain typography, cut with an ellipsis."""
    line = flat(words)
    return line if len(line) <= LONGEST else line[:LONGEST].rstrip() + "…"


def flat(words: str) -> str:
    for mark, plain in (("’", "'"), ("‘", "'"), ("“", "'"), ("”", "'"), ('"', "'")):
        words = words.replace(mark, plain)
    return " ".join(words.split())


# -- what is right ------------------------------------------------------------------


def test_musts_are_met(coded: dict[str, Coded]) -> None:
    """Events and statements that a reader expects are found, up to the floors, and others are not."""
    met: dict[str, int] = {}
    unmet: list[str] = []
    for name, line in musts():
        sort = "nots" if line.startswith("not  ") else "statements" if line.startswith("says  ") else "events"
        kind = f"{name[:2]} {sort}"
        met[kind] = met.get(kind, 0) + (good := answered(line, coded[name]))
        unmet += [] if good else [f"{name}: {line}"]
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    assert floors.keys() == met.keys()
    below = [f"{kind}: {met[kind]} met, floor {floors[kind]}" for kind in sorted(met) if met[kind] < floors[kind]]
    if below:
        pytest.fail("\n".join([*below, "not met:", *unmet]), pytrace=False)
    print(*(f"{kind}: {n}" for kind, n in sorted(met.items())), *unmet, sep="\n")


def test_every_must_has_its_words_in_the_article() -> None:
    """No must asks for words that are not there."""
    texts = {name_of(path): flat(path.read_text(encoding="utf-8")) for path in ARTICLES}
    assert [f"{name}: {line}" for name, line in musts() if quoted(line) not in texts[name]] == []


def test_every_article_has_enough_musts() -> None:
    for path in ARTICLES:
        mine = [line for name, line in musts() if name == name_of(path)]
        assert 4 <= len([m for m in mine if not m.startswith("not  ")]) <= 9, path
        assert any(m.startswith("not  ") for m in mine), path


def musts() -> Iterator[tuple[str, str]]:
    """Yield the lines of the .must files with their article's name."""
    for path in ARTICLES:
        for line in path.with_suffix(".must").read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                yield name_of(path), line


def answered(line: str, coded: Coded) -> bool:
    """Tell whether a record answers a must, or, for a "not", none does."""
    denied = line.startswith("not  ")
    fields = line.removeprefix("not  ").split("  ")
    if fields[0] == "says":
        found = any(says(s, fields[1:], coded.article) for s in coded.statements)
    else:
        found = any(does(e, fields) for e in coded.events)
    return found != denied


def does(event: Event, fields: list[str]) -> bool:
    """Tell whether an event has the fields date, parties, what, status and words; * is any."""
    date, parties, what, status, words = fields
    actor, _, recipient = parties.partition("->")
    kind, _, mode = what.partition("/")
    return (
        date in ("*", event.date or "undated")
        and sides(actor, event.actor)
        and sides(recipient, event.recipient)
        and kind in ("*", event.event)
        and mode in ("", event.mode)
        and status in ("*", event.status)
        and words.strip('"').rstrip("…") in flat(f"{event.text} | {event.trigger.text}")
    )


def says(statement: Statement, fields: list[str], article: Article) -> bool:
    """Tell whether a statement has the fields speaker (code), form and words; * is any."""
    speaker, form, words = fields
    name, code = re.fullmatch(r"(.+) \((.+)\)", speaker).groups()  # type: ignore[union-attr]  # the form is ours
    return (
        (name == "*" or name in (statement.speaker.name or statement.speaker.text))
        and fits(code, statement.speaker)
        and form in ("*", statement.form)
        and words.strip('"').rstrip("…") in flat(statement.text)
    )


def sides(wanted: str, found: tuple[Entity, ...]) -> bool:
    """Tell whether the codes joined by + name those found, whatever their order; nothing is nobody, * anybody."""
    if wanted.strip() == "*":
        return True
    left = {e.code: e for e in found}
    for code in filter(None, wanted.strip().split("+")):
        fitting = next((known for known, entity in left.items() if fits(code, entity)), None)
        if fitting is None:
            return False
        del left[fitting]
    return not left


def fits(code: str, entity: Entity) -> bool:
    """Tell whether an entity has the code; one without a sector leaves the sector open."""
    country, _, sector = code.partition(":")
    return country in ("*", entity.country or "---") and sector in ("", "*", entity.sector)


def quoted(line: str) -> str:
    """Return the words that a line quotes."""
    return line[line.index('"') :].strip('"').rstrip("…")
