"""An article's clauses in, its records out."""

import tomllib
from dataclasses import replace
from importlib.resources import files
from typing import Any

import pytest

from detente.coding.article import Coded, Tables, code_reading
from detente.coding.contexts import Contexts
from detente.coding.expressions import Calendar
from detente.coding.once import absorbed
from detente.coding.parties import Chain, Step
from detente.coding.what import Coding
from detente.coding.where import Gazetteer
from detente.records import Article
from detente.waist import Quote, Reading, Sentence
from tests.coding.build import actors, clause, noun, part, phrase, quote, sentence
from tests.coding.small import small, words


def table(name: str) -> dict[str, Any]:
    return tomllib.loads((files("detente.codebook") / "data" / name).read_text(encoding="utf-8"))


TABLES = Tables(
    codebook=small(),
    language="en",
    actors=actors("en"),
    calendar=Calendar.load("en", table("time.toml")),
    contexts=Contexts(table("contexts.toml"), "en"),
    gazetteer=Gazetteer.load("en"),
    speech=table("speech.toml")["en"],
    coder="test",
)


def coded(text: str, *sentences: Sentence, quotes: tuple[Quote, ...] = (), day: str | None = "2016-05-11") -> Coded:
    article = Article(id="a", text=text, sha256="", language="en", published=day)
    return code_reading(article, Reading(language="en", plain=text, sentences=sentences, quotes=quotes), TABLES)


def attack(text: str, *, day: str | None = "2016-05-11", **grammar: Any) -> Coded:
    """Return the records of an article in which Iran attacks Iraq."""
    roles = phrase(text, "Iran"), phrase(text, "Iraq", role="object")
    return coded(text, sentence(text, clause(text, "attack", "attacked", *roles, **grammar)), day=day)


# -- an event --------------------------------------------------------------------


def test_an_event() -> None:
    text = "Iran attacked Iraq."
    (event,) = attack(text).events
    assert (event.event, event.mode, event.frame, event.status) == ("ASSAULT", None, "assault/attack", "actual")
    assert (event.quad, event.score, event.cameo, event.goldstein) == (4, -9, None, None)
    assert ([e.code for e in event.actor], [e.code for e in event.recipient]) == (["IRN"], ["IRQ"])
    assert (event.text, event.trigger.text) == ("Iran attacked Iraq", "attacked")
    assert (event.date, event.date_text, event.attribution, event.condition) == ("2016-05-11", None, None, None)
    assert (event.sentence, event.article, event.coder) == (0, "a", "test")


def test_a_mode_has_a_score_of_its_own() -> None:
    text = "Iran expelled Iraq."
    roles = phrase(text, "Iran"), phrase(text, "Iraq", role="object")
    (event,) = coded(text, sentence(text, clause(text, "expel", "expelled", *roles))).events
    assert (event.mode, event.score, event.quad) == ("expel", -5.5, 4)


def test_the_span_holds_the_governing_words() -> None:
    text = "Rain fell, and Iran launched strikes on Iraq."
    launch = clause(text, "launch", "launched", phrase(text, "Iran"), span="Iran launched strikes on Iraq")
    strike = noun(
        text, "strike", phrase(text, "Iraq", role="on"), trigger="strikes", under=launch, span="strikes on Iraq"
    )
    (event,) = coded(text, sentence(text, launch, strike)).events
    assert (event.text, event.trigger.text) == ("Iran launched strikes on Iraq", "strikes")


def test_ids_do_not_change() -> None:
    first, second = (attack("Iran attacked Iraq.").events[0].id for _ in range(2))
    assert first == second
    assert attack("So Iran attacked Iraq.").events[0].id != first


def test_what_is_passed_over_says_why() -> None:
    text = "Iran xyzzied Iraq."
    found = coded(text, sentence(text, clause(text, "xyzzy", "xyzzied", phrase(text, "Iran"))))
    assert ([p.reason for p in found.passed], [p.text for p in found.passed]) == (
        ["verb not in codebook: xyzzy"], ["Iran xyzzied Iraq"],
    )  # fmt: skip
    assert len(found.records()) == 1
    assert len(found.records(passed=True)) == 2


# -- dates -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("on Monday", ("2016-05-09", "on Monday", "actual")),
        ("in June 2015", ("2015-06", "in June 2015", "actual")),
        ("in April 2015", ("2015-04", "in April 2015", "historical")),
        ("in 2003", ("2003", "in 2003", "historical")),
        ("since 2003", ("2003/..", "since 2003", "actual")),
    ],
)
def test_more_than_a_year_ago_is_historical(words: str, found: tuple[str, str, str]) -> None:
    (event,) = attack(f"Iran attacked Iraq {words}.").events
    assert (event.date, event.date_text, event.status) == found


def test_only_what_happened_is_historical() -> None:
    (event,) = attack("Iran attacked Iraq in 2003.", negation="not").events
    assert event.status == "negated"


