"""Sources into a ledger: each thing once, in any order, with any number of workers."""

import json
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from detente.batch import Task
from detente.coder import Coder
from detente.errors import SettingError
from detente.ledger.ledger import Ledger
from detente.ledger.tally import Tally
from detente.records import Article, Event, Statement, from_dict
from detente.sources.text import ArticleSettings
from tests.conftest import MakeArticle
from tests.ledger.small import ARTICLES, plain, rows

pytestmark = pytest.mark.model
# Where things were found depends on how they were taken; what they are does not.
PLACES = ("sightings", "sources", "skipped")


def test_records_are_kept_as_they_were_made(ledger: Ledger, coder: Coder, article: MakeArticle) -> None:
    path = ledger.path.parent / "one.txt"
    path.write_text(plain(ARTICLES[0]), encoding="utf-8")
    ledger.ingest([path])
    made = coder.code(article(plain(ARTICLES[0])))
    assert made.events
    assert made.statements
    for kind in (Article, Event, Statement):
        names = ", ".join(f'"{field.name}"' for field in fields(kind) if field.name != "published")
        day = ", published::VARCHAR AS published" if kind is Article else ""
        name = kind.__name__.lower()
        found = ledger.sql(f"SELECT {names}{day} FROM {name}s ORDER BY id").to_pylist()
        wanted = sorted((r for r in made.records() if isinstance(r, kind)), key=lambda record: record.id)
        assert [from_dict({"record": name, **row}) for row in found] == wanted


def test_counts_are_told_as_they_grow(ledger: Ledger, folder: Path) -> None:
    seen: list[int] = []
    tally = ledger.ingest([folder], report=lambda tally: seen.append(tally.articles))
    assert (tally.articles, tally.known, tally.unchanged, tally.skipped) == (6, 0, 0, [])
    assert seen[-1] == 6
    assert tally.events == ledger.sql("FROM events").num_rows > 0
    assert tally.statements == ledger.sql("FROM statements").num_rows > 0


def test_taking_the_same_source_twice_changes_nothing(ledger: Ledger, folder: Path) -> None:
    ledger.ingest([folder])
    before = rows(ledger)
    assert ledger.ingest([folder]).unchanged == 3
    assert rows(ledger) == before
    tally = ledger.ingest([folder], resume=False)
    assert (tally.articles, tally.known) == (0, 6)
    assert rows(ledger) == before


def test_an_article_found_in_two_files_is_one(ledger: Ledger, folder: Path) -> None:
    ledger.ingest([folder])
    copy = folder.parent / "copy.jsonl"
    copy.write_text(json.dumps(ARTICLES[0]) + "\n", encoding="utf-8")
    tally = ledger.ingest([copy])
    assert (tally.articles, tally.known) == (0, 1)


def test_the_same_words_from_another_outlet_are_another_article(ledger: Ledger, tmp_path: Path) -> None:
    for name, outlet in (("a", "L'Estuaire"), ("b", "Les Deux Rives")):
        (tmp_path / f"{name}.jsonl").write_text(json.dumps({**ARTICLES[0], "outlet": outlet}) + "\n", encoding="utf-8")
    assert ledger.ingest(sorted(tmp_path.glob("*.jsonl"))).articles == 2
    assert ledger.stories().select(["reports", "outlets"]).to_pylist() == [{"reports": 2, "outlets": 2}]


def test_what_is_added_to_a_file_is_taken_and_the_rest_is_known(ledger: Ledger, folder: Path) -> None:
    ledger.ingest([folder])
    with (folder / "four.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps(ARTICLES[4] | {"outlet": "Le Phare"}) + "\n")
    tally = ledger.ingest([folder])
    assert (tally.articles, tally.known, tally.unchanged) == (1, 4, 2)


@pytest.mark.parametrize("workers", [1, 2])
def test_order_and_workers_do_not_matter(ledger: Ledger, folder: Path, tmp_path: Path, workers: int) -> None:
    ledger.ingest([folder])
    with Ledger(tmp_path / "other.duckdb") as other:
        for path in sorted(folder.iterdir(), reverse=True):
            other.ingest([path], workers=workers)
        assert rows(other, without=PLACES) == rows(ledger, without=PLACES)


def test_what_cannot_be_read_is_skipped_and_tried_again(ledger: Ledger, folder: Path) -> None:
    bad = folder / "bad.pdf"
    bad.write_bytes(b"%PDF-1.7 ...")
    tally = ledger.ingest([folder, folder / "nothere.txt"])
    assert (tally.articles, len(tally.skipped)) == (6, 2)
    told = ledger.sql("SELECT source FROM skipped")["source"].to_pylist()
    assert sorted(told) == [str(bad), str(folder / "nothere.txt")]
    bad.write_text(plain(ARTICLES[0] | {"outlet": "Le Phare"}), encoding="utf-8")
    tally = ledger.ingest([folder])
    assert (tally.articles, tally.unchanged, tally.skipped) == (1, 3, [])


def test_reasons_are_counted_without_their_places() -> None:
    tally = Tally(skipped=["a.pdf: a PDF file, not plain text: save it", "b.pdf: a PDF file, not plain text: save it"])
    assert tally.reasons() == {"a PDF file": 2}


def test_what_is_told_goes_before_what_is_read(ledger: Ledger, folder: Path) -> None:
    told = ArticleSettings(outlet="Le Phare")
    ledger.ingest([folder], Task(told=told))
    assert ledger.sql("SELECT DISTINCT outlet FROM articles").to_pylist() == [{"outlet": "Le Phare"}]


def test_columns_may_be_named(ledger: Ledger, tmp_path: Path) -> None:
    row = {"corps_du_papier": ARTICLES[0]["text"], "jour": "2023-03-03", "qui": "Le Phare"}
    (tmp_path / "a.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    names = {"text": "corps_du_papier", "published": "jour", "outlet": "qui"}
    assert ledger.ingest([tmp_path / "a.jsonl"], columns=names).articles == 1
    assert ledger.sql("SELECT outlet, published::VARCHAR AS day FROM articles").to_pylist() == [
        {"outlet": "Le Phare", "day": "2023-03-03"}
    ]


def test_at_least_one_worker(ledger: Ledger, folder: Path) -> None:
    with pytest.raises(SettingError, match="at least 1"):
        ledger.ingest([folder], workers=0)


def test_a_ledger_is_written_by_one_process_at_a_time(ledger: Ledger) -> None:
    program = f"from detente import Ledger; Ledger({str(ledger.path)!r})"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert "another program has it open for writing" in ran.stderr


FULL_DISK = """
import resource, sys
from detente import Ledger
with Ledger(sys.argv[1]) as ledger:
    ledger.ingest(sys.argv[2:3])
    resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))
    ledger.ingest(sys.argv[3:4])
"""


def test_a_full_disk_is_told_and_loses_nothing(ledger: Ledger, folder: Path, tmp_path: Path) -> None:
    ledger.close()
    more = tmp_path / "more.jsonl"
    many = [ARTICLES[0] | {"text": f"{ARTICLES[0]['text']}\n\nNuméro {n} de la série."} for n in range(60)]
    more.write_text("".join(json.dumps(row) + "\n" for row in many), encoding="utf-8")
    command = [sys.executable, "-c", FULL_DISK, str(ledger.path), str(folder), str(more)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "LedgerError" in ran.stderr
    assert "cannot be written" in ran.stderr
    with Ledger(ledger.path) as again:
        assert again.sql("FROM articles").num_rows >= 6
        assert again.ingest([folder, more]).articles > 0
        assert again.sql("FROM articles").num_rows == 66
