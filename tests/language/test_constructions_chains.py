"""Governing words with the real codebook: constructions 34, 35, 36, 40, 41, 42, 44 and 45."""

from collections.abc import Callable

import pytest

from detente.codebook.load import load
from detente.codebook.model import Words
from detente.coding.parties import Chain, chain_of, phrases
from tests.language.trees import clauses_of

Climb = Callable[[str, str, str, str], Chain]


@pytest.fixture(scope="module")
def words() -> dict[str, Words]:
    return dict(load().words)


@pytest.fixture
def climb(words: dict[str, Words]) -> Climb:
    """Return the chain above a predicate of a sentence."""

    def chain(language: str, predicate: str, text: str, rows: str) -> Chain:
        nouns, adjectives = (words[language].lemmas(sort) for sort in ("nouns", "adjectives"))
        found = clauses_of(language, text, rows, nouns, adjectives)
        return chain_of(found[predicate], list(found.values()), words[language])

    return chain


def governors(chain: Chain) -> list[str]:
    return [s.governor.id for s in chain.steps]


def texts(chain: Chain, role: str, of: str = "object") -> list[str]:
    return [p.text for p in phrases(chain, role, of)]


def test_urge_somebody_to_stop(climb: Climb) -> None:
    french = climb(
        "fr", "essai", "La Chine a exhorté la Corée à cesser ses essais.",
        "La/le/D/det>2 Chine/=/P/nsubj>4 a/avoir/X/aux:tense>4|Pres exhorté/exhorter/V/root>0|Part,Past "
        "la/le/D/det>6 "
        "Corée/=/P/obj>4 à/=/I/mark>8 cesser/=/V/xcomp>4|Inf ses/son/D/det>10|Poss essais/essai/N/obj>8 "
        "./=/./punct>4",
    )  # fmt: skip
    english = climb(
        "en", "test", "China urged Korea to stop its tests.",
        "China/=/P/nsubj>2 urged/urge/V/root>0|Past Korea/=/P/obj>2 to/=/T/mark>5 stop/=/V/xcomp>2|Inf "
        "its/=/R/nmod:poss>7 "
        "tests/test/N/obj>5 ./=/./punct>2",
    )  # fmt: skip
    assert governors(french) == governors(english) == ["stop", "request"]


@pytest.mark.parametrize("dep", ["xcomp", "advcl"])
def test_who_is_urged_acts(climb: Climb, dep: str) -> None:
    chain = climb(
        "en", "attack", "Rome urged Berne to attack Oslo.",
        f"Rome/=/P/nsubj>2 urged/urge/V/root>0|Past Berne/=/P/obj>2 to/=/T/mark>5 attack/=/V/{dep}>2|Inf "
        f"Oslo/=/P/obj>5 ./=/./punct>2",
    )  # fmt: skip
    assert governors(chain) == ["request"]
    assert (texts(chain, "subject"), texts(chain, "object")) == (["Berne"], ["Oslo"])


def test_ready_to(climb: Climb) -> None:
    french = climb(
        "fr", "coopérer", "Bruxelles est prête à coopérer avec Berne.",
        "Bruxelles/=/P/nsubj>3 est/être/X/cop>3|Pres prête/prêt/J/root>0 à/=/I/mark>5 "
        "coopérer/=/V/xcomp>3|Inf avec/=/I/case>7 "
        "Berne/=/P/obl:arg>5 ./=/./punct>3",
    )  # fmt: skip
    english = climb(
        "en", "cooperate", "Sweden is ready to cooperate with Finland.",
        "Sweden/=/P/nsubj>3 is/be/X/cop>3|Pres ready/=/J/root>0 to/=/T/mark>5 cooperate/=/V/xcomp>3|Inf "
        "with/=/I/case>7 "
        "Finland/=/P/obl>5 ./=/./punct>3",
    )  # fmt: skip
    assert governors(french) == governors(english) == ["intend"]
    assert (texts(french, "subject"), texts(french, "with")) == (["Bruxelles"], ["Berne"])
    assert (texts(english, "subject"), texts(english, "with")) == (["Sweden"], ["Finland"])