def test_without_a_day_nothing_is_historical() -> None:
    (event,) = attack("Iran attacked Iraq in 2003.", day=None).events
    assert (event.date, event.status) == ("2003", "actual")
    (event,) = attack("Iran attacked Iraq on Monday.", day=None).events
    assert (event.date, event.date_text) == (None, None)


# -- conditions ------------------------------------------------------------------


def test_a_condition_of_its_own() -> None:
    text = "Iran attacked Iraq if rain fell."
    start = text.index("if")
    (event,) = attack(text, condition=(start, len(text) - 1)).events
    assert event.condition == "if rain fell"


def test_a_condition_of_a_governing_word() -> None:
    text = "Iran threatened to attack Iraq if rain fell."
    start = text.index("if")
    threat = clause(text, "threaten", "threatened", phrase(text, "Iran"), condition=(start, len(text) - 1))
    act = clause(text, "attack", "attack", phrase(text, "Iraq", role="object"), under=threat)
    (event,) = coded(text, sentence(text, threat, act)).events
    assert event.condition == "if rain fell"


def test_a_condition_that_hangs_elsewhere() -> None:
    text = "Iran attacked Iraq if rain fell."
    act = clause(text, "attack", "attacked", phrase(text, "Iran"), phrase(text, "Iraq", role="object"))
    rain = clause(
        text, "fall", "fell", under=act, link="other", conditional=True, hypothetical=True, span="if rain fell"
    )
    (event,) = coded(text, sentence(text, act, rain)).events
    assert event.condition == "if rain fell"


def test_whether_is_no_condition() -> None:
    text = "Iran attacked Iraq if rain fell."
    act = clause(text, "attack", "attacked", phrase(text, "Iran"), phrase(text, "Iraq", role="object"))
    rain = clause(text, "fall", "fell", under=act, link="content", conditional=True, span="if rain fell")
    assert coded(text, sentence(text, act, rain)).events[0].condition is None


# -- statements ------------------------------------------------------------------


def test_an_event_in_a_statement_is_attributed() -> None:
    text = "Moscow said on Monday that Iran attacked Iraq."
    says = clause(text, "say", "said", phrase(text, "Moscow"))
    roles = phrase(text, "Iran"), phrase(text, "Iraq", role="object")
    act = clause(text, "attack", "attacked", *roles, under=says, link="content", span="that Iran attacked Iraq")
    found = coded(text, sentence(text, says, act))
    (event,), (statement,) = found.events, found.statements
    assert (statement.text, statement.form, statement.date) == ("Iran attacked Iraq", "indirect", "2016-05-09")
    assert statement.events == (event.id,)
    assert event.attribution is not None
    assert (event.attribution.speaker.code, event.attribution.verb) == ("RUS", "say")
    assert event.attribution.statement == statement.id


def test_an_event_outside_a_statement_is_nobody_s_word() -> None:
    text = "Iran attacked Iraq, and Moscow said that rain fell."
    roles = phrase(text, "Iran"), phrase(text, "Iraq", role="object")
    act = clause(text, "attack", "attacked", *roles, span="Iran attacked Iraq")
    says = clause(
        text, "say", "said", phrase(text, "Moscow"), under=act, link="conjunct", span="Moscow said that rain fell"
    )
    rain = clause(text, "fall", "fell", under=says, link="content", span="that rain fell")
    found = coded(text, sentence(text, act, says, rain))
    assert (found.events[0].attribution, found.statements[0].events) == (None, ())


def test_a_report_within_a_quotation_is_not_told_apart() -> None:
    text = '"Moscow said that Iran attacked Iraq," Merkel said.'
    says = clause(text, "say", "said", phrase(text, "Moscow"), span="Moscow said that Iran attacked Iraq")
    roles = phrase(text, "Iran"), phrase(text, "Iraq", role="object")
    act = clause(text, "attack", "attacked", *roles, under=says, link="content", span="that Iran attacked Iraq")
    merkel = clause(
        text, "say", "said", phrase(text, "Merkel"), under=says, link="parataxis", index=2, nth=1, span="Merkel said"
    )
    found = coded(
        text, sentence(text, says, act, merkel), quotes=(quote(text, "Moscow said that Iran attacked Iraq,"),)
    )
    assert found.events[0].attribution is not None
    assert found.events[0].attribution.speaker.name == "Angela Merkel"


def test_we_attack_says_iran() -> None:
    text = '"We attacked Iraq," Iran said.'
    act = clause(text, "attack", "attacked", phrase(text, "We"), phrase(text, "Iraq", role="object"))
    says = clause(text, "say", "said", phrase(text, "Iran"), under=act, link="parataxis", span="Iran said")
    (event,) = coded(text, sentence(text, act, says), quotes=(quote(text, "We attacked Iraq,"),)).events
    assert [(e.code, e.text) for e in event.actor] == [("IRN", "We")]


# -- several ---------------------------------------------------------------------


