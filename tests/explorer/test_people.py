"""People: who speaks how often, and all that a person says."""

from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient

from detente.explorer import digest
from detente.explorer.app import application
from tests.explorer.made import EVIL, WIRE, Made, Said, make

JSON = {"accept": "application/json"}
NAMES = [
    "A/B",
    'Quo "ted" O’Neil',
    "J. R. Roe..",
    "100 % sûr?",
    "a#b&c=d;e",
    "Ünïcodé 東京",
    "two\nlines",
    "{x}",
    "a+b",
]


def test_who_speaks_how_often(client: TestClient) -> None:
    found = client.get("/speakers", headers=JSON).json()
    assert found["count"] == 5
    assert found["people"][0]["speaker"] == "Ingrid Solberg"
    assert found["people"][0]["statements"] == 52
    assert (found["people"][0]["country"], found["people"][0]["sector"]) == ("NOR", "GOV")
    assert found["people"][0]["first"] == "2024-01-08"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("q=elodie", ["Élodie Müller"]), ("q=MULLER", ["Élodie Müller"]), ("country=KEN", ["Amina Wanjiru"]),
        ("country=JPN&q=mori", ["Aiko Mori"]), ("q=%25", []), ("since=2027-01-01", []), ("page=2", []),
        ("language=fr&country=NOR", ["Élodie Müller"]), ("outlet=Le+Phare+du+Sud&until=2025-04-01", ["Amina Wanjiru"]),
    ],
)  # fmt: skip
def test_filters(client: TestClient, query: str, expected: list[str]) -> None:
    assert [row["speaker"] for row in client.get(f"/speakers?{query}", headers=JSON).json()["people"]] == expected


def test_all_that_a_person_says(client: TestClient) -> None:
    found = client.get("/speaker/Amina Wanjiru", headers=JSON).json()
    (said,) = found["statements"]
    assert said["text"] == WIRE.said[0].text
    assert (said["addressee"], said["addressee_country"], said["outlet"]) == ("Somalie", "SOM", WIRE.outlet)
    assert [(event["event"], event["actors"], event["recipients"]) for event in said["events"]] == [
        ("REQUEST", ["KEN:GOV"], ["SOM:GOV"])
    ]
    assert found["to"] == [{"name": "Somalie", "country": "SOM", "statements": 1, "speaks": False}]
    assert found["by"] == []
    page = client.get("/speaker/Amina Wanjiru").text
    assert f"/article/{WIRE.id}#{said['id']}" in page
    assert "Somalia (government)" in page


def test_the_latest_first_and_in_pages(client: TestClient) -> None:
    days = [
        [row["day"] for row in client.get(f"/speaker/Ingrid Solberg?page={n}", headers=JSON).json()["statements"]]
        for n in (1, 2, 3, 4)
    ]
    assert [len(page) for page in days] == [20, 20, 12, 0]
    told = [day for page in days for day in page]
    assert told == sorted(told, reverse=True)
    found = client.get("/speaker/Ingrid Solberg?since=2024-02-01&until=2024-02-29", headers=JSON).json()
    assert (found["count"], found["months"]) == (2, [{"month": "2024-02-01", "statements": 2}])


def test_downloads(client: TestClient) -> None:
    assert client.get("/speakers?format=csv").text.splitlines()[0].startswith('"speaker","country"')
    assert len(client.get("/speaker/Ingrid Solberg?format=csv").text.splitlines()) == 53
    assert client.get("/speaker/Ingrid Solberg?format=parquet").content[:4] == b"PAR1"


def test_nobody(client: TestClient) -> None:
    assert client.get("/speaker/Nobody").status_code == 404
    assert client.get("/speaker/").status_code in (404, 422)
    assert client.get("/speaker/x?country=nowhere").status_code == 422


def test_names_of_any_kind(tmp_path: Path) -> None:
    dispatches = [
        Made(
            f"Report {n}",
            f"“Words {n},” somebody said.",
            "Post",
            "en",
            WIRE.day,
            [],
            [Said(f"Words {n}", (name, "NOR"))],
        )
        for n, name in enumerate(NAMES)
    ]
    make(tmp_path / "names.duckdb", dispatches)
    digest.make(tmp_path / "names.duckdb", digest.place(tmp_path / "names.duckdb", tmp_path))
    with TestClient(application(tmp_path / "names.duckdb", folder=tmp_path)) as client:
        listed = client.get("/speakers").text
        for n, name in enumerate(NAMES):
            address = f"/speaker/{quote(name.replace(chr(10), ' '), safe='/')}"
            assert f'href="{address}"' in listed
            assert client.get(address, headers=JSON).json()["statements"][0]["text"] == f"Words {n}"


def test_a_name_that_means_harm(client: TestClient) -> None:
    found = client.get(f"/speaker/{quote(f'Mallory {EVIL}', safe='')}")
    assert found.status_code == 200
    assert "<script>alert" not in found.text


def test_while_the_ledger_is_written(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    store: Any = client.app.state.store  # type: ignore[attr-defined]
    monkeypatch.setattr(store, "ledger", store.ledger)  # put back at the end
    ready = store.cursor()
    store.ledger = Path(__file__)  # no ledger, as good as locked
    monkeypatch.setattr(store, "cursor", lambda: ready.cursor())
    assert client.get("/speaker/Amina Wanjiru", headers=JSON).json()["statements"][0]["text"] is None


def test_in_a_browser(page: Any) -> None:
    page.goto("/speakers")
    page.get_by_label("Name").fill("solberg")
    page.keyboard.press("Enter")
    page.wait_for_url("**/speakers?q=solberg*")
    page.get_by_role("link", name="Ingrid Solberg").click()
    page.wait_for_selector("#timeline svg")
    assert page.locator("article.statement").count() == 20
    page.get_by_role("link", name="Next page").click()
    assert page.locator("article.statement").count() == 20
