"""Which events are exported."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import TYPE_CHECKING

from detente.errors import SettingError
from detente.exchange.codes import countries, types

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

STATUSES = ("actual", "future", "hypothetical", "negated", "historical")


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Which events are exported; SettingError where a date, a code or a status is none.

    `since` and `until` are days (ISO) that an event's date may mean; a `country` may be actor or
    recipient; `system` is who coded it, such as detente or gdelt. Of the events of one happening
    the leading one stands for all, unless `all_reports`.
    """

    since: str | None = None
    until: str | None = None
    countries: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ("actual",)
    system: str | None = None
    all_reports: bool = False

    def __post_init__(self) -> None:
        for name, day in (("since", self.since), ("until", self.until)):
            if day is not None and not is_day(day):
                raise SettingError(f"{name} {day}: not a date: write it as 2017-03-03")
        for kind, given, known in (
            ("country", self.countries, countries()),
            ("type", self.types, types()),
            ("status", self.statuses, STATUSES),
        ):
            for value in given:
                if value not in known:
                    raise SettingError(f"{kind} {value}: unknown{like(value, known)}")

    def tell(self, connection: "DuckDBPyConnection") -> None:
        """Set the variables that the view of chosen events reads."""
        for name in ("since", "until", "countries", "types", "statuses", "system", "all_reports"):
            value = getattr(self, name)
            value = list(value) if isinstance(value, tuple) else value
            connection.execute(f"SET VARIABLE {name} = ?", [value])


def is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def like(value: str, known: Collection[str]) -> str:
    """Return a hint at the nearest known value, or at all of a few."""
    near = get_close_matches(value.upper(), known, 1) or get_close_matches(value.lower(), known, 1)
    few = f": one of {', '.join(sorted(known))}" if len(known) < 20 else ""
    return f" (did you mean {near[0]}?)" if near else few
