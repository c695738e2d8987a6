"""What holds of every record, whatever the article."""

import json
import re
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detente.coder import Coder
from detente.coding.article import Coded
from detente.errors import SourceError
from detente.records import (
    Article,
    Attribution,
    Entity,
    Event,
    Passed,
    Place,
    Record,
    Span,
    Statement,
    as_dict,
    from_dict,
)
from detente.sources.text import ArticleSettings, read_text

pytestmark = pytest.mark.model

STATUSES = {"actual", "future", "hypothetical", "negated", "historical"}
FORMS = {"direct", "indirect", "mixed"}
PRECISIONS = {"country", "city", "region"}
COUNTRY = re.compile(r"[A-Z]{3}")
EDTF = re.compile(r"(\d{4}(-\d\d){0,2}[~?]?|\.\.)(/(\d{4}(-\d\d){0,2}[~?]?|\.\.))?")

Spanned = Entity | Place | Span | Event | Statement | Passed


@pytest.fixture(scope="module")
def events(coded: dict[str, Coded]) -> list[Event]:
    return [e for c in coded.values() for e in c.events]


@pytest.fixture(scope="module")
def statements(coded: dict[str, Coded]) -> list[Statement]:
    return [s for c in coded.values() for s in c.statements]


# -- spans ------------------------------------------------------------------------


def test_every_span_gives_its_words_back(coded: dict[str, Coded]) -> None:
    assert [f"{path}: {fault}" for path, one in coded.items() for fault in faults(one)] == []


def faults(coded: Coded) -> list[str]:
    """Return the spans of an article's records that are not the words they say they are."""
    text = coded.article.text
    return [
        f"{where} {span.start}–{span.end}: {span.text!r} is {text[span.start : span.end]!r}"
        for record in coded.records(passed=True)
        for where, span in spans(record)
        if not 0 <= span.start < span.end <= len(text) or span.text != text[span.start : span.end]
    ]


def spans(record: Record) -> Iterator[tuple[str, Spanned]]:
    """Yield all that has a span in a record, with what it is."""
    if isinstance(record, Event):
        yield "event", record
        yield "trigger", record.trigger
        yield from (("actor", e) for e in record.actor)
        yield from (("recipient", e) for e in record.recipient)
        if record.place:
            yield "place", record.place
        if record.attribution:
            yield "attribution", record.attribution.speaker
    elif isinstance(record, Statement):
        yield "statement", record
        yield "speaker", record.speaker
        if record.addressee:
            yield "addressee", record.addressee
    elif isinstance(record, Passed):
        yield "passed", record


def test_words_that_are_quoted_stand_in_the_article(coded: dict[str, Coded]) -> None:
    """Conditions and date expressions have no offsets, but are the article's words."""
    for one in coded.values():
        for event in one.events:
            assert (event.condition or "") in one.article.text
            assert (event.date_text or "") in one.article.text
        for statement in one.statements:
            assert (statement.date_text or "") in one.article.text


# -- ids, order, writing ------------------------------------------------------------


def test_ids_are_unique(coded: dict[str, Coded]) -> None:
    for path, one in coded.items():
        ids = [r.id for r in (one.article, *one.events, *one.statements)]
        assert len(set(ids)) == len(ids), path


def test_a_second_run_gives_the_same_records(coder: Coder, corpus: dict[str, Article], coded: dict[str, Coded]) -> None:
    for path, article in corpus.items():
        assert coder.code(article) == coded[path], path


def test_the_order_of_articles_does_not_matter(corpus: dict[str, Article], coded: dict[str, Coded]) -> None:
    """A fresh coder that reads them backwards finds the same."""
    fresh = Coder()
    for path in sorted(corpus, reverse=True):
        assert fresh.code(corpus[path]) == coded[path], path


def test_records_survive_writing_and_reading(coded: dict[str, Coded]) -> None:
    for one in coded.values():
        for record in one.records(passed=True):
            assert from_dict(json.loads(json.dumps(as_dict(record), ensure_ascii=False))) == record


# -- known values ---------------------------------------------------------------------


def test_events_are_of_the_codebook(coder: Coder, events: list[Event]) -> None:
    book = coder.codebook
    for e in events:
        kind = book.types[e.event]
        assert e.frame in book.frames or e.frame == "model", e
        assert e.mode is None or e.mode in kind.modes, e
        assert e.quad == kind.quad, e
        assert e.score == (kind.modes[e.mode].score if e.mode else kind.score), e
        assert e.status in STATUSES, e
        assert set(e.contexts) <= set(book.contexts), e
        assert e.cameo is None or e.cameo in book.goldstein, e
        assert e.goldstein == book.goldstein.get(e.cameo or ""), e
        assert 0 <= e.confidence <= 1, e


def test_events_have_parties_and_dates_of_the_right_form(events: list[Event]) -> None:
    for e in events:
        assert e.actor or e.recipient, e
        assert e.date is None or EDTF.fullmatch(e.date), e
        assert e.place is None or e.place.precision in PRECISIONS, e
        for entity in (*e.actor, *e.recipient):
            assert entity.country is None or COUNTRY.fullmatch(entity.country), entity
            assert entity.country or entity.sector, entity


