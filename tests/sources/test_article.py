"""Items become articles: who says what goes first, and how title and body become one text."""

import hashlib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.errors import DetenteError, SettingError, SourceError
from detente.records import Article, article_id
from detente.sources.article import article
from detente.sources.encoding import LONGEST
from detente.sources.items import Item, Kind
from detente.sources.text import ArticleSettings
from tests.sources.small import ENGLISH, FRENCH, page

REPLY = "Peru has not answered yet, the ministry added."


def read(data: Any, kind: Kind = "row", told: dict[str, str] | None = None, **said: str) -> Article:
    item = Item(source="a", position=0, name="a, line 2", kind=kind, data=data, told=told or {})
    return article(item, ArticleSettings(**said))


def test_a_row_is_title_blank_line_and_body() -> None:
    said = {"published": "3 March 2017", "outlet": "The Fjord", "url": "https://x.example/1", "language": "English"}
    made = read({"title": " Oslo\n protests ", "text": f"\n{ENGLISH}\n{REPLY}\n", "retrieved": "2017-03-05", **said})
    assert made.text == f"Oslo protests\n\n{ENGLISH}\n{REPLY}"
    digest = hashlib.sha256(made.text.encode()).hexdigest()
    assert made == Article(
        id=article_id(digest, "The Fjord", "2017-03-03"), text=made.text, sha256=digest, language="en",
        title="Oslo protests", url="https://x.example/1", outlet="The Fjord", published="2017-03-03",
        retrieved="2017-03-05",
    )  # fmt: skip


@pytest.mark.parametrize("kind", ["text", "page", "row"])
def test_who_goes_before_whom(kind: Kind) -> None:
    own = {"title": "Own", "published": "2017-03-01", "outlet": "Own Times", "url": "https://own.example/"}
    front = "".join(f"{field}: {value}\n" for field, value in own.items())
    head = (
        f"<meta property='og:title' content='Own'><meta property='og:site_name' content='Own Times'>"
        f"<meta name='date' content='2017-03-01'><meta property='og:url' content='{own['url']}'>"
    )
    data = {
        "text": f"---\n{front}---\nPublished: 5 May 2018\n\n{ENGLISH}\n\nSource: AFP".encode(),
        "page": page("Own", "Published: 5 May 2018", ENGLISH, REPLY, "Source: AFP", head=head),
        "row": {**own, "text": f"Published: 5 May 2018\n\n{ENGLISH}\n\nSource: AFP"},
    }[kind]
    told = {
        "title": "Told",
        "published": "2017-03-02",
        "outlet": "Told Times",
        "url": "https://told.example/",
        "language": "",
    }
    said = {"title": "Said", "published": "2017-03-03", "outlet": "Said Times", "url": "https://said.example/"}
    for made, expected in (
        (read(data, kind), own),
        (read(data, kind, told), told),
        (read(data, kind, told, **said), said),
    ):
        assert {field: getattr(made, field) for field in own} == {field: expected[field] for field in own}
    if kind == "row":
        bare = read({"text": data["text"]})
        assert (bare.published, bare.outlet, bare.title) == ("2018-05-05", "AFP", None)


@pytest.mark.parametrize(
    ("title", "body", "text"),
    [
        ("Oslo protests", ENGLISH, f"Oslo protests\n\n{ENGLISH}"),
        ("Oslo protests", f"Oslo protests\n{ENGLISH}", f"Oslo protests\n{ENGLISH}"),
        ("Oslo “protests”", f"OSLO  'PROTESTS'\n\n{ENGLISH}", f"OSLO  'PROTESTS'\n\n{ENGLISH}"),
        ("Oslo protests", f"Oslo protests. {ENGLISH}", f"Oslo protests. {ENGLISH}"),
        ("Norway recalled", ENGLISH, f"Norway recalled\n\n{ENGLISH}"),
        ("", ENGLISH, ENGLISH),
        ("…", ENGLISH, ENGLISH),
        ("Oslo &amp; <i>Lima</i>", f"{ENGLISH} 3 &lt; 4 &amp; so on", f"Oslo & Lima\n\n{ENGLISH} 3 < 4 & so on"),
        ("", f"---\ntitle: no\n---\n{ENGLISH}", f"title: no\n---\n{ENGLISH}"),
        ("", f"{ENGLISH} \0 and \ud83d, too", f"{ENGLISH} \ufffd and \ufffd, too"),
    ],
)
def test_texts(title: str, body: str, text: str) -> None:
    assert read({"title": title, "text": body}).text == text


