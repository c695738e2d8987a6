"""Items become articles: the long work, apart from the reading of sources, so that workers can do it."""

import html
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from detente.errors import SourceError
from detente.records import Article
from detente.sources.columns import scalar
from detente.sources.encoding import LONGEST, TOO_LONG
from detente.sources.frontmatter import front_end
from detente.sources.furniture import load_furniture
from detente.sources.items import Item
from detente.sources.language import SUPPORTED
from detente.sources.layout import layout
from detente.sources.page import decoded, read_page
from detente.sources.text import ArticleSettings, given, language_of, make_article, read_text

# What no text holds: control characters, and halves of characters that JSON may give.
ODD = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")
WHOLE = re.compile(r"\s*<(?:!doctype|html|head|body)\b", re.IGNORECASE)
TAG = re.compile(
    r"</?(?:p|br|div|a|em|strong|span|h[1-6]|ul|li|img|blockquote|figure|i|b)(?:\s[^<>]*)?/?>", re.IGNORECASE
)
# Languages as tables may name them; any other word of more than two letters says nothing.
LANGUAGES = {"french": "fr", "français": "fr", "francais": "fr", "fra": "fr", "fre": "fr"}
LANGUAGES |= {"english": "en", "anglais": "en", "eng": "en"}


def article(item: Item, settings: ArticleSettings, *, languages: tuple[str, ...] = SUPPORTED) -> Article:
    """Return the article in an item.

    What the user says in `settings` goes before what the container told, and that before what the
    page, the row or the front matter says; the rest is found in the text. SourceError: there is no
    article, or its language is not one of `languages`. SettingError: a date in `settings` that is none.
    """
    if item.kind == "text" and isinstance(item.data, bytes):
        return read_text(item.data, name=item.name, settings=settings, told=item.told, languages=languages)
    row = {"text": decoded(item.data)} if isinstance(item.data, bytes) else values(item.data)
    body = row.pop("text", "")
    known = {**row, **item.told, **given(settings)}
    is_page = item.kind == "page" or bool(TAG.search(body))
    if is_page:
        page = read_page(as_page(body), item.name, None if known.get("language") else languages)
        known = {**page.facts, **known}
        body = "\n\n".join(page.text.splitlines())
    known = {field: ODD.sub("\ufffd", value) for field, value in known.items()}
    known["title"] = plain(known.get("title", ""))
    known["outlet"] = known.get("outlet") or host(known.get("url", ""))
    text = composed(known["title"], ODD.sub("\ufffd", body if is_page else html.unescape(body)), item.name)
    known["language"] = language_of(text, item.name, known.get("language"), languages)
    if is_page:
        text = without_furniture(text, known["language"])
        if letters(text) == letters(known["title"]):
            raise SourceError(f"{item.name}: no article found in the page: save its article as text")
    return make_article(text, item.name, known, languages)


def values(row: Mapping[str, Any]) -> dict[str, str]:
    """Return what a row says, as words; a language only where it is one."""
    said = {field: words for field, value in row.items() if (words := (scalar(value) or "").strip())}
    if named := said.pop("language", "").lower():
        language = LANGUAGES.get(named, named)
        said |= {"language": language} if re.fullmatch(r"[a-z]{2}(?:[-_]\w+)?", language) else {}
    return said


def as_page(body: str) -> str:
    """Return a piece of HTML as a page of its own."""
    if WHOLE.match(body) or re.search(r"<html[\s>]", body[:1000], re.IGNORECASE):
        return body
    if not re.search(r"<(?:p|div)\b", body, re.IGNORECASE):
        body = "".join(f"<p>{part}</p>" for part in re.split(r"(?:<br\s*/?>\s*)+|\n+", body))
    return f"<!DOCTYPE html><html><body><article>{body}</article></body></html>"


def plain(title: str) -> str:
    """Return a title without markup, on one line."""
    return " ".join(html.unescape(TAG.sub(" ", title)).split())


def host(url: str) -> str:
    """Return the host of a URL as the name of an outlet."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def composed(title: str, body: str, name: str) -> str:
    """Return the text of an article: its title, a blank line and its body, which may open with the title itself."""
    body = body.strip()
    if not any(map(str.isalnum, body)):
        raise SourceError(f"{name}: empty: there is no text to read")
    text = body if opens_with(body, title) else f"{title}\n\n{body}"
    if len(text) > LONGEST:
        raise SourceError(f"{name}: {TOO_LONG}")
    # A rule of dashes at the top must not be taken for front matter.
    return text.lstrip("- \n") if front_end(text) else text


def opens_with(body: str, title: str) -> bool:
    """Tell whether a body's first line, or first sentence, is the title."""
    first = letters(body.partition("\n")[0])
    if letters(title) in ("", first):
        return True
    rest = body[len(title) :].lstrip()
    return letters(body[: len(title)]) == letters(title) and not rest[:1].isalnum()


def letters(words: str) -> str:
    """Return words as titles are compared."""
    return "".join(filter(str.isalnum, words)).lower()


def without_furniture(text: str, language: str) -> str:
    """Return a page's text without the lines that only stand around the article."""
    for block in reversed(layout(text, language, load_furniture()).blocks):
        if block.kind == "furniture":
            text = text[: block.start] + text[block.end :]
    return re.sub(r"\s*\n\s*\n\s*", "\n\n", text).strip()
