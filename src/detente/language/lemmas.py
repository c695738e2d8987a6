"""Mend lemmas of verbs that the pipeline guessed wrong.

A trained lemmatizer invents verbs for forms that it never met ("permettrons"
→ "permettrer"). Where its answer is no verb of the codebook, a word list is
asked; its answer counts if the codebook knows it.
"""

from collections.abc import Collection


def mended(form: str, lemma: str, language: str, known: Collection[str]) -> str:
    """Return the lemma of a verb form; `known` holds the lemmas that matter."""
    if lemma in known:
        return lemma
    import simplemma  # loads its word lists at the first call

    other = simplemma.lemmatize(form.lower(), lang=language)
    return other if other in known else lemma
