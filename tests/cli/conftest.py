"""Commands run in this process share the coder of all tests, where they ask for nothing of their own; a web site."""

import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

import detente.coder
from tests.fetch.server import Site


@pytest.fixture(autouse=True)
def _one_coder(coder: detente.coder.Coder, monkeypatch: pytest.MonkeyPatch) -> None:
    made = detente.coder.Coder

    def shared(
        extra: Path | None = None, pipelines: Sequence[str] = (), *, frames_only: bool = False
    ) -> detente.coder.Coder:
        own = extra or pipelines or frames_only
        return made(extra, pipelines, frames_only=frames_only) if own else coder

    monkeypatch.setattr(detente.coder, "Coder", shared)


@pytest.fixture
def site() -> Iterator[Site]:
    """Return a web site on this machine."""
    found = Site(time.monotonic)
    thread = threading.Thread(target=found.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield found
    found.shutdown()
    thread.join()
    found.server_close()
