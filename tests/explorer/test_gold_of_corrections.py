"""Corrections as gold tables, and the way from there to a score."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from detente.cli.main import app
from detente.codebook.load import load
from detente.evaluate.gold import Act, read_gold
from detente.explorer.corrections import Correction, Corrections
from detente.explorer.gold import COLUMNS, gold, table, write
from tests.explorer.corrected import TEXT, coded, correction

README = Path(__file__).parents[2] / "gold" / "README.md"


def test_a_sentence_that_is_judged_makes_a_row_with_its_parties_marked() -> None:
    assert gold([correction("right")], "en") == [
        {
            "id": "en-001", "sentence": "<s>Oslo</s> criticised <t>Santiago</t> on Monday.", "event": "ACCUSE",
            "mode": "disapprove", "actor": "NOR:GOV", "recipient": "CHL:GOV", "status": "actual", "more": "",
            "pair": "", "note": "a1, Marie",
        }
    ]  # fmt: skip
    assert gold([correction("right")], "fr") == []


def test_what_is_wrong_leaves_nothing_to_code() -> None:
    (row,) = gold([correction("wrong")], "en")
    assert (row["sentence"], row["event"], row["status"]) == (TEXT, "", "")


def test_changed_and_added_events_are_as_the_reader_says() -> None:
    changed = correction("changed", event="THREATEN", mode=None, recipient=("CHL", "PER"))
    added = correction("added", number=2, event="CONSULT", mode=None, actor=("NOR", "CHL"), recipient=(), start=20)
    (row,) = gold([changed, added], "en")
    assert (row["event"], row["mode"], row["recipient"]) == ("THREATEN", "", "CHL;PER")
    assert row["more"] == "CONSULT NOR;CHL> actual"
    assert row["sentence"] == "<s>Oslo</s> criticised Santiago on Monday."  # the coder saw no CHL without a sector


def test_a_sentence_with_an_event_that_nobody_judged_is_left_out() -> None:
    half = correction("right", beside=("e1", "e2"))
    assert gold([half], "en") == []
    assert gold([half, correction("added", number=2, beside=("e1", "e2"))], "en") == []
    other = correction("right", "Paul", record=coded("e2"), number=3, beside=("e1", "e2"))
    assert gold([half, other], "en") == []  # each reader judged one half
    rest = correction("wrong", record=coded("e2"), number=4, beside=("e1", "e2"))
    assert len(gold([half, rest], "en")) == 1


def test_after_coding_again_only_the_events_that_stand_there_now_count() -> None:
    before = correction("right", beside=("old",), record=coded("old"))
    after = correction("changed", number=2, record=coded("new"), beside=("new",), event="REJECT", mode=None)
    (row,) = gold([before, after], "en")
    assert (row["event"], row["more"]) == ("REJECT", "")
    found = correction("added", number=3, beside=("new",), event="REJECT", mode=None)
    assert gold([before, after, found], "en")[0]["more"] == ""  # what was added and is now coded stands once


def test_of_two_readers_the_later_counts_and_the_note_names_the_other() -> None:
    rows = gold([correction("right"), correction("wrong", "Paul", number=2)], "en")
    assert [(row["event"], row["note"]) for row in rows] == [("", "a1, Paul; otherwise: Marie")]
    agreed = gold([correction("right"), correction("right", "Paul", number=2)], "en")
    assert agreed[0]["note"] == "a1, Paul"


def test_statements_and_sentences_that_look_marked_are_left_out() -> None:
    said = {"record": "statement", "id": "s1", "frame": None, "event": None, "mode": None}
    assert gold([correction("right", record=said)], "en") == []
    assert gold([correction("right", text="Oslo <s>criticised</s> Santiago.")], "en") == []


@pytest.mark.parametrize(
    "text",
    [
        '"Enough," Oslo criticised Santiago.', "“Enough,” Oslo criticised\tSantiago\nagain.", "Oslo criticised",
        'Oslo criticised "Santiago', '"Oslo" criticised "Santiago"', "Oslo\u2028criticised\x00Santiago | 'here'",
    ],
)  # fmt: skip
def test_the_table_is_read_as_it_was_written(text: str, tmp_path: Path) -> None:
    path = tmp_path / "en.tsv"
    path.write_text(table(gold([correction("right", text=text)], "en")), encoding="utf-8", newline="")
    (sentence,) = read_gold(path, load())
    assert sentence.text.split() == text.replace("\x00", " ").replace("\u2028", " ").split()
    assert sentence.acts == (Act("ACCUSE", "disapprove", ("NOR:GOV",), ("CHL:GOV",), "actual"),)


def test_further_events_are_read_as_they_were_written(tmp_path: Path) -> None:
    second = correction(
        "added", number=2, event="SANCTION", mode="expel", actor=("---:REB", "NOR"), status="negated", start=9
    )
    write([correction("right"), second], tmp_path)
    (sentence,) = read_gold(tmp_path / "en.tsv", load())
    assert sentence.acts[1] == Act("SANCTION", "expel", ("NOR",), ("CHL:GOV",), "negated")


def test_the_columns_are_those_of_the_gold_that_we_ship() -> None:
    header = (README.parent / "en.tsv").read_text(encoding="utf-8").partition("\n")[0]
    assert tuple(header.split("\t")) == COLUMNS


# -- the command line ------------------------------------------------------------------


def kept(folder: Path, *corrections: Correction) -> Path:
    """Keep corrections beside a ledger, and return its path; the ledger need not be there."""
    ledger = folder / "relations.duckdb"
    for one in corrections:
        Corrections(ledger).add(one)
    return ledger


def test_corrections_are_written_as_json_lines(tmp_path: Path) -> None:
    ledger = kept(tmp_path, correction("right"), correction("wrong"))
    told = CliRunner().invoke(app, ["ledger", "corrections", str(ledger)])
    rows = [json.loads(line) for line in told.stdout.splitlines()]
    assert [(row["kind"], row["stands"]) for row in rows] == [("right", False), ("wrong", True)]
    assert rows[0]["coded"]["codebook"] == "c0de"
    out = tmp_path / "out.jsonl"
    assert CliRunner().invoke(app, ["ledger", "corrections", str(ledger), "--out", str(out)]).stdout == ""
    assert out.read_text(encoding="utf-8") == told.stdout


def test_without_corrections_it_says_how_to_make_one(tmp_path: Path) -> None:
    told = CliRunner().invoke(app, ["ledger", "corrections", str(tmp_path / "relations.duckdb")])
    assert told.exit_code == 2
    assert "nothing is corrected yet" in told.stderr


def test_a_folder_of_gold_says_what_is_in_it(tmp_path: Path) -> None:
    ledger = kept(tmp_path, correction("right"))
    told = CliRunner().invoke(app, ["ledger", "corrections", str(ledger), "--gold", str(tmp_path / "gold")])
    assert (told.exit_code, told.stdout) == (0, "")
    assert "en.tsv: 1 sentences" in told.stderr
    assert not (tmp_path / "gold" / "fr.tsv").exists()


@pytest.mark.model
def test_what_was_corrected_is_scored(tmp_path: Path) -> None:
    """From a correction to a score: one sentence as the coder has it, one that a reader says it gets wrong."""
    first, second = "Norway accused Chile of spying.", "Norway thanked Chile."
    parties = {"actor": ("NOR",), "recipient": ("CHL",)}
    right = correction("right", text=first, record=coded(trigger="accused", text=first), mode="allege", **parties)
    thanks = coded("e2", trigger="thanked", text=second)
    changed = correction(
        "changed", text=second, record=thanks, beside=("e2",), event="CONSULT", mode=None, sentence_start=40, **parties
    )
    ledger = kept(tmp_path, right, changed)
    run = CliRunner().invoke
    assert run(app, ["ledger", "corrections", str(ledger), "--gold", str(tmp_path)]).exit_code == 0
    told = run(app, ["evaluate", "gold", str(tmp_path / "en.tsv"), "--verbose"])
    assert told.exit_code == 0
    assert "wanted CONSULT NOR>CHL actual" in told.stdout
    assert "accused" not in told.stdout.partition("wanted")[0].rpartition("en-0")[2]
