"""Files and standard input become articles, or errors that say what to do."""

import contextlib
import hashlib
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.errors import DetenteError, SettingError, SourceError
from detente.records import Article
from detente.sources.encoding import LONGEST
from detente.sources.text import ArticleSettings, read_path, read_stdin, read_text

CORPS = "La Norvège a rappelé lundi son ambassadeur au Pérou, a annoncé le ministère."
BODY = "Norway recalled its envoy from Peru on Monday, the ministry said."


def read(text: str | bytes, **settings: str) -> Article:
    data = text if isinstance(text, bytes) else text.encode()
    return read_text(data, name="a.txt", settings=ArticleSettings(**settings))


def test_a_whole_article() -> None:
    text = f"Oslo proteste\n\nPublié le 3 mars 2017 à 14h30\n\n{CORPS}\n\nSource : AFP\n"
    article = read(text)
    assert (article.title, article.published, article.outlet) == ("Oslo proteste", "2017-03-03", "AFP")
    assert (article.text, article.language, article.url) == (text, "fr", None)
    assert article.sha256 == hashlib.sha256(text.encode()).hexdigest()
    assert article.id == read(text, outlet="AFP").id
    assert article.id not in (read(text, outlet="Le Courrier").id, read(text, published="2017-03-04").id)


def test_front_matter_goes_before_the_page_and_settings_before_it() -> None:
    front = '---\ntitle: "Oslo: le refus"\npublished: 2017-03-04\noutlet: Le Courrier\nurl:\n---\n'
    article = read(f"{front}Oslo proteste\n\n{CORPS} (AFP)")
    assert (article.title, article.published, article.outlet) == (
        "Oslo: le refus",
        "2017-03-04",
        "Le Courrier",
    )
    assert article.url is None
    assert article.text.startswith("---")
    article = read(f"{front}{CORPS}", published="2017-03-05", outlet="AFP", url="https://example.org")
    assert (article.published, article.outlet, article.url) == ("2017-03-05", "AFP", "https://example.org")


@pytest.mark.parametrize(
    ("head", "language", "published"),
    [
        ("Friday, March 3, 2017", "en", "2017-03-03"),
        ("Mar. 3rd, 2017", "en", "2017-03-03"),
        ("2017-03-03", "en", "2017-03-03"),
        ("03/04/2017", "en", None),
        ("Friday, March 3", "en", None),
        ("February 31, 2017", "en", None),
        ("Vendredi 3 mars 2017", "fr", "2017-03-03"),
        ("Mis à jour le 03/04/2017 à 8h", "fr", "2017-04-03"),
        ("Publié hier à 14h30", "fr", None),
    ],
)
def test_the_printed_date(head: str, language: str, published: str | None) -> None:
    assert read(f"Oslo\n\n{head}\n\n{CORPS}", language=language).published == published


def test_encodings_and_newlines() -> None:
    text = f"Oslo proteste\r\n\r\n{CORPS} « Jamais… »\r\n"
    assert read(text.encode("utf-8-sig")).text == text
    assert read(text.encode("cp1252")).text == text


def test_language() -> None:
    assert read(BODY).language == "en"
    assert read("Oslo", language="fr-CA").language == "fr"
    assert read(f"---\nlanguage: en\n---\n{CORPS}").language == "en"
    assert read(f"{BODY}\n\nVous aimerez aussi\n\nPartager sur Facebook\n\nLire la suite").language == "en"


SPANISH = "El gobierno de Noruega llamó a consultas a su embajador en Perú."
ERRORS = {
    "empty": (b"", "empty"),
    "white": (b" \n\t\r\n\xc2\xa0", "empty"),
    "front only": (b"---\ntitle: x\n---\n\n", "empty"),
    "nul": (b"Norway\0recalled", "binary"),
    "controls": (b"\x01\x02\x03\x04\x05\x06" * 20, "binary"),
    "pdf": (b"%PDF-1.4 hello", "PDF"),
    "utf-16": (BODY.encode("utf-16"), "UTF-16"),
    "broken": (f"{CORPS}\n{CORPS}".encode() + b"\xe9.", "line 2: broken encoding at byte"),
    "cut short": (CORPS.encode() + "é".encode()[:1], "broken encoding"),
    "neither": (b"Oslo \x81\x8d\x90", "broken encoding"),
    "spanish": (SPANISH.encode(), "language"),
    "too short": (b"Oslo", "language"),
    "unsupported": (f"---\nlanguage: es\n---\n{SPANISH}".encode(), "'es' is not supported: it can be fr, en"),
    "unknown keys": (b"---\nauthor: x\nplace: y\n---\nText.", "author, place; known are title"),
    "no key": (b"---\ntitle: x\nsome words\n---\nText.", "line 3"),
    "twice": (b"---\ntitle: x\ntitle: y\n---\nText.", "line 3: title is given twice"),
    "not closed": (b"---\ntitle: x\nText.", "never closed"),
    "no date": (b"---\npublished: May\n---\nText.", "published in the front matter"),
    "one line": (b"a" * 10_000_000, "too long for one article"),
    "too long": (b"Norway left.\n" * (LONGEST // 13 + 1), "split it"),
    "long and broken": (b"\xe9\x80" * 5_000_000, "too long"),
}  # fmt: skip


@pytest.mark.parametrize(("data", "words"), ERRORS.values(), ids=ERRORS)
def test_errors_name_the_file_in_one_line(data: bytes, words: str) -> None:
    with pytest.raises(SourceError) as error:
        read(data)
    message = str(error.value)
    assert message.startswith("a.txt")
    assert words in message
    assert "\n" not in message
    assert len(message) < 200


@pytest.mark.parametrize("date", ["3 mars", "2017-02-31", "20170303", "2017-03-03x", "٢٠١٧-٠٣-٠٣"])
def test_a_published_that_is_no_date(date: str) -> None:
    with pytest.raises(SettingError, match="--published"):
        read(BODY, published=date)


def test_a_dash_line_is_not_front_matter() -> None:
    assert read(f"---\n\n{BODY}\n\n---\n").text.startswith("---")


def test_path(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(BODY, encoding="utf-8")
    assert read_path(file, ArticleSettings()).text == BODY
    for path, words in {
        tmp_path: "folder",
        tmp_path / "b.txt": "no such file",
        Path("a\0b"): "cannot be read",
    }.items():
        with pytest.raises(SourceError, match=words):
            read_path(path, ArticleSettings())


def test_unreadable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr("builtins.open", refuse)
    with pytest.raises(SourceError, match="permissions"):
        read_path(tmp_path / "a.txt", ArticleSettings())


def test_standard_input() -> None:
    assert read_stdin(ArticleSettings(), stream=io.BytesIO(BODY.encode())).text == BODY
    with pytest.raises(SourceError, match="standard input: empty"):
        read_stdin(ArticleSettings(), stream=io.BytesIO())


@settings(deadline=None)
@given(st.one_of(st.binary(), st.text().map(str.encode)), st.sampled_from(["fr", None]))
def test_any_bytes_are_read_or_refused(data: bytes, language: str | None) -> None:
    with contextlib.suppress(DetenteError):
        article = read_text(data, name="x", settings=ArticleSettings(language=language))
        assert article.text.strip()
