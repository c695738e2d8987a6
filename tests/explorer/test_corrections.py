"""Corrections: written by the page alone, checked, kept apart from the ledger, and never lost."""

import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from detente.errors import LedgerError
from detente.explorer.app import application
from detente.explorer.corrections import Corrections
from detente.explorer.verdicts import is_edtf, known
from tests.explorer.conftest import TestClient
from tests.explorer.corrected import correction
from tests.explorer.made import HOSTILE, SAME, WIRE, digit

ENVOY = digit(SAME.id, "e", 0)
SAID = {
    "event": "SANCTION",
    "mode": "withdraw",
    "actor": ["KEN"],
    "recipient": ["SOM"],
    "date": "2025-03",
    "status": "actual",
}
Post = Callable[..., Any]


@pytest.fixture
def client(own: Path, tmp_path: Path) -> Iterator[TestClient]:
    """Return a client of an explorer on a ledger of the test's own."""
    app = application(own, folder=tmp_path / "digests")
    app.state.store.ready()
    with TestClient(app) as client:
        yield client


@pytest.fixture
def post(client: TestClient) -> Post:
    """Return what writes a correction as the page does; what is not said is that Marie finds a record right."""
    client.get("/corrections")

    def post(**fields: Any) -> Any:
        content = {"kind": "right", "who": "Marie", "article": SAME.id, "record": ENVOY, **fields}
        return client.post(
            "/corrections", content=json.dumps(content),
            headers={"X-Detente-Token": client.cookies["detente-token"], "Accept": "application/json"},
        )  # fmt: skip

    return post


def words(article: Any, text: str) -> dict[str, Any]:
    start = article.words.index(text)
    return {"start": start, "end": start + len(text), "text": text}


# -- writing ---------------------------------------------------------------------------


def test_a_correction_is_kept_apart_with_who_and_when(post: Post, own: Path) -> None:
    before = hashlib.sha256(own.read_bytes()).digest()
    answer = post(kind="changed", said=SAID, note="since 2025")
    assert answer.status_code == 201
    (one,) = Corrections(own).standing(SAME.id)
    assert Corrections(own).path == own.with_name("own.corrections.sqlite")
    assert (one.who, one.kind, one.record, one.note) == ("Marie", "changed", ENVOY, "since 2025")
    assert (one.event, one.mode, one.actor, one.recipient, one.date) == (
        "SANCTION",
        "withdraw",
        ("KEN",),
        ("SOM",),
        "2025-03",
    )
    assert one.time.endswith("+00:00")
    assert hashlib.sha256(own.read_bytes()).digest() == before


def test_what_the_coder_wrote_is_kept_with_it(post: Post, own: Path) -> None:
    post()
    (one,) = Corrections(own).standing()
    assert one.coded is not None
    assert (one.coded["event"], one.coded["mode"], one.coded["codebook"]) == ("SANCTION", "expel", "made by hand")
    assert (one.event, one.actor, one.status) == ("SANCTION", ("KEN:GOV",), "actual")
    assert one.sentence is not None
    assert one.sentence.endswith("Kenya recalled its ambassador from Somalia on Thursday.")
    assert one.beside == (ENVOY,)


def test_the_latest_of_a_reader_counts_and_undoing_brings_back_the_former(post: Post, own: Path) -> None:
    first, second, other = post(), post(kind="wrong"), post(who="Paul")
    assert [one["kind"] for one in other.json()["standing"]] == ["wrong", "right"]
    undone = post(kind="withdrawn", withdraws=second.json()["kept"]["id"])
    assert [(one["who"], one["kind"]) for one in undone.json()["standing"]] == [("Marie", "right"), ("Paul", "right")]
    assert undone.json()["standing"][0]["id"] == first.json()["kept"]["id"]
    assert len(Corrections(own).all()) == 4  # nothing is deleted


def test_the_same_again_is_not_written_twice(post: Post, own: Path) -> None:
    assert post().json()["kept"]["id"] == post().json()["kept"]["id"]
    assert len(Corrections(own).all()) == 1


def test_what_was_missed_is_added_with_its_words(post: Post, own: Path) -> None:
    answer = post(
        kind="added", record=None, words=words(SAME, " lend Kenya money "[:-1]), said={**SAID, "actor": ["JPN"]}
    )
    assert answer.status_code == 201
    (one,) = Corrections(own).standing()
    assert (one.text, one.record, one.coded) == ("lend Kenya money", None, None)
    assert len(one.beside) == 2  # the two events that the coder has in that sentence


def test_a_statement_is_right_or_wrong(post: Post, own: Path) -> None:
    said = {"article": WIRE.id, "record": digit(WIRE.id, "s", 0)}
    assert post(kind="wrong", **said).status_code == 201
    assert post(kind="changed", said=SAID, **said).status_code == 422
    assert not Corrections(own).standing()[0].of_event


