"""What a feed says of a page, through the headers of a WARC record and back."""

from hypothesis import given
from hypothesis import strategies as st

from detente.sources.warc_headers import LONGEST, encoded, told


@given(
    st.dictionaries(
        st.sampled_from(["published", "outlet", "title"]),
        st.text(st.characters(codec="utf-8"), min_size=1, max_size=LONGEST),
    )
)
def test_what_is_told_comes_back(values: dict[str, str]) -> None:
    headers = encoded(values)
    assert all(value.isascii() and value.isprintable() for value in headers.values())
    assert told(headers) == values


def test_a_title_is_percent_encoded_utf_8() -> None:
    assert encoded({"title": "L'été, 5 %"}) == {"WARC-Detente-Title": "L%27%C3%A9t%C3%A9%2C%205%20%25"}


def test_nothing_told_is_nothing() -> None:
    assert told({"WARC-Type": "response", "WARC-Detente-Title": ""}) == {}
    assert encoded({"title": "", "url": "http://example.org"}) == {}


def test_a_long_title_is_cut() -> None:
    assert told(encoded({"title": "é" * 9000})) == {"title": "é" * LONGEST}


def test_half_a_character_is_replaced() -> None:
    assert told(encoded({"title": "a\ud800b"})) == {"title": "a?b"}
