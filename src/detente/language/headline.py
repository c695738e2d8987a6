"""Write headlines in small letters: "Iran Rejects French Offer" is parsed as "Iran rejects French offer".

Every change keeps the length, so that offsets stay those of the article.
"""

import re
from collections.abc import Callable, Iterable

from detente.language.grammar import Grammar

Spans = Iterable[tuple[int, int]]
WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
LONG = 4  # shorter words stay small in many headlines
FEWEST = 3


def small_letters(text: str, grammar: Grammar, names: Callable[[str], Spans]) -> str:
    """Return `text` as it is, or, if it is a headline, with capitals only at the start and where there are `names`."""
    words = list(WORD.finditer(text)) if grammar.capital_headlines else []
    if not is_headline([w[0] for w in words[1:]]):
        return text
    kept = {i for start, end in names(text) for i in range(start, end)}
    letters = list(text)
    for word in words[1:]:
        if word.start() not in kept and is_word(word[0].lower(), grammar.language):
            letters[word.start()] = letters[word.start()].lower()
    return "".join(letters)


def is_headline(words: list[str]) -> bool:
    """Tell whether all long words begin with a capital, and not all are written in capitals."""
    long = [w for w in words if len(w) >= LONG]
    return len(long) >= FEWEST and all(w[0].isupper() for w in long) and not all(w.isupper() for w in long)


def is_word(low: str, language: str) -> bool:
    """Tell whether a dictionary has a word in small letters."""
    import simplemma  # loads its word lists at the first call

    return bool(simplemma.is_known(low, lang=language))
