"""Records: write then read is identity, ids are stable."""

import json

from hypothesis import given
from hypothesis import strategies as st

from detente.records import (
    Article,
    Attribution,
    Entity,
    Event,
    Passed,
    Place,
    Record,
    Span,
    Statement,
    as_dict,
    from_dict,
    stable_id,
)

TEXT = st.text(max_size=20)
MAYBE = st.none() | TEXT
NUMBER = st.integers(0, 10_000)
ENTITY = st.builds(
    Entity, text=TEXT, start=NUMBER, end=NUMBER, name=MAYBE, country=MAYBE, sector=MAYBE, sectors=st.tuples(TEXT)
)
EVENT = st.builds(
    Event,
    contexts=st.lists(TEXT).map(tuple),
    actor=st.lists(ENTITY, max_size=3).map(tuple),
    recipient=st.lists(ENTITY, max_size=3).map(tuple),
    score=st.floats(-10, 10),
    goldstein=st.none() | st.floats(-10, 10),
    attribution=st.none() | st.builds(Attribution, speaker=ENTITY, verb=MAYBE, statement=TEXT),
    place=st.none() | st.builds(Place, lat=st.none() | st.floats(-90, 90), lon=st.none() | st.floats(-180, 180)),
    trigger=st.builds(Span),
    confidence=st.floats(0, 1),
)
RECORD = st.one_of(
    EVENT,
    st.builds(Article),
    st.builds(Passed),
    st.builds(Statement, speaker=ENTITY, addressee=st.none() | ENTITY, events=st.lists(TEXT).map(tuple)),
)


@given(RECORD)
def test_write_then_read_is_identity(record: Record) -> None:
    assert from_dict(json.loads(json.dumps(as_dict(record)))) == record


def test_ids_depend_on_their_parts_alone() -> None:
    assert stable_id("a", 1) == stable_id("a", 1)
    assert stable_id("a", 1) != stable_id("a1")
    assert len(stable_id("a")) == 16


def test_code_names_country_and_sector() -> None:
    entity = Entity(text="Oslo", start=0, end=4, country="NOR", sector="GOV")
    assert entity.code == "NOR:GOV"
    assert Entity(text="police", start=0, end=6, sector="COP").code == "---:COP"
