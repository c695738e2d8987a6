"""Languages for our own pipelines, without what spaCy compiles for its own.

Importing spaCy's French takes seconds for one great pattern of hyphenated
words, which our tokenizer's rules make needless. Importing this module
registers `detente_fr` and `detente_en`; the rules come with the pipeline.
"""

from typing import Any

from spacy.language import BaseDefaults, Language
from spacy.util import registry


class LightDefaults(BaseDefaults):
    """No rules of its own."""

    tokenizer_exceptions: dict[str, list[dict[Any, Any]]] = {}  # noqa: RUF012 - spaCy reads it from the class
    token_match = None
    url_match = None


class LightFrench(Language):  # type: ignore[no-untyped-call]  # spaCy registers subclasses untyped
    """French as our pipeline reads it."""

    lang = "detente_fr"
    Defaults = LightDefaults


class LightEnglish(Language):  # type: ignore[no-untyped-call]  # spaCy registers subclasses untyped
    """English as our pipeline reads it."""

    lang = "detente_en"
    Defaults = LightDefaults


registry.languages.register("detente_fr", func=LightFrench)
registry.languages.register("detente_en", func=LightEnglish)
