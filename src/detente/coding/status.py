"""Decide whether an event happened: actual, future, hypothetical or negated."""

from dataclasses import dataclass

from detente.waist import Clause


@dataclass(frozen=True, slots=True)
class Standing:
    """How an event stands, before negation is counted in."""

    tense: str
    negated: bool

    @property
    def status(self) -> str:
        """Return the status for the record; a negated event is that first of all."""
        return "negated" if self.negated and self.tense != "hypothetical" else self.tense

    def under(self, status: str | None, outer: "Standing") -> "Standing":
        """Return how it stands under a governing word with that standing of its own."""
        negated = self.negated != (outer.negated != (status == "negated"))
        tenses = [t for t in (self.tense, outer.tense, status) if t in ("hypothetical", "future")]
        tense = "hypothetical" if "hypothetical" in tenses else "future" if tenses else "actual"
        return Standing(tense, negated)


def stand(clause: Clause) -> Standing:
    """Return how a clause stands by its own grammar."""
    return Standing(tense_of(clause), clause.negation is not None)


def tense_of(clause: Clause) -> str:
    if clause.hypothetical or clause.question or clause.modals or clause.mood == "conditional" or wished(clause):
        return "hypothetical"
    if clause.tense == "future":
        return "future"
    return "actual"


def wished(clause: Clause) -> bool:
    """Tell whether a main clause is a command or wish: "come and see", "qu'ils viennent voir"."""
    if clause.mood == "imperative":
        return not clause.role("subject")
    return clause.mood == "subjunctive" and clause.link == "root" and bool(clause.mark)