REFUSED = [
    ({"record": "0" * 16}, "no such record"),
    ({"record": None}, "no such record"),
    ({"article": "f" * 16}, "no such article"),
    ({"article": "../x"}, "article"),
    ({"kind": "deleted"}, "kind"),
    ({"who": "   "}, "who"),
    ({"who": "x" * 81}, "who"),
    ({"colour": "red"}, "colour"),
    ({"kind": "changed"}, "Say what the event is"),
    ({"kind": "changed", "said": {**SAID, "event": "SHOUT"}}, "SHOUT: there is no such type"),
    ({"kind": "changed", "said": {**SAID, "mode": "demo"}}, "SANCTION has no such mode"),
    ({"kind": "changed", "said": {**SAID, "actor": ["KEX"]}}, "KEX: there is no such party"),
    ({"kind": "changed", "said": {**SAID, "actor": ["KEN:XXX"]}}, "KEN:XXX: there is no such party"),
    ({"kind": "changed", "said": {**SAID, "actor": ["<b>"]}}, "<b>: there is no such party"),
    ({"kind": "changed", "said": {**SAID, "actor": [], "recipient": []}}, "Name an actor"),
    ({"kind": "changed", "said": {**SAID, "actor": ["KEN"] * 21}}, "actor"),
    ({"kind": "changed", "said": {**SAID, "date": "next week"}}, "next week: this is no date"),
    ({"kind": "changed", "said": {**SAID, "status": "likely"}}, "status"),
    ({"kind": "changed", "said": {"event": "SANCTION", "mode": "expel", "actor": ["KEN:GOV"], "recipient": ["SOM"],
      "date": "2025-03-06", "status": "actual"}}, "Nothing is changed"),
    ({"kind": "added", "said": SAID}, "Select the words"),
    ({"kind": "added", "said": SAID, "words": {"start": 1, "end": 5, "text": "abcd"}}, "do not stand there"),
    ({"kind": "added", "said": SAID, "words": {"start": 5, "end": 1, "text": "abcd"}}, "do not stand there"),
    ({"kind": "added", "said": SAID, "words": {"start": 0, "end": 10**9, "text": "abcd"}}, "do not stand there"),
    ({"kind": "added", "said": SAID, "words": words(SAME, "on Thursday. Japan")}, "one sentence"),
    ({"kind": "withdrawn", "withdraws": 2**63}, "withdraws"),
    ({"who": "\ud800"}, "JSON"),
    ({"kind": "withdrawn", "withdraws": 1}, "only undo what you wrote yourself"),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "told"), REFUSED, ids=[told for _, told in REFUSED])
def test_what_makes_no_sense_is_refused_in_words(post: Post, own: Path, fields: dict[str, Any], told: str) -> None:
    answer = post(**fields)
    assert answer.status_code == 422
    assert told in answer.json()["message"]
    assert not Corrections(own).path.exists()


def test_refusals_speak_the_readers_language(post: Post, client: TestClient) -> None:
    client.cookies["detente-language"] = "fr"
    assert "ce n’est pas une date" in post(kind="changed", said={**SAID, "date": "demain"}).json()["message"]


def test_nobody_undoes_what_another_wrote(post: Post) -> None:
    number = post().json()["kept"]["id"]
    assert post(kind="withdrawn", withdraws=number, who="Paul").status_code == 422
    assert post(kind="withdrawn", withdraws=number).status_code == 201
    assert post(kind="withdrawn", withdraws=number).status_code == 422  # it is undone already


@pytest.mark.parametrize(
    "headers", [{}, {"X-Detente-Token": "guessed"}, {"X-Detente-Token": "", "Origin": "https://elsewhere.example"}]
)
def test_only_our_own_page_may_write(client: TestClient, own: Path, headers: dict[str, str]) -> None:
    client.get("/corrections")
    content = {"kind": "right", "who": "Marie", "article": SAME.id, "record": ENVOY}
    if "Origin" in headers:
        headers = {**headers, "X-Detente-Token": client.cookies["detente-token"]}
    assert client.post("/corrections", json=content, headers=headers).status_code == 403
    assert not Corrections(own).path.exists()


def test_a_correction_that_is_too_long_is_refused(post: Post) -> None:
    assert post(note="x" * 70_000).status_code == 413
    assert post(note="x" * 2001).status_code == 422


# -- the file --------------------------------------------------------------------------


def test_many_threads_may_write(tmp_path: Path) -> None:
    kept = Corrections(tmp_path / "relations.duckdb")
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda n: kept.add(correction("added", start=n)), range(40)))
    assert len({one.id for one in found}) == len(kept.standing()) == 40


@pytest.mark.parametrize("content", [b"no database" * 100, b"SQLite format 3\0" + b"x" * 4096])
def test_a_broken_file_is_told_and_left_as_it_is(client: TestClient, post: Post, own: Path, content: bytes) -> None:
    path = Corrections(own).path
    path.write_bytes(content)
    assert post().status_code == 503
    answer = client.get("/corrections", headers={"Accept": "application/json"})
    assert answer.status_code == 503
    assert "own.corrections.sqlite" in answer.json()["message"]
    assert path.read_bytes() == content


def test_a_file_of_another_program_is_left_as_it_is(tmp_path: Path) -> None:
    kept = Corrections(tmp_path / "relations.duckdb")
    with sqlite3.connect(kept.path) as file:
        file.execute("CREATE TABLE recipes (name)")
    file.close()
    with pytest.raises(LedgerError, match="not one of corrections"):
        kept.add(correction())


