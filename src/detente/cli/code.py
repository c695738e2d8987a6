"""`detente code`: articles in, records out."""

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from detente.cli.options import CodebookFolder, FramesOnly, Language, Outlet, Pipeline, Published, Strict, Url
from detente.cli.reading import USAGE, Reader, settings
from detente.errors import DetenteError


class Format(StrEnum):
    """How records are printed."""

    table = "table"
    jsonl = "jsonl"


def code(
    articles: Annotated[
        list[str], typer.Argument(metavar="ARTICLE...", help="Files, folders, globs; - for standard input.")
    ],
    published: Published = None,
    outlet: Outlet = None,
    url: Url = None,
    language: Language = None,
    format: Annotated[Format, typer.Option(help="A table to read, or JSON Lines.")] = Format.table,
    out: Annotated[Path | None, typer.Option(help="Also write JSON Lines to this file.")] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Add the clauses that were not coded, with the reason.")
    ] = False,
    pipeline: Pipeline = None,
    codebook: CodebookFolder = None,
    frames_only: FramesOnly = False,
    strict: Strict = False,
) -> None:
    """Code articles: who said or did what to whom, when and where.

    Exit code: 0; 1 if nothing could be read, or anything was skipped under --strict; 2 for a wrong option.
    """
    from detente.cli.show import show  # imports Rich
    from detente.coder import Coder
    from detente.records import as_dict

    lines = None
    try:
        reader = Reader(settings(published, outlet, url, language))
        coder = Coder(codebook, pipeline or (), frames_only=frames_only)
        lines = out.open("w", encoding="utf-8") if out else None
        for article in reader.articles(articles):
            coded = coder.code(article)
            records = coded.records(passed=explain)
            text = "".join(json.dumps(as_dict(r), ensure_ascii=False) + "\n" for r in records)
            if lines:
                lines.write(text)
                lines.flush()
            if format is Format.jsonl:
                sys.stdout.write(text)
                sys.stdout.flush()
            else:
                show(coded, passed=explain)
    except (DetenteError, OSError) as error:
        typer.echo(f"detente: {error}", err=True)
        raise typer.Exit(USAGE) from error
    finally:
        if lines:
            lines.close()
    raise typer.Exit(reader.exit_code(strict=strict))