def test_a_pronoun_means_somebody_of_the_sentence_before() -> None:
    text = "Iran waited. It attacked Iraq."
    wait = clause(text, "wait", "waited", phrase(text, "Iran"), span="Iran waited")
    act = clause(
        text, "attack", "attacked", phrase(text, "It"), phrase(text, "Iraq", role="object"), span="It attacked Iraq"
    )
    sentences = sentence(text, wait, only="Iran waited."), sentence(text, act, only="It attacked Iraq.", index=1)
    (event,) = coded(text, *sentences).events
    assert ([e.code for e in event.actor], event.sentence) == (["IRN"], 1)


def test_one_act_told_twice_in_a_sentence_is_one_event() -> None:
    text = "Iran attacked and bombed Iraq."
    iran, iraq = phrase(text, "Iran"), phrase(text, "Iraq", role="object")
    first = clause(text, "attack", "attacked", iran, iraq)
    second = clause(text, "bomb", "bombed", iran, iraq, under=first, link="conjunct")
    assert len(coded(text, sentence(text, first, second)).events) == 1
    assert len(coded(text, sentence(text, first), replace(sentence(text, second), index=1)).events) == 2


def test_a_charge_is_told_by_the_verb() -> None:
    text = "Iran accused Iraq of an attack on Syria."
    accuse = clause(text, "accuse", "accused", phrase(text, "Iran"), phrase(text, "Iraq", role="object"))
    act = noun(text, "attack", phrase(text, "Syria", role="on"), under=accuse, link="oblique")
    assert [e.event for e in coded(text, sentence(text, accuse, act)).events] == ["ACCUSE"]


def test_of_three_acts_one_below_the_other_one_is_left() -> None:
    text = "Iran accused to arrest strikes on Iraq."
    entries = words("en").entries["verbs"]
    light, refuse = (
        next(g for table in words("en").governors["verbs"].values() for _, g in table if g.id == name)
        for name in ("light", "refuse")
    )
    outer = clause(text, "accuse", "accused", phrase(text, "Iran"))
    middle = clause(text, "arrest", "arrest", under=outer)
    inner = noun(text, "strike", phrase(text, "Iraq", role="on"), trigger="strikes", under=middle, index=2)
    steps = Step(middle, light, "object"), Step(outer, refuse, "complement")
    chains = Chain(inner, steps, None), Chain(middle, steps[1:], None), Chain(outer, (), None)
    found = [
        Coding(chain, entry, entry.frame.event, None, "actual", (), (), 0.9)
        for chain, (entry, *_) in zip(chains, (entries[v] for v in ("attack", "arrest", "accuse")), strict=True)
    ]
    assert absorbed(found) == [found[2]]


def test_two_acts_in_a_sentence_are_two_events() -> None:
    text = "Iran met Iraq to cooperate with Syria."
    meet = clause(text, "meet", "met", phrase(text, "Iran"), phrase(text, "Iraq", role="object"))
    cooperate = clause(
        text,
        "cooperate",
        "cooperate",
        phrase(text, "Iran"),
        phrase(text, "Syria", role="with"),
        under=meet,
        link="adverbial",
        mood="infinitive",
        tense=None,
    )
    assert [e.event for e in coded(text, sentence(text, meet, cooperate)).events] == ["CONSULT", "COOPERATE"]


def test_place_and_contexts_come_from_the_sentence() -> None:
    text = "Iran attacked the army of Iraq in Mosul."
    army = phrase(text, "the army of Iraq", part(text, "Iraq", role="of"), role="object")
    act = clause(text, "attack", "attacked", phrase(text, "Iran"), army, phrase(text, "Mosul", role="in"))
    (event,) = coded(text, sentence(text, act)).events
    assert event.place is not None
    assert (event.place.name, event.contexts) == ("Mosul", ("military",))


def test_the_dateline_is_the_day_of_what_is_told() -> None:
    text = "OSLO, May 9 - Iran attacked Iraq."
    only = "Iran attacked Iraq."
    roles = phrase(text, "Iran"), phrase(text, "Iraq", role="object")
    (event,) = coded(text, sentence(text, clause(text, "attack", "attacked", *roles, span=only[:-1]), only=only)).events
    assert (event.date, event.date_text) == ("2016-05-09", None)


def test_a_day_that_counts_from_none_is_no_date() -> None:
    (event,) = attack("Iran attacked Iraq the day before.").events
    assert (event.date, event.date_text) == (None, "the day before")


def test_a_denial_answers_the_one_who_accused() -> None:
    text = "Iraq accused Iran. Iran beat the claim."
    accused = clause(text, "accuse", "accused", phrase(text, "Iraq"), phrase(text, "Iran", role="object"))
    first = sentence(text, accused, only="Iraq accused Iran.")
    beat = clause(
        text, "beat", "beat", phrase(text, "Iran", nth=1), phrase(text, "the claim", role="object"), span="Iran beat"
    )
    events = coded(text, first, sentence(text, beat, only="Iran beat the claim.", index=1)).events
    assert [([e.code for e in event.actor], [e.code for e in event.recipient]) for event in events] == [
        (["IRQ"], ["IRN"]), (["IRN"], ["IRQ"])
    ]  # fmt: skip
