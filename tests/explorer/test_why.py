"""The reasons of a sentence, as the explorer tells them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from detente.explorer import digest
from detente.explorer.app import application
from detente.explorer.speech import speech
from detente.explorer.why import REASONS, Explainer, frame, in_words, read
from detente.ledger.ledger import Ledger

TEXT = (
    "La Norvège a expulsé jeudi trois diplomates russes. « Nous ne céderons pas », a déclaré le ministre norvégien. "
    "La Suède a mangé une pomme et a critiqué la Russie."
)


@pytest.fixture(scope="module")
def coded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a ledger with one article, coded by the pipeline."""
    folder = tmp_path_factory.mktemp("coded")
    text = f"---\npublished: 2023-03-17\nlanguage: fr\n---\n{TEXT}\n"
    (folder / "a.txt").write_text(text, encoding="utf-8")
    with Ledger(folder / "one.duckdb") as ledger:
        ledger.ingest([folder / "a.txt"], workers=1)
    return folder / "one.duckdb"


@pytest.fixture
def asked(coded: Path, tmp_path: Path) -> Iterator[TestClient]:
    app = application(coded, folder=tmp_path)
    app.state.store.ready()
    with TestClient(app, base_url="http://testserver") as client:
        yield client


def one(coded: Path, kind: str, words: str) -> tuple[str, str]:
    """Return the article and the id of a record with such words."""
    with Ledger(coded, read_only=True) as ledger:
        row = ledger.sql(f"SELECT article, id FROM {kind} WHERE contains(text, ?)", [words]).to_pylist()[0]
    return row["article"], row["id"]


@pytest.mark.model
def test_a_sentence_tells_what_was_coded_and_what_was_passed_over(coded: Path, asked: TestClient) -> None:
    article, id = one(coded, "events", "critiqué")
    data = asked.get(f"/article/{article}/why?event={id}&format=json").json()
    assert data["same"]
    assert data["sentence"].startswith("La Suède")
    found = {row["words"]: row for row in data["decisions"]}
    assert found["a critiqué"]["event"] == id
    assert found["a mangé"]["reason"] == "verb not in codebook: manger"
    assert data["frame"]["id"] == found["a critiqué"]["frame"]
    assert data["frame"]["examples"]
    page = asked.get(f"/article/{article}/why?event={id}&lang=fr").text
    assert "« manger » n’est pas dans le livre de codes" in page.replace("\u00a0", " ")
    assert "not in codebook" not in page


@pytest.mark.model
def test_a_statement_has_its_sentence_too(coded: Path, asked: TestClient) -> None:
    article, id = one(coded, "statements", "céderons")
    data = asked.get(f"/article/{article}/why?event={id}&format=json").json()
    assert "Nous ne céderons pas" in data["sentence"]
    assert data["frame"] is None


@pytest.mark.model
def test_the_parse_that_was_kept_is_used_and_the_last_answer_remembered(coded: Path) -> None:
    article, _ = one(coded, "events", "expulsé")
    explainer = Explainer()
    with Ledger(coded, read_only=True) as ledger:
        kept = read(ledger, article)
        assert kept.parse is not None
        first = explainer.explained(ledger, article)
        assert explainer.explained(ledger, article) is first


@pytest.mark.model
def test_records_of_another_codebook_are_told(coded: Path, tmp_path: Path) -> None:
    article, _ = one(coded, "events", "expulsé")
    other = tmp_path / "other.duckdb"
    other.write_bytes(coded.read_bytes())
    with Ledger(other) as ledger:
        ledger.connection.execute("UPDATE articles SET codebook = 'another'")
        assert not Explainer().explained(ledger, article)[1]


def test_reasons_are_put_into_words_in_both_languages() -> None:
    reason = "aid/feed: AID wants a recipient"
    assert in_words(speech("en"), reason) == "aid/feed, but the type Aid wants a recipient"
    assert in_words(speech("fr"), reason) == "aid/feed, mais le type Aide exige un destinataire"
    assert in_words(speech("fr"), "because a user said so") is None
    many = "appeler fits none of a/a, b/b, c/c, d/d, e/e"
    assert in_words(speech("en"), many) == "“appeler” is known, but nothing here fits a/a, b/b, c/c and 2 more"


def test_every_reason_of_the_coder_has_words() -> None:
    coding = Path(__file__).parents[2] / "src/detente/coding"
    source = "".join((coding / name).read_text(encoding="utf-8") for name in ("what.py", "fold.py"))
    for words in ("verb not in codebook: ", " fits none of ", "under a word that the codebook lacks: ",
                  "not wanted, so nothing done: ", "not to be, so nothing done: ", "no actor and no recipient",
                  "only one party to a mutual act", "no actor with a country", " wants a recipient",
                  "a noun with no actor of its own"):  # fmt: skip
        assert words in source
        assert any(words in pattern for pattern in REASONS.values())


def test_an_entry_of_the_codebook() -> None:
    found = frame("accuse/condemn-party", "fr")
    assert found is not None
    assert "fustiger" in found["words"]
    assert found["examples"][0]["is"] == "BRA -> HUN"
    assert found["near_misses"][0]["why"] == "culture"
    assert found["cameo_name"] == "Criticize or denounce"
    assert frame("accuse/nothing", "fr") is None
    assert frame("../time/x", "fr") is None


@pytest.mark.model
def test_the_pane_tells_why(coded: Path, tmp_path: Path, serving: Any, new_page: Any) -> None:
    article, id = one(coded, "events", "critiqué")
    digest.make(coded, digest.place(coded, tmp_path))
    with serving(coded, tmp_path) as address:
        page = new_page(base_url=address, locale="fr-FR")
        page.goto(f"/article/{article}#{id}")
        page.locator(f"[data-decided='{id}'] .clauses .asked").wait_for(timeout=30_000)
        assert "n’est pas dans le livre de codes" in page.locator(f"[data-decided='{id}']").inner_text()
        page.keyboard.press("j")
        page.goto("about:blank")  # an answer that nobody waits for any more is no error
