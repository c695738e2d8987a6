"""Where the phrases of a role stand: with the predicate, or with a word that governs it."""

from dataclasses import replace

import pytest

from detente.coding.parties import Chain, chain_of, governors_of, phrases, readings
from detente.waist import Clause
from tests.coding.build import clause, noun, part, phrase
from tests.coding.small import words


def chain(language: str, *clauses: Clause, of: int = -1) -> Chain:
    """Return the chain of the last clause, or of the one named."""
    return chain_of(clauses[of], clauses, words(language))


def texts(found: Chain, role: str, of: str = "object") -> list[str]:
    return [p.text for p in phrases(found, role, of)]


def every(found: Chain, role: str, of: str = "object", *, partner: bool = False) -> list[str]:
    return [p.text for reading in readings(found, role, of, partner=partner) for p in reading]


def classes(found: Chain) -> list[str]:
    return [s.governor.id for s in found.steps]


# -- governing words -----------------------------------------------------------------


def test_a_predicate_that_nothing_governs() -> None:
    text = "Moscow attacked Syria."
    found = chain(
        "en", clause(text, "attack", "attacked", phrase(text, "Moscow"), phrase(text, "Syria", role="object"))
    )
    assert (found.steps, found.unknown, texts(found, "subject"), texts(found, "object")) == (
        (),
        None,
        ["Moscow"],
        ["Syria"],
    )


def test_a_light_verb_lends_its_subject() -> None:
    text = "Moscow carried out strikes on Syria."
    strikes = phrase(text, "strikes", part(text, "Syria", role="on"), role="object", lemma="strike")
    carry = clause(text, "carry", "carried out", phrase(text, "Moscow"), strikes, words=["out"])
    found = chain("en", carry, noun(text, "strike", phrase(text, "Syria", role="on"), trigger="strikes", under=carry))
    assert (classes(found), texts(found, "subject"), texts(found, "on")) == (["light"], ["Moscow"], ["Syria"])


@pytest.mark.parametrize(("tense", "governed"), [("past", []), ("future", ["light"])])
def test_an_act_that_is_to_come_takes_along_what_it_is_done_for(tense: str, governed: list[str]) -> None:
    text = "Rome will go to Oslo to meet Bern."
    go = clause(text, "go", "will go", phrase(text, "Rome"), phrase(text, "Oslo", role="to"), tense=tense)
    meet = clause(
        text, "meet", "meet", phrase(text, "Bern", role="object"), under=go, link="purpose", mood="infinitive"
    )
    assert classes(chain("en", go, meet)) == governed


@pytest.mark.parametrize(("tense", "governed"), [("past", []), ("future", ["warn"])])
def test_who_warns_of_what_is_to_come_threatens(tense: str, governed: list[str]) -> None:
    text = "Rome warned that it would leave."
    warn = clause(text, "warn", "warned", phrase(text, "Rome"))
    leave = clause(text, "leave", "leave", phrase(text, "it"), under=warn, link="content", tense=tense)
    assert classes(chain("en", warn, leave)) == governed


def test_those_told_to_act_do_it_or_else_who_tells_them() -> None:
    text = "Rome ordered troops to leave."
    order = clause(text, "order", "ordered", phrase(text, "Rome"), phrase(text, "troops", role="object"))
    leave = clause(text, "leave", "leave", under=order, link="complement", mood="infinitive")
    assert every(chain("en", order, leave), "subject") == ["troops", "Rome"]


def test_a_light_verb_does_not_govern_an_infinitive() -> None:
    text = "Moscow carried out to attack."
    carry = clause(text, "carry", "carried out", phrase(text, "Moscow"), words=["out"])
    found = chain("en", carry, clause(text, "attack", "attack", under=carry))
    assert found.steps == ()
    assert found.unknown is carry


def test_an_object_of_a_noun_may_hang_on_its_light_verb() -> None:
    text = "Moscow carried out strikes with Iran."
    carry = clause(
        text, "carry", "carried out", phrase(text, "Moscow"), phrase(text, "Iran", role="with"), words=["out"]
    )
    assert texts(chain("en", carry, noun(text, "strike", trigger="strikes", under=carry)), "with") == ["Iran"]


