"""Pairs: reading the table, predicting, and the scores, equal to those of the shared scorer."""

import importlib.util
import json
from collections import defaultdict
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from detente.coder import Coder
from detente.errors import SourceError
from detente.evaluate.edition import QUADS
from detente.evaluate.pairs import Pair, Prediction, confusions, dyads, predict, read_pairs, score
from tests.evaluate.build import NONE_SHARED, SHARED, entity, event, table

HEADER = "row|gold_root|gold_quad|marked_sentence|source|target|sentence"
EXPELLED = "1|SANCTION|4|<s>Norway</s> expelled <t>a Dane</t>.|Norway|a Dane|Norway expelled a Dane."
MET = "2|CONSULT|1|The boss of <s>Acme</s> met <t>Bolt</t>.|Acme|Bolt|The boss of Acme met Bolt."


def pair(sentence: str, source: str, target: str, *, row: int = 1, root: str = "ACCUSE") -> Pair:
    spans = [((at, at + len(words)),) if (at := sentence.find(words)) >= 0 else () for words in (source, target)]
    return Pair(row, root, QUADS[root], sentence, *spans)


# -- the table ---------------------------------------------------------------------


def test_marks_say_where_the_parties_stand(tmp_path: Path) -> None:
    found = read_pairs(table(tmp_path / "p.tsv", HEADER, EXPELLED, MET))
    assert [(p.row, p.root, p.quad) for p in found] == [(1, "SANCTION", 4), (2, "CONSULT", 1)]
    assert [p.sentence[slice(*span)] for p in found for span in p.source + p.target] == [
        "Norway",
        "a Dane",
        "Acme",
        "Bolt",
    ]


def test_parties_that_are_not_marked_are_looked_up(tmp_path: Path) -> None:
    row = "3|AID|2|Elsewhere|Norway|a recipient|Norway sent grain."
    assert [(p.source, p.target) for p in read_pairs(table(tmp_path / "p.tsv", HEADER, row))] == [(((0, 6),), ())]


def test_every_fourth_row_is_held_back(tmp_path: Path) -> None:
    rows = [MET.replace("2|", f"{n}|", 1) for n in range(8)]
    file = table(tmp_path / "p.tsv", HEADER, *rows)
    assert [p.row for p in read_pairs(file, "held")] == [0, 4]
    assert [p.row for p in read_pairs(file, "open")] == [1, 2, 3, 5, 6, 7]
    assert len(read_pairs(file)) == 8


@pytest.mark.parametrize(
    ("header", "row", "words"),
    [
        (HEADER.replace("gold_quad", "quad"), MET, "line 1: no column gold_quad"),
        (HEADER, "1|FIGHT|4|a|b|c|d", "gold_root 'FIGHT' is none of"),
        (HEADER, "x|AID|2|a|b|c|d", "row must be a number"),
        (HEADER, "1|AID|7|a|b|c|d", "gold_quad one of 1 to 4"),
        (HEADER, "1|AID|2", "line 2: too few columns"),
    ],
)
def test_what_is_wrong_with_a_table_is_told(tmp_path: Path, header: str, row: str, words: str) -> None:
    with pytest.raises(SourceError, match=r"p\.tsv") as told:
        read_pairs(table(tmp_path / "p.tsv", header, row))
    assert words in str(told.value)


# -- events ------------------------------------------------------------------------


def test_dyads() -> None:
    a, b, c = entity("FRA"), entity("DEU"), entity("ITA")
    assert dyads(event(actor=(a, b), recipient=(c,))) == [(a, c), (b, c)]
    assert dyads(event(actor=(a, b))) == [(a, b), (b, a)]
    assert dyads(event(actor=(a,))) == [(a, None)]
    assert dyads(event(recipient=(a,))) == [(None, a)]
    assert dyads(event()) == []


@pytest.mark.model
def test_end_to_end_every_dyad_is_a_prediction(coder: Coder) -> None:
    one = pair("Norway and Sweden condemned Denmark.", "Norway", "Denmark")
    found = predict(coder, one, given=False)
    assert [p.as_dict() for p in found] == [
        {"row": 1, "root": "ACCUSE", "source_span": [0, 6], "target_span": [28, 35]},
        {"row": 1, "root": "ACCUSE", "source_span": [11, 17], "target_span": [28, 35]},
    ]


