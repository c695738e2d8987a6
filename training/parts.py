"""What training adds to spaCy: our tokenizer's rules and headline typography."""

import random
from collections.abc import Callable, Iterator
from functools import partial

import spacy
from spacy.attrs import ORTH
from spacy.language import Language
from spacy.training import Example
from spacy.util import compile_infix_regex, compile_suffix_regex

LETTER = "a-zàâäçéèêëîïôöùûüÿœæA-ZÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸŒÆ"
# In French treebanks a hyphen stays inside a word unless a pronoun follows the verb.
PRONOUNS = "je|tu|ils?|elles?|on|nous|vous|ce|moi|toi|lui|leur|les?|la|en|y|là"
FRENCH_INFIXES = [
    rf"(?<=[{LETTER}])-(?:{PRONOUNS})(?=$)",
    r"(?<=[0-9])h(?=[0-9]|$)",
    r"(?<=[0-9])-(?=[0-9])",
    r"\.\.+|…",
    rf"(?<=[{LETTER}])\.(?=[A-ZÀÂÉÈÊÎÔÛÇ])",
    rf"(?<=[{LETTER}]),(?=[{LETTER}])",
    rf"(?<=[{LETTER}0-9])[:<>=/](?=[{LETTER}])",
    rf"(?<=')(?=[{LETTER}])",
    r"--+|\"",
    r"(?<=\))-",
]


@spacy.registry.callbacks("detente.tokenizer.v1")
def tokenizer() -> Callable[[Language], None]:
    """Return a callback that gives French the treebanks' hyphen rules."""

    def change(nlp: Language) -> None:
        if nlp.lang == "fr":
            nlp.tokenizer.infix_finditer = compile_infix_regex(FRENCH_INFIXES).finditer
            suffixes = [*(nlp.Defaults.suffixes or []), rf"(?<=[{LETTER}])-t-(?:ils?|elles?|on)"]
            nlp.tokenizer.suffix_search = compile_suffix_regex(suffixes).search
            nlp.tokenizer.rules = {form: parts for form, parts in nlp.tokenizer.rules.items() if "-t-" not in form}
            for word in ("c'est-à-dire", "C'est-à-dire"):
                nlp.tokenizer.add_special_case(word, [{ORTH: word}])

    return change


def recase(text: str, style: str) -> str:
    """Return `text` in capitals or as an English headline, of the same length."""
    changed = text.upper() if style == "upper" else text[:1].upper() + text[1:]
    return changed if len(changed) == len(text) else text


def headline(nlp: Language, example: Example, *, level: float, rng: random.Random) -> Iterator[Example]:
    """Yield the example, and now and then its like in headline typography as well."""
    yield example
    if rng.random() >= level:
        return
    styles = ["upper", "title"] if nlp.lang == "en" else ["upper"]
    style = rng.choice(styles)
    data = example.to_dict()
    doc = data.get("doc_annotation", {})
    tokens = data["token_annotation"]
    tokens["ORTH"] = [recase(word, style) for word in tokens["ORTH"]]
    text = "".join(w + (" " if s else "") for w, s in zip(tokens["ORTH"], tokens["SPACY"], strict=True))
    yield Example.from_dict(nlp.make_doc(text), {"doc_annotation": doc, "token_annotation": tokens})


@spacy.registry.augmenters("detente.headlines.v1")
def headlines(level: float) -> Callable[[Language, Example], Iterator[Example]]:
    """Return an augmenter that adds headline typography to a share `level` of the examples."""
    return partial(headline, level=level, rng=random.Random(2016))