def test_what_stands_before_the_noun_is_not_its_own() -> None:
    text = "With Iran Moscow carried out strikes."
    carry = clause(
        text, "carry", "carried out", phrase(text, "Iran", role="with"), phrase(text, "Moscow"), words=["out"]
    )
    assert texts(chain("en", carry, noun(text, "strike", trigger="strikes", under=carry)), "with") == []


def test_control_by_the_subject() -> None:
    text = "Moscou veut attaquer Paris."
    want = clause(text, "vouloir", "veut", phrase(text, "Moscou"))
    found = chain("fr", want, clause(text, "attaquer", "attaquer", phrase(text, "Paris", role="object"), under=want))
    assert (classes(found), texts(found, "subject")) == (["wish"], ["Moscou"])


def test_control_by_the_object() -> None:
    text = "Moscou presse Paris d'attaquer Rome."
    press = clause(text, "presser", "presse", phrase(text, "Moscou"), phrase(text, "Paris", role="object"))
    found = chain("fr", press, clause(text, "attaquer", "attaquer", phrase(text, "Rome", role="object"), under=press))
    assert (classes(found), texts(found, "subject")) == (["request"], ["Paris"])


def test_control_through_two_words() -> None:
    text = "Moscou presse Paris de continuer à attaquer Rome."
    press = clause(text, "presser", "presse", phrase(text, "Moscou"), phrase(text, "Paris", role="object"))
    goes_on = clause(text, "continuer", "continuer", under=press)
    found = chain("fr", press, goes_on, clause(text, "attaquer", "attaquer", under=goes_on))
    assert (classes(found), texts(found, "subject")) == (["aspect", "request"], ["Paris"])


def test_a_passive_governor() -> None:
    text = "Strikes were carried out by Moscow."
    by = phrase(text, "Moscow")  # what was the agent is the subject
    carry = clause(
        text,
        "carry",
        "carried out",
        by,
        phrase(text, "Strikes", role="object", lemma="strike"),
        words=["out"],
        passive=True,
    )
    assert texts(chain("en", carry, noun(text, "strike", trigger="Strikes", under=carry)), "subject") == ["Moscow"]


def test_a_passive_subject_is_governed_and_an_active_one_is_not() -> None:
    text = "Strikes on Syria were launched."
    launch = clause(text, "launch", "were launched", passive=True)
    strikes = noun(text, "strike", trigger="Strikes", under=launch, link="subject")
    assert classes(chain("en", launch, strikes)) == ["light"]
    active = clause(text, "launch", "were launched")
    assert chain("en", active, strikes).unknown is active


@pytest.mark.parametrize("predicate", ["end", "stop", "fail", "finish"])
def test_talks_end_by_themselves(predicate: str) -> None:
    text = f"Talks {predicate}."
    above = clause(text, predicate, predicate)
    talks = noun(text, "talk", trigger="Talks", under=above, link="subject")
    assert [s.clause for s in chain("en", above, talks).steps] == [above]


@pytest.mark.parametrize(
    ("language", "predicate", "governor"),
    [
        ("en", "dare", "aspect"),
        ("fr", "continuer", "aspect"),
        pytest.param("en", "continue", "aspect"),
        pytest.param("en", "begin", "aspect"),
        pytest.param("en", "undertake", "intend"),
        pytest.param("en", "commit", "intend"),
        pytest.param("fr", "engager", "request"),
    ],
)
def test_words_that_take_an_infinitive(language: str, predicate: str, governor: str) -> None:
    text = "Moscow governs attack."
    above = clause(text, predicate, "governs", phrase(text, "Moscow"))
    inner = clause(text, "attack" if language == "en" else "attaquer", "attack", under=above)
    assert classes(chain(language, above, inner)) == [governor]


def test_the_class_with_most_words_beside_it() -> None:
    text = "Paris met fin à la frappe."
    ends = clause(text, "mettre", "met", words=["fin"])
    assert governors_of(ends, words("fr"))[0][1].id == "stop"
    assert governors_of(clause(text, "mettre", "met"), words("fr")) == []


def test_a_reflexive_governor_wants_its_pronoun() -> None:
    text = "Paris se prépare à attaquer Rome."
    found = [
        [g.id for _, g in governors_of(clause(text, "apprêter", "prépare", reflexive=r), words("fr"))]
        for r in (False, True)
    ]
    assert found == [[], ["intend"]]