@pytest.mark.model
def test_a_pronoun_stands_where_the_speaker_whom_it_means_is_named(coder: Coder) -> None:
    said = pair("The Turkish army said it had attacked Iraq.", "The Turkish army", "Iraq", root="ASSAULT")
    (found,) = predict(coder, said, given=False)
    assert found.meets(said)


@pytest.mark.model
def test_what_did_not_happen_is_no_prediction(coder: Coder) -> None:
    one = pair("Norway did not condemn Denmark.", "Norway", "Denmark")
    assert predict(coder, one, given=False) == []


@pytest.mark.model
def test_parties_given_need_no_country(coder: Coder) -> None:
    one = pair("The hospital board accused Dr Vane of fraud.", "The hospital board", "Dr Vane")
    assert predict(coder, one, given=False) == []
    assert predict(coder, one, given=True) == [Prediction(1, "ACCUSE", (0, 18), (27, 34))]


@pytest.mark.model
def test_of_several_events_the_one_between_the_given_parties_is_told(coder: Coder) -> None:
    sentence = "Norway condemned Denmark, and Sweden expelled three Russian diplomats."
    assert [p.root for p in predict(coder, pair(sentence, "Norway", "Denmark"), given=True)] == ["ACCUSE"]
    assert [p.root for p in predict(coder, pair(sentence, "Sweden", "three Russian diplomats"), given=True)] == [
        "SANCTION"
    ]


# -- scores ------------------------------------------------------------------------


def test_strict_takes_the_first_event_between_the_parties() -> None:
    rows = [pair("Norway condemned Denmark.", "Norway", "Denmark")]
    found = [Prediction(1, "AID", (0, 6), None), Prediction(1, "ACCUSE", (0, 6), (17, 24))]
    assert score(rows, found, "all", strict=False).types.macro_f1 == 0
    assert score(rows, found, "all", strict=True).types.macro_f1 == pytest.approx(1 / len(QUADS))


def test_a_party_that_the_row_does_not_mark_is_not_asked_for() -> None:
    rows = [pair("Norway demobilised.", "Norway", "nobody")]
    assert score(rows, [Prediction(1, "ACCUSE", (0, 6), None)], "all", strict=True).types.coverage == 1


def test_confusions_are_of_open_rows_alone() -> None:
    rows = [pair("Norway condemned Denmark.", "Norway", "Denmark", row=row) for row in (1, 2, 3, 4)]
    found = [Prediction(row, root, (0, 6), None) for row, root in ((1, "AID"), (2, "ACCUSE"), (4, "AID"))]
    assert confusions(rows, found) == {("ACCUSE", "AID"): 1, ("ACCUSE", None): 1}


@pytest.mark.model
@pytest.mark.skipif(not SHARED.exists(), reason=NONE_SHARED)
@pytest.mark.parametrize("given", [True, False])
def test_scores_equal_those_of_the_shared_scorer(coder: Coder, tmp_path: Path, given: bool) -> None:
    """On rows of the shared table; every seventh, to be fast."""
    file = SHARED / "dev" / "plv-train.tsv"
    rows = read_pairs(file)[::7]
    found = [one for row in rows for one in predict(coder, row, given=given)]
    scorer = shared_scorer()
    gold = [scorer.read_gold(str(file))[row.row] for row in rows]
    places = {row.row: n for n, row in enumerate(rows)}
    events: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for one in found:
        events[places[one.row]].append(json.loads(json.dumps(one.as_dict())))
    for strict in (False, True):
        ours = score(rows, found, "all", strict=strict)
        for level, classes, measured in (("root", scorer.ROOTS, ours.types), ("quad", [1, 2, 3, 4], ours.quads)):
            regime = "strict" if strict else "first"
            answers = scorer.predictions(events, gold, regime, level)
            theirs = scorer.measure([g[level] for g in gold], answers, classes)
            assert measured.macro_f1 == pytest.approx(theirs["macro_f1"])
            assert measured.coverage == pytest.approx(theirs["coverage"])
            assert measured.right_if_answered == pytest.approx(theirs["precision_of_coded"])


def shared_scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_pairs", SHARED / "tools" / "score_pairs.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
