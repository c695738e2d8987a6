"""Take sources into a ledger: each thing once, whatever happens on the way.

A chunk of things is coded and then written in one transaction, together with how far its sources
have been read. What was committed is never taken again; what was not is taken by the next run.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from os import stat_result
from pathlib import Path

import pyarrow as pa

from detente.batch import Task, code_items, digest
from detente.errors import SettingError
from detente.ledger import happenings, stories
from detente.ledger.ledger import Ledger
from detente.ledger.tally import Tally
from detente.ledger.workers import Workers
from detente.ledger.write import Reached, write
from detente.sources.items import Item, Skipped
from detente.sources.open import items
from detente.sources.walk import paths

# A chunk is what one worker codes in a second or so; it is committed as a whole.
ITEMS, BYTES, OTHERS = 32, 1_000_000, 500


@dataclass
class Chunk:
    """Things to code together, what was passed over among them, and how far their sources then are."""

    items: list[Item] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    known: int = 0
    reached: dict[str, Reached] = field(default_factory=dict)
    bytes: int = 0

    @property
    def full(self) -> bool:
        """Tell whether it is to be coded before more comes."""
        others = self.known + len(self.skipped) + len(self.reached)
        return len(self.items) >= ITEMS or self.bytes >= BYTES or others >= OTHERS


def ingest(
    ledger: Ledger, sources: Sequence[str | Path], task: Task | None = None, *,
    columns: Mapping[str, str] | None = None, workers: int = 1, resume: bool = True,
    report: Callable[[Tally], None] = lambda tally: None,
) -> Tally:  # fmt: skip
    """Code what files, folders and globs hold, and keep it in the ledger; then count stories and happenings.

    `columns` names columns of tables by Article field. With `resume`, files that were read before
    and have not changed are not read again. With two or more `workers`, a script must hold its
    calls under `if __name__ == "__main__"`. LedgerError: the ledger cannot be written; what was
    committed stays.
    """
    if workers < 1:
        raise SettingError(f"--workers {workers}: at least 1")
    task, tally = task or Task(), Tally()
    reader = Reader(ledger, task, columns or {}, tally, resume=resume)
    crew: Workers[Item, pa.RecordBatch] = Workers(partial(code_items, task=task), workers)
    under_way: deque[Chunk] = deque()
    lost: list[Skipped] = []

    def handed() -> Iterator[list[Item]]:
        for chunk in reader.chunks([str(source) for source in sources]):
            under_way.append(chunk)
            yield chunk.items

    with ledger.frugal():
        for answers in crew.answers(handed(), lambda item: lost.append(dead(item))):
            chunk = under_way.popleft()
            write(ledger, answers, [*chunk.skipped, *lost], list(chunk.reached.values()), tally)
            tally.known += chunk.known
            lost.clear()
            report(tally)
    relate(ledger)
    return tally


def add(ledger: Ledger, batches: Iterable[pa.RecordBatch]) -> Tally:
    """Keep records that were made elsewhere, batches of schema `CODED`; a transaction each."""
    tally = Tally()
    for batch in batches:
        write(ledger, [batch], [], [], tally)
    relate(ledger)
    return tally


def relate(ledger: Ledger) -> None:
    """Find the stories and happenings of what is new."""
    with ledger.written():
        stories.update(ledger.connection)
        happenings.update(ledger.connection)


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads sources into chunks, from where the ledger says that an earlier run stopped."""

    ledger: Ledger
    task: Task
    columns: Mapping[str, str]
    tally: Tally
    resume: bool

    def chunks(self, names: Sequence[str]) -> Iterator[Chunk]:
        """Yield what is in the sources and not in the ledger."""
        chunk = Chunk()
        for thing in self.things(names):
            self.add(thing, chunk)
            if isinstance(thing, Reached) and chunk.full:
                yield chunk
                chunk = Chunk()
        yield chunk

    def things(self, names: Sequence[str]) -> Iterator[Item | Skipped | Reached]:
        """Yield what the sources hold, and after each thing how far its file has been read."""
        for path in paths(names):
            if isinstance(path, Skipped):
                yield path
                continue
            stat = stated(path)
            start = self.start(path, stat)
            if start is None:
                self.tally.unchanged += 1
                continue
            self.tally.source = str(path)
            good = start > 0
            for thing in items(path, start, self.columns):
                yield thing
                start, good = thing.position + 1, good or isinstance(thing, Item)
                yield Reached(str(path), stat, start, finished=False)
            # What gave nothing is tried again: the remedy may have been found.
            yield Reached(str(path), stat, start, finished=good)

    def add(self, thing: Item | Skipped | Reached, chunk: Chunk) -> None:
        if isinstance(thing, Reached):
            chunk.reached[thing.path] = thing
        elif isinstance(thing, Skipped):
            chunk.skipped.append(thing)
        elif self.resume and self.seen(digest(thing, self.task.told)):
            chunk.known += 1
        else:
            chunk.items.append(thing)
            chunk.bytes += len(thing.data) if isinstance(thing.data, bytes) else len(str(thing.data))

    def seen(self, item: str) -> bool:
        return bool(self.ledger.connection.execute("SELECT 1 FROM sightings WHERE item = ?", [item]).fetchall())

    def start(self, path: Path, stat: stat_result | None) -> int | None:
        """Return from which thing on a file is to be read, None where all of it was read before."""
        if not self.resume or stat is None:
            return 0
        query = "SELECT position, finished FROM sources WHERE path = ? AND size = ? AND modified = ?"
        found = self.ledger.connection.execute(query, [str(path), stat.st_size, stat.st_mtime_ns]).fetchall()
        position, finished = found[0] if found else (0, False)
        return None if finished else position


def stated(path: Path) -> stat_result | None:
    """Return size and time of a file, None where it has gone; reading it then says so."""
    try:
        return path.stat()
    except OSError:
        return None


def dead(item: Item) -> Skipped:
    """Return what is kept of a thing on which a worker died."""
    reason = f"{item.name}: the worker that coded it died twice: too little memory? Try it alone"
    return Skipped(source=item.source, position=item.position, reason=reason)
