"""Tell by its words alone whether a phrase names a person or body, by what title, and who is behind a thing."""

from collections.abc import Iterator, Mapping

from detente.codebook.actors import Role
from detente.waist import Phrase

# Where a name is that of a party: "arrested X", "a suit against X"; not "on Monday".
PARTY = ("subject", "object", "indirect", "agent", "conjunct")
PARTY_MARKERS = ("against", "with", "to", "of", "from", "by", "between")
# Who stands behind a thing ("proposals by X", "X's ruling"); last, of the object, whom it is against.
BEHIND = ("by", "agent", "from", "possessor", "of", "against", "on")
ATTACHED = ("oblique", "clause", "apposition")
# Letters of initials: "the NCB".
INITIALS = range(2, 7)


def is_private(phrase: Phrase) -> bool:
    """Tell whether a name that no table has is that of a person or body, by its form and its role."""
    if phrase.kind != "name":
        return False
    placed = phrase.relation in PARTY or (phrase.relation == "oblique" and phrase.marker in PARTY_MARKERS)
    words = own_words(phrase)
    if phrase.determiner:
        return placed and len(words) == 2 and words[1].isupper() and len(words[1]) in INITIALS
    capitals = [w for w in words if w[0].isupper()]
    if phrase.marker == "of" and len(capitals) < 2:  # rather a place
        return False
    return placed and not any(c.isdigit() for c in phrase.text) and 2 * len(capitals) > len(words)


def title(phrase: Phrase, roles: Mapping[str, Role]) -> str:
    """Return the role that a name of several words spells: before a person's name, at the end of a body's."""
    words = [w.lower() for w in own_words(phrase)]
    for length in range(min(5, len(words) - 1), 0, -1):
        for i in range(len(words) - length + 1):
            word = " ".join(words[i : i + length])
            role, last = roles.get(word), i + length == len(words)
            if role is not None and ((role.kind == "body") if last else (role.kind == "person")):
                return word
    return ""


def untitled(phrase: Phrase, word: str) -> str | None:
    """Return what follows a title in a name: "Interior Minister X"."""
    name = " ".join(own_words(phrase))
    at = name.lower().find(word + " ")
    return name[at + len(word) :].strip() if at >= 0 else None


def own_words(phrase: Phrase) -> list[str]:
    """Return the words of a phrase before what is attached to it by a preposition or a clause."""
    added = [p for p in phrase.parts if p.relation in ATTACHED and p.start > phrase.head_start]
    first = min(added, key=lambda p: p.start, default=None)
    words = phrase.text[: first.start - phrase.start if first else None].replace("’", "'").split()
    if first and first.relation == "oblique" and len(words) > 1:
        words.pop()  # the preposition
    return [w.strip(",") for w in words if w.strip(",")]


def behind(phrase: Phrase) -> Iterator[Phrase]:
    """Yield those whose thing it is that a phrase names, the likeliest first."""
    for mark in BEHIND if phrase.relation == "object" else BEHIND[:-2]:
        yield from (p for p in phrase.parts if mark in (p.relation, p.marker) and p.kind in ("noun", "name"))
