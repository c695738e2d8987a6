"""Coordination of subjects, verbs and objects: constructions 9, 10, 13, 14, 16, 17, 18 and 53."""

from tests.language.trees import above, en, fr, name, roles


def conjuncts(phrase: object) -> list[str]:
    return [p.text for p in phrase.conjuncts()]  # type: ignore[attr-defined]  # a Phrase


def test_two_verbs_share_their_subject() -> None:
    french = fr(
        "Quito rappelle son ambassadeur et expulse le consul.",
        "Quito/=/P/nsubj>2 rappelle/rappeler/V/root>0|Pres son/=/D/det>4|Poss ambassadeur/=/N/obj>2 et/=/C/cc>6 "
        "expulse/expulser/V/conj>2|Pres le/=/D/det>8 consul/=/N/obj>6 ./=/./punct>2",
    )
    english = en(
        "Quito recalls its envoy and expels the consul.",
        "Quito/=/P/nsubj>2 recalls/recall/V/root>0|Pres its/=/R/nmod:poss>4 envoy/=/N/obj>2 and/=/C/cc>6 "
        "expels/expel/V/conj>2|Pres the/=/D/det>8 consul/=/N/obj>6 ./=/./punct>2",
    )
    assert sorted(roles(french["expulser"])) == [("object", "le consul"), ("subject", "Quito")]
    assert above(french["expulser"], french) == ("rappeler", "conjunct")
    assert sorted(roles(english["expel"])) == [("object", "the consul"), ("subject", "Quito")]
    assert english["expel"].start == english["expel"].trigger_start - len("and ")


def test_second_participle_shares_the_auxiliary() -> None:
    found = fr(
        "Quito a rappelé son consul et fermé le port.",
        "Quito/=/P/nsubj>3 a/avoir/X/aux:tense>3|Pres rappelé/rappeler/V/root>0|Part,Past son/=/D/det>5|Poss "
        "consul/=/N/obj>3 et/=/C/cc>7 fermé/fermer/V/conj>3|Part,Past le/=/D/det>9 port/=/N/obj>7 ./=/./punct>3",
    )
    assert (found["fermer"].mood, found["fermer"].tense, found["fermer"].passive) == ("indicative", "past", False)
    assert sorted(roles(found["fermer"])) == [("object", "le port"), ("subject", "Quito")]


def test_second_passive_shares_auxiliary_and_agent_stays_apart() -> None:
    found = en(
        "The envoy was arrested and expelled by Minsk.",
        "The/=/D/det>2 envoy/=/N/nsubj:pass>4 was/be/X/aux:pass>4|Past arrested/arrest/V/root>0|Part,Past "
        "and/=/C/cc>6 "
        "expelled/expel/V/conj>4|Part,Past by/=/I/case>8 Minsk/=/P/obl:agent>6 ./=/./punct>4",
    )
    assert found["expel"].passive
    assert sorted(roles(found["expel"])) == [("object", "The envoy"), ("subject", "Minsk")]
    assert (found["expel"].mood, found["expel"].tense) == ("indicative", "past")


def test_second_past_taken_for_a_participle() -> None:
    found = en(
        "Oslo froze aid and called off the summit.",
        "Oslo/=/P/nsubj>2 froze/freeze/V/root>0|Past aid/=/N/obj>2 and/=/C/cc>5 called/call/V/conj>2|Part,Past "
        "off/=/I/compound:prt>5 the/=/D/det>8 summit/=/N/obj>5 ./=/./punct>2",
    )
    assert (found["call"].mood, found["call"].tense, found["call"].passive) == ("indicative", "past", False)


def test_two_verbs_share_their_object() -> None:
    rows = (
        "Le/=/D/det>2 Canada/=/P/nsubj>7 et/=/C/cc>5 le/=/D/det>5 Chili/=/P/conj>2 ont/avoir/X/aux:tense>7|Pres "
        "signé/signer/V/root>0|Part,Past et/=/C/cc>9 ratifié/ratifier/V/conj>7|Part,Past un/=/D/det>11 "
        "traité/=/N/obj>{} ./=/./punct>7"
    )
    for head in (7, 9):
        found = fr("Le Canada et le Chili ont signé et ratifié un traité.", rows.format(head))
        for verb in ("signer", "ratifier"):
            assert found[verb].role("object")[0].text == "un traité"
            assert conjuncts(found[verb].role("subject")[0]) == ["Le Canada", "le Chili"]


def test_verbs_apart_do_not_share_an_object() -> None:
    found = en(
        "Rebels fled on Monday and took the town.",
        "Rebels/rebel/N/nsubj>2 fled/flee/V/root>0|Past on/=/I/case>4 Monday/=/P/obl>2 and/=/C/cc>6 "
        "took/take/V/conj>2|Past "
        "the/=/D/det>8 town/=/N/obj>6 ./=/./punct>2",
    )
    assert found["flee"].role("object") == ()


