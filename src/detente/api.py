"""Code a text from Python, without files or a command line."""

from pathlib import Path

from detente.coder import coder_of
from detente.coding.article import Coded
from detente.sources.text import ArticleSettings, read_text


def code(
    text: str, *, published: str | None = None, outlet: str | None = None, url: str | None = None,
    language: str | None = None, codebook: str | Path | None = None, pipelines: tuple[str, ...] = (),
    frames_only: bool = False,
) -> Coded:  # fmt: skip
    """Return the records of an article: `.article`, `.events`, `.statements`, `.passed`.

    `published` is an ISO date; without it, and without a date in the text, "on Thursday" has no
    date. `language` is found out if not given. Raises SourceError (no text, a language that is not
    known), SettingError (a date that is none), CodebookError. With `frames_only` nothing is coded but by
    the codebook's frames.
    """
    told = ArticleSettings(published=published, outlet=outlet, url=url, language=language)
    article = read_text(text.encode(), name="the text", settings=told)
    return coder_of(Path(codebook) if codebook else None, pipelines, frames_only=frames_only).code(article)
