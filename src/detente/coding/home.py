"""Decide that those acted upon are of the actor's own country: "Kenyan lawyers sued the government".

Only where the text says of no other country that they are its, and calls them not foreign.
"""

from collections.abc import Collection, Iterable
from dataclasses import replace

from detente.coding.memory import STATELESS
from detente.coding.names import plain_words
from detente.coding.whence import DOMESTIC
from detente.records import Entity

# Who deals with those of other countries too, so that nothing follows from who it is.
OUTWARD = frozenset({"GOV", "MIL", "SPY", None})
# Those whom a government has to do with at home.
GOVERNED = DOMESTIC - {"REB", "PRM", "CRM", "UAF"} | {"JRN", "ELI", "BUS"}
# Those who may come from anywhere.
ANYWHERE = frozenset({"UNK", "REF", None})


def at_home(actor: Iterable[Entity], recipient: tuple[Entity, ...], foreign: Collection[str]) -> tuple[Entity, ...]:
    """Return the recipients, those without a country as the actor's own where they cannot well be others'.

    `foreign` are words for those who are from elsewhere.
    """
    countries = {e.country for e in actor}
    home = next(iter(countries), None)
    if len(countries) != 1 or home is None or home in STATELESS:
        return recipient
    sectors = {e.sector for e in actor}
    return tuple(replace(e, country=home) if is_at_home(e, sectors, foreign) else e for e in recipient)


def is_at_home(entity: Entity, actors: set[str | None], foreign: Collection[str]) -> bool:
    said = not entity.country and inside(actors, entity.sector)
    return said and not any(word in foreign for word in plain_words(entity.text))


def inside(actors: set[str | None], recipient: str | None) -> bool:
    """Tell whether those of a sector act upon others of their own country."""
    if recipient in ANYWHERE:
        return False
    return actors.isdisjoint(OUTWARD) or (actors == {"GOV"} and recipient in GOVERNED)