def test_agreed_to_lift(climb: Climb) -> None:
    chain = climb(
        "en", "embargo", "Hanoi agreed to lift the embargo.",
        "Hanoi/=/P/nsubj>2 agreed/agree/V/root>0|Past to/=/T/mark>4 lift/=/V/xcomp>2|Inf the/=/D/det>6 "
        "embargo/=/N/obj>4 ./=/./punct>2",
    )  # fmt: skip
    assert governors(chain) == ["stop", "intend"]
    assert texts(chain, "subject") == ["Hanoi"]


def test_near_future_and_promises(climb: Climb) -> None:
    go = climb(
        "fr", "rouvrir", "Le Pérou va rouvrir la frontière.",
        "Le/=/D/det>2 Pérou/=/P/nsubj>3 va/aller/V/root>0|Pres rouvrir/=/V/xcomp>3|Inf la/le/D/det>6 "
        "frontière/=/N/obj>4 ./=/./punct>3",
    )  # fmt: skip
    vow = climb(
        "fr", "aider", "Le Caire a promis d'aider Tripoli.",
        "Le/=/D/det>2 Caire/=/P/nsubj>4 a/avoir/X/aux:tense>4|Pres promis/promettre/V/root>0|Part,Past "
        "d'/de/I/mark>6 "
        "aider/=/V/xcomp>4|Inf Tripoli/=/P/obj>6 ./=/./punct>4",
    )  # fmt: skip
    pledge = climb(
        "en", "reopen", "Peru has pledged to reopen the border.",
        "Peru/=/P/nsubj>3 has/have/X/aux>3|Pres pledged/pledge/V/root>0|Part,Past to/=/T/mark>5 "
        "reopen/=/V/xcomp>3|Inf "
        "the/=/D/det>7 border/=/N/obj>5 ./=/./punct>3",
    )  # fmt: skip
    assert [governors(c) for c in (go, vow, pledge)] == [["intend"]] * 3
    assert [texts(c, "subject") for c in (go, vow, pledge)] == [["Le Pérou"], ["Le Caire"], ["Peru"]]


def test_scheduled_to(climb: Climb) -> None:
    chain = climb(
        "en", "reopen", "Peru is scheduled to reopen the border.",
        "Peru/=/P/nsubj:pass>3 is/be/X/aux:pass>3|Pres scheduled/schedule/V/root>0|Part,Past to/=/T/mark>5 "
        "reopen/=/V/xcomp>3|Inf the/=/D/det>7 border/=/N/obj>5 ./=/./punct>3",
    )  # fmt: skip
    assert governors(chain) == ["intend"]


def test_wants_somebody_to(climb: Climb) -> None:
    chain = climb(
        "en", "attack", "Kabul wants Tehran to attack Herat.",
        "Kabul/=/P/nsubj>2 wants/want/V/root>0|Pres Tehran/=/P/obj>2 to/=/T/mark>5 attack/=/V/xcomp>2|Inf "
        "Herat/=/P/obj>5 ./=/./punct>2",
    )  # fmt: skip
    assert governors(chain) == ["wish"]
    assert chain.steps[0].clause.role("object")[0].text == "Tehran"


def test_said_to_be_about_to(climb: Climb) -> None:
    chain = climb(
        "en", "attack", "Oman is said to be about to attack Yemen.",
        "Oman/=/P/nsubj:pass>3 is/be/X/aux:pass>3|Pres said/say/V/root>0|Part,Past to/=/T/mark>6 be/=/X/cop>6|Inf "
        "about/=/J/xcomp>3 to/=/T/mark>8 attack/=/V/xcomp>6|Inf Yemen/=/P/obj>8 ./=/./punct>3",
    )  # fmt: skip
    assert chain.unknown is not None  # hearsay and imminence: never coded as a fact
    assert chain.inner.link == "complement"


def test_accord_to_supply(climb: Climb) -> None:
    chain = climb(
        "en", "supply", "Hanoi signed an accord to supply Manila.",
        "Hanoi/=/P/nsubj>2 signed/sign/V/root>0|Past an/a/D/det>4 accord/=/N/obj>2 to/=/T/mark>6 "
        "supply/=/V/acl>4|Inf "
        "Manila/=/P/obj>6 ./=/./punct>2",
    )  # fmt: skip
    assert chain.inner.link == "complement"
    assert texts(chain, "object") == ["Manila"]


