"""Voice and roles: constructions 6, 7, 39, 45, 46, 47 and 51 of the field notes."""

import pytest

from tests.language.trees import above, en, fr, roles


def test_passive_with_an_adverb_fr() -> None:
    clause = fr(
        "La ville a été violemment bombardée par l'armée.",
        "La/le/D/det>2 ville/=/N/nsubj:pass>6 a/avoir/X/aux:tense>6|Pres été/être/X/aux:pass>6|Part,Past "
        "violemment/=/B/advmod>6 bombardée/bombarder/V/root>0|Part,Past par/=/I/case>9 l'/le/D/det>9 "
        "armée/=/N/obl:agent>6 ./=/./punct>6",
    )["bombarder"]
    assert (clause.passive, clause.mood, clause.tense, clause.negation) == (True, "indicative", "past", None)
    assert roles(clause) == [("object", "La ville"), ("subject", "l'armée")]
    assert clause.role("subject")[0].marker == "by"


def test_passive_with_what_follows_the_agent_en() -> None:
    clause = en(
        "The city was heavily bombed by the army on Monday.",
        "The/=/D/det>2 city/=/N/nsubj:pass>5 was/be/X/aux:pass>5|Past heavily/=/B/advmod>5 "
        "bombed/bomb/V/root>0|Part,Past by/=/I/case>8 the/=/D/det>8 army/=/N/obl:agent>5 on/=/I/case>10 "
        "Monday/=/P/obl>5 ./=/./punct>5",
    )["bomb"]
    assert (clause.passive, clause.tense) == (True, "past")
    assert roles(clause) == [("object", "The city"), ("subject", "the army"), ("on", "Monday")]


def test_progressive_passive_names_the_target_first() -> None:
    clause = en(
        "Tunis is being pressured by Rome.",
        "Tunis/=/P/nsubj:pass>4 is/be/X/aux>4|Pres being/be/X/aux:pass>4|Part,Pres "
        "pressured/pressure/V/root>0|Part,Past by/=/I/case>6 Rome/=/P/obl:agent>4 ./=/./punct>4",
    )["pressure"]
    assert (clause.passive, clause.tense) == (True, "present")
    assert roles(clause) == [("object", "Tunis"), ("subject", "Rome")]


def test_passive_without_agent_behind_its_verb_fr() -> None:
    clause = fr(
        "Ont été arrêtés trois opposants.",
        "Ont/avoir/X/aux:tense>3|Pres été/être/X/aux:pass>3|Part,Past arrêtés/arrêter/V/root>0|Part,Past "
        "trois/=/M/nummod>5 opposants/opposant/N/nsubj:pass>3 ./=/./punct>3",
    )["arrêter"]
    assert clause.passive
    assert roles(clause) == [("object", "trois opposants")]


def test_passive_of_giving_leaves_the_gift_its_place() -> None:
    clause = en(
        "Kyiv was given tanks by Berlin.",
        "Kyiv/=/P/nsubj:pass>3 was/be/X/aux:pass>3|Past given/give/V/root>0|Part,Past tanks/tank/N/obj>3 "
        "by/=/I/case>6 Berlin/=/P/obl:agent>3 ./=/./punct>3",
    )["give"]
    assert roles(clause) == [("indirect", "Kyiv"), ("object", "tanks"), ("subject", "Berlin")]


@pytest.mark.parametrize("scheme", ["aux", "xcomp"])
def test_get_passive(scheme: str) -> None:
    rows = {
        "aux": "Two/=/M/nummod>2 diplomats/diplomat/N/nsubj:pass>4 got/get/X/aux:pass>4|Past "
        "expelled/expel/V/root>0|Part,Past by/=/I/case>6 Minsk/=/P/obl:agent>4 ./=/./punct>4",
        "xcomp": "Two/=/M/nummod>2 diplomats/diplomat/N/nsubj>3 got/get/V/root>0|Past "
        "expelled/expel/V/xcomp>3|Part,Past by/=/I/case>6 Minsk/=/P/obl:agent>4 ./=/./punct>3",
    }[scheme]
    found = en("Two diplomats got expelled by Minsk.", rows)
    assert list(found) == ["expel"]
    assert (found["expel"].passive, found["expel"].tense) == (True, "past")
    assert roles(found["expel"]) == [("object", "Two diplomats"), ("subject", "Minsk")]


def test_se_faire_and_infinitive_is_passive() -> None:
    clause = fr(
        "Le consul s'est fait expulser par Minsk.",
        "Le/=/D/det>2 consul/=/N/nsubj:caus>6 s'/se/R/expl:pass>6|Refl est/être/X/aux:tense>6|Pres "
        "fait/faire/X/aux:caus>6|Part,Past expulser/=/V/root>0|Inf par/=/I/case>8 Minsk/=/P/obl:agent>6 "
        "./=/./punct>6",
    )["expulser"]
    assert (clause.passive, clause.reflexive, clause.tense) == (True, False, "past")
    assert roles(clause) == [("object", "Le consul"), ("subject", "Minsk")]