def test_an_unknown_word_stops_the_climb() -> None:
    text = "Paris rechigne à attaquer Rome."
    balks = clause(text, "zzz", "rechigne", phrase(text, "Paris"))
    found = chain("fr", balks, clause(text, "attaquer", "attaquer", under=balks))
    assert (found.unknown, found.unknown_link, texts(found, "subject")) == (balks, "complement", [])


@pytest.mark.parametrize("link", ["adverbial", "relative", "parataxis", "root"])
def test_links_that_govern_nothing(link: str) -> None:
    text = "Moscou veut, attaquant Paris."
    want = clause(text, "vouloir", "veut", phrase(text, "Moscou"))
    found = chain("fr", want, clause(text, "attaquer", "attaquant", under=want, link=link))
    assert (found.steps, found.unknown) == ((), None)


# -- coordination --------------------------------------------------------------------


def test_coordinated_infinitives_share_what_governs_them() -> None:
    text = "Moscow wants to meet Iran and cooperate."
    want = clause(text, "want", "wants", phrase(text, "Moscow"))
    meet = clause(text, "meet", "meet", phrase(text, "Iran", role="object"), under=want)
    found = chain(
        "en",
        want,
        meet,
        clause(text, "cooperate", "cooperate", under=meet, link="conjunct", mood="infinitive", tense=None),
    )
    assert (classes(found), found.first, texts(found, "subject")) == (["wish"], meet, ["Moscow"])


def test_an_infinitive_beside_a_finite_verb_goes_with_its_complement() -> None:
    text = "Moscow wants to meet Iran and cooperate."
    want = clause(text, "want", "wants", phrase(text, "Moscow"))
    meet = clause(text, "meet", "meet", phrase(text, "Iran", role="object"), under=want)
    second = clause(text, "cooperate", "cooperate", under=want, link="conjunct", index=2, mood="infinitive", tense=None)
    found = chain("en", want, meet, second)
    assert (classes(found), found.first) == (["wish"], meet)


def test_coordinated_finite_verbs_share_no_governor() -> None:
    text = "Moscow wants peace and attacked Iran."
    want = clause(text, "want", "wants", phrase(text, "Moscow"))
    found = chain("en", want, clause(text, "attack", "attacked", under=want, link="conjunct"))
    assert (found.steps, found.first) == ((), want)


def test_a_loop_ends() -> None:
    text = "Moscow wants to want."
    first = clause(text, "want", "wants", parent=1, link="complement")
    second = clause(text, "want", "want", under=first)
    assert len(chain("en", first, second).steps) == 1


# -- nouns ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words_", "role"), [("Iran's", "possessor"), ("Iranian", "adjective"), ("Iran", "compound"), ("Iran", "agent")]
)
def test_who_acts_stands_with_the_noun(words_: str, role: str) -> None:
    text = f"{words_} attack by night."
    assert texts(chain("en", noun(text, "attack", phrase(text, words_, role=role))), "subject") == [words_]


def test_the_of_phrase_is_whom_the_noun_hits() -> None:
    text = "The arrest of Iran by Syria."
    arrest = noun(text, "arrest", phrase(text, "Iran", role="of"), phrase(text, "Syria", role="agent"))
    assert texts(chain("en", arrest), "object") == ["Iran"]
    assert texts(chain("en", arrest), "subject") == ["Syria"]


def test_the_of_phrase_acts_where_the_frame_says_so() -> None:
    text = "The aid of Kuwait."
    aid = chain("en", noun(text, "aid", phrase(text, "Kuwait", role="of")))
    assert (every(aid, "subject", "subject"), every(aid, "object", "subject")) == (["Kuwait"], [])


def test_the_of_phrase_acts_where_a_partner_is_named() -> None:
    text = "The attack of Kuwait on Egypt."
    attack = chain("en", noun(text, "attack", phrase(text, "Kuwait", role="of"), phrase(text, "Egypt", role="on")))
    assert every(attack, "subject", "object", partner=True) == ["Kuwait"]
    assert every(attack, "object", "object", partner=True) == []


