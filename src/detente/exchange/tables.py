"""Tables of other data sets: which it is, its columns, its lines."""

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import IO

from detente.errors import SourceError

# More bytes than a row has; what is longer is no row.
LONGEST = 1 << 20
ACTOR = (
    "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code", "Type1Code",
    "Type2Code", "Type3Code",
)  # fmt: skip
GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
GDELT = (
    "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate",
    *(f"Actor{n}{name}" for n in (1, 2) for name in ACTOR),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale", "NumMentions",
    "NumSources", "NumArticles", "AvgTone",
    *(f"{of}Geo_{name}" for of in ("Actor1", "Actor2", "Action") for name in GEO),
    "DATEADDED", "SOURCEURL",
)  # fmt: skip
GDELT_1 = tuple(name for name in GDELT if not name.endswith("ADM2Code"))
POLECAT = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title",
    "Actor Name Raw", "Wikipedia Actor ID",
    "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors",
    "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID",
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename",
    "Feature Type", "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language",
    "Version",
)  # fmt: skip
NEEDED = POLECAT[:3]


class DataSet(StrEnum):
    """A data set whose tables can be read."""

    polecat = "polecat"
    gdelt = "gdelt"


@dataclass(frozen=True, slots=True)
class Shape:
    """Which data set a table is from, and its columns; `header` tells whether the first line names them."""

    data_set: DataSet
    names: tuple[str, ...]
    header: bool

    def columns(self) -> Iterator[str]:
        """Yield the SQL of the columns that the data set has, null where the table lacks one."""
        known = {name: f"fields[{n}]" for n, name in enumerate(self.names, 1)}
        known.setdefault("Intensity", known.get("Event Intensity", "NULL"))
        for name in POLECAT if self.data_set is DataSet.polecat else self.names:
            yield f'{known.get(name, "NULL")}::VARCHAR AS "{name}"'


def shape(line: str, path: Path, data_set: DataSet | None) -> Shape:
    """Return the shape of a table by its first line; SourceError where it is none that is known."""
    fields = [field.removeprefix('"').removesuffix('"').strip() for field in line.rstrip().split("\t")]
    if set(NEEDED) <= set(fields) and data_set is not DataSet.gdelt:
        if len(set(fields)) < len(fields):
            raise SourceError(f"{path}: two columns have the same name: rename one")
        return Shape(DataSet.polecat, tuple(fields), header=True)
    width = line.count("\t") + 1
    if data_set is not DataSet.polecat and (width in (len(GDELT), len(GDELT_1)) or data_set):
        return Shape(DataSet.gdelt, GDELT_1 if width == len(GDELT_1) else GDELT, header=False)
    raise SourceError(
        f"{path}: neither a POLECAT table, whose first line has {', '.join(NEEDED)}, nor one of GDELT, "
        f"with {len(GDELT)} or {len(GDELT_1)} fields between tabs: has {width} in its first line"
    )


def lines(path: Path) -> Iterator[str]:
    """Yield the lines of a table, or of the one table in a zip archive, without their ends.

    Each is read as UTF-8, or as ISO-8859-1 where it is not. SourceError: it cannot be read.
    """
    try:
        with opened(path) as file:
            while data := file.readline(LONGEST):
                yield text(data.rstrip(b"\r\n"))
    except (OSError, zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError) as error:
        raise SourceError(f"{path}: cannot be read: {error}") from error


@contextmanager
def opened(path: Path) -> Iterator[IO[bytes]]:
    if not zipfile.is_zipfile(path):
        with path.open("rb") as file:
            yield file
        return
    with zipfile.ZipFile(path) as archive:
        names = [name for name in archive.namelist() if not name.endswith("/")]
        if len(names) != 1:
            raise SourceError(f"{path}: an archive of {len(names)} files: unpack it and name the tables")
        with archive.open(names[0]) as file:
            yield file


def text(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("iso-8859-1")
