"""Voice and roles: constructions 6, 7, 8, 39, 45, 46 and 51 of the field notes, and relative clauses."""

import pytest

from tests.language.trees import above, en, fr, name, roles


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
        "fait/faire/X/aux:caus>6|Part,Past expulser/=/V/root>0|Inf par/=/I/case>8 Minsk/=/P/obl:agent>6 ./=/./punct>6",
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
        "Paris/=/P/nsubj>2 fera/faire/V/root>0|Fut libérer/=/V/xcomp>2|Inf les/le/D/det>5 otages/otage/N/obj>3 ./=/./punct>2",
    )
    assert list(found) == ["libérer"]
    assert (found["libérer"].tense, found["libérer"].passive) == ("future", False)
    assert roles(found["libérer"]) == [("subject", "Paris"), ("object", "les otages")]


def test_reduced_relative_fr() -> None:
    found = fr(
        "Les soldats tués par les rebelles venaient du Niger.",
        "Les/le/D/det>2 soldats/soldat/N/nsubj>7 tués/tuer/V/acl>2|Part,Past par/=/I/case>6 les/le/D/det>6 "
        "rebelles/rebelle/N/obl:agent>3 venaient/venir/V/root>0|Impf du/de/I/case>9 Niger/=/P/obl:arg>7 ./=/./punct>7",
    )
    assert found["tuer"].passive
    assert sorted(roles(found["tuer"])) == [("object", "Les soldats"), ("subject", "les rebelles")]
    assert above(found["tuer"], found) == ("venir", "participle")
    assert roles(found["venir"]) == [("subject", "Les soldats"), ("of", "Niger")]


def test_reduced_relative_en() -> None:
    found = en(
        "The soldiers killed by rebels came from Niger.",
        "The/=/D/det>2 soldiers/soldier/N/nsubj>6 killed/kill/V/acl>2|Part,Past by/=/I/case>5 "
        "rebels/rebel/N/obl:agent>3 came/come/V/root>0|Past from/=/I/case>8 Niger/=/P/obl>6 ./=/./punct>6",
    )
    assert found["kill"].passive
    assert sorted(roles(found["kill"])) == [("object", "The soldiers"), ("subject", "rebels")]
    assert above(found["kill"], found) == ("come", "participle")


def test_present_participle_is_active() -> None:
    clause = en(
        "The planes bombing the port turned back.",
        "The/=/D/det>2 planes/plane/N/nsubj>6 bombing/bomb/V/acl>2|Part,Pres the/=/D/det>5 port/=/N/obj>3 "
        "turned/turn/V/root>0|Past back/=/B/advmod>6 ./=/./punct>6",
    )["bomb"]
    assert not clause.passive
    assert sorted(roles(clause)) == [("object", "the port"), ("subject", "The planes")]


def test_roles_may_change_places_without_a_passive() -> None:
    french = fr(
        "Le Mali a reçu des armes de la Chine.",
        "Le/=/D/det>2 Mali/=/P/nsubj>4 a/avoir/X/aux:tense>4|Pres reçu/recevoir/V/root>0|Part,Past des/un/D/det>6 "
        "armes/arme/N/obj>4 de/=/I/case>9 la/le/D/det>9 Chine/=/P/obl:arg>4 ./=/./punct>4",
    )["recevoir"]
    english = en(
        "Mali received weapons from China.",
        "Mali/=/P/nsubj>2 received/receive/V/root>0|Past weapons/weapon/N/obj>2 from/=/I/case>5 China/=/P/obl>2 ./=/./punct>2",
    )["receive"]
    assert roles(french) == [("subject", "Le Mali"), ("object", "des armes"), ("of", "la Chine")]
    assert roles(english) == [("subject", "Mali"), ("object", "weapons"), ("from", "China")]
    assert not french.passive
    assert not english.passive


def test_fronted_participle_takes_the_subject_of_its_main_clause() -> None:
    french = fr(
        "Accusé de trahison, le général fuit.",
        "Accusé/accuser/V/advcl>7|Part,Past de/=/I/case>3 trahison/=/N/obl:arg>1 ,/=/./punct>1 le/=/D/det>6 "
        "général/=/N/nsubj>7 fuit/fuir/V/root>0|Pres ./=/./punct>7",
    )
    english = en(
        "Accused of treason, the general fled.",
        "Accused/accuse/V/advcl>7|Part,Past of/=/I/case>3 treason/=/N/obl>1 ,/=/./punct>1 the/=/D/det>6 "
        "general/=/N/nsubj>7 fled/flee/V/root>0|Past ./=/./punct>7",
    )
    assert roles(french["accuser"]) == [("of", "trahison"), ("object", "le général")]
    assert roles(english["accuse"]) == [("of", "treason"), ("object", "the general")]
    assert above(english["accuse"], english) == ("flee", "adverbial")
    assert english["accuse"].mood == "participle"


def test_active_participle_clause() -> None:
    found = fr(
        "Refusant de céder, Caracas ferme la frontière.",
        "Refusant/refuser/V/advcl>6|Part,Pres de/=/I/mark>3 céder/=/V/xcomp>1|Inf ,/=/./punct>1 Caracas/=/P/nsubj>6 "
        "ferme/fermer/V/root>0|Pres la/le/D/det>8 frontière/=/N/obj>6 ./=/./punct>6",
    )
    assert roles(found["refuser"]) == [("subject", "Caracas")]
    assert above(found["céder"], found) == ("refuser", "complement")


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
    assert roles(clause) == [("object", "A fisherman"), ("in", "Oran")]
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
    it = en("The army hurt it.", "The/=/D/det>2 army/=/N/nsubj>3 hurt/=/V/root>0|Past it/=/R/obj>3 ./=/./punct>3")["hurt"]
    other = en(
        "Paris and Berlin blamed each other.",
        "Paris/=/P/nsubj>4 and/=/C/cc>3 Berlin/=/P/conj>1 blamed/blame/V/root>0|Past each/=/D/obj>4 "
        "other/=/J/fixed>5 ./=/./punct>4",
    )["blame"]
    assert (itself.reflexive, it.reflexive, other.reflexive) == (True, False, False)
    assert roles(it)[1] == ("object", "it")
    assert roles(other)[1] == ("object", "each other")
    assert [p.text for p in other.role("subject")[0].conjuncts()] == ["Paris", "Berlin"]


