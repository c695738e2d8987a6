-- Rows of POLECAT as events; `fault` says why a row is none.
SELECT
  number,
  CASE
    WHEN wrong_width(fields, width) IS NOT NULL THEN wrong_width(fields, width)
    WHEN given("Event ID") IS NULL THEN 'has no Event ID'
    WHEN getvariable('type_quad')[given("Event Type")] IS NULL THEN format('unknown Event Type {}', "Event Type")
    WHEN given("Event Date") IS NOT NULL AND try_cast(given("Event Date") AS DATE) IS NULL
      THEN format('Event Date {} is none', "Event Date")
  END AS fault,
  row_id('polecat', "Event ID", fields) AS id,
  given("Event Type") AS event,
  given("Event Mode") AS mode,
  [c FOR c IN items("Contexts") IF status_of(c) IS NULL] AS contexts,
  coalesce([status_of(c) FOR c IN items("Contexts") IF status_of(c) IS NOT NULL][1], 'actual') AS status,
  coalesce(
    [q FOR q IN [1, 2, 3, 4] IF quad_name(q) = upper(given("Quad Code"))][1],
    getvariable('type_quad')[given("Event Type")]::INTEGER
  ) AS quad,
  coalesce(finite("Intensity"), score_of(given("Event Type"), given("Event Mode"))) AS score,
  polecat_parties(
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title",
    "Actor Name Raw", "Wikipedia Actor ID"
  ) AS actor,
  polecat_parties(
    "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors",
    "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID"
  ) AS recipient,
  try_cast(given("Event Date") AS DATE) AS earliest,
  CASE WHEN coalesce(given("Placename"), given("Country")) IS NOT NULL THEN {
    'text': coalesce(given("Raw Placename"), given("Placename"), given("Country")), 'start': NULL::INTEGER,
    'end': NULL::INTEGER, 'name': coalesce(given("Placename"), given("Country")),
    'country': code_of_country(given("Country"), NULL), 'lat': finite("Latitude"),
    'lon': finite("Longitude"), 'geonameid': try_cast(finite("GeoNames ID") AS BIGINT),
    'precision': CASE
      WHEN given("City") IS NOT NULL THEN 'city'
      WHEN coalesce(given("District"), given("Province")) IS NOT NULL THEN 'region'
      ELSE 'country'
    END
  } END AS place,
  concat_ws(' ', 'POLECAT', given("Version")) AS coder,
  original
FROM incoming
