"""Every pattern of furniture.toml catches its examples and spares its near misses."""

import pytest

from detente.errors import CodebookError
from detente.sources.furniture import COMMON, Pattern, load_furniture, read_furniture
from detente.sources.layout import layout

TITLE = "Oslo and Lima talk\n\n"
PARAGRAPH = "Norway and Peru met in Lima on Monday.\n\n"
ENTRIES = [
    pytest.param(language, pattern, words, id=f"{language}::{pattern.id}[{words[:40]}]")
    for language, table in load_furniture().tables.items()
    for pattern in table
    for words in (*pattern.example, *pattern.phrases)
]
NEAR = [
    pytest.param(language, pattern, words, id=f"{language}::{pattern.id}[{words[:40]}]")
    for language, table in load_furniture().tables.items()
    for pattern in table
    for words in pattern.near
]


def kinds(language: str, pattern: Pattern, words: str) -> list[str]:
    """Return the kinds of the blocks that `words` become, where the pattern may apply."""
    before = TITLE if pattern.head else TITLE + PARAGRAPH
    text = before + words + "\n\n" + PARAGRAPH
    found = layout(text, "en" if language == COMMON else language, load_furniture())
    return [b.kind for b in found.blocks if len(before) <= b.start < len(before) + len(words)]


@pytest.mark.parametrize(("language", "pattern", "words"), ENTRIES)
def test_example(language: str, pattern: Pattern, words: str) -> None:
    whole = {"line": [pattern.kind], "start": [pattern.kind, "body"], "end": ["body", pattern.kind]}
    assert kinds(language, pattern, words) == whole[pattern.at]


@pytest.mark.parametrize(("language", "pattern", "words"), NEAR)
def test_near_miss(language: str, pattern: Pattern, words: str) -> None:
    assert kinds(language, pattern, words) == ["body"]


def test_all_faults_are_told_at_once() -> None:
    with pytest.raises(CodebookError) as error:
        read_furniture("""
            [[fr.pattern]]
            id = "one"
            kind = "byline"
            regex = "{nobody} ("
            colour = "red"
            near = ["x"]
            [en]
            verbs = []
            [[en.pattern]]
            id = "two"
            kind = "title"
            at = "middle"
            example = ["x"]
            near = ["x"]
        """)
    told = str(error.value).splitlines()
    assert len(told) == 7
    assert told[0].startswith("furniture.toml: fr: one: unknown colour; known are at, example, head")


def test_faulty_toml() -> None:
    with pytest.raises(CodebookError, match="not TOML"):
        read_furniture("[")
