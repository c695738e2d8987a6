"""Whatever a name, an address or an outlet holds, tables keep their columns and come back."""

from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.exchange.export import export
from detente.exchange.formats import LAYOUTS, Format
from detente.exchange.importing import import_table
from detente.exchange.tables import DataSet
from detente.ledger.schema import prepare
from tests.exchange.build import ARTICLES, NORWAY, add, entity, event, place
from tests.exchange.readers import by_duckdb, by_pandas, by_tabs

# What separates, quotes or means nothing in some format, and some that look like numbers and dates.
PIECES = st.sampled_from(
    ["\t", "\n", "\r", "\r\n", '"', '""', "'", ";", "; ", ",", "\\", "\\N", "None", "NA", "nan", "#", " ", "\u2028",
     "\x85", "\u00a0", "\x1f", "\x00", "007", "1e5", "2023-01-01", "é", "Ж", "漢", "\U0001f54a", "\ufeff", "a", "B"]
)  # fmt: skip
WORDS = st.lists(PIECES, max_size=6).map("".join) | st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
COLUMNS = {Format.polecat: 40, Format.gdelt: 61, Format.icews: 20, Format.phoenix: 26}


# Six texts for each of a few events: one example takes most of its time whatever it holds.
TEXTS = st.lists(st.lists(WORDS, min_size=6, max_size=6), min_size=4, max_size=20)


def ledger(texts: list[list[str]]) -> duckdb.DuckDBPyConnection:
    """Return a ledger in memory, of events with an article each, with words wherever there is text."""
    events, articles = [], []
    for number, (name, raw, office, where, outlet, url) in enumerate(texts):
        parties = [entity(name, "RUS", "GOV", text=raw, office=office), entity(raw)]
        others = [NORWAY, entity(office, None, "REB")]
        id = str(number)
        events.append(event("REJECT", parties, others, article=id, text=raw, place=place(where, "USA")))
        articles.append({**ARTICLES[0], "id": id, "outlet": outlet, "url": url, "title": name})
    connection = duckdb.connect()
    prepare(connection, "memory")
    add(connection, "events", events)
    add(connection, "articles", articles)
    return connection


@settings(max_examples=6, deadline=None)
@given(TEXTS)
def test_tables_keep_their_columns(texts: list[list[str]]) -> None:
    with TemporaryDirectory() as folder, ledger(texts) as connection:
        for format in LAYOUTS:
            path = Path(folder) / format
            count = export(connection, path, format)
            read = by_pandas(path, format)
            assert read == by_duckdb(path, format)
            assert [len(row) for row in read] == [COLUMNS[format]] * count
            assert {len(row) for row in by_tabs(path)} == {COLUMNS[format]}


@settings(max_examples=6, deadline=None)
@given(TEXTS)
def test_polecat_and_gdelt_come_back(texts: list[list[str]]) -> None:
    with TemporaryDirectory() as folder, ledger(texts) as connection:
        for data_set in DataSet:
            format = Format(data_set)
            first, second = Path(folder) / "first", Path(folder) / "second"
            count = export(connection, first, format)
            with duckdb.connect() as other:
                prepare(other, "memory")
                assert import_table(other, first).new == count
                export(other, second, format)
            assert sorted(by_tabs(first)) == sorted(by_tabs(second))
