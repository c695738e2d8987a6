"""Which frame a clause is, who its parties are, and why it counts as nothing."""

from typing import Any

import pytest

from detente.coding.what import Coding, Uncoded, What
from detente.waist import Clause, Phrase
from tests.coding.build import clause, codes, noun, part, phrase, who
from tests.coding.small import small


def code(language: str, text: str, *clauses: Clause) -> Coding | Uncoded | None:
    """Return what the last clause counts as."""
    return What(small(), language, who(language, text)).code(clauses[-1], clauses)


def told(found: Coding | Uncoded | None) -> str:
    """Return a coding as `frame TYPE:mode actor>recipient (status)`, or the reason against it."""
    if not isinstance(found, Coding):
        return found.reason if found else "nothing"
    mode = f":{found.mode}" if found.mode else ""
    status = "" if found.status == "actual" else f" ({found.status})"
    parties = ">".join("+".join(codes(side)) for side in (found.actor, found.recipient))
    return f"{found.frame.id} {found.event}{mode} {parties}{status}"


def attack(text: str, *more: Phrase, words: tuple[str, ...] = (), **grammar: Any) -> Clause:
    return clause(text, "attack", "attacked", phrase(text, "Turkey"), *more, words=words, **grammar)


# -- the frame -------------------------------------------------------------------


def test_a_plain_frame() -> None:
    text = "Turkey attacked Syria."
    assert (
        told(code("en", text, attack(text, phrase(text, "Syria", role="object")))) == "assault/attack ASSAULT TUR>SYR"
    )


def test_more_words_win() -> None:
    text = "Turkey attacked Syria by plane."
    clauses = attack(text, phrase(text, "Syria", role="object"), phrase(text, "plane", role="by"))
    assert told(code("en", text, clauses)) == "assault/attack-air ASSAULT:aerial TUR>SYR"


def test_more_needs_win() -> None:
    text = "Turkey attacked towns in Syria with bombs."
    towns = phrase(text, "towns in Syria", part(text, "Syria", role="of"), role="object", lemma="town")
    bombs = phrase(text, "bombs", role="with", lemma="bomb")
    assert told(code("en", text, attack(text, towns))) == "assault/attack-city ASSAULT:destroy TUR>SYR"
    assert told(code("en", text, attack(text, towns, bombs))) == "assault/attack-fire ASSAULT:explosives TUR>SYR"


def test_words_weigh_more_than_a_need() -> None:
    text = "Turkey attacked the city by plane."
    city = phrase(text, "the city", role="object")
    assert told(code("en", text, attack(text, city, words=("plane",)))).startswith("assault/attack-air")


def test_a_need_looks_into_the_phrase() -> None:
    text = "Turkey attacked parts of the city."
    parts = phrase(text, "parts of the city", part(text, "the city", role="of"), role="object", lemma="part")
    assert told(code("en", text, attack(text, parts))).startswith("assault/attack-city")


def test_a_need_of_a_sector() -> None:
    text = "Turkish soldiers confronted Syria; then China confronted Syria."
    soldiers = phrase(text, "Turkish soldiers", part(text, "Turkish"), head="soldiers", lemma="soldier")
    syria = phrase(text, "Syria", role="object")
    assert told(code("en", text, clause(text, "confront", "confronted", soldiers, syria))).startswith(
        "assault/fight-army"
    )
    states = clause(text, "confront", "confronted", phrase(text, "China"), syria)
    assert told(code("en", text, states)) == "confront fits none of assault/fight-army"


def test_a_need_of_an_actor() -> None:
    text = "Turkish soldiers confronted the rain."
    soldiers = phrase(text, "Turkish soldiers", part(text, "Turkish"), head="soldiers", lemma="soldier")
    rain = clause(text, "confront", "confronted", soldiers, phrase(text, "the rain", role="object"))
    assert told(code("en", text, rain)) == "confront fits none of assault/fight-army"


def test_a_need_that_must_not_hold() -> None:
    text = "Turkey shelled troops of Syria."
    troops = phrase(text, "troops of Syria", part(text, "Syria", role="of"), role="object", lemma="troop")
    assert told(code("en", text, clause(text, "shell", "shelled", phrase(text, "Turkey"), troops))).endswith(
        "shell-no-troops"
    )
    syria = phrase(text, "Syria", role="object")
    assert told(code("en", text, clause(text, "shell", "shelled", phrase(text, "Turkey"), syria))).endswith("TUR>SYR")


