"""What a page's head, its JSON-LD and its markup say of its article. Nothing is guessed from its words."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from detente.sources.dates import printed_date

if TYPE_CHECKING:
    from lxml.html import HtmlElement

ARTICLE = re.compile(r".*(?:Article|BlogPosting|Report)")
# Names of meta elements. A date is that of publication, never that of a change.
TITLES, URLS = ("og:title", "twitter:title", "dc.title", "dcterms.title", "title"), ("og:url", "twitter:url")
DATES = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "dc.date.issued",
    "dcterms.issued", "dc.date.created", "dcterms.created", "dc.date", "dcterms.date", "publication_date",
    "publicationdate", "publish_date", "publish-date", "publishdate", "pubdate", "published-date", "date_published",
    "sailthru.date", "parsely-pub-date", "cxenseparse:recs:publishtime", "date",
)  # fmt: skip
TIMES = (
    "//*[@itemprop='datePublished']/@content", "//*[@itemprop='datePublished']/@datetime",
    "//time[@pubdate]/@datetime", "//*[self::article or self::main]//time/@datetime",
)  # fmt: skip
IN_URL = re.compile(r"/((?:19|20)\d\d/\d\d?/\d\d?)(?!\d)")


def facts(tree: "HtmlElement") -> dict[str, str]:
    """Return title, day of publication, outlet and url of a page's article, those of them that it tells."""
    meta = metas(tree)
    data = article_data(tree)
    canonical = tree.find(".//link[@rel='canonical']")
    url = first(meta, URLS) or (canonical.get("href") if canonical is not None else None) or ""
    outlet = meta.get("og:site_name") or name_of(data.get("publisher"))
    found = {
        "title": title(tree, first(meta, TITLES) or name_of(data.get("headline")), outlet),
        "published": published(tree, meta, data, url),
        "outlet": outlet,
        "url": url if url.startswith(("http://", "https://")) else None,
    }
    return {field: words for field, value in found.items() if (words := " ".join((value or "").split()))}


def metas(tree: "HtmlElement") -> dict[str, str]:
    """Return the content of the meta elements by name; the first of a name counts."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        if content := (element.get("content") or "").strip():
            found.setdefault(name.lower(), content)
    return found


def first(meta: Mapping[str, str], names: Iterable[str]) -> str | None:
    return next((meta[name] for name in names if name in meta), None)


def article_data(tree: "HtmlElement") -> Mapping[str, Any]:
    """Return what JSON-LD says of the first article in it."""
    for script in tree.xpath("//script[contains(@type, 'ld+json')]"):
        try:
            data = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for thing in things(data):
            kinds = thing.get("@type")
            if any(ARTICLE.fullmatch(str(kind)) for kind in (kinds if isinstance(kinds, list) else [kinds])):
                return thing
    return {}


def things(data: Any) -> Iterator[Mapping[str, Any]]:
    """Yield the objects of JSON-LD, those of a list or a graph one by one."""
    for thing in data if isinstance(data, list) else [data]:
        if isinstance(thing, dict):
            graph = thing.get("@graph")
            yield thing
            yield from (node for node in graph if isinstance(node, dict)) if isinstance(graph, list) else ()


def name_of(value: Any) -> str | None:
    """Return the words, or the name, that a JSON-LD value is."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name")
    return value if isinstance(value, str) else None


def title(tree: "HtmlElement", told: str | None, outlet: str | None) -> str | None:
    """Return the heading that most resembles what the page's head calls it, where one does; else what the head says."""
    head = tree.find(".//head/title")
    told = told or (head.text if head is not None else None) or ""
    headings: list[str] = [words for heading in tree.iter("h1") if (words := heading.text_content().strip())]
    if not told and len(headings) == 1:
        return headings[0]
    shown = max(headings, key=lambda heading: shared(heading, told), default="")
    if shown and shared(shown, told) >= 0.5:
        return shown
    return re.sub(rf"\s+[|–—:·-]\s+{re.escape(outlet)}\s*$", "", told) if outlet else told


def shared(heading: str, told: str) -> float:
    """Return how many of the words told stand in a heading: 0 to 1."""
    words, others = (set(re.findall(r"\w+", title.lower())) for title in (told, heading))
    return len(words & others) / max(1, len(words))


def published(tree: "HtmlElement", meta: Mapping[str, str], data: Mapping[str, Any], url: str) -> str | None:
    """Return the ISO date of the first date in full that the page gives for its publication."""
    told = [name_of(data.get("datePublished")), *(meta.get(name) for name in DATES)]
    marked = (value for path in TIMES for value in tree.xpath(path))
    linked = IN_URL.findall(url)
    return next(filter(None, (printed_date(words, None) for words in (*told, *marked, *linked) if words)), None)
