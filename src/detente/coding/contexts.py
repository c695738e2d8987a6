"""Decide what an event is about: PLOVER's contexts, by the words of its sentence."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from detente.waist import Word


class Contexts:
    """The word lists of one language, by context, from contexts.toml."""

    def __init__(self, table: Mapping[str, Any], language: str) -> None:
        self.phrases: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        self.unless = {context: frozenset(row.get("unless", ())) for context, row in table.items()}
        for context, row in table.items():
            for phrase in row[language]:
                words = tuple(plain(phrase).replace("'", " ").split())
                self.phrases[words[0]].append((words[1:], context))

    def of(self, words: Sequence[Word]) -> tuple[str, ...]:
        """Return the contexts that the words name, in alphabetical order."""
        # "women's" comes as "women" and "'s", "anti-terror" as three words: marks alone count for nothing
        forms = [(plain(w.lemma), plain(w.text)) for w in words if w.text.strip("'’-")]
        found = set()
        for i, pair in enumerate(forms):
            for start in pair:
                for rest, context in self.phrases.get(start, ()):
                    if not rest or all(n < len(forms) and word in forms[n] for n, word in enumerate(rest, i + 1)):
                        found.add(context)
        return tuple(sorted(c for c in found if not self.unless[c] & found))


@lru_cache(maxsize=10_000)
def plain(word: str) -> str:
    """Return a word in lower case, without the apostrophes at its ends."""
    return word.lower().replace("’", "'").strip("'")
