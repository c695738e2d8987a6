"""Mood, tense, headlines and conditions: constructions 42 and 51 of the field notes."""

import pytest

from tests.language.trees import above, en, fr, roles


@pytest.mark.parametrize(
    ("rows", "mood", "tense"),
    [
        ("aidera/aider/V/root>0|Fut", "indicative", "future"),
        ("aidera/aider/V/root>0|Pres", "indicative", "future"),  # the tagger was wrong, the ending is right
        ("aiderait/aider/V/root>0|Cnd,Pres", "conditional", "present"),
        ("aiderait/aider/V/root>0|Impf", "conditional", "present"),
        ("enverrait/envoyer/V/root>0|Impf", "conditional", "present"),
        ("interviendra/intervenir/V/root>0|Pres", "indicative", "future"),
        ("devra/devoir/V/root>0|Pres", "indicative", "future"),
        ("rendrait/rendre/V/root>0|Impf", "conditional", "present"),
        ("aidait/aider/V/root>0|Impf", "indicative", "past"),
        ("retire/retirer/V/root>0|Pres", "indicative", "present"),
        ("montre/montrer/V/root>0|Pres", "indicative", "present"),
        ("courait/courir/V/root>0|Impf", "indicative", "past"),
    ],
)
def test_simple_tenses_fr(rows: str, mood: str, tense: str) -> None:
    form, lemma = rows.split("/")[:2]
    clause = fr(f"Rome {form} Berne.", f"Rome/=/P/nsubj>2 {rows} Berne/=/P/obj>2 ./=/./punct>2")[lemma]
    assert (clause.mood, clause.tense) == (mood, tense)


@pytest.mark.parametrize(
    ("auxiliary", "rows", "mood", "tense"),
    [
        ("a", "a/avoir/X/aux:tense>3|Pres", "indicative", "past"),
        ("aura", "aura/avoir/X/aux:tense>3|Fut", "indicative", "future"),
        ("aurait", "aurait/avoir/X/aux:tense>3|Cnd,Pres", "conditional", "past"),
        ("ait", "ait/avoir/X/aux:tense>3|Sub,Pres", "subjunctive", "past"),
    ],
)
def test_compound_tenses_fr(auxiliary: str, rows: str, mood: str, tense: str) -> None:
    clause = fr(
        f"Rome {auxiliary} aidé Berne.",
        f"Rome/=/P/nsubj>3 {rows} aidé/aider/V/root>0|Part,Past Berne/=/P/obj>3 ./=/./punct>3",
    )["aider"]
    assert (clause.mood, clause.tense) == (mood, tense)


@pytest.mark.parametrize(
    ("group", "rows", "mood", "tense", "modals"),
    [
        ("helped", "helped/help/V/root>0|Past", "indicative", "past", ()),
        ("helps", "helps/help/V/root>0|Pres", "indicative", "present", ()),
        ("will help", "will/=/X/aux>3|Fin help/=/V/root>0|Inf", "indicative", "future", ()),
        ("would help", "would/=/X/aux>3|Fin help/=/V/root>0|Inf", "conditional", "present", ()),
        ("may help", "may/=/X/aux>3|Fin help/=/V/root>0|Inf", "indicative", None, ("may",)),
        ("has helped", "has/have/X/aux>3|Pres helped/help/V/root>0|Part,Past", "indicative", "past", ()),
        ("is helping", "is/be/X/aux>3|Pres helping/help/V/root>0|Part,Pres", "indicative", "present", ()),
        ("must help", "must/=/X/aux>3|Fin help/=/V/root>0|Inf", "indicative", None, ("must",)),
        ("to help", "to/=/T/mark>3 help/=/V/root>0|Inf", "indicative", "future", ()),
        ("help", "help/=/V/root>0|Inf", "indicative", "present", ()),
    ],
)
def test_tenses_en(group: str, rows: str, mood: str, tense: str | None, modals: tuple[str, ...]) -> None:
    root = 1 + len(rows.split())
    clause = en(f"Rome {group} Bern", f"Rome/=/P/nsubj>{root} {rows} Bern/=/P/obj>{root}")["help"]
    assert (clause.mood, clause.tense, clause.modals) == (mood, tense, modals)


def test_modal_perfect() -> None:
    clause = en(
        "Riyadh may have sold weapons.",
        "Riyadh/=/P/nsubj>4 may/=/X/aux>4|Fin have/=/X/aux>4|Inf sold/sell/V/root>0|Part,Past "
        "weapons/weapon/N/obj>4 ./=/./punct>4",
    )["sell"]
    assert (clause.tense, clause.modals) == ("past", ("may",))


