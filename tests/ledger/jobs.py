"""What workers do in test_workers.py; a worker imports this module by name."""

import os
import signal
import time
from collections.abc import Sequence
from pathlib import Path

DEADLY, DEADLY_ONCE = -1, -2


def doubled(chunk: Sequence[int]) -> list[int]:
    """Double numbers; die on one, and take a while for another so that answers would come out of order."""
    for number in chunk:
        if number == DEADLY:
            os.kill(os.getpid(), signal.SIGKILL)
        if number == 0:
            time.sleep(0.05)
    return [2 * number for number in chunk]


class DiesOnce:
    """Doubles numbers; the first process that meets the deadly one dies."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __call__(self, chunk: Sequence[int]) -> list[int]:
        if DEADLY_ONCE in chunk and not self.mark.exists():
            self.mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return [2 * number for number in chunk]


class Slow:
    """Leaves a file with the number of its process, and then takes a minute."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, chunk: Sequence[int]) -> None:
        (self.folder / f"{os.getpid()}.pid").touch()
        time.sleep(60)
