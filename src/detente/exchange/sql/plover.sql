-- PLOVER 2.0: one JSON object an event; status, cameo, goldstein and the reports are extensions.
SELECT
  to_json({
    'id': id,
    'has_event': true,
    'date': earliest,
    'enddate': nullif(latest, earliest),
    'actor': [plover_entity(p) FOR p IN actor],
    'recipient': [plover_entity(p) FOR p IN recipient],
    'event': [event],
    'event_loc': CASE WHEN place IS NOT NULL THEN plover_place(place) END,
    'event_text': [t FOR t IN [text] IF t IS NOT NULL],
    'quad_code': quad,
    'event_scale': score,
    'mode': [m FOR m IN [mode] IF m IS NOT NULL],
    'context': list_concat(contexts, auxiliary(status)),
    'link': happening,
    'text_info': {'sequence': sentence, 'start': "start", 'end': "end"},
    'cite_info': {
      'citation': article, 'url': url, 'title': title, 'language': language, 'publication': outlet,
      'coder': coder, 'codebook': codebook
    },
    'coder': coder,
    'coded_date': added::DATE,
    'coded_time': added::TIME,
    'status': status,
    'condition': condition,
    'cameo': cameo,
    'goldstein': goldstein,
    'reports': reports,
    'outlets': outlets
  }) AS line,
  _day, _id, _n
FROM chosen
WHERE event IS NOT NULL
