"""What becomes of an act under the words that govern it: chains.toml, as PLOVER folds."""

from typing import Any

import pytest

from detente.coding.what import Coding, Uncoded, What
from detente.waist import Clause
from tests.coding.build import clause, codes, noun, phrase, who
from tests.coding.small import small

TEXT = "Japan governs act Korea."
JAPAN, OTHER = phrase(TEXT, "Japan"), "Korea"
MARKERS = {"cooperate": "with", "withdraw": "from", "coopérer": "with", "retirer": "from"}


def told(language: str, *clauses: Clause) -> str:
    """Return type, mode, parties and status of the last clause."""
    text = TEXT.replace("Korea", "Nepal")
    found = What(small(), language, who(language, text)).code(clauses[-1], clauses)
    if not isinstance(found, Coding):
        assert isinstance(found, Uncoded)
        return found.reason
    parties = f"{'+'.join(codes(found.actor))}>{'+'.join(codes(found.recipient))}"
    return f"{found.event}{':' + found.mode if found.mode else ''} {parties} {found.status}"


def act(predicate: str, under: Clause | None = None, **grammar: Any) -> Clause:
    """Return an act against Nepal, by Japan where nothing governs it."""
    text = TEXT.replace("Korea", "Nepal")
    nepal = phrase(text, "Nepal", role=MARKERS.get(predicate, "object"))
    return clause(text, predicate, "act", *([] if under else [JAPAN]), nepal, under=under, **grammar)


def governed(language: str, governor: str, predicate: str, kind: str = "verb", **grammar: Any) -> str:
    above = clause(TEXT, governor, "governs", JAPAN, kind=kind, **grammar)
    return told(language, above, act(predicate, above))


@pytest.mark.parametrize(
    ("governor", "predicate", "found"),
    [
        ("want", "cooperate", "AGREE JPN>NPL actual"),
        ("promise", "aid", "AGREE JPN>NPL actual"),
        ("plan", "withdraw", "CONCEDE JPN>NPL actual"),
        ("plan", "attack", "ASSAULT JPN>NPL future"),
        ("threaten", "attack", "THREATEN:violence JPN>NPL actual"),
        ("threaten", "arrest", "THREATEN:restrict JPN>NPL actual"),
        ("threaten", "expel", "THREATEN:relations JPN>NPL actual"),
        ("threaten", "accuse", "THREATEN JPN>NPL actual"),
        ("refuse", "cooperate", "REJECT:assist JPN>NPL actual"),
        ("refuse", "withdraw", "REJECT:yield JPN>NPL actual"),
        ("refuse", "attack", "ASSAULT JPN>NPL negated"),
        ("stop", "attack", "RETREAT:ceasefire JPN>NPL actual"),
        ("stop", "arrest", "CONCEDE JPN>NPL actual"),
        ("stop", "accuse", "CONCEDE JPN>NPL actual"),
        ("stop", "aid", "SANCTION:discontinue JPN>NPL actual"),
        ("stop", "withdraw", "RETREAT:withdraw JPN>NPL negated"),
        ("avoid", "attack", "ASSAULT JPN>NPL negated"),
        ("try", "cooperate", "AGREE JPN>NPL actual"),
        ("try", "attack", "ASSAULT JPN>NPL actual"),
        ("fear", "attack", "ASSAULT JPN>NPL hypothetical"),
        ("dare", "attack", "ASSAULT JPN>NPL actual"),
    ],
)
def test_the_table(governor: str, predicate: str, found: str) -> None:
    assert governed("en", governor, predicate) == found


@pytest.mark.parametrize(
    ("governor", "predicate", "found"),
    [
        ("vouloir", "coopérer", "AGREE JPN>NPL actual"),
        ("promettre", "retirer", "CONCEDE JPN>NPL actual"),
        ("menacer", "attaquer", "THREATEN:violence JPN>NPL actual"),
        ("refuser", "aider", "REJECT:assist JPN>NPL actual"),
        ("cesser", "bombarder", "RETREAT:ceasefire JPN>NPL actual"),
        ("éviter", "attaquer", "ASSAULT JPN>NPL negated"),
    ],
)
def test_the_table_in_french(governor: str, predicate: str, found: str) -> None:
    assert governed("fr", governor, predicate) == found


@pytest.mark.parametrize(("language", "word", "predicate"), [("en", "ready", "cooperate"), ("fr", "prêt", "coopérer")])
def test_ready_to_cooperate(language: str, word: str, predicate: str) -> None:
    assert governed(language, word, predicate, kind="adjective") == "AGREE JPN>NPL actual"


def test_a_mutual_act_refused_is_one_sided() -> None:
    assert governed("en", "refuse", "meet") in ("REJECT:meet JPN>NPL actual", "REJECT:meet JPN+NPL> actual")


def test_a_request_is_put_to_who_shall_act() -> None:
    text = "China urges Japan to withdraw from Nepal."
    urge = clause(text, "urge", "urges", phrase(text, "China"), phrase(text, "Japan", role="object"))
    withdraw = clause(text, "withdraw", "withdraw", phrase(text, "Nepal", role="from"), under=urge)
    assert told_in(text, urge, withdraw) == "REQUEST:yield CHN>JPN actual"


