"""Serve the page of a ledger on this machine, and open it."""

import socket
import webbrowser
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import uvicorn

from detente.explorer import demo, digest
from detente.explorer.app import LOCAL, application
from detente.ledger.ledger import Ledger


def serve(ledger: Path | None, host: str, port: int, *, tell: Callable[[str], None], browser: bool) -> None:
    """Serve a ledger, or the example where it is None, until interrupted; `tell` is given the address."""
    ledger = example(tell) if ledger is None else ledger
    if not digest.place(ledger, digest.folder()).exists():  # then say at once what is wrong with the file
        Ledger(ledger, read_only=True).close()
    with closing(listener(host, port)) as open_socket:
        shown = f"[{host}]" if ":" in host else host
        address = f"http://{shown}:{open_socket.getsockname()[1]}/"
        app = application(ledger, hosts=(*LOCAL, host))
        app.state.store.begin()
        config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False)
        tell(f"{ledger.name} is shown at {address} (end with Ctrl-C)")
        if browser:
            webbrowser.open(address)
        uvicorn.Server(config).run(sockets=[open_socket])


def example(tell: Callable[[str], None]) -> Path:
    """Return the example ledger; made the first time, which is told."""
    if not demo.place(digest.folder()).exists():
        tell("the example is being coded; this takes some seconds, once")
    return demo.ledger(digest.folder())


def listener(host: str, port: int) -> socket.socket:
    """Return a socket on the port, or on a free one where that is taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for number in (port, 0):
        found = socket.socket(family, socket.SOCK_STREAM)
        try:
            found.bind((host, number))
        except OSError:
            found.close()
            if number == 0:
                raise
        else:
            found.listen(128)
            return found
    raise AssertionError("a free port is bound or an error raised")
