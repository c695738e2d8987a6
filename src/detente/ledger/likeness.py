"""Say whether two articles print the same dispatch, by their words alone.

The marks of a text are hashes of which near-duplicates share some: bands of a MinHash signature
of the whole, and of its opening, which a shortened version still has.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from struct import pack

from rensa import RMinHash

from detente.sources.furniture import load_furniture
from detente.sources.layout import layout

PERMUTATIONS, OPENING_PERMUTATIONS, ROWS, SEED = 128, 64, 4, 1
# Words in a shingle, and in the opening of an article.
SHINGLE, OPENING = 3, 30
# Shares of shingles in common: of two versions of a text, and of a shortened one with the whole.
ALIKE, CONTAINED = 0.5, 0.8
ACCENTS = "[\u0300-\u036f]+"


@dataclass(frozen=True, slots=True)
class Sketch:
    """The shingles of an article and of its opening."""

    whole: frozenset[str]
    opening: frozenset[str]

    @classmethod
    def of(cls, text: str, language: str) -> "Sketch":
        """Return the sketch of a text, without what only stands around it on the page."""
        words = body(text, language)
        return cls(shingles(words), shingles(words[:OPENING]))

    def marks(self) -> Iterator[tuple[int, int]]:
        """Yield the marks: band and hash."""
        yield from enumerate(bands(self.whole, PERMUTATIONS))
        yield from enumerate(bands(self.opening, OPENING_PERMUTATIONS), PERMUTATIONS // ROWS)

    def like(self, other: "Sketch") -> float:
        """Return how much two texts have in common, 0 where they are not the same dispatch.

        A text that is contained in a longer one, such as a news item in a round-up, is a version of
        it only if the two open alike.
        """
        jaccard = len(self.whole & other.whole) / len(self.whole | other.whole)
        cut = held(self.whole, other.whole) >= CONTAINED and held(self.opening, other.opening) >= ALIKE
        return jaccard if jaccard >= ALIKE or cut else 0.0


def held(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the share of the smaller set that the other holds."""
    return len(one & other) / min(len(one), len(other))


def body(text: str, language: str) -> list[str]:
    """Return the words of the paragraphs, or of everything where there are none."""
    parts = [text[b.start : b.end] for b in layout(text, language, load_furniture()).blocks if b.kind == "body"]
    return plain_words("\n".join(parts)) or plain_words(text)


def plain_words(text: str) -> list[str]:
    """Return words in lower case, without accents and punctuation."""
    return re.findall(r"\w+", re.sub(ACCENTS, "", unicodedata.normalize("NFKD", text.casefold())))


def shingles(words: Sequence[str]) -> frozenset[str]:
    """Return each run of words; a shorter text is one shingle."""
    runs = max(1, len(words) - SHINGLE + 1)
    return frozenset(" ".join(words[at : at + SHINGLE]) for at in range(runs))


def bands(tokens: frozenset[str], permutations: int) -> Iterator[int]:
    """Yield the hashes of the bands of a MinHash signature."""
    signature = RMinHash(num_perm=permutations, seed=SEED)
    signature.update(sorted(tokens))
    digest = signature.digest()
    for at in range(0, permutations, ROWS):
        hashed = blake2b(pack(f"<{ROWS}I", *digest[at : at + ROWS]), digest_size=8)
        yield int.from_bytes(hashed.digest(), "little")
