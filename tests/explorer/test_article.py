"""An article: its text with marks, its records, where the same is told, what else there is to read."""

import re
import subprocess
import sys
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from detente.explorer.speech import speech
from detente.explorer.store import Store
from detente.explorer.views.article import web, when
from detente.ledger.ledger import Ledger
from tests.explorer.made import ACCENTS, HOSTILE, MUTUAL, SAME, TWIN, WIRE, digit

NOBODY = "0123456789abcdef"


def event(article: Any, n: int) -> str:
    return digit(article.id, "e", n)


def words(html: str) -> str:
    """Return the words of a piece of HTML."""
    return re.sub(r"<[^>]+>", "", html)


# -- what is served ------------------------------------------------------------------


def test_the_page_has_the_text_as_it_was_read(client: TestClient) -> None:
    page = client.get(f"/article/{WIRE.id}", headers={"accept-language": "fr"}).text
    shown = page.partition('id="text"')[2].partition("</section>")[0]
    assert " ".join(words(shown.partition(">")[2]).split()) == " ".join(WIRE.words.split())
    assert 'class="k-trigger"' in shown
    assert f'id="{event(WIRE, 0)}"' in shown


def test_the_twin_has_the_full_records(client: TestClient) -> None:
    data = client.get(f"/article/{WIRE.id}?format=json").json()
    assert data["article"]["text"] == WIRE.words
    assert [e["record"] for e in data["events"]] == ["event"] * 4
    assert data["events"][2]["condition"] == "Si la Somalie refuse"
    assert data["statements"][0]["speaker"]["name"] == "Amina Wanjiru"
    assert data["relations"] == ["KEN-SOM"]
    for record in (*data["events"], *data["statements"]):
        assert WIRE.words[record["start"] : record["end"]] == record["text"]


def test_reprints_and_other_reports_of_its_acts_are_named(client: TestClient) -> None:
    other = {row["id"]: row for row in client.get(f"/article/{WIRE.id}?format=json").json()["elsewhere"]}
    assert other[TWIN.id]["reprint"]
    assert not other[SAME.id]["reprint"]
    assert other[SAME.id]["events"] == {event(WIRE, 0): event(SAME, 0)}
    page = client.get(f"/article/{WIRE.id}").text
    assert f'href="/article/{SAME.id}#{event(SAME, 0)}"' in page


def test_related_articles_share_states_and_say_so(client: TestClient) -> None:
    data = client.get(f"/article/{WIRE.id}?format=json").json()
    found = {row["id"]: row for row in data["related"]}
    assert MUTUAL.id in found
    assert {"KEN", "SOM"} <= set(found[MUTUAL.id]["countries"])
    assert found[MUTUAL.id]["apart"] > 0
    assert not {WIRE.id, TWIN.id, SAME.id} & set(found)


def test_the_rows_are_its_events(client: TestClient) -> None:
    lines = client.get(f"/article/{WIRE.id}?format=csv").text.splitlines()
    assert len(lines) == 5
    assert '"KEN:GOV"' in lines[1]
    assert client.get(f"/article/{WIRE.id}?format=parquet").content[:4] == b"PAR1"


@pytest.mark.parametrize(("language", "told"), [("en", "There is no article"), ("fr", "ne contient pas d’article")])
def test_an_article_that_is_not_there_is_told_in_words(client: TestClient, language: str, told: str) -> None:
    found = client.get(f"/article/{NOBODY}?lang={language}")
    assert found.status_code == 404
    assert told in found.text


@pytest.mark.parametrize("id", ["x", "0123456789ABCDEF", "0123456789abcdef0", "%3Cscript%3E"])
def test_an_id_is_sixteen_digits(client: TestClient, id: str) -> None:
    assert client.get(f"/article/{id}").status_code == 422
    assert client.get(f"/article/{WIRE.id}/why?event={id}").status_code == 422