def test_relative_pronouns_give_way_to_their_noun() -> None:
    subject = fr(
        "Les hommes qui ont attaqué le camp fuient.",
        "Les/le/D/det>2 hommes/homme/N/nsubj>8 qui/=/R/nsubj>5|Rel ont/avoir/X/aux:tense>5|Pres "
        "attaqué/attaquer/V/acl:relcl>2|Part,Past le/=/D/det>7 camp/=/N/obj>5 fuient/fuir/V/root>0|Pres ./=/./punct>8",
    )
    object_ = en(
        "The treaty that Rome denounced binds us.",
        "The/=/D/det>2 treaty/=/N/nsubj>6 that/=/R/obj>5|Rel Rome/=/P/nsubj>5 denounced/denounce/V/acl:relcl>2|Past "
        "binds/bind/V/root>0|Pres us/we/R/obj>6 ./=/./punct>6",
    )
    assert roles(subject["attaquer"]) == [("subject", "Les hommes"), ("object", "le camp")]
    assert above(subject["attaquer"], subject) == ("fuir", "relative")
    assert roles(object_["denounce"]) == [("object", "The treaty"), ("subject", "Rome")]


@pytest.mark.parametrize("que", ["que/=/R/obj>5|Rel", "que/=/S/mark>5"])
def test_object_relative_fr_whatever_que_is_taken_for(que: str) -> None:
    found = fr(
        "Le traité que Rome dénonce lie Oslo.",
        f"Le/=/D/det>2 traité/=/N/nsubj>6 {que} Rome/=/P/nsubj>5 dénonce/dénoncer/V/acl:relcl>2|Pres "
        "lie/lier/V/root>0|Pres Oslo/=/P/obj>6 ./=/./punct>6",
    )
    assert sorted(roles(found["dénoncer"])) == [("object", "Le traité"), ("subject", "Rome")]
    assert found["dénoncer"].link == "relative"


def test_relative_clause_without_pronoun() -> None:
    clause = en(
        "The weapons Iran sold were seized.",
        "The/=/D/det>2 weapons/weapon/N/nsubj:pass>6 Iran/=/P/nsubj>4 sold/sell/V/acl:relcl>2|Past "
        "were/be/X/aux:pass>6|Past seized/seize/V/root>0|Part,Past ./=/./punct>6",
    )["sell"]
    assert roles(clause) == [("subject", "Iran"), ("object", "The weapons")]


def test_relative_clause_of_place_has_no_object() -> None:
    clause = fr(
        "La ville où Rome négocie brûle.",
        "La/le/D/det>2 ville/=/N/nsubj>6 où/=/R/obl:mod>5|Rel Rome/=/P/nsubj>5 négocie/négocier/V/acl:relcl>2|Pres "
        "brûle/brûler/V/root>0|Pres ./=/./punct>6",
    )["négocier"]
    assert clause.role("object") == ()


def test_whose() -> None:
    french = fr(
        "Le pays dont l'armée a envahi l'île proteste.",
        "Le/=/D/det>2 pays/=/N/nsubj>10 dont/=/R/nmod>5|Rel l'/le/D/det>5 armée/=/N/nsubj>7 a/avoir/X/aux:tense>7|Pres "
        "envahi/envahir/V/acl:relcl>2|Part,Past l'/le/D/det>9 île/=/N/obj>7 proteste/protester/V/root>0|Pres ./=/./punct>10",
    )["envahir"]
    english = en(
        "The state whose army invaded the isle protested.",
        "The/=/D/det>2 state/=/N/nsubj>8 whose/=/R/nmod:poss>4|Rel army/=/N/nsubj>5 invaded/invade/V/acl:relcl>2|Past "
        "the/=/D/det>7 isle/=/N/obj>5 protested/protest/V/root>0|Past ./=/./punct>8",
    )["invade"]
    assert roles(french) == [("subject", "l'armée"), ("object", "l'île")]
    assert [(name(p), p.text) for p in french.roles[0].parts] == [("of", "Le pays")]
    assert [(name(p), p.text) for p in english.role("subject")[0].parts] == [("possessor", "The state")]


def test_cleft_sentence() -> None:
    french = fr(
        "C'est Prague qui a bloqué le texte.",
        "C'/ce/R/nsubj>3 est/être/X/cop>3|Pres Prague/=/P/root>0 qui/=/R/nsubj>6|Rel a/avoir/X/aux:tense>6|Pres "
        "bloqué/bloquer/V/advcl:cleft>3|Part,Past le/=/D/det>8 texte/=/N/obj>6 ./=/./punct>3",
    )["bloquer"]
    english = en(
        "It was Prague that blocked the text.",
        "It/=/R/expl>3 was/be/X/cop>3|Past Prague/=/P/root>0 that/=/R/nsubj>5|Rel blocked/block/V/advcl:relcl>3|Past "
        "the/=/D/det>7 text/=/N/obj>5 ./=/./punct>3",
    )["block"]
    assert roles(french) == [("subject", "Prague"), ("object", "le texte")]
    assert roles(english) == [("subject", "Prague"), ("object", "the text")]
    assert english.link == "relative"


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
