"""Make the pictures of docs/pictures from the example ledger, in Debian's Chromium."""

import argparse
import shutil
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright

from detente.explorer import demo, digest
from detente.explorer.app import application
from detente.ledger.ledger import Ledger

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
DESK, PHONE = (1280, 860), (390, 844)
SHOTS = {
    "overview-light": ("/", DESK, "light", "en-GB"), "overview-dark": ("/", DESK, "dark", "fr-FR"),
    "relation-light": ("/relation/ISL-NOR", DESK, "light", "en-GB"),
    "relation-dark": ("/relation/ISL-NOR", DESK, "dark", "fr-FR"),
    "article": ("/article/{article}", DESK, "light", "en-GB"),
    "article-dark": ("/article/{article}", DESK, "dark", "en-GB"),
    "map": ("/map", DESK, "light", "en-GB"), "map-dark": ("/map", DESK, "dark", "fr-FR"),
    "network-light": ("/network", DESK, "light", "en-GB"),
    "phone-overview": ("/", PHONE, "light", "fr-FR"), "telephone": ("/relation/ISL-NOR", PHONE, "dark", "fr-FR"),
    "phone-article": ("/article/{article}", PHONE, "light", "en-GB"), "phone-map": ("/map", PHONE, "dark", "en-GB"),
}  # fmt: skip
SHIPPED = ("overview-light", "relation-light", "relation-dark", "article", "map", "telephone")
TITLE = "Peru arrests a Chilean officer"


def main() -> None:
    """Write the pictures of the docs, or those named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "names", nargs="*", choices=[*SHOTS, []], metavar="NAME", help="which; those of the docs without it"
    )
    parser.add_argument("--out", type=Path, default=Path("docs/pictures"))
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    ledger = demo.ledger(digest.folder())
    with Ledger(ledger, read_only=True) as opened:
        article = opened.sql("SELECT id FROM articles WHERE title = ?", [TITLE]).to_pylist()[0]["id"]
    with served(ledger) as host, sync_playwright() as play:
        found = shutil.which("chromium") or shutil.which("google-chrome")
        browser = play.chromium.launch(executable_path=found, args=FLAGS)
        for name in asked.names or SHIPPED:
            shot(browser, host, name, article, asked.out / f"{name}.png")


def shot(browser: Browser, host: str, name: str, article: str, out: Path) -> None:
    address, (width, height), theme, locale = SHOTS[name]
    page = browser.new_page(
        viewport={"width": width, "height": height}, color_scheme=theme, locale=locale, reduced_motion="reduce"
    )
    page.goto(host + address.format(article=article))
    page.wait_for_load_state("networkidle")
    choose(page)
    page.screenshot(path=out)
    print(f"{out}: {out.stat().st_size // 1024} KiB")
    page.close()


def choose(page: Page) -> None:
    """In an article, choose the third event, and wait for the reasons."""
    if "/article/" in page.url:
        for _ in range(3):
            page.keyboard.press("j")
        page.locator("#text .chosen").first.wait_for()
        page.locator("section.decided:visible .why dl, section.decided:visible .why h4").first.wait_for(timeout=90_000)


@contextmanager
def served(ledger: Path) -> Iterator[str]:
    """Serve the ledger on a free port."""
    app = application(ledger)
    app.state.store.ready()
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
    work = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    work.start()
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    server.should_exit = True
    work.join()


if __name__ == "__main__":
    main()
