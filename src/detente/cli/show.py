"""Print records as tables that people read."""

from collections.abc import Iterable

from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from detente.coding.article import Coded
from detente.records import Entity, Event

# Columns of a table that is not printed to a terminal.
WIDE = 110


def show(coded: Coded, *, passed: bool = False) -> None:
    """Print the events and statements of an article, and what was passed over if asked."""
    article = coded.article
    console = printer()
    facts = [article.language, article.published or "no date", article.outlet or ""]
    console.print(
        f"[bold]{escape(article.title or 'Untitled')}[/bold]  [dim]{escape(' · '.join(f for f in facts if f))}[/dim]"
    )
    console.print(events(coded.events))
    console.print(statements(coded))
    if passed:
        console.print(passed_over(coded))
    console.print()


def printer() -> Console:
    """Return a console; what goes into a file or a pipe gets lines that hold a table."""
    console = Console(highlight=False)
    return console if console.is_terminal else Console(highlight=False, width=max(console.width, WIDE))


def events(found: Iterable[Event]) -> Table:
    table = Table(title="Events", title_justify="left", box=None, pad_edge=False)
    for column in ("actor", "event", "recipient", "date", "status", "words"):
        table.add_column(column, overflow="fold", no_wrap=column in ("event", "date", "status"))
    for e in found:
        what = e.event + (f"/{e.mode}" if e.mode else "")
        table.add_row(codes(e.actor), what, codes(e.recipient), e.date or "", e.status, marked(e))
    return table


def statements(coded: Coded) -> Table:
    table = Table(title="Statements", title_justify="left", box=None, pad_edge=False)
    for column in ("speaker", "verb", "form", "words"):
        table.add_column(column, overflow="fold")
    for s in coded.statements:
        speaker = f"{s.speaker.name or s.speaker.text} ({s.speaker.code})"
        table.add_row(escape(speaker), escape(s.verb or ""), s.form, escape(short(s.text)))
    return table


def passed_over(coded: Coded) -> Table:
    table = Table(title="Not coded", title_justify="left", box=None, pad_edge=False)
    for column in ("reason", "words"):
        table.add_column(column, overflow="fold")
    for p in coded.passed:
        table.add_row(escape(p.reason), escape(short(p.text, 80)))
    return table


def codes(entities: Iterable[Entity]) -> str:
    return escape(", ".join(e.code for e in entities)) or "–"


def marked(event: Event) -> Text:
    """Return the event's words with the trigger in bold."""
    at = event.trigger.start - event.start
    text = Text(" ".join(event.text.split()) if at < 0 else event.text.replace("\n", " "))
    if at >= 0:
        text.stylize("bold", at, at + len(event.trigger.text))
    if event.attribution:
        text.append(f" ({event.attribution.speaker.name or event.attribution.speaker.text})", "dim")
    return text


def short(text: str, most: int = 160) -> str:
    """Return the text on one line, cut at a word."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: line.rfind(" ", 0, most)] + " …"
