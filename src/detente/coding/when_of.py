"""Decide which time expression of a sentence dates a clause."""

from datetime import date

from detente.coding.expressions import Calendar, Expression
from detente.coding.parties import Chain
from detente.coding.when import When, resolve
from detente.waist import Clause, Sentence


class Dates:
    """Dates the clauses of one article; `reference` is its date."""

    def __init__(self, calendar: Calendar, reference: date | None) -> None:
        self.calendar, self.reference = calendar, reference
        self.found: dict[int, tuple[Expression, ...]] = {}

    def of(self, sentence: Sentence, chain: Chain, *, future: bool) -> tuple[When | None, str | None]:
        """Return when an event is, by its own words, then by the words that govern or report it."""
        line = [chain.inner, *(s.clause for s in chain.steps)]
        node = line[-1]
        while node.parent is not None and len(line) < 12:
            node = sentence.clauses[node.parent]
            line.append(node)
        for clause in line:
            when, words = self.of_clause(sentence, clause, future=future)
            if when:
                return when, words
        return None, None

    def of_clause(self, sentence: Sentence, clause: Clause, *, future: bool = False) -> tuple[When | None, str | None]:
        """Return when a clause is by an expression that stands in it and in no clause below it."""
        for expression in self.expressions(sentence):
            if self.owner(sentence, expression) is clause:
                return resolve(expression, self.reference, future=future or clause.tense == "future"), expression.text
        return None, None

    def expressions(self, sentence: Sentence) -> tuple[Expression, ...]:
        """Return the sentence's time expressions, with offsets in the sentence."""
        if sentence.index not in self.found:
            self.found[sentence.index] = self.calendar.find(sentence.text)
        return self.found[sentence.index]

    def owner(self, sentence: Sentence, expression: Expression) -> Clause | None:
        """Return the innermost verb whose clause holds the expression."""
        at = sentence.start + expression.start
        around = [c for c in sentence.clauses if c.kind != "noun" and c.start <= at < c.end]
        if not around:
            around = [c for c in sentence.clauses if c.link == "root"]
        return min(around, key=lambda c: c.end - c.start) if around else None
