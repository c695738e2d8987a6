-- Rows of GDELT as events; `fault` says why a row is none. CAMEO 01, a statement, has no PLOVER type.
SELECT
  number,
  CASE
    WHEN wrong_width(fields, width) IS NOT NULL THEN wrong_width(fields, width)
    WHEN try_cast("GLOBALEVENTID" AS BIGINT) IS NULL THEN format('GLOBALEVENTID {} is no number', "GLOBALEVENTID")
    WHEN getvariable('cameo_goldstein')["EventCode"] IS NULL THEN format('unknown EventCode {}', "EventCode")
    WHEN given("SQLDATE") IS NOT NULL AND try_strptime("SQLDATE", '%Y%m%d') IS NULL
      THEN format('SQLDATE {} is no date', "SQLDATE")
  END AS fault,
  row_id('gdelt', "GLOBALEVENTID", fields) AS id,
  getvariable('cameo_plover')["EventCode"] AS event,
  getvariable('cameo_mode')["EventCode"] AS mode,
  []::VARCHAR[] AS contexts,
  'actual' AS status,
  getvariable('type_quad')[getvariable('cameo_plover')["EventCode"]]::INTEGER AS quad,
  score_of(getvariable('cameo_plover')["EventCode"], getvariable('cameo_mode')["EventCode"]) AS score,
  "EventCode" AS cameo,
  coalesce(finite("GoldsteinScale"), getvariable('cameo_goldstein')["EventCode"]::DOUBLE) AS goldstein,
  gdelt_party(
    "Actor1Code", "Actor1Name", "Actor1CountryCode", "Actor1KnownGroupCode",
    ["Actor1Type1Code", "Actor1Type2Code", "Actor1Type3Code"]
  ) AS actor,
  gdelt_party(
    "Actor2Code", "Actor2Name", "Actor2CountryCode", "Actor2KnownGroupCode",
    ["Actor2Type1Code", "Actor2Type2Code", "Actor2Type3Code"]
  ) AS recipient,
  try_strptime("SQLDATE", '%Y%m%d')::DATE AS earliest,
  CASE WHEN given("ActionGeo_FullName") IS NOT NULL THEN {
    'text': given("ActionGeo_FullName"), 'start': NULL::INTEGER, 'end': NULL::INTEGER,
    'name': given("ActionGeo_FullName"), 'country': getvariable('of_fips')["ActionGeo_CountryCode"],
    'lat': finite("ActionGeo_Lat"), 'lon': finite("ActionGeo_Long"),
    'geonameid': NULL::BIGINT,
    'precision': CASE
      WHEN "ActionGeo_Type" = '1' THEN 'country' WHEN "ActionGeo_Type" IN ('2', '5') THEN 'region' ELSE 'city'
    END
  } END AS place,
  CASE width WHEN 58 THEN 'GDELT 1.0' ELSE 'GDELT 2.0' END AS coder,
  original
FROM incoming