def test_several_sources_and_several_targets() -> None:
    french = fr(
        "La Suède, la Norvège et le Danemark condamnent la Libye et le Tchad.",
        "La/le/D/det>2 Suède/=/P/nsubj>9 ,/=/./punct>5 la/le/D/det>5 Norvège/=/P/conj>2 et/=/C/cc>8 le/=/D/det>8 "
        "Danemark/=/P/conj>2 condamnent/condamner/V/root>0|Pres la/le/D/det>11 Libye/=/P/obj>9 et/=/C/cc>14 "
        "le/=/D/det>14 Tchad/=/P/conj>11 ./=/./punct>9",
    )["condamner"]
    english = en(
        "Sweden, Norway and Denmark condemned Libya and Chad.",
        "Sweden/=/P/nsubj>6 ,/=/./punct>3 Norway/=/P/conj>1 and/=/C/cc>5 Denmark/=/P/conj>1 "
        "condemned/condemn/V/root>0|Past "
        "Libya/=/P/obj>6 and/=/C/cc>9 Chad/=/P/conj>7 ./=/./punct>6",
    )["condemn"]
    assert conjuncts(french.role("subject")[0]) == ["La Suède", "la Norvège", "le Danemark"]
    assert conjuncts(french.role("object")[0]) == ["la Libye", "le Tchad"]
    assert conjuncts(english.role("subject")[0]) == ["Sweden", "Norway", "Denmark"]
    assert conjuncts(english.role("object")[0]) == ["Libya", "Chad"]


def test_joined_adjectives_are_no_second_actor() -> None:
    clause = en(
        "The awful and evil minister resigned.",
        "The/=/D/det>5 awful/=/J/amod>5 and/=/C/cc>4 evil/=/J/conj>2 minister/=/N/nsubj>6 "
        "resigned/resign/V/root>0|Past ./=/./punct>6",
    )["resign"]
    assert conjuncts(clause.role("subject")[0]) == ["The awful and evil minister"]


def test_every_member_of_a_list_is_kept() -> None:
    clause = en(
        "Lions, tigers and Gondor attacked Mordor.",
        "Lions/lion/N/nsubj>6 ,/=/./punct>3 tigers/tiger/N/conj>1 and/=/C/cc>5 Gondor/=/P/conj>1 "
        "attacked/attack/V/root>0|Past "
        "Mordor/=/P/obj>6 ./=/./punct>6",
    )["attack"]
    assert conjuncts(clause.role("subject")[0]) == ["Lions", "tigers", "Gondor"]


def test_symmetric_act_has_all_in_its_subject_and_with_names_the_other() -> None:
    together = fr(
        "La Grèce et Chypre ont reporté leur rencontre.",
        "La/le/D/det>2 Grèce/=/P/nsubj>6 et/=/C/cc>4 Chypre/=/P/conj>2 ont/avoir/X/aux:tense>6|Pres "
        "reporté/reporter/V/root>0|Part,Past leur/son/D/det>8|Poss rencontre/=/N/obj>6 ./=/./punct>6",
    )["reporter"]
    apart = en(
        "Greece met with Cyprus.",
        "Greece/=/P/nsubj>2 met/meet/V/root>0|Past with/=/I/case>4 Cyprus/=/P/obl>2 ./=/./punct>2",
    )["meet"]
    assert conjuncts(together.role("subject")[0]) == ["La Grèce", "Chypre"]
    assert [(name(p), p.text) for p in together.role("object")[0].parts] == [("possessor", "leur")]
    assert roles(apart) == [("subject", "Greece"), ("with", "Cyprus")]


def test_conjunction_at_the_start() -> None:
    french = fr(
        "Et Séoul a riposté.",
        "Et/=/C/cc>4 Séoul/=/P/nsubj>4 a/avoir/X/aux:tense>4|Pres riposté/riposter/V/root>0|Part,Past ./=/./punct>4",
    )["riposter"]
    english = en(
        "And Seoul retaliated.",
        "And/=/C/cc>3 Seoul/=/P/nsubj>3 retaliated/retaliate/V/root>0|Past ./=/./punct>3",
    )["retaliate"]
    assert (roles(french), french.link, french.negation) == ([("subject", "Séoul")], "root", None)
    assert (roles(english), english.link) == ([("subject", "Seoul")], "root")


def test_infinitives_in_a_row() -> None:
    french = fr(
        "Lima veut aider Quito et soutenir La Paz.",
        "Lima/=/P/nsubj>2 veut/vouloir/V/root>0|Pres aider/=/V/xcomp>2|Inf Quito/=/P/obj>3 et/=/C/cc>6 "
        "soutenir/=/V/conj>3|Inf La/le/D/det>8 Paz/=/P/obj>6 ./=/./punct>2",
    )
    english = en(
        "Lima wants to help Quito and support Sucre.",
        "Lima/=/P/nsubj>2 wants/want/V/root>0|Pres to/=/T/mark>4 help/=/V/xcomp>2|Inf Quito/=/P/obj>4 and/=/C/cc>7 "
        "support/=/V/conj>4|Inf Sucre/=/P/obj>7 ./=/./punct>2",
    )
    assert above(french["soutenir"], french) == ("aider", "conjunct")
    assert (french["soutenir"].mood, english["support"].mood) == ("infinitive", "infinitive")
    assert french["soutenir"].role("object")[0].text == "La Paz"


def test_title_and_name_in_each_conjunct() -> None:
    rows = (
        "Le/=/D/det>2 roi/=/N/nsubj>9 Otto/=/P/appos>2 et/=/C/cc>6 le/=/D/det>6 ministre/=/N/conj>{} Jan/=/P/appos>6 "
        "Horak/=/P/flat:name>7 arrivent/arriver/V/root>0|Pres ./=/./punct>9"
    )
    for head in (2, 3):  # the second is a frequent slip of parsers
        subject = fr("Le roi Otto et le ministre Jan Horak arrivent.", rows.format(head))["arriver"].role("subject")[0]
        assert conjuncts(subject) == ["Le roi", "le ministre"]
        assert [p.text for p in subject.parts if p.relation == "apposition"] == ["Otto"]
        assert [p.text for p in subject.conjuncts()[1].parts] == ["Jan Horak"]
