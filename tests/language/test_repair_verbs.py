"""Participles taken for modifiers, articles taken for prepositions, objects hung too low."""

from detente.language.tags import retagged
from tests.language.trees import en, fr, roles


def test_participle_behind_have_is_its_perfect() -> None:
    clause = en(
        "Rome has bombed bases.",
        "Rome/=/P/nsubj>2 has/have/V/root>0|Pres bombed/bomb/V/amod>4|Part,Past bases/base/N/obj>2 ./=/./punct>2",
    )["bomb"]
    assert (clause.passive, roles(clause)) == (False, [("subject", "Rome"), ("object", "bases")])


def test_what_one_has_may_be_limited() -> None:
    found = en(
        "Rome has limited means.",
        "Rome/=/P/nsubj>2 has/have/V/root>0|Pres limited/limit/V/amod>4|Part,Past means/=/N/obj>2 ./=/./punct>2",
    )
    assert roles(found["have"]) == [("subject", "Rome"), ("object", "limited means")]


def test_participle_behind_a_subject_is_the_verb() -> None:
    clause = en(
        "Rome said it bombed bases.",
        "Rome/=/P/nsubj>2 said/say/V/root>0|Past it/=/R/nmod:poss>5 bombed/bomb/V/amod>5|Part,Past "
        "bases/base/N/ccomp>2 ./=/./punct>2",
    )["bomb"]
    assert (clause.link, roles(clause)) == ("content", [("subject", "it"), ("object", "bases")])


def test_article_taken_for_a_preposition() -> None:
    rows = "Rome/=/P/nsubj>3 a/avoir/X/aux:tense>3|Pres {}/{}/V/root>0|Part,Past du/de/I/case>5 riz/=/N/obl:arg>3"
    assert roles(fr("Rome a livré du riz", rows.format("livré", "livrer"))["livrer"])[1] == ("object", "du riz")
    assert roles(fr("Rome a parlé du riz", rows.format("parlé", "parler"))["parler"])[1] == ("of", "riz")


def test_who_is_let_in() -> None:
    clause = fr(
        "Rome laisse entrer des experts.",
        "Rome/=/P/nsubj>2 laisse/laisser/V/root>0|Pres entrer/=/V/xcomp>2|Inf des/un/D/det>5 experts/expert/N/obj>3 "
        "./=/./punct>2",
    )["laisser"]
    assert ("object", "des experts") in roles(clause)


def test_preposition_hung_on_a_title() -> None:
    clause = en(
        "Rome met with chief Jan.",
        "Rome/=/P/nsubj>2 met/meet/V/root>0|Past with/=/I/case>4 chief/=/N/nmod:desc>5 Jan/=/P/obl>2 ./=/./punct>2",
    )["meet"]
    (phrase,) = clause.role("with")
    assert phrase.text == "chief Jan"


def test_adjectives_that_are_past_tenses() -> None:
    def pos(*before: tuple[str, str, str, str, int]) -> str:
        rows = [(*row, "", 0) for row in (*before, ("expelled", "expelled", "ADJ", "amod", len(before) + 1))]
        rows.append(("envoys", "envoy", "NOUN", "obj", 0, "", 0))
        return retagged(rows, "en", {"expel"})[len(before)][2]

    assert pos(("Rome", "rome", "PROPN", "nsubj", 1), ("had", "have", "VERB", "root", 1)) == "VERB"
    assert pos(("Rome", "rome", "PROPN", "root", 0), ("Monday", "monday", "PROPN", "nmod", 0)) == "VERB"
    assert pos(("Rome", "rome", "PROPN", "nsubj", 1), ("met", "meet", "VERB", "root", 1)) == "ADJ"


def test_verb_coordinated_with_an_object() -> None:
    found = en(
        "Rome expels envoys and accuses Oslo.",
        "Rome/=/P/nsubj>2 expels/expel/V/root>0|Pres envoys/envoy/N/obj>2 and/=/C/cc>5 accuses/accuse/V/conj>3|Pres "
        "Oslo/=/P/obj>5 ./=/./punct>2",
    )
    assert roles(found["accuse"]) == [("object", "Oslo"), ("subject", "Rome")]


def test_what_is_ordered_is_done_to_somebody() -> None:
    found = en(
        "Rome ordered envoys jailed.",
        "Rome/=/P/nsubj>2 ordered/order/V/root>0|Past envoys/envoy/N/nsubj>4 jailed/jail/V/xcomp>2|Past ./=/./punct>2",
    )
    assert roles(found["jail"]) == [("object", "envoys")]
    found = en(
        "Rome ordered envoys jailed.",
        "Rome/=/P/nsubj>2 ordered/order/V/root>0|Past envoys/envoy/N/obj>2 jailed/jail/V/xcomp>2|Part,Past "
        "./=/./punct>2",
    )
    assert roles(found["jail"]) == [("object", "envoys")]


def test_verb_taken_for_an_auxiliary() -> None:
    clause = en(
        "Rome sent armoured trucks.",
        "Rome/=/P/nsubj>3 sent/send/V/aux>3|Past armoured/=/V/root>0|Part,Past trucks/truck/N/obj>3 ./=/./punct>3",
    )["send"]
    assert roles(clause) == [("subject", "Rome"), ("object", "armoured trucks")]


def test_past_tense_with_a_passive_subject() -> None:
    clause = en(
        "Rome called on Oslo.",
        "Rome/=/P/nsubj:pass>2 called/call/V/root>0|Part,Past on/=/I/case>4 Oslo/=/P/obl>2 ./=/./punct>2",
    )["call"]
    assert roles(clause) == [("subject", "Rome"), ("on", "Oslo")]
