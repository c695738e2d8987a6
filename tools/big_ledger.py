"""Make a ledger of many events out of nothing, for measuring: the rows are random but always the same."""

from pathlib import Path

from detente.ledger.ledger import Ledger

COUNTRIES = [
    "USA", "RUS", "CHN", "FRA", "DEU", "GBR", "UKR", "ISR", "IRN", "TUR", "IND", "PAK", "JPN", "KOR", "PRK", "EGY",
    "SAU", "SYR", "IRQ", "POL", "ITA", "ESP", "BRA", "ZAF", "NGA",
]  # fmt: skip
TYPES = (
    ("AGREE", None, 1, 5.0, "057"), ("CONSULT", "visit", 1, 2.0, "042"), ("SUPPORT", None, 1, 3.0, "051"),
    ("CONCEDE", None, 1, 4.0, "081"), ("COOPERATE", "economic", 2, 6.0, "061"), ("AID", "economic", 2, 7.0, "071"),
    ("RETREAT", "withdraw", 2, 5.0, "087"), ("REQUEST", "assist", 3, -1.0, "104"), ("ACCUSE", "allege", 3, -3.0, "112"),
    ("REJECT", "change", 3, -3.0, "120"), ("THREATEN", "force", 3, -5.0, "138"), ("PROTEST", "demo", 4, -5.0, "141"),
    ("SANCTION", "expel", 4, -6.0, "166"), ("MOBILIZE", "troops", 4, -7.0, "152"), ("COERCE", "seize", 4, -8.0, "171"),
    ("ASSAULT", "aerial", 4, -10.0, "195"),
)  # fmt: skip
ENTITY = """{{'text': {0}, 'start': {1}, 'end': {1} + 3, 'name': {0}, 'country': {0}, 'sector': {2},
'sectors': [{2}], 'office': NULL, 'wikidata': NULL}}"""

SQL = Path(__file__).with_suffix(".sql")


def make(path: Path, events: int) -> None:
    """Write a ledger with so many events."""
    names = {
        "n": events, "countries": str(COUNTRIES),
        "types": ", ".join(str(row).replace("None", "NULL") for row in TYPES),
        "actor": ENTITY.format("d.a", 0, "'GOV'"), "recipient": ENTITY.format("d.b", 9, "'GOV'"),
        "speaker": ENTITY.format("'Speaker ' || hash(i) % 4000", 0, "'GOV'").replace(
            "'country': 'Speaker ' || hash(i) % 4000", "'country': a"
        ),
    }  # fmt: skip
    with Ledger(path) as ledger, ledger.transaction():
        for statement in SQL.read_text(encoding="utf-8").split(";\n"):
            ledger.connection.execute(statement.format(**names))
