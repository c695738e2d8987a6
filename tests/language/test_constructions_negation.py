"""Negation in all its forms: constructions 15 and 29 of the field notes."""

import pytest

from tests.language.trees import en, fr, roles

FRENCH = {
    "ne … pas": (
        "Bogota n'expulsera pas le consul.",
        "Bogota/=/P/nsubj>3 n'/ne/B/advmod>3 expulsera/expulser/V/root>0|Fut pas/=/B/advmod>3 le/=/D/det>6 "
        "consul/=/N/obj>3 ./=/./punct>3",
        "expulser", "pas",
    ),
    "ne … jamais": (
        "Tokyo n'a jamais menacé Pékin.",
        "Tokyo/=/P/nsubj>5 n'/ne/B/advmod>5 a/avoir/X/aux:tense>5|Pres jamais/=/B/advmod>5 "
        "menacé/menacer/V/root>0|Part,Past Pékin/=/P/obj>5 ./=/./punct>5",
        "menacer", "jamais",
    ),
    "ne … plus": (
        "Quito n'aidera plus Lima.",
        "Quito/=/P/nsubj>3 n'/ne/B/advmod>3 aidera/aider/V/root>0|Fut plus/=/B/advmod>3 Lima/=/P/obj>3 ./=/./punct>3",
        "aider", "plus",
    ),
    "plus without ne": (
        "Quito aidera plus Lima.",
        "Quito/=/P/nsubj>2 aidera/aider/V/root>0|Fut plus/=/B/advmod>2 Lima/=/P/obj>2 ./=/./punct>2",
        "aider", None,
    ),
    "personne": (
        "Personne n'a attaqué le convoi.",
        "Personne/=/R/nsubj>4 n'/ne/B/advmod>4 a/avoir/X/aux:tense>4|Pres attaqué/attaquer/V/root>0|Part,Past "
        "le/=/D/det>6 convoi/=/N/obj>4 ./=/./punct>4",
        "attaquer", "Personne",
    ),
    "rien": (
        "Doha n'a rien signé.",
        "Doha/=/P/nsubj>5 n'/ne/B/advmod>5 a/avoir/X/aux:tense>5|Pres rien/=/R/obj>5 "
        "signé/signer/V/root>0|Part,Past ./=/./punct>5",
        "signer", "rien",
    ),
    "aucun in the subject": (
        "Aucune frappe n'a visé la capitale.",
        "Aucune/aucun/D/det>2 frappe/=/N/nsubj>5 n'/ne/B/advmod>5 a/avoir/X/aux:tense>5|Pres "
        "visé/viser/V/root>0|Part,Past la/le/D/det>7 capitale/=/N/obj>5 ./=/./punct>5",
        "viser", "Aucune",
    ),
    "aucun in the object": (
        "Doha ne signera aucun accord.",
        "Doha/=/P/nsubj>3 ne/=/B/advmod>3 signera/signer/V/root>0|Fut aucun/=/D/det>5 accord/=/N/obj>3 ./=/./punct>3",
        "signer", "aucun",
    ),
    "ni … ni in the subject": (
        "Ni Oman ni le Qatar n'ont signé l'accord.",
        "Ni/=/C/cc>2 Oman/=/P/nsubj>8 ni/=/C/cc>5 le/=/D/det>5 Qatar/=/P/conj>2 n'/ne/B/advmod>8 "
        "ont/avoir/X/aux:tense>8|Pres signé/signer/V/root>0|Part,Past l'/le/D/det>10 accord/=/N/obj>8 ./=/./punct>8",
        "signer", "Ni",
    ),
    "ni … ni in the object": (
        "Oslo ne soutient ni Rome ni Berne.",
        "Oslo/=/P/nsubj>3 ne/=/B/advmod>3 soutient/soutenir/V/root>0|Pres ni/=/C/cc>5 Rome/=/P/obj>3 ni/=/C/cc>7 "
        "Berne/=/P/conj>5 ./=/./punct>3",
        "soutenir", "ni",
    ),
    "ne … que": (
        "Minsk n'a expulsé que le consul.",
        "Minsk/=/P/nsubj>4 n'/ne/B/advmod>4 a/avoir/X/aux:tense>4|Pres expulsé/expulser/V/root>0|Part,Past "
        "que/=/B/advmod>4 le/=/D/det>7 consul/=/N/obj>4 ./=/./punct>4",
        "expulser", None,
    ),
    "ne faire que": (
        "Minsk ne fait que menacer Vilnius.",
        "Minsk/=/P/nsubj>3 ne/=/B/advmod>3 fait/faire/V/root>0|Pres que/=/S/mark>5 menacer/=/V/ccomp>3|Inf "
        "Vilnius/=/P/obj>5 ./=/./punct>3",
        "menacer", None,
    ),
    "ne that says nothing": (
        "Oslo craint que Moscou n'attaque.",
        "Oslo/=/P/nsubj>2 craint/craindre/V/root>0|Pres que/=/S/mark>6 Moscou/=/P/nsubj>6 n'/ne/B/advmod>6 "
        "attaque/attaquer/V/ccomp>2|Sub,Pres ./=/./punct>2",
        "attaquer", None,
    ),
    "ne alone": (
        "Alger ne peut accepter l'accord.",
        "Alger/=/P/nsubj>3 ne/=/B/advmod>3 peut/pouvoir/V/root>0|Pres accepter/=/V/xcomp>3|Inf l'/le/D/det>6 "
        "accord/=/N/obj>4 ./=/./punct>3",
        "pouvoir", "ne",
    ),
    "sans and infinitive": (
        "L'armée avance sans attaquer le port.",
        "L'/le/D/det>2 armée/=/N/nsubj>3 avance/avancer/V/root>0|Pres sans/=/I/mark>5 attaquer/=/V/advcl>3|Inf "
        "le/=/D/det>7 port/=/N/obj>5 ./=/./punct>3",
        "attaquer", "sans",
    ),
    "infinitive": (
        "Bagdad promet de ne plus aider Erbil.",
        "Bagdad/=/P/nsubj>2 promet/promettre/V/root>0|Pres de/=/I/mark>6 ne/=/B/advmod>6 plus/=/B/advmod>6 "
        "aider/=/V/xcomp>2|Inf Erbil/=/P/obj>6 ./=/./punct>2",
        "aider", "plus",
    ),
    "non seulement": (
        "Non seulement Lomé a signé, mais Accra a ratifié.",
        "Non/=/B/advmod>5 seulement/=/B/advmod>5 Lomé/=/P/nsubj>5 a/avoir/X/aux:tense>5|Pres "
        "signé/signer/V/root>0|Part,Past ,/=/./punct>10 mais/=/C/cc>10 Accra/=/P/nsubj>10 "
        "a/avoir/X/aux:tense>10|Pres "
        "ratifié/ratifier/V/conj>5|Part,Past ./=/./punct>5",
        "signer", None,
    ),
    "nominal predicate": (
        "Ce n'est pas une attaque.",
        "Ce/=/R/nsubj>6 n'/ne/B/advmod>6 est/être/X/cop>6|Pres pas/=/B/advmod>6 une/un/D/det>6 "
        "attaque/=/N/root>0 ./=/./punct>6",
        "attaque", "pas",
    ),
}  # fmt: skip
ENGLISH = {
    "not": (
        "Bogota will not expel the consul.",
        "Bogota/=/P/nsubj>4 will/=/X/aux>4|Fin not/=/T/advmod>4 expel/=/V/root>0|Inf the/=/D/det>6 "
        "consul/=/N/obj>4 ./=/./punct>4",
        "expel", "not",
    ),
    "n't": (
        "The army didn't clash with rebels.",
        "The/=/D/det>2 army/=/N/nsubj>5 did/do/X/aux>5|Past n't/not/T/advmod>5 clash/=/V/root>0|Inf with/=/I/case>7 "
        "rebels/rebel/N/obl>5 ./=/./punct>5",
        "clash", "n't",
    ),
    "never": (
        "Tokyo has never threatened Beijing.",
        "Tokyo/=/P/nsubj>4 has/have/X/aux>4|Pres never/=/B/advmod>4 threatened/threaten/V/root>0|Part,Past "
        "Beijing/=/P/obj>4 ./=/./punct>4",
        "threaten", "never",
    ),
    "won't even ever": (
        "Tokyo won't even ever threaten Beijing.",
        "Tokyo/=/P/nsubj>6 wo/will/X/aux>6|Fin n't/not/T/advmod>6 even/=/B/advmod>6 ever/=/B/advmod>6 "
        "threaten/=/V/root>0|Inf Beijing/=/P/obj>6 ./=/./punct>6",
        "threaten", "n't",
    ),
    "nobody": (
        "Nobody attacked the convoy.",
        "Nobody/=/R/nsubj>2 attacked/attack/V/root>0|Past the/=/D/det>4 convoy/=/N/obj>2 ./=/./punct>2",
        "attack", "Nobody",
    ),
    "no in the subject": (
        "No plane hit the capital.",
        "No/=/D/det>2 plane/=/N/nsubj>3 hit/=/V/root>0|Past the/=/D/det>5 capital/=/N/obj>3 ./=/./punct>3",
        "hit", "No",
    ),
    "no longer": (
        "Chad will no longer help Libya.",
        "Chad/=/P/nsubj>5 will/=/X/aux>5|Fin no/=/B/advmod>4 longer/long/B/advmod>5 help/=/V/root>0|Inf "
        "Libya/=/P/obj>5 ./=/./punct>5",
        "help", "no longer",
    ),
    "neither … nor in the subject": (
        "Neither Oman nor Qatar signed the pact.",
        "Neither/=/C/cc:preconj>2 Oman/=/P/nsubj>5 nor/=/C/cc>4 Qatar/=/P/conj>2 signed/sign/V/root>0|Past "
        "the/=/D/det>7 "
        "pact/=/N/obj>5 ./=/./punct>5",
        "sign", "Neither",
    ),
    "neither … nor in the object": (
        "Oslo backs neither Rome nor Bern.",
        "Oslo/=/P/nsubj>2 backs/back/V/root>0|Pres neither/=/C/cc:preconj>4 Rome/=/P/obj>2 nor/=/C/cc>6 "
        "Bern/=/P/conj>4 ./=/./punct>2",
        "back", "neither",
    ),
    "without": (
        "The army advanced without attacking the port.",
        "The/=/D/det>2 army/=/N/nsubj>3 advanced/advance/V/root>0|Past without/=/S/mark>5 "
        "attacking/attack/V/advcl>3|Part,Pres the/=/D/det>7 port/=/N/obj>5 ./=/./punct>3",
        "attack", "without",
    ),
    "not only": (
        "Minsk not only signed the pact.",
        "Minsk/=/P/nsubj>4 not/=/T/advmod>4 only/=/B/advmod>4 signed/sign/V/root>0|Past the/=/D/det>6 "
        "pact/=/N/obj>4 ./=/./punct>4",
        "sign", None,
    ),
    "under no circumstances": (
        "Under no circumstances will Oslo sign.",
        "Under/=/I/case>3 no/=/D/det>3 circumstances/circumstance/N/obl>6 will/=/X/aux>6|Fin Oslo/=/P/nsubj>6 "
        "sign/=/V/root>0|Inf ./=/./punct>6",
        "sign", "no",
    ),
    "with no warning": (
        "Sparta attacked with no warning.",
        "Sparta/=/P/nsubj>2 attacked/attack/V/root>0|Past with/=/I/case>5 no/=/D/det>5 warning/=/N/obl>2 "
        "./=/./punct>2",
        "attack", None,
    ),
    "infinitive": (
        "Oslo decided not to help Rome.",
        "Oslo/=/P/nsubj>2 decided/decide/V/root>0|Past not/=/T/advmod>5 to/=/T/mark>5 help/=/V/xcomp>2|Inf "
        "Rome/=/P/obj>5 ./=/./punct>2",
        "help", "not",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "rows", "verb", "words"), FRENCH.values(), ids=FRENCH)
