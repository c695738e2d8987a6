-- Phoenix: one row a pair; sentences, addresses and outlets of all reports of the happening.
WITH told AS (
  SELECT
    h.happening,
    string_agg(DISTINCT e.article || '_' || e.sentence, ';' ORDER BY e.article || '_' || e.sentence) AS sentences,
    string_agg(DISTINCT plain(a.url), ';' ORDER BY plain(a.url)) AS urls,
    string_agg(DISTINCT plain(a.outlet), ';' ORDER BY plain(a.outlet)) AS sources
  FROM happening_events h JOIN events e ON e.id = h.event JOIN articles a ON a.id = e.article
  GROUP BY h.happening
), split AS (
  SELECT *, phoenix_parts(source) AS one, phoenix_parts(target) AS two FROM pairs
)
SELECT
  number || '_' || split_part(coder, ' ', -1) AS "EventID",
  strftime(earliest, '%Y%m%d') AS "Date",
  strftime(earliest, '%Y') AS "Year",
  strftime(earliest, '%m') AS "Month",
  strftime(earliest, '%d') AS "Day",
  cameo_actor(source) AS "SourceActorFull",
  one.entity AS "SourceActorEntity",
  one.role AS "SourceActorRole",
  one.attribute AS "SourceActorAttribute",
  cameo_actor(target) AS "TargetActorFull",
  two.entity AS "TargetActorEntity",
  two.role AS "TargetActorRole",
  two.attribute AS "TargetActorAttribute",
  act AS "EventCode",
  act[:2] AS "EventRootCode",
  phoenix_quad(act[:2]) AS "QuadClass",
  scale AS "GoldsteinScore",
  joined([upper(c) || ',1' FOR c IN contexts], ';') AS "Issues",
  place.lat AS "Lat",
  place.lon AS "Lon",
  plain(place.name) AS "LocationName",
  CASE WHEN place.precision = 'region' THEN plain(place.name) END AS "StateName",
  place.country AS "CountryCode",
  coalesce(told.sentences, article || '_' || sentence) AS "SentenceID",
  coalesce(told.urls, plain(url)) AS "URLs",
  coalesce(told.sources, plain(outlet)) AS "NewsSources",
  _day, _id, _n, _kept
FROM split LEFT JOIN told USING (happening)
