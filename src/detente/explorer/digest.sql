-- What the explorer counts and draws, copied out of a ledger so that every view is quick: texts stay there.

-- Parties as COUNTRY or COUNTRY:SECTOR, and their countries; most lists have one.
CREATE TEMP MACRO codes(parties) AS [coalesce(p.country, '---') || coalesce(':' || p.sector, '') FOR p IN parties];
CREATE TEMP MACRO countries_of(parties) AS CASE
  WHEN len(parties) = 1 AND parties[1].country IS NOT NULL THEN [parties[1].country]
  ELSE list_distinct([p.country FOR p IN parties IF p.country IS NOT NULL]) END;

CREATE TABLE items AS
SELECT a.id, a.outlet, a.language, a.published, a.title, a.url, coalesce(s.story, a.id) AS story
FROM ledger.articles a
LEFT JOIN (SELECT id AS story, unnest(articles) AS article FROM ledger.stories) s ON s.article = a.id;

-- One row an event, the leading one of each happening; parties as codes and as countries. A happening has the id of its
-- leading event, so that only those of several events need be looked up; its place is the first that any of them gives.
-- The spot of a row is where its words are found.
CREATE TABLE acts AS
WITH led AS (
  SELECT *, rowid AS spot, CASE WHEN article IS NOT NULL THEN id END AS happening, codes(actor) AS actors, codes(recipient) AS recipients,
  countries_of(actor) AS sources, countries_of(recipient) AS targets
  FROM ledger.events ANTI JOIN (SELECT event AS id FROM ledger.happening_events WHERE NOT lead) USING (id)
  WHERE event IS NOT NULL
), told AS (
  SELECT id, reports, outlets, events FROM ledger.happenings WHERE len(events) > 1
), placed AS (
  SELECT t.id, arg_min(e.place, t.n) AS place
  FROM (SELECT id, unnest(events) AS event, generate_subscripts(events, 1) AS n FROM told) t
  JOIN ledger.events e ON e.id = t.event
  WHERE e.place IS NOT NULL
  GROUP BY t.id
), whole AS (
  SELECT led.* REPLACE (coalesce(led.place, placed.place) AS place) FROM led LEFT JOIN placed USING (id)
)
SELECT
  e.id, e.spot, e.article, e.happening, lower(split_part(e.coder, ' ', 1)) AS system, e.earliest AS day, e.date, e.event, e.mode,
  e.quad, e.score, e.goldstein, e.status, e.condition, e.contexts, e.confidence, e.frame, e.actors, e.recipients, e.sources,
  e.targets, CASE WHEN len(e.targets) = 0 THEN e.sources WHEN len(e.sources) = 0 THEN e.targets
  ELSE list_distinct(list_concat(e.sources, e.targets)) END AS countries,
  e.attribution.speaker.name AS speaker, e.attribution.statement AS statement, e.place.name AS place,
  e.place.country AS place_country, e.place.lat AS lat, e.place.lon AS lon, i.outlet, i.language, i.story,
  coalesce(t.reports, 1) AS reports, coalesce(t.outlets, 1) AS outlets
FROM whole e
LEFT JOIN items i ON i.id = e.article
LEFT JOIN told t ON t.id = e.id
ORDER BY e.earliest;

-- One row for every ordered pair of countries of an act; a mutual act has a row each way, of which `once` is one.
CREATE TABLE pairs AS
WITH one AS (
  SELECT unnest(sources) AS actor, *, CASE WHEN len(recipients) = 0 THEN sources ELSE targets END AS others FROM acts
), ordered AS (
  SELECT one.*, unnest(others) AS recipient FROM one
)
SELECT
  least(actor, recipient) AS low, greatest(actor, recipient) AS high, [low, high] AS countries, actor, recipient, day,
  date, id, spot, article, happening, system, event, mode, quad, score, goldstein, status, condition, contexts, confidence, place, lat, lon, outlet, language, reports,
  outlets, actors, recipients, statement, len(recipients) = 0 AS mutual,
  actor = low OR NOT (list_contains(others, actor) AND list_contains(sources, recipient)) AS once
FROM ordered
WHERE actor <> recipient
ORDER BY low, high, day;

-- One row a statement; of a story's reprints only the first.
CREATE TABLE said AS
SELECT
  s.id, s.rowid AS spot, s.article, replace(coalesce(s.speaker.name, s.speaker.text), chr(10), ' ') AS speaker,
  s.speaker.country AS country, s.speaker.sector AS sector, s.speaker.office AS office,
  replace(coalesce(s.addressee.name, s.addressee.text), chr(10), ' ') AS addressee,
  s.addressee.country AS addressee_country, s.earliest AS day, s.verb, s.form, len(s.events) AS events, i.outlet,
  i.language
FROM ledger.statements s
JOIN items i ON i.id = s.article
WHERE i.story = i.id
ORDER BY speaker, s.earliest;
