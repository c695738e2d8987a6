"""Find words between quotation marks, however the marks are printed.

Works on the text alone. A mark that is never closed runs to the end of its
paragraph; a paragraph that opens with a mark before the last one is closed
continues it, as newspapers do.
"""

from collections.abc import Iterable

from detente.waist import Quote

PAIRS = {"«": "»", "“": "”", "„": "“”", "″": "″", '"': '"'}
CLOSERS = '»”"″'


def quotes(text: str, blocks: Iterable[tuple[int, int]]) -> tuple[Quote, ...]:
    """Return the quoted stretches of the blocks, in order; nested ones stay inside the outer."""
    return tuple(q for number, (start, end) in enumerate(blocks) for q in of_block(text, number, start, end))


def of_block(text: str, number: int, start: int, end: int) -> list[Quote]:
    found, at = [], start
    while at < end:
        mark = text[at]
        if mark not in PAIRS or (mark == '"' and inch(text, at)):
            at += 1
            continue
        close = closing(text, at + 1, end, mark)
        found.append(trimmed(text, at + 1, end if close is None else close, number, close is not None))
        at = (end if close is None else close) + 1
    return [q for q in found if q.start < q.end]


def closing(text: str, at: int, end: int, mark: str) -> int | None:
    """Return where the quotation that `mark` opened is closed, None if nowhere."""
    depth, last = 1, None
    while at < end:
        char = text[at]
        if char in PAIRS[mark] and not (char == '"' and inch(text, at) and text.count('"', at + 1, end) % 2):
            depth, last = depth - 1, at
            if depth == 0:
                return at
        elif char == mark and mark != '"':
            depth += 1
        elif char in "»”" and mark in "«“":
            return at  # opened with one kind, closed with another
        at += 1
    return last  # an inner mark was left open: one close served both


def inch(text: str, at: int) -> bool:
    """Tell whether a straight mark stands for inches (6")."""
    return at > 0 and text[at - 1].isdigit() and (at + 1 == len(text) or text[at + 1] in " ,.")


def trimmed(text: str, start: int, end: int, number: int, closed: bool) -> Quote:
    """Return the quotation without the space inside its marks."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Quote(start=start, end=end, text=text[start:end], block=number, closed=closed)
