"""Spans, words, kinds and links of clauses (construction 1: verbs of several words, together and apart)."""

import pytest

from tests.language.trees import above, clauses_of, en, fr, roles

STRIKES = (
    "Moscow, officials say, has not yet carried out strikes near Aleppo on Monday.",
    "Moscow/=/P/nsubj>9 ,/=/./punct>4 officials/official/N/nsubj>4 say/=/V/parataxis>9|Pres ,/=/./punct>4 "
    "has/have/X/aux>9|Pres "
    "not/=/T/advmod>9 yet/=/B/advmod>9 carried/carry/V/root>0|Part,Past out/=/I/compound:prt>9 "
    "strikes/strike/N/obj>9 "
    "near/=/I/case>13 Aleppo/=/P/nmod>11 on/=/I/case>15 Monday/=/P/obl>9 ./=/./punct>9",
)


def test_spans() -> None:
    text, _ = STRIKES
    found = en(*STRIKES)
    carry, say = found["carry"], found["say"]
    assert text[carry.trigger_start : carry.trigger_end] == "has not yet carried out"
    assert text[carry.start : carry.end] == text.removesuffix(".")
    assert text[say.start : say.end] == "officials say"
    assert [c.index for c in found.values()] == [0, 1, 2]


def test_trigger_leaves_the_particle_of_negation_out() -> None:
    text = "Bogota n'a pas expulsé le consul."
    clause = fr(
        text,
        "Bogota/=/P/nsubj>5 n'/ne/B/advmod>5 a/avoir/X/aux:tense>5|Pres pas/=/B/advmod>5 "
        "expulsé/expulser/V/root>0|Part,Past "
        "le/=/D/det>7 consul/=/N/obj>5 ./=/./punct>5",
    )["expulser"]
    assert text[clause.trigger_start : clause.trigger_end] == "a pas expulsé"


def test_words_beside_the_predicate() -> None:
    found = en(*STRIKES)
    assert {"out", "strike", "not", "yet", "monday"} <= found["carry"].words
    assert "on" not in found["carry"].words  # a day's own preposition
    assert found["strike"].words == {"aleppo", "near"}


def test_kinds() -> None:
    found = fr(
        "Le roi est hostile à l'accord.",
        "Le/=/D/det>2 roi/=/N/nsubj>4 est/être/X/cop>4|Pres hostile/=/J/root>0 à/=/I/case>7 l'/le/D/det>7 "
        "accord/=/N/obl:arg>4 ./=/./punct>4",
    )
    assert [(c.predicate, c.kind) for c in found.values()] == [("hostile", "adjective"), ("accord", "noun")]
    assert roles(found["hostile"]) == [("subject", "Le roi"), ("to", "l'accord")]
    assert above(found["accord"], found) == ("hostile", "oblique")


@pytest.mark.parametrize(("form", "lemma"), [("frappes", "frappe"), ("frappes", "frappes"), ("Frappes", "frappes")])
def test_noun_whose_lemma_was_guessed_wrong(form: str, lemma: str) -> None:
    assert "frappe" in fr(f"{form} sur Alep", f"{form}/{lemma}/N/root>0 sur/=/I/case>3 Alep/=/P/nmod>1")


def test_noun_that_only_names_is_no_predicate() -> None:
    rows = (
        "The/=/D/det>4 ceasefire/=/N/compound>4 strike/=/N/compound>4 team/=/N/nsubj>5 "
        "left/leave/V/root>0|Past ./=/./punct>5"
    )
    assert list(en("The ceasefire strike team left.", rows)) == ["leave"]


def test_only_known_nouns_are_predicates() -> None:
    text = "Rome salue l'accord."
    rows = "Rome/=/P/nsubj>2 salue/saluer/V/root>0|Pres l'/le/D/det>4 accord/=/N/obj>2 ./=/./punct>2"
    assert list(clauses_of("fr", text, rows)) == ["saluer", "accord"]
    assert list(clauses_of("fr", text, rows, nouns=())) == ["saluer"]


def test_noun_coordinated_with_a_known_one_keeps_its_place() -> None:
    found = fr(
        "Rome condamne les menaces et les frappes.",
        "Rome/=/P/nsubj>2 condamne/condamner/V/root>0|Pres les/le/D/det>4 menaces/menace/N/obj>2 "
        "et/=/C/cc>7 les/le/D/det>7 "
        "frappes/frappe/N/conj>4 ./=/./punct>2",
    )
    assert above(found["menace"], found) == ("condamner", "object")
    assert above(found["frappe"], found) == ("menace", "conjunct")


def test_noun_coordinated_with_another_hangs_on_the_verb() -> None:
    found = fr(
        "Rome condamne le roi et les frappes.",
        "Rome/=/P/nsubj>2 condamne/condamner/V/root>0|Pres le/=/D/det>4 roi/=/N/obj>2 et/=/C/cc>7 les/le/D/det>7 "
        "frappes/frappe/N/conj>4 ./=/./punct>2",
    )
    assert above(found["frappe"], found) == ("condamner", "object")


