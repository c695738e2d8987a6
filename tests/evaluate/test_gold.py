"""Scores on our own coded sentences."""

from pathlib import Path

import pytest

from detente.codebook.load import load
from detente.coder import Coder
from detente.errors import SourceError
from detente.evaluate.gold import (
    Act,
    Answer,
    Sentence,
    answer,
    by_type,
    false_events,
    matched,
    read_gold,
    statuses,
    translated,
)
from detente.evaluate.measure import Counts
from tests.evaluate.build import table

HEADER = "id|sentence|event|mode|actor|recipient|status|more|pair|note"
TALKS = "en-1|<s>Chad</s> met <t>Mali</t>.|CONSULT||TCD:GOV;MLI||actual||fr-1|"
QUIET = "en-2|It rained.||||||||"
GOLD = Path(__file__).parents[2] / "gold"


def act(
    event: str = "ACCUSE",
    actor: str = "FRA",
    recipient: str = "DEU",
    *,
    mode: str | None = None,
    status: str = "actual",
) -> Act:
    return Act(event, mode, tuple(actor.split()), tuple(recipient.split()), status)


def told(wanted: tuple[Act, ...], found: tuple[Act, ...], name: str = "en-1", pair: str = "") -> Answer:
    return Answer(Sentence(name, name[:2], "…", wanted, pair), found, tuple(matched(wanted, found)))


def test_a_table_is_read(tmp_path: Path) -> None:
    more = "en-3|A sentence.|ACCUSE|allege|FRA|DEU|negated|COERCE/arrest DEU:COP>FRA actual|MOBILIZE TCD> future||"
    file = tmp_path / "en.tsv"
    file.write_text(
        "\n".join((HEADER.replace("|", "\t"), TALKS.replace("|", "\t"), QUIET.replace("|", "\t"))), encoding="utf-8"
    )
    talks, quiet = read_gold(file, load())
    assert (talks.text, talks.language, talks.pair) == ("Chad met Mali.", "en", "fr-1")
    assert talks.acts == (Act("CONSULT", None, ("MLI", "TCD:GOV"), (), "actual"),)
    assert quiet.acts == ()
    cells = more.split("|")
    cells[7:9] = ["|".join(cells[7:9])]
    file.write_text(HEADER.replace("|", "\t") + "\n" + "\t".join(cells), encoding="utf-8")
    assert read_gold(file, load())[0].acts == (
        Act("ACCUSE", "allege", ("FRA",), ("DEU",), "negated"),
        Act("COERCE", "arrest", ("DEU:COP",), ("FRA",), "actual"),
        Act("MOBILIZE", None, ("TCD",), (), "future"),
    )


@pytest.mark.parametrize(
    ("name", "row", "words"),
    [
        ("en.tsv", TALKS.replace("CONSULT", "TALK"), "en.tsv, en-1: TALK actual: no such event type or status"),
        ("en.tsv", TALKS.replace("actual", "past"), "CONSULT past: no such event type or status"),
        ("en.tsv", TALKS.replace("||fr-1", "|AID FRA|fr-1"), "more: 'AID FRA': write it as"),
        ("talks.tsv", TALKS, "name it by its language: "),
    ],
)
def test_what_is_wrong_with_a_table_is_told(tmp_path: Path, name: str, row: str, words: str) -> None:
    with pytest.raises(SourceError) as error:
        read_gold(table(tmp_path / name, HEADER, row), load())
    assert words in str(error.value)


@pytest.mark.parametrize(
    ("found", "levels"),
    [
        (act(), {"type", "countries", "strict"}),
        (act(actor="FRA:GOV"), {"type", "countries"}),
        (act(mode="allege"), {"type", "countries"}),
        (act(status="future"), {"type", "countries"}),
        (act(actor="DEU", recipient="FRA"), {"type"}),
        (act(recipient=""), {"type"}),
        (act(actor="DEU FRA", recipient=""), {"type", "countries"}),
        (act("REJECT"), set()),
    ],
)
def test_levels(found: Act, levels: set[str]) -> None:
    counts = {level: by_type([told((act(),), (found,))], level)["ACCUSE"] for level in ("type", "countries", "strict")}
    assert {level for level, c in counts.items() if c.right} == levels
    assert all(c.right + c.missed == 1 for c in counts.values())


def test_the_closest_of_several_answers() -> None:
    far, near = act(recipient="ITA"), act()
    assert told((near,), (far, near)).hits == ((near, near),)
    assert by_type([told((near,), (far, near))], "strict") == {"ACCUSE": Counts(1, 1, 0)}


def test_false_events_and_statuses() -> None:
    answers = [
        told((), (act(), act())),
        told((), ()),
        told((act(status="future"),), (act(),)),
        told((act(),), (act(),)),
    ]
    assert false_events(answers) == (2, 2)
    assert statuses(answers) == (1, 2)


def test_translated_pairs() -> None:
    wanted = (act(),)
    answers = [
        told(wanted, wanted, "en-1", "fr-1"), told(wanted, wanted, "fr-1", "en-1"),
        told(wanted, wanted, "en-2", "fr-2"), told(wanted, (), "fr-2", "en-2"),
        told(wanted, (), "en-3", "fr-3"), told(wanted, (), "fr-3", "en-3"),
        told((), (), "en-4", "fr-4"), told((), (), "fr-4", "en-4"),
        told(wanted, wanted, "en-5", "fr-5"), told(wanted, wanted, "en-6"),
    ]  # fmt: skip
    assert translated(answers) == (1, 1, 3)


@pytest.mark.model
def test_a_sentence_is_coded(coder: Coder) -> None:
    expelled = act("SANCTION", "NOR", "RUS:GOV", mode="expel")
    sentence = Sentence("en-1", "en", "Norway expelled three Russian diplomats.", (expelled,), "")
    assert by_type([answer(coder, sentence)], "strict") == {"SANCTION": Counts(1, 0, 0)}


@pytest.mark.parametrize("file", sorted(GOLD.glob("*.tsv")), ids=lambda file: file.name)
def test_our_own_tables_are_sound(file: Path) -> None:
    sentences = read_gold(file, load())
    ids = [one.id for one in sentences]
    assert len(ids) == len(set(ids))
    assert any(not one.acts for one in sentences)
