"""Safety: what every answer says to the browser, who may write, and texts that mean harm."""

import re
from html.parser import HTMLParser
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

import pytest
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detente.explorer.safety import COOKIE
from tests.explorer.made import HOSTILE
from tests.explorer.views import HARMFUL, VIEWS

ELSEWHERE = ("/static/page.js", "/static/none.js", "/none", "/?since=x", "/article/none", "/relation/usa-rus")
NAMES = (
    "since", "until", "type", "quad", "status", "context", "outlet", "language", "system", "direction", "step", "q",
    "page", "format", "lang", "place", "country", "none",
)  # fmt: skip
ANY = st.text(st.characters(codec="utf-8"), max_size=30)
NEAR = st.sampled_from(
    ["2024-02-30", "0001-01-01", "9999-12-31", "USA", "1", "-1", "1e9", "", "fr", "json", "csv", "parquet", "%", "_",
     "\x00",
     "'", '"', "*", "NEAR(", "a OR", "AND", "(", "^x", "{}", "😀", "\u202e", "ａ", "day", "out", "actual", "99999"]
)  # fmt: skip
EXECUTED = re.compile(
    r"<script>alert|<img src=x|</script><script>alert|href=[\"']?\s*javascript:|on(error|load|click)=[\"']",
    re.IGNORECASE,
)


@pytest.mark.parametrize("address", [*VIEWS, *ELSEWHERE])
def test_every_answer_is_guarded(client: TestClient, address: str) -> None:
    headers = client.get(address, headers={"accept": "text/html"}).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert "http" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-resource-policy"] == "same-origin"


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example", ""])
def test_only_its_own_names_are_answered(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 400


class Reader(HTMLParser):
    """Notes what in a page would be run, or fetched from elsewhere."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in ("style", "iframe", "object", "embed", "base") or (
            tag == "script" and "src" not in given and given.get("type") != "application/json"
        ):
            self.found.append(tag)
        self.found += [f"{tag} {name}" for name in given if name.startswith("on") or name in ("style", "srcdoc")]
        self.found += [
            f"{tag} {given[name]}" for name in ("src", "href", "action") if not ours(tag, given.get(name) or "/")
        ]


def ours(tag: str, address: str) -> bool:
    """Whether an address is on this page's host; a link that the reader may follow may lead elsewhere."""
    parts = urlsplit(address)
    return (not parts.scheme and not parts.netloc) or (tag == "a" and parts.scheme in ("http", "https"))


@pytest.mark.parametrize("view", [*VIEWS, *HARMFUL])
def test_nothing_in_a_page_is_run_or_fetched_from_elsewhere(client: TestClient, view: str) -> None:
    assert Reader(client.get(view, headers={"accept": "text/html"}).text).found == []


def methods(client: TestClient) -> list[tuple[str, str]]:
    return [
        (method, re.sub(r"\{[^}]*\}", "1", route.path)) for route in routes(client.app)
        for method in route.methods - {"GET", "HEAD"}
    ]  # fmt: skip


def routes(app: Any) -> list[APIRoute]:
    """Return all routes, also those of routers that the application keeps as a whole."""
    found: list[APIRoute] = []
    for route in app.routes:
        inner = getattr(route, "original_router", None)
        found += routes(inner) if inner else [route] if isinstance(route, APIRoute) else []
    return found


def test_every_write_asks_for_the_token(client: TestClient) -> None:
    assert methods(client), "there are writes"
    for method, path in methods(client):
        assert client.request(method, path, json={}).status_code == 403, path


def test_a_write_from_another_origin_is_refused_even_with_the_token(client: TestClient) -> None:
    client.get("/")
    headers = {"x-detente-token": client.cookies[COOKIE], "origin": "http://evil.example"}
    for method, path in methods(client):
        assert client.request(method, path, json={}, headers=headers).status_code == 403, path


def test_a_wrong_token_is_refused(client: TestClient) -> None:
    client.get("/")
    for method, path in methods(client):
        assert client.request(method, path, json={}, headers={"x-detente-token": "wrong"}).status_code == 403, path


def test_the_token_is_hidden_from_scripts_and_other_sites(client: TestClient) -> None:
    said = client.get("/").headers["set-cookie"].lower()
    assert "httponly" in said
    assert "samesite=strict" in said
    token = client.cookies[COOKIE]
    assert len(token) > 40
    assert f'content="{token}"' in client.get("/", headers={"accept": "text/html"}).text


def test_a_token_that_means_harm_is_not_printed(client: TestClient) -> None:
    page = client.get("/", headers={"accept": "text/html", "cookie": f'{COOKIE}="><script>alert(1)</script>'})
    assert not EXECUTED.search(page.text)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from([address.partition("?")[0] for address in VIEWS]),
    st.lists(st.tuples(st.sampled_from(NAMES) | ANY, NEAR | ANY), max_size=4),
)
def test_no_query_breaks_a_view(client: TestClient, path: str, query: list[tuple[str, str]]) -> None:
    found = client.get(f"{path}?{urlencode(query)}", headers={"accept": "text/html"})
    assert found.status_code in (200, 404, 422)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(["/relation/", "/article/", "/speaker/", "/"]), ANY | NEAR)
def test_no_path_breaks_a_view(client: TestClient, path: str, rest: str) -> None:
    found = client.get(path + quote(rest, safe=""), headers={"accept": "text/html"})
    assert found.status_code < 500
    assert not EXECUTED.search(found.text)


@pytest.mark.parametrize("address", HARMFUL)
def test_harmful_texts_are_text(client: TestClient, address: str) -> None:
    found = client.get(address, headers={"accept": "text/html"})
    assert found.status_code == 200
    assert not EXECUTED.search(found.text)
    assert "49" not in re.findall(r"Daily [^<]*?(\d\d)\b", found.text), "no template is filled in"


@pytest.mark.parametrize("view", HARMFUL)
def test_harmful_texts_are_not_executed(page: Any, view: str) -> None:
    page.goto(view)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.querySelectorAll('img[src=x], script:not([src]):not([type])').length") == 0
    assert page.evaluate("[...document.links].every((a) => ['http:', 'https:'].includes(a.protocol))")


def test_harmful_words_are_there_as_they_were(page: Any) -> None:
    page.goto(f"/article/{HOSTILE.id}")
    words = page.inner_text("main")
    for evil in ("<script>alert(1)</script>", "{{7*7}}", "&lt;b&gt;", "javascript:alert(4)"):
        assert evil in words
