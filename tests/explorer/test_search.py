"""The page of search: what it shows of the index."""

import re
from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.explorer.made import ACCENTS, EVIL, WIRE

JSON = {"accept": "application/json"}


@pytest.fixture
def found(client: TestClient) -> TestClient:
    """Return a client whose index is complete."""
    client.get("/search")
    work = client.app.state.index.work  # type: ignore[attr-defined]
    if work:
        work.join()
    return client


def test_statements_and_articles_apart(found: TestClient) -> None:
    seen = found.get("/search?q=COEUR", headers=JSON).json()
    assert seen["progress"]["complete"]
    assert [row["article"] for row in seen["statements"]["rows"]] == [ACCENTS.id]
    assert [row["id"] for row in seen["articles"]["rows"]] == [ACCENTS.id]
    assert seen["statements"]["rows"][0]["text"] == ACCENTS.said[0].text
    assert ["cœur", True] in seen["statements"]["rows"][0]["parts"]
    assert "<mark>cœur</mark>" in found.get("/search?q=COEUR").text


def test_filters_and_pages(found: TestClient) -> None:
    assert found.get("/search?q=point&until=2024-02-01", headers=JSON).json()["statements"]["count"] == 2
    assert found.get("/search?q=kenya&outlet=nobody", headers=JSON).json()["articles"]["count"] == 0
    pages = [found.get(f"/search?q=dispatch&page={n}", headers=JSON).json()["articles"]["rows"] for n in range(1, 8)]
    assert [len(rows) for rows in pages] == [10, 10, 10, 10, 10, 2, 0]
    assert len({row["id"] for rows in pages for row in rows}) == 52


def test_nothing_asked_and_nothing_found(found: TestClient) -> None:
    assert found.get("/search?q=", headers=JSON).json()["articles"] == {"count": 0, "more": False, "rows": []}
    assert "Nothing found" in found.get("/search?q=zzzz").text
    assert found.get("/search?q=" + "x" * 300).status_code == 422


@pytest.mark.parametrize(
    "query", ['"', '""', "*", '"a', "a AND", "NEAR(", "^a", "{a}:b", "-", "a:b*", "(", "\x00", "'; --"]
)
def test_no_input_is_an_error(found: TestClient, query: str) -> None:
    assert found.get("/search", params={"q": query}).status_code == 200


def test_words_that_mean_harm_are_words(found: TestClient) -> None:
    page = found.get("/search", params={"q": "alert"}).text
    assert "<script><mark>" not in page
    assert "&lt;script&gt;<mark>alert</mark>(1)&lt;/script&gt;" in page
    assert "<script>alert" not in found.get("/search", params={"q": EVIL[:200]}).text


def test_downloads(found: TestClient) -> None:
    lines = found.get("/search?q=dispatch&format=csv").text.splitlines()
    assert lines[0] == '"kind","id","article","day","outlet","language","country","head","text"'
    assert sum(line.startswith('"article"') for line in lines) == 52
    assert found.get("/search?q=dispatch&format=parquet").content[:4] == b"PAR1"


def test_in_french(found: TestClient) -> None:
    page = found.get("/search?q=kenya&lang=fr").text
    assert "Déclarations" in page
    assert "Statements" not in page


def test_in_a_browser(page: Any) -> None:
    page.goto("/search")
    page.get_by_role("searchbox").fill('"rappele jeudi son ambassadeur"')
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("q=%22rappele"))
    page.locator(".item mark").first.wait_for()  # where it was not complete, it comes by itself
    assert page.locator(".item mark").first.inner_text() == "rappelé jeudi son ambassadeur"
    assert page.locator(".item h3").first.inner_text().startswith(WIRE.title)
