"""The application as a whole: addresses, forms of an answer, and what it says when something is wrong."""

from typing import Any

from fastapi.testclient import TestClient


def test_overview(client: TestClient) -> None:
    found = client.get("/", headers={"accept": "application/json"}).json()
    assert found["facts"]["articles"] == 58
    assert [(row["low"], row["high"]) for row in found["dyads"]] == [("CHL", "NOR"), ("JPN", "KEN"), ("KEN", "SOM")]


def test_overview_in_a_browser(page: Any) -> None:
    page.goto("/")
    page.wait_for_selector("figure svg")
    assert "Norway" in page.inner_text("table.dyads")
