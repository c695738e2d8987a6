"""`detente evaluate`: tables of scores, and what a change changes."""

import json
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from detente.cli.main import app
from tests.evaluate.build import table

PAIRS = "row|gold_root|gold_quad|marked_sentence|source|target|sentence"
OPEN = "1|SANCTION|4|<s>Chad</s> expelled two <t>French envoys</t>.|Chad|French envoys|Chad expelled two French envoys."
SONG = "2|ACCUSE|3|<s>Chad</s> sang to <t>Mali</t>.|Chad|Mali|Chad sang to Mali."
HELD = "4|AID|2|<s>Peru</s> painted <t>Chile</t>.|Peru|Chile|Peru painted Chile."
GOLD = "id|sentence|event|mode|actor|recipient|status|more|pair|note"


def evaluate(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["evaluate", *map(str, arguments)], env={"COLUMNS": "200"})


@pytest.fixture
def pairs(tmp_path: Path) -> Path:
    return table(tmp_path / "pairs.tsv", PAIRS, OPEN, SONG, HELD)


@pytest.mark.model
def test_pairs_end_to_end(pairs: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    result = evaluate("pairs", pairs, "--predictions", out)
    assert (result.exit_code, result.stderr) == (0, "")
    lines = [line.split()[:3] for line in result.stdout.splitlines()[1:7]]
    assert lines == [
        [part, regime, n] for regime in ("first", "strict") for part, n in (("all", "3"), ("open", "2"), ("held", "1"))
    ]
    assert "confused in open rows: ACCUSE as nothing 1" in result.stdout
    assert [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()] == [
        {"row": 1, "root": "SANCTION", "source_span": [0, 4], "target_span": [14, 31]}
    ]


@pytest.mark.model
def test_pairs_given_and_parts(pairs: Path) -> None:
    result = evaluate("pairs", pairs, "--given", "--part", "open")
    assert [line.split()[:3] for line in result.stdout.splitlines()[1:3]] == [["open", "given", "2"], []]
    held = evaluate("pairs", pairs, "--part", "held")
    assert "confused" not in held.stdout
    assert "Peru" not in held.stdout


@pytest.mark.model
def test_gold(tmp_path: Path) -> None:
    english = (
        "en-1|<s>Norway</s> expelled three <t>Russian</t> diplomats.|SANCTION|expel|NOR|RUS:GOV|actual||fr-1|",
        "en-2|It rained.||||||||",
    )
    french = (
        "fr-1|<s>La Norvège</s> a expulsé trois diplomates <t>russes</t>.|SANCTION|expel|NOR|RUS:GOV|actual||en-1|",
    )
    files = table(tmp_path / "en.tsv", GOLD, *english), table(tmp_path / "fr.tsv", GOLD, *french)
    result = evaluate("gold", *files)
    assert (result.exit_code, result.stderr) == (0, "")
    assert [line.split() for line in result.stdout.splitlines() if line.startswith("all")] == [
        ["all", "1", *["100.0"] * 9]
    ] * 2
    assert "false events: 0.0 in 100 sentences with nothing to code (0 in 1)" in result.stdout
    assert "translated pairs with an event: 1 of 1 have equal records, 0 have none" in result.stdout
    assert "expelled" not in result.stdout


@pytest.mark.model
def test_gold_tells_sentences_when_asked(tmp_path: Path) -> None:
    file = table(tmp_path / "en.tsv", GOLD, "en-1|Chad sang to Mali.|ACCUSE||TCD|MLI|actual|||")
    assert "Chad sang" not in evaluate("gold", file).stdout
    told = evaluate("gold", file, "--verbose").stdout
    assert "en-1  Chad sang to Mali.\n  wanted ACCUSE TCD>MLI actual\n  found  nothing\n" in told


@pytest.mark.model
def test_diff(tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text("Norway expels envoys\n\nNorway expelled three Russian diplomats on Thursday.\n", encoding="utf-8")
    old, new = tmp_path / "old.jsonl", tmp_path / "new.jsonl"
    CliRunner().invoke(app, ["code", str(text), "--out", str(old)])
    new.write_text(
        old.read_text(encoding="utf-8").replace('"status": "actual"', '"status": "future"'), encoding="utf-8"
    )
    assert evaluate("diff", old, old).stdout.splitlines()[-1] == "nothing has changed"
    result = evaluate("diff", old, new)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "status actual → future" in result.stdout
    *_, kinds, fields = result.stdout.splitlines()
    assert kinds.endswith(" changed")
    assert fields.startswith("of the changed: status ")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["pairs", "none.tsv"], "none.tsv: cannot be read"),
        (["gold", "en.tsv"], "en.tsv: cannot be read"),
        (["article", "none.jsonl", "none.jsonl"], "none.jsonl: cannot be read"),
        (["diff", "none.jsonl", "none.jsonl"], "none.jsonl: cannot be read"),
    ],
)
def test_what_is_wrong_is_told(arguments: list[str], words: str) -> None:
    result = evaluate(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"detente: {words}")
