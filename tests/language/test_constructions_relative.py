"""Relative and participle clauses, reduced relatives, cleft sentences: construction 8 of the field notes."""

import pytest

from tests.language.trees import above, en, fr, name, roles


def test_reduced_relative_fr() -> None:
    found = fr(
        "Les soldats tués par les rebelles venaient du Niger.",
        "Les/le/D/det>2 soldats/soldat/N/nsubj>7 tués/tuer/V/acl>2|Part,Past par/=/I/case>6 les/le/D/det>6 "
        "rebelles/rebelle/N/obl:agent>3 venaient/venir/V/root>0|Impf du/de/I/case>9 Niger/=/P/obl:arg>7 "
        "./=/./punct>7",
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


def test_relative_pronouns_give_way_to_their_noun() -> None:
    subject = fr(
        "Les hommes qui ont attaqué le camp fuient.",
        "Les/le/D/det>2 hommes/homme/N/nsubj>8 qui/=/R/nsubj>5|Rel ont/avoir/X/aux:tense>5|Pres "
        "attaqué/attaquer/V/acl:relcl>2|Part,Past le/=/D/det>7 camp/=/N/obj>5 fuient/fuir/V/root>0|Pres "
        "./=/./punct>8",
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
        "Le/=/D/det>2 pays/=/N/nsubj>10 dont/=/R/nmod>5|Rel l'/le/D/det>5 armée/=/N/nsubj>7 "
        "a/avoir/X/aux:tense>7|Pres "
        "envahi/envahir/V/acl:relcl>2|Part,Past l'/le/D/det>9 île/=/N/obj>7 "
        "proteste/protester/V/root>0|Pres ./=/./punct>10",
    )["envahir"]
    english = en(
        "The state whose army invaded the isle protested.",
        "The/=/D/det>2 state/=/N/nsubj>8 whose/=/R/nmod:poss>4|Rel army/=/N/nsubj>5 "
        "invaded/invade/V/acl:relcl>2|Past "
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
