-- Macros by which tables of other data sets are read.

-- A field without the quotation marks around it.
CREATE OR REPLACE TEMP MACRO unquoted(field) AS CASE
  WHEN regexp_full_match(field, '"([^"]|"")*"') THEN replace(field[2:-2], '""', '"') ELSE field
END;
-- The fields of a line; empty ones past the last column do not count.
CREATE OR REPLACE TEMP MACRO cut(fields, width) AS
CASE WHEN len(array_to_string(fields[width + 1:], '')) = 0 THEN fields[:width] ELSE fields END;
CREATE OR REPLACE TEMP MACRO given(field) AS nullif(nullif(trim(field), ''), 'None');
CREATE OR REPLACE TEMP MACRO items(field) AS coalesce([given(i) FOR i IN string_split(given(field), ';')], []);
CREATE OR REPLACE TEMP MACRO finite(field) AS
CASE WHEN isfinite(try_cast(field AS DOUBLE)) THEN try_cast(field AS DOUBLE) END;
-- As records.stable_id makes it.
CREATE OR REPLACE TEMP MACRO row_id(system, id, fields) AS
substr(sha256(array_to_string(list_concat([system, id], fields), chr(31))), 1, 16);
CREATE OR REPLACE TEMP MACRO wrong_width(fields, width) AS
CASE WHEN len(fields) <> width THEN format('has {} fields, not {}', len(fields), width) END;

CREATE OR REPLACE TEMP MACRO code_of_country(name, cow) AS coalesce(
  getvariable('of_name')[lower(name)], getvariable('of_iso3')[upper(name)],
  getvariable('of_cow')[regexp_replace(cow, '\.0*$', '')]
);
-- The parties of a POLECAT row from its lists; items that stand at the same place belong together.
CREATE OR REPLACE TEMP MACRO polecat_sectors(sectors, count) AS
CASE WHEN count > 1 THEN [string_split(s, ', ') FOR s IN items(sectors)] ELSE [items(sectors)] END;
CREATE OR REPLACE TEMP MACRO polecat_parties(name, country, cow, sector, sectors, title, raw, wiki) AS
[party FOR party IN [
  {
    'text': coalesce(p[7], p[1], p[2]), 'start': NULL::INTEGER, 'end': NULL::INTEGER, 'name': coalesce(p[1], p[7]),
    'country': code_of_country(p[2], p[3]), 'sector': p[4], 'sectors': coalesce(p[5], []), 'office': p[6],
    'wikidata': CASE WHEN regexp_full_match(p[8], 'Q\d+') THEN p[8] END
  }
  FOR p IN list_zip(
    items(name), items(country), items(cow), items(sector), polecat_sectors(sectors, len(items(name))), items(title),
    items(raw), items(wiki)
  )
] IF party.text IS NOT NULL];

-- A party of a GDELT row.
CREATE OR REPLACE TEMP MACRO gdelt_sectors(types) AS once([getvariable('sector_of')[t] FOR t IN types]);
CREATE OR REPLACE TEMP MACRO gdelt_country(country, known) AS coalesce(
  getvariable('of_iso3')[country], once([getvariable('of_other')[k] FOR k IN known])[1]
);
CREATE OR REPLACE TEMP MACRO gdelt_party(code, name, country, known, types) AS CASE
  WHEN coalesce(given(name), given(code)) IS NULL THEN [] ELSE [{
    'text': coalesce(given(name), given(code)), 'start': NULL::INTEGER, 'end': NULL::INTEGER, 'name': given(name),
    'country': gdelt_country(country, list_concat([known], types)),
    'sector': gdelt_sectors(types)[1], 'sectors': gdelt_sectors(types), 'office': NULL::VARCHAR,
    'wikidata': NULL::VARCHAR
  }]
END;
