-- The views of a ledger; what their columns mean stands in schema.toml.

-- Parties as COUNTRY or COUNTRY:SECTOR.
CREATE OR REPLACE MACRO codes(parties) AS
[coalesce(p.country, '---') || coalesce(':' || p.sector, '') FOR p IN parties];

-- An event in a line; actor and recipient are codes.
CREATE OR REPLACE MACRO in_words(event, mode, actor, recipient, date, status) AS
concat(
  event, '/' || mode, ' ', list_aggregate(actor, 'string_agg', ', '), ' > ',
  list_aggregate(recipient, 'string_agg', ', '), ' ', date, ' ', status
);

CREATE OR REPLACE VIEW acts AS
SELECT
  lower(split_part(e.coder, ' ', 1)) AS system, e.earliest AS day, h.happening, e.id, e.article, e.event, e.mode,
  e.quad, e.score, e.cameo, e.goldstein, e.actor, e.recipient, e.date, e.place, e.contexts, e.text,
  coalesce(n.reports, 1) AS reports, coalesce(n.outlets, 1) AS outlets
FROM events e
LEFT JOIN happening_events h ON h.event = e.id
LEFT JOIN happenings n ON n.id = h.happening
WHERE e.status = 'actual' AND e.event IS NOT NULL AND coalesce(h.lead, true);

CREATE OR REPLACE VIEW dyads AS
WITH sides AS (
  SELECT *, len(recipient) = 0 AS mutual, CASE WHEN len(recipient) = 0 THEN actor ELSE recipient END AS others
  FROM acts
), pairs AS (
  SELECT
    *, unnest(list_distinct([a.country FOR a IN actor IF a.country IS NOT NULL])) AS one
  FROM sides
), ordered AS (
  SELECT *, unnest(list_distinct([o.country FOR o IN others IF o.country IS NOT NULL])) AS other
  FROM pairs
)
SELECT
  system, day, one AS actor, other AS recipient,
  list_sort(list_distinct([a.sector FOR a IN ordered.actor IF a.country = one AND a.sector IS NOT NULL])) AS actor_sectors,
  list_sort(list_distinct([o.sector FOR o IN others IF o.country = other AND o.sector IS NOT NULL])) AS recipient_sectors,
  event, mode, quad, score, cameo, goldstein, date, text, reports, outlets, id, happening, article
FROM ordered
WHERE one <> other;

CREATE OR REPLACE VIEW one_a_day AS
SELECT system, day, actor, recipient, event, mode, quad, score, goldstein, reports, outlets, id, article
FROM dyads
WHERE day IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY system, day, actor, recipient, event ORDER BY reports DESC, id) = 1;

CREATE OR REPLACE VIEW daily AS
SELECT
  system, day, actor, recipient, count(*) AS acts, count(*) FILTER (quad <= 2) AS cooperation,
  count(*) FILTER (quad >= 3) AS conflict, avg(score) AS score, avg(goldstein) AS goldstein,
  sum(reports)::BIGINT AS reports
FROM dyads
WHERE day IS NOT NULL
GROUP BY ALL;

CREATE OR REPLACE VIEW monthly AS
SELECT
  system, date_trunc('month', day)::DATE AS month, actor, recipient, count(*) AS acts,
  count(*) FILTER (quad <= 2) AS cooperation, count(*) FILTER (quad >= 3) AS conflict, avg(score) AS score,
  avg(goldstein) AS goldstein, sum(reports)::BIGINT AS reports
FROM dyads
WHERE day IS NOT NULL
GROUP BY ALL;

CREATE OR REPLACE VIEW quads AS
SELECT
  system, date_trunc('month', day)::DATE AS month, actor, recipient, quad, count(*) AS acts, avg(score) AS score
FROM dyads
WHERE day IS NOT NULL
GROUP BY ALL;

CREATE OR REPLACE VIEW said AS
SELECT
  coalesce(s.speaker.name, s.speaker.text) AS speaker, s.speaker.country AS country, s.speaker.sector AS sector,
  s.speaker.office AS office, coalesce(s.addressee.name, s.addressee.text) AS addressee, s.earliest AS day, s.verb,
  s.form, s.text, a.outlet, a.language, s.id, s.article
FROM statements s
JOIN articles a ON a.id = s.article
WHERE s.article NOT IN (SELECT unnest(articles[2:]) FROM stories);

CREATE OR REPLACE VIEW speakers AS
SELECT
  speaker, country, sector, count(*) AS statements, count(*) FILTER (form = 'direct') AS direct,
  min(day) AS earliest, max(day) AS latest
FROM said
GROUP BY ALL;

CREATE OR REPLACE VIEW changes AS
WITH was AS (
  SELECT *, trigger.start AS spot, row_number() OVER (PARTITION BY article, trigger.start ORDER BY event, id) AS n
  FROM replaced
), became AS (
  SELECT
    e.id, e.article, e.text, e.event, e.mode, codes(e.actor) AS actor, codes(e.recipient) AS recipient, e.date,
    e.status, e.frame, e.trigger.start AS spot,
    row_number() OVER (PARTITION BY e.article, e.trigger.start ORDER BY e.event, e.id) AS n
  FROM events e JOIN articles a ON a.id = e.article
  WHERE a.recoded IS NOT NULL
), paired AS (
  SELECT
    CASE WHEN was.id IS NULL THEN 'added' WHEN became.id IS NULL THEN 'removed' ELSE 'changed' END AS change,
    article, coalesce(became.text, was.text) AS text,
    list_filter([
      CASE WHEN was.event IS DISTINCT FROM became.event THEN 'event' END,
      CASE WHEN was.mode IS DISTINCT FROM became.mode THEN 'mode' END,
      CASE WHEN was.actor IS DISTINCT FROM became.actor THEN 'actor' END,
      CASE WHEN was.recipient IS DISTINCT FROM became.recipient THEN 'recipient' END,
      CASE WHEN was.date IS DISTINCT FROM became.date THEN 'date' END,
      CASE WHEN was.status IS DISTINCT FROM became.status THEN 'status' END,
      CASE WHEN was.frame IS DISTINCT FROM became.frame THEN 'frame' END
    ], lambda f: f IS NOT NULL) AS fields,
    CASE WHEN was.id IS NOT NULL
      THEN in_words(was.event, was.mode, was.actor, was.recipient, was.date, was.status) END AS before,
    CASE WHEN became.id IS NOT NULL
      THEN in_words(became.event, became.mode, became.actor, became.recipient, became.date, became.status)
      END AS after,
    was.frame AS frame_before, became.frame AS frame_after
  FROM was FULL JOIN became USING (article, spot, n)
)
FROM paired WHERE change <> 'changed' OR len(fields) > 0;
