"""The fifteen types of PLOVER as it stood in 2021, which public sets of pairs are coded in."""

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from detente.codebook.model import Codebook
from detente.records import Event

# Type and quad.
QUADS: Mapping[str, int] = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "COOPERATE": 2, "AID": 2, "YIELD": 2, "REQUEST": 3, "ACCUSE": 3,
    "REJECT": 3, "THREATEN": 3, "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4,
}  # fmt: skip
YIELDS = ("CONCEDE", "RETREAT")
# The set counts what CAMEO calls cyber attacks, blockades and occupation as ASSAULT, unlike the table of 2021.
ASSAULTS = ("176", "191", "192")


def old_type(event: Event, codebook: Codebook) -> str:
    """Return the type that an event had in 2021, by its CAMEO code where it has one."""
    if event.status == "future" and event.quad == 4:
        return "THREATEN"  # in the set, as in the table of 2021, what is announced is not yet done
    if event.cameo in ASSAULTS:
        return "ASSAULT"
    kind = table().get(event.cameo or "") or event.event
    frame = codebook.frames.get(event.frame)
    if kind == "CONCEDE" and not event.cameo and frame and frame.event in YIELDS:
        return "AGREE"  # means to yield: CAMEO 035
    return "YIELD" if kind in YIELDS else kind


@cache
def table() -> Mapping[str, str]:
    text = (files("detente.codebook") / "data" / "cameo.csv").read_text(encoding="utf-8")
    return {row["code"]: row["plover2021"] for row in csv.DictReader(text.splitlines())}
