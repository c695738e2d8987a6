"""One act that several words of a sentence tell is one record."""

import pytest

from detente.coder import Coder
from tests.coding.test_who_sentences import coded

pytestmark = pytest.mark.model


def test_what_a_meeting_was_for_is_no_second_one(coder: Coder) -> None:
    sentence = "The Kenyan president held talks with the Ugandan president to discuss the crisis."
    assert coded(coder, "en", sentence) == ["KEN:GOV+UGA:GOV ->"]


def test_coordinated_requests_are_two(coder: Coder) -> None:
    sentence = "Le Kenya a exigé des excuses et demandé à l'Ouganda de libérer deux pêcheurs kényans."
    assert sorted(coded(coder, "fr", sentence)) == ["KEN ->", "KEN -> UGA"]
