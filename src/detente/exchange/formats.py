"""The formats that are written."""

from dataclasses import dataclass
from enum import StrEnum


class Format(StrEnum):
    """Into what a ledger is exported."""

    polecat = "polecat"
    gdelt = "gdelt"
    icews = "icews"
    phoenix = "phoenix"
    plover = "plover"
    csv = "csv"
    parquet = "parquet"
    jsonl = "jsonl"


@dataclass(frozen=True, slots=True)
class Layout:
    """How a format of tab-separated values is written."""

    header: bool
    null: str
    quoted: bool


LAYOUTS = {
    Format.polecat: Layout(header=True, null="None", quoted=True),
    Format.icews: Layout(header=True, null="", quoted=True),
    Format.gdelt: Layout(header=False, null="", quoted=False),
    Format.phoenix: Layout(header=False, null="", quoted=False),
}
