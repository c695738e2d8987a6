"""Mend lemmas of verbs that the pipeline guessed wrong.

A trained lemmatizer invents verbs for forms that it never met ("permettrons"
→ "permettrer"). Where its answer is no verb of the codebook, a word list is
asked, then the endings of the language's grammar ("cancelled" → "cancel"); an
answer counts if the codebook knows it.
"""

from collections.abc import Collection
from functools import lru_cache

from detente.language.grammar import grammar


def mended(form: str, lemma: str, language: str, known: Collection[str]) -> str:
    """Return the lemma of a verb form; `known` holds the lemmas that matter."""
    if lemma in known:
        return lemma
    return next((other for other in others(form.lower(), language) if other in known), lemma)


@lru_cache(maxsize=10_000)
def others(low: str, language: str) -> tuple[str, ...]:
    """Return what the lemma of a form may be by the word list and by its endings, the likeliest first."""
    import simplemma  # loads its word lists at the first call

    ends = grammar(language).lemmas.items()
    return (
        simplemma.lemmatize(low, lang=language),
        *(low.removesuffix(end) + own for end, own in ends if low.endswith(end)),
    )
