"""The map: events by place, and what could not be placed."""

import json
from importlib.resources import files
from typing import Any

from fastapi.testclient import TestClient

from detente.explorer.pictures.world import shapes
from tests.explorer.made import SAME

JSON = {"accept": "application/json"}


def test_every_shape_of_the_map_has_its_state() -> None:
    land = json.loads((files("detente.explorer") / "static" / "vendor" / "countries-110m.json").read_text("utf-8"))
    keys = {shape.get("id") or shape["properties"]["name"] for shape in land["objects"]["countries"]["geometries"]}
    assert keys - set(shapes()) == {"010"}  # Antarctica
    known = shapes()
    assert [known[key] for key in ("840", "250", "304", "275", "Kosovo")] == ["USA", "FRA", "DNK", "PSE", "KOS"]


def test_events_by_place(client: TestClient) -> None:
    found = client.get("/map", headers=JSON).json()
    places = {row["place"]: row for row in found["places"]}
    assert set(places) >= {"Santiago", "Nairobi"}
    assert "Lamu" not in places  # hypothetical
    assert places["Santiago"]["acts"] == 14
    assert sum(places["Santiago"]["quads"]) == 14
    assert found["counts"]["located"] == sum(row["acts"] for row in found["places"])
    assert found["counts"]["located"] < found["counts"]["acts"]
    assert {row["country"] for row in found["countries"]} == {"NOR", "CHL", "KEN", "SOM", "JPN"}


def test_a_place_chooses_its_events(client: TestClient) -> None:
    found = client.get("/map?place=Nairobi", headers=JSON).json()
    assert {row["place"] for row in found["events"]} == {"Nairobi"}
    assert len(found["places"]) > 1  # the others stay on the map
    assert all(row["text"] for row in found["events"])
    future = client.get("/map?place=Nairobi&status=future", headers=JSON).json()
    assert [row["article"] for row in future["events"]] == [SAME.id]
    page = client.get("/map?place=Nairobi").text
    assert "/relation/" in page
    assert "/article/" in page


def test_filters(client: TestClient) -> None:
    assert [row["place"] for row in client.get("/map?country=JPN", headers=JSON).json()["places"]] == ["Nairobi"]
    found = client.get("/map?type=SANCTION", headers=JSON).json()
    assert {row["event"] for row in found["events"]} == {"SANCTION"}
    assert client.get("/map?since=2030-01-01", headers=JSON).json()["counts"]["acts"] == 0
    assert client.get("/map?country=nowhere").status_code == 422
    assert "Nothing here" in client.get("/map?since=2030-01-01").text


def test_downloads(client: TestClient) -> None:
    lines = client.get("/map?place=Santiago&format=csv").text.splitlines()
    assert len(lines) == 15
    assert client.get("/map?format=parquet").content[:4] == b"PAR1"


def test_in_a_browser(page: Any) -> None:
    page.goto("/map")
    page.wait_for_selector("#map svg .mark-symbol path")
    assert page.locator("#map svg .mark-shape path").count() > 170
    page.locator("#map svg .mark-symbol.role-mark path").first.click()  # the place of most events
    page.wait_for_url("**/map?place=Santiago*")
    page.wait_for_selector("#map svg .mark-symbol path")
    assert page.locator("#events h2").inner_text().startswith("Events: Santiago")
    page.get_by_role("link", name="Nairobi").first.click()
    page.wait_for_url("**/map?place=Nairobi*")
    page.get_by_role("link", name="All places").click()
    page.wait_for_url("**/map")
