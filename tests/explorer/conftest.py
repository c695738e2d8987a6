"""What the tests of the explorer share: a small ledger, a client, a server, and a real browser that tells no tales."""

import shutil
import socket
import threading
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import uvicorn

from detente.explorer import digest
from detente.explorer.app import application
from tests.explorer.made import ARTICLES, make

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # newer Starlette would have httpx2 in place of httpx
    from fastapi.testclient import TestClient

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.fixture(scope="session")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a ledger of sixty articles that nobody changes."""
    path = tmp_path_factory.mktemp("ledger") / "small.duckdb"
    make(path, ARTICLES)
    return path


@pytest.fixture(scope="session")
def digests(ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder where the digest of the ledger and the index of its words stand."""
    folder = tmp_path_factory.mktemp("digests")
    digest.make(ledger, digest.place(ledger, folder))
    with TestClient(application(ledger, folder=folder)) as client:
        for _ in range(400):
            if client.get("/search?q=a&format=json").json()["progress"]["complete"]:
                return folder
            time.sleep(0.05)
    raise AssertionError("the words are not indexed after twenty seconds")


@pytest.fixture
def own(ledger: Path, tmp_path: Path) -> Path:
    """Return a copy of the ledger for a test that writes; what it writes beside the ledger goes with it."""
    return Path(shutil.copy(ledger, tmp_path / "own.duckdb"))


@pytest.fixture
def client(ledger: Path, digests: Path) -> Iterator[TestClient]:
    """Return a client of the explorer on the ledger."""
    with TestClient(application(ledger, folder=digests), base_url="http://testserver") as client:
        yield client


@pytest.fixture(scope="session")
def address(ledger: Path, digests: Path) -> Iterator[str]:
    """Return the address of a server of the ledger, such as http://127.0.0.1:41234."""
    with served(ledger, digests) as address:
        yield address


@contextmanager
def served(ledger: Path, folder: Path) -> Iterator[str]:
    """Serve a ledger on a free port, and yield the address."""
    with closing(socket.socket()) as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(128)
        config = uvicorn.Config(application(ledger, folder=folder), log_level="warning", access_log=False)
        server = uvicorn.Server(config)
        work = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        work.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        server.should_exit = True
        work.join()


@pytest.fixture(scope="session")
def serving() -> Callable[[Path, Path], Any]:
    """Return what serves a ledger of a test's own: `with serving(own, tmp_path) as address`."""
    return served


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Return Debian's Chromium, without a window."""
    sync = pytest.importorskip("playwright.sync_api", reason="playwright is missing: pip install 'detente[dev]'")
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        pytest.skip("no Chromium here: apt-get install chromium")
    with sync.sync_playwright() as play:
        browser = play.chromium.launch(executable_path=found, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def new_page(browser: Any, address: str) -> Iterator[Callable[..., Any]]:
    """Return what opens a page; at the end, no error, no dialog and no other host may have been met on any.

    Addresses that begin with / are those of `address`, unless base_url is given. `allowed`: a status that the test
    means to see, of which the console tells.
    """
    told: list[str] = []
    contexts: list[Any] = []

    def opened(*, allowed: tuple[int, ...] = (), **options: Any) -> Any:
        context = browser.new_context(**{"base_url": address, "locale": "en-GB", "reduced_motion": "reduce", **options})
        context.set_default_timeout(10_000)
        contexts.append(context)
        watch(context, told, allowed)
        return context.new_page()

    yield opened
    for context in contexts:
        context.close()
    assert told == []


@pytest.fixture
def page(new_page: Callable[..., Any]) -> Any:
    """Return a page in English, 1280 wide; see `new_page`."""
    return new_page(viewport={"width": 1280, "height": 900})


def watch(context: Any, told: list[str], allowed: tuple[int, ...]) -> None:
    """Note what must not happen."""

    def on_console(message: Any) -> None:
        meant = any(f"status of {status}" in message.text for status in allowed)
        if message.type in ("error", "warning") and not meant:
            told.append(f"console {message.type}: {message.text} ({message.location.get('url')})")

    def on_request(request: Any) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in ("data", "blob", "about") and parts.hostname != "127.0.0.1":
            told.append(f"request to {request.url}")

    def on_dialog(dialog: Any) -> None:
        told.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    context.on("console", on_console)
    context.on("request", on_request)
    context.on("weberror", lambda error: told.append(f"error: {error.error}"))
    context.on("dialog", on_dialog)
