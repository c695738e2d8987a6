"""HTML pages: the words of the article in them, and what they say of it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.errors import SourceError
from detente.sources.encoding import is_broken_utf8
from detente.sources.language import ENOUGH, identify
from detente.sources.page_facts import facts

if TYPE_CHECKING:
    from configparser import ConfigParser

    from lxml.html import HtmlElement

# Elements in the largest page: each takes trafilatura a tenth of a millisecond.
MOST_ELEMENTS = 100_000
# Characters of the briefest article, and of one that is looked at again.
BRIEF, SHORT = 40, 600
# Characters of paragraphs that tell in what language a page is.
PROSE = 500
DECLARED = re.compile(rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w-]{3,20})", re.IGNORECASE)
# Encodings of French and English. What calls itself Latin-1 is Windows-1252, as in browsers.
CHARSET = re.compile(r"utf-?(?:8|16)\w*|(?:iso-?8859|windows|cp)[-_]?\d+(?:-\d+)?|mac-?roman", re.IGNORECASE)
LATIN = re.compile(r"iso-?8859-?1", re.IGNORECASE)
# Remarks of readers, under names that trafilatura does not know.
REMARKS = re.compile(r"(?<![\w-])(?:responses|reactions)(?![\w-])", re.IGNORECASE)
LAYOUT = "//table[.//td//p or .//td//h1 or .//td//table]"


@dataclass(frozen=True, slots=True)
class Page:
    """A page's article, a paragraph a line, and what the page says of it by Article field."""

    text: str
    facts: Mapping[str, str]


def read_page(html: str, name: str, languages: tuple[str, ...] | None) -> Page:
    """Return what is in a page; with `languages`, a page in none of them is refused before the long work.

    SourceError: no article is found, or the page is odder than the libraries can bear.
    """
    try:
        return extract(html, name, languages)
    except SourceError:
        raise
    except Exception as error:  # lxml and trafilatura fail in many ways on what is no page
        raise SourceError(f"{name}: cannot be read as a page: {type(error).__name__}: {error}"[:300]) from error


def extract(html: str, name: str, languages: tuple[str, ...] | None) -> Page:
    from trafilatura import load_html

    tree = load_html(html if "html" in html[:50].lower() else f"<!DOCTYPE html>\n{html}")
    if tree is None:
        raise SourceError(f"{name}: no text in the page")
    if sum(1 for _ in tree.iter()) > MOST_ELEMENTS:
        raise SourceError(f"{name}: more than {MOST_ELEMENTS:,} elements, too many for a page")
    said = facts(tree)
    prose = "\n".join(paragraph.text_content() for paragraph in tree.iter("p"))[:ENOUGH]
    if languages and len(prose) >= PROSE and not identify(prose, languages):
        raise SourceError(f"{name}: the language is none of {', '.join(languages)}")
    prepare(tree)
    text = words(tree)
    if not any(map(str.isalnum, text)):
        raise SourceError(f"{name}: no article found in the page: save its article as text")
    return Page(text, said)


def words(tree: "HtmlElement") -> str:
    """Return the words that trafilatura takes for the article's.

    It mistrusts what is short and then takes all words of the page, so that a short text is looked
    for once more, with less mistrust.
    """
    from trafilatura.settings import use_config

    config = use_config()
    text = extracted(tree, config)
    if len(text) > SHORT:
        return text
    config["DEFAULT"]["MIN_EXTRACTED_SIZE"] = str(BRIEF)
    brief = extracted(tree, config)
    return brief if 2 * len(brief) > len(text) else text


def extracted(tree: "HtmlElement", config: "ConfigParser") -> str:
    from trafilatura import bare_extraction

    document = bare_extraction(tree, include_comments=False, include_tables=False, config=config)
    return getattr(document, "text", None) or ""


def prepare(tree: "HtmlElement") -> None:
    """Change what trafilatura would read wrongly: tables that only arrange the page, readers' remarks."""
    for table in tree.xpath(LAYOUT):
        for element in (table, *table.iter("tbody", "tr", "td", "th")):
            element.tag = "div"
    for element in list(tree.iter("div", "section", "aside")):
        if REMARKS.search(f"{element.get('class')} {element.get('id')}") and element.find(".//h1") is None:
            element.drop_tree()


def decoded(data: bytes, charset: str | None = None) -> str:
    """Return a page's characters: in UTF-8, else as `charset` or the page itself says, else in Windows-1252.

    Bytes that make no sense become the replacement character.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        declared = DECLARED.search(data[:4096])
        label = charset or (declared[1].decode("ascii", errors="replace") if declared else "")
    if not CHARSET.fullmatch(label) or LATIN.fullmatch(label):
        label = "utf-8-sig" if is_broken_utf8(data) else "cp1252"
    try:
        return data.decode(label, errors="replace")
    except LookupError:
        return data.decode("cp1252", errors="replace")
