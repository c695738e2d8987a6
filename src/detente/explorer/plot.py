"""The curve of a relation as a file, without a browser or a network."""

from pathlib import Path
from typing import Any

import vl_convert

from detente.errors import SettingError
from detente.explorer.course import Course, Pair, course
from detente.explorer.filters import Filters
from detente.explorer.pictures import curve, theme
from detente.explorer.speech import Speech, speech
from detente.explorer.store import Store

FORMS = (".svg", ".png")
SCALE = 2.0  # pixels of a PNG for each of the picture
LOCALES = {"en": "en-US", "fr": "fr-FR"}


def draw(ledger: Path, pair: Pair, filters: Filters, form: str, ground: str, language: str) -> bytes:
    """Return the curve of a relation in one of FORMS, on `light` or `dark` ground, with words in `en` or `fr`.

    LedgerError: the ledger cannot be read. SettingError: it tells of nothing that could be drawn.
    """
    store, say = Store(ledger), speech(language)
    store.ready()
    found = course(store, pair, filters)
    if found is None:
        raise SettingError(nothing(ledger, pair, say))
    added = {"title": heading(found, pair, say), "padding": 16, "config": theme.config(ground)}
    spec = {**curve.spec(found, say), **added}
    locale = LOCALES[language]
    options: dict[str, Any] = {"format_locale": locale, "time_format_locale": locale, "allowed_base_urls": []}
    if form == ".svg":
        return vl_convert.vega_to_svg(spec, **options).encode()
    return vl_convert.vega_to_png(spec, scale=SCALE, **options)


def nothing(ledger: Path, pair: Pair, say: Speech) -> str:
    for code in (pair.first, pair.second):
        if code not in say.countries:
            return f"{code}: no code of a state that we know: write it as RUS"
    return f"{ledger}: no event with a day between {pair.first} and {pair.second}: nothing to draw"


def heading(found: Course, pair: Pair, say: Speech) -> dict[str, Any]:
    """Return what the page around the picture says elsewhere."""
    return {
        "text": f"{say.country(pair.first)} – {say.country(pair.second)}", "fontSize": 18,
        "subtitle": say("relation.label", step=say(f"relation.by_{found.step}")), "subtitleFontSize": 13,
        "anchor": "start", "frame": "bounds", "offset": 12, "subtitlePadding": 5,
    }  # fmt: skip
