"""Print scores as tables that people read."""

from collections import Counter
from collections.abc import Iterable, Sequence

import typer
from rich.markup import escape
from rich.table import Table

from detente.cli.show import printer, short
from detente.evaluate.article import ArticleScore, codes
from detente.evaluate.diff import Change
from detente.evaluate.gold import LEVELS, Act, Answer, by_type, false_events, statuses
from detente.evaluate.measure import Counts, share
from detente.evaluate.pairs import Score

# Confusions that are listed.
MOST = 12


def show_pairs(scores: Sequence[Score], confused: Counter[tuple[str, str | None]], *, given: bool) -> None:
    """Print a line for each score, the types of the first one, and the commonest confusions."""
    table = grid("rows", "regime", "number", "type F1", "quad F1", "coverage", "right if coded")
    for s in scores:
        regime = "given" if given else "strict" if s.strict else "first"
        shares = (s.types.macro_f1, s.quads.macro_f1, s.types.coverage, s.types.right_if_answered)
        table.add_row(s.part, regime, str(s.types.asked), *map(percent, shares))
    printer().print(table, "")
    types = grid("in the first line", "number", "precision", "recall", "F1")
    for name, c in scores[0].types.classes.items():
        types.add_row(str(name), str(c.right + c.missed), *map(percent, (c.precision, c.recall, c.f1)))
    printer().print(types)
    if confused:
        told = (f"{wanted} as {found or 'nothing'} {n}" for (wanted, found), n in confused.most_common(MOST))
        typer.echo("\nconfused in open rows: " + ", ".join(told))


def show_article(score: ArticleScore, *, verbose: bool) -> None:
    """Print what was found of an article, and what was missed or too much if asked."""
    found, extra = f"{score.found}/{score.required} found", f"{len(score.extra)} extra"
    typer.echo(f"events      {found}, {extra}: precision {score.precision:.2f}, recall {score.recall:.2f}")
    said, asked = score.said, score.said + len(score.silent)
    typer.echo(f"statements  {said}/{asked} found with their speaker, {score.extra_statements} extra")
    for field, (right, total) in score.sides.items():
        typer.echo(f"{field:<11} {right}/{total} right of the events found")
    typer.echo(f"traps       {score.trapped} of {score.traps} passages wrongly coded")
    if not verbose:
        return
    for item in score.missed:
        typer.echo(
            f"missed event     {item['id']} {item['event']} {item['actor']} {item['recipient']} | {item['passage']}"
        )
    for record in score.extra:
        sides = [sorted(codes(record.get(side))) for side in ("actor", "recipient")]
        typer.echo(f"extra event      {record['event']} {sides[0]} {sides[1]} | {short(record.get('text') or '', 90)}")
    for item in score.silent:
        typer.echo(f"missed statement {item['id']} {item['speaker']} | {short(item['quote'], 90)}")


def show_gold(name: str, answers: Sequence[Answer]) -> None:
    """Print the scores of each type, and of all types together."""
    table = grid(name, "number", *(f"{level} {what}" for level in LEVELS for what in ("P", "R", "F1")))
    levels = [by_type(answers, level) for level in LEVELS]
    for kind in levels[0]:
        table.add_row(kind, *figures([level[kind] for level in levels]))
    table.add_row("all", *figures([sum(level.values(), Counts()) for level in levels]))
    printer().print(table)
    false, empty = false_events(answers)
    right, asked = statuses(answers)
    typer.echo(
        f"false events: {100 * share(false, empty):.1f} in 100 sentences with nothing to code ({false} in {empty})"
    )
    typer.echo(f"status: {right} of {asked} right where the type is\n")


def show_pairing(counted: tuple[int, int, int]) -> None:
    """Print how many translated pairs have equal records, where there are any."""
    equal, empty, pairs = counted
    if pairs:
        typer.echo(f"translated pairs with an event: {equal} of {pairs} have equal records, {empty} have none")


def show_wrong(answers: Iterable[Answer]) -> None:
    """Print each sentence whose records are not as they should be."""
    for one in answers:
        wanted, found = one.sentence.acts, one.found
        if sorted(map(told, wanted)) != sorted(map(told, found)):
            typer.echo(f"{one.sentence.id}  {one.sentence.text}")
            typer.echo(f"  wanted {'; '.join(map(told, wanted)) or 'nothing'}")
            typer.echo(f"  found  {'; '.join(map(told, found)) or 'nothing'}")


def show_changes(changes: Sequence[Change], most: int) -> None:
    """Print the first changes as a table, and the counts of all."""
    table = grid("change", "event", "what", "words")
    for one in changes[:most]:
        what = "; ".join(f"{name} {was or '–'} → {now or '–'}" for name, (was, now) in one.fields.items())
        row = (one.change, one.event.event, what or one.event.frame, short(one.event.text, 80))
        table.add_row(*map(escape, row))
    printer().print(table)
    kinds = Counter(one.change for one in changes)
    fields = Counter(name for one in changes for name in one.fields)
    typer.echo(", ".join(f"{n:,} {kind}" for kind, n in kinds.most_common()) or "nothing has changed")
    if fields:
        typer.echo("of the changed: " + ", ".join(f"{name} {n:,}" for name, n in fields.most_common()))


def grid(*columns: str) -> Table:
    table = Table(box=None, pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    return table


def figures(levels: Sequence[Counts]) -> list[str]:
    shares = [s for c in levels for s in (c.precision, c.recall, c.f1)]
    return [str(levels[0].right + levels[0].missed), *map(percent, shares)]


def percent(figure: float) -> str:
    return f"{100 * figure:.1f}"


def told(act: Act) -> str:
    what = act.event + (f"/{act.mode}" if act.mode else "")
    return f"{what} {';'.join(act.actor)}>{';'.join(act.recipient)} {act.status}"
