"""JSON Lines, arrays and objects, and what may be wrong in them."""

import json
from pathlib import Path

import pytest

from detente.sources.items import Item, Skipped
from detente.sources.sniff import sniff
from tests.sources.small import ENGLISH, ROWS, found, reasons

ROW = json.dumps(ROWS[0])


def read(data: str | bytes, folder: Path) -> list[Item | Skipped]:
    return found(data.encode() if isinstance(data, str) else data, folder, "a.json")


BAD_LINES = {
    "no JSON": ("{not json}", "not JSON: Expecting property name"),
    "cut short": (ROW[:40], "not JSON: Unterminated string"),
    "no object": ("[1, 2]", "no object"),
    "a number": ("17", "no object"),
    "no text": ('{"id": 3, "date": "2017"}', "which column holds the text? There are id, date: name it, as text=NAME"),
    "empty": ("{}", "There are none at all"),
    "text of another kind": ('{"text": {"en": "Norway"}}', "which column holds the text? There are text"),
    "text is a number": ('{"text": 17}', "no text in 'text'"),
    "NUL": ('{"text": "a\0b"}', "not JSON: Invalid control character"),
    "nested": ('{"text": ' + "[" * 100_000, "not JSON: nested too deep"),
    "a long number": ('{"text": "x", "id": ' + "9" * 5000 + "}", "Exceeds the limit"),
}


@pytest.mark.parametrize("kind", BAD_LINES)
def test_a_bad_line_is_skipped_alone(kind: str, tmp_path: Path) -> None:
    line, words = BAD_LINES[kind]
    things = read(f"\n{ROW}\n{line}\n\n{ROW}", tmp_path)
    assert [type(thing) for thing in things] == [Item, Skipped, Item]
    (reason,) = reasons(things)
    assert reason.startswith(f"{tmp_path}/a.json, line 3: ")
    assert words in reason
    assert len(reason) < 300


def test_encodings_of_lines(tmp_path: Path) -> None:
    accents = json.dumps({"text": "é à « … »"}, ensure_ascii=False)
    lines = [b"\xef\xbb\xbf" + accents.encode(), accents.encode("cp1252"), accents.encode() + b"\xe9", ROW.encode()]
    things = read(b"\r\n".join(lines), tmp_path)
    assert [dict(t.data)["text"] for t in things[:2] if isinstance(t, Item)] == 2 * ["é à « … »"]
    assert reasons(things) == [f"{tmp_path}/a.json, line 3: broken encoding: save the file as UTF-8"]
    assert len(things) == 4


def test_a_value_that_says_nothing_gives_way(tmp_path: Path) -> None:
    row = {"text": None, "body": "x", "source": {"name": "y"}, "publisher": "z", "date": 20170303, "lang": True}
    (thing,) = read(json.dumps(row), tmp_path)
    assert isinstance(thing, Item)
    assert thing.data == {"text": "x", "outlet": "z", "published": "20170303"}


def test_objects_on_several_lines(tmp_path: Path) -> None:
    pretty = json.dumps(ROWS[0], indent=2)
    for data in (pretty, f"{pretty}\n{pretty}", f"[{pretty},\n{pretty}]", f"[\n{ROW},\n{ROW}\n]\n", f"[{ROW}{ROW}"):
        things = read(data, tmp_path)
        assert all(isinstance(thing, Item) for thing in things)
        assert len(things) == max(1, data.count("title"))


def test_an_array_with_a_fault_gives_what_is_before_it(tmp_path: Path) -> None:
    things = read(f"[{ROW}, {ROW}, {{'text': 1}}, {ROW}]", tmp_path)
    assert [type(thing) for thing in things] == [Item, Item, Skipped]
    assert reasons(things)[0].endswith("object 3: not JSON: Expecting property name enclosed in double quotes; "
                                       "it and what follows are left out")  # fmt: skip
    things = read(f"[{ROW}, {ROW[:30]}", tmp_path)
    assert [type(thing) for thing in things] == [Item, Skipped]
    things = read(f"[{ROW}, 3, {ROW}]", tmp_path)
    assert [type(thing) for thing in things] == [Item, Skipped, Item]
    things = read(f'[{ROW}, {{"text": "é'.encode() + b"\xe9" + f'"}}, {ROW}]'.encode(), tmp_path)
    assert reasons(things) == [f"{tmp_path}/a.json, object 2: broken encoding: save the file as UTF-8"]


def test_an_array_longer_than_what_is_held(tmp_path: Path) -> None:
    rows = [{"text": f"{n} {ENGLISH * (n % 7 * 300)}"} for n in range(60)]
    things = read(json.dumps(rows), tmp_path)
    assert [dict(thing.data)["text"] for thing in things if isinstance(thing, Item)] == [row["text"] for row in rows]


def test_lines_are_told_from_objects() -> None:
    assert sniff(b'{"a": 1}\n{"b": 2}\n', "x", {}) == "lines"
    assert sniff(b'{"a": 1}', "x", {}) == "lines"
    assert sniff(b'{"a": 1,\n broken\n{"b": 2}\n', "x", {}) == "lines"
    assert sniff(b'{\n "a": 1\n}', "x", {}) == "json"
    assert sniff(b"\xef\xbb\xbf  [\n {}]", "x", {}) == "json"
    assert sniff(b"[Update] Norway left.", "x", {}) == "text"
    assert sniff(b"{{Norway}} left.", "x", {}) == "text"
