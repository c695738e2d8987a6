"""The filters that every view takes from its address, and the SQL that they mean."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, Literal
from urllib.parse import urlencode

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

Status = Literal["actual", "future", "hypothetical", "negated", "historical"]
Code = Annotated[str, StringConstraints(pattern=r"^([A-Z]{3}|---)$")]
Name = Annotated[str, StringConstraints(min_length=1, max_length=200)]
Type = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3,12}$")]
Context = Annotated[str, StringConstraints(pattern=r"^[a-z_]{3,30}$")]
Day = Annotated[date | None, BeforeValidator(lambda value: value or None)]  # an empty field of a form


class Filters(BaseModel):
    """What is looked at; everything that is not named is in. An unknown name is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    since: Day = None
    until: Day = None
    type: tuple[Type, ...] = ()
    quad: tuple[Annotated[int, Field(ge=1, le=4)], ...] = ()
    status: tuple[Status, ...] = ("actual",)
    context: tuple[Context, ...] = ()
    outlet: tuple[Name, ...] = ()
    language: Literal["", "fr", "en"] = ""
    system: Annotated[str, StringConstraints(pattern=r"^[a-z0-9]{0,20}$")] = ""
    country: Annotated[str, StringConstraints(pattern=r"^([A-Z]{3})?$")] = ""
    place: Annotated[str, StringConstraints(max_length=200)] = ""
    direction: Literal["both", "out", "in"] = "both"
    step: Literal["", "day", "week", "month"] = ""
    q: Annotated[str, StringConstraints(max_length=200)] = ""
    page: Annotated[int, Field(ge=1, le=100_000)] = 1
    format: Literal["", "html", "json", "csv", "parquet"] = ""
    lang: Literal["", "fr", "en"] = ""

    @model_validator(mode="after")
    def in_order(self) -> "Filters":
        if self.since and self.until and self.since > self.until:
            raise ValueError(f"since ({self.since}) is later than until ({self.until})")
        return self

    def where(self, table: str = "") -> tuple[str, list[Any]]:
        """Return an SQL condition on `acts` or `pairs` (under the name `table`), and its parameters."""
        return joined(conditions(self, f"{table}." if table else ""))

    def where_said(self) -> tuple[str, list[Any]]:
        """Return an SQL condition on `said`, and its parameters: days, outlets and language."""
        return joined(spoken(self))

    def query(self, **changes: Any) -> str:
        """Return the query part of an address with these filters, `changes` in place of some; "" if none is set."""
        given = {**self.model_dump(exclude_defaults=True, exclude={"page", "format", "lang"}), **changes}
        pairs = [(k, v) for k, values in given.items() for v in (values if isinstance(values, tuple) else [values])]
        return urlencode([(k, v) for k, v in pairs if v not in (None, "")])


def conditions(filters: Filters, name: str) -> Iterator[tuple[str, Any]]:
    """Yield conditions on acts, each with its parameter."""
    lists = {"event": filters.type, "quad": filters.quad, "status": filters.status, "outlet": filters.outlet}
    yield from days(filters, name)
    for column, values in lists.items():
        if values:
            yield f"list_contains(?, {name}{column})", list(values)
    if filters.context:
        yield f"list_has_any({name}contexts, ?)", list(filters.context)
    if filters.country:
        yield f"list_contains({name}countries, ?)", filters.country
    for column, value in (("language", filters.language), ("system", filters.system), ("place", filters.place)):
        if value:
            yield f"{name}{column} = ?", value


def spoken(filters: Filters) -> Iterator[tuple[str, Any]]:
    """Yield conditions on statements, each with its parameter."""
    yield from days(filters, "")
    if filters.outlet:
        yield "list_contains(?, outlet)", list(filters.outlet)
    for column, value in (("language", filters.language), ("country", filters.country)):
        if value:
            yield f"{column} = ?", value


def days(filters: Filters, name: str) -> Iterator[tuple[str, Any]]:
    if filters.since:
        yield f"{name}day >= ?", filters.since
    if filters.until:
        yield f"{name}day <= ?", filters.until


def joined(parts: Iterator[tuple[str, Any]]) -> tuple[str, list[Any]]:
    found = list(parts)
    return " AND ".join(sql for sql, _ in found) or "true", [value for _, value in found]
