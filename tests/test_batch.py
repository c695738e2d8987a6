"""Batches of articles in, their records out: the same for every worker."""

import json
import pickle
from collections.abc import Sequence
from pathlib import Path
from unittest.mock import ANY

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from detente.batch import CODED, Parsed, Task, code_articles, code_batch
from detente.coder import Coder
from detente.records import as_dict
from tests.conftest import MakeArticle
from tests.ledger.small import ARTICLES, plain

pytestmark = pytest.mark.model


def batch(rows: Sequence[dict[str, str]]) -> pa.RecordBatch:
    return pa.RecordBatch.from_pylist(list(rows))


def test_a_row_for_a_row_with_the_records_of_the_coder(coder: Coder, article: MakeArticle) -> None:
    made = code_batch(batch(ARTICLES), Task())
    assert made.schema == CODED
    assert made.num_rows == len(ARTICLES)
    for row in made.to_pylist():
        found = coder.code(article(row["article"]["text"], **told(row["article"])))
        assert row["article"]["id"] == found.article.id
        assert [event["id"] for event in row["events"]] == [event.id for event in found.events]
        assert [s["text"] for s in row["statements"]] == [s.text for s in found.statements]


def told(row: dict[str, str]) -> dict[str, str]:
    return {name: row[name] for name in ("published", "outlet", "language")}


def test_what_cannot_be_coded_has_its_reason_and_the_rest_goes_on() -> None:
    made = code_batch(batch([ARTICLES[0], {**ARTICLES[1], "text": ""}, ARTICLES[2]]), Task()).to_pylist()
    assert [row["reason"] is None for row in made] == [True, False, True]
    assert made[1]["article"] is None
    assert made[1]["reason"].startswith("row 1: ")


def test_a_fault_of_ours_loses_one_article_and_says_so(coder: Coder, article: MakeArticle) -> None:
    good = article(plain(ARTICLES[0]))
    broken = Parsed(article=good, model=coder.model("fr"), blocks=(("body", 0, 5),), parse=b"not a parse")
    made = code_articles([broken, Parsed(article=good)], Task()).to_pylist()
    assert made[0]["reason"].startswith(f"article {good.id}: cannot be coded: ")
    assert made[1]["reason"] is None


def test_a_parse_that_was_kept_gives_the_same_records(coder: Coder, article: MakeArticle) -> None:
    one = article(plain(ARTICLES[0]))
    blocks, docs = coder.parse(one)
    parsed = Parsed(article=one, model=coder.model("fr"), blocks=tuple(blocks), parse=coder.pack(docs))
    again, anew = code_articles([parsed, Parsed(article=one)], Task()).to_pylist()
    assert again["events"] == anew["events"] != []
    assert again["parse"] is None  # it is in the ledger already
    assert anew["parse"] == parsed.parse


def test_records_go_through_parquet_unchanged(tmp_path: Path) -> None:
    made = pa.Table.from_batches([code_batch(batch(ARTICLES), Task())])
    pq.write_table(made, tmp_path / "coded.parquet")
    assert pq.read_table(tmp_path / "coded.parquet").to_pylist() == made.to_pylist()


def test_records_in_arrow_are_the_records(coder: Coder, article: MakeArticle) -> None:
    found = coder.code(article(plain(ARTICLES[0])))
    [row] = code_articles([Parsed(article=found.article)], Task()).to_pylist()
    for record, made in zip((*found.events, *found.statements), row["events"] + row["statements"], strict=True):
        wanted = json.loads(json.dumps(as_dict(record)))
        assert {"record": wanted["record"], **made} == {**wanted, "earliest": ANY, "latest": ANY}


def test_a_task_can_be_sent_to_a_worker() -> None:
    task = Task(codebook=Path("own"), pipelines=("fr_core_news_lg",))
    assert pickle.loads(pickle.dumps(task)) == task


def test_the_codebook_is_known_by_its_files(tmp_path: Path, coder: Coder) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "contexts.toml").write_text("", encoding="utf-8")
    first = Coder(own).digest
    (own / "contexts.toml").write_text("# another", encoding="utf-8")
    assert len({coder.digest, first, Coder(own).digest}) == 3
    assert Coder().digest == coder.digest
