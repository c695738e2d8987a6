"""Print what was found in each sentence and why it was coded, or not."""

from rich.markup import escape
from rich.padding import Padding
from rich.text import Text

from detente.cli.show import codes, printer, short
from detente.coder import Coder
from detente.coding.backoff import MODEL
from detente.explaining import Decision, explained
from detente.records import Article, Event, Statement
from detente.waist import Sentence


def show_reasons(coder: Coder, article: Article) -> None:
    """Print each sentence with its triggers marked, and below it one line a clause."""
    console = printer()
    for found in explained(coder, article):
        console.print(marked(found.sentence, found.events))
        for decision in found.decisions:
            console.print(Padding(told(article, decision), (0, 0, 0, 2)))
        for statement in found.statements:
            console.print(Padding(said(statement), (0, 0, 0, 2)))
        console.print()


def marked(sentence: Sentence, events: list[Event]) -> Text:
    """Return the sentence with triggers, actors and recipients in different faces."""
    text = Text(sentence.text.replace("\n", " "))
    for event in events:
        spans = [(event.trigger.start, event.trigger.end, "bold reverse")]
        spans += [(e.start, e.end, "bold blue") for e in event.actor]
        spans += [(e.start, e.end, "bold magenta underline") for e in event.recipient]
        for start, end, style in spans:
            if sentence.start <= start and end <= sentence.end:
                text.stylize(style, start - sentence.start, end - sentence.start)
    return text


def told(article: Article, decision: Decision) -> str:
    """Return what was decided of a clause."""
    clause, event = decision.clause, decision.event
    words = escape(short(article.text[clause.trigger_start : clause.trigger_end], 40))
    if event is None:
        return f"[dim]{words} → not coded: {escape(decision.reason)}[/dim]"
    what = event.event + (f"/{event.mode}" if event.mode else "")
    parts = [f"actor {codes(event.actor)}", f"recipient {codes(event.recipient)}", event.status]
    parts += [f"on {event.date}" if event.date else "no date"]
    parts += [f"if: {escape(event.condition)}"] if event.condition else []
    if event.attribution:
        parts.append(f"says {escape(event.attribution.speaker.name or event.attribution.speaker.text)}")
    parts.append(f"confidence {event.confidence}")
    decided = "the model" if event.frame == MODEL else f"frame {event.frame}"
    return f"[bold]{words}[/bold] → {what} by {decided} ({'; '.join(parts)})"


def said(statement: Statement) -> str:
    who = escape(f"{statement.speaker.name or statement.speaker.text} ({statement.speaker.code})")
    verb = f", {escape(statement.verb)}" if statement.verb else ""
    return f"[green]statement[/green] ({statement.form}) by {who}{verb}: {escape(short(statement.text, 90))}"
