"""Decide which time expression of a sentence dates a clause."""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from functools import cached_property

from detente.coding.expressions import Calendar, Expression
from detente.coding.parties import Chain
from detente.coding.when import When, apart, resolve
from detente.waist import Clause, Sentence

DEPTH = 12  # clauses that are looked at for a date, from the inside out
NEAR = 60  # characters between "two days after" and the noun of what happened then


class Dates:
    """Dates the clauses of one article.

    `reference` is the day of its words, `sentences` are all of them, `dateline`
    is the day that it is headed with.
    """

    def __init__(
        self,
        calendar: Calendar,
        reference: date | None,
        sentences: Sequence[Sentence] = (),
        dateline: date | None = None,
    ) -> None:
        self.calendar, self.reference, self.sentences, self.dateline = calendar, reference, sentences, dateline
        self.found: dict[int, tuple[Expression, ...]] = {}

    def of(self, sentence: Sentence, chain: Chain, *, future: bool) -> tuple[When | None, str | None]:
        """Return when an event is, by its own words, then by the words that govern or report it."""
        line = [chain.inner, *(s.clause for s in chain.steps)]
        node = line[-1]
        while node.parent is not None and len(line) < DEPTH:
            node = sentence.clauses[node.parent]
            line.append(node)
        distance = self.distance(sentence, chain.inner)
        for clause in line:
            if distance and not self.follows(sentence, clause, distance):
                break
            when, words = self.of_clause(sentence, clause, future=future)
            if when:
                return when, words
        return self.away(sentence, distance) if distance else (None, None)

    def of_clause(self, sentence: Sentence, clause: Clause, *, future: bool = False) -> tuple[When | None, str | None]:
        """Return when a clause is by an expression that stands in it and in no clause below it."""
        for expression in self.expressions(sentence):
            if expression.kind != "apart" and self.owner(sentence, expression) is clause:
                return self.meant(sentence, expression, future=future or clause.tense == "future"), expression.text
        return None, None

    def meant(self, sentence: Sentence, expression: Expression, *, future: bool) -> When:
        """Return what an expression means; "the next day" counts from the last day told before it."""
        reference = self.reference
        if expression.kind == "anaphor":
            reference = self.told_before(sentence.start + expression.start)
        return resolve(expression, reference, future=future)

    def told_before(self, position: int) -> date | None:
        """Return the last single day that the text names before a position."""
        at = bisect_left(self.days, (position, date.min))
        return self.days[at - 1][1] if at else None

    @cached_property
    def days(self) -> list[tuple[int, date]]:
        """All single days that the text names, with their positions; each may count from the one before."""
        told = [(-1, self.dateline)] if self.dateline else []
        for sentence in self.sentences:
            for expression in self.expressions(sentence):
                anaphor = expression.kind == "anaphor"
                clause = self.owner(sentence, expression)
                future = clause is not None and clause.tense == "future"
                last = told[-1][1] if told else None
                when = resolve(expression, last if anaphor else self.reference, future=future)
                if when.first is not None and when.first == when.last:
                    told.append((sentence.start + expression.start, when.first))
        return told

    # -- two happenings apart ----------------------------------------------------------

    def distance(self, sentence: Sentence, inner: Clause) -> Expression | None:
        """Return the expression that says how long before or after the rest an event was: "two days after" it."""
        for expression in self.expressions(sentence):
            if expression.kind == "apart" and self.follows(sentence, inner, expression):
                return expression
        return None

    def away(self, sentence: Sentence, distance: Expression) -> tuple[When | None, str | None]:
        """Return the day so far from the one of the rest of the sentence."""
        rest = (c for c in sentence.clauses if not self.follows(sentence, c, distance))
        found = (self.of_clause(sentence, c)[0] for c in rest)
        when = next(filter(None, found), None)
        day = self.reference if when is None else when.first if when.first == when.last else None
        return (apart(distance, day), distance.text) if day else (None, None)

    def follows(self, sentence: Sentence, inner: Clause, expression: Expression) -> bool:
        """Tell whether a predicate belongs to what stands behind "two days after"."""
        start, end = sentence.start + expression.start, sentence.start + expression.end
        node: Clause | None = inner
        while node is not None:
            alone = "," not in sentence.text[expression.end : max(node.trigger_start - sentence.start, 0)]
            near = node.kind == "noun" and node.trigger_start <= end + NEAR
            below = node.link != "root" or any(
                c.link == "conjunct" and c.parent == node.index for c in sentence.clauses
            )
            if node.trigger_start >= end and alone and (near or (below and start <= node.start <= end)):
                return True
            node = sentence.clauses[node.parent] if node.parent is not None and node.link != "conjunct" else None
        return False

    # -- expressions -------------------------------------------------------------------

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