def test_light_verbs(climb: Climb) -> None:
    french = climb(
        "fr", "campagne", "Le Kenya mène une campagne contre les rebelles.",
        "Le/=/D/det>2 Kenya/=/P/nsubj>3 mène/mener/V/root>0|Pres une/un/D/det>5 campagne/=/N/obj>3 contre/=/I/case>8 "
        "les/le/D/det>8 rebelles/rebelle/N/obl:arg>3 ./=/./punct>3",
    )  # fmt: skip
    english = climb(
        "en", "attack", "Kenya launched an attack on the rebels.",
        "Kenya/=/P/nsubj>2 launched/launch/V/root>0|Past an/a/D/det>4 attack/=/N/obj>2 on/=/I/case>7 the/=/D/det>7 "
        "rebels/rebel/N/nmod>4 ./=/./punct>2",
    )  # fmt: skip
    assert governors(french) == governors(english) == ["light"]
    assert (texts(french, "subject"), texts(french, "against")) == (["Le Kenya"], ["les rebelles"])
    assert (texts(english, "subject"), texts(english, "on")) == (["Kenya"], ["the rebels"])


def test_series_of_acts(climb: Climb) -> None:
    french = climb(
        "fr", "frappe", "Le Soudan a lancé une série de frappes.",
        "Le/=/D/det>2 Soudan/=/P/nsubj>4 a/avoir/X/aux:tense>4|Pres lancé/lancer/V/root>0|Part,Past une/un/D/det>6 "
        "série/=/N/obj>4 de/=/I/case>8 frappes/frappe/N/nmod>6 ./=/./punct>4",
    )  # fmt: skip
    english = climb(
        "en", "strike", "Sudan launched a series of strikes.",
        "Sudan/=/P/nsubj>2 launched/launch/V/root>0|Past a/=/D/det>4 series/=/N/obj>2 of/=/I/case>6 "
        "strikes/strike/N/nmod>4 ./=/./punct>2",
    )  # fmt: skip
    assert governors(french) == governors(english) == ["light"]
    assert (texts(french, "subject"), texts(english, "subject")) == (["Le Soudan"], ["Sudan"])


def test_responsibility_and_denial_pass_the_event_by(climb: Climb) -> None:
    denied = climb(
        "en", "attack", "Tehran denied attacking the ship.",
        "Tehran/=/P/nsubj>2 denied/deny/V/root>0|Past attacking/attack/V/xcomp>2|Ger the/=/D/det>5 "
        "ship/=/N/obj>3 ./=/./punct>2",
    )  # fmt: skip
    accused = climb(
        "en", "bomb", "Oslo was accused of bombing the camp.",
        "Oslo/=/P/nsubj:pass>3 was/be/X/aux:pass>3|Past accused/accuse/V/root>0|Part,Past of/=/S/mark>5 "
        "bombing/bomb/V/advcl>3|Ger "
        "the/=/D/det>7 camp/=/N/obj>5 ./=/./punct>3",
    )  # fmt: skip
    french = climb(
        "fr", "attaquer", "Téhéran nie avoir attaqué le navire.",
        "Téhéran/=/P/nsubj>2 nie/nier/V/root>0|Pres avoir/=/X/aux:tense>4|Inf "
        "attaqué/attaquer/V/xcomp>2|Part,Past le/=/D/det>6 "
        "navire/=/N/obj>4 ./=/./punct>2",
    )  # fmt: skip
    assert [governors(c) for c in (denied, accused, french)] == [["charge"]] * 3
    assert french.inner.tense == "past"


def test_says_that_another_did_it_is_content(climb: Climb) -> None:
    french = climb(
        "fr", "attaquer", "Kaboul affirme que Téhéran a attaqué un poste.",
        "Kaboul/=/P/nsubj>2 affirme/affirmer/V/root>0|Pres que/=/S/mark>6 Téhéran/=/P/nsubj>6 "
        "a/avoir/X/aux:tense>6|Pres "
        "attaqué/attaquer/V/ccomp>2|Part,Past un/=/D/det>8 poste/=/N/obj>6 ./=/./punct>2",
    )  # fmt: skip
    english = climb(
        "en", "attack", "Kabul says Tehran attacked a post.",
        "Kabul/=/P/nsubj>2 says/say/V/root>0|Pres Tehran/=/P/nsubj>4 attacked/attack/V/ccomp>2|Past "
        "a/=/D/det>6 post/=/N/obj>4 ./=/./punct>2",
    )  # fmt: skip
    assert french.inner.link == english.inner.link == "content"
    assert (texts(french, "subject"), texts(english, "subject")) == (["Téhéran"], ["Tehran"])