@pytest.mark.parametrize(
    ("dep", "mark", "form", "link"),
    [
        ("xcomp", "to", "Inf", "complement"),
        ("acl", "to", "Inf", "complement"),
        ("acl", "of", "Ger", "complement"),
        ("acl", "that", "Pres", "content"),
        ("acl:relcl", "which", "Pres", "relative"),
    ],
)
def test_links_of_what_hangs_on_a_noun(dep: str, mark: str, form: str, link: str) -> None:
    relation = "nsubj" if mark == "which" else "mark"
    pos = {"which": "R"}.get(mark, "S")
    found = en(
        f"The call {mark} attack Rome failed.",
        f"The/=/D/det>2 call/=/N/nsubj>6 {mark}/=/{pos}/{relation}>4 attack/=/V/{dep}>2|{form} "
        f"Rome/=/P/obj>4 failed/fail/V/root>0|Past ./=/./punct>6",
    )
    assert above(found["attack"], found) == ("call", link)


def test_content_clause_on_a_noun_fr() -> None:
    found = fr(
        "La menace que Rome attaque Berne inquiète.",
        "La/le/D/det>2 menace/=/N/nsubj>7 que/=/S/mark>5 Rome/=/P/nsubj>5 attaque/attaquer/V/acl>2|Sub,Pres "
        "Berne/=/P/obj>5 "
        "inquiète/inquiéter/V/root>0|Pres ./=/./punct>7",
    )
    assert above(found["attaquer"], found) == ("menace", "content")


def test_purpose_shares_the_subject() -> None:
    found = fr(
        "Rome arme Berne pour attaquer Oslo.",
        "Rome/=/P/nsubj>2 arme/armer/V/root>0|Pres Berne/=/P/obj>2 pour/=/I/mark>5 attaquer/=/V/advcl>2|Inf "
        "Oslo/=/P/obj>5 ./=/./punct>2",
    )
    assert above(found["attaquer"], found) == ("armer", "purpose")
    assert roles(found["attaquer"]) == [("object", "Oslo"), ("subject", "Rome")]
    assert found["attaquer"].mark == "pour"


def test_reason_completes_the_verb() -> None:
    found = fr(
        "Rome punit Berne pour avoir attaqué Oslo.",
        "Rome/=/P/nsubj>2 punit/punir/V/root>0|Pres Berne/=/P/obj>2 pour/=/I/mark>6 avoir/=/X/aux:tense>6|Inf "
        "attaqué/attaquer/V/advcl>2|Part,Past Oslo/=/P/obj>6 ./=/./punct>2",
    )
    assert above(found["attaquer"], found) == ("punir", "complement")
    assert (found["attaquer"].mood, found["attaquer"].tense) == ("infinitive", "past")
    assert found["attaquer"].role("subject") == ()


def test_time_clause() -> None:
    found = en(
        "Talks stopped after Rome refused to yield.",
        "Talks/talk/N/nsubj>2 stopped/stop/V/root>0|Past after/=/S/mark>5 Rome/=/P/nsubj>5 "
        "refused/refuse/V/advcl>2|Past "
        "to/=/T/mark>7 yield/=/V/xcomp>5|Inf ./=/./punct>2",
    )
    assert above(found["refuse"], found) == ("stop", "adverbial")
    assert found["refuse"].mark == "after"
    assert above(found["yield"], found) == ("refuse", "complement")


def test_nothing_to_find() -> None:
    assert fr("Bonjour !", "Bonjour/=/N/root>0 !/=/./punct>1") == {}
    assert en("?", "?/=/./root>0") == {}


def test_particles_stand_among_the_words() -> None:
    near = en(
        "Lima broke off relations with Quito.",
        "Lima/=/P/nsubj>2 broke/break/V/root>0|Past off/=/I/compound:prt>2 relations/relation/N/obj>2 with/=/I/case>6 "
        "Quito/=/P/nmod>4 ./=/./punct>2",
    )["break"]
    far = en(
        "Oslo called the summit off.",
        "Oslo/=/P/nsubj>2 called/call/V/root>0|Past the/=/D/det>4 summit/=/N/obj>2 off/=/I/compound:prt>2 "
        "./=/./punct>2",
    )["call"]
    several = fr(
        "Lima a mis fin au dialogue.",
        "Lima/=/P/nsubj>3 a/avoir/X/aux:tense>3|Pres mis/mettre/V/root>0|Part,Past fin/=/N/obj>3 au/à/I/case>6 "
        "dialogue/=/N/obl:arg>3 ./=/./punct>3",
    )["mettre"]
    assert {"off", "relation"} <= near.words
    assert {"off", "summit"} <= far.words
    assert {"fin", "dialogue", "à"} <= several.words
