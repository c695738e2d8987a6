"""What a ledger answers in Python: Arrow, and pandas and Polars by their own conversions."""

from pathlib import Path

import polars
import pytest

from detente.errors import LedgerError
from detente.ledger.ledger import Ledger


def party(country: str | None, sector: str | None = None) -> str:
    quoted = [f"'{value}'" if value else "NULL" for value in (country, sector)]
    return (
        f"{{'text': 'x', 'start': 0, 'end': 1, 'name': 'x', 'country': {quoted[0]}, 'sector': {quoted[1]}, "
        "'sectors': [], 'office': NULL, 'wikidata': NULL}"
    )


def add(ledger: Ledger, name: str, actor: list[str], recipient: list[str], **more: object) -> None:
    """Put an event into a ledger; actors and recipients are given as the SQL of an ENTITY."""
    fields = {"event": "ACCUSE", "quad": 3, "score": -2.0, "status": "actual", "coder": "detente 0.1.0", **more}
    fields |= {"id": name, "article": more.get("article", "a")}
    names = ", ".join([*(f'"{field}"' for field in fields), "actor", "recipient"])
    values = ", ".join(["?" for _ in fields] + [f"[{', '.join(actor)}]", f"[{', '.join(recipient)}]"])
    ledger.connection.execute(f"INSERT INTO events ({names}) VALUES ({values})", list(fields.values()))


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    """Return a ledger with events of all shapes."""
    day = {"earliest": "2023-03-16", "latest": "2023-03-16", "date": "2023-03-16"}
    add(ledger, "one", [party("NOR", "GOV")], [party("RUS")], **day)
    add(ledger, "many", [party("NOR"), party("SWE", "GOV"), party("NOR", "MIL")], [party("RUS"), party("BLR")], **day)
    add(ledger, "mutual", [party("NOR"), party("SWE")], [], event="CONSULT", quad=1, score=4.0, **day)
    add(ledger, "home", [party("NOR", "GOV")], [party("NOR", "CVL")], **day)
    add(ledger, "alone", [party("NOR")], [], **day)
    add(ledger, "nobody", [party(None, "REB")], [party("RUS")], **day)
    add(ledger, "denied", [party("NOR")], [party("RUS")], **{**day, "status": "negated"})
    add(ledger, "undated", [party("NOR")], [party("RUS")])
    add(ledger, "april", [party("NOR")], [party("RUS")], earliest="2023-04-01", latest="2023-04-30", date="2023-04")
    add(ledger, "other", [party("NOR")], [party("RUS")], **{**day, "coder": "GDELT 2.0", "article": None})
    return ledger


def pairs(ledger: Ledger, name: str) -> list[tuple[str, str]]:
    found = ledger.sql("SELECT actor, recipient FROM dyads WHERE id = ? ORDER BY ALL", [name]).to_pylist()
    return [(row["actor"], row["recipient"]) for row in found]


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("one", [("NOR", "RUS")]),
        ("many", [("NOR", "BLR"), ("NOR", "RUS"), ("SWE", "BLR"), ("SWE", "RUS")]),
        ("mutual", [("NOR", "SWE"), ("SWE", "NOR")]),
        ("home", []),
        ("alone", []),
        ("nobody", []),
        ("denied", []),
        ("undated", [("NOR", "RUS")]),
    ],
)
def test_an_act_has_a_row_for_every_ordered_pair_of_countries(
    filled: Ledger, name: str, wanted: list[tuple[str, str]]
) -> None:
    assert pairs(filled, name) == wanted


def test_sectors_are_those_of_the_country(filled: Ledger) -> None:
    query = (
        "SELECT actor, actor_sectors, recipient_sectors FROM dyads WHERE id = 'many' AND recipient = 'RUS' ORDER BY ALL"
    )
    assert filled.sql(query).to_pylist() == [
        {"actor": "NOR", "actor_sectors": ["MIL"], "recipient_sectors": []},
        {"actor": "SWE", "actor_sectors": ["GOV"], "recipient_sectors": []},
    ]