def test_statements_have_known_forms_and_a_speaker(statements: list[Statement]) -> None:
    for s in statements:
        assert s.form in FORMS, s
        assert s.speaker.name, s
        assert s.date is None or EDTF.fullmatch(s.date), s


def test_no_statement_keeps_its_quotation_marks(statements: list[Statement]) -> None:
    for s in statements:
        assert s.form != "direct" or not re.match(r"[«“\"]|.*[»”\"]$", s.text, flags=re.S), s


def test_statements_and_events_point_to_each_other(coded: dict[str, Coded]) -> None:
    for one in coded.values():
        said = {s.id: s for s in one.statements}
        made = {e.id: e for e in one.events}
        for event in one.events:
            if isinstance(event.attribution, Attribution):
                assert event.id in said[event.attribution.statement].events
                assert event.attribution.speaker == said[event.attribution.statement].speaker
        for statement in one.statements:
            assert len(set(statement.events)) == len(statement.events)
            assert all(made[i].attribution.statement == statement.id for i in statement.events)  # type: ignore[union-attr]  # None fails too


def test_records_belong_to_their_article(coded: dict[str, Coded]) -> None:
    for one in coded.values():
        assert {r.article for r in (*one.events, *one.statements, *one.passed)} <= {one.article.id}


def test_every_clause_not_coded_has_a_reason(coded: dict[str, Coded]) -> None:
    assert all(p.reason.strip() for one in coded.values() for p in one.passed)


# -- odd texts --------------------------------------------------------------------------

FRENCH = (
    "La Norvège a expulsé jeudi trois diplomates russes.",
    "« Nous ne céderons pas », a déclaré le Premier ministre malien.",
    "Selon Lima, le Chili n'a pas rappelé son ambassadeur.",
    "Le Kenya et la Somalie se sont rencontrés à Nairobi pour signer un accord.",
    "Si l'Inde attaque, le Pakistan ripostera, a-t-il ajouté.",
    "Elle a demandé à l'ONU d'imposer des sanctions à la Syrie.",
)
ENGLISH = (
    "Norway expelled three Russian diplomats on Thursday.",
    '"We will not give in," the Malian prime minister said.',
    "According to Lima, Chile has not recalled its ambassador.",
    "Kenya and Somalia met in Nairobi to sign an agreement.",
    "If India attacks, Pakistan will retaliate, he added.",
    "She asked the UN to impose sanctions on Syria.",
)
ODD = (
    "«", "»", "“", "”", '"', "'", "’", "‘", "‹", "›", "--", "—", "…", "(", ")", "[", "]", "*", "/", "\\", "|", "#",
    "@", "&", "%", " ", "  ", "\u00a0", "\u202f", "\u2003", "\u200b", "\u200d", "\u00ad", "\ufeff", "\u2028", "\t",
    "\n", "\n\n", "\r\n", "\x0b", "\x0c", "é", "e\u0301", "ß", "İ", "ﬁ", "Ω", "Я", "中", "ع", "א", "\u202e", "😀",
    "\U0001f468\u200d\U0001f469", "\U00010400", "\ufffd", "0", "1 000", "1,5", ".", "..", "?!", ":", ";",
)  # fmt: skip


@st.composite
def mixed(draw: st.DrawFn, sentences: tuple[str, ...]) -> str:
    """Draw sentences with odd characters put in anywhere."""
    words = " ".join(draw(st.lists(st.sampled_from(sentences), min_size=1, max_size=4)))
    for _ in range(draw(st.integers(0, 8))):
        at = draw(st.integers(0, len(words)))
        words = words[:at] + draw(st.sampled_from(ODD) | st.characters(codec="utf-8")) + words[at:]
    return words


HURRY = settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])


@HURRY
@given(text=mixed(FRENCH))
def test_odd_french_keeps_its_spans(coder: Coder, text: str) -> None:
    survives(coder, text, "fr")


@HURRY
@given(text=mixed(ENGLISH))
def test_odd_english_keeps_its_spans(coder: Coder, text: str) -> None:
    survives(coder, text, "en")


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(
    "text",
    [
        "«", "« »", "“”", '""', "- - -", "…", "a", "1", "« Oui", "Non »", "?", "A: B: C", "\u200b", "x" * 3000,
        "(" * 500 + "a",
        "« " * 200 + "a", "a\u0301" * 50, "La France " * 300, "France " + ", France" * 300, "Paris\n" * 200,
        "oui” et “puis “encore", "oui» et «puis «encore",
    ],
)  # fmt: skip
def test_degenerate_texts_do_not_stop_it(coder: Coder, text: str, language: str) -> None:
    survives(coder, text, language)


def survives(coder: Coder, text: str, language: str) -> None:
    """Code a text, or have it refused with a reason; its spans hold."""
    told = ArticleSettings(published="2020-01-01", language=language)
    try:
        article = read_text(text.encode(), name="odd", settings=told)
    except SourceError:
        return
    assert faults(coder.code(article)) == []