def test_a_need_of_any_infinitive() -> None:
    text = "Turkey consented to whistle."
    consents = clause(text, "consent", "consented", phrase(text, "Turkey"))
    whistles = clause(text, "whistle", "whistle", under=consents)
    assert told(code("en", text, whistles, consents)) == "agree/agree-to-act AGREE TUR>"
    assert told(code("en", text, consents)) == "consent fits none of agree/agree-to-act"


@pytest.mark.parametrize(("reflexive", "frame"), [(False, "accuse/protest-against"), (True, "assault/beat")])
def test_a_reflexive_verb_is_another_word(reflexive: bool, frame: str) -> None:
    text = "La Turquie bat la Syrie."
    role = "with" if reflexive else "object"
    beats = clause(
        text, "battre", "bat", phrase(text, "La Turquie"), phrase(text, "la Syrie", role=role), reflexive=reflexive
    )
    assert told(code("fr", text, beats)).startswith(frame)


def test_a_mutual_frame_may_be_reflexive() -> None:
    text = "La Turquie et la Syrie se rencontrent."
    both = phrase(text, "La Turquie", part(text, "la Syrie", role="conjunct"))
    meet = clause(text, "rencontrer", "rencontrent", both, reflexive=True)
    assert told(code("fr", text, meet)) == "consult/meet CONSULT TUR+SYR>"


@pytest.mark.parametrize("wrong", ["cooperrate", "coooperate"])
def test_a_doubled_letter(wrong: str) -> None:
    text = "Turkey cooperated with Syria."
    roles = phrase(text, "Turkey"), phrase(text, "Syria", role="with")
    right, found = (code("en", text, clause(text, word, "cooperated", *roles)) for word in ("cooperate", wrong))
    assert told(found) == told(right) == "cooperate/cooperate COOPERATE TUR>SYR"
    assert isinstance(found, Coding)
    assert isinstance(right, Coding)
    assert found.confidence == pytest.approx(right.confidence - 0.2)


def test_a_short_word_is_not_respelt() -> None:
    text = "Turkey attacked Syria."
    assert (
        told(code("en", text, clause(text, "atttack", "attacked", phrase(text, "Turkey"))))
        == "verb not in codebook: atttack"
    )


# -- the parties -----------------------------------------------------------------


def test_a_mutual_act_has_all_for_actors() -> None:
    text = "Turkey met Syria."
    meet = clause(text, "meet", "met", phrase(text, "Turkey"), phrase(text, "Syria", role="object"))
    assert told(code("en", text, meet)) == "consult/meet CONSULT TUR+SYR>"


def test_a_mutual_act_that_one_side_wants_has_a_recipient() -> None:
    text = "Turkey wants to meet with Syria."
    want = clause(text, "want", "wants", phrase(text, "Turkey"))
    meet = clause(text, "meet", "meet", phrase(text, "Syria", role="with"), under=want)
    assert told(code("en", text, want, meet)) == "consult/meet AGREE TUR>SYR"


def test_of_and_to_give_a_noun_both_its_parties() -> None:
    text = "The aid of Kuwait to Egypt went on."
    aid = noun(text, "aid", phrase(text, "Kuwait", role="of"), phrase(text, "Egypt", role="to"))
    assert told(code("en", text, aid)) == "aid/aid AID KWT>EGY"


def test_a_passive_noun_has_its_agent() -> None:
    text = "The arrest of Iran by Syria went on."
    iran = phrase(text, "Iran", part(text, "Syria", role="by"), role="of")
    assert told(code("en", text, noun(text, "arrest", iran))) == "coerce/arrest COERCE:arrest SYR>IRN"


def test_a_noun_under_a_light_verb() -> None:
    text = "Turkey carried out strikes on Syria."
    carry = clause(text, "carry", "carried out", phrase(text, "Turkey"), words=["out"])
    strike = noun(text, "strike", phrase(text, "Syria", role="on"), trigger="strikes", under=carry)
    assert told(code("en", text, carry, strike)) == "assault/attack ASSAULT TUR>SYR"


def test_an_army_of_its_own_is_no_recipient() -> None:
    text = "Turkey thanked Iran. Turkey attacked its ships."
    resolver = who("en", text)
    for name in ("Turkey", "Iran"):
        resolver.remember(phrase(text, name), 0)
    ships = phrase(text, "its ships", part(text, "its", role="possessor"), role="object", head="ships")
    act = clause(text, "attack", "attacked", phrase(text, "Turkey", nth=1), ships)
    assert told(What(small(), "en", resolver).code(act, [act])) == "assault/attack ASSAULT TUR>IRN"