@pytest.mark.parametrize("dep", ["cop", "aux"])
def test_is_to(dep: str) -> None:
    clause = en(
        "Turkey is to host talks.",
        f"Turkey/=/P/nsubj>4 is/be/X/{dep}>4|Pres to/=/T/mark>4 host/=/V/root>0|Inf talks/talk/N/obj>4 ./=/./punct>4",
    )["host"]
    assert (clause.mood, clause.tense) == ("indicative", "future")
    assert roles(clause)[0] == ("subject", "Turkey")


def test_imperative_and_question() -> None:
    order = fr("Signez le traité !", "Signez/signer/V/root>0|Imper,Pres le/=/D/det>3 traité/=/N/obj>1 !/=/./punct>1")[
        "signer"
    ]
    asked = fr(
        "Viendra-t-il à Vienne ?",
        "Viendra/venir/V/root>0|Fut -t-il/il/R/expl:subj>1 à/=/I/case>4 Vienne/=/P/obl:mod>1 ?/=/./punct>1",
    )["venir"]
    will = en("Will Doha sign?", "Will/=/X/aux>3|Fin Doha/=/P/nsubj>3 sign/=/V/root>0|Inf ?/=/./punct>3")["sign"]
    assert (order.mood, order.question) == ("imperative", False)
    assert (asked.question, asked.tense, roles(asked)[0]) == (True, "future", ("subject", "-t-il"))
    assert (will.question, roles(will)) == (True, [("subject", "Doha")])


def test_subjunctive_after_must() -> None:
    found = fr(
        "Il faut que Paris aide Beyrouth.",
        "Il/=/R/expl:subj>2 faut/falloir/V/root>0|Pres que/=/S/mark>5 Paris/=/P/nsubj>5 "
        "aide/aider/V/ccomp>2|Sub,Pres "
        "Beyrouth/=/P/obj>5 ./=/./punct>2",
    )
    assert roles(found["falloir"]) == []
    assert (found["aider"].mood, found["aider"].mark) == ("subjunctive", "que")
    assert above(found["aider"], found) == ("falloir", "content")


# -- headlines ---------------------------------------------------------------------


def test_headline_infinitive_and_present() -> None:
    plan = en(
        "Russia to expel ten diplomats",
        "Russia/=/P/nsubj>3 to/=/T/mark>3 expel/=/V/root>0|Inf ten/=/M/nummod>5 diplomats/diplomat/N/obj>3",
    )["expel"]
    now = en("Moscow expels envoy", "Moscow/=/P/compound>2 expels/expel/V/root>0|Pres envoy/=/N/obj>2")["expel"]
    assert (plan.tense, plan.link, roles(plan)[0]) == ("future", "root", ("subject", "Russia"))
    assert (now.tense, roles(now)) == ("present", [("subject", "Moscow"), ("object", "envoy")])


def test_nominal_headline_in_capitals() -> None:
    clause = fr(
        "EXPULSION D'UN DIPLOMATE PAR VIENNE",
        "EXPULSION/=/N/root>0 D'/de/I/case>4 UN/=/D/det>4 DIPLOMATE/=/N/nmod>1 PAR/par/I/case>6 VIENNE/=/P/nmod>4",
    )["expulsion"]
    assert (clause.kind, clause.link) == ("noun", "root")
    assert roles(clause) == [("of", "UN DIPLOMATE"), ("agent", "VIENNE")]


def test_strikes_that_kill() -> None:
    found = en(
        "Israeli strikes on depot kill three",
        "Israeli/=/J/amod>2 strikes/strike/N/nsubj>5 on/=/I/case>4 depot/=/N/nmod>2 kill/=/V/root>0|Pres "
        "three/=/M/obj>5",
    )
    assert roles(found["strike"]) == [("adjective", "Israeli"), ("on", "depot")]
    assert above(found["strike"], found) == ("kill", "subject")


# -- conditions --------------------------------------------------------------------

