"""Decide who said what: direct, indirect and mixed statements.

A quotation belongs to the reporting clause beside it; without one it goes on
with the speaker of the quotation before. Words without a speaker are no
statement: a title of a book, a word held at arm's length.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from detente.codebook.load import pattern_of
from detente.codebook.model import Pattern
from detente.coding.who import Who
from detente.records import Entity
from detente.waist import Clause, Phrase, Quote, Reading, Sentence

# A quotation shorter than this within reported words is a word held at arm's length.
SCARE = 3
# One that stands alone must be longer to be somebody's words.
ALONE = 4
# Words between reporting verb and mark, up to which all that is quoted is all that is said.
LEAD = 3
# Kinds of words that neither open nor close what somebody said.
# How what goes on being said hangs on the words before.
ADDED = ("adverbial", "purpose", "conjunct", "parataxis")
EDGES = ("PUNCT", "SCONJ", "CCONJ")


@dataclass(frozen=True, slots=True)
class Saying:
    """A statement before it becomes a record."""

    sentence: Sentence
    start: int
    end: int
    form: str
    speaker: Entity
    verb: str | None
    addressee: Entity | None
    clause: Clause | None


@dataclass(frozen=True, slots=True)
class Report:
    """A reporting clause: who reports, with which verb, and which words are the content."""

    sentence: Sentence
    clause: Clause | None
    verb: str | None
    speaker: Entity
    addressee: Entity | None
    start: int
    end: int
    content: tuple[int, int] | None


class Said:
    """Finds the statements of one article."""

    def __init__(self, table: Mapping[str, Any], who: Who, text: str) -> None:
        self.who, self.text = who, text
        self.verbs = by_lemma(tuple(table["verbs"]))
        self.quoting = by_lemma(tuple(table["quoting"]))
        self.not_a_speaker = frozenset(table["not_a_speaker"])

    def sayings(self, reading: Reading) -> list[Saying]:
        """Return the statements in the order of the text; the speakers of quotations go to `who`."""
        sentences = list(reading.sentences)
        starts = [s.start for s in sentences]
        found: list[Saying] = []
        last: Report | None = None
        taken: set[int] = set()
        quotes = list(reading.quotes)
        reports = {s.index: list(self.reports(s, quotes)) for s in sentences}
        for quote in quotes:
            near = self.sentences_of(quote, sentences, starts)
            report, form = self.owner(quote, near, reports)
            words = len(quote.text.split())
            if report is None and last is not None and self.continues(quote, near, words):
                report, form = replace(last, clause=None, verb=None, content=None), "direct"
            if report is None or (form == "mixed" and words < SCARE):
                continue
            found.append(self.saying(report, near[0], quote.start, quote.end, form))
            self.who.speakers.append((quote.start, quote.end, report.speaker))
            if form == "direct":
                last = report
            if report.content:
                taken.add(report.content[0])
        for sentence in sentences:
            for report in reports[sentence.index]:
                if report.content and report.content[0] not in taken and not inside(report.start, quotes):
                    found.append(self.saying(report, sentence, *report.content, "indirect"))
        return sorted(found, key=lambda s: (s.start, s.end))

    def saying(self, report: Report, sentence: Sentence, start: int, end: int, form: str) -> Saying:
        return Saying(sentence, start, end, form, report.speaker, report.verb, report.addressee, report.clause)

    # -- reporting clauses ---------------------------------------------------------

    def reports(self, sentence: Sentence, quotes: Sequence[Quote]) -> Iterator[Report]:
        """Yield the reporting clauses of a sentence, and its "according to X"."""
        for clause in sentence.clauses:
            if clause.kind == "verb" and not inside(clause.trigger_start, quotes):
                yield from self.verb_report(sentence, clause)
            for phrase in clause.role("according"):
                if phrase.lemma not in self.not_a_speaker and (speaker := self.speaker((phrase,))):
                    yield Report(
                        sentence, clause, None, speaker, None, phrase.start, phrase.end, self.rest(sentence, phrase)
                    )

    def verb_report(self, sentence: Sentence, clause: Clause) -> Iterator[Report]:
        verb = self.verb(clause, self.verbs)
        quoting = verb or self.verb(clause, self.quoting)
        if quoting is None or clause.negation or clause.hypothetical:
            return
        speaker = self.speaker(self.reporter(sentence, clause))
        if speaker is None:
            return
        content = self.content(sentence, clause) if verb else None
        addressee = next((e for r in ("indirect", "to") for p in clause.role(r) for e in self.who.resolve(p)), None)
        yield Report(sentence, clause, quoting, speaker, addressee, clause.trigger_start, clause.trigger_end, content)

    def reporter(self, sentence: Sentence, clause: Clause) -> tuple[Phrase, ...]:
        """Return who reports; a participle ("adding that") takes the one who spoke before it."""
        node = clause
        while clause.mood == "participle" and node.parent is not None:
            node = sentence.clauses[node.parent]
            if self.verb(node, self.verbs) and node.role("subject"):
                return node.role("subject")
        return clause.role("subject")

    def verb(self, clause: Clause, table: Mapping[str, Sequence[Pattern]]) -> str | None:
        fits = any(p.words <= clause.words and p.reflexive <= clause.reflexive for p in table.get(clause.predicate, ()))
        return clause.predicate if fits else None

    def speaker(self, phrases: Sequence[Phrase]) -> Entity | None:
        for phrase in phrases:
            for entity in self.who.resolve(phrase):
                return entity if entity.name else replace(entity, name=entity.text)
            if phrase.kind == "noun":
                return Entity(text=phrase.text, start=phrase.start, end=phrase.end, name=phrase.text)
        return None

    def content(self, sentence: Sentence, clause: Clause) -> tuple[int, int] | None:
        """Return the words reported in a complement clause, without its conjunction."""
        for inner in sentence.clauses:
            if inner.parent == clause.index and inner.link in ("content", "complement") and inner.kind != "noun":
                return self.core(sentence, inner, clause)
        return None

    def core(self, sentence: Sentence, inner: Clause, clause: Clause) -> tuple[int, int]:
        """Return a reported clause up to what is only added to it: when, why, what else."""
        added = [
            c.start for c in sentence.clauses
            if c.start > inner.trigger_end and c.kind != "noun" and c.link in ADDED
            and self.below(sentence, c, inner)
        ]  # fmt: skip
        if clause.trigger_start > inner.trigger_end:
            added.append(clause.start if clause.start > inner.start else clause.trigger_start)
        end = min([inner.end, *added])
        words = [w for w in sentence.words if inner.start <= w.start < end]
        while words and words[0].kind in EDGES:
            words.pop(0)
        while words and words[-1].kind in EDGES:
            words.pop()
        return (words[0].start, words[-1].end) if words else (inner.start, inner.end)

    def below(self, sentence: Sentence, clause: Clause, top: Clause) -> bool:
        """Tell whether a clause hangs on another one, at any depth."""
        while clause.parent is not None:
            if clause.parent == top.index:
                return True
            clause = sentence.clauses[clause.parent]
        return False

    def rest(self, sentence: Sentence, phrase: Phrase) -> tuple[int, int] | None:
        """Return the sentence without "according to X", which opens or closes it."""
        before = [w for w in sentence.words if w.end <= phrase.start]
        after = [w for w in sentence.words if w.start >= phrase.end and w.kind != "PUNCT"]
        opening = len([w for w in before if w.kind not in ("ADP", "PUNCT")])
        if opening <= 2 and len(after) >= 3:
            return after[0].start, after[-1].end
        while before and before[-1].kind in ("ADP", "PUNCT", "VERB", "SCONJ"):
            before.pop()
        return (before[0].start, before[-1].end) if len(before) >= 3 else None

    # -- quotations -----------------------------------------------------------------

    def sentences_of(self, quote: Quote, sentences: Sequence[Sentence], starts: Sequence[int]) -> list[Sentence]:
        """Return the sentences that a quotation touches, and the one that opens right after it."""
        first = max(bisect_right(starts, quote.start) - 1, 0)
        near: list[Sentence] = []
        for sentence in sentences[first:]:
            if sentence.start > quote.end + 3 or (near and sentence.block != near[0].block):
                break
            near.append(sentence)
        return near or [sentences[first]]

    def owner(
        self, quote: Quote, near: Sequence[Sentence], reports: Mapping[int, list[Report]]
    ) -> tuple[Report | None, str]:
        """Return the reporting clause of a quotation, and the form."""
        outside = [r for s in near for r in reports[s.index] if not quote.start <= r.start < quote.end]
        if not outside:
            return self.colon(quote, near[0])
        # the clause whose content holds the quotation, or else the nearest one
        holding = [r for r in outside if r.content and r.content[0] <= quote.start and quote.end <= r.content[1] + 2]
        report = min(holding or outside, key=lambda r: min(abs(r.start - quote.end), abs(quote.start - r.end)))
        whole = self.whole(quote, near)
        if not whole and len(quote.text.split()) < SCARE:
            return None, ""
        if report.start > quote.start:
            return report, "direct" if whole or quote.start <= near[0].start + 2 else "mixed"
        lead = self.text[report.end : quote.start].strip(' «“"\u00a0\u202f')
        return report, "direct" if whole and (lead.endswith(":") or len(lead.split()) < LEAD) else "mixed"

    def whole(self, quote: Quote, near: Sequence[Sentence]) -> bool:
        """Tell whether the quotation is a sentence of its own: a finite verb with its subject."""
        clauses = [
            c for s in near for c in s.clauses if c.kind != "noun" and quote.start <= c.trigger_start < quote.end
        ]
        return any(
            c.mood == "imperative"
            or (
                c.tense
                and any(quote.start <= p.start < quote.end for p in c.roles if p.relation in ("subject", "object"))
            )
            for c in clauses
        )

    def colon(self, quote: Quote, sentence: Sentence) -> tuple[Report | None, str]:
        """Answer "X: « … »"."""
        before = self.text[sentence.start : quote.start].rstrip(' «“"\u00a0\u202f')
        if not before.endswith(":"):
            return None, ""
        for clause in sentence.clauses:
            for phrase in clause.roles:
                if phrase.end <= quote.start and (speaker := self.speaker((phrase,))) and speaker.country:
                    return Report(sentence, None, None, speaker, None, phrase.start, phrase.end, None), "direct"
        return None, ""

    def continues(self, quote: Quote, near: Sequence[Sentence], words: int) -> bool:
        """Tell whether a quotation without a reporting clause goes on with what was said before."""
        sentence = near[0]
        around = self.text[sentence.start : quote.start].strip(' «“"\u00a0\u202f')
        return words >= ALONE and not around and sentence.kind == "body"


@cache
def by_lemma(words: tuple[str, ...]) -> Mapping[str, Sequence[Pattern]]:
    """Return the patterns of reporting verbs by their lemma."""
    found: dict[str, list[Pattern]] = {}
    for pattern in map(pattern_of, words):
        found.setdefault(pattern.lemma, []).append(pattern)
    return found


def inside(position: int, quotes: Sequence[Quote]) -> bool:
    """Tell whether a position lies within a quotation."""
    return any(q.start <= position < q.end for q in quotes)