def test_series_count_by_day_and_month_and_system(filled: Ledger) -> None:
    query = "FROM daily WHERE actor = 'NOR' AND recipient = 'RUS' AND system = 'detente' ORDER BY day"
    days = filled.sql(query).to_pylist()
    assert [(str(row["day"]), row["acts"], row["conflict"], row["cooperation"]) for row in days] == [
        ("2023-03-16", 2, 2, 0),
        ("2023-04-01", 1, 1, 0),
    ]
    query = "SELECT system, month, acts FROM monthly WHERE actor = 'NOR' AND recipient = 'RUS' ORDER BY ALL"
    assert [(row["system"], str(row["month"]), row["acts"]) for row in filled.sql(query).to_pylist()] == [
        ("detente", "2023-03-01", 2),
        ("detente", "2023-04-01", 1),
        ("gdelt", "2023-03-01", 1),
    ]
    query = "SELECT quad, acts, score FROM quads WHERE actor = 'SWE' AND recipient = 'NOR'"
    assert filled.sql(query).to_pylist() == [{"quad": 1, "acts": 1, "score": 4.0}]


def test_one_a_day(filled: Ledger) -> None:
    query = "SELECT id FROM one_a_day WHERE actor = 'NOR' AND recipient = 'RUS' AND system = 'detente' ORDER BY day"
    assert filled.sql(query)["id"].to_pylist() == ["many", "april"]


def test_an_act_of_several_reports_is_counted_once(filled: Ledger) -> None:
    filled.connection.execute("INSERT INTO happenings (id, reports, outlets) VALUES ('one', 2, 2)")
    filled.connection.execute("INSERT INTO happening_events VALUES ('one', 'one', true), ('many', 'one', false)")
    query = "SELECT id, reports FROM dyads WHERE actor = 'NOR' AND recipient = 'RUS' AND id IN ('one', 'many')"
    assert filled.sql(query).to_pylist() == [{"id": "one", "reports": 2}]


@pytest.mark.parametrize(
    ("filters", "wanted"),
    [
        ({"event": "CONSULT"}, {"mutual"}),
        ({"status": ["negated"]}, {"denied"}),
        ({"country": "SWE"}, {"many", "mutual"}),
        ({"country": ["BLR", "SWE"], "event": "ACCUSE"}, {"many"}),
        ({"since": "2023-03-20"}, {"april"}),
        ({"since": "2023-04-20", "until": "2023-04-20"}, {"april"}),
        ({"until": "2023-03-15"}, set()),
        ({"coder": "GDELT 2.0"}, {"other"}),
    ],
)
def test_filters(filled: Ledger, filters: dict[str, object], wanted: set[str]) -> None:
    assert set(filled.events(**filters)["id"].to_pylist()) == wanted


def test_a_filter_that_is_no_column_is_told(ledger: Ledger) -> None:
    with pytest.raises(LedgerError, match="no column 'colour'"):
        ledger.events(colour="red")


def test_faulty_sql_is_told_with_the_file(ledger: Ledger) -> None:
    with pytest.raises(LedgerError, match=r"relations\.duckdb: .*nothing"):
        ledger.sql("FROM nothing")


def test_pandas_and_polars_take_it_over(filled: Ledger) -> None:
    acts = filled.dyad("NOR", "RUS")
    assert set(acts["id"].to_pylist()) == {"one", "many", "undated", "april", "other"}
    assert list(acts.to_pandas()["actor"]) == ["NOR"] * 5
    frame = polars.from_arrow(filled.events(event="CONSULT"))
    assert isinstance(frame, polars.DataFrame)
    assert [one["country"] for one in frame["actor"][0]] == ["NOR", "SWE"]
    assert filled.dyad("NOR", "SWE", both=True).num_rows == 2


def test_statements_and_articles(ledger: Ledger, tmp_path: Path) -> None:
    ledger.connection.execute(
        "INSERT INTO articles (id, outlet, language, published) VALUES ('a', 'Le Phare', 'fr', '2023-03-03')"
    )
    ledger.connection.execute(
        f"INSERT INTO statements (id, article, form, text, speaker) VALUES ('s', 'a', 'direct', 'Non.', {party('NOR')})"
    )
    assert ledger.statements(country="NOR").num_rows == 1
    assert ledger.statements(country="SWE").num_rows == 0
    assert ledger.articles(outlet="Le Phare", since="2023-03-03")["id"].to_pylist() == ["a"]
    assert ledger.sql("SELECT speaker, text, outlet FROM said").to_pylist() == [
        {"speaker": "x", "text": "Non.", "outlet": "Le Phare"}
    ]
    assert ledger.sql("SELECT speaker, statements, direct FROM speakers").to_pylist() == [
        {"speaker": "x", "statements": 1, "direct": 1}
    ]