def test_a_by_phrase_that_hangs_too_low() -> None:
    text = "The arrest of Kurds by Syria."
    kurds = phrase(text, "Kurds", part(text, "Syria", role="by"), role="of")
    assert texts(chain("en", noun(text, "arrest", kurds)), "subject") == ["Syria"]


def test_a_partner_that_hangs_too_low() -> None:
    text = "Moscow broke the ties with Iran."
    ties = phrase(text, "the ties", part(text, "Iran", role="with"), role="object", lemma="tie")
    assert texts(chain("en", clause(text, "break", "broke", phrase(text, "Moscow"), ties)), "with") == ["Iran"]


@pytest.mark.parametrize(("marker", "found"), [("after", []), ("during", []), ("in", ["light"])])
def test_a_light_verb_does_not_govern_what_only_says_when(marker: str, found: list[str]) -> None:
    text = f"Moscow engaged {marker} strikes."
    strikes = phrase(text, "strikes", role=marker, lemma="strike")
    engage = clause(text, "engage", "engaged", phrase(text, "Moscow"), strikes)
    assert classes(chain("en", engage, noun(text, "strike", trigger="strikes", under=engage, link="oblique"))) == found


def test_a_light_verb_with_an_object_governs_nothing_beside_it() -> None:
    text = "Moscow signed a pact at strikes."
    pact, strikes = phrase(text, "a pact", role="object"), phrase(text, "strikes", role="at", lemma="strike")
    sign = clause(text, "sign", "signed", phrase(text, "Moscow"), pact, strikes)
    assert classes(chain("en", sign, noun(text, "strike", trigger="strikes", under=sign, link="oblique"))) == []


def test_a_possessive_means_the_subject_of_what_governs_the_noun() -> None:
    text = "Moscow launched its strikes."
    strikes = phrase(text, "its strikes", head="strikes", role="object", lemma="strike")
    launch = clause(text, "launch", "launched", phrase(text, "Moscow"), strikes)
    own = phrase(text, "its", role="possessor")
    assert texts(chain("en", launch, noun(text, "strike", own, trigger="strikes", under=launch)), "subject") == [
        "Moscow"
    ]


def test_an_object_without_article_is_what_a_light_verb_does() -> None:
    text = "Moscow signed deals in strikes."
    deals, strikes = phrase(text, "deals", role="object", lemma="deal"), phrase(text, "strikes", role="in")
    sign = clause(text, "sign", "signed", phrase(text, "Moscow"), deals, strikes)
    assert classes(chain("en", sign, noun(text, "strike", trigger="strikes", under=sign, link="oblique"))) == []


def test_the_object_of_an_idiom_leaves_the_act_to_its_oblique() -> None:
    text = "Moscow took part in strikes."
    part_, strikes = phrase(text, "part", role="object"), phrase(text, "strikes", role="in")
    take = clause(text, "take", "took", phrase(text, "Moscow"), part_, strikes)
    assert classes(chain("en", take, noun(text, "strike", trigger="strikes", under=take, link="oblique"))) == ["light"]


def test_who_did_what_is_condemned_does_not_condemn() -> None:
    text = "A strike by Moscow was condemned."
    strike = phrase(text, "A strike by Moscow", part(text, "Moscow", role="by"), role="object", head="strike")
    condemned = chain("en", clause(text, "condemn", "was condemned", strike, passive=True))
    assert every(condemned, "subject") == []


def test_what_is_announced_is_no_plan() -> None:
    text = "Moscow announced strikes."
    announce = clause(text, "announce", "announced", phrase(text, "Moscow"))
    assert classes(chain("en", announce, noun(text, "strike", trigger="strikes", under=announce))) == ["announce"]
    done = clause(text, "attack", "strikes", under=announce, link="content")
    assert classes(chain("en", announce, done)) == []
    assert classes(chain("en", announce, replace(done, tense="future"))) == ["announce"]


def test_who_is_a_target_does_nothing() -> None:
    text = "Moscow was the target of strikes by Syria."
    target = clause(
        text, "target", "target", phrase(text, "Moscow"), phrase(text, "Syria", role="agent"), kind="noun", link="root"
    )
    found = chain("en", target, noun(text, "strike", trigger="strikes", under=target, link="oblique"))
    assert (classes(found), every(found, "subject"), every(found, "on")) == (["target"], ["Syria"], ["Moscow"])
