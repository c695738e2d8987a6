"""Make articles of templates, for measuring speed and memory; the same number gives the same articles."""

import csv
import json
import random
import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from importlib.resources import files
from pathlib import Path

TEMPLATES = tomllib.loads((Path(__file__).parent / "synthetic.toml").read_text(encoding="utf-8"))
DAYS = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday"),
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi"),
}
# Enough syllables that the words of a long run are ever new, as names in the news are.
SYLLABLES = [a + b for a in "bcdfglmnprstvz" for b in ("a", "e", "i", "o", "u", "an", "el", "or", "ish")]
OUTLETS = ("Northern Wire", "Dépêches de l'Estuaire", "Courrier des Deux Rives")


def articles(number: int, *, seed: int = 1) -> Iterator[dict[str, str]]:
    """Yield so many articles, by turns in English and in French, by field of Article."""
    states = {language: countries(language) for language in DAYS}
    for n in range(number):
        draw = random.Random(seed * 1_000_003 + n)
        yield article(draw, "fr" if n % 2 else "en", states)


def article(draw: random.Random, language: str, states: dict[str, list[str]]) -> dict[str, str]:
    templates = TEMPLATES[language]
    pair = draw.sample(states[language], 2)
    sentences = draw.sample(templates["sentences"], draw.randint(4, 8))
    body = [filled(draw, sentence, language, pair) for sentence in sentences]
    half = len(body) // 2
    title = filled(draw, draw.choice(templates["titles"]), language, pair)
    return {
        "title": title,
        "text": f"{' '.join(body[:half])}\n\n{' '.join(body[half:])}",
        "published": (date(2015, 1, 1) + timedelta(days=draw.randrange(3_650))).isoformat(),
        "outlet": draw.choice(OUTLETS),
        "language": language,
    }


def filled(draw: random.Random, template: str, language: str, pair: list[str]) -> str:
    a, b = pair
    place, name = ("".join(draw.sample(SYLLABLES, 3)).capitalize() for _ in range(2))
    numbers = {"n": draw.randint(2, 90), "m": draw.randint(91, 400)}
    upper = a[0].upper() + a[1:]
    return template.format(A=upper, a=a, b=b, place=place, name=name, day=draw.choice(DAYS[language]), **numbers)


def countries(language: str) -> list[str]:
    """Return the names of states of the codebook, in French with their article."""
    table = files("detente.codebook") / "data" / "actors" / "countries.csv"
    rows = csv.DictReader(table.read_text(encoding="utf-8").splitlines())
    names = [row[f"names_{language}"].split("|")[0] for row in rows]
    return (
        [name for name in names if name and " " not in name]
        if language == "en"
        else [with_article(name) for name in names if name and " " not in name and not name.endswith("s")]
    )


def with_article(name: str) -> str:
    if name[0] in "AEÉIOUÎ":
        return f"l'{name}"
    return f"la {name}" if name.endswith("e") else f"le {name}"


def write(path: Path, number: int, *, seed: int = 1) -> None:
    """Write so many articles as JSON Lines."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(one, ensure_ascii=False) + "\n" for one in articles(number, seed=seed))