CONDITIONS = {
    "si": (
        "fr", "Varsovie enverrait des chars si Berlin cédait.",
        "Varsovie/=/P/nsubj>2 enverrait/envoyer/V/root>0|Cnd,Pres des/un/D/det>4 chars/char/N/obj>2 si/=/S/mark>7 "
        "Berlin/=/P/nsubj>7 cédait/céder/V/advcl>2|Impf ./=/./punct>2",
        "envoyer", "si Berlin cédait", "céder",
    ),
    "if": (
        "en", "Warsaw would send tanks if Berlin yielded.",
        "Warsaw/=/P/nsubj>3 would/=/X/aux>3|Fin send/=/V/root>0|Inf tanks/tank/N/obj>3 if/=/S/mark>7 "
        "Berlin/=/P/nsubj>7 "
        "yielded/yield/V/advcl>3|Past ./=/./punct>3",
        "send", "if Berlin yielded", "yield",
    ),
    "unless": (
        "en", "Unless Kyiv yields, Pest will block the loan.",
        "Unless/=/S/mark>3 Kyiv/=/P/nsubj>3 yields/yield/V/advcl>7|Pres ,/=/./punct>3 Pest/=/P/nsubj>7 "
        "will/=/X/aux>7|Fin "
        "block/=/V/root>0|Inf the/=/D/det>9 loan/=/N/obj>7 ./=/./punct>7",
        "block", "Unless Kyiv yields", "yield",
    ),
    "à condition que": (
        "fr", "Juba partira à condition que Bangui cède.",
        "Juba/=/P/nsubj>2 partira/partir/V/root>0|Fut à/=/I/mark>7 condition/=/N/fixed>3 que/=/S/fixed>3 "
        "Bangui/=/P/nsubj>7 "
        "cède/céder/V/advcl>2|Sub,Pres ./=/./punct>2",
        "partir", "à condition que Bangui cède", "céder",
    ),
    "à condition que, in two pieces": (
        "fr", "Juba partira à condition que Bangui cède.",
        "Juba/=/P/nsubj>2 partira/partir/V/root>0|Fut à/=/I/case>4 condition/=/N/obl:mod>2 que/=/S/mark>7 "
        "Bangui/=/P/nsubj>7 "
        "cède/céder/V/ccomp>2|Sub,Pres ./=/./punct>2",
        "partir", "à condition que Bangui cède", "céder",
    ),
    "à moins que": (
        "fr", "À moins que Kiev ne cède, Pest bloquera le prêt.",
        "À/=/I/mark>6 moins/=/B/fixed>1 que/=/S/fixed>1 Kiev/=/P/nsubj>6 ne/=/B/advmod>6 "
        "cède/céder/V/advcl>9|Sub,Pres "
        ",/=/./punct>6 Pest/=/P/nsubj>9 bloquera/bloquer/V/root>0|Fut le/=/D/det>11 prêt/=/N/obj>9 ./=/./punct>9",
        "bloquer", "À moins que Kiev ne cède", "céder",
    ),
    "provided that": (
        "en", "Juba will leave provided that Asmara yields.",
        "Juba/=/P/nsubj>3 will/=/X/aux>3|Fin leave/=/V/root>0|Inf provided/provide/V/advcl>3|Part,Past "
        "that/=/S/mark>7 "
        "Asmara/=/P/nsubj>7 yields/yield/V/ccomp>4|Pres ./=/./punct>3",
        "leave", "provided that Asmara yields", "yield",
    ),
    "en cas de": (
        "fr", "En cas de guerre, Oslo fermera le détroit.",
        "En/=/I/case>2 cas/=/N/obl:mod>7 de/=/I/case>4 guerre/=/N/nmod>2 ,/=/./punct>2 Oslo/=/P/nsubj>7 "
        "fermera/fermer/V/root>0|Fut le/=/D/det>9 détroit/=/N/obj>7 ./=/./punct>7",
        "fermer", "En cas de guerre", "guerre",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("language", "text", "rows", "main", "words", "inner"), CONDITIONS.values(), ids=CONDITIONS)
def test_conditions(language: str, text: str, rows: str, main: str, words: str, inner: str) -> None:
    found = (fr if language == "fr" else en)(text, rows)
    assert set(found) == {main, inner}
    assert found[main].condition is not None
    assert text[slice(*found[main].condition)] == words
    assert (found[main].hypothetical, found[inner].hypothetical) == (False, True)
    assert found[inner].condition is None
    assert found[main].conditional is False
    assert found[inner].conditional is (text[found[inner].start : found[inner].end] == words)


def test_indirect_questions_are_open_and_no_condition() -> None:
    french = fr(
        "Il demande si Ankara attaquera.",
        "Il/=/R/nsubj>2 demande/demander/V/root>0|Pres si/=/S/mark>5 Ankara/=/P/nsubj>5 "
        "attaquera/attaquer/V/ccomp>2|Fut ./=/./punct>2",
    )
    english = en(
        "He asked whether Ankara would attack.",
        "He/=/R/nsubj>2 asked/ask/V/root>0|Past whether/=/S/mark>6 Ankara/=/P/nsubj>6 would/=/X/aux>6|Fin "
        "attack/=/V/ccomp>2|Inf ./=/./punct>2",
    )
    assert (french["demander"].condition, french["attaquer"].hypothetical) == (None, True)
    assert (english["ask"].condition, english["attack"].hypothetical) == (None, True)
