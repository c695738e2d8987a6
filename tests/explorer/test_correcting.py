"""Correcting in a real browser, by keyboard: verdicts, the form, words that were missed, undoing, what is told."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from detente.explorer import digest
from detente.explorer.corrections import Corrections
from tests.explorer.corrected import correction
from tests.explorer.made import ACCENTS, SAME
from tests.explorer.test_accessible import findings

pytestmark = pytest.mark.model  # the reasons of a chosen mark are worked out
FORM = "#correcting-form"


@pytest.fixture
def opened(new_page: Callable[..., Any], serving: Any, own: Path, tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """Return what opens an article of a ledger of the test's own, with a reader's name."""
    digest.make(own, digest.place(own, tmp_path / "digests"))
    pages: list[Any] = []
    with serving(own, tmp_path / "digests") as address:

        def opened(article: str = SAME.id, **options: Any) -> Any:
            page = new_page(base_url=address, allowed=(422,), **options)
            page.goto(f"/article/{article}")
            page.wait_for_load_state("networkidle")
            page.fill("#correcting-who", "Nora")
            page.locator("#correcting-who").blur()
            pages.append(page)
            return page

        yield opened
        for page in pages:
            page.goto("about:blank")  # it asks a server that has ended for nothing more


def choose(page: Any) -> None:
    """Choose the first event, and wait for the reasons that are asked for then."""
    with page.expect_response(lambda answer: "/why" in answer.url, timeout=60_000):
        page.keyboard.press("j")


def told(page: Any, words: str) -> None:
    """Wait until something is said in the live region."""
    page.locator("#correcting-told[role=status]").filter(has_text=words).wait_for(timeout=60_000)  # a pipeline may load


def select(page: Any, words: str) -> None:
    """Select words of the text, whatever marks lie in them."""
    page.evaluate(
        """(words) => {
          const text = document.getElementById("text"), range = document.createRange();
          const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
          const start = text.textContent.indexOf(words), end = start + words.length;
          for (let node, at = 0; (node = walker.nextNode()); at += node.length) {
            if (at <= start && start < at + node.length) range.setStart(node, start - at);
            if (at < end && end <= at + node.length) range.setEnd(node, end - at);
          }
          getSelection().removeAllRanges();
          getSelection().addRange(range);
        }""",
        words,
    )


def test_verdicts_are_shown_by_a_sign_and_taken_back(opened: Callable[..., Any], own: Path) -> None:
    page = opened()
    page.keyboard.press("r")
    told(page, "Choose a mark")
    choose(page)
    page.keyboard.press("w")
    told(page, "Kept: wrong.")
    assert "✗ wrong · Nora" in page.inner_text("#correcting-state")
    mark = page.locator("#text [data-judged=wrong]")
    assert mark.evaluate("(one) => getComputedStyle(one, '::after').content") == '"✗"'
    page.keyboard.press("r")
    told(page, "Kept: right.")
    page.keyboard.press("u")
    told(page, "Undone.")
    assert "✗ wrong" in page.inner_text("#correcting-state")
    page.reload()
    page.wait_for_load_state("networkidle")
    assert page.locator("#text [data-judged=wrong]").count() == 1
    assert page.input_value("#correcting-who") == "Nora"
    assert [one.kind for one in Corrections(own).all()] == ["wrong", "right", "withdrawn"]


def test_the_form_reads_names_and_says_what_is_wrong(opened: Callable[..., Any], own: Path) -> None:
    page = opened(locale="fr-FR")
    choose(page)
    page.keyboard.press("c")
    assert page.evaluate("document.activeElement.name") == "event"
    page.fill(f"{FORM} [name=recipient]", "Somalie:mil; Éthiopie")
    assert page.inner_text("#recipient-read") == "Somalie (armée) · Éthiopie"
    page.fill(f"{FORM} [name=date]", "jadis")
    page.keyboard.press("Enter")
    told(page, "jadis\u00a0: ce n’est pas une date")
    page.fill(f"{FORM} [name=date]", "2025-03")
    page.keyboard.press("Enter")
    told(page, "Conservé\u00a0: modifié.")
    assert not page.is_visible(FORM)
    (one,) = Corrections(own).standing()
    assert (one.recipient, one.date, one.event) == (("SOM:MIL", "ETH"), "2025-03", "SANCTION")


def test_words_that_were_missed_are_added_as_selected_or_typed(opened: Callable[..., Any], own: Path) -> None:
    page = opened(ACCENTS.id)
    select(page, "devant le Chili réuni")
    page.keyboard.press("a")
    assert page.input_value(f"{FORM} [name=words]") == "devant le Chili réuni"
    page.fill(f"{FORM} [name=actor]", "NOR")
    page.keyboard.press("Enter")
    told(page, "Kept: added.")
    page.evaluate("getSelection().removeAllRanges()")
    page.keyboard.press("a")
    page.keyboard.type("déçu des pécheurs")
    page.fill(f"{FORM} [name=actor]", "CHL")
    page.keyboard.press("Enter")
    told(page, "do not stand in the text")
    page.fill(f"{FORM} [name=words]", "déçu des pêcheurs")
    page.keyboard.press("Enter")
    told(page, "Kept: added.")
    found = Corrections(own).standing(ACCENTS.id)
    assert [one.text for one in found] == ["devant le Chili réuni", "déçu des pêcheurs"]
    assert all(ACCENTS.words[slice(one.start, one.end)] == one.text for one in found)
    page.get_by_role("button", name="Undo: déçu des pêcheurs").click()
    told(page, "Undone.")
    assert page.locator("#correcting-others li").count() == 1


def test_keys_are_left_alone_in_fields_and_when_switched_off(opened: Callable[..., Any], own: Path) -> None:
    page = opened()
    choose(page)
    page.focus("#correcting-who")
    page.keyboard.press("r")
    page.locator("#correcting-who").blur()
    page.uncheck("#correcting-keys")
    page.locator("#correcting-keys").blur()
    page.keyboard.press("w")
    page.keyboard.press("Control+r")
    page.wait_for_load_state("networkidle")
    assert not page.is_checked("#correcting-keys")  # it stays as chosen
    assert Corrections(own).all() == []


def test_escape_closes_the_form_and_the_focus_goes_back(opened: Callable[..., Any]) -> None:
    page = opened()
    choose(page)
    page.locator("[data-verdict=changed]").focus()
    page.keyboard.press("Enter")
    assert page.is_visible(FORM)
    page.keyboard.press("Escape")
    assert not page.is_visible(FORM)
    assert page.evaluate("document.activeElement.dataset.verdict") == "changed"


@pytest.mark.parametrize(("theme", "width"), [("dark", 1280), ("light", 360)])
def test_nothing_serious_in_the_form_and_the_list(
    opened: Callable[..., Any], own: Path, theme: str, width: int
) -> None:
    for n, kind in enumerate(("right", "wrong", "changed", "added", "added")):
        Corrections(own).add(correction(kind, "Nora", start=n, event="THREATEN", note="<b>seen</b>"))  # type: ignore[arg-type]
    page = opened(color_scheme=theme, bypass_csp=True, viewport={"width": width, "height": 900})
    choose(page)
    page.keyboard.press("c")
    page.locator(FORM).wait_for()
    assert findings(page) == []
    page.goto("/corrections")
    assert "share the predicate criticise" in page.inner_text("main")
    assert findings(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
