"""Precision, recall and F1 of answers."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

Label = str | int


@dataclass(frozen=True, slots=True)
class Counts:
    """How often a class was found rightly, found wrongly and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Return the share of what was found that is right, 0 where nothing was found."""
        return share(self.right, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """Return the share that was found of what was there, 0 where there was none."""
        return share(self.right, self.right + self.missed)

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        return share(2 * self.right, 2 * self.right + self.wrong + self.missed)

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)


@dataclass(frozen=True, slots=True)
class Measure:
    """One answer or none for each of many questions: counts by class, and their plain means."""

    classes: Mapping[Label, Counts]
    asked: int
    answered: int

    @property
    def macro_f1(self) -> float:
        """Return the plain mean of the classes' F1."""
        return share(sum(c.f1 for c in self.classes.values()), len(self.classes))

    @property
    def coverage(self) -> float:
        """Return the share of the questions that got an answer."""
        return share(self.answered, self.asked)

    @property
    def right_if_answered(self) -> float:
        """Return the share of the answers that are right."""
        return share(sum(c.right for c in self.classes.values()), self.answered)


def measure(wanted: Sequence[Label], found: Sequence[Label | None], classes: Iterable[Label]) -> Measure:
    """Compare answers, None where there is none, with those wanted; no answer only costs recall."""
    pairs = list(zip(wanted, found, strict=True))
    counts = {
        c: Counts(
            sum(w == f == c for w, f in pairs),
            sum(f == c != w for w, f in pairs),
            sum(w == c != f for w, f in pairs),
        )
        for c in classes
    }  # fmt: skip
    return Measure(counts, len(pairs), sum(f is not None for f in found))


def share(part: float, whole: float) -> float:
    """Return part of whole, 0 of nothing."""
    return part / whole if whole else 0.0
