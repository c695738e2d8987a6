"""Make typography plain before parsing, one character for one character.

The treebanks have straight quotes and plain spaces; newspapers do not. Every
change keeps the length, so that offsets in the plain text are offsets in the
article.
"""

PLAIN = str.maketrans(
    {
        **dict.fromkeys("’‘ʼ′`´‛", "'"),
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‹›", "'"),
        **dict.fromkeys("–—―−", "-"),
        **dict.fromkeys("‐‑", "-"),
        **dict.fromkeys("\u00a0\u202f\u2009\u2007\u2002\u2003\u200a\ufeff\u200b\u200e\u200f\t\n\r\x0b\x0c", " "),
    }
)


def plain(text: str) -> str:
    """Return `text` with plain quotes, dashes and spaces, of the same length."""
    return text.translate(PLAIN)