@pytest.mark.parametrize(
    "body",
    [
        f"<p>{ENGLISH}</p><p>{REPLY}</p>",
        f"{ENGLISH}<br/><br/>{REPLY}",
        f"<div><p>{ENGLISH}</p>\n<p>{REPLY} </p><script>alert(1)</script></div>",
        f"<p>{ENGLISH}</p><p><b>Read more:</b> <a href='x'>Norway closes its embassy</a></p><p>{REPLY}</p>",
        f"<html><head><title>No</title></head><nav><a href='/'>Home</a></nav><p>{ENGLISH}</p><p>{REPLY}</p></html>",
    ],
)
def test_html_in_a_row_is_read_as_a_page(body: str) -> None:
    assert read({"title": "Oslo protests", "text": body}).text == f"Oslo protests\n\n{ENGLISH}\n\n{REPLY}"


def test_dates_and_languages_that_say_nothing_are_left_out() -> None:
    made = read({"text": FRENCH, "published": "recently", "language": "unknown", "outlet": None, "url": 17})
    assert (made.published, made.language, made.outlet, made.url) == (None, "fr", None, "17")
    assert read({"text": FRENCH, "published": "03/04/2017"}).published == "2017-04-03"
    assert read({"text": ENGLISH, "published": "03/04/2017"}).published is None
    assert read({"text": FRENCH, "language": "fr-CA"}).language == "fr"


def test_the_host_stands_for_an_outlet() -> None:
    assert read({"text": ENGLISH, "url": "https://www.fjord.example:80/a"}).outlet == "fjord.example"
    assert read({"text": ENGLISH, "url": "http://[broken"}).outlet is None
    assert read(page(), "page", {"url": "https://www.fjord.example/a"}).outlet == "fjord.example"


ERRORS = {
    "no text": ({"title": "x"}, "empty"),
    "empty": ({"text": " \n"}, "empty"),
    "no string": ({"text": ["x"]}, "empty"),
    "too long": ({"text": f"{ENGLISH} " * (LONGEST // 60)}, "too long for one article"),
    "other language": (
        {"text": "Noruega llamó a consultas a su embajador en Perú.", "language": "es"},
        "'es' is not supported",
    ),
    "unknown language": ({"text": "Oslo"}, "the language is none of fr, en"),
}


@pytest.mark.parametrize("kind", ERRORS)
def test_errors_name_the_row(kind: str) -> None:
    data, words = ERRORS[kind]
    with pytest.raises(SourceError, match=f"^a, line 2: .*{words}"):
        read(data)


def test_settings_that_make_no_sense() -> None:
    with pytest.raises(SettingError, match="--retrieved hier"):
        read({"text": ENGLISH}, retrieved="hier")


VALUES = st.one_of(
    st.none(), st.text(max_size=30), st.integers(), st.floats(), st.lists(st.text(), max_size=2), st.binary(max_size=9)
)
ROWS = st.dictionaries(st.sampled_from(["title", "published", "outlet", "url", "language", "retrieved", "x"]), VALUES)
BODIES = st.one_of(
    st.text(), st.sampled_from([ENGLISH, FRENCH, f"<p>{ENGLISH}</p>", f"---\n---\n{FRENCH}", "<b>", "&#0;"])
)


def read_or_refused(data: Any, kind: Kind, **said: str) -> Article | None:
    """Return the article, None where it is refused in one line."""
    try:
        return read(data, kind, **said)
    except DetenteError as error:
        return None if "\n" not in str(error) else pytest.fail(str(error))


@settings(deadline=None)
@given(ROWS, st.lists(BODIES, max_size=3), st.sampled_from(["fr", None]))
def test_any_row_is_read_or_refused(row: dict[str, Any], bodies: list[str], language: str | None) -> None:
    said = {"language": language} if language else {}
    if made := read_or_refused({**row, "text": "\n".join(bodies)}, "row", **said):
        assert made.text.strip()
        assert "\0" not in made.text
        "".join(filter(None, (made.text, made.title, made.outlet, made.url))).encode()


@settings(deadline=None)
@given(st.binary(), st.sampled_from(["page", "text"]))
def test_any_bytes_are_read_or_refused(data: bytes, kind: Kind) -> None:
    for whole in (data, b"<html>" + data + ENGLISH.encode(), page(head="<!--" + data.hex()) + data):
        made = read_or_refused(whole, kind)
        assert made is None or made.text.strip()
