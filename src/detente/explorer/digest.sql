-- What the explorer counts and draws, copied out of a ledger so that every view is quick: texts stay there.

CREATE TABLE items AS
SELECT a.id, a.outlet, a.language, a.published, a.title, a.url, coalesce(s.story, a.id) AS story
FROM ledger.articles a
LEFT JOIN (SELECT id AS story, unnest(articles) AS article FROM ledger.stories) s ON s.article = a.id;

-- One row an event, the leading one of each happening; parties as codes and as countries.
CREATE TABLE acts AS
SELECT
  e.id, e.article, h.happening, lower(split_part(e.coder, ' ', 1)) AS system, e.earliest AS day, e.date, e.event, e.mode,
  e.quad, e.score, e.goldstein, e.status, e.condition, e.contexts, e.confidence, e.frame,
  [coalesce(p.country, '---') || coalesce(':' || p.sector, '') FOR p IN e.actor] AS actors,
  [coalesce(p.country, '---') || coalesce(':' || p.sector, '') FOR p IN e.recipient] AS recipients,
  list_distinct([p.country FOR p IN e.actor IF p.country IS NOT NULL]) AS sources,
  list_distinct([p.country FOR p IN e.recipient IF p.country IS NOT NULL]) AS targets,
  e.attribution.speaker.name AS speaker, e.place.name AS place, e.place.country AS place_country, e.place.lat AS lat,
  e.place.lon AS lon, i.outlet, i.language, i.story, coalesce(n.reports, 1) AS reports, coalesce(n.outlets, 1) AS outlets
FROM ledger.events e
LEFT JOIN items i ON i.id = e.article
LEFT JOIN ledger.happening_events h ON h.event = e.id
LEFT JOIN ledger.happenings n ON n.id = h.happening
WHERE e.event IS NOT NULL AND coalesce(h.lead, true)
ORDER BY e.earliest;

-- One row for every ordered pair of countries of an act; a mutual act has a row each way, of which `once` is one.
CREATE TABLE pairs AS
WITH one AS (
  SELECT unnest(sources) AS actor, *, CASE WHEN len(recipients) = 0 THEN sources ELSE targets END AS others FROM acts
), ordered AS (
  SELECT one.*, unnest(others) AS recipient FROM one
)
SELECT
  least(actor, recipient) AS low, greatest(actor, recipient) AS high, actor, recipient, day, id, article, happening, system,
  event, mode, quad, score, goldstein, status, condition, contexts, confidence, place, lat, lon, outlet, language, reports,
  outlets, len(recipients) = 0 AS mutual,
  actor = low OR NOT (list_contains(others, actor) AND list_contains(sources, recipient)) AS once
FROM ordered
WHERE actor <> recipient
ORDER BY low, high, day;

-- One row a statement; of a story's reprints only the first.
CREATE TABLE said AS
SELECT
  s.id, s.article, coalesce(s.speaker.name, s.speaker.text) AS speaker, s.speaker.country AS country,
  s.speaker.sector AS sector, s.speaker.office AS office, coalesce(s.addressee.name, s.addressee.text) AS addressee,
  s.addressee.country AS addressee_country, s.earliest AS day, s.verb, s.form, len(s.events) AS events, i.outlet,
  i.language
FROM ledger.statements s
JOIN items i ON i.id = s.article
WHERE i.story = i.id
ORDER BY speaker, s.earliest;
