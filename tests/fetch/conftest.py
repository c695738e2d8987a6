"""A site, a clock, and the certainty that nobody else was asked."""

import socket
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from tests.fetch.server import Site, Watch


@pytest.fixture(autouse=True)
def _only_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    connect = socket.socket.connect

    def checked(self: socket.socket, address: Any) -> None:
        assert address[0] in ("127.0.0.1", "::1"), f"a connection to {address}"
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", checked)


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def site(watch: Watch) -> Iterator[Site]:
    found = Site(watch.clock.now)
    thread = threading.Thread(target=found.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield found
    found.over.set()
    found.shutdown()
    thread.join()
    found.server_close()
