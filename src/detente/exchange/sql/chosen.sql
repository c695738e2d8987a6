-- The events that are exported, with what is known of their happening and article. The columns with an
-- underscore are for every format: the order of rows, and an imported row as it was.
CREATE OR REPLACE TEMP VIEW chosen AS
SELECT
  e.*, e.earliest AS _day, e.id AS _id, 1::BIGINT AS _n,
  CASE WHEN lower(split_part(e.coder, ' ', 1)) = getvariable('format') THEN e.original END AS _kept,
  h.happening, coalesce(n.reports, 1) AS reports, coalesce(n.outlets, 1) AS outlets,
  coalesce(len(n.events), 1) AS mentions,
  a.url, a.outlet, a.title, a.language, a.published, a.added,
  full_code(coalesce(e.cameo, default_code(e.event, e.mode))) AS act
FROM events e
LEFT JOIN happening_events h ON h.event = e.id
LEFT JOIN happenings n ON n.id = h.happening
LEFT JOIN articles a ON a.id = e.article
WHERE list_contains(getvariable('statuses'), e.status)
  AND (getvariable('all_reports') OR coalesce(h.lead, true))
  AND (getvariable('since') IS NULL OR coalesce(e.latest, e.earliest) >= getvariable('since')::DATE)
  AND (getvariable('until') IS NULL OR e.earliest <= getvariable('until')::DATE)
  AND (len(getvariable('types')) = 0 OR list_contains(getvariable('types'), e.event))
  AND (len(getvariable('countries')) = 0
    OR list_has_any([p.country FOR p IN list_concat(e.actor, e.recipient)], getvariable('countries')))
  AND (getvariable('system') IS NULL OR lower(split_part(e.coder, ' ', 1)) = getvariable('system'));

-- The same with one row for each actor and recipient; a mutual act has a row for every ordered pair.
CREATE OR REPLACE TEMP VIEW pairs AS
WITH sides AS (
  SELECT *, CASE
    WHEN coalesce(len(recipient), 0) = 0 AND len(actor) > 1
    THEN flatten([[{'source': s, 'target': t} FOR t, j IN actor IF i <> j] FOR s, i IN actor])
    ELSE flatten([
      [{'source': s, 'target': t} FOR t IN coalesce(nullif(recipient, []), [NULL])]
      FOR s IN coalesce(nullif(actor, []), [NULL])
    ])
  END AS dyads
  FROM chosen
), numbered AS (
  SELECT * EXCLUDE (dyads), unnest(dyads) AS dyad, generate_subscripts(dyads, 1) AS n FROM sides
)
SELECT
  * EXCLUDE (dyad, n) REPLACE (n AS _n), dyad.source, dyad.target, number(_id, n) AS number,
  coalesce(CASE WHEN cameo IS NOT NULL THEN goldstein END, getvariable('cameo_goldstein')[act]::DOUBLE) AS scale
FROM numbered;
