"""What becomes of an act under the words that govern it: chains.toml, as PLOVER folds."""

from dataclasses import replace
from typing import Any

import pytest

from detente.coding.what import Coding, Uncoded, What
from detente.waist import Clause
from tests.coding.build import clause, codes, noun, phrase, who
from tests.coding.small import small

TEXT = "Iran governs act Qatar."
IRAN = phrase(TEXT, "Iran")
MARKERS = {"cooperate": "with", "withdraw": "from", "coopérer": "with", "retirer": "from"}


def told(language: str, *clauses: Clause) -> str:
    """Return type, mode, parties and status of the last clause."""
    found = What(small(), language, who(language, TEXT)).code(clauses[-1], clauses)
    if not isinstance(found, Coding):
        assert isinstance(found, Uncoded)
        return found.reason
    parties = f"{'+'.join(codes(found.actor))}>{'+'.join(codes(found.recipient))}"
    return f"{found.event}{':' + found.mode if found.mode else ''} {parties} {found.status}"


def act(predicate: str, under: Clause | None = None, **grammar: Any) -> Clause:
    """Return an act against Qatar, by Iran where nothing governs it."""
    qatar = phrase(TEXT, "Qatar", role=MARKERS.get(predicate, "object"))
    return clause(TEXT, predicate, "act", *([] if under else [IRAN]), qatar, under=under, **grammar)


def governed(language: str, governor: str, predicate: str, kind: str = "verb", **grammar: Any) -> str:
    above = clause(TEXT, governor, "governs", IRAN, kind=kind, **grammar)
    return told(language, above, act(predicate, above))


@pytest.mark.parametrize(
    ("governor", "predicate", "found"),
    [
        ("want", "cooperate", "AGREE IRN>QAT actual"),
        ("promise", "aid", "AGREE IRN>QAT actual"),
        ("plan", "withdraw", "CONCEDE IRN>QAT actual"),
        ("plan", "attack", "ASSAULT IRN>QAT future"),
        ("threaten", "attack", "THREATEN:violence IRN>QAT actual"),
        ("threaten", "arrest", "THREATEN:arrest IRN>QAT actual"),
        ("threaten", "expel", "THREATEN:expel IRN>QAT actual"),
        ("threaten", "accuse", "THREATEN IRN>QAT actual"),
        ("refuse", "cooperate", "REJECT:assist IRN>QAT actual"),
        ("refuse", "withdraw", "REJECT:yield IRN>QAT actual"),
        ("refuse", "attack", "ASSAULT IRN>QAT negated"),
        ("stop", "attack", "RETREAT:ceasefire IRN>QAT actual"),
        ("stop", "arrest", "CONCEDE IRN>QAT actual"),
        ("stop", "accuse", "CONCEDE IRN>QAT actual"),
        ("stop", "aid", "SANCTION:discontinue IRN>QAT actual"),
        ("stop", "withdraw", "RETREAT:withdraw IRN>QAT negated"),
        ("avoid", "attack", "ASSAULT IRN>QAT negated"),
        ("try", "cooperate", "AGREE IRN>QAT actual"),
        ("try", "attack", "ASSAULT IRN>QAT actual"),
        ("fear", "attack", "ASSAULT IRN>QAT hypothetical"),
        ("dare", "attack", "ASSAULT IRN>QAT actual"),
    ],
)
def test_the_table(governor: str, predicate: str, found: str) -> None:
    assert governed("en", governor, predicate) == found


@pytest.mark.parametrize(
    ("governor", "predicate", "found"),
    [
        ("vouloir", "coopérer", "AGREE IRN>QAT actual"),
        ("promettre", "retirer", "CONCEDE IRN>QAT actual"),
        ("menacer", "attaquer", "THREATEN:violence IRN>QAT actual"),
        ("refuser", "aider", "REJECT:assist IRN>QAT actual"),
        ("cesser", "bombarder", "RETREAT:ceasefire IRN>QAT actual"),
        ("éviter", "attaquer", "ASSAULT IRN>QAT negated"),
    ],
)
def test_the_table_in_french(governor: str, predicate: str, found: str) -> None:
    assert governed("fr", governor, predicate) == found


@pytest.mark.parametrize(("language", "word", "predicate"), [("en", "ready", "cooperate"), ("fr", "prêt", "coopérer")])
def test_ready_to_cooperate(language: str, word: str, predicate: str) -> None:
    assert governed(language, word, predicate, kind="adjective") == "AGREE IRN>QAT actual"


def test_a_mutual_act_refused_is_one_sided() -> None:
    assert governed("en", "refuse", "meet") in ("REJECT:meet IRN>QAT actual", "REJECT:meet IRN+QAT> actual")


