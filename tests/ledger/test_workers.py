"""Several processes answer in order, and the death of one loses nothing but what it died on."""

import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from detente.ledger.workers import Workers

HERE = Path(__file__).parent
ORPHANS = """
import sys
from pathlib import Path
from detente.ledger.workers import Workers
from jobs import Slow
if __name__ == "__main__":
    list(Workers(Slow(Path(sys.argv[1])), 2).answers([[n] for n in range(9)], print))
"""


@pytest.fixture
def jobs(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Return the module of what workers do, under a name by which they can import it."""
    monkeypatch.syspath_prepend(HERE)
    import jobs

    return jobs


def flat(found: list[list[list[int]]]) -> list[int]:
    return [number for answers in found for answer in answers for number in answer]


@pytest.mark.parametrize("number", [1, 2])
def test_answers_come_in_the_order_of_the_chunks(jobs: ModuleType, number: int) -> None:
    chunks = [[n, n + 1] for n in range(0, 40, 2)]
    found = list(Workers(jobs.doubled, number).answers([*chunks, []], pytest.fail))
    assert [len(answers) for answers in found] == [1] * 20 + [0]
    assert flat(found) == [2 * n for n in range(40)]


def test_an_item_that_kills_its_worker_is_left_out_and_told(jobs: ModuleType) -> None:
    chunks = [[1, 2], [3, jobs.DEADLY, 4], [5], [6, 7], [8]]
    lost: list[int] = []
    found = list(Workers(jobs.doubled, 2).answers(chunks, lost.append))
    assert lost == [jobs.DEADLY]
    assert flat(found) == [2, 4, 6, 8, 10, 12, 14, 16]


def test_a_worker_that_dies_once_loses_nothing(jobs: ModuleType, tmp_path: Path) -> None:
    chunks = [[1, 2], [3, jobs.DEADLY_ONCE], [4, 5], [6]]
    found = list(Workers(jobs.DiesOnce(tmp_path / "mark"), 2).answers(chunks, pytest.fail))
    assert flat(found) == [2, 4, 6, 2 * jobs.DEADLY_ONCE, 8, 10, 12]


def test_workers_end_when_their_parent_is_killed(tmp_path: Path) -> None:
    (tmp_path / "main.py").write_text(ORPHANS)
    command = [sys.executable, str(tmp_path / "main.py"), str(tmp_path)]
    with subprocess.Popen(command, env={"PYTHONPATH": str(HERE)}, stderr=subprocess.DEVNULL) as parent:
        found = until(lambda: list(tmp_path.glob("*.pid")), 2)
        parent.send_signal(signal.SIGKILL)
    until(lambda: [path for path in found if not alive(int(path.stem))], 2)


def until(found: Callable[[], list[Path]], number: int) -> list[Path]:
    """Wait until there are so many; fail after half a minute."""
    end = time.monotonic() + 30
    while time.monotonic() < end:
        if len(what := found()) >= number:
            return what
        time.sleep(0.05)
    pytest.fail("it took too long")


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
