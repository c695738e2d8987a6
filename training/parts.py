"""What training adds to spaCy: our tokenizer's rules and headline typography."""

import csv
import random
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import spacy
from spacy.attrs import ORTH
from spacy.language import Language
from spacy.training import Example
from spacy.util import compile_infix_regex, compile_suffix_regex

COUNTRIES = Path(__file__).parent.parent / "src/detente/codebook/data/actors/countries.csv"
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


class Names:
    """Names of states and their adjectives in a language, by what may stand for what.

    Treebanks name few states; news names them all. A name gives way to one of
    the same initial (vowel or not) and ending, an adjective to one of the same
    number and gender.
    """

    def __init__(self, language: str) -> None:
        self.classes: dict[tuple[object, ...], list[str]] = defaultdict(list)
        self.of: dict[tuple[str, str], tuple[object, ...]] = {}
        with COUNTRIES.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                for kind in ("names", "capital"):
                    for name in row[f"{kind}_{language}"].split("|")[:2]:
                        if name.isalpha() and not name.isupper():
                            self.add(
                                "PROPN", name, (kind, name[0] in "AEIOUYÉÎHÂ", name.endswith("e"), name.endswith("s"))
                            )
                forms = row[f"demonyms_{language}"].split("|")
                numbers = {1: "s", 2: "sp", 4: "mfMF"}.get(len(forms), "") if language == "fr" else "a"
                for form, number in zip(forms, numbers, strict=False):
                    if form.isalpha():
                        self.add("ADJ", form, (len(forms) if language == "fr" else 0, number, form[0] in "aeiouéîhâ"))

    def add(self, pos: str, form: str, sort: tuple[object, ...]) -> None:
        if (pos, form) not in self.of:
            self.of[pos, form] = (pos, *sort)
            self.classes[(pos, *sort)].append(form)

    def other(self, pos: str, form: str, rng: random.Random) -> str | None:
        """Return a name that may stand for this one, None where it is none of a state."""
        sort = self.of.get((pos, form))
        return rng.choice(self.classes[sort]) if sort else None


def renamed(example: Example, names: Names, rng: random.Random) -> dict[str, Any] | None:
    """Return the example's annotation with other states in it, None where it names none."""
    data = example.to_dict()
    tokens, changed = data["token_annotation"], False
    for i, (form, pos) in enumerate(zip(tokens["ORTH"], tokens["POS"], strict=True)):
        if other := names.other(pos, form, rng):
            tokens["ORTH"][i], changed = other, True
            tokens["LEMMA"][i] = other if pos == "PROPN" else tokens["LEMMA"][i] if other == form else other
    return data if changed else None


def news(
    nlp: Language, example: Example, *, level: float, share: float, names: Names, rng: random.Random
) -> Iterator[Example]:
    """Yield the example, now and then as a headline too, and with other states in it."""
    yield from headline(nlp, example, level=level, rng=rng)
    if share and rng.random() < share and (data := renamed(example, names, rng)):
        tokens = data["token_annotation"]
        text = "".join(w + (" " if s else "") for w, s in zip(tokens["ORTH"], tokens["SPACY"], strict=True))
        yield Example.from_dict(nlp.make_doc(text), data)


@spacy.registry.augmenters("detente.news.v1")
def augmenter(language: str, level: float, share: float) -> Callable[[Language, Example], Iterator[Example]]:
    """Return an augmenter: a share `level` of headlines, and a `share` of sentences about other states."""
    return partial(news, level=level, share=share, names=Names(language), rng=random.Random(2016))
