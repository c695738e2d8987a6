"""Happenings after more articles came, codings changed or an update was broken off."""

from dataclasses import replace
from itertools import pairwise

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.ledger import happenings
from tests.ledger.told import THURSDAY, Told, add, day, event, found, insert, new, tables


def test_codings_that_change_or_vanish() -> None:
    connection = new()
    before = [Told("a", on=THURSDAY), Told("b", on=day(1)), Told("c", ("SWE",)), Told("d", on=day(9))]
    add(connection, before)
    happenings.update(connection)
    after = [replace(before[0], mode=None), replace(before[1], id="e", on=day(8))]
    after = [replace(told, article=before[n].home) for n, told in enumerate(after)]
    connection.execute("DELETE FROM events WHERE id IN ('a', 'b', 'c')")
    insert(connection, "events", [event(told, 0) for told in after])
    happenings.update(connection)
    assert tables(connection)["happenings"] == found(*after, before[3])


def test_nothing_is_left_of_an_update_that_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    connection = new()
    add(connection, [Told("a"), Told("b")])
    with monkeypatch.context() as patch:
        patch.setattr(happenings, "KEEP", ("SELECT error('no room')",))
        with pytest.raises(duckdb.Error, match="no room"):
            happenings.update(connection)
    assert not any(tables(connection).values())
    happenings.update(connection)
    assert [row["events"] for row in tables(connection)["happenings"]] == [["a", "b"]]


def test_a_second_run_writes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    connection = new()
    add(connection, [Told("a"), Told("b"), Told("c", ("SWE",))])
    happenings.update(connection)
    before = tables(connection)
    monkeypatch.setattr(happenings, "KEEP", ("SELECT error('nothing to do')",))
    happenings.update(connection)
    assert tables(connection) == before


def test_only_what_has_changed_is_done_again(monkeypatch: pytest.MonkeyPatch) -> None:
    connection = new()
    add(connection, [Told("a"), Told("b", ("SWE",)), Told("c", ("SWE",), ("CHN",), event="AID"), Told("d", on=day(40))])
    happenings.update(connection)
    done: list[str] = []
    kept = happenings.happening
    monkeypatch.setattr(happenings, "happening", lambda act: done.append(act[0].id) or kept(act))
    add(connection, [Told("e", outlet="Courier")])
    happenings.update(connection)
    assert sorted(done) == ["a", "b"]  # b is of the same type and day


@st.composite
def tellings(draw: st.DrawFn) -> list[Told]:
    """Draw events, a few to an article and a few articles to a story."""
    some = st.lists(
        st.builds(
            Told,
            id=st.just(""),
            actor=st.sampled_from([("NOR",), ("NOR", "SWE"), ("NOR:REB",), ()]),
            recipient=st.sampled_from([("RUS",), ("RUS", "CHN"), ()]),
            event=st.sampled_from(["SANCTION", "SANCTION", "CONSULT"]),
            mode=st.sampled_from(["expel", None]),
            on=st.sampled_from(
                [None, None, *map(day, (0, 1, 2, 4)), (day(-3), day(3)), (None, day(3)), (day(0), None)]
            ),
            status=st.sampled_from(["actual", "actual", "actual", "future", "negated"]),
            city=st.sampled_from([None, None, "Oslo", "Bergen"]),
            text=st.sampled_from(
                ["Three envoys were expelled on the day", "The raid killed 12", "12 were killed there"]
            ),
            article=st.sampled_from(["v", "w", "x", "y", "z"]),
        ),
        max_size=12,
    )
    when = {article: draw(st.sampled_from([None, day(0), day(0), day(1), day(3)])) for article in "vwxyz"}
    where = {article: draw(st.sampled_from(["", "s"])) for article in "vwxyz"}
    return [
        replace(
            one,
            id=f"{n:02}",
            text=f"{one.text} {n}",
            published=when[one.article],
            story=where[one.article],
            title=f"{one.text} {n}" if n % 3 == 0 else None,
        )
        for n, one in enumerate(draw(some))
    ]


@settings(max_examples=250, deadline=None)
@given(tellings(), st.permutations("vwxyz"), st.lists(st.integers(0, 5), max_size=3), st.sets(st.integers(0, 11)))
def test_the_order_of_articles_does_not_matter(
    told: list[Told], order: list[str], cuts: list[int], gone: set[int]
) -> None:
    """What comes in lots, with events that vanish on the way, gives what all that is left gives at once."""
    connection = new()
    doomed = [one.id for n, one in enumerate(told) if n in gone]
    for first, last in pairwise([0, *sorted(cuts), 5]):
        add(connection, [one for one in told if one.article in order[first:last]])
        happenings.update(connection)
    connection.execute("DELETE FROM events WHERE id IN (SELECT unnest(?))", [doomed])
    happenings.update(connection)
    once = new()
    add(once, told)
    once.execute("DELETE FROM events WHERE id IN (SELECT unnest(?))", [doomed])
    happenings.update(once)
    assert tables(connection) == tables(once)
