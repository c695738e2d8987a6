"""`/relation/RUS-USA`: the course of a relation, its events, statements and demands, and picking a span of it."""

import csv
import io
from datetime import date
from typing import Any

import pytest
from fastapi.testclient import TestClient

from detente.explorer import course
from detente.explorer.course import Pair, step_of
from detente.explorer.filters import Filters

JSON = {"accept": "application/json"}
BOTH = {"NOR", "CHL"}


def read(client: TestClient, address: str) -> dict[str, Any]:
    answer = client.get(address, headers=JSON)
    assert answer.status_code == 200
    found: dict[str, Any] = answer.json()
    return found


def test_the_course(client: TestClient) -> None:
    page = read(client, "/relation/NOR-CHL")
    found = page["course"]
    assert (page["title"], page["pair"], found["step"]) == ("Norway – Chile", ["NOR", "CHL"], "month")
    assert found["acts"] == len(found["marks"]) == page["count"]
    assert found["acts"] == sum(row["cooperation"] + row["conflict"] for row in found["steps"])
    assert [row["day"] for row in found["steps"]][:2] == ["2024-01-01", "2024-02-01"]
    assert found["marks"][0]["text"] == "Chile visited Norway"


def test_of_many_events_the_strongest_of_each_class_are_drawn(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(course, "MARKS", 50)
    monkeypatch.setattr(course, "STRETCHES", 2)
    found = read(client, "/relation/NOR-CHL")["course"]
    assert len(found["marks"]) < 30 < found["acts"]
    assert {row["quad"] for row in found["marks"]} == {1, 2, 3, 4}
    assert [row["day"] for row in found["marks"]] == sorted(row["day"] for row in found["marks"])
    assert "of each class the strongest" in client.get("/relation/NOR-CHL").text


def test_phases_are_where_the_level_changes(client: TestClient) -> None:
    found = read(client, "/relation/NOR-CHL")["course"]["phases"]
    assert [(row["since"], row["until"]) for row in found] == [
        ("2024-01-01", "2024-06-30"), ("2024-07-01", "2024-12-31"), ("2025-01-01", "2025-12-31"),
    ]  # fmt: skip
    assert [row["score"] > 0 for row in found] == [True, False, True]
    assert {row["event"] for row in found[1]["types"]} == {"ACCUSE", "THREATEN", "SANCTION"}


def test_a_span_filters_all_but_the_course(client: TestClient) -> None:
    whole, part = (read(client, f"/relation/NOR-CHL{query}") for query in ("", "?since=2024-07-01&until=2024-12-31"))
    assert part["course"] == whole["course"]
    assert part["count"] == 13 < whole["count"]
    assert {row["event"] for row in part["events"]} == {"ACCUSE", "THREATEN", "SANCTION"}
    assert {row["kind"] for row in part["demands"]} == {"threatened"}
    assert all("2024-07-01" <= row["day"] <= "2024-12-31" for row in part["statements"])


@pytest.mark.parametrize(
    ("pair", "direction", "actors"),
    [
        ("NOR-CHL", "out", {"NOR"}),
        ("NOR-CHL", "in", {"CHL"}),
        ("CHL-NOR", "out", {"CHL"}),
        ("CHL-NOR", "both", {"NOR", "CHL"}),
    ],
)
def test_directions(client: TestClient, pair: str, direction: str, actors: set[str]) -> None:
    found = read(client, f"/relation/{pair}?direction={direction}")
    for rows in (found["events"], found["course"]["marks"], found["demands"]):
        assert {row["actor"] for row in rows} == actors


def test_events_come_by_pages(client: TestClient) -> None:
    pages = [read(client, f"/relation/NOR-CHL?page={n}") for n in (1, 2, 3)]
    assert [len(page["events"]) for page in pages] == [25, 25, pages[0]["count"] - 50]
    assert [page["last"] for page in pages] == [False, False, True]
    assert len({row["id"] for page in pages for row in page["events"]}) == pages[0]["count"]


def test_what_each_side_wants(client: TestClient) -> None:
    found = {row["text"]: row for row in read(client, "/relation/KEN-SOM")["demands"]}
    assert found["Nous voulons des excuses"]["kind"] == "asked"
    closing = found["Le Kenya fermera sa frontière"]
    assert (closing["kind"], closing["condition"]) == ("threatened", "Si la Somalie refuse")
    assert "La Somalie n’a pas présenté d’excuses" not in found  # negated
    promised = {row["text"]: row["kind"] for row in read(client, "/relation/JPN-KEN")["demands"]}
    assert promised["may lend Kenya money"] == "offered"


def test_a_mutual_act_is_of_both_sides_and_counted_once(client: TestClient) -> None:
    found = read(client, "/relation/JPN-KEN?type=AGREE")
    assert found["count"] == 1
    assert sorted(row["actor"] for row in found["demands"]) == ["JPN", "KEN"]


def test_statements_about_each_other_come_first(client: TestClient) -> None:
    found = read(client, "/relation/KEN-SOM")["statements"]
    assert [row["speaker"] for row in found if row["about"]] == ["Amina Wanjiru"]
    found = read(client, "/relation/NOR-CHL")["statements"]
    assert [row["about"] for row in found] == [True] + [False] * 7
    assert {row["country"] for row in found} == {"NOR"}


@pytest.mark.parametrize("pair", ["NOR-XQX", "NOR-NOR", "NOR", "nor-chl", "NOR-CHL-KEN"])
def test_no_such_pair(client: TestClient, pair: str) -> None:
    answer = client.get(f"/relation/{pair}", headers={"accept-language": "fr"})
    assert answer.status_code == 404
    assert "aucun couple d’États" in answer.text


def test_a_pair_without_acts(client: TestClient) -> None:
    answer = client.get("/relation/FRA-DEU")
    assert answer.status_code == 200
    assert "Nothing in this ledger tells yet of France and Germany" in answer.text


def test_nothing_for_these_filters(client: TestClient) -> None:
    answer = client.get("/relation/KEN-SOM?type=MOBILIZE")
    assert answer.status_code == 200
    assert "Nothing here for these filters." in answer.text


def test_the_french_page(client: TestClient) -> None:
    text = client.get("/relation/NOR-CHL?lang=fr").text
    for words in (
        "Norvège – Chili",
        "Ce que chaque partie attend de l’autre",
        "+3,2",
        "Norvège (gouvernement)",
        "par mois",
    ):
        assert words in text


def test_the_method_is_told(client: TestClient) -> None:
    text = client.get("/relation/NOR-CHL").text
    assert "PELT on the mean score of the 24 months with events" in text
    assert "at least 3 months a phase" in text


def test_a_download_holds_all_events(client: TestClient) -> None:
    answer = client.get("/relation/NOR-CHL?format=csv")
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert len(rows) == read(client, "/relation/NOR-CHL")["count"]
    assert "NOR-CHL.csv" in answer.headers["content-disposition"]


@pytest.mark.parametrize(
    ("asked", "last", "acts", "step"),
    [
        ("", date(2020, 1, 31), 90, "day"), ("", date(2020, 12, 31), 90, "week"),
        ("", date(2020, 12, 31), 20, "month"), ("", date(2030, 1, 1), 9000, "month"),
        ("day", date(2021, 1, 1), 1, "day"), ("day", date(2060, 1, 1), 1, "week"),
    ],
)  # fmt: skip
def test_steps_fit_the_span(asked: str, last: date, acts: int, step: str) -> None:
    assert step_of(asked, date(2020, 1, 1), last, acts) == step


def test_a_direction_takes_a_mutual_act_for_either_side() -> None:
    both, out = (Pair("RUS", "USA").where(Filters(direction=way, status=())) for way in ("both", "out"))  # type: ignore[arg-type]
    assert both == ("low = ? AND high = ? AND once AND true", ["RUS", "USA"])
    assert out == ("low = ? AND high = ? AND actor = ? AND true", ["RUS", "USA", "RUS"])


def test_a_mark_leads_to_its_words(page: Any) -> None:
    page.goto("/relation/NOR-CHL")
    mark = page.locator(".mark-symbol.events path[tabindex='0']")
    mark.focus()
    assert "Norway signed a port treaty with Chile" in page.inner_text("#tooltip")
    page.keyboard.press("Home")
    assert "Chile visited Norway" in page.inner_text("#tooltip")
    page.keyboard.press("Escape")
    page.wait_for_selector("#tooltip", state="hidden")
    address = page.evaluate("document.activeElement.__data__.datum.href")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{address}")


def test_a_span_is_picked_by_dragging(page: Any) -> None:
    page.goto("/relation/NOR-CHL")
    page.wait_for_selector("#curve svg")
    box = page.locator("#curve svg").bounding_box()
    y = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] * 0.3, y)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.4, y, steps=4)
    page.mouse.up()
    page.wait_for_selector(".chosen")
    assert "since=2024-0" in page.url
    assert page.input_value("input[name=since]").startswith("2024-0")
    page.wait_for_selector("#curve svg")
    assert page.evaluate("document.getElementById('curve').view.signal('span').length") == 2
    assert page.locator(".events li").count() < 10
    page.click(".chosen a")
    page.wait_for_selector(".chosen", state="detached")
    assert page.locator(".events li").count() == 25


def test_a_phase_and_the_fields_pick_a_span_too(page: Any) -> None:
    page.goto("/relation/NOR-CHL")
    page.click(".phases a >> nth=1")
    page.wait_for_selector(".phases tr[aria-current]")
    page.wait_for_selector("#curve svg")
    assert page.evaluate("document.getElementById('curve').view.signal('span').length") == 2
    page.fill("input[name=since]", "2024-10-01")
    page.wait_for_url("**since=2024-10-01**")
    page.wait_for_function("document.querySelectorAll('.events li').length < 10")
