"""The same dispatch printed by several outlets is one story, in whatever order the articles come."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from random import Random

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.ledger import stories
from detente.ledger.schema import prepare

FRENCH = """\
Le ministère norvégien des Affaires étrangères a annoncé jeudi que trois diplomates russes devraient quitter le pays
sous huit jours. Selon Oslo, ils ont mené des activités contraires à leur statut depuis leur arrivée l'an passé.
Moscou a parlé d'un geste inamical et promis une réponse de même nature. Les deux voisins se disputent depuis le
printemps les zones de pêche du Grand Nord, où plusieurs chalutiers ont été retenus par les garde-côtes."""
ENGLISH = """\
The foreign ministry of Norway said on Thursday that three Russian diplomats must leave the country within a week.
It said the three had worked against the interests of the kingdom while they were accredited in Oslo. Moscow called
the move unfriendly and promised an answer in kind. The two neighbours have quarrelled since the spring about fishing
grounds in the far north, where the coast guard has held several trawlers."""
OTHER = """\
Delegates from Kenya and Somalia met in Kampala on Thursday to draw their border at sea. The talks, which were broken
off two years ago, are led by the Ugandan foreign minister. Fishermen from both coasts wait for a line that lets them
cast their nets again, and several oil companies have asked for licences in the area."""
FRENCH, ENGLISH, OTHER = (text.replace("\n", " ") for text in (FRENCH, ENGLISH, OTHER))
THURSDAY = date(2023, 3, 16)


@dataclass(frozen=True)
class Print:
    """An article as a test needs it."""

    id: str
    text: str
    published: date | None = THURSDAY
    outlet: str | None = None
    language: str = "en"


def told(*prints: Sequence[Print]) -> list[dict[str, object]]:
    """Return the stories after one update for each lot of articles."""
    connection = duckdb.connect()
    prepare(connection, ":memory:")
    for lot in prints:
        for p in lot:
            connection.execute(
                "INSERT INTO articles BY NAME SELECT ? AS id, ? AS text, ? AS published, ? AS outlet, ? AS language, "
                "'Title ' || id AS title",
                [p.id, p.text, p.published, p.outlet or f"The {p.id} Gazette", p.language],
            )
        stories.update(connection)
    return connection.sql("FROM stories ORDER BY id").to_arrow_table().to_pylist()


def groups(*prints: Print) -> list[list[str]]:
    return [story["articles"] for story in told(prints)]  # type: ignore[misc]


def test_a_dispatch_in_three_outlets_is_one_story() -> None:
    edited = ENGLISH.replace("Moscow called", "The Kremlin called").replace("several trawlers", "many boats")
    prints = [
        Print("b", edited, THURSDAY + timedelta(1), outlet="Courier"),
        Print("a", ENGLISH, outlet="Gazette"),
        Print("c", OTHER, outlet="Gazette"),
        Print("d", ENGLISH, THURSDAY + timedelta(2), outlet="Gazette"),
    ]
    first, second = told(prints)
    assert first == {
        "id": "a", "title": "Title a", "articles": ["a", "b", "d"], "reports": 3, "outlets": 2, "languages": ["en"],
        "earliest": THURSDAY, "latest": THURSDAY + timedelta(2),
    }  # fmt: skip
    assert second["articles"] == ["c"]


def test_typography_accents_and_case_do_not_matter() -> None:
    plain = FRENCH.replace("é", "e").replace("è", "e").replace("'", "’").upper()
    assert groups(Print("a", FRENCH, language="fr"), Print("b", plain, language="fr")) == [["a", "b"]]


def test_what_stands_around_the_text_does_not_matter() -> None:
    page = (
        f"---\noutlet: The Courier\n---\nNorway expels diplomats\n\nBy Jane Doe\n\nOSLO (Reuters) - {ENGLISH}\n\n"
        "Read more: Norway closes its embassy\n\nSign up for our morning briefing"
    )
    lead = " ".join(ENGLISH.split()[:30]) + "."
    assert groups(Print("a", lead), Print("b", page)) == [["a", "b"]]


def test_a_shortened_version_is_the_same_story() -> None:
    short = ENGLISH.split(" It said")[0]
    assert groups(Print("a", ENGLISH), Print("b", short)) == [["a", "b"]]


def test_an_item_of_a_round_up_is_not_the_round_up() -> None:
    item = ENGLISH.split(" It said")[0]
    round_up = f"{OTHER}\n\n{item}"
    assert groups(Print("a", item), Print("b", round_up), Print("c", OTHER)) == [["a"], ["b", "c"]]


def test_another_article_on_the_same_event_is_another_story() -> None:
    own = (
        "Norway is sending three Russian envoys home. The foreign ministry in Oslo accuses them of spying on the oil "
        "fields. A spokesman for the embassy said the three were innocent and would pack their bags under protest."
    )
    assert groups(Print("a", ENGLISH), Print("b", own)) == [["a"], ["b"]]


def test_a_text_printed_again_months_later_is_another_story() -> None:
    late = THURSDAY + timedelta(90)
    assert groups(Print("a", ENGLISH), Print("b", ENGLISH, late)) == [["a"], ["b"]]


def test_a_text_without_date_goes_with_one_story_only() -> None:
    late = THURSDAY + timedelta(90)
    dated = [Print("a", ENGLISH), Print("b", ENGLISH.replace("Moscow", "The Kremlin"), late)]
    assert groups(*dated, Print("c", ENGLISH, None)) == [["a", "c"], ["b"]]
    assert groups(*dated, Print("c", dated[1].text, None)) == [["a"], ["b", "c"]]


def test_texts_without_dates_are_one_story() -> None:
    assert groups(Print("a", ENGLISH, None), Print("b", ENGLISH, None), Print("c", OTHER, None)) == [["a", "b"], ["c"]]


def test_languages_do_not_mix() -> None:
    assert groups(Print("a", ENGLISH), Print("b", ENGLISH, language="fr")) == [["a"], ["b"]]


def test_one_outlet_may_be_unknown() -> None:
    connection = duckdb.connect()
    prepare(connection, ":memory:")
    connection.execute("INSERT INTO articles BY NAME SELECT 'a' AS id, 'Words.' AS text, 'en' AS language")
    stories.update(connection)
    assert connection.sql("SELECT outlets, earliest FROM stories").fetchall() == [(1, None)]


def test_a_notice_under_every_article_joins_nothing() -> None:
    notice = "This newspaper is printed by a trust that belongs to its readers and takes no orders from anybody else."
    texts = [" ".join(Random(n).sample(OTHER.split(), 40)) for n in range(60)]
    assert len(groups(*(Print(f"{n:02}", f"{text}.\n\n{notice}") for n, text in enumerate(texts)))) == 60


def test_ever_so_many_copies_are_one_story() -> None:
    copies = [Print(f"{n:03}", ENGLISH, THURSDAY + timedelta(n % 3)) for n in range(150)]
    assert [len(story) for story in groups(*copies)] == [150]


def test_a_second_run_changes_nothing() -> None:
    prints = [Print("a", ENGLISH), Print("b", ENGLISH), Print("c", OTHER)]
    assert told(prints, [], []) == told(prints)


VERSIONS = [
    ENGLISH, ENGLISH.replace("Moscow", "The Kremlin"), ENGLISH.split(" Moscow")[0], ENGLISH.split(" It said")[0],
    ENGLISH + " " + OTHER, OTHER, OTHER.replace("Kampala", "Entebbe"),
]  # fmt: skip


@st.composite
def lots(draw: st.DrawFn) -> tuple[list[Print], list[list[Print]]]:
    """Draw articles, and the same in another order and in several lots."""
    days = st.one_of(st.none(), st.integers(0, 9).map(lambda n: THURSDAY + timedelta(n)))
    drawn = draw(st.lists(st.tuples(st.sampled_from(VERSIONS), days), max_size=9))
    prints = [Print(f"{n:x}", text, day) for n, (text, day) in enumerate(drawn)]
    mixed = draw(st.permutations(prints))
    cuts = sorted(draw(st.lists(st.integers(0, len(mixed)), max_size=3)))
    return prints, [mixed[a:b] for a, b in pairwise([0, *cuts, len(mixed)])]


@settings(max_examples=60, deadline=None)
@given(lots(), st.integers(1, 20))
def test_the_order_of_articles_does_not_matter(drawn: tuple[list[Print], list[list[Print]]], next: int) -> None:
    prints, mixed = drawn
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stories, "NEIGHBOURS", stories.NEIGHBOURS.replace("20 FOLLOWING", f"{next} FOLLOWING"))
        assert told(*mixed) == told(prints)


def test_nothing_is_left_of_an_update_that_fails() -> None:
    connection = duckdb.connect()
    prepare(connection, ":memory:")
    connection.execute("INSERT INTO articles BY NAME SELECT 'a' AS id, 'Some words.' AS text, 'en' AS language")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stories, "KEEP", "SELECT error('no room')")
        with pytest.raises(duckdb.Error, match="no room"):
            stories.update(connection)
    assert connection.sql("FROM signatures").fetchall() == []
    stories.update(connection)
    assert connection.sql("SELECT articles FROM stories").fetchall() == [(["a"],)]
