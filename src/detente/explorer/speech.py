"""The interface in French and English: its words, the names of states, dates and numbers."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files

from babel.dates import format_date
from babel.numbers import format_decimal

from detente.codebook.actors import country_names

LANGUAGES = ("en", "fr")
WORDS = files("detente.explorer") / "words"


@dataclass(frozen=True, slots=True)
class Speech:
    """What the interface says in one language."""

    language: str
    words: Mapping[str, str]
    countries: Mapping[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """Return the words of a key, with values in their braces. KeyError: there is no such key."""
        return self.words[key].format(**values) if values else self.words[key]

    @property
    def types(self) -> list[str]:
        """Return PLOVER's types, in its order."""
        return [key.removeprefix("type.") for key in self.words if key.startswith("type.")]

    def country(self, code: str | None) -> str:
        """Return the name of a state, or of one of PLOVER's non-state groups; the code where there is none."""
        return self.countries.get(code or "", code or "–")

    def party(self, code: str) -> str:
        """Return a code such as RUS:GOV in words."""
        country, _, sector = code.partition(":")
        name = self.country(country) if country != "---" else self("unknown")
        return f"{name} ({self.words.get(f'sector.{sector}', sector).lower()})" if sector else name

    def day(self, day: date | None) -> str:
        """Return a day in words."""
        return written(day, self.language) if day else "–"

    def number(self, value: float) -> str:
        """Return a number with its groups of thousands."""
        return figure(value, "#,##0.##", self.language)

    def signed(self, value: float) -> str:
        """Return a score with its sign and one digit after the point."""
        rounded = round(value, 1) + 0
        return figure(rounded, "+#,##0.0;−#,##0.0" if rounded else "0.0", self.language)


@lru_cache(maxsize=20_000)
def written(day: date, language: str) -> str:
    return format_date(day, "medium", locale=language)


@lru_cache(maxsize=20_000)
def figure(value: float, form: str, language: str) -> str:
    return format_decimal(value, locale=language, format=form)


@cache
def speech(language: str) -> Speech:
    """Return the interface in a language."""
    words = {}
    for file in sorted(WORDS.iterdir(), key=lambda f: f.name):
        for key, forms in tomllib.loads(file.read_text(encoding="utf-8")).items():
            words[key] = forms[language]
    names = {key.removeprefix("group."): word for key, word in words.items() if key.startswith("group.")}
    return Speech(language, words, {**country_names(language), **names})


def wanted(asked: str, cookie: str | None, accepted: str) -> str:
    """Return the language to speak: asked for in the address, chosen before, or of the browser."""
    first = accepted[:2].lower()
    return next(x for x in (asked, cookie, first, "en") if x in LANGUAGES)
