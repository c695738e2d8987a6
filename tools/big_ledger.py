"""Make a ledger of many events out of nothing, for measuring: the rows are random but always the same."""

from pathlib import Path

from detente.ledger.ledger import Ledger

COUNTRIES = "USA RUS CHN FRA DEU GBR UKR ISR IRN TUR IND PAK JPN KOR PRK EGY SAU SYR IRQ POL ITA ESP BRA ZAF NGA".split()
TYPES = (
    ("AGREE", None, 1, 5.0, "057"), ("CONSULT", "visit", 1, 2.0, "042"), ("SUPPORT", None, 1, 3.0, "051"),
    ("CONCEDE", None, 1, 4.0, "081"), ("COOPERATE", "economic", 2, 6.0, "061"), ("AID", "economic", 2, 7.0, "071"),
    ("RETREAT", "withdraw", 2, 5.0, "087"), ("REQUEST", "assist", 3, -1.0, "104"), ("ACCUSE", "allege", 3, -3.0, "112"),
    ("REJECT", "change", 3, -3.0, "120"), ("THREATEN", "force", 3, -5.0, "138"), ("PROTEST", "demo", 4, -5.0, "141"),
    ("SANCTION", "expel", 4, -6.0, "166"), ("MOBILIZE", "troops", 4, -7.0, "152"), ("COERCE", "seize", 4, -8.0, "171"),
    ("ASSAULT", "aerial", 4, -10.0, "195"),
)  # fmt: skip
ENTITY = """{{'text': {0}, 'start': {1}, 'end': {1} + 3, 'name': {0}, 'country': {0}, 'sector': {2}, 'sectors': [{2}],
'office': NULL, 'wikidata': NULL}}"""

# Five events, two statements and some four hundred characters an article; actors that are often named come first.
SQL = [
    "SELECT setseed(0.5)",
    "CREATE TEMP TABLE kinds AS SELECT *, row_number() OVER () AS n FROM (VALUES {types}) v(event, mode, quad, score, cameo)",
    """CREATE TEMP TABLE drawn AS SELECT i, hash(i) AS h, DATE '2016-01-01' + CAST(hash(i) % 3650 AS INTEGER) AS day,
    {countries}[1 + CAST(floor(25 * pow((hash(i, 1) % 1000) / 1000.0, 2)) AS INTEGER)] AS a,
    {countries}[1 + CAST(floor(25 * pow((hash(i, 2) % 1000) / 1000.0, 2)) AS INTEGER)] AS b,
    1 + CAST(hash(i, 3) % 16 AS INTEGER) AS k FROM range({n}) r(i)""",
    """INSERT INTO articles BY NAME SELECT printf('%016x', i) AS id, 'Outlet ' || (i % 40) AS outlet,
    'Report ' || i AS title, CASE WHEN i % 2 = 0 THEN 'fr' ELSE 'en' END AS language,
    DATE '2016-01-01' + CAST(hash(i * 5) % 3650 AS INTEGER) AS published,
    repeat('Words of an article that nobody wrote, number ' || i || '. ', 8) AS text,
    sha256(i::VARCHAR) AS sha256, 'detente 0.1.0' AS coder, 'none' AS codebook, 'none' AS model, now()::TIMESTAMP AS added
    FROM range({n} // 5) r(i)""",
    """INSERT INTO events BY NAME SELECT printf('%015xe', d.i) AS id, printf('%016x', d.i // 5) AS article,
    0 AS sentence, 0 AS start, 30 AS "end", 'Words of an article that nobody' AS text, k.event, k.mode,
    [['military', 'economic', 'election', 'cyber'][1 + d.i % 4]] AS contexts, k.quad, k.score, k.cameo, k.score AS goldstein,
    [{actor}] AS actor, [{recipient}] AS recipient, CAST(d.day AS VARCHAR) AS date,
    CASE WHEN d.i % 20 = 0 THEN 'future' WHEN d.i % 33 = 0 THEN 'negated' ELSE 'actual' END AS status,
    CASE WHEN d.i % 7 = 0 THEN {{'text': 'Lyon', 'start': 0, 'end': 4, 'name': 'Place ' || (d.i % 500), 'country': d.a,
    'lat': (d.i % 500) / 5.0 - 45, 'lon': (d.i * 7 % 500) / 2.0 - 120, 'geonameid': d.i % 500, 'precision': 'place'}} END AS place,
    {{'text': 'wrote', 'start': 26, 'end': 31}} AS trigger, lower(k.event) || '/drawn' AS frame, 0.9 AS confidence,
    'detente 0.1.0' AS coder, 'none' AS codebook, 'none' AS model, d.day AS earliest, d.day AS latest
    FROM drawn d JOIN kinds k ON k.n = d.k""",
    """INSERT INTO statements BY NAME SELECT printf('%015xs', i) AS id, printf('%016x', i * 5 // 2 // 5) AS article,
    0 AS sentence, 0 AS start, 38 AS "end", 'Words that speaker ' || hash(i) % 4000 || ' never said, number ' || i AS text,
    'direct' AS form, {speaker} AS speaker, 'say' AS verb, CAST(day AS VARCHAR) AS date, [] AS events,
    'detente 0.1.0' AS coder, 'none' AS codebook, 'none' AS model, day AS earliest, day AS latest
    FROM drawn WHERE i < {n} * 2 // 5""",
    """INSERT INTO happenings BY NAME SELECT id, event, mode, status, [actor[1].country] AS actor,
    [recipient[1].country] AS recipient, earliest, latest, place.name AS place, [id] AS events, 1 AS reports, 1 AS stories,
    1 AS outlets, ['en'] AS languages, [] AS contradictions, [] AS told FROM events""",
    "INSERT INTO happening_events SELECT id, id, true FROM events",
    "INSERT INTO stories BY NAME SELECT id, title, [id] AS articles, 1 AS reports, 1 AS outlets, [language] AS languages, "
    "published AS earliest, published AS latest FROM articles",
]  # fmt: skip


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
        for statement in SQL:
            ledger.connection.execute(statement.format(**names))
