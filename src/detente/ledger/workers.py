"""Run one function over many chunks in several processes, in order, whatever becomes of a worker."""

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import connection, get_context, parent_process
from typing import Generic, TypeVar

Item = TypeVar("Item")
Answer = TypeVar("Answer")
# A chunk and its answer to come.
Waiting = tuple[Sequence[Item], "Future[Answer] | None"]


class Workers(Generic[Item, Answer]):
    """Processes that each answer chunks of items; one worker is this process itself.

    `function` is pure and can be pickled. Answers come in the order of the chunks. Where a worker
    dies, what was under way is done again, item by item for the first chunk without an answer;
    an item on which a worker dies once more is left out of its chunk and handed to `lost`.
    """

    def __init__(self, function: Callable[[Sequence[Item]], Answer], number: int) -> None:
        self.function, self.number = function, number
        self.pool: ProcessPoolExecutor | None = None

    def answers(self, chunks: Iterable[Sequence[Item]], lost: Callable[[Item], None]) -> Iterator[list[Answer]]:
        """Yield the answers of each chunk: none where it is empty, one, or as many as it was cut into."""
        if self.number == 1:
            yield from ([self.function(chunk)] if chunk else [] for chunk in chunks)
            return
        waiting: deque[Waiting[Item, Answer]] = deque()
        try:
            for chunk in chunks:
                waiting.append((chunk, self.submit(chunk)))
                if len(waiting) > self.number + 1:
                    yield self.first(waiting, lost)
            while waiting:
                yield self.first(waiting, lost)
        finally:
            self.stop()

    def first(self, waiting: "deque[Waiting[Item, Answer]]", lost: Callable[[Item], None]) -> list[Answer]:
        """Return the answers of the oldest chunk, when they are there."""
        chunk, future = waiting.popleft()
        try:
            return [future.result()] if future else []
        except BrokenProcessPool:
            answers = list(self.one_by_one(chunk, lost))
            again = [(other, self.submit(other)) for other, _ in waiting]
            waiting.clear()
            waiting.extend(again)
            return answers

    def one_by_one(self, chunk: Sequence[Item], lost: Callable[[Item], None]) -> Iterator[Answer]:
        """Yield the answers of a chunk's items, each alone; tell of those on which a worker dies."""
        self.stop()
        for item in chunk:
            future = self.submit([item])
            try:
                yield from [future.result()] if future else []
            except BrokenProcessPool:
                lost(item)
                self.stop()

    def submit(self, chunk: Sequence[Item]) -> "Future[Answer] | None":
        """Hand a chunk to the pool, if there is anything in it."""
        if not chunk:
            return None
        try:
            self.pool = self.pool or self.started()
            return self.pool.submit(self.function, chunk)
        except BrokenProcessPool as error:
            broken: Future[Answer] = Future()
            broken.set_exception(error)
            return broken

    def started(self) -> ProcessPoolExecutor:
        # Spawned, not forked: a forked copy of an open database or of threads is no good.
        return ProcessPoolExecutor(self.number, mp_context=get_context("spawn"), initializer=end_with_parent)

    def stop(self) -> None:
        """End the pool; what it has not begun is dropped."""
        if self.pool:
            self.pool.shutdown(wait=True, cancel_futures=True)
            self.pool = None


def end_with_parent() -> None:
    """Make this worker end when its parent is killed, and leave Ctrl-C to the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=watch, args=(parent.sentinel,), daemon=True).start()


def watch(sentinel: int) -> None:
    connection.wait([sentinel])
    os._exit(1)