def test_a_file_of_a_newer_version_is_not_written(tmp_path: Path) -> None:
    kept = Corrections(tmp_path / "relations.duckdb")
    kept.add(correction())
    with sqlite3.connect(kept.path) as file:
        file.execute("PRAGMA user_version = 9")
    file.close()
    with pytest.raises(LedgerError, match="newer Détente"):
        kept.standing()


# -- what is shown ---------------------------------------------------------------------


def test_the_page_lists_counts_and_proposes(post: Post, client: TestClient) -> None:
    post(kind="changed", said=SAID, note="<script>alert(1)</script>")
    post(record=digit(SAME.id, "e", 1), who="Paul & <b>")
    found = client.get("/corrections?format=json").json()
    assert found["facts"] == {
        "corrections": 2, "readers": 2, "right": 1, "wrong": 0, "changed": 1, "missed": 0, "share": 0.5
    }  # fmt: skip
    assert (found["proposals"][0]["coded"], found["proposals"][0]["said"]) == ("SANCTION/expel", "SANCTION/withdraw")
    assert "recalled" in found["proposals"][0]["sentences"][0]["sentence"][1]
    assert found["gold"] == {"fr": 0, "en": 1}  # of the other sentence, one event is not judged
    page = client.get("/corrections").text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert "Paul &amp; &lt;b&gt;" in page


@pytest.mark.parametrize(
    ("query", "kinds"),
    [
        ("", ["right", "wrong"]), ("kind=wrong", ["wrong"]), ("who=Paul", ["right"]), ("who=", ["right", "wrong"]),
        ("since=2000-01-01&until=2001-01-01", []), ("language=fr", []), ("kind=wrong&who=Paul", []),
    ],
)  # fmt: skip
def test_the_list_is_filtered(post: Post, client: TestClient, query: str, kinds: list[str]) -> None:
    post(kind="wrong")
    post(who="Paul")
    found = client.get(f"/corrections?format=json&{query}").json()
    assert [one["kind"] for one in found["corrections"]] == kinds
    assert client.get(f"/corrections?{query}").status_code == 200


@pytest.mark.parametrize("query", ["kind=best", "who=" + "x" * 201, "colour=red"])
def test_a_filter_that_there_is_not_is_refused(client: TestClient, query: str) -> None:
    assert client.get(f"/corrections?{query}").status_code == 422


def test_downloads(post: Post, client: TestClient, tmp_path: Path) -> None:
    post(kind="changed", said={**SAID, "recipient": ["SOM", "UNO"]})
    assert '"SOM;UNO"' in client.get("/corrections?format=csv").text
    (tmp_path / "found.parquet").write_bytes(client.get("/corrections?format=parquet").content)
    (row,) = pq.read_table(tmp_path / "found.parquet").to_pylist()
    assert (row["title"], row["coded"], row["said"], row["recipient"]) == (
        SAME.title, "SANCTION/expel", "SANCTION/withdraw", ["SOM", "UNO"]
    )  # fmt: skip
    gold = client.get("/corrections/gold/en.tsv")
    assert 'filename="en.tsv"' in gold.headers["content-disposition"]
    assert gold.text.splitlines()[1].split("\t")[2:7] == ["SANCTION", "withdraw", "KEN", "SOM;UNO", "actual"]
    assert client.get("/corrections/gold/de.tsv").status_code == 422


def test_an_articles_corrections_come_with_what_a_form_may_offer(post: Post, client: TestClient) -> None:
    post(kind="wrong")
    found = client.get(f"/corrections/of/{SAME.id}?lang=fr").json()
    assert [(one["record"], one["kind"], one["coded"]) for one in found["standing"]] == [
        (ENVOY, "wrong", "SANCTION/expel")
    ]
    assert "expel" in found["modes"]["SANCTION"]
    assert client.get(f"/corrections/of/{WIRE.id}").json()["standing"] == []


def test_text_that_means_harm_stays_text(post: Post, client: TestClient) -> None:
    post(kind="wrong", article=HOSTILE.id, record=digit(HOSTILE.id, "e", 0))
    page = client.get("/corrections").text
    assert "<script>alert" not in page
    assert "<img src=x" not in page


# -- words -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("date", "good"),
    [
        ("2016-12-01", True), ("2016-11", True), ("2016", True), ("2017-01~", True), ("2016-11-01/2016-11-30", True),
        ("2014/..", True), ("../2014", True), ("../..", False), ("2016-13", False), ("2016-02-30", False), ("", False),
        ("2017/2016", False), ("2016/2017/2018", False), ("12 June", False), ("2016-1-1", False), ("/2016", False),
    ],
)  # fmt: skip
def test_dates_are_edtf_as_in_the_records(date: str, good: bool) -> None:
    assert is_edtf(date) is good


def test_what_may_be_said_is_what_the_codebook_knows() -> None:
    there = known()
    assert len(there.modes) == 16
    assert {"RUS", "EUR", "---"} <= there.countries
    assert {"GOV", "AGR", "REF"} <= there.sectors
