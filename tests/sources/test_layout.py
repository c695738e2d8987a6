"""The parts of a text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.records import Span
from detente.sources.furniture import load_furniture
from detente.sources.layout import Layout, layout

BODY = "Norway recalled its envoy from Peru on Monday."
CORPS = "La Norvège a rappelé lundi son ambassadeur au Pérou."


def read(text: str, language: str = "en") -> Layout:
    return layout(text, language, load_furniture())


def parts(text: str, language: str = "en") -> list[tuple[str, str]]:
    return [(b.kind, text[b.start : b.end]) for b in read(text, language).blocks]


def kinds(text: str, language: str = "en") -> str:
    return " ".join(kind for kind, _ in parts(text, language))


CASES = {
    "plain": ("en", f"Oslo protests\n\n{BODY}\n\n{BODY}\n", "title body body"),
    "windows newlines": ("en", f"Oslo protests\r\n\r\n{BODY}\r\n\r\n{BODY}\r\n", "title body body"),
    "single newlines": ("en", f"{BODY}\n{BODY}\n", "body body"),
    "title before date": ("en", f"Oslo protests\nMonday, March 6, 2017\n{BODY}", "title date body"),
    "title before credit": ("fr", f"Oslo proteste\nLe Courrier avec AFP\n{CORPS}", "title credit body"),
    "title before byline": ("fr", f"Oslo proteste\nPar Claire Dupuis\n{CORPS}", "title byline body"),
    "sentence first": ("en", f"{BODY}\n\n{BODY}", "body body"),
    "one headline": ("en", "Norway recalls envoy", "body"),
    "headlines": ("en", "Norway recalls envoy\nPeru protests\nChile calls for calm", "body body body"),
    "crosshead": ("fr", f"Oslo\n\n{CORPS}\n\n« Un lien solide »\n\n{CORPS}", "title body crosshead body"),
    "not last": ("en", f"{BODY}\n\nPeru has not answered", "body body"),
    "question": ("en", f"{BODY}\n\nWill Peru give in?\n\n{BODY}", "body body body"),
    "bullet": ("en", f"{BODY}\n\n- Peru: two envoys\n\n{BODY}", "body body body"),
    "rule": ("en", f"{BODY}\n\n* * *\n\n{BODY}", "body furniture body"),
    "front": ("en", f"---\ntitle: Oslo\n---\n{BODY}", "front body"),
    "date and text": ("en", f"Oslo protests\n\nMonday, March 6, 2017 {BODY}", "title date body"),
    "not the head": ("en", f"{BODY}\n\nMonday, March 6, 2017 Norway left.", "body body"),
    "dateline and date": ("en", f"March 6, 2017 OSLO (AP) — {BODY} (AP)", "date dateline body credit"),
    "dateline, short": ("en", f"{BODY}\n\nOSLO — Peru answers\n\n{BODY}", "body dateline body body"),
    "related to the end": (
        "en", f"{BODY}\n\nRelated articles\nPeru recalls envoy\nWho is the envoy?\nThe talks in dates",
        "body furniture furniture furniture furniture"),
    "related box": (
        "fr", f"{CORPS}\n\nÀ lire aussi\n\nLe Pérou proteste\n\n{CORPS}\n\nSource : AFP\n",
        "body furniture furniture body credit"),
    "advert before title": ("en", f"Advertisement\n\nOslo protests\n\n{BODY}", "furniture title body"),
    "caption above": ("en", f"Oslo protests\n\nthe envoy in Lima in 2011.\n\n{BODY}", "title caption body"),
}  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), CASES.values(), ids=CASES)
def test_kinds(language: str, text: str, expected: str) -> None:
    assert kinds(text, language) == expected


WRAPPED = """Oslo protests

By Jane Doe
Norway has recalled its envoy from Peru after a week of talks about the
fishing grounds in the south, a spokeswoman for the government told a
news conference in Oslo on Monday.

