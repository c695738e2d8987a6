"""The code tables, as variables and macros of a DuckDB connection, so that SQL can look codes up."""

import csv
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files
from typing import TYPE_CHECKING

from detente.codebook.schema import Plover, TypeRow

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

ROOM = files("detente.exchange")
DATA = files("detente.codebook") / "data"
Row = Mapping[str, str]


def teach(connection: "DuckDBPyConnection") -> None:
    """Give a connection the code tables as variables, and the macros of codes.sql that use them."""
    for name, codes in maps():
        known = {key: value for key, value in codes if key and value}
        connection.execute(f"SET VARIABLE {name} = map(?, ?)", [list(known), list(known.values())])
    connection.execute(sql("codes"))


def sql(name: str) -> str:
    """Return the SQL of a file of this room."""
    return (ROOM / "sql" / f"{name}.sql").read_text(encoding="utf-8")


def types() -> Mapping[str, TypeRow]:
    """Return PLOVER's event types by name."""
    return Plover.model_validate(tomllib.loads((DATA / "plover.toml").read_text(encoding="utf-8"))).type


def countries() -> frozenset[str]:
    """Return the codes that an actor's country may have."""
    return frozenset(row["code"] for name in ("countries", "nonstate") for row in table(name))


def maps() -> Iterator[tuple[str, Iterable[tuple[str, str]]]]:
    """Yield each variable with its keys and values; of keys that stand twice the last counts."""
    states, others, territories = table("countries"), table("nonstate"), table("territories")
    for name in ("name", "icews", "fips", "cameo", "cow"):
        yield f"{name}_of", pairs(states, "code", name)
    yield "other_name", pairs(others, "code", "name")
    for name in ("cameo", "group", "type", "icews"):
        yield f"other_{name}", pairs(others, "code", name)
    yield "of_fips", [*pairs(territories, "fips", "code"), *pairs(states, "fips", "code")]
    old, new = pairs(states, "cameo", "code"), pairs(states, "code", "code")
    yield "of_iso3", [*pairs(territories, "iso3", "code"), *old, *new]
    yield "of_cow", pairs(states, "cow", "code")
    yield "of_name", names()
    yield "of_other", [("UNO", "UNO"), ("EEC", "EUR"), *pairs(others[::-1], "type", "code")]
    yield "role_of", pairs(table("sectors"), "sector", "cameo")
    yield "icews_sector", pairs(table("sectors"), "sector", "icews")
    yield "sector_of", pairs(table("roles"), "cameo", "sector")
    yield from acts()


def acts() -> Iterator[tuple[str, Iterable[tuple[str, str]]]]:
    """Yield what CAMEO codes and PLOVER types say."""
    cameo = rows((DATA / "cameo.csv").read_text(encoding="utf-8"))
    for name in ("goldstein", "plover", "mode"):
        yield f"cameo_{name}", pairs(cameo, "code", name)
    yield "cameo_text", [(row["code"], row["name"].removesuffix(", not specified below")) for row in cameo]
    yield "cameo_default", [(f"{row['event']}/{row['mode']}", row["cameo"]) for row in table("defaults")]
    known = types().items()
    yield "type_quad", [(name, str(row.quad)) for name, row in known]
    modes = [(f"{name}/{mode}", str(score)) for name, row in known for mode, score in row.modes.items()]
    yield "type_score", [*((f"{name}/", str(row.score)) for name, row in known), *modes]


def names() -> Iterator[tuple[str, str]]:
    """Yield the names of countries in small letters, each with its code."""
    for row in rows((DATA / "actors" / "countries.csv").read_text(encoding="utf-8")):
        yield from ((name.lower(), row["code"]) for name in row["names_en"].split("|"))
    states = table("countries")
    for row in [*table("territories"), *states, *table("nonstate")]:
        yield row["name"].lower(), row["code"]
    yield from ((row["icews"].lower(), row["code"]) for row in states)


def table(name: str) -> list[Row]:
    """Return a table of codes that the package ships."""
    return rows((ROOM / "data" / f"{name}.csv").read_text(encoding="utf-8"))


def rows(text: str) -> list[Row]:
    return list(csv.DictReader(text.splitlines()))


def pairs(table: list[Row], key: str, value: str) -> list[tuple[str, str]]:
    return [(row[key], row[value]) for row in table]
