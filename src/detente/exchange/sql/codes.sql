-- Macros by which the formats look up codes; codes.py has set the variables that they read.

-- Text that no separator stands in. Formats that know no quoting lose their double quotes too.
CREATE OR REPLACE TEMP MACRO one_line(words) AS nullif(trim(regexp_replace(words, '[\s\p{Z}\p{Cc}]+', ' ', 'g')), '');
CREATE OR REPLACE TEMP MACRO plain(words) AS replace(one_line(words), '"', '''');
-- A list as POLECAT writes it, with None for what is missing.
CREATE OR REPLACE TEMP MACRO listed(items) AS
list_aggregate([coalesce(replace(one_line(i), ';', ','), 'None') FOR i IN items], 'string_agg', '; ');
CREATE OR REPLACE TEMP MACRO joined(items, separator) AS list_aggregate(items, 'string_agg', separator);
-- What is not null, each once, in order.
CREATE OR REPLACE TEMP MACRO once(items) AS [i FOR i, n IN items IF i IS NOT NULL AND list_position(items, i) = n];

-- A number of 63 bits that depends on an id and on which of its rows this is.
CREATE OR REPLACE TEMP MACRO number(id, n) AS
(('0x' || substr(sha256(id || '/' || n), 1, 16))::UBIGINT >> 1)::BIGINT;
CREATE OR REPLACE TEMP MACRO quad_name(quad) AS
['VERBAL COOPERATION', 'MATERIAL COOPERATION', 'VERBAL CONFLICT', 'MATERIAL CONFLICT'][quad];
-- PLOVER's auxiliary modes, which stand among the contexts.
CREATE OR REPLACE TEMP MACRO auxiliary(status) AS
CASE status WHEN 'actual' THEN [] WHEN 'negated' THEN ['negation'] ELSE [status] END;
CREATE OR REPLACE TEMP MACRO status_of(context) AS CASE
  WHEN context = 'negation' THEN 'negated'
  WHEN context IN ('historical', 'future', 'hypothetical') THEN context
END;
-- CAMEO codes of three digits at least.
CREATE OR REPLACE TEMP MACRO full_code(cameo) AS CASE WHEN len(cameo) = 2 THEN cameo || '0' ELSE cameo END;
CREATE OR REPLACE TEMP MACRO default_code(event, mode) AS coalesce(
  getvariable('cameo_default')[event || '/' || coalesce(mode, '')], getvariable('cameo_default')[event || '/']
);
CREATE OR REPLACE TEMP MACRO score_of(event, mode) AS coalesce(
  getvariable('type_score')[event || '/' || coalesce(mode, '')], getvariable('type_score')[event || '/']
)::DOUBLE;

-- An entity in CAMEO.
CREATE OR REPLACE TEMP MACRO roles(entity) AS
once([getvariable('role_of')[s] FOR s IN list_concat([entity.sector], entity.sectors)]);
CREATE OR REPLACE TEMP MACRO cameo_types(entity) AS
once(list_concat([getvariable('other_type')[entity.country]], roles(entity)));
CREATE OR REPLACE TEMP MACRO cameo_actor(entity) AS nullif(concat(
  getvariable('cameo_of')[entity.country], getvariable('other_cameo')[entity.country], joined(roles(entity), '')
), '');
CREATE OR REPLACE TEMP MACRO called(entity) AS plain(coalesce(entity.name, entity.text));

-- An entity in ICEWS: a state goes by the name that ICEWS gives it.
CREATE OR REPLACE TEMP MACRO icews_name(entity) AS CASE
  WHEN entity.name = getvariable('name_of')[entity.country] THEN getvariable('icews_of')[entity.country]
  ELSE one_line(coalesce(entity.name, entity.text))
END;
CREATE OR REPLACE TEMP MACRO icews_sectors(entity) AS joined(once(list_concat(
  [getvariable('other_icews')[entity.country]],
  [getvariable('icews_sector')[s] FOR s IN list_concat([entity.sector], entity.sectors)]
)), ',');

-- A place in GDELT: 1 country, 2 and 3 state and city of the United States, 5 and 4 of the world.
CREATE OR REPLACE TEMP MACRO geo_type(place) AS CASE
  WHEN place IS NULL THEN 0
  WHEN place.precision = 'country' THEN 1
  WHEN place.precision = 'region' THEN CASE WHEN place.country = 'USA' THEN 2 ELSE 5 END
  ELSE CASE WHEN place.country = 'USA' THEN 3 ELSE 4 END
END;
CREATE OR REPLACE TEMP MACRO place_at(place, precision) AS
CASE WHEN place.precision = precision THEN one_line(place.name) END;
CREATE OR REPLACE TEMP MACRO country_name(code) AS
coalesce(getvariable('icews_of')[code], getvariable('other_name')[code]);

-- All sectors of each party: of one party as a list; of several, one item each.
CREATE OR REPLACE TEMP MACRO sector_lists(parties) AS CASE
  WHEN len(parties) = 1 THEN listed(nullif(parties[1].sectors, []))
  ELSE listed([joined(p.sectors, ', ') FOR p IN parties])
END;

-- An entity in Phoenix: the state or kind of organisation, the first role that Phoenix knows, and the rest.
CREATE OR REPLACE TEMP MACRO phoenix_role(entity) AS [
  r FOR r IN roles(entity) IF list_contains(
    ['GOV', 'MIL', 'REB', 'OPP', 'PTY', 'COP', 'JUD', 'SPY', 'MED', 'EDU', 'BUS', 'CRM', 'CVL'], r
  )
][1];
CREATE OR REPLACE TEMP MACRO phoenix_parts(entity) AS {
  'entity': coalesce(getvariable('cameo_of')[entity.country], getvariable('other_type')[entity.country]),
  'role': phoenix_role(entity),
  'attribute': joined(once(list_concat(
    [getvariable('other_group')[entity.country]],
    [r FOR r IN roles(entity) IF r IS DISTINCT FROM phoenix_role(entity)]
  )), ';')
};
CREATE OR REPLACE TEMP MACRO phoenix_quad(root) AS CASE
  WHEN root < '03' THEN 0 WHEN root < '06' THEN 1 WHEN root < '09' THEN 2 WHEN root < '14' OR root = '16' THEN 3 ELSE 4
END;

-- The objects of PLOVER's JSON.
CREATE OR REPLACE TEMP MACRO plover_entity(entity) AS {
  'code': entity.country, 'sector': entity.sector, 'sectors': entity.sectors, 'entity_text': entity.text,
  'identifier_id': entity.wikidata, 'identifier_text': entity.name, 'office': entity.office
};
CREATE OR REPLACE TEMP MACRO plover_place(place) AS {
  'extracted_place': place.text, 'resolved_place': place.name, 'geonameid': place.geonameid,
  'lat': place.lat, 'lon': place.lon, 'city': place_at(place, 'city'), 'province': place_at(place, 'region'),
  'country': country_name(place.country), 'country_code': place.country,
  'resolution': CASE place.precision WHEN 'city' THEN 4 WHEN 'region' THEN 2 WHEN 'country' THEN 1 END
};
-- A field in quotation marks where a reader that knows them would go wrong without.
CREATE OR REPLACE TEMP MACRO in_quotes(field) AS
CASE WHEN regexp_matches(field, '^"|[\t\r\n]') THEN '"' || replace(field, '"', '""') || '"' ELSE field END;
