-- A ledger of {n} events: random but always the same. Five events, two statements and some four hundred characters an
-- article; actors that stand first in the list are named often. tools/big_ledger.py fills in the braces.
SELECT setseed(0.5);

CREATE TEMP TABLE kinds AS SELECT *, row_number() OVER () AS n FROM (VALUES {types}) v(event, mode, quad, score,
cameo);

CREATE TEMP TABLE drawn AS SELECT i, hash(i) AS h, DATE '2016-01-01' + CAST(hash(i) % 3650 AS INTEGER) AS day,
{countries}[1 + CAST(floor(25 * pow((hash(i, 1) % 1000) / 1000.0, 2)) AS INTEGER)] AS a,
{countries}[1 + CAST(floor(25 * pow((hash(i, 2) % 1000) / 1000.0, 2)) AS INTEGER)] AS b,
1 + CAST(hash(i, 3) % 16 AS INTEGER) AS k FROM range({n}) r(i);

INSERT INTO articles BY NAME SELECT printf('%016x', i) AS id, 'Outlet ' || (i % 40) AS outlet,
'Report ' || i AS title, CASE WHEN i % 2 = 0 THEN 'fr' ELSE 'en' END AS language,
DATE '2016-01-01' + CAST(hash(i * 5) % 3650 AS INTEGER) AS published,
repeat('Words of an article that nobody wrote, number ' || i || '. ', 8) AS text,
sha256(i::VARCHAR) AS sha256, 'detente 0.1.0' AS coder, 'none' AS codebook, 'none' AS model,
now()::TIMESTAMP AS added
FROM range({n} // 5) r(i);

INSERT INTO events BY NAME SELECT printf('%015xe', d.i) AS id, printf('%016x', d.i // 5) AS article,
0 AS sentence, 0 AS start, 30 AS "end", 'Words of an article that nobody' AS text, k.event, k.mode,
[['military', 'economic', 'election', 'cyber'][1 + d.i % 4]] AS contexts, k.quad, k.score, k.cameo,
k.score AS goldstein,
[{actor}] AS actor, [{recipient}] AS recipient, CAST(d.day AS VARCHAR) AS date,
CASE WHEN d.i % 20 = 0 THEN 'future' WHEN d.i % 33 = 0 THEN 'negated' ELSE 'actual' END AS status,
CASE WHEN d.i % 7 = 0 THEN {{'text': 'Lyon', 'start': 0, 'end': 4, 'name': 'Place ' || (d.i % 500), 'country': d.a,
'lat': (d.i % 500) / 5.0 - 45, 'lon': (d.i * 7 % 500) / 2.0 - 120, 'geonameid': d.i % 500,
'precision': 'place'}} END AS place,
{{'text': 'wrote', 'start': 26, 'end': 31}} AS trigger, lower(k.event) || '/drawn' AS frame, 0.9 AS confidence,
'detente 0.1.0' AS coder, 'none' AS codebook, 'none' AS model, d.day AS earliest, d.day AS latest
FROM drawn d JOIN kinds k ON k.n = d.k;

INSERT INTO statements BY NAME SELECT printf('%015xs', i) AS id, printf('%016x', i * 5 // 2 // 5) AS article,
0 AS sentence, 0 AS start, 38 AS "end",
'Words that speaker ' || hash(i) % 4000 || ' never said, number ' || i AS text,
'direct' AS form, {speaker} AS speaker, 'say' AS verb, CAST(day AS VARCHAR) AS date, [] AS events,
'detente 0.1.0' AS coder, 'none' AS codebook, 'none' AS model, day AS earliest, day AS latest
FROM drawn WHERE i < {n} * 2 // 5;

INSERT INTO happenings BY NAME SELECT id, event, mode, status, [actor[1].country] AS actor,
[recipient[1].country] AS recipient, earliest, latest, place.name AS place, [id] AS events, 1 AS reports,
1 AS stories,
1 AS outlets, ['en'] AS languages, [] AS contradictions, [] AS told FROM events;

INSERT INTO happening_events SELECT id, id, true FROM events;

INSERT INTO stories BY NAME SELECT id, title, [id] AS articles, 1 AS reports, 1 AS outlets,
[language] AS languages, published AS earliest, published AS latest FROM articles;
