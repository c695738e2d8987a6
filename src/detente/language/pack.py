"""Parses as bytes, so that a text need not be parsed again."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# What `tree` reads of a parse.
KEPT = ("POS", "MORPH", "LEMMA", "HEAD", "DEP", "SENT_START")


def pack(docs: Sequence["Doc"]) -> bytes:
    """Return parsed documents as bytes."""
    from spacy.tokens import DocBin

    return DocBin(attrs=KEPT, docs=docs).to_bytes()


def unpack(parse: bytes, nlp: "Language") -> list["Doc"]:
    """Return the documents that `pack` made bytes of, as the same pipeline would parse them."""
    from spacy.tokens import DocBin

    return list(DocBin().from_bytes(parse).get_docs(nlp.vocab))
