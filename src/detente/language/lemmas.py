"""Mend lemmas of verbs that the pipeline guessed wrong.

A trained lemmatizer invents verbs for forms that it never met ("permettrons"
→ "permettrer"). Where its answer is no verb of the codebook, a word list is
asked, then the endings of the language's grammar ("cancelled" → "cancel"); an
answer counts if the codebook knows it.
"""

from collections.abc import Collection

from detente.language.grammar import grammar


def mended(form: str, lemma: str, language: str, known: Collection[str]) -> str:
    """Return the lemma of a verb form; `known` holds the lemmas that matter."""
    if lemma in known:
        return lemma
    import simplemma  # loads its word lists at the first call

    low = form.lower()
    other = simplemma.lemmatize(low, lang=language)
    if other in known:
        return other
    ends = grammar(language).lemmas.items()
    return next((w for end, own in ends if low.endswith(end) and (w := low.removesuffix(end) + own) in known), lemma)
