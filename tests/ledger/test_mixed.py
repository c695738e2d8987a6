"""A folder of all kinds of sources, some made to do harm: these are skipped with their reason, all others are in."""

import gzip
import json
import os
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from detente.ledger.ledger import Ledger
from tests.ledger.small import ARTICLES, plain
from tests.sources.small import page, record

pytestmark = pytest.mark.model


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """Return a folder with seven things that are articles and eight that are none."""
    made = tmp_path / "mixed"
    made.mkdir()
    rows = "".join(json.dumps(row) + "\n" for row in ARTICLES)
    good = (made / name for name in ("plain.txt", "page.bin", "rows.dat", "table.txt"))
    next(good).write_text(plain(ARTICLES[0]), encoding="utf-8")
    next(good).write_bytes(page())
    next(good).write_text("".join(json.dumps(row) + "\n" for row in ARTICLES[1:3]), encoding="utf-8")
    a, b = ARTICLES[3], ARTICLES[4]
    table = f'text,date\n"{a["text"]}",2023-01-01\nA "stray" quote,,\n"{b["text"]}",2023-01-02\n'
    next(good).write_text(table, encoding="utf-8")
    broken = record(page("Lima talks"), 1) + record(page("Oslo talks"), 2)[:-300]
    (made / "broken.warc").write_bytes(broken)
    (made / "truncated.jsonl.gz").write_bytes(gzip.compress(rows.encode())[:-40])
    with (made / "endless.html").open("wb") as file:
        file.write(b"<html><p>Norway left.")
        file.truncate(100_000_000)
    with zipfile.ZipFile(made / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("zeros", b"\0" * 10_000_000)
    (made / "bomb.gz").write_bytes(gzip.compress(b"\0" * 50_000_000))
    (made / "empty.xml").write_text('<rss version="2.0"><channel><title>Le Phare</title></channel></rss>')
    (made / "vanished.txt").write_text(plain(ARTICLES[5]), encoding="utf-8")
    return made


@pytest.fixture
def _vanishing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a file vanish after the folder was listed."""
    import detente.ledger.ingest as ingest

    listed = ingest.paths

    def paths(names: list[str]) -> Iterator[object]:
        found = list(listed(names))
        os.remove(next(path for path in found if Path(str(path)).name == "vanished.txt"))  # type: ignore[arg-type]
        yield from found

    monkeypatch.setattr(ingest, "paths", paths)


@pytest.mark.usefixtures("_vanishing")
def test_what_is_good_is_in_and_what_is_not_is_told(ledger: Ledger, mixed: Path) -> None:
    tally = ledger.ingest([mixed])
    told = ledger.sql("SELECT source, reason FROM skipped ORDER BY source, position").to_pylist()
    reasons: dict[str, list[str]] = {}
    for row in told:
        reasons.setdefault(Path(row["source"]).name, []).append(row["reason"])
    wanted = {
        "bomb.gz": "binary data",
        "bomb.zip": "a compressed or office file",
        "broken.warc": "cut short",
        "empty.xml": "without entries",
        "endless.html": "too long for a page",
        "table.txt": "line 5: ",
        "truncated.jsonl.gz": "cut short",
        "vanished.txt": "no such file",
    }
    assert set(reasons) == set(wanted), reasons
    for name, words in wanted.items():
        assert any(words in reason for reason in reasons[name]), (name, reasons[name])
        assert all(reason.startswith(str(mixed / name)) for reason in reasons[name])
    assert len(tally.skipped) == len(told)
    found = ledger.sql("SELECT source, count(*) AS n FROM sightings GROUP BY ALL").to_pylist()
    counts = {Path(row["source"]).name: row["n"] for row in found}
    assert {name: counts.get(name) for name in ("plain.txt", "page.bin", "rows.dat", "table.txt", "broken.warc")} == {
        "plain.txt": 1, "page.bin": 1, "rows.dat": 2, "table.txt": 2, "broken.warc": 1,
    }  # fmt: skip