def test_negation_fr(text: str, rows: str, verb: str, words: str | None) -> None:
    assert fr(text, rows)[verb].negation == words


@pytest.mark.parametrize(("text", "rows", "verb", "words"), ENGLISH.values(), ids=ENGLISH)
def test_negation_en(text: str, rows: str, verb: str, words: str | None) -> None:
    assert en(text, rows)[verb].negation == words


def test_only_what_is_negated_is_negated() -> None:
    found = fr(
        "Lima a dit qu'elle n'attaquerait pas.",
        "Lima/=/P/nsubj>3 a/avoir/X/aux:tense>3|Pres dit/dire/V/root>0|Part,Past qu'/que/S/mark>7 elle/il/R/nsubj>7 "
        "n'/ne/B/advmod>7 attaquerait/attaquer/V/ccomp>3|Cnd,Pres pas/=/B/advmod>7 ./=/./punct>3",
    )
    assert [(c.predicate, c.negation) for c in found.values()] == [("dire", None), ("attaquer", "pas")]


def test_second_verb_with_a_negation_of_its_own_or_shared() -> None:
    own = fr(
        "Rabat ne signera ni ne ratifiera le pacte.",
        "Rabat/=/P/nsubj>3 ne/=/B/advmod>3 signera/signer/V/root>0|Fut ni/=/C/cc>6 ne/=/B/advmod>6 "
        "ratifiera/ratifier/V/conj>3|Fut le/=/D/det>8 pacte/=/N/obj>6 ./=/./punct>3",
    )
    shared = en(
        "Doha did not sign or ratify the pact.",
        "Doha/=/P/nsubj>4 did/do/X/aux>4|Past not/=/T/advmod>4 sign/=/V/root>0|Inf or/=/C/cc>6 ratify/=/V/conj>4|Inf "
        "the/=/D/det>8 pact/=/N/obj>4 ./=/./punct>4",
    )
    assert own["ratifier"].negation == "ni"
    assert [c.negation for c in shared.values()] == ["not", "not"]
    assert shared["ratify"].mood == "indicative"
    assert roles(shared["ratify"]) == [("subject", "Doha"), ("object", "the pact")]


def test_neither_verb_nor_verb() -> None:
    found = en(
        "Rabat neither signed nor ratified the pact.",
        "Rabat/=/P/nsubj>3 neither/=/C/cc:preconj>3 signed/sign/V/root>0|Past nor/=/C/cc>5 "
        "ratified/ratify/V/conj>3|Past "
        "the/=/D/det>7 pact/=/N/obj>3 ./=/./punct>3",
    )
    assert found["sign"].negation
    assert found["ratify"].negation


def test_a_new_subject_ends_the_negation() -> None:
    found = en(
        "Doha did not sign and Rabat left.",
        "Doha/=/P/nsubj>4 did/do/X/aux>4|Past not/=/T/advmod>4 sign/=/V/root>0|Inf and/=/C/cc>7 Rabat/=/P/nsubj>7 "
        "left/leave/V/conj>4|Past ./=/./punct>4",
    )
    assert found["sign"].negation == "not"
    assert found["leave"].negation is None
