"""`detente explain`: which clauses were found, what decided each, and why others were not coded."""

from typing import Annotated

import typer

from detente.cli.options import CodebookFolder, FramesOnly, Language, Pipeline, Published
from detente.cli.reading import USAGE, Reader, settings
from detente.errors import DetenteError


def explain(
    words: Annotated[list[str], typer.Argument(metavar="ARTICLE|SENTENCE", help="A text file, - or a sentence.")],
    published: Published = None,
    language: Language = None,
    pipeline: Pipeline = None,
    codebook: CodebookFolder = None,
    frames_only: FramesOnly = False,
) -> None:
    """Tell for each clause of a sentence or an article what decided, or why nothing was coded."""
    from pathlib import Path

    from detente.cli.explaining import show_reasons
    from detente.coder import Coder
    from detente.sources.text import read_text

    text = " ".join(words)
    try:
        reader = Reader(settings(published, None, None, language))
        if text == "-" or Path(text).exists():
            found = list(reader.articles([text]))
        else:
            found = [read_text(text.encode(), name="the sentence", settings=reader.settings)]
        coder = Coder(codebook, pipeline or (), frames_only=frames_only)
        for article in found:
            show_reasons(coder, article)
    except (DetenteError, OSError) as error:
        typer.echo(f"detente: {error}", err=True)
        raise typer.Exit(USAGE) from error
    raise typer.Exit(reader.exit_code(strict=True))