def test_se_voir_and_infinitive_is_passive() -> None:
    found = fr(
        "Oslo s'est vu refuser l'accès par Moscou.",
        "Oslo/=/P/nsubj>4 s'/se/R/expl:pv>4|Refl est/être/X/aux:tense>4|Pres vu/voir/V/root>0|Part,Past "
        "refuser/=/V/xcomp>4|Inf l'/le/D/det>7 accès/=/N/obj>5 par/=/I/case>9 Moscou/=/P/obl:agent>5 ./=/./punct>4",
    )
    assert list(found) == ["refuser"]
    assert (found["refuser"].passive, found["refuser"].reflexive, found["refuser"].tense) == (True, False, "past")
    assert roles(found["refuser"]) == [("indirect", "Oslo"), ("object", "l'accès"), ("subject", "Moscou")]


def test_faire_and_infinitive_is_the_causer_s_act() -> None:
    clause = fr(
        "Paris a fait libérer les otages.",
        "Paris/=/P/nsubj:caus>4 a/avoir/X/aux:tense>4|Pres fait/faire/X/aux:caus>4|Part,Past "
        "libérer/=/V/root>0|Inf les/le/D/det>6 otages/otage/N/obj>4 ./=/./punct>4",
    )["libérer"]
    assert (clause.passive, clause.tense) == (False, "past")
    assert roles(clause) == [("subject", "Paris"), ("object", "les otages")]


def test_faire_above_the_infinitive_is_read_alike() -> None:
    found = fr(
        "Paris fera libérer les otages.",
        "Paris/=/P/nsubj>2 fera/faire/V/root>0|Fut libérer/=/V/xcomp>2|Inf les/le/D/det>5 "
        "otages/otage/N/obj>3 ./=/./punct>2",
    )
    assert list(found) == ["libérer"]
    assert (found["libérer"].tense, found["libérer"].passive) == ("future", False)
    assert roles(found["libérer"]) == [("subject", "Paris"), ("object", "les otages")]


def test_roles_may_change_places_without_a_passive() -> None:
    french = fr(
        "Le Mali a reçu des armes de la Chine.",
        "Le/=/D/det>2 Mali/=/P/nsubj>4 a/avoir/X/aux:tense>4|Pres reçu/recevoir/V/root>0|Part,Past des/un/D/det>6 "
        "armes/arme/N/obj>4 de/=/I/case>9 la/le/D/det>9 Chine/=/P/obl:arg>4 ./=/./punct>4",
    )["recevoir"]
    english = en(
        "Mali received weapons from China.",
        "Mali/=/P/nsubj>2 received/receive/V/root>0|Past weapons/weapon/N/obj>2 from/=/I/case>5 "
        "China/=/P/obl>2 ./=/./punct>2",
    )["receive"]
    assert roles(french) == [("subject", "Le Mali"), ("object", "des armes"), ("of", "la Chine")]
    assert roles(english) == [("subject", "Mali"), ("object", "weapons"), ("from", "China")]
    assert not french.passive
    assert not english.passive


def test_casualties_without_an_agent() -> None:
    french = fr(
        "Dix soldats tués au Sinaï",
        "Dix/=/M/nummod>2 soldats/soldat/N/root>0 tués/tuer/V/acl>2|Part,Past au/à/I/case>5 Sinaï/=/P/obl:mod>3",
    )["tuer"]
    english = en(
        "Ten soldiers killed in Sinai",
        "Ten/=/M/nummod>2 soldiers/soldier/N/nsubj>3 killed/kill/V/root>0|Past in/=/I/case>5 Sinai/=/P/obl>3",
    )["kill"]
    assert sorted(roles(french)) == [("object", "Dix soldats"), ("to", "Sinaï")]
    assert sorted(roles(english)) == [("in", "Sinai"), ("object", "Ten soldiers")]
    assert not english.role("subject")


def test_verb_that_needs_no_object_stays_active_in_headlines() -> None:
    clause = en(
        "Talks resumed in Geneva",
        "Talks/talk/N/nsubj>2 resumed/resume/V/root>0|Part,Past in/=/I/case>4 Geneva/=/P/obl>2",
    )["resume"]
    assert (clause.passive, clause.mood, clause.tense) == (False, "indicative", "past")
    assert roles(clause)[0] == ("subject", "Talks")


def test_shot_dead() -> None:
    clause = en(
        "A fisherman was shot dead in Oran.",
        "A/=/D/det>2 fisherman/=/N/nsubj:pass>4 was/be/X/aux:pass>4|Past shot/shoot/V/root>0|Part,Past "
        "dead/=/J/xcomp>4 in/=/I/case>7 Oran/=/P/obl>4 ./=/./punct>4",
    )["shoot"]
    assert roles(clause) == [("object", "A fisherman"), ("predicative", "dead"), ("in", "Oran")]
    assert "dead" in clause.words


