-- ICEWS: one row a pair.
SELECT
  number AS "Event ID",
  earliest AS "Event Date",
  icews_name(source) AS "Source Name",
  icews_sectors(source) AS "Source Sectors",
  getvariable('icews_of')[source.country] AS "Source Country",
  getvariable('cameo_text')[act] AS "Event Text",
  act AS "CAMEO Code",
  scale AS "Intensity",
  icews_name(target) AS "Target Name",
  icews_sectors(target) AS "Target Sectors",
  getvariable('icews_of')[target.country] AS "Target Country",
  number(article, 0) AS "Story ID",
  sentence + 1 AS "Sentence Number",
  one_line(outlet) AS "Publisher",
  place_at(place, 'city') AS "City",
  NULL AS "District",
  place_at(place, 'region') AS "Province",
  country_name(place.country) AS "Country",
  place.lat AS "Latitude",
  place.lon AS "Longitude",
  _day, _id, _n, _kept
FROM pairs
