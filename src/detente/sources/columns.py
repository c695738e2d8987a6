"""Which columns of a table hold the fields of an article: those usual in collections of news, or those named."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from unicodedata import normalize

from detente.errors import SettingError
from detente.sources.items import Draft, Fault

# As they are compared: in small letters, with letters and digits alone. Those before go first.
USUAL = {
    "text": (
        "text", "maintext", "fulltext", "articletext", "articlebody", "bodytext", "textbody", "textcontent",
        "plaintext", "rawtext", "body", "content", "contents", "article", "story", "texte", "textecomplet",
        "textearticle", "textedelarticle", "contenu", "contenuarticle", "corps", "corpsdutexte", "html", "contenthtml",
    ),
    "title": ("title", "headline", "articletitle", "heading", "hed", "titre", "titrearticle", "titredelarticle"),
    "published": (
        "published", "date", "publicationdate", "datepublished", "publisheddate", "publishdate", "datepublish",
        "pubdate", "publishedat", "publishedon", "publishedtime", "publicationtime", "datetime", "day",
        "datepublication", "datedepublication", "dateparution", "datedeparution", "parution", "jour",
    ),
    "outlet": (
        "outlet", "source", "publisher", "newspaper", "journal", "media", "medium", "sourcename", "sitename", "site",
        "publication", "editeur", "organe", "sourcedomain", "domain",
    ),
    "url": ("url", "link", "permalink", "weburl", "articleurl", "sourceurl", "href", "lien", "adresse"),
    "language": ("language", "lang", "langue", "languagecode", "langcode"),
    "retrieved": ("retrieved", "dateretrieved", "retrievedat", "datedownload", "downloaddate", "crawldate"),
}  # fmt: skip


def check(chosen: Mapping[str, str]) -> None:
    """Raise SettingError where columns are chosen for what is no field of an article."""
    if unknown := sorted(set(chosen) - set(USUAL)):
        raise SettingError(f"columns: unknown {', '.join(unknown)}; known are {', '.join(USUAL)}")


def fields(names: Iterable[str], chosen: Mapping[str, str]) -> dict[str, str]:
    """Return the name of the column of each field, of those columns that there are: the `chosen`, else the usual."""
    by_word = {word(name): name for name in reversed(list(names))}
    usual = {field: next((by_word[w] for w in words if w in by_word), None) for field, words in USUAL.items()}
    found = {field: chosen.get(field, name) for field, name in usual.items()}
    there = set(by_word.values())
    return {field: name for field, name in found.items() if name in there}


def word(name: object) -> str:
    """Return a column's name as it is compared, its accents left out as well."""
    return "".join(filter(str.isalnum, normalize("NFKD", str(name)))).lower()


def row(values: Mapping[str, Any], found: Mapping[str, str], name: str) -> Draft | Fault:
    """Return the row called `name` with the values of its fields; `found` names the columns."""
    if "text" not in found:
        return Fault(f"{name}: {no_text(values)}")
    if not isinstance(values[found["text"]], str):
        return Fault(f"{name}: no text in {found['text']!r}: name the column that holds it, as text=NAME")
    data = {field: scalar(values[column]) for field, column in found.items()}
    return Draft(name, "row", {field: value for field, value in data.items() if value is not None})


def no_text(names: Iterable[str]) -> str:
    """Return what to say of columns none of which is known to hold text."""
    shown = ", ".join(str(name)[:40] for name in list(names)[:8]) or "none at all"
    return f"which column holds the text? There are {shown}: name it, as text=NAME"


def scalar(value: object) -> str | None:
    """Return a value as words: a date in ISO form, None for what is no single value."""
    if isinstance(value, str):
        return value
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else None
