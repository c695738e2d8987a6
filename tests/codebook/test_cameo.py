"""CAMEO's codes: their Goldstein values and what they are in PLOVER."""

import csv
import tomllib
from collections import Counter
from importlib.resources import files

import pytest

from detente.codebook.load import Reader

DATA = files("detente.codebook") / "data"
ROWS = list(csv.DictReader((DATA / "cameo.csv").read_text(encoding="utf-8").splitlines()))
BY_CODE = {row["code"]: row for row in ROWS}
TYPES = tomllib.loads((DATA / "plover.toml").read_text(encoding="utf-8"))["type"]

# How many codes of three and four digits the manual (1.1b3) has under each root.
COUNTS = {
    "01": 10, "02": 27, "03": 28, "04": 7, "05": 8, "06": 5, "07": 6, "08": 25, "09": 5, "10": 27,
    "11": 12, "12": 26, "13": 22, "14": 26, "15": 6, "16": 13, "17": 13, "18": 14, "19": 9, "20": 7,
}  # fmt: skip


def test_every_code_of_the_manual_is_there_once() -> None:
    assert [row["code"] for row in ROWS] == sorted(BY_CODE, key=lambda c: (c[:2], len(c) > 2, c))
    assert sum(COUNTS.values()) == 296
    assert Counter(code[:2] for code in BY_CODE if len(code) > 2) == COUNTS
    assert {code for code in BY_CODE if len(code) == 2} == set(COUNTS)
    assert all(code[:3] in BY_CODE for code in BY_CODE if len(code) == 4)
    assert all(row["name"] for row in ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["code"])
def test_values_are_in_range_and_types_exist(row: dict[str, str]) -> None:
    assert -10 <= float(row["goldstein"]) <= 10
    if row["code"].startswith("01"):
        assert row["plover"] == row["mode"] == row["plover2021"] == ""
        return
    assert row["plover"] in TYPES
    assert row["mode"] == "" or row["mode"] in TYPES[row["plover"]]["modes"]
    assert row["plover2021"] == "" or row["plover2021"] in TYPES


@pytest.mark.parametrize(
    ("code", "plover", "mode", "old"),
    [
        ("020", "REQUEST", "", ""),
        ("0256", "REQUEST", "yield", ""),
        ("0356", "CONCEDE", "", "AGREE"),
        ("055", "CONCEDE", "", "SUPPORT"),
        ("056", "CONCEDE", "", "SUPPORT"),
        ("0813", "CONCEDE", "", "RETREAT"),
        ("114", "ACCUSE", "disapprove", "ACCUSE"),
        ("116", "SANCTION", "convict", "ACCUSE"),
        ("163", "SANCTION", "discontinue", "COERCE"),
        ("1712", "ASSAULT", "destroy", "ASSAULT"),
        ("191", "COERCE", "restrict", "COERCE"),
        ("192", "COERCE", "seize", "COERCE"),
        ("186", "ASSAULT", "targeted", "ASSAULT"),
        ("1952", "ASSAULT", "drone", ""),
    ],
)
def test_rulings(code: str, plover: str, mode: str, old: str) -> None:
    row = BY_CODE[code]
    assert (row["plover"], row["mode"], row["plover2021"]) == (plover, mode, old)


def test_the_loader_reads_code_and_value() -> None:
    values = Reader([DATA]).goldstein()  # type: ignore[list-item]  # the package lies in a folder here
    assert values == {row["code"]: float(row["goldstein"]) for row in ROWS}
    assert (values["010"], values["163"], values["190"]) == (0.0, -8.0, -10.0)
