"""Speech verbs and what is said, inverted or not: constructions 32, 33 and 43 of the field notes."""

import pytest

from tests.language.trees import above, en, fr, roles


@pytest.mark.parametrize("slip", [("parataxis:insert>5", "nsubj>8"), ("parataxis>5", "obj>8"), ("conj>5", "nsubj>8")])
def test_inserted_speech_verb_fr(slip: tuple[str, str]) -> None:
    found = fr(
        "Le port a été bombardé, a déclaré un responsable.",
        "Le/=/D/det>2 port/=/N/nsubj:pass>5 a/avoir/X/aux:tense>5|Pres été/être/X/aux:pass>5|Part,Past "
        f"bombardé/bombarder/V/root>0|Part,Past ,/=/./punct>8 a/avoir/X/aux:tense>8|Pres "
        f"déclaré/déclarer/V/{slip[0]}|Part,Past "
        f"un/=/D/det>10 responsable/=/N/{slip[1]} ./=/./punct>5",
    )
    assert above(found["déclarer"], found) == ("bombarder", "parataxis")
    assert roles(found["déclarer"]) == [("subject", "un responsable")]
    assert roles(found["bombarder"]) == [("object", "Le port")]


@pytest.mark.parametrize("dep", ["parataxis:insert", "conj"])
def test_clitic_subject_of_an_inserted_verb(dep: str) -> None:
    found = fr(
        "La trêve tient, a-t-il déclaré.",
        "La/le/D/det>2 trêve/=/N/nsubj>3 tient/tenir/V/root>0|Pres ,/=/./punct>7 a/avoir/X/aux:tense>7|Pres "
        f"-t-il/il/R/expl:subj>7 déclaré/déclarer/V/{dep}>3|Part,Past ./=/./punct>3",
    )
    assert roles(found["déclarer"]) == [("subject", "-t-il")]
    assert above(found["déclarer"], found) == ("tenir", "parataxis")


@pytest.mark.parametrize("dep", ["nsubj", "obj"])
def test_said_somebody(dep: str) -> None:
    found = en(
        '"We will fight," said the general.',
        '"/=/./punct>4 We/=/R/nsubj>4 will/=/X/aux>4|Fin fight/=/V/ccomp>7|Inf ,/=/./punct>7 "/=/./punct>7 '
        "said/say/V/root>0|Past "
        f"the/=/D/det>9 general/=/N/{dep}>7 ./=/./punct>7",
    )
    assert roles(found["say"]) == [("subject", "the general")]
    assert above(found["fight"], found) == ("say", "content")


def test_said_at_the_end() -> None:
    found = en(
        "The port was bombed, a senior official said.",
        "The/=/D/det>2 port/=/N/nsubj:pass>4 was/be/X/aux:pass>4|Past bombed/bomb/V/ccomp>9|Part,Past "
        ",/=/./punct>9 a/=/D/det>8 "
        "senior/=/J/amod>8 official/=/N/nsubj>9 said/say/V/root>0|Past ./=/./punct>9",
    )
    assert list(found) == ["bomb", "say"]
    assert above(found["bomb"], found) == ("say", "content")


def test_it_seems_in_the_middle() -> None:
    found = en(
        "The envoy, it seems, has fled.",
        "The/=/D/det>2 envoy/=/N/nsubj>8 ,/=/./punct>5 it/=/R/nsubj>5 seems/seem/V/parataxis>8|Pres "
        ",/=/./punct>5 has/have/X/aux>8|Pres "
        "fled/flee/V/root>0|Part,Past ./=/./punct>8",
    )
    assert roles(found["flee"]) == [("subject", "The envoy")]
    assert (found["flee"].tense, found["seem"].link) == ("past", "parataxis")


def test_said_he_would_not() -> None:
    french = fr(
        "Le ministre a dit qu'il ne livrerait pas ces chars.",
        "Le/=/D/det>2 ministre/=/N/nsubj>4 a/avoir/X/aux:tense>4|Pres dit/dire/V/root>0|Part,Past "
        "qu'/que/S/mark>8 il/=/R/nsubj>8 "
        "ne/=/B/advmod>8 livrerait/livrer/V/ccomp>4|Cnd,Pres pas/=/B/advmod>8 ces/ce/D/det>11 "
        "chars/char/N/obj>8 ./=/./punct>4",
    )["livrer"]
    english = en(
        "The minister said he would not provide tanks.",
        "The/=/D/det>2 minister/=/N/nsubj>3 said/say/V/root>0|Past he/=/R/nsubj>7 would/=/X/aux>7|Fin "
        "not/=/T/advmod>7 "
        "provide/=/V/ccomp>3|Inf tanks/tank/N/obj>7 ./=/./punct>3",
    )["provide"]
    assert (french.tense, french.negation, french.link) == ("future", "pas", "content")
    assert (english.tense, english.negation, english.link) == ("future", "not", "content")
