-- What happenings are made from: the events of our own coder, with what matters of their articles and stories.

CREATE OR REPLACE TEMP TABLE facts AS
WITH homes AS (
  SELECT id AS story, unnest(articles) AS article FROM stories
), named AS (
  SELECT
    article,
    list_sort(list_distinct(flatten(list([p.country FOR p IN list_concat(actor, recipient) IF p.country IS NOT NULL]))))
      AS named
  FROM events WHERE article IS NOT NULL GROUP BY article
), parties AS (
  -- Who acts for a state is that state, and so is everybody to whom something is done, but for those in arms
  -- or in opposition. Several organisations have one country code: their names tell them apart.
  SELECT
    id,
    list_sort(list_distinct([
      p.country || CASE
        WHEN p.country IN ('IGO', 'IMG', 'ISM', 'MNC', 'NGO') THEN coalesce(':' || p.name, '')
        WHEN p.sector NOT IN ('GOV', 'MIL', 'SPY', 'COP', 'JUD', 'LEG', 'PRM', 'UNK') THEN '~'
        ELSE ''
      END
      FOR p IN actor IF p.country IS NOT NULL
    ])) AS actor,
    list_sort(list_distinct([
      p.country || CASE
        WHEN p.country IN ('IGO', 'IMG', 'ISM', 'MNC', 'NGO') THEN coalesce(':' || p.name, '')
        WHEN p.sector IN ('REB', 'UAF', 'OPP', 'CRM') THEN '~'
        ELSE ''
      END
      FOR p IN recipient IF p.country IS NOT NULL
    ])) AS recipient
  FROM events WHERE article IS NOT NULL
), whole AS (
  SELECT
    e.id, e.article, coalesce(h.story, e.article) AS story, a.published, a.outlet, a.language, e.event, e.status,
    e.mode, e.frame, e.confidence, e.event IN ('AGREE', 'CONSULT', 'COOPERATE') AS mutual, p.actor, p.recipient,
    n.named, e.earliest AS "first", e.latest AS "last", e.date AS edtf, e.date_text IS NOT NULL AS dated,
    coalesce(e.start + 1 - nullif(instr(a.text, a.title), 0) BETWEEN 0 AND length(a.title), false) AS heads,
    CASE WHEN e.place.precision = 'city' THEN e.place.name END AS city, e.place.name AS place, e.text, e.start, e."end",
    e.quad = 4 AS force
  FROM events e JOIN articles a ON a.id = e.article JOIN named n USING (article) JOIN parties p ON p.id = e.id
  LEFT JOIN homes h USING (article)
)
SELECT
  -- Only events with one key are of one act, at first; those that say too little or nothing happened stand alone.
  CASE
    WHEN status IN ('negated', 'historical') THEN id
    WHEN len(actor) + len(recipient) = 0 THEN concat_ws(' ', event, status, 'in', story)
    WHEN mutual THEN
      concat_ws(' ', event, status, array_to_string(list_sort(list_distinct(list_concat(actor, recipient))), ' '))
    ELSE concat_ws(' ', event, status, array_to_string(actor, ' '), '>', array_to_string(recipient, ' '))
  END AS key,
  -- Within a block, cores of one day, those that name fewer parties are put to others.
  CASE WHEN status IN ('negated', 'historical') THEN id ELSE concat_ws(' ', event, status, "first") END AS block,
  hash(whole) AS mark, *
FROM whole;
