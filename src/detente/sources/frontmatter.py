"""The lines between `---` at the top of a file that say what the text below is."""

import re
from collections.abc import Mapping

from detente.errors import SourceError

KEYS = ("title", "published", "outlet", "url", "language")

OPENING = re.compile(r"---[ \t]*(?:\r\n|\n|\r)(?=[ \t\r\n]*(?:\w[\w-]*[ \t]*:|---))")
CLOSING = re.compile(r"(?<=[\r\n])---[ \t]*(?=[\r\n]|\Z)")


def front_end(text: str) -> int:
    """Return where the front matter ends, its last `---` included; 0 where there is none."""
    opening = OPENING.match(text)
    closing = CLOSING.search(text, opening.end()) if opening else None
    return closing.end() if closing else 0


def read_front(text: str, name: str) -> Mapping[str, str]:
    """Return what the front matter of the file `name` gives; SourceError says what is wrong in it."""
    end = front_end(text)
    if not end:
        if OPENING.match(text):
            raise SourceError(f'{name}: line 1 opens front matter that is never closed: add a line "---" below it')
        return {}
    values: dict[str, str] = {}
    unknown = []
    for number, line in enumerate(text[:end].splitlines()[1:-1], start=2):
        key, colon, value = (part.strip() for part in line.partition(":"))
        if not line.strip():
            continue
        if not colon:
            raise SourceError(f'{name}, line {number}: front matter has lines "key: value", not {line.strip()[:40]!r}')
        if key in values:
            raise SourceError(f"{name}, line {number}: {key} is given twice: keep one")
        if key not in KEYS:
            unknown.append(key[:40])
        values[key] = re.sub(r"""^(["'])(.*)\1$""", r"\2", value)
    if unknown:
        raise SourceError(f"{name}: unknown in the front matter: {', '.join(unknown)}; known are {', '.join(KEYS)}")
    return {key: value for key, value in values.items() if value}
