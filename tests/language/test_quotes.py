"""Quotation marks, however they are printed."""

import pytest

from detente.language.quotes import quotes


def found(*blocks: str) -> list[tuple[str, bool, int]]:
    """Return text, closed and block of the quotations in paragraphs."""
    text = "\n".join(blocks)
    spans, at = [], 0
    for block in blocks:
        spans.append((at, at + len(block)))
        at += len(block) + 1
    answer = quotes(text, spans)
    assert all(text[q.start : q.end] == q.text for q in answer)
    return [(q.text, q.closed, q.block) for q in answer]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("« Nous partons », dit-il.", "Nous partons"),
        ("«\u00a0Nous partons\u202f», dit-il.", "Nous partons"),
        ("“We are leaving,” he said.", "We are leaving,"),
        ('"We are leaving," he said.', "We are leaving,"),
        ("„Nous partons“, dit-il.", "Nous partons"),
        ("„Nous partons”, dit-il.", "Nous partons"),
        ("« We are leaving,” he said.", "We are leaving,"),
    ],
)
def test_marks(text: str, words: str) -> None:
    assert found(text) == [(words, True, 0)]


def test_several_in_a_paragraph() -> None:
    assert found("« Oui », dit Rome. « Non », dit Oslo.") == [("Oui", True, 0), ("Non", True, 0)]


def test_inner_quotation_stays_inside() -> None:
    assert found("« Il a dit « jamais » hier », raconte-t-elle.") == [("Il a dit « jamais » hier", True, 0)]
    assert found("“He said ‘never’ twice,” she said.") == [("He said ‘never’ twice,", True, 0)]


def test_inner_quotation_left_open() -> None:
    assert found("« Il a dit « jamais hier », raconte-t-elle.") == [("Il a dit « jamais hier", True, 0)]


def test_quotation_left_open_ends_with_its_paragraph() -> None:
    assert found("Il dit : « Nous partons.", "Rome attend.") == [("Nous partons.", False, 0)]


def test_quotation_over_paragraphs() -> None:
    assert found("“We are leaving.", "“We will be back.” He left.") == [
        ("We are leaving.", False, 0), ("We will be back.", True, 1),
    ]  # fmt: skip


def test_inches_and_apostrophes_are_no_marks() -> None:
    assert found("A 6\" pipe and the king's men.") == []
    assert found('He said "a 6" pipe" twice.')[0][0].startswith("a 6")
    assert found("L’armée d’Oslo") == []


def test_number_at_the_end_of_a_quotation() -> None:
    assert found('"We lost 6," he said.') == [("We lost 6,", True, 0)]
    assert found('"We left in 2016" he said.')[0][0] == "We left in 2016"


def test_nothing_between_the_marks() -> None:
    assert found("« » et “”") == []
    assert found("") == []