def test_a_request_is_put_to_who_shall_act() -> None:
    text = "China urges Iran to withdraw from Qatar."
    urge = clause(text, "urge", "urges", phrase(text, "China"), phrase(text, "Iran", role="object"))
    withdraw = clause(text, "withdraw", "withdraw", phrase(text, "Qatar", role="from"), under=urge)
    assert told_in(text, urge, withdraw) == "REQUEST:yield CHN>IRN actual"


def test_one_may_ask_not_to_do_something() -> None:
    text = "China urges Iran not to attack Qatar."
    urge = clause(text, "urge", "urges", phrase(text, "China"), phrase(text, "Iran", role="object"))
    attack = clause(text, "attack", "attack", phrase(text, "Qatar", role="object"), under=urge, negation="not")
    assert told_in(text, urge, attack) == "REQUEST:change CHN>IRN actual"


def test_a_request_without_anybody_asked_is_put_to_the_recipient() -> None:
    text = "China demands to meet Qatar."
    demand = clause(text, "demand", "demands", phrase(text, "China"))
    assert told_in(text, demand, clause(text, "aid", "meet", phrase(text, "Qatar", role="object"), under=demand)) == (
        "REQUEST:assist CHN>QAT actual"
    )


def told_in(text: str, *clauses: Clause) -> str:
    found = What(small(), "en", who("en", text)).code(clauses[-1], clauses)
    assert isinstance(found, Coding)
    return (
        f"{found.event}:{found.mode} {'+'.join(codes(found.actor))}>{'+'.join(codes(found.recipient))} {found.status}"
    )


# -- negation, future, condition -------------------------------------------------


@pytest.mark.parametrize("predicate", ["attack", "accuse", "expel"])
def test_a_conflict_that_is_not_wanted_is_nothing(predicate: str) -> None:
    assert governed("en", "want", predicate, negation="not").endswith(": not wanted, so nothing done: want")


def test_a_war_that_is_not_wanted_is_nothing() -> None:
    text = "Iran does not want war with Qatar."
    want = clause(text, "want", "want", IRAN, negation="not")
    war = noun(text, "war", phrase(text, "Qatar", role="with"), under=want)
    found = What(small(), "en", who("en", text)).code(war, (want, war))
    assert isinstance(found, Uncoded)
    assert found.reason == "assault/attack: not wanted, so nothing done: want"


@pytest.mark.parametrize(
    ("governor", "predicate", "found"),
    [
        ("want", "cooperate", "REJECT:assist IRN>QAT actual"),
        ("want", "withdraw", "REJECT:yield IRN>QAT actual"),
        ("threaten", "attack", "THREATEN:violence IRN>QAT negated"),
        ("refuse", "cooperate", "REJECT:assist IRN>QAT negated"),
        ("refuse", "attack", "ASSAULT IRN>QAT actual"),
        ("stop", "attack", "RETREAT:ceasefire IRN>QAT negated"),
        ("dare", "attack", "ASSAULT IRN>QAT negated"),
    ],
)
def test_a_governor_that_is_negated(governor: str, predicate: str, found: str) -> None:
    assert governed("en", governor, predicate, negation="not") == found


@pytest.mark.parametrize(
    ("predicate", "found"), [("attack", "not wanted"), ("cooperate", "REJECT:assist IRN>QAT actual")]
)
def test_a_wish_not_to(predicate: str, found: str) -> None:
    want = clause(TEXT, "want", "governs", IRAN)
    assert found in told("en", want, act(predicate, want, negation="not"))


@pytest.mark.parametrize(
    ("predicate", "found"),
    [
        ("withdraw", "CONCEDE IRN>QAT actual"),
        ("cooperate", "AGREE IRN>QAT actual"),
        ("aid", "AGREE IRN>QAT actual"),
        ("attack", "ASSAULT IRN>QAT future"),
        ("expel", "SANCTION:expel IRN>QAT future"),
    ],
)
def test_the_future_is_a_promise_or_a_plan(predicate: str, found: str) -> None:
    assert told("en", act(predicate, tense="future")) == found


@pytest.mark.parametrize(
    ("predicate", "found"),
    [
        ("withdraw", "REJECT:yield IRN>QAT actual"),
        ("aid", "REJECT:assist IRN>QAT actual"),
        ("attack", "assault/attack: not to be, so nothing done: attack"),
    ],
)
def test_what_will_not_be_is_refused(predicate: str, found: str) -> None:
    assert told("en", act(predicate, tense="future", negation="not")) == found


