"""Plain text as an article, and what articles from all sources have in common."""

import hashlib
import re
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import BinaryIO

from detente.errors import SettingError, SourceError
from detente.records import Article, article_id
from detente.sources.dates import iso_date
from detente.sources.dates import printed_date as printed_date
from detente.sources.encoding import MOST_BYTES, decode
from detente.sources.frontmatter import front_end, read_front
from detente.sources.furniture import load_furniture
from detente.sources.language import ENOUGH, SUPPORTED, identify
from detente.sources.layout import layout

TOLD: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleSettings:
    """What the user says about an article; it goes before all else. `published` and `retrieved` are ISO dates."""

    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    retrieved: str | None = None


def read_path(path: str | Path, settings: ArticleSettings, *, languages: tuple[str, ...] = SUPPORTED) -> Article:
    """Return the article in a file of plain text; see `read_text` for the errors."""
    try:
        with open(path, "rb") as file:
            data = file.read(MOST_BYTES + 1)
    except FileNotFoundError as error:
        raise SourceError(f"{path}: no such file: check the name") from error
    except IsADirectoryError as error:
        raise SourceError(f"{path}: a folder, not a file: name the files in it") from error
    except PermissionError as error:
        raise SourceError(f"{path}: not readable: check its permissions") from error
    except (OSError, ValueError) as error:
        raise SourceError(f"{path}: cannot be read: {error}") from error
    return read_text(data, name=str(path), settings=settings, languages=languages)


def read_stdin(
    settings: ArticleSettings, *, languages: tuple[str, ...] = SUPPORTED, stream: BinaryIO | None = None
) -> Article:
    """Return the article on standard input, or in another byte stream; see `read_text` for the errors."""
    try:
        data = (stream or sys.stdin.buffer).read(MOST_BYTES + 1)
    except (AttributeError, OSError, ValueError) as error:
        raise SourceError(f"standard input: cannot be read: {error}") from error
    return read_text(data, name="standard input", settings=settings, languages=languages)


def read_text(
    data: bytes, *, name: str, settings: ArticleSettings, told: Mapping[str, str] = TOLD,
    languages: tuple[str, ...] = SUPPORTED,
) -> Article:  # fmt: skip
    """Return the article in `data`; `name` is the file's, for messages, `told` what its container says.

    `Article.text` is the whole text decoded, front matter included. SourceError: no text, not
    text, too long, faulty front matter, or a language that is not one of `languages`.
    SettingError: a date given in `settings` that is none.
    """
    text = decode(data, name)
    front = read_front(text, name)
    if not any(map(str.isalnum, text[front_end(text) :])):
        raise SourceError(f"{name}: empty: there is no text to read")
    known = {**front, **told, **given(settings)}
    published = known.get("published")
    if published and published == front.get("published") and not iso_date(published):
        raise SourceError(f"{name}: published in the front matter is no date: write it as 2017-03-03")
    return make_article(text, name, known, languages)


def given(settings: ArticleSettings) -> dict[str, str]:
    """Return what the user says, by Article field; SettingError for a date that is none."""
    said = {field: value for field, value in asdict(settings).items() if value}
    for field in ("published", "retrieved"):
        if field in said and not iso_date(said[field]):
            raise SettingError(f"--{field} {said[field]}: not a date: write it as 2017-03-03")
    return said


def make_article(text: str, name: str, known: Mapping[str, str], languages: tuple[str, ...]) -> Article:
    """Return the article that `text` is: `known` says of it, by Article field, what need not be found in it."""
    language = language_of(text, name, known.get("language"), languages)
    found = layout(text, language, load_furniture())
    title = next((text[block.start : block.end] for block in found.blocks if block.kind == "title"), None)
    outlet = known.get("outlet") or found.credit
    published = printed_date(known.get("published"), language) or printed_date(found.date_line, language)
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article(
        id=article_id(digest, outlet, published),
        text=text,
        sha256=digest,
        language=language,
        title=known.get("title") or title,
        url=known.get("url"),
        outlet=outlet,
        published=published,
        retrieved=printed_date(known.get("retrieved"), language),
    )


def language_of(text: str, name: str, given: str | None, languages: tuple[str, ...]) -> str:
    """Return the language given, or else the one recognised; SourceError where it is not supported."""
    known = ", ".join(languages)
    if given:
        language = re.split("[-_]", given.strip().lower())[0]
        if language not in languages:
            raise SourceError(f"{name}: language {given!r} is not supported: it can be {known}")
        return language
    start = front_end(text)
    sample = text[: start + 2 * ENOUGH]
    blocks = layout(sample, None, load_furniture()).blocks
    words = "\n".join(sample[b.start : b.end] for b in blocks if b.kind in ("title", "body", "crosshead"))
    found = identify(words or sample[start:], languages)
    if not found:
        raise SourceError(f"{name}: the language is none of {known}, or the text too short to tell: give --language")
    return found
