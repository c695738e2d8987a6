"""What the report says of a small codebook."""

from codebook_report import Found, by_type, in_two_frames, never_matched, spelt

from tests.coding.small import small

CODEBOOK = small()


def test_words_in_two_frames_are_told_with_their_frames() -> None:
    doubles = {
        (lang, sort, spelt(pattern)): frames for (lang, sort, pattern), frames in in_two_frames(CODEBOOK).items()
    }
    assert doubles["en", "verbs", "attack"] == ["assault/attack", "assault/attack-city", "assault/attack-fire"]
    assert ("en", "verbs", "arrest") not in doubles


def test_entries_that_fit_nowhere_are_told() -> None:
    found = Found()
    (entry,) = CODEBOOK.words["en"].entries["verbs"]["arrest"]
    found.fitting.add((("en", "verbs", "coerce/arrest"), entry.pattern))
    left = never_matched(CODEBOOK, found)
    assert ("en", "verbs", "coerce/arrest") not in left
    assert left["fr", "verbs", "coerce/arrest"] == ["arrêter"]


def test_frames_and_words_are_counted() -> None:
    assert "| COERCE | 1 | 2 | 2 |" in list(by_type(CODEBOOK))
