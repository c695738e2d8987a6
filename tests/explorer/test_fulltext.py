"""The index of words: what is found, in which order, and that it follows the ledger."""

import shutil
import sqlite3
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.explorer.filters import Filters
from detente.explorer.folding import Phrase, fold, marked, match, phrases
from detente.explorer.fulltext import RANKED, Index, Progress
from detente.ledger.ledger import Ledger
from tests.explorer.made import ACCENTS, ARTICLES, SAME, TWIN, WIRE


def complete(index: Index) -> Progress:
    """Wait until the index is up to date."""
    index.refresh()
    if index.work:
        index.work.join()
    return index.progress


@pytest.fixture(scope="module")
def index(ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> Index:
    index = Index(ledger, tmp_path_factory.mktemp("words"))
    assert complete(index) == Progress(len(ARTICLES), len(ARTICLES), complete=True)
    return index


def ids(index: Index, kind: str, query: str, **filters: object) -> list[str | None]:
    return [row["id"] for row in index.search(kind, phrases(query), Filters.model_validate(filters), 100).rows]


@pytest.mark.parametrize(
    "query",
    [
        "coeur",
        "CŒUR",
        "cœur decu",
        '"coeur decu des pecheurs"',
        "« cœur déçu »",
        "pêch*",
        "evo*",
        "elodie muller",
        "l'ete",
    ],
)
def test_accents_and_case_are_folded(index: Index, query: str) -> None:
    assert ids(index, "articles", query) == [ACCENTS.id]


def test_phrases_and_beginnings(index: Index) -> None:
    assert ids(index, "articles", '"pecheurs decus"') == []
    assert ids(index, "articles", "pecheurs decu") == [ACCENTS.id]
    assert ids(index, "articles", "pech") == []
    assert ids(index, "articles", "p*") == []  # one letter begins too many words


def test_who_speaks_is_found_too_and_reprints_once(index: Index) -> None:
    found = index.search("statements", phrases("wanjiru excuses"), Filters(), 10)
    assert [(row["head"], row["article"]) for row in found.rows] == [("Amina Wanjiru", WIRE.id)]
    assert {WIRE.id, TWIN.id} == set(ids(index, "articles", "wanjiru excuses"))


def test_filters(index: Index) -> None:
    assert len(ids(index, "articles", "kenya")) == 4
    assert ids(index, "articles", "kenya", language="en", outlet=["The Harbour Post"], until="2025-03-07") == [SAME.id]
    assert ids(index, "articles", "kenya", since="2026-01-01") == []
    assert ids(index, "articles", "kenya", outlet=["none", WIRE.outlet]) == [WIRE.id]


def test_titles_weigh_more(index: Index) -> None:
    assert ids(index, "articles", "ambassador* OR ambassadeur*") == []  # there are no operators
    assert ids(index, "articles", "kenya recalls")[0] == SAME.id


@settings(max_examples=150, deadline=None)
@given(query=st.text(max_size=60) | st.text(alphabet='ab"*()-:^{}«»AND OR NOT NEAR', max_size=60))
def test_any_input_is_a_question(index: Index, query: str) -> None:
    for kind in ("statements", "articles"):
        asked = phrases(query)
        with sqlite3.connect(index.path) as connection:
            if asked:
                connection.execute(f"SELECT 1 FROM {kind}_words WHERE {kind}_words MATCH ?", [match(asked)]).fetchall()


@settings(deadline=None)
@given(text=st.text(), query=st.text(max_size=20), length=st.sampled_from([0, 10, 50]))
def test_marked_parts_are_the_text(text: str, query: str, length: int) -> None:
    parts = marked(text, phrases(query), length)
    if length == 0:
        assert "".join(part for part, _ in parts) == text
    for part, hit in parts:
        assert part
        assert not hit or part in text


def test_marks_and_windows() -> None:
    asked = phrases('evac* "vers le nord"')
    assert asked == [Phrase(("evac",), True), Phrase(("vers", "le", "nord"))]
    text = "On a évacué le port vers le nord, puis vers l’est."
    assert [part for part, hit in marked(text, asked) if hit] == ["évacué", "vers le nord"]
    long = "mot " * 200 + text + " mot" * 200
    parts = marked(long, asked, 80)
    assert [part for part, hit in parts if hit] == ["évacué", "vers le nord"]
    assert len("".join(part for part, _ in parts)) < 100
    assert fold("Łódź, Søren, STRASSE, ﬁn") == "lodz, soren, strasse, fin"


def test_it_follows_the_ledger(own: Path, tmp_path: Path) -> None:
    index = Index(own, tmp_path / "words")
    complete(index)
    with Ledger(own) as ledger:
        ledger.connection.execute("DELETE FROM statements WHERE article = ?", [WIRE.id])
        ledger.connection.execute("DELETE FROM articles WHERE id = ?", [WIRE.id])
        ledger.connection.execute("UPDATE statements SET text = 'des mots tout neufs' WHERE article = ?", [ACCENTS.id])
        ledger.connection.execute("UPDATE articles SET recoded = now()::TIMESTAMP WHERE id = ?", [ACCENTS.id])
        ledger.connection.execute(
            "INSERT INTO articles BY NAME SELECT 'ffff' AS id, 'Zanzibar' AS title, 'fr' AS language, "
            "DATE '2026-01-01' AS published, 'Un texte de plus' AS text, now()::TIMESTAMP AS added"
        )
    assert complete(index).total == len(ARTICLES)
    assert ids(index, "articles", "zanzibar") == ["ffff"]
    assert ids(index, "articles", "ambassadeur") == [TWIN.id]
    assert len(ids(index, "statements", "neufs")) == 1
    assert ids(index, "statements", "pecheurs") == []
    assert ids(index, "articles", "pecheurs") == [ACCENTS.id]


def test_an_index_stays_for_another_time_and_a_broken_one_is_made_anew(own: Path, tmp_path: Path) -> None:
    index = Index(own, tmp_path / "words")
    complete(index)
    made = index.path.stat().st_mtime_ns
    again = Index(own, tmp_path / "words")
    complete(again)
    assert again.path.stat().st_mtime_ns == made
    index.path.write_bytes(b"no index " * 5000)
    for broken in (again, Index(own, tmp_path / "words")):
        broken.search("articles", phrases("kenya"), Filters(), 5)
        assert complete(broken).complete
        assert len(ids(broken, "articles", "kenya")) == 4


def test_two_explorers_at_a_time_and_what_is_coded_again_and_again(own: Path, tmp_path: Path) -> None:
    both = [Index(own, tmp_path / "words") for _ in range(2)]
    for turn in range(30):
        for index in both:
            index.refresh()
        for index in both:  # one may make anew what the other has just completed
            assert complete(index).complete
        for index in both:
            assert len(ids(index, "articles", "kenya")) == 4
        with Ledger(own) as ledger:
            ledger.connection.execute(
                f"UPDATE articles SET recoded = TIMESTAMP '2026-01-{turn + 1:02}' WHERE id = ?", [SAME.id]
            )
    with sqlite3.connect(both[0].path) as connection:
        last, listed = connection.execute(
            "SELECT (SELECT max(rowid) FROM articles_words), (SELECT count(*) FROM articles)"
        ).fetchone()
    assert listed == len(ARTICLES)
    assert last - listed <= len(ARTICLES) // 4


def test_an_index_of_another_form_is_made_anew(own: Path, tmp_path: Path) -> None:
    index = Index(own, tmp_path / "words")
    complete(index)
    with sqlite3.connect(index.path) as connection:
        connection.execute("UPDATE state SET value = 'former'")
        connection.execute("DELETE FROM articles")
    again = Index(own, tmp_path / "words")
    complete(again)
    assert len(ids(again, "articles", "kenya")) == 4


def test_of_too_many_finds_the_newest_are_first(tmp_path: Path) -> None:
    with Ledger(tmp_path / "many.duckdb") as ledger:
        ledger.connection.execute(
            "INSERT INTO articles BY NAME SELECT printf('%04d', i) AS id, 'Report' AS title, 'en' AS language, "
            f"DATE '2000-01-01' + i::INTEGER AS published, 'words' AS text FROM range({RANKED + 50}) r(i)"
        )
    index = Index(tmp_path / "many.duckdb", tmp_path / "words")
    complete(index)
    found = index.search("articles", phrases("words"), Filters(), 2)
    assert ([row["id"] for row in found.rows], found.count, found.more) == (["2049", "2048"], RANKED, True)
    assert [row["day"] for row in found.rows] == [str(date(2005, 8, 11)), str(date(2005, 8, 10))]
    assert index.search("articles", phrases("words"), Filters(page=RANKED // 2 + 1), 2).rows == []


def test_a_locked_or_lacking_ledger_is_told(tmp_path: Path, own: Path) -> None:
    (tmp_path / "else.duckdb").write_bytes(b"something else" * 100)
    index = Index(tmp_path / "else.duckdb", tmp_path / "words")
    assert "else.duckdb" in complete(index).failure
    assert index.search("articles", phrases("kenya"), Filters(), 5).rows == []
    shutil.copy(own, tmp_path / "else.duckdb")
    assert complete(index).complete