def test_coordinated_acts_share_their_partner() -> None:
    text = "Turkey wants to meet with Syria and cooperate."
    want = clause(text, "want", "wants", phrase(text, "Turkey"))
    meet = clause(text, "meet", "meet", phrase(text, "Syria", role="with"), under=want)
    second = clause(text, "cooperate", "cooperate", under=meet, link="conjunct", mood="infinitive", tense=None)
    assert told(code("en", text, want, meet, second)) == "cooperate/cooperate AGREE TUR>SYR"


# -- reasons ---------------------------------------------------------------------


def test_verbs_that_the_codebook_lacks() -> None:
    text = "Turkey xyzzied. Turkey se plugh."
    assert (
        told(code("en", text, clause(text, "xyzzy", "xyzzied", phrase(text, "Turkey"))))
        == "verb not in codebook: xyzzy"
    )
    assert (
        told(code("fr", text, clause(text, "plugher", "plugh", reflexive=True))) == "verb not in codebook: se plugher"
    )
    assert code("en", text, noun(text, "turkey", trigger="Turkey")) is None


@pytest.mark.parametrize(
    ("subject", "object_", "reason"),
    [
        ("The rain", "the hill", "assault/attack: no actor and no recipient"),
        ("Soldiers", "the hill", "assault/attack: no actor with a country"),
    ],
)
def test_parties_without_a_country(subject: str, object_: str, reason: str) -> None:
    text = f"{subject} attacked {object_}."
    roles = phrase(text, subject, lemma=subject.lower().removesuffix("s")), phrase(text, object_, role="object")
    assert told(code("en", text, clause(text, "attack", "attacked", *roles))) == reason


def test_an_event_without_an_actor_is_one() -> None:
    text = "Syria was attacked."
    act = clause(text, "attack", "was attacked", phrase(text, "Syria", role="object"), passive=True)
    assert told(code("en", text, act)) == "assault/attack ASSAULT >SYR"


def test_a_type_may_want_a_recipient() -> None:
    text = "Turkey expelled a tree."
    tree = phrase(text, "a tree", role="object")
    assert told(code("en", text, clause(text, "expel", "expelled", phrase(text, "Turkey"), tree))) == (
        "sanction/expel: SANCTION wants a recipient"
    )


def test_a_noun_wants_an_actor_of_its_own() -> None:
    text = "Attacks on Syria were there."
    strike = noun(text, "strike", phrase(text, "Syria", role="on"), trigger="Attacks")
    assert told(code("en", text, strike)) == "assault/attack: a noun with no actor of its own"


def test_a_mutual_noun_wants_two_parties() -> None:
    text = "Turkey's talk went on."
    talk = noun(text, "talk", phrase(text, "Turkey's", role="possessor", head="Turkey"))
    assert told(code("en", text, talk)) == "consult/meet: only one party to a mutual act"


def test_what_is_denied_is_told_by_the_verb() -> None:
    text = "Turkey denied attacking Syria."
    deny = clause(text, "deny", "denied", phrase(text, "Turkey"))
    act = clause(text, "attack", "attacking", phrase(text, "Syria", role="object"), under=deny)
    found = told(code("en", text, deny, act))
    assert found == "assault/attack under deny: what is charged, denied or praised is told by the verb that does so"


def test_a_word_that_the_codebook_lacks_governs() -> None:
    text = "Turkey plughed to attack Syria."
    plugh = clause(text, "plugh", "plughed", phrase(text, "Turkey"))
    act = clause(text, "attack", "attack", phrase(text, "Syria", role="object"), under=plugh)
    assert told(code("en", text, plugh, act)) == "assault/attack under a word that the codebook lacks: plugh"


# -- confidence ------------------------------------------------------------------


def test_confidence_falls_with_what_is_missing() -> None:
    text = "Turkey attacked Syria."
    syria = phrase(text, "Syria", role="object")
    acts = (
        attack(text, syria), attack(text), clause(text, "attack", "attacked", syria),
        noun(text, "attack", phrase(text, "Turkey", role="possessor"), trigger="attacked"),
    )  # fmt: skip
    found = [code("en", text, act) for act in acts]
    assert [f.confidence for f in found if isinstance(f, Coding)] == [0.95, 0.85, 0.8, 0.7]


def test_the_recipient_may_stand_with_the_infinitive() -> None:
    text = "Turkey beat to feed Syria."
    beat = clause(text, "beat", "beat", phrase(text, "Turkey"))
    feed = clause(text, "feed", "feed", phrase(text, "Syria", role="object"), under=beat)
    found = What(small(), "en", who("en", text)).code(beat, (beat, feed))
    assert told(found) == "accuse/protest-against ACCUSE TUR>SYR"
