"""Read plain text, from a file or from standard input, as an article."""

import hashlib
import re
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO

from detente.errors import SettingError, SourceError
from detente.records import Article, article_id
from detente.sources.frontmatter import front_end, read_front
from detente.sources.furniture import load_furniture
from detente.sources.language import ENOUGH, SUPPORTED, identify
from detente.sources.layout import layout

# Characters in the longest article; no more bytes are read than these can take in UTF-8.
LONGEST = 1_000_000
MOST_BYTES = 4 * LONGEST + 4

CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b")) + b"\x7f"
SIGNATURES = {
    b"%PDF-": "a PDF file", b"PK\x03\x04": "a compressed or office file", b"\x1f\x8b": "a compressed file",
    b"\xff\xfe": "UTF-16 text", b"\xfe\xff": "UTF-16 text",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleSettings:
    """What the user says about an article; it goes before what the text says. `published` is an ISO date."""

    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None


def read_path(path: str | Path, settings: ArticleSettings, *, languages: tuple[str, ...] = SUPPORTED) -> Article:
    """Return the article in a file; see `read_text` for the errors."""
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


def read_text(data: bytes, *, name: str, settings: ArticleSettings, languages: tuple[str, ...] = SUPPORTED) -> Article:
    """Return the article in `data`; `name` is the file's, for messages.

    `Article.text` is the whole text decoded, front matter included. SourceError: no text, not
    text, too long, faulty front matter, or a language that is not one of `languages`.
    SettingError: a date given in `settings` that is none.
    """
    published = settings.published and iso_date(settings.published)
    if settings.published and not published:
        raise SettingError(f"--published {settings.published}: not a date: write it as 2017-03-03")
    text = decode(data, name)
    front = read_front(text, name)
    if not any(map(str.isalnum, text[front_end(text) :])):
        raise SourceError(f"{name}: empty: there is no text to read")
    if "published" in front and not published and not (published := iso_date(front["published"])):
        raise SourceError(f"{name}: published in the front matter is no date: write it as 2017-03-03")
    language = language_of(text, name, settings.language or front.get("language"), languages)
    found = layout(text, language, load_furniture())
    outlet = settings.outlet or front.get("outlet") or found.credit
    published = published or printed_date(found.date_line, language)
    title = next((text[block.start : block.end] for block in found.blocks if block.kind == "title"), None)
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article(
        id=article_id(digest, outlet, published),
        text=text,
        sha256=digest,
        language=language,
        title=front.get("title", title),
        url=settings.url or front.get("url"),
        outlet=outlet,
        published=published,
    )


def decode(data: bytes, name: str) -> str:
    """Return the text in `data`, read as UTF-8, else as Windows-1252."""
    for signature, what in SIGNATURES.items():
        if data.startswith(signature):
            raise SourceError(f"{name}: {what}, not plain text: save it as plain text in UTF-8 first")
    controls = len(data) - len(data.translate(None, CONTROLS))
    if b"\0" in data or controls > len(data) / 500 + 3:
        raise SourceError(f"{name}: binary data, not text: save it as plain text in UTF-8 first")
    too_long = f"too long for one article (at most {LONGEST:,} characters): split it into one file an article"
    if len(data) > MOST_BYTES:
        raise SourceError(f"{name}: {too_long}")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        text = decode_windows(data, name, at=error.start)
    if len(text) > LONGEST:
        raise SourceError(f"{name}: {too_long}")
    return text


def decode_windows(data: bytes, name: str, at: int) -> str:
    """Return `data` read as Windows-1252, unless it is UTF-8 that breaks at the byte `at`, or neither."""
    plain = data.decode("utf-8", errors="replace")
    broken = plain.count("\ufffd")
    utf8 = len(plain) - len(plain.encode("ascii", errors="ignore")) - broken
    try:
        if utf8 <= broken:
            return data.decode("cp1252")
    except UnicodeDecodeError:
        pass
    line = data.count(b"\n", 0, at) + 1
    raise SourceError(f"{name}, line {line}: broken encoding at byte {at + 1}: save the file as UTF-8")


def iso_date(words: str) -> str | None:
    """Return the ISO date of a date or time in ISO form, or None."""
    found = re.fullmatch(r"(\d{4}-\d\d-\d\d)(?:[T ]\d\d:\d\d\S*)?", words.strip(), flags=re.ASCII)
    try:
        return date.fromisoformat(found[1]).isoformat() if found else None
    except ValueError:
        return None


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


def printed_date(words: str | None, language: str) -> str | None:
    """Return the ISO date of a date line, if that is a date in full."""
    if not words or re.match(r"\d{4}-", words):
        return words and iso_date(words)
    import dateparser

    order = {"DATE_ORDER": "DMY"} if language == "fr" else {}
    parsed = dateparser.parse(words, languages=[language], settings={"STRICT_PARSING": True, **order})
    return parsed.date().isoformat() if parsed else None
