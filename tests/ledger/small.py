"""Small articles, and all that a ledger holds, for comparing."""

from typing import Any

from detente.ledger.ledger import Ledger
from detente.ledger.schema import schema

ARTICLES = [
    {
        "title": f"{a} et {b}", "published": f"2023-03-{day:02}", "outlet": outlet, "language": "fr",
        "text": f"{a} a expulsé jeudi trois diplomates de {b}.\n\n« Nous ne céderons pas », a déclaré {b}.",
    }
    for day, outlet, a, b in (
        (3, "L'Estuaire", "La Norvège", "la Russie"), (10, "L'Estuaire", "Le Chili", "le Pérou"),
        (17, "Les Deux Rives", "Le Kenya", "la Somalie"), (24, "Les Deux Rives", "La Suède", "la Chine"),
        (25, "L'Estuaire", "Le Ghana", "le Togo"), (28, "Les Deux Rives", "Le Japon", "la Turquie"),
    )
]  # fmt: skip
# Columns that tell when something was written.
CLOCK = {"added", "recoded", "noted", "modified"}


def plain(row: dict[str, str]) -> str:
    """Return an article as a text file with front matter."""
    front = "".join(f"{key}: {row[key]}\n" for key in ("published", "outlet", "language"))
    return f"---\n{front}---\n{row['title']}\n\n{row['text']}\n"


def rows(ledger: Ledger, *, without: tuple[str, ...] = ()) -> dict[str, list[dict[str, Any]]]:
    """Return all rows of all tables, in an order of their own, without clocks."""
    found = {}
    for name, table in schema().table.items():
        if name not in without:
            columns = ", ".join(f'"{column[0]}"' for column in table["columns"] if column[0] not in CLOCK)
            found[name] = sorted(ledger.sql(f"SELECT {columns} FROM {name}").to_pylist(), key=str)
    return found