def test_the_page_stands_while_the_ledger_is_written(own: Path, tmp_path: Path, client: TestClient) -> None:
    store: Store = client.app.state.store  # type: ignore[attr-defined]
    code = "import duckdb, sys; c = duckdb.connect(sys.argv[1]); print(flush=True); input()"
    with subprocess.Popen(
        [sys.executable, "-c", code, str(own)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as writer:
        assert writer.stdout is not None
        writer.stdout.readline()
        held = Store(own, store.folder)
        held.cursor = store.cursor  # type: ignore[method-assign]
        client.app.state.store = held  # type: ignore[attr-defined]
        page, table = client.get(f"/article/{WIRE.id}"), client.get(f"/article/{WIRE.id}?format=csv")
        reasons = client.get(f"/article/{WIRE.id}/why?event={event(WIRE, 0)}")
        writer.communicate(b"\n")
    assert page.status_code == 200
    assert WIRE.title in page.text
    assert "cannot be read while the ledger is being written" in page.text
    assert (table.status_code, reasons.status_code) == (503, 503)
    assert "<html" not in reasons.text, "a part of a page"


def test_reasons_of_a_record_that_is_not_there(client: TestClient) -> None:
    found = client.get(f"/article/{WIRE.id}/why?event={NOBODY}&lang=fr")
    assert found.status_code == 404
    assert NOBODY in found.text
    assert "<html" not in found.text


def test_the_page_needs_no_pipeline(ledger: Path, digests: Path) -> None:
    code = f"""
import sys, warnings
warnings.simplefilter("ignore")
from fastapi.testclient import TestClient
from pathlib import Path
from detente.explorer.app import application
client = TestClient(application(Path({str(ledger)!r}), folder=Path({str(digests)!r})))
assert client.get("/article/{WIRE.id}").status_code == 200
assert "spacy" not in sys.modules
"""
    subprocess.run([sys.executable, "-c", code], check=True)


def test_what_means_harm_is_words_alone(client: TestClient) -> None:
    page = client.get(f"/article/{HOSTILE.id}").text
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert 'href="javascript' not in page
    data = client.get(f"/article/{HOSTILE.id}?format=json").json()
    assert data["article"]["text"] == HOSTILE.words


def test_no_word_of_the_other_language_is_left(client: TestClient) -> None:
    page = client.get(f"/article/{ACCENTS.id}?lang=fr").text
    french, keys = speech("fr").words, ("article.", "why", "mark.")
    english = {text for key, text in speech("en").words.items() if key.startswith(keys) and text != french[key]}
    shown = words(re.sub(r"<(script|style).*?</\1>", "", page, flags=re.DOTALL))
    assert [text for text in english if len(text) > 6 and "{" not in text and text in shown] == []


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://a.example/b", True), ("http://a.example", True), ("javascript:alert(1)", False),
        ("//a.example", False), ("HTTPS://a.example", True), ("data:text/html,x", False), ("https:", False),
        ("http://[", False), (None, False),
    ],
)  # fmt: skip
def test_only_the_web_is_a_link(url: str | None, link: bool) -> None:
    assert web(url) == (url if link else None)


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2023-03-16", "Mar 16, 2023"), ("2023-03", "Mar 1, 2023 – Mar 31, 2023"),
        ("2023-03-16~", "about Mar 16, 2023"),
        ("2023-03-01/2023-03-04", "Mar 1, 2023 – Mar 4, 2023"), (None, "no date"), ("..", ".."),
    ],
)  # fmt: skip
def test_dates_in_words(edtf: str | None, words: str) -> None:
    assert when(speech("en"), edtf) == words


# -- in a browser: what is chosen asks for its reasons ---------------------------------

CHOSEN = (
    "document.addEventListener('detente:chosen', e => (window.told ||= []).push(e.detail.record + ' ' + e.detail.id))"
)


@pytest.mark.model
def test_marks_are_chosen_by_pointer_and_key(page: Any) -> None:
    page.goto(f"/article/{WIRE.id}")
    page.evaluate(CHOSEN)
    first, second, last = (event(WIRE, n) for n in (0, 1, 3))
    page.keyboard.press("j")
    assert page.locator(f"[data-decided='{first}']").is_visible()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("k")
    page.keyboard.press("ArrowLeft")
    assert page.evaluate("told") == [f"event {id}" for id in (first, second, first, last)]
    assert page.url.endswith(f"#{last}")
    page.locator(f"#text a[href='#{first}']").click()
    assert page.locator("#text .chosen").count() >= 3
    assert page.locator("#text .chosen .k-trigger").inner_text() == "a rappelé"
    page.keyboard.press("Escape")
    assert page.locator("#text .chosen").count() == 0
    assert "#" not in page.url


@pytest.mark.model
def test_enter_and_space_choose_and_clicks_go_through_what_shares_the_words(page: Any) -> None:
    page.goto(f"/article/{WIRE.id}")
    trigger = page.locator(f"#text a[href='#{event(WIRE, 1)}']")
    for key in ("Enter", "Space"):
        page.keyboard.press("Escape")
        trigger.focus()
        page.keyboard.press(key)
        assert page.locator(f"[data-decided='{event(WIRE, 1)}']").is_visible()
    trigger.click()  # it stands in what was said
    assert page.locator(f"[data-decided='{digit(WIRE.id, 's', 0)}']").is_visible()


@pytest.mark.model
def test_the_address_chooses(page: Any) -> None:
    said = digit(WIRE.id, "s", 0)
    page.goto(f"/article/{WIRE.id}#{said}")
    pane = page.locator(f"[data-decided='{said}']")
    assert pane.is_visible()
    assert "Amina Wanjiru" in pane.inner_text()
    page.evaluate(f"location.hash = '{event(WIRE, 2)}'")
    page.locator(f"[data-decided='{event(WIRE, 2)}']").wait_for(state="visible")
    assert not pane.is_visible()


@pytest.mark.model
def test_on_a_telephone_the_pane_stands_below_and_the_words_stay_in_view(new_page: Any) -> None:
    page = new_page(viewport={"width": 360, "height": 740})
    page.goto(f"/article/{WIRE.id}#{event(WIRE, 3)}")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    pane = page.locator("#pane").bounding_box()
    part = page.locator(f"#text a[href='#{event(WIRE, 3)}']").bounding_box()
    assert 0 <= part["y"] < pane["y"]
    page.locator("[data-close]").click()
    assert page.locator("#text").bounding_box()["y"] < page.locator("#pane").bounding_box()["y"]


def test_the_ledger_stays_as_it_was(ledger: Path, client: TestClient) -> None:
    client.get(f"/article/{WIRE.id}")
    with Ledger(ledger, read_only=True) as opened:
        assert opened.sql("SELECT count(*) AS n FROM events WHERE article = ?", [WIRE.id]).to_pylist() == [{"n": 4}]


def test_every_mode_and_context_has_words() -> None:
    book = tomllib.loads((files("detente.codebook") / "data" / "plover.toml").read_text(encoding="utf-8"))
    keys = {f"context.{context}" for context in book["contexts"]} | {f"meaning.{type}" for type in book["type"]}
    keys |= {f"mode.{mode}" for row in book["type"].values() for mode in row.get("modes", ())}
    assert keys - set(speech("fr").words) == set()