def test_a_request_without_anybody_asked_is_put_to_the_recipient() -> None:
    text = "China demands to meet Nepal."
    demand = clause(text, "demand", "demands", phrase(text, "China"))
    assert told_in(text, demand, clause(text, "aid", "meet", phrase(text, "Nepal", role="object"), under=demand)) == (
        "REQUEST:assist CHN>NPL actual"
    )


def told_in(text: str, *clauses: Clause) -> str:
    found = What(small(), "en", who("en", text)).code(clauses[-1], clauses)
    assert isinstance(found, Coding)
    return f"{found.event}:{found.mode} {'+'.join(codes(found.actor))}>{'+'.join(codes(found.recipient))} {found.status}"


# -- negation, future, condition -------------------------------------------------


@pytest.mark.parametrize("predicate", ["attack", "accuse", "expel"])
def test_a_conflict_that_is_not_wanted_is_nothing(predicate: str) -> None:
    assert governed("en", "want", predicate, negation="not").endswith(": not wanted, so nothing done: want")


def test_a_war_that_is_not_wanted_is_nothing() -> None:
    text = "Japan does not want war with Nepal."
    want = clause(text, "want", "want", JAPAN, negation="not")
    war = noun(text, "war", phrase(text, "Nepal", role="with"), under=want)
    found = What(small(), "en", who("en", text)).code(war, (want, war))
    assert isinstance(found, Uncoded)
    assert found.reason == "assault/attack: not wanted, so nothing done: want"


@pytest.mark.parametrize(
    ("governor", "predicate", "found"),
    [
        ("want", "cooperate", "REJECT:assist JPN>NPL actual"),
        ("want", "withdraw", "REJECT:yield JPN>NPL actual"),
        ("threaten", "attack", "THREATEN:violence JPN>NPL negated"),
        ("refuse", "cooperate", "REJECT:assist JPN>NPL negated"),
        ("refuse", "attack", "ASSAULT JPN>NPL actual"),
        ("stop", "attack", "RETREAT:ceasefire JPN>NPL negated"),
        ("dare", "attack", "ASSAULT JPN>NPL negated"),
    ],
)
def test_a_governor_that_is_negated(governor: str, predicate: str, found: str) -> None:
    assert governed("en", governor, predicate, negation="not") == found


@pytest.mark.parametrize(("predicate", "found"), [("attack", "not wanted"), ("cooperate", "REJECT:assist JPN>NPL actual")])
def test_a_wish_not_to(predicate: str, found: str) -> None:
    want = clause(TEXT, "want", "governs", JAPAN)
    assert found in told("en", want, act(predicate, want, negation="not"))


@pytest.mark.parametrize(
    ("predicate", "found"),
    [
        ("withdraw", "CONCEDE JPN>NPL actual"),
        ("cooperate", "AGREE JPN>NPL actual"),
        ("aid", "AGREE JPN>NPL actual"),
        ("attack", "ASSAULT JPN>NPL future"),
        ("expel", "SANCTION:expel JPN>NPL future"),
    ],
)
def test_the_future_is_a_promise_or_a_plan(predicate: str, found: str) -> None:
    assert told("en", act(predicate, tense="future")) == found


def test_a_future_that_is_negated_is_negated() -> None:
    assert told("en", act("withdraw", tense="future", negation="not")) == "RETREAT:withdraw JPN>NPL negated"


@pytest.mark.parametrize("grammar", [{"hypothetical": True}, {"mood": "conditional"}, {"modals": ("may",)}])
@pytest.mark.parametrize(("predicate", "event"), [("withdraw", "RETREAT:withdraw"), ("attack", "ASSAULT")])
def test_what_may_be_is_not_folded(grammar: dict[str, Any], predicate: str, event: str) -> None:
    assert told("en", act(predicate, **grammar)) == f"{event} JPN>NPL hypothetical"


@pytest.mark.parametrize(
    ("governor", "grammar", "found"),
    [
        ("refuse", {"tense": "future"}, "REJECT:assist JPN>NPL future"),
        ("refuse", {"hypothetical": True}, "REJECT:assist JPN>NPL hypothetical"),
        ("want", {"modals": ("might",)}, "AGREE JPN>NPL hypothetical"),
        ("want", {"tense": "future"}, "AGREE JPN>NPL future"),
    ],
)
def test_a_governor_with_a_standing_of_its_own(governor: str, grammar: dict[str, Any], found: str) -> None:
    assert governed("en", governor, "cooperate", **grammar) == found


@pytest.mark.xfail(strict=True, reason="only a future without a governing word is folded")
@pytest.mark.parametrize(("governor", "predicate", "event"), [("dare", "withdraw", "CONCEDE"), ("dare", "cooperate", "AGREE")])
def test_the_future_of_a_word_that_says_no_more(governor: str, predicate: str, event: str) -> None:
    assert governed("en", governor, predicate, tense="future") == f"{event} JPN>NPL actual"


@pytest.mark.xfail(strict=True, reason="only a future without a governing word is folded: will meet, but not will hold talks")
def test_the_future_of_a_light_verb() -> None:
    text = "Japan will hold talks with Nepal."
    hold = clause(text, "hold", "will hold", JAPAN, tense="future")
    talk = noun(text, "talk", phrase(text, "Nepal", role="with"), trigger="talks", under=hold)
    assert told_in(text, hold, talk) == "AGREE:None JPN>NPL actual"
