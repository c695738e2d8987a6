"""Filters: what is valid, what it means in SQL, and the address that carries it."""

from datetime import date
from urllib.parse import parse_qs

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from detente.explorer.filters import Filters

CHOICES = st.fixed_dictionaries(
    {},
    optional={
        "since": st.dates(date(1900, 1, 1), date(2000, 1, 1)), "until": st.dates(date(2000, 1, 1), date(2100, 1, 1)),
        "type": st.lists(st.sampled_from(["AGREE", "ASSAULT"]), unique=True).map(tuple),
        "quad": st.lists(st.integers(1, 4), unique=True).map(tuple),
        "status": st.lists(st.sampled_from(["actual", "future"]), unique=True, min_size=1).map(tuple),
        "outlet": st.lists(st.text(min_size=1, max_size=20), unique=True).map(tuple),
        "language": st.sampled_from(["", "fr", "en"]), "direction": st.sampled_from(["both", "out", "in"]),
        "step": st.sampled_from(["", "day", "month"]), "q": st.text(max_size=20),
    },
)  # fmt: skip


@given(CHOICES)
def test_an_address_carries_all_filters(chosen: dict[str, object]) -> None:
    filters = Filters(**chosen)
    read = parse_qs(filters.query(), errors="strict")
    single = ("since", "until", "language", "direction", "step", "q")
    assert Filters(**{k: v[0] if k in single else tuple(v) for k, v in read.items()}) == filters


def test_an_address_says_nothing_of_what_is_not_set() -> None:
    assert Filters(page=3, format="csv", lang="fr").query() == ""
    assert Filters(q="a b", type=("AGREE",)).query(page=2) == "type=AGREE&q=a+b&page=2"
    assert Filters(q="a b").query(q="") == ""


@pytest.mark.parametrize(
    "wrong",
    ["since=2024-13-01", "since=yesterday", "type=agree", "type=A'--", "quad=0", "quad=5", "quad=x", "status=real",
     "language=de", "system=a;b", "direction=up", "step=year", "page=0", "page=x", "format=xml", "lang=de", "none=1",
     f"q={'x' * 201}", f"outlet={'x' * 201}", "outlet=", "since=2025-02-01&until=2025-01-01"],
)  # fmt: skip
def test_what_is_not_valid_is_said(client: TestClient, wrong: str) -> None:
    found = client.get(f"/?{wrong}&format=json" if "format" not in wrong else f"/?{wrong}")
    assert found.status_code == 422
    assert wrong.split("=")[0] in found.text or "since" in found.text


def test_empty_fields_of_a_form_say_nothing(client: TestClient) -> None:
    found = client.get("/?since=&until=&language=&system=&step=&q=", headers={"accept": "application/json"})
    assert found.status_code == 200
    assert found.json()["facts"]["articles"] == 58


def test_filters_are_parameters_and_never_sql() -> None:
    sql, values = Filters(outlet=("'; DROP TABLE acts; --",), since=date(2024, 1, 1)).where("a")
    assert "DROP" not in sql
    assert values == [date(2024, 1, 1), ["actual"], ["'; DROP TABLE acts; --"]]


def test_an_order_of_days() -> None:
    with pytest.raises(ValidationError, match="later than until"):
        Filters(since=date(2025, 2, 1), until=date(2025, 1, 1))


@pytest.mark.parametrize(
    ("query", "acts"),
    [("", 54), ("since=2025-12-20", 2), ("type=THREATEN", 6), ("quad=4", 4), ("status=negated", 0),
     ("language=fr", 1), ("outlet=Nordlicht", 26), ("context=economic", 26), ("type=THREATEN&quad=1", 0)],
)  # fmt: skip
def test_each_filter_leaves_what_it_names(client: TestClient, query: str, acts: int) -> None:
    rows = client.get(f"/?{query}", headers={"accept": "application/json"}).json()["dyads"]
    assert sum(row["acts"] for row in rows if row["high"] == "NOR") == acts
