"""Accessibility of every view, in both themes: axe finds nothing serious."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.explorer.made import SAME
from tests.explorer.views import VIEWS

# In tests the policy of the page makes way for axe, which is no part of it.
OPTIONS = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], "resultTypes": ["violations"]}


def findings(page: Any) -> list[str]:
    """Return axe's serious findings, with where they stand."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is missing")
    found = axe.Axe().run(page, options=OPTIONS).response["violations"]
    return [
        f"{one['id']} ({one['impact']}): {node['target']} {node['html'][:120]} {node['failureSummary'][:200]}"
        for one in found if one["impact"] in ("serious", "critical") for node in one["nodes"]
    ]  # fmt: skip


@pytest.mark.parametrize("view", [*VIEWS, "/none", f"/article/{SAME.id}#chosen"])
@pytest.mark.parametrize(("theme", "width"), [("dark", 1280), ("light", 360)])
def test_no_serious_finding(new_page: Callable[..., Any], view: str, theme: str, width: int) -> None:
    page = new_page(
        color_scheme=theme, bypass_csp=True, allowed=(404,), viewport={"width": width, "height": 900},
    )  # fmt: skip
    page.goto(view.replace("#chosen", ""))
    page.wait_for_load_state("networkidle")
    if view.endswith("#chosen"):
        page.keyboard.press("j")
        page.locator("#text .chosen").first.wait_for()
    assert findings(page) == []


def test_the_keyboard_reaches_the_content_at_once(new_page: Callable[..., Any]) -> None:
    page = new_page()
    page.goto("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