@pytest.mark.parametrize("grammar", [{"hypothetical": True}, {"mood": "conditional"}, {"modals": ("may",)}])
@pytest.mark.parametrize(("predicate", "event"), [("withdraw", "RETREAT:withdraw"), ("attack", "ASSAULT")])
def test_what_may_be_is_not_folded(grammar: dict[str, Any], predicate: str, event: str) -> None:
    assert told("en", act(predicate, **grammar)) == f"{event} IRN>QAT hypothetical"


@pytest.mark.parametrize(
    ("governor", "grammar", "found"),
    [
        ("refuse", {"tense": "future"}, "REJECT:assist IRN>QAT future"),
        ("refuse", {"hypothetical": True}, "REJECT:assist IRN>QAT hypothetical"),
        ("want", {"modals": ("might",)}, "AGREE IRN>QAT hypothetical"),
        ("want", {"tense": "future"}, "AGREE IRN>QAT actual"),
    ],
)
def test_a_governor_with_a_standing_of_its_own(governor: str, grammar: dict[str, Any], found: str) -> None:
    assert governed("en", governor, "cooperate", **grammar) == found


@pytest.mark.parametrize(("predicate", "event"), [("withdraw", "CONCEDE"), ("cooperate", "AGREE")])
def test_the_future_of_a_word_that_says_no_more(predicate: str, event: str) -> None:
    assert governed("en", "dare", predicate, tense="future") == f"{event} IRN>QAT actual"


def test_the_future_of_a_light_verb() -> None:
    text = "Iran will hold talks with Qatar."
    hold = clause(text, "hold", "will hold", IRAN, tense="future")
    talk = noun(text, "talk", phrase(text, "Qatar", role="with"), trigger="talks", under=hold)
    assert told_in(text, hold, talk) == "AGREE:None IRN+QAT> actual"


@pytest.mark.parametrize("link", ["subject", "object"])
def test_no_talks_and_not_held(link: str) -> None:
    text = "No talks with Qatar were not held by Iran."
    hold = clause(text, "hold", "held", phrase(text, "Iran"), passive=True, negation="not")
    qatar = phrase(text, "Qatar", role="with")
    talk = noun(text, "talk", qatar, trigger="talks", under=hold, link=link, negation="no")
    assert told_in(text, hold, talk) == "CONSULT:None IRN+QAT> negated"


# -- what ought to be done --------------------------------------------------------


@pytest.mark.parametrize("link", ["content", "parataxis"])
def test_who_says_what_another_ought_to_do_asks_for_it(link: str) -> None:
    text = "China said Iran must withdraw from Qatar."
    qatar, iran = phrase(text, "Qatar", role="from"), phrase(text, "Iran")
    say = clause(text, "say", "said", phrase(text, "China"))
    withdraw = clause(text, "withdraw", "withdraw", iran, qatar, under=say, link="content", modals=("must",))
    if link == "parataxis":  # "Iran must …, said China"
        withdraw = replace(withdraw, parent=None, link="root", index=0)
        say = replace(say, parent=0, link="parataxis", index=1)
    found = What(small(), "en", who("en", text)).code(withdraw, sorted((say, withdraw), key=lambda c: c.index))
    assert isinstance(found, Coding)
    assert (found.event, found.mode, found.status) == ("REQUEST", "yield", "actual")
    assert (codes(found.actor), codes(found.recipient)) == (["CHN"], ["IRN"])


def test_who_says_what_it_ought_to_do_itself_asks_nobody() -> None:
    text = "Iran said Iran must withdraw from Qatar."
    say = clause(text, "say", "said", phrase(text, "Iran"))
    own, qatar = phrase(text, "Iran", nth=1), phrase(text, "Qatar", role="from")
    withdraw = clause(text, "withdraw", "withdraw", own, qatar, under=say, link="content", modals=("must",))
    assert told_in(text, say, withdraw) == "RETREAT:withdraw IRN>QAT hypothetical"


def test_what_ought_to_be_done_in_french() -> None:
    text = "La Chine dit que l'Iran doit coopérer avec le Qatar."
    say = clause(text, "dire", "dit", phrase(text, "La Chine"))
    iran = phrase(text, "l'Iran", head="Iran")
    ought = clause(text, "devoir", "doit", iran, under=say, link="content")
    act = clause(text, "coopérer", "coopérer", phrase(text, "le Qatar", role="with"), under=ought)
    found = What(small(), "fr", who("fr", text)).code(act, (say, ought, act))
    assert isinstance(found, Coding)
    assert (found.event, codes(found.actor), codes(found.recipient)) == ("REQUEST", ["CHN"], ["IRN"])
