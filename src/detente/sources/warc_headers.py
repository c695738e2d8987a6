"""WARC headers of our own: what a feed says of a page travels with the page's record.

`WARC-Detente-Published` (an ISO date), `-Outlet` and `-Title` hold UTF-8, percent-encoded as in
RFC 3986 (urllib.parse.quote, nothing but letters, digits and `_.-~` left as it is), so that any
reader of WARC files keeps them whole. `told` undoes it.
"""

from collections.abc import Mapping
from typing import Protocol
from urllib.parse import quote, unquote

# By Article field. A header is cut at so many characters: readers refuse long ones.
NAMES = {
    "published": "WARC-Detente-Published",
    "outlet": "WARC-Detente-Outlet",
    "title": "WARC-Detente-Title",
}
LONGEST = 500


class Headers(Protocol):
    """What is asked by name, such as the headers of a fastwarc record or a dict."""

    def get(self, key: str, /) -> str | None: ...


def told(headers: Headers) -> dict[str, str]:
    """Return what the WARC headers of a record say of the article, by Article field."""
    values = {field: unquote(headers.get(name) or "") for field, name in NAMES.items()}
    return {field: value for field, value in values.items() if value}


def encoded(values: Mapping[str, str]) -> dict[str, str]:
    """Return the WARC headers from which `told` gives back `values`."""
    kept = {name: values[field][:LONGEST] for field, name in NAMES.items() if values.get(field)}
    return {name: quote(value, safe="", errors="replace") for name, value in kept.items()}
