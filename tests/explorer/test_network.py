"""The network: the strongest relations, and a layout that is always the same."""

from typing import Any

import pytest
from fastapi.testclient import TestClient
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.explorer.pictures.network import NEAREST, layout

JSON = {"accept": "application/json"}
CODES = st.sampled_from([f"C{n:02}" for n in range(30)])


def test_relations_and_countries(client: TestClient) -> None:
    found = client.get("/network", headers=JSON).json()
    assert [(row["low"], row["high"]) for row in found["edges"]] == [("CHL", "NOR"), ("JPN", "KEN"), ("KEN", "SOM")]
    assert found["relations"] == 3
    assert {row["country"]: row["relations"] for row in found["nodes"]} == {
        "CHL": 1,
        "NOR": 1,
        "KEN": 2,
        "JPN": 1,
        "SOM": 1,
    }
    assert found["edges"][0]["cooperation"] + found["edges"][0]["conflict"] == found["edges"][0]["acts"]


def test_filters(client: TestClient) -> None:
    found = client.get("/network?country=JPN", headers=JSON).json()
    assert [(row["low"], row["high"]) for row in found["edges"]] == [("JPN", "KEN")]
    assert client.get("/network?since=2030-01-01", headers=JSON).json()["edges"] == []
    assert "Nothing here" in client.get("/network?since=2030-01-01").text
    page = client.get("/network?since=2024-06-01").text
    assert "/relation/CHL-NOR?since=2024-06-01" in page


def test_downloads(client: TestClient) -> None:
    assert len(client.get("/network?format=csv").text.splitlines()) == 4
    assert client.get("/network?format=parquet").content[:4] == b"PAR1"


@settings(deadline=None, max_examples=40)
@given(edges=st.lists(st.tuples(CODES, CODES, st.integers(1, 9999)).filter(lambda e: e[0] != e[1]), max_size=60))
def test_a_layout_is_always_the_same_and_names_are_apart(edges: list[tuple[str, str, int]]) -> None:
    nodes = sorted({node for low, high, _ in edges for node in (low, high)})
    spots = layout(nodes, edges)
    assert spots == layout(nodes, edges)
    assert all(0 <= x <= 1 and 0 <= y <= 1 for x, y in spots)
    for i, (x, y) in enumerate(spots):
        for other_x, other_y in spots[:i]:
            assert abs(x - other_x) > NEAREST[0] / 2 or abs(y - other_y) > NEAREST[1] / 2


def test_of_nothing_and_of_two() -> None:
    assert layout([], []) == []
    assert layout(["A", "B"], [("A", "B", 1)]) != [(0.5, 0.5)] * 2


def test_in_a_browser(page: Any) -> None:
    page.goto("/network")
    page.wait_for_selector("#network svg .mark-rule line")
    page.locator("#network svg .mark-symbol.circles path").first.click()
    page.wait_for_url("**/network?country=*")
    page.wait_for_selector("#network svg .mark-rule.reach line")
    page.locator("#network svg .mark-rule.reach line").first.click(force=True)
    page.wait_for_url("**/relation/*")


@pytest.mark.parametrize("view", ["/network", "/map"])
def test_in_french(client: TestClient, view: str) -> None:
    page = client.get(f"{view}?lang=fr&until=2025-06-01&country=NOR").text
    assert "Norvège" in page
    assert "Verbal cooperation" not in page
