"""Walks through the explorer in a real browser; `page` fails a test on any error, dialog or foreign request."""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from detente.explorer.app import application
from tests.explorer.made import WIRE
from tests.explorer.views import VIEWS

MakePage = Callable[..., Any]


def drawn(page: Any, figure: str) -> None:
    """Wait until a picture is drawn, and filters work."""
    page.wait_for_selector(f"#{figure} svg")
    page.wait_for_load_state("networkidle")


def test_from_the_overview_to_the_words(page: Any) -> None:
    page.goto("/")
    page.get_by_role("link", name="Chile – Norway").first.click()
    drawn(page, "curve")
    page.locator("#curve .mark-symbol.events path[aria-label*='Norway warned']").click()
    page.wait_for_url(re.compile("/article/"))
    chosen = page.locator("#text .chosen").first
    chosen.wait_for()
    assert "warned" in "".join(page.locator("#text .chosen").all_inner_texts())
    assert page.locator("#pane section.decided:visible").count() == 1
    assert "Threaten" in page.inner_text("#pane section.decided:visible h3")


def test_from_mark_to_words_by_keyboard(page: Any) -> None:
    page.goto("/relation/CHL-NOR?until=2025-12-01")
    drawn(page, "curve")
    mark = page.locator("#curve .mark-symbol.events path[tabindex='0']")
    mark.focus()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/article/.+#.+"))
    page.locator("#text .chosen").first.wait_for()


def test_dragging_on_the_curve_filters_all_else(page: Any) -> None:
    page.goto("/relation/CHL-NOR")
    drawn(page, "curve")
    before = page.locator("main").inner_text()
    box = page.locator("#curve svg").bounding_box()
    y = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] * 0.3, y)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.4, y, steps=4)
    page.mouse.move(box["x"] + box["width"] * 0.5, y, steps=4)
    page.mouse.up()
    page.wait_for_url(re.compile(r"since=2024-\d\d-\d\d&until=\d{4}-\d\d-\d\d"))
    drawn(page, "curve")
    after = page.locator("main").inner_text()
    assert len(after) < len(before)
    assert "Dispatch 51" not in after
    address = page.url
    page.go_back()
    page.wait_for_url(re.compile(r"/relation/CHL-NOR$"))
    page.goto(address)
    drawn(page, "curve")
    assert page.locator("input[name=since]").input_value() in address


def test_a_filter_changes_the_page_and_its_address(page: Any) -> None:
    page.goto("/")
    drawn(page, "months")
    page.get_by_label("Material conflict").check()
    page.wait_for_url(re.compile(r"quad=4"))
    page.wait_for_function("!document.querySelector('table.dyads').innerText.includes('Japan')")
    assert page.locator("#months svg").count() == 1
    page.get_by_role("link", name="Clear filters").click()
    page.wait_for_url(re.compile(r"/$"))


def test_search_without_accents_and_case(page: Any) -> None:
    page.goto("/search")
    page.get_by_role("searchbox").fill("elodie MULLER")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("q=elodie"))
    link = page.locator("main .item a, main .statement a").filter(has_text=re.compile("L’Écho|Élodie")).first
    link.wait_for()
    page.get_by_role("link", name="L’Écho de l’été").click()
    page.wait_for_url(re.compile("/article/"))
    assert "le cœur déçu" in page.inner_text("#text")


def test_what_was_said(page: Any) -> None:
    page.goto("/speakers")
    page.get_by_role("link", name="Amina Wanjiru").first.click()
    page.wait_for_url(re.compile("/speaker/"))
    assert "Nous voulons des excuses" in page.inner_text("main")
    page.get_by_role("link", name="in the article").first.click()
    page.locator("#text .chosen").first.wait_for()


@pytest.fixture
def own_page(own: Path, tmp_path: Path, new_page: MakePage, serving: Callable[..., Any]) -> Iterator[Any]:
    """Return a page on a ledger of the test's own."""
    with TestClient(application(own, folder=tmp_path / "digests")) as client:
        client.app.state.store.ready()  # type: ignore[attr-defined]
    with serving(own, tmp_path / "digests") as address:
        yield new_page(base_url=address, accept_downloads=True)


@pytest.mark.model
def test_correcting_by_keyboard(own_page: Any) -> None:
    page = own_page
    page.set_default_timeout(60_000)  # the first correction loads the pipeline, which finds its sentence
    page.goto(f"/article/{WIRE.id}")
    page.locator("#correcting-who").fill("Nora")
    page.locator("h1").click()
    page.keyboard.press("j")
    page.locator("#text .chosen").first.wait_for()
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        page.keyboard.press("r")
    page.keyboard.press("j")
    page.keyboard.press("c")
    page.locator("#correcting-form").wait_for()
    page.locator("#correcting-form [name=event]").select_option("THREATEN")
    page.locator("#correcting-form [name=note]").fill("more than a wish")
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        page.keyboard.press("Enter")
    page.locator("#correcting-state").filter(has_text="more than a wish").wait_for()
    page.goto("/corrections")
    assert page.locator("main").get_by_text("Nora").count() >= 1
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").click()
    rows = Path(download.value.path()).read_text(encoding="utf-8")
    assert "more than a wish" in rows
    assert "THREATEN" in rows
    assert "REQUEST" in rows


def test_language_and_theme_stay_as_chosen(page: Any) -> None:
    page.goto("/")
    page.get_by_role("link", name="Français").click()
    page.wait_for_selector("html[lang=fr]")
    assert "Vue d’ensemble" in page.inner_text("h1")
    page.locator("#theme").click()
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    page.goto("/relation/CHL-NOR")
    assert page.evaluate("[document.documentElement.lang, document.documentElement.dataset.theme]") == ["fr", "dark"]


def test_pictures_are_saved(new_page: MakePage) -> None:
    page = new_page(accept_downloads=True)
    page.goto("/relation/CHL-NOR")
    drawn(page, "curve")
    for form, begins in (("svg", b"<svg"), ("png", b"\x89PNG")):
        with page.expect_download() as download:
            page.locator(f"#curve [data-save={form}]").click()
        content = Path(download.value.path()).read_bytes()
        assert content.startswith(begins)
        assert len(content) > 2000


@pytest.mark.parametrize("view", VIEWS)
def test_each_view_fits_without_an_error(new_page: MakePage, view: str) -> None:
    page = new_page(viewport={"width": 360, "height": 740}, locale="fr-FR")  # the longer words
    page.goto(view)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4,h5')].map((h) => +h.tagName[1])")
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_what_is_not_there_is_said(new_page: MakePage) -> None:
    page = new_page(allowed=(404, 422))
    for address, words in (
        ("/article/0123456789abcdef", "Not found"),
        ("/?since=x", "asks for"),
        ("/none", "Not found"),
    ):
        page.goto(address)
        assert words in page.inner_text("h1")
        page.get_by_role("link", name="To the overview").click()
        page.wait_for_url(re.compile(r"/$"))
