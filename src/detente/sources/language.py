"""Which language a text is in, and the honesty to say that it is another one, or none."""

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

SUPPORTED = ("fr", "en")

# An article's beginning is enough.
ENOUGH = 8_000

# Probabilities, on py3langid's scale that allows for length: below `UNSURE` the best of its languages
# may be chance (a headline full of names); a supported one is then taken if it has at least `LEAST`
# and `SHARE` of the best, and `LEAD` times what the next supported one has.
UNSURE, LEAST, SHARE, LEAD = 0.25, 0.02, 0.2, 2.0


def identify(text: str, supported: tuple[str, ...] = SUPPORTED) -> str | None:
    """Return the language of `text` if it is one of `supported`, else None."""
    ranked: dict[str, float] = dict(identifier().rank(text[:ENOUGH]))
    best = next(iter(ranked))
    if best in supported:
        return best if ranked[best] >= LEAST else None
    first, *others = sorted(supported, key=lambda language: -ranked.get(language, 0.0))
    score = ranked.get(first, 0.0)
    leads = all(score >= LEAD * ranked.get(other, 0.0) for other in others)
    return first if leads and ranked[best] < UNSURE and score >= max(LEAST, SHARE * ranked[best]) else None


@cache
def identifier() -> "LanguageIdentifier":
    """Return py3langid's identifier over all its languages; it takes most of a second to load."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
