"""Put the decisions together: a reading of an article in, its records out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from detente.codebook.actors import Actors
from detente.codebook.model import Codebook
from detente.coding.answers import addressed
from detente.coding.backoff import MODEL, Backoff
from detente.coding.confidence import Confidence
from detente.coding.contexts import Contexts
from detente.coding.dateline import dateline_day
from detente.coding.expressions import Calendar
from detente.coding.given import Given, Told
from detente.coding.once import absorbed, distinct, told_once
from detente.coding.said import Said, Saying
from detente.coding.what import Coding, Uncoded, What
from detente.coding.when import NO_REFERENCE, When
from detente.coding.when_of import Dates
from detente.coding.where import Gazetteer
from detente.coding.who import Who
from detente.records import Article, Attribution, Event, Passed, Record, Span, Statement, stable_id
from detente.waist import Clause, Phrase, Reading, Sentence

YEAR = 366
OWNERS = ("possessor", "compound")  # relations of whose thing a noun names


@dataclass(frozen=True, slots=True)
class Tables:
    """What coding knows of one language."""

    codebook: Codebook
    language: str
    actors: Actors
    calendar: Calendar
    contexts: Contexts
    gazetteer: Gazetteer
    speech: Mapping[str, Any]
    coder: str
    model: Backoff | None = None
    confidence: Confidence = field(default_factory=Confidence)


@dataclass(frozen=True, slots=True)
class Coded:
    """The records of one article."""

    article: Article
    events: tuple[Event, ...]
    statements: tuple[Statement, ...]
    passed: tuple[Passed, ...]

    def records(self, *, passed: bool = False) -> list[Record]:
        """Return the article, its events and statements, and what was passed over if asked."""
        return [self.article, *self.events, *self.statements, *(self.passed if passed else ())]


def code_reading(article: Article, reading: Reading, tables: Tables, given: Given = ()) -> Coded:
    """Return the records of an article from its clauses; `given` says where the two parties stand, if it is known."""
    return Assembly(article, reading, tables, given).coded()


class Assembly:
    """Codes one article; lives no longer than that."""

    def __init__(self, article: Article, reading: Reading, tables: Tables, given: Given = ()) -> None:
        self.article, self.reading, self.tables = article, reading, tables
        published = date.fromisoformat(article.published) if article.published else None
        dateline = dateline_day(article.text, reading.plain, reading.sentences, tables.calendar, published)
        self.day = dateline or published
        known = tables.actors, reading.plain, self.day
        self.who = Told(*known, given) if given else Who(*known)
        self.dates = Dates(tables.calendar, self.day, reading.sentences, dateline)
        self.about: dict[int, tuple[str, ...]] = {}
        self.what = What(tables.codebook, tables.language, self.who, told=bool(given), model=tables.model)

    def coded(self) -> Coded:
        self.who.memory.starts = [s.start for s in self.reading.sentences]
        for sentence in self.reading.sentences:
            self.remember(sentence)
        sayings = Said(self.tables.speech, self.who, self.article.text).sayings(self.reading)
        codings = [(s, c) for s in self.reading.sentences for c in self.clauses(s)]
        codings = addressed(codings, self.tables.speech["pointing"])
        statements = {id(s): self.statement(s) for s in sayings}
        events: list[Event] = []
        passed: list[Passed] = []
        for sentence, coding in codings:
            if isinstance(coding, Uncoded):
                passed.append(self.passed(coding))
            else:
                saying = self.saying_of(coding, sayings)
                events.append(self.event(sentence, coding, statements[id(saying)] if saying else None))
        events = self.conditioned(distinct(events))
        return Coded(
            self.article, tuple(events), tuple(self.linked(s, events) for s in statements.values()), tuple(passed)
        )

    def remember(self, sentence: Sentence) -> None:
        """Note whom the sentence names, for the pronouns after it."""
        ranks: dict[tuple[int, int], tuple[int, Phrase]] = {}
        for clause in sentence.clauses:
            for phrase in clause.roles:
                if phrase.kind == "pronoun" and phrase.relation == "subject":
                    self.who.part(phrase, acted_upon(clause))
                    if clause.link == "content" and clause.parent is not None:
                        self.who.told_by(phrase, sentence.clauses[clause.parent].role("subject"))
                leads = phrase.relation == "subject" or phrase.marker == "according"
                owns = clause.kind == "noun" and phrase.relation in OWNERS
                rank = -1 if owns else leads * (1 + (clause.link == "root"))
                span = phrase.start, phrase.end
                if phrase.relation != "adjective" and rank >= ranks.get(span, (0, phrase))[0]:
                    ranks[span] = rank, phrase
        for rank, phrase in ranks.values():
            self.who.remember(phrase, rank)
        self.who.known.sort(key=lambda k: k.position)

    def clauses(self, sentence: Sentence) -> list[Coding | Uncoded]:
        found = [self.what.code(c, sentence.clauses) for c in sentence.clauses]
        return told_once(absorbed([f for f in found if f is not None]))

    def saying_of(self, coding: Coding, sayings: Sequence[Saying]) -> Saying | None:
        """Return the innermost statement that the event stands in."""
        at = coding.chain.inner.trigger_start
        around = [s for s in sayings if s.start <= at < s.end]
        around += [s for s in sayings if s.form == "mixed" and s.clause and not around and self.reports(s, coding)]
        return min(around, key=lambda s: s.end - s.start) if around else None

    def reports(self, saying: Saying, coding: Coding) -> bool:
        """Tell whether an event stands in the content that a partly quoted statement reports."""
        node: Clause | None = coding.chain.inner
        sentence = saying.sentence
        if not sentence.start <= coding.chain.inner.trigger_start < sentence.end:
            return False
        while node is not None and node.parent is not None:
            node = sentence.clauses[node.parent]
            if node is saying.clause:
                return True
        return False

    # -- records -----------------------------------------------------------------

    def event(self, sentence: Sentence, coding: Coding, statement: Statement | None) -> Event:
        inner, kind = coding.chain.inner, self.tables.codebook.types[coding.event]
        line = (inner, *(s.clause for s in coding.chain.steps))
        when, words = self.dates.of(sentence, coding.chain, future=coding.status == "future")
        mode = kind.modes.get(coding.mode or "")
        cameo = coding.frame.cameo if coding.event == coding.frame.event else None
        start, end = min(c.start for c in line), max(c.end for c in line)
        condition = next((c.condition for c in line if c.condition), None)
        day, said = self.dated(when, words)
        return Event(
            id=stable_id(self.article.id, coding.event, coding.frame.id, inner.trigger_start, self.tables.coder),
            article=self.article.id,
            sentence=sentence.index,
            start=start,
            end=end,
            text=self.article.text[start:end],
            event=coding.event,
            mode=mode.name if mode else None,
            contexts=self.contexts(sentence),
            quad=kind.quad,
            score=mode.score if mode else kind.score,
            cameo=cameo,
            goldstein=self.tables.codebook.goldstein.get(cameo or ""),
            actor=coding.actor,
            recipient=coding.recipient,
            date=day,
            date_text=said,
            status="historical" if coding.status == "actual" and self.past(when) else coding.status,
            condition=self.article.text[slice(*condition)] if condition else None,
            attribution=attributed(statement),
            place=self.tables.gazetteer.place(sentence, coding.chain, self.who),
            trigger=self.span(inner.trigger_start, inner.trigger_end),
            frame=coding.frame.id,
            confidence=self.tables.confidence.of(coding.confidence, model=coding.frame.id == MODEL),
            coder=self.tables.coder,
        )

    def contexts(self, sentence: Sentence) -> tuple[str, ...]:
        """Return what a sentence is about, found once for all its events."""
        if sentence.index not in self.about:
            self.about[sentence.index] = self.tables.contexts.of(sentence.words)
        return self.about[sentence.index]

    def dated(self, when: When | None, words: str | None) -> tuple[str | None, str | None]:
        """Return the date and the words it came from; without either, the day of the article's words."""
        if when and (when.edtf or (self.day and when.reason == NO_REFERENCE)):  # "the day before", of no day told
            return when.edtf, words
        return (self.day.isoformat() if self.day else None), None

    def past(self, when: When | None) -> bool:
        """Tell whether a date lies more than a year before the article."""
        return bool(self.day and when and when.last and (self.day - when.last).days > YEAR)

    def span(self, start: int, end: int) -> Span:
        return Span(text=self.article.text[start:end], start=start, end=end)

    def conditioned(self, events: list[Event]) -> list[Event]:
        """Give a condition that a parse hung elsewhere to the event beside it."""
        held = {e.condition for e in events if e.condition}
        for sentence in self.reading.sentences:
            inside = [e for e in events if e.sentence == sentence.index]
            for clause in sentence.clauses:
                words = self.article.text[clause.start : clause.end]
                if not inside or not clause.conditional or clause.link == "content" or words in held:
                    continue
                verbs = [c for c in sentence.clauses if c.kind != "noun" and c.trigger_end <= clause.start]
                at = verbs[-1].trigger_start if verbs else inside[0].trigger.start
                near = next((e for e in inside if e.start <= at < e.end and e.condition is None), None)
                events = [replace(e, condition=words) if e is near else e for e in events]
        return events

    def statement(self, saying: Saying) -> Statement:
        when, words = self.dates.of_clause(saying.sentence, saying.clause) if saying.clause else (None, None)
        day, said = self.dated(when, words)
        return Statement(
            id=stable_id(self.article.id, "statement", saying.start, saying.end, self.tables.coder),
            article=self.article.id,
            sentence=saying.sentence.index,
            start=saying.start,
            end=saying.end,
            text=self.article.text[saying.start : saying.end],
            form=saying.form,
            speaker=saying.speaker,
            verb=saying.verb,
            addressee=saying.addressee,
            date=day,
            date_text=said,
        )

    def linked(self, statement: Statement, events: Sequence[Event]) -> Statement:
        mine = tuple(e.id for e in events if e.attribution and e.attribution.statement == statement.id)
        return replace(statement, events=mine)

    def passed(self, uncoded: Uncoded) -> Passed:
        clause = uncoded.clause
        return Passed(
            article=self.article.id, start=clause.start, end=clause.end,
            text=self.article.text[clause.start : clause.end], reason=uncoded.reason,
        )  # fmt: skip


def acted_upon(clause: Clause) -> list[Phrase]:
    """Return the phrases of those to, with or against whom a clause says that something is done."""
    onto = ("with", "against", "toward", *(("to",) if clause.role("object") else ()))
    return [p for p in clause.roles if p.relation in ("object", "indirect") or p.marker in onto]


def attributed(statement: Statement | None) -> Attribution | None:
    """Return whose word an event is that stands in a statement."""
    if statement is None:
        return None
    return Attribution(speaker=statement.speaker, verb=statement.verb, statement=statement.id)
