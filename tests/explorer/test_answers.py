"""The forms of an answer: page, JSON twin, CSV and Parquet; and the language of the page."""

import csv
import io

import pyarrow as pa
import pytest
from fastapi.testclient import TestClient
from pyarrow import parquet

from detente.explorer.answers import flat
from tests.explorer.views import VIEWS

PAGE = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


@pytest.mark.parametrize("address", VIEWS)
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_every_view_is_a_page(client: TestClient, address: str, lang: str) -> None:
    found = client.get(address, headers={**PAGE, "accept-language": lang})
    assert found.status_code == 200
    assert found.headers["content-type"] == "text/html; charset=utf-8"
    assert f'<html lang="{lang}">' in found.text


@pytest.mark.parametrize("address", VIEWS)
def test_every_view_has_a_twin_at_its_address(client: TestClient, address: str) -> None:
    asked = client.get(address, headers={"accept": "application/json"})
    named = client.get(f"{address}{'&' if '?' in address else '?'}format=json")
    assert asked.status_code == 200
    # How far the index of words is may change between the two.
    one, other = ({k: v for k, v in found.json().items() if k != "progress"} for found in (asked, named))
    assert one == other
    assert asked.json()["title"]


def test_a_browser_gets_a_page_though_it_takes_anything(client: TestClient) -> None:
    accepted = "text/html,application/json;q=0.5"
    assert client.get("/", headers={"accept": accepted}).headers["content-type"].startswith("text/html")


def test_csv(client: TestClient) -> None:
    found = client.get("/?format=csv")
    assert found.headers["content-type"] == "text/csv; charset=utf-8"
    assert found.headers["content-disposition"] == 'attachment; filename="dyads.csv"'
    rows = list(csv.DictReader(io.StringIO(found.text)))
    assert (rows[0]["low"], rows[0]["high"]) == ("CHL", "NOR")


def test_parquet(client: TestClient) -> None:
    found = client.get("/?format=parquet")
    assert found.headers["content-disposition"] == 'attachment; filename="dyads.parquet"'
    assert parquet.read_table(io.BytesIO(found.content)).column("low").to_pylist()[0] == "CHL"


def test_lists_are_text_in_csv() -> None:
    table = pa.table({"a": [["x", "y"], [], None], "b": [1, 2, 3]})
    assert flat(table).to_pylist() == [{"a": "x;y", "b": 1}, {"a": "", "b": 2}, {"a": None, "b": 3}]


def test_language_is_that_of_the_browser_until_one_is_chosen(client: TestClient) -> None:
    french = {**PAGE, "accept-language": "fr-CA,fr;q=0.9"}
    assert '<html lang="fr">' in client.get("/", headers=french).text
    assert '<html lang="en">' in client.get("/?lang=en", headers=french).text
    assert '<html lang="en">' in client.get("/", headers=french).text, "what was chosen is kept"


def test_an_unknown_language_reads_english(client: TestClient) -> None:
    assert '<html lang="en">' in client.get("/", headers={**PAGE, "accept-language": "de"}).text


def test_pages_may_not_be_mixed_up_by_a_cache(client: TestClient) -> None:
    assert client.get("/", headers=PAGE).headers["vary"] == "Accept, Cookie, Accept-Language"
