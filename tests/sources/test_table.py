"""Tables in text: delimiters, encodings, and quotes that do not work out."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.sources.items import Item, Skipped
from detente.sources.sniff import sniff
from detente.sources.table import Lines, delimiter, split
from tests.sources.small import ENGLISH, FRENCH, articles, found, reasons

HEAD = "title,text,date\n"


def texts(things: list[Item | Skipped]) -> list[str]:
    return [thing.data["text"] for thing in things if isinstance(thing, Item) and not isinstance(thing.data, bytes)]


def read(data: str | bytes, folder: Path) -> list[Item | Skipped]:
    return found(data.encode() if isinstance(data, str) else data, folder, "a.csv")


def test_quoted_values_hold_newlines_delimiters_and_quotes(tmp_path: Path) -> None:
    things = read(HEAD + 'a,"One, two\n\n""three""\r\nfour",2017-03-03\n"b","x",""\n c, "y" ,\n', tmp_path)
    assert texts(things) == ['One, two\n\n"three"\r\nfour', "x", "y"]
    assert [thing.name.rpartition(" ")[2] for thing in things if isinstance(thing, Item)] == ["2", "6", "7"]


STRAY = {
    "never closed": 'a,"open,2017\n',
    "never closed, quotes below": 'a,"open,2017\nb,"x, y",2017\n',
    "first value": '"a,open,2017\n',
    "inside a quoted value": 'a,"he said "no" to it",2017\n',
    "after a quoted value": 'a,"x"y,2017\n',
    "closes in another row": 'a,"open,2017\nb,y",2017,x\n',
    "too few": "a,x\n",
    "too many": "a,x,y,2017\n",
}


@pytest.mark.parametrize("kind", STRAY)
def test_a_row_that_does_not_work_out_is_skipped_alone(kind: str, tmp_path: Path) -> None:
    good = [f"t,{n},2017\n" for n in range(5)]
    things = read(HEAD + "".join(good) + STRAY[kind] + "".join(good), tmp_path)
    told = reasons(things)
    assert told[0].startswith(f"{tmp_path}/a.csv, line 7: ")
    assert "mend the row" in told[0]
    assert len(told) == STRAY[kind].count("\n") - kind.endswith("below")
    assert [text for text in texts(things) if text.isdigit()] == list("0123401234")
    assert [thing.position for thing in things] == list(range(len(things)))


def test_a_stray_quote_in_a_long_file_is_found_quickly(tmp_path: Path) -> None:
    row = f"Oslo,{FRENCH.replace(',', ';')},2017-03-03\n"
    things = read(HEAD + 'a,"open,2017\n' + row * 60_000, tmp_path)
    assert len(reasons(things)) == 1
    assert len(texts(things)) == 60_000


def test_encodings(tmp_path: Path) -> None:
    text = f"titre;texte;date\nété;« {FRENCH} »;2017-03-03\n"
    for encoding in ("utf-8", "utf-8-sig", "cp1252"):
        (article,) = articles(read(text.encode(encoding), tmp_path))
        assert article.text == f"été\n\n« {FRENCH} »"
    broken = text.encode() + "été;à côté, cassé ".encode() + b"\xe9 ;x\n" + text.splitlines()[1].encode()
    things = read(broken, tmp_path)
    assert reasons(things) == [f"{tmp_path}/a.csv, line 3: broken encoding: save the file as UTF-8"]
    assert len(texts(things)) == 2


def test_odd_bytes_harm_their_row_alone(tmp_path: Path) -> None:
    things = read(HEAD.encode() + b"a,x\0y,2017\nb,\xff\x81\xc3\xa9\xc3\xa9\xc3\xa9,2017\n\n   \nc,z,2017\n", tmp_path)
    assert texts(things) == ["x\0y", "z"]
    assert len(reasons(things)) == 1


TABLES = {
    "usual names": ("title,text\n", b","),
    "French names": ("Titre;Texte;Date de publication\n", b";"),
    "other marks inside": ("Titre, sous-titre;Texte;Date\n", b";"),
    "spaces": ("title, text, date\n", b","),
    "quoted": ('"title"|"text"|"date"\n', b"|"),
    "identifiers": ("id\tmaintext\n", b"\t"),
    "unknown names": ("a,b,c\n1,2,3\n4,5,6\n7,8,9\n", b","),
    "unknown names, few rows": ("a,b,c\n1,2,3\n", None),
    "prose": (f"Text, lies and war\n\n{ENGLISH}\n", None),
    "list": ("Oslo, Lima, Paris\nNorway, Peru, France\nA, b, c\nD, e, f\n", None),
    "sentence": ("Oslo; Lima; text of the treaty between the two, with all its articles and dates\n", None),
    "doubled": ("text,text\n", None),
    "empty names": ("text,,title\n", None),
    "nothing": ("", None),
}


@pytest.mark.parametrize("kind", TABLES)
def test_tables_are_told_from_prose(kind: str) -> None:
    data, mark = TABLES[kind]
    assert delimiter(data.encode(), {}) == mark
    assert sniff(data.encode(), "a", {}) == ("table" if mark else "text")


def test_a_column_that_is_named_makes_a_table() -> None:
    assert delimiter(b"Nom du fichier;Le corps\n", {}) is None
    assert delimiter(b"Nom du fichier;Le corps\n", {"text": "Le corps"}) == b";"
    assert delimiter(b"text\n", {}) is None
    assert delimiter(b"text\n", {"text": "text"}) is not None


CELL = st.text(st.sampled_from('ab,;"\n\r é '), max_size=12)


@settings(deadline=None)
@given(st.lists(st.lists(CELL, min_size=3, max_size=3), min_size=1, max_size=6), st.sampled_from(",;\t|"))
def test_what_csv_writes_is_read_back(rows: list[list[str]], mark: str) -> None:
    file = io.StringIO()
    csv.writer(file, delimiter=mark, quoting=csv.QUOTE_ALL).writerows(rows)
    lines = Lines(enumerate(file.getvalue().encode().splitlines(keepends=True), 1))
    read_back = [cells for _, cells in split(lines, mark.encode())]
    assert read_back == [[cell.encode() for cell in row] for row in rows]
