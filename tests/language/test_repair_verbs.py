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


def test_preposition_that_opens_a_clause() -> None:
    found = en(
        "Rome bombed bases after rockets killed three.",
        "Rome/=/P/nsubj>2 bombed/bomb/V/root>0|Past bases/base/N/obj>2 after/=/I/case>5 rockets/rocket/N/nmod>3 "
        "killed/kill/V/advcl>2|Part,Past three/=/N/obj>6 ./=/./punct>2",
    )
    assert roles(found["kill"]) == [("subject", "rockets"), ("object", "three")]
    assert found["kill"].mark == "after"


def test_main_verb_behind_a_relative_clause() -> None:
    clause = en(
        "Rome, which had no ties, backed Oslo.",
        "Rome/=/P/root>0 ,/=/./punct>4 which/=/R/nsubj>4 had/have/V/acl:relcl>1|Past no/=/D/det>6 ties/tie/N/obj>4 "
        ",/=/./punct>8 backed/back/V/acl>6|Part,Past Oslo/=/P/obj>8 ./=/./punct>1",
    )["back"]
    assert roles(clause) == [("subject", "Rome"), ("object", "Oslo")]


def test_demonym_taken_for_an_auxiliary() -> None:
    clause = fr(
        "Des avions soudanais ont attaqué Rome.",
        "Des/un/D/det>2 avions/avion/N/nsubj>5 soudanais/=/J/aux>5 ont/avoir/X/aux>5|Pres "
        "attaqué/attaquer/V/root>0|Part,Past Rome/=/P/obj>5 ./=/./punct>5",
    )["attaquer"]
    assert roles(clause) == [("subject", "Des avions soudanais"), ("object", "Rome")]
    rows = [("chef", "chef", "NOUN", "nsubj", 3, "", 0), ("soudanais", "soudanais", "AUX", "aux", 3, "", 5)]
    rows += [("est", "être", "AUX", "aux", 3, "", 15), ("parti", "partir", "VERB", "root", 3, "", 19)]
    assert [row[2] for row in retagged(rows, "fr", {"partir"})] == ["NOUN", "ADJ", "AUX", "VERB"]


def test_pronoun_that_stresses_the_subject() -> None:
    clause = fr(
        "Rome, elle, refuse.",
        "Rome/=/P/root>0 ,/=/./punct>3 elle/lui/R/nsubj>5 ,/=/./punct>5 refuse/refuser/V/acl:relcl>1|Pres "
        "./=/./punct>1",
    )["refuser"]
    assert roles(clause) == [("subject", "Rome")]


def test_demonyms_are_no_verbs() -> None:
    rows = [("Il", "il", "PRON", "nsubj", 1, "", 0), ("salue", "saluer", "VERB", "ROOT", 1, "VerbForm=Fin", 3)]
    rows += [("chef", "chef", "NOUN", "obj", 1, "", 9), ("ouzbek", "ouzber", "VERB", "acl:relcl", 2, "", 14)]
    rows += [("hier", "hier", "ADV", "advmod", 3, "", 21)]
    found = retagged(rows, "fr", {"saluer"}, {"ouzbek"})
    assert [(lemma, pos, dep, head) for _, lemma, pos, dep, head, _, _ in found[3:]] == [
        ("ouzbek", "ADJ", "amod", 2), ("hier", "ADV", "advmod", 1),
    ]  # fmt: skip
    rows[2] = ("chef", "chef", "NOUN", "nsubj", 3, "", 9)
    rows[3] = ("ouzbek", "ouzber", "VERB", "ccomp", 1, "", 14)
    found = retagged(rows, "fr", {"saluer"}, {"ouzbek"})
    assert [(pos, dep, head) for _, _, pos, dep, head, _, _ in found[2:4]] == [("NOUN", "ccomp", 1), ("ADJ", "amod", 2)]
