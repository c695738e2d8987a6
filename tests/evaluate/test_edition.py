"""The types of 2021."""

import pytest

from detente.codebook.load import load
from detente.evaluate.edition import QUADS, old_type
from tests.evaluate.build import event

CODEBOOK = load()


@pytest.mark.parametrize(
    ("kind", "cameo", "old"),
    [
        ("ACCUSE", "111", "ACCUSE"),
        ("CONCEDE", "081", "YIELD"),
        ("RETREAT", "0841", "YIELD"),
        ("SANCTION", "163", "COERCE"),
        ("SANCTION", "161", "SANCTION"),
        ("SANCTION", "116", "ACCUSE"),
        ("CONCEDE", "055", "SUPPORT"),
        ("RETREAT", None, "YIELD"),
        ("COERCE", "176", "ASSAULT"),
        ("COERCE", "192", "ASSAULT"),
        ("THREATEN", None, "THREATEN"),
    ],
)
def test_old_type(kind: str, cameo: str | None, old: str) -> None:
    assert old_type(event(kind, cameo=cameo), CODEBOOK) == old
    assert old in QUADS


def test_an_intent_to_yield_was_an_agreement() -> None:
    retreat = next(frame.id for frame in CODEBOOK.frames.values() if frame.event == "RETREAT")
    assert old_type(event("CONCEDE", frame=retreat), CODEBOOK) == "AGREE"
    assert old_type(event("CONCEDE", frame="sanction/impose-sanctions"), CODEBOOK) == "YIELD"


def test_announced_conflict_was_a_threat() -> None:
    assert old_type(event("SANCTION", cameo="161", status="future", quad=4), CODEBOOK) == "THREATEN"
    assert old_type(event("ACCUSE", cameo="111", status="future"), CODEBOOK) == "ACCUSE"