def test_nominal_predicates(climb: Climb) -> None:
    rows = (
        "L'/le/D/det>2 expulsion/=/N/nsubj>8 de/=/I/case>5 trois/=/M/nummod>5 espions/espion/N/nmod>2 par/=/I/case>7 "
        "Sofia/=/P/nmod>{} irrite/irriter/V/root>0|Pres Moscou/=/P/obj>8 ./=/./punct>8"
    )
    for head in (2, 5):  # the second is where parsers like to hang it
        chain = climb("fr", "expulsion", "L'expulsion de trois espions par Sofia irrite Moscou.", rows.format(head))
        assert (texts(chain, "subject"), texts(chain, "object")) == (["Sofia"], ["trois espions"])
    talks = climb(
        "fr", "pourparlers", "Les pourparlers entre Oman et le Yémen reprennent.",
        "Les/le/D/det>2 pourparlers/pourparler/N/nsubj>8 entre/=/I/case>4 Oman/=/P/nmod>2 et/=/C/cc>7 le/=/D/det>7 "
        "Yémen/=/P/conj>4 reprennent/reprendre/V/root>0|Pres ./=/./punct>8",
    )  # fmt: skip
    assert [p.text for p in phrases(talks, "between", "object")[0].conjuncts()] == ["Oman", "le Yémen"]
    assert governors(talks) == ["aspect"]


def test_possessor_of_a_nominal_predicate(climb: Climb) -> None:
    french = climb(
        "fr", "attaque", "Son attaque contre le port a échoué.",
        "Son/=/D/det>2|Poss attaque/=/N/nsubj>7 contre/=/I/case>5 le/=/D/det>5 port/=/N/nmod>2 "
        "a/avoir/X/aux:tense>7|Pres "
        "échoué/échouer/V/root>0|Part,Past ./=/./punct>7",
    )  # fmt: skip
    english = climb(
        "en", "withdrawal", "Libya's withdrawal from the strip surprised Chad.",
        "Libya/=/P/nmod:poss>3 's/=/T/case>1 withdrawal/=/N/nsubj>7 from/=/I/case>6 the/=/D/det>6 strip/=/N/nmod>3 "
        "surprised/surprise/V/root>0|Past Chad/=/P/obj>7 ./=/./punct>7",
    )  # fmt: skip
    assert (texts(french, "subject"), texts(french, "against")) == (["Son"], ["le port"])
    assert (texts(english, "subject"), texts(english, "from")) == (["Libya"], ["the strip"])


def test_decision_to_invade_and_call_to_attack(climb: Climb) -> None:
    french = climb(
        "fr", "envahir", "Tirana a condamné la décision d'envahir l'île.",
        "Tirana/=/P/nsubj>3 a/avoir/X/aux:tense>3|Pres condamné/condamner/V/root>0|Part,Past la/le/D/det>5 "
        "décision/=/N/obj>3 "
        "d'/de/I/mark>7 envahir/=/V/acl>5|Inf l'/le/D/det>9 île/=/N/obj>7 ./=/./punct>3",
    )  # fmt: skip
    english = climb(
        "en", "attack", "Tirana rejected a call by Rome to attack the island.",
        "Tirana/=/P/nsubj>2 rejected/reject/V/root>0|Past a/=/D/det>4 call/=/N/obj>2 by/=/I/case>6 "
        "Rome/=/P/obl>2 to/=/T/mark>8 "
        "attack/=/V/advcl>2|Inf the/=/D/det>10 island/=/N/obj>8 ./=/./punct>2",
    )  # fmt: skip
    assert governors(french) == ["intend", "charge"]
    assert governors(english) == ["request", "refuse"]
    assert english.steps[0].clause.role("agent")[0].text == "Rome"


def test_relative_clause_is_governed_by_nothing(climb: Climb) -> None:
    chain = climb(
        "en", "block", "The men who blocked the port demanded talks.",
        "The/=/D/det>2 men/man/N/nsubj>7 who/=/R/nsubj>4|Rel blocked/block/V/acl:relcl>2|Past the/=/D/det>6 "
        "port/=/N/obj>4 "
        "demanded/demand/V/root>0|Past talks/talk/N/obj>7 ./=/./punct>7",
    )  # fmt: skip
    assert governors(chain) == []
    assert texts(chain, "subject") == ["The men"]
