"""Scores of one article, equal to those that the shared scorer prints."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from detente.cli.main import app
from detente.errors import SourceError
from detente.evaluate.article import score_article, score_files
from tests.evaluate.build import NONE_SHARED, SHARED

KEY = SHARED / "gold" / "poutine-tend-la-main.fr.jsonl"
ARTICLE = SHARED / "articles" / "poutine-tend-la-main.fr.txt"
ACCUSED = {
    "kind": "event", "id": "e1", "start": 0, "end": 30, "passage": "…", "event": "ACCUSE", "mode": "allege",
    "actor": ["FRA"], "recipient": ["RUS:GOV"], "date": "2016", "contexts": ["cyber"], "condition": "If it rains",
    "required": True, "also_accepted": [{"event": "REJECT"}, {"recipient": ["RUS"]}],
}  # fmt: skip
SAID = {"kind": "statement", "id": "s1", "quote_start": 10, "quote_end": 30, "quote": "…", "speaker": "Ana Pérez"}
TRAP = {"kind": "nothing", "start": 40, "end": 60}


def record(event: str = "ACCUSE", **more: Any) -> dict[str, Any]:
    plain = {
        "record": "event", "start": 0, "end": 30, "event": event, "mode": "allege", "contexts": ["cyber", "legal"],
        "actor": [{"country": "FRA", "sector": "GOV"}], "recipient": [{"country": "RUS", "sector": "GOV"}],
        "date": "2016-05", "condition": "If it rains tomorrow", "trigger": {"start": 5, "end": 12},
    }  # fmt: skip
    return {**plain, **more}


def quote(start: int, end: int, name: str) -> dict[str, Any]:
    return {"record": "statement", "start": start, "end": end, "speaker": {"name": name}}


def test_all_found() -> None:
    found = score_article([ACCUSED, SAID, TRAP], [record(), quote(10, 30, "Ana Perez")])
    assert (found.found, found.required, found.said, found.perfect) == (1, 1, 1, True)
    assert (found.precision, found.recall) == (1, 1)
    assert set(found.sides.values()) == {(1, 1)}


@pytest.mark.parametrize(
    ("more", "fits"),
    [
        ({"event": "REJECT"}, True),
        ({"event": "REJECT", "recipient": [{"country": "RUS"}]}, True),
        ({"event": "THREATEN"}, False),
        ({"recipient": [{"country": "UKR"}]}, False),
        ({"recipient": []}, False),
        ({"actor": [{"country": "FRA"}, {"country": "DEU"}]}, False),
        ({"trigger": {"start": 35, "end": 40}}, False),
        ({"start": 31, "end": 60, "trigger": {"start": 35, "end": 40}}, False),
    ],
)
def test_what_fits(more: dict[str, Any], fits: bool) -> None:
    found = score_article([ACCUSED], [record(**more)])
    assert (found.found, len(found.extra), len(found.missed)) == ((1, 0, 0) if fits else (0, 1, 1))


def test_an_event_answers_one_expected_event_alone() -> None:
    second = {**ACCUSED, "id": "e2", "required": False}
    found = score_article([second, ACCUSED], [record()])
    assert (found.found, found.required, found.missed) == (1, 1, [])


def test_a_quote_needs_its_words_and_its_speaker() -> None:
    for start, end, name, said in (
        (12, 30, "Pérez", 1),
        (20, 30, "Pérez", 0),
        (0, 45, "Pérez", 0),
        (10, 30, "Lopez", 0),
    ):
        assert score_article([SAID], [quote(start, end, name)]).said == said


def test_traps() -> None:
    inside = {"start": 40, "end": 60, "trigger": {"start": 45, "end": 50}}
    assert score_article([TRAP], [record(**inside)]).trapped == 1
    assert score_article([TRAP], [record("AGREE", **inside)]).trapped == 0


def test_what_is_wrong_with_a_file_is_told(tmp_path: Path) -> None:
    gold, records = tmp_path / "gold.jsonl", tmp_path / "records.jsonl"
    gold.write_text(json.dumps(ACCUSED) + "\n", encoding="utf-8")
    records.write_text("{}\nnot so\n", encoding="utf-8")
    with pytest.raises(SourceError, match=r"records\.jsonl, line 2: not JSON"):
        score_files(gold, records)
    records.write_text("[]\n", encoding="utf-8")
    with pytest.raises(SourceError, match=r"records\.jsonl, line 1: not a JSON object"):
        score_files(gold, records)
    with pytest.raises(SourceError, match=r"none.jsonl: cannot be read: .*check the name"):
        score_files(gold, tmp_path / "none.jsonl")
    records.write_text("{}\n", encoding="utf-8")
    with pytest.raises(SourceError, match="a record lacks 'kind': write gold first"):
        score_files(records, gold)


@pytest.mark.model
@pytest.mark.skipif(not SHARED.exists(), reason=NONE_SHARED)
def test_the_command_prints_what_the_shared_scorer_prints(tmp_path: Path) -> None:
    records = tmp_path / "records.jsonl"
    arguments = ["code", str(ARTICLE), "--published", "2016-12-01", "--format", "jsonl"]
    records.write_text(CliRunner().invoke(app, arguments).stdout, encoding="utf-8")
    scorer = [sys.executable, str(SHARED / "tools" / "score_article.py"), str(KEY), str(records)]
    theirs = subprocess.run(scorer, capture_output=True, text=True, check=False)
    ours = CliRunner().invoke(app, ["evaluate", "article", str(KEY), str(records)])
    assert (ours.stdout, ours.exit_code) == (theirs.stdout, theirs.returncode)