def test_target_that_faces_pressure() -> None:
    found = en(
        "Tunis faces pressure from Rome.",
        "Tunis/=/P/nsubj>2 faces/face/V/root>0|Pres pressure/=/N/obj>2 from/=/I/case>5 Rome/=/P/nmod>3 ./=/./punct>2",
    )
    assert roles(found["pressure"]) == [("from", "Rome")]
    assert above(found["pressure"], found) == ("face", "object")


def test_pronominal_and_reciprocal_verbs() -> None:
    alone = fr(
        "Le pays se défend.",
        "Le/=/D/det>2 pays/=/N/nsubj>4 se/=/R/obj>4|Refl défend/défendre/V/root>0|Pres ./=/./punct>4",
    )["défendre"]
    both = fr(
        "Les deux rois se sont rencontrés.",
        "Les/le/D/det>3 deux/=/M/nummod>3 rois/roi/N/nsubj>6|Pl se/=/R/expl:pv>6|Refl sont/être/X/aux:tense>6|Pres "
        "rencontrés/rencontrer/V/root>0|Part,Past ./=/./punct>6",
    )["rencontrer"]
    assert (alone.reflexive, roles(alone)) == (True, [("subject", "Le pays")])
    assert (both.reflexive, both.passive, both.tense) == (True, False, "past")
    assert roles(both) == [("subject", "Les deux rois")]
    assert both.roles[0].plural


def test_se_with_a_subject_marked_passive_is_no_passive() -> None:
    clause = fr(
        "Le sommet se tiendra à Vienne.",
        "Le/=/D/det>2 sommet/=/N/nsubj:pass>4 se/=/R/expl:pass>4|Refl tiendra/tenir/V/root>0|Fut à/=/I/case>6 "
        "Vienne/=/P/obl:mod>4 ./=/./punct>4",
    )["tenir"]
    assert (clause.passive, clause.reflexive) == (False, True)
    assert roles(clause) == [("subject", "Le sommet"), ("to", "Vienne")]


def test_reflexive_and_reciprocal_en() -> None:
    itself = en(
        "The army hurt itself.",
        "The/=/D/det>2 army/=/N/nsubj>3 hurt/=/V/root>0|Past itself/=/R/obj>3|Refl ./=/./punct>3",
    )["hurt"]
    it = en("The army hurt it.", "The/=/D/det>2 army/=/N/nsubj>3 hurt/=/V/root>0|Past it/=/R/obj>3 ./=/./punct>3")[
        "hurt"
    ]
    other = en(
        "Paris and Berlin blamed each other.",
        "Paris/=/P/nsubj>4 and/=/C/cc>3 Berlin/=/P/conj>1 blamed/blame/V/root>0|Past each/=/D/obj>4 "
        "other/=/J/fixed>5 ./=/./punct>4",
    )["blame"]
    assert (itself.reflexive, it.reflexive, other.reflexive) == (True, False, False)
    assert roles(it)[1] == ("object", "it")
    assert roles(other)[1] == ("object", "each other")
    assert [p.text for p in other.role("subject")[0].conjuncts()] == ["Paris", "Berlin"]


def test_existential_has_no_one_who_acts() -> None:
    french = fr(
        "Il y a eu des heurts entre la police et les étudiants.",
        "Il/=/R/expl:subj>4 y/=/R/obl:mod>4 a/avoir/X/aux:tense>4|Pres eu/avoir/V/root>0|Part,Past des/un/D/det>6 "
        "heurts/heurt/N/obj>4 entre/=/I/case>9 la/le/D/det>9 police/=/N/nmod>6 et/=/C/cc>12 les/le/D/det>12 "
        "étudiants/étudiant/N/conj>9 ./=/./punct>4",
    )
    english = en(
        "There was a pause in the bombing.",
        "There/=/R/expl>2 was/be/V/root>0|Past a/=/D/det>4 pause/=/N/nsubj>2 in/=/I/case>7 the/=/D/det>7 "
        "bombing/=/N/nmod>4 ./=/./punct>2",
    )
    assert french["avoir"].role("subject") == ()
    assert [p.text for p in french["heurt"].role("between")[0].conjuncts()] == ["la police", "les étudiants"]
    assert above(english["bombing"], english) == ("pause", "oblique")


def test_perfect_of_a_verb_of_movement_is_active() -> None:
    clause = fr(
        "Jan est tombé à Rome.",
        "Jan/=/P/nsubj:pass>3 est/être/X/aux:pass>3|Pres tombé/tomber/V/root>0|Part,Past à/=/I/case>5 "
        "Rome/=/P/obl>3 ./=/./punct>3",
    )["tomber"]
    assert (clause.passive, clause.tense, roles(clause)) == (False, "past", [("subject", "Jan"), ("to", "Rome")])
