"""Propose what a clause counts as where no frame takes it: a linear model over its words.

`training/backoff.py` makes the model from the codebook's own examples, near misses and
words. One of its classes stands for what is no event, so that it may abstain.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import numpy as np

from detente.codebook.model import Entry, Frame, Pattern, Words
from detente.coding.features import Hints, features, hints
from detente.waist import Clause

MODEL = "model"  # how records call what it decides
NOTHING = "nothing"
DATA = files("detente.codebook") / "data" / "backoff"


@dataclass(frozen=True, slots=True)
class Backoff:
    """The model of one language.

    `rows` says where the weights of a feature stand, the first row is for all clauses; columns are
    the classes, nothing first. `least` is how probable a type must be to be proposed, `told` the
    same where both parties are told beforehand.
    """

    known: Hints
    rows: Mapping[str, int]
    weights: np.ndarray[Any, Any]
    entries: Sequence[Entry]
    least: float
    told: float

    @classmethod
    def load(cls, language: str, words: Words) -> "Backoff":
        """Read the model of a language."""
        table = tomllib.loads((DATA / "backoff.toml").read_text(encoding="utf-8"))
        with (DATA / f"{language}.npz").open("rb") as file, np.load(file) as data:
            names = data["names"].tobytes().decode().split("\n")
            weights = data["weights"] * data["scale"]
        rows = {name: number for number, name in enumerate(names, 1)}
        entries = [entry_of(event, row, table["recipient"]) for event, row in table["type"].items()]
        return cls(hints(words), rows, weights, entries, table["least"], table["told"])

    def guess(self, clause: Clause, *, told: bool = False) -> tuple[Entry, float] | None:
        """Return the likeliest frame of a clause and its probability, None where it is likely to be no event.

        Where the parties are `told`, there is one.
        """
        sums = self.sums(clause)
        best = int(sums[1:].argmax()) if told else int(sums.argmax()) - 1
        if best < 0:
            return None
        powers = np.exp(sums - sums.max())
        share = powers[best + 1] / powers.sum()
        return None if share < (self.told if told else self.least) else (self.entries[best], float(share))

    def sums(self, clause: Clause) -> np.ndarray[Any, Any]:
        """Return the summed weights of each class, nothing first."""
        found = [0, *filter(None, map(self.rows.get, features(clause, self.known)))]
        sums: np.ndarray[Any, Any] = np.add.reduce(self.weights.take(found, axis=0))
        return sums


def entry_of(event: str, row: Mapping[str, Any], recipient: Sequence[str]) -> Entry:
    frame = Frame(
        id=MODEL, event=event, mode=None, cameo=row["cameo"], actor=("subject",), recipient=tuple(recipient),
        reciprocal=row.get("reciprocal", False), of="object",
    )  # fmt: skip
    return Entry(frame, Pattern("", False, frozenset()), ())
