"""Every kind of source is told by its content, read a thing at a time, and gone on with where it was left."""

import gzip
import io
import os
import pickle
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detente.errors import SettingError
from detente.records import Article
from detente.sources.items import Item
from detente.sources.open import items, stdin_items
from tests.sources.small import ALL, ENGLISH, FRENCH, LINES, ROWS, SOURCES, articles, found, reasons, table

ALONE = ("text", "page", "object", "text.gz", "page.gz", "object.gz")


@pytest.mark.parametrize("kind", ALL)
def test_every_kind_gives_articles(kind: str, tmp_path: Path) -> None:
    made = articles(found(ALL[kind], tmp_path, "misleading.jpg"))
    assert len(made) == (1 if kind in ALONE else 3)
    assert all(isinstance(one, Article) for one in made)
    assert ENGLISH in made[0].text
    assert made[0].title is not None
    assert made[0].title.startswith("Oslo protests")
    assert made[0].language == "en"


@pytest.mark.parametrize("kind", [kind for kind in ALL if kind not in ALONE])
def test_names_and_positions(kind: str, tmp_path: Path) -> None:
    things = found(ALL[kind], tmp_path)
    assert [thing.position for thing in things] == [0, 1, 2]
    assert {thing.source for thing in things} == {str(tmp_path / "source")}
    names = [thing.name for thing in things if isinstance(thing, Item)]
    assert all(name.startswith(f"{tmp_path / 'source'}, ") for name in names)
    assert len(set(names)) == 3


@pytest.mark.parametrize("kind", ALL)
def test_items_pickle(kind: str, tmp_path: Path) -> None:
    things = found(ALL[kind], tmp_path)
    assert pickle.loads(pickle.dumps(things)) == things


def test_rows_of_all_kinds_are_the_same_articles(tmp_path: Path) -> None:
    kinds = ("lines", "array", "comma", "semicolon", "tab", "bar", "parquet", "lines.gz", "comma.gz")
    made = {kind: [article.id for article in articles(found(ALL[kind], tmp_path))] for kind in kinds}
    assert len({tuple(ids) for ids in made.values()}) == 1, made


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(kind=st.sampled_from(sorted(ALL)), start=st.integers(0, 5), at=st.integers(0, 3000), odd=st.binary(max_size=4))
def test_going_on_gives_what_is_left(kind: str, start: int, at: int, odd: bytes, tmp_path: Path) -> None:
    """Also where the source is damaged: bytes are put in, and what comes after may be cut."""
    whole = ALL[kind]
    data = whole[:at] + odd + (whole[at:] if at % 2 else b"")
    things = found(data, tmp_path)
    assert [thing.position for thing in things] == list(range(len(things)))
    assert found(data, tmp_path, start=start) == things[start:]


def test_columns_can_be_named(tmp_path: Path) -> None:
    rows = [{"Überschrift": row["title"], "inhalt": row["text"], "x": row["date"]} for row in ROWS]
    assert "which column holds the text? There are Überschrift, inhalt, x" in reasons(found(table(rows), tmp_path))[0]
    things = found(table(rows), tmp_path, columns={"text": "inhalt", "title": "Überschrift", "published": "x"})
    assert [a.published for a in articles(things)] == ["2017-03-03", "2017-03-04", "2017-03-05"]
    assert [a.title for a in articles(things)] == [row["title"] for row in ROWS]
    with pytest.raises(SettingError, match="unknown body; known are text, title"):
        found(LINES, tmp_path, columns={"body": "inhalt"})


@pytest.mark.parametrize("kind", [kind for kind in SOURCES if kind not in ("parquet", "feed")])
def test_standard_input_may_be_any_of_them(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(SOURCES[kind])))
    made = articles(list(stdin_items()))
    assert [a.id for a in made] == [a.id for a in articles(found(SOURCES[kind], tmp_path))]


def test_standard_input_that_cannot_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(SOURCES["parquet"])))
    assert "standard input: a Parquet file can only be read from a file of its own" in reasons(list(stdin_items()))[0]
    monkeypatch.setattr(sys, "stdin", None)
    (nothing,) = stdin_items()
    assert isinstance(nothing, Item)
    assert nothing.data == b""


def test_a_pipe_that_gives_a_few_bytes_at_a_time(tmp_path: Path) -> None:
    class Drip(io.RawIOBase):
        def __init__(self) -> None:
            self.rest = LINES

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: bytearray) -> int:
            data, self.rest = self.rest[:7], self.rest[7:]
            buffer[: len(data)] = data
            return len(data)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(Drip())))
        things = list(stdin_items())
    assert [a.id for a in articles(things)] == [a.id for a in articles(found(LINES, tmp_path))]


NOTHING = {
    "pdf": (b"%PDF-1.7\n1 0 obj\n", "a PDF file, not plain text"),
    "picture": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(500), "binary data"),
    "finder": (b"\0\0\0\1Bud1\0\0\x10\0", "binary data"),
    "office": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(60), "an office file"),
    "rich text": (b"{\\rtf1\\ansi Oslo}", "a Rich Text file"),
    "bzip2": (b"BZh91AY&SY", "a compressed file: unpack it first"),
    "utf-16": (FRENCH.encode("utf-16"), "UTF-16"),
    "drawing": (b'<?xml version="1.0"?><svg xmlns="x"><g/></svg>', "neither a feed nor a page"),
    "heading alone": (b"title,text,date\n", "it holds no articles"),
    "empty array": (b"[ ]", "it holds no articles"),
    "compressed feed": (gzip.compress(SOURCES["feed"]), "a feed of at most 32,000,000 bytes can only be read"),
}


@pytest.mark.parametrize("kind", NOTHING)
def test_what_holds_no_articles_is_skipped(kind: str, tmp_path: Path) -> None:
    data, words = NOTHING[kind]
    (reason,) = reasons(found(data, tmp_path))
    assert reason.startswith(f"{tmp_path / 'source'}: ")
    assert words in reason
    assert found(data, tmp_path, start=1) == []


def test_a_file_that_cannot_be_opened(tmp_path: Path) -> None:
    assert reasons(list(items(tmp_path / "gone"))) == [f"{tmp_path / 'gone'}: no such file: check the name"]
    assert list(items(tmp_path / "gone", start=1)) == []
    assert reasons(list(items(tmp_path))) == [f"{tmp_path}: a folder, not a file: name the files in it"]
    assert "cannot be read" in reasons(list(items(Path("a\0b"))))[0]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x")
    path.chmod(0)
    assert reasons(list(items(path))) == [f"{path}: not readable: check its permissions"]


def test_a_file_that_changes_while_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_bytes(LINES * 1000)
    things = items(path)
    assert isinstance(next(things), Item)
    os.truncate(path, 0)
    assert all(isinstance(thing, Item) for thing in list(things)[:-1])
    path.unlink()
    assert reasons(list(items(path))) == [f"{path}: no such file: check the name"]
