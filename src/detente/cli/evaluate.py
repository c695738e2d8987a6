"""`detente evaluate`: how good the coder is, and what a change of the codebook changes."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from detente.cli.options import CodebookFolder, FramesOnly, Pipeline
from detente.cli.reading import SKIPPED, USAGE
from detente.errors import DetenteError

evaluate = typer.Typer(
    help="Measure the coder on sentences or an article with a key; compare two sets of records.", no_args_is_help=True
)
Table = Annotated[Path, typer.Argument(metavar="FILE.tsv", help="The sentences, with marked parties and a type.")]


class Part(StrEnum):
    """Which rows are measured; `held` are those whose number can be divided by four."""

    all = "all"
    open = "open"
    held = "held"


@evaluate.command()
def pairs(
    file: Table,
    predictions: Annotated[
        Path | None, typer.Option(help="Also write what was coded to this file, as JSON Lines.")
    ] = None,
    given: Annotated[bool, typer.Option("--given", help="Tell the coder where the two parties stand.")] = False,
    part: Annotated[Part, typer.Option(help="All rows, those open, or those held back (every fourth).")] = Part.all,
    pipeline: Pipeline = None,
    codebook: CodebookFolder = None,
    frames_only: FramesOnly = False,
) -> None:
    """Score types on sentences with two marked parties, in the fifteen types and four quads of PLOVER 2021.

    End to end, `first` takes the first event of a sentence, `strict` the first one between the
    parties marked. Rows held back are counted and never shown.
    """
    from detente.cli.evaluating import show_pairs
    from detente.coder import Coder
    from detente.evaluate.pairs import confusions, parts, predict, read_pairs, score

    with told():
        rows = read_pairs(file, part)
        coder = Coder(codebook, pipeline or (), frames_only=frames_only)
        found = [one for row in rows for one in predict(coder, row, given=given)]
        if predictions:
            lines = "".join(json.dumps(one.as_dict()) + "\n" for one in found)
            predictions.write_text(lines, encoding="utf-8")
        regimes = [False] if given else [False, True]
        scores = [score(rows, found, name, strict=strict) for strict in regimes for name in parts(part)]
        show_pairs(scores, confusions(rows, found), given=given)


@evaluate.command()
def article(
    gold: Annotated[Path, typer.Argument(help="What the article must give, as JSON Lines.")],
    records: Annotated[Path, typer.Argument(help="What the coder gave, as written by detente code --format jsonl.")],
    verbose: Annotated[bool, typer.Option("--verbose", help="List what was missed and what is too much.")] = False,
) -> None:
    """Score the records of one article. Exit code: 0 if nothing is missed and nothing too much, else 1."""
    from detente.cli.evaluating import show_article
    from detente.evaluate.article import score_files

    with told():
        found = score_files(gold, records)
    show_article(found, verbose=verbose)
    raise typer.Exit(0 if found.perfect else SKIPPED)


@evaluate.command()
def gold(
    files: Annotated[list[Path], typer.Argument(metavar="FILE.tsv...", help="Coded sentences: en.tsv, fr.tsv.")],
    verbose: Annotated[
        bool, typer.Option("--verbose", help="Print each sentence that is not coded as it should be.")
    ] = False,
    pipeline: Pipeline = None,
    codebook: CodebookFolder = None,
    frames_only: FramesOnly = False,
) -> None:
    """Score types, parties and status on coded sentences, and what is coded where there is nothing to code.

    The name of a file says its language. With both languages, translated pairs are compared too.
    """
    from detente.cli.evaluating import show_gold, show_pairing, show_wrong
    from detente.coder import Coder
    from detente.evaluate.gold import answer, read_gold, translated

    with told():
        coder = Coder(codebook, pipeline or (), frames_only=frames_only)
        sentences = {file: read_gold(file, coder.codebook) for file in files}
        answers = {file: [answer(coder, one) for one in found] for file, found in sentences.items()}
    for file, found in answers.items():
        show_gold(file.stem, found)
    show_pairing(translated([one for found in answers.values() for one in found]))
    if verbose:
        show_wrong([one for found in answers.values() for one in found])


@evaluate.command()
def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD.jsonl", help="Records as they were.")],
    new: Annotated[Path, typer.Argument(metavar="NEW.jsonl", help="Records of the same articles as they are.")],
    most: Annotated[int, typer.Option(help="How many changes to print.")] = 50,
) -> None:
    """Show which events changed between two files of records; events are the same by article and trigger."""
    from detente.cli.evaluating import show_changes
    from detente.evaluate.diff import changes, read_events

    with told():
        found = changes(read_events(old), read_events(new))
    show_changes(found, most)


@contextmanager
def told() -> Iterator[None]:
    """Tell what went wrong, and leave."""
    try:
        yield
    except (DetenteError, OSError) as error:
        typer.echo(f"detente: {error}", err=True)
        raise typer.Exit(USAGE) from error