Peru said that it regretted the decision. It has not yet decided whether
its own envoy is to stay in Oslo for the rest of the talks, which are to
go on in June.
"""


def test_hard_wrapped_paragraphs_are_joined() -> None:
    assert kinds(WRAPPED) == "title byline body body"
    assert kinds(WRAPPED.replace("\n", "\r\n")) == "title byline body body"


def test_links_are_not_hard_wrapping() -> None:
    links = "\n".join(["Norway and Peru talk about the fishing grounds in the south again"] * 4)
    text = f"{BODY} {BODY} {BODY}\n\n{BODY} {BODY} {BODY}\n\nRelated articles\n{links}"
    assert kinds(text) == "body body" + 5 * " furniture"


def test_dateline() -> None:
    text = f"BEIRUT, Lebanon (AP) — {BODY}"
    found = read(text)
    assert parts(text) == [("dateline", "BEIRUT, Lebanon (AP) —"), ("body", BODY)]
    assert found.dateline_place == Span(text="BEIRUT, Lebanon", start=0, end=15)
    assert found.credit == "AP"


def test_french_datelines() -> None:
    for opening, place in {
        "MOSCOU, 3 mars (Reuters) - ": "MOSCOU",
        "Londres, le 4 mai – ": "Londres",
        "Oslo, jeudi 4 mai 2017 — ": "Oslo",
    }.items():
        found = read(opening + CORPS, "fr")
        assert found.dateline_place == Span(text=place, start=0, end=len(place))
        assert parts(opening + CORPS, "fr") == [("dateline", opening.rstrip()), ("body", CORPS)]


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        (f"OSLO (AFP) — {BODY}\n\nSource: News Agencies", "News Agencies"),
        (f"{BODY} (AFP)", "AFP"),
        (f"{BODY}\n\n— Reuters", "Reuters"),
        (f"{BODY}\n\nWith AFP and Reuters", "AFP and Reuters"),
        (BODY, None),
    ],
)
def test_credit(text: str, credit: str | None) -> None:
    assert read(text).credit == credit


def test_date_line() -> None:
    assert read(f"Oslo protests\n\nPosted March 6, 2017\n\n{BODY}").date_line == "March 6, 2017"
    assert read(f"{BODY}\n\nUpdated: 6 March 2017").date_line == "6 March 2017"
    assert read(f"Oslo protests\n\n{BODY}\n\nMarch 6, 2017\n\n{BODY}").date_line == "March 6, 2017"
    assert read(f"{BODY}\n\nMarch 6, 2017\n\n{BODY}\n\nMarch 8, 2017\n\n{BODY}").date_line is None
    assert read(f"{BODY}\n\n{BODY}\n\n{BODY}\n\nMarch 6, 2017\n\n{BODY}").date_line is None


LINES = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        [BODY, CORPS, "---", "title: x", "By Jane Doe", "OSLO (AP) — Peru", "Related", "(AFP)", "Image: x"]
    ),
    st.sampled_from(
        [
            f"{BODY}  (AFP)",
            f"OSLO — OSLO — {BODY} — AP. — AP",
            "Publié le 3 mars 2017",
            "Peru talks",
            "a" * 70,
        ]
    ),
)
TEXTS = st.lists(st.tuples(LINES, st.sampled_from(["\n", "\n\n", "\r\n", " ", "\u2028"]))).map(
    lambda lines: "".join(line + end for line, end in lines)
)


@settings(deadline=None)
@given(TEXTS, st.sampled_from(["fr", "en", "xx", None]))
def test_every_word_lies_in_one_block(text: str, language: str | None) -> None:
    end = 0
    for block in layout(text, language, load_furniture()).blocks:
        assert end <= block.start < block.end <= len(text)
        assert not text[end : block.start].strip()
        assert text[block.start : block.end] == text[block.start : block.end].strip()
        end = block.end
    assert not text[end:].strip()
