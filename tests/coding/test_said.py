"""Who said what: direct, indirect and mixed words, and words that nobody said."""

import tomllib
from importlib.resources import files
from typing import Any

import pytest

from detente.coding.said import Said, Saying
from detente.coding.who import Who
from detente.waist import Clause, Quote, Reading, Sentence
from tests.coding.build import clause, part, phrase, quote, sentence, who

SPEECH = tomllib.loads((files("detente.codebook") / "data" / "speech.toml").read_text(encoding="utf-8"))


def said(language: str, text: str, sentences: list[Sentence], *quotes: Quote, known: Who | None = None) -> list[Saying]:
    known = known or who(language, text)
    return Said(SPEECH[language], known, text).sayings(
        Reading(language=language, plain=text, sentences=tuple(sentences), quotes=quotes)
    )


def told(text: str, found: list[Saying]) -> list[tuple[str, str | None, str | None, str]]:
    """Return form, speaker, verb and words of statements."""
    return [(s.form, s.speaker.name, s.verb, text[s.start : s.end]) for s in found]


def one(language: str, text: str, *clauses: Clause, quoted: str = "") -> list[tuple[str, str | None, str | None, str]]:
    quotes = [quote(text, quoted)] if quoted else []
    return told(text, said(language, text, [sentence(text, *clauses)], *quotes))


# -- direct ----------------------------------------------------------------------


def test_direct_after_a_colon() -> None:
    text = "Merkel a déclaré : « Nous restons prudents. »"
    says = clause(text, "déclarer", "a déclaré", phrase(text, "Merkel"))
    inner = clause(text, "rester", "restons", phrase(text, "Nous"), under=says, link="content", tense="present")
    words = "Nous restons prudents."
    assert one("fr", text, says, inner, quoted=words) == [("direct", "Angela Merkel", "déclarer", words)]


def test_direct_and_inverted() -> None:
    text = "« Nous restons prudents », a déclaré Merkel."
    stay = clause(text, "rester", "restons", phrase(text, "Nous"), tense="present")
    says = clause(
        text, "déclarer", "a déclaré", phrase(text, "Merkel"), under=stay, link="parataxis", span="a déclaré Merkel"
    )
    words = "Nous restons prudents"
    assert one("fr", text, stay, says, quoted=words) == [("direct", "Angela Merkel", "déclarer", words)]


def test_direct_in_english() -> None:
    text = '"We stay careful," Merkel said.'
    stay = clause(text, "stay", "stay", phrase(text, "We"), tense="present")
    says = clause(text, "say", "said", phrase(text, "Merkel"), under=stay, link="parataxis", span="Merkel said")
    assert one("en", text, stay, says, quoted="We stay careful,") == [
        ("direct", "Angela Merkel", "say", "We stay careful,")
    ]


def test_a_verb_that_only_quotes() -> None:
    text = "« Nous restons prudents », a lancé Merkel."
    stay = clause(text, "rester", "restons", phrase(text, "Nous"), tense="present")
    throws = clause(
        text, "lancer", "a lancé", phrase(text, "Merkel"), under=stay, link="parataxis", span="a lancé Merkel"
    )
    assert one("fr", text, stay, throws, quoted="Nous restons prudents")[0][:3] == ("direct", "Angela Merkel", "lancer")
    plain = "Merkel a lancé que nous restons prudents."
    throws = clause(plain, "lancer", "a lancé", phrase(plain, "Merkel"))
    assert one("fr", plain, throws, clause(plain, "rester", "restons", under=throws, link="content")) == []


def test_an_imperative_is_a_whole_sentence() -> None:
    text = "« Restez prudents tous », a déclaré Merkel."
    stay = clause(text, "rester", "Restez", mood="imperative", tense="present")
    says = clause(
        text, "déclarer", "a déclaré", phrase(text, "Merkel"), under=stay, link="parataxis", span="a déclaré Merkel"
    )
    assert one("fr", text, stay, says, quoted="Restez prudents tous")[0][0] == "direct"


def test_the_speaker_stands_behind_nous() -> None:
    text = "« Nous restons prudents », a déclaré Merkel."
    stay = clause(text, "rester", "restons", phrase(text, "Nous"), tense="present")
    says = clause(
        text, "déclarer", "a déclaré", phrase(text, "Merkel"), under=stay, link="parataxis", span="a déclaré Merkel"
    )
    known = who("fr", text)
    said("fr", text, [sentence(text, stay, says)], quote(text, "Nous restons prudents"), known=known)
    assert [e.name for e in known.resolve(phrase(text, "Nous"))] == ["Angela Merkel"]


def test_the_addressee() -> None:
    text = "« Nous restons prudents », a dit Merkel à la France."
    stay = clause(text, "rester", "restons", phrase(text, "Nous"), tense="present")
    roles = phrase(text, "Merkel"), phrase(text, "la France", role="to")
    says = clause(text, "dire", "a dit", *roles, under=stay, link="parataxis", span="a dit Merkel à la France")
    (found,) = said("fr", text, [sentence(text, stay, says)], quote(text, "Nous restons prudents"))
    assert found.addressee is not None
    assert found.addressee.code == "FRA"


# -- indirect --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "text", "verb", "trigger", "content"),
    [
        ("fr", "Merkel affirme que la France attend.", "affirmer", "affirme", "la France attend"),
        ("en", "Merkel says that France waits.", "say", "says", "France waits"),
    ],
)
def test_indirect(language: str, text: str, verb: str, trigger: str, content: str) -> None:
    says = clause(text, verb, trigger, phrase(text, "Merkel"))
    waits = content.split()[-1]
    span = text[text.index("que" if language == "fr" else "that") : -1]
    inner = clause(text, "x", waits, under=says, link="content", span=span)
    assert one(language, text, says, inner) == [("indirect", "Angela Merkel", verb, content)]


def test_indirect_ends_before_what_is_added() -> None:
    text = "Merkel says France waits because rain fell."
    says = clause(text, "say", "says", phrase(text, "Merkel"))
    waits = clause(text, "wait", "waits", under=says, link="content", span="France waits because rain fell")
    fell = clause(text, "fall", "fell", under=waits, link="adverbial", span="because rain fell")
    assert one("en", text, says, waits, fell) == [("indirect", "Angela Merkel", "say", "France waits")]


def test_reported_words_may_come_first() -> None:
    text = "France waits, Merkel says."
    says = clause(text, "say", "says", phrase(text, "Merkel"))
    waits = clause(text, "wait", "waits", under=says, link="content", span="France waits")
    assert one("en", text, says, waits) == [("indirect", "Angela Merkel", "say", "France waits")]


@pytest.mark.parametrize("grammar", [{"negation": "pas"}, {"hypothetical": True}])
def test_what_is_not_said_is_no_statement(grammar: dict[str, Any]) -> None:
    text = "Merkel affirme que la France attend."
    says = clause(text, "affirmer", "affirme", phrase(text, "Merkel"), **grammar)
    assert one("fr", text, says, clause(text, "attendre", "attend", under=says, link="content")) == []


def test_a_speaker_without_a_country() -> None:
    text = "A neighbour says that France waits."
    says = clause(text, "say", "says", phrase(text, "A neighbour"))
    inner = clause(text, "wait", "waits", under=says, link="content", span="that France waits")
    assert one("en", text, says, inner) == [("indirect", "A neighbour", "say", "France waits")]


def test_nobody_speaks() -> None:
    text = "On dit que la France attend."
    says = clause(text, "dire", "dit", phrase(text, "On"))
    assert one("fr", text, says, clause(text, "attendre", "attend", under=says, link="content")) == []


def test_a_participle_has_the_speaker_before_it() -> None:
    text = "Merkel says France waits, adding that Poland left."
    says = clause(text, "say", "says", phrase(text, "Merkel"))
    waits = clause(text, "wait", "waits", under=says, link="content", span="France waits")
    adds = clause(
        text,
        "add",
        "adding",
        under=says,
        link="adverbial",
        index=2,
        mood="participle",
        tense=None,
        span="adding that Poland left",
    )
    left = clause(text, "leave", "left", under=adds, link="content", span="that Poland left")
    assert one("en", text, says, waits, adds, left) == [
        ("indirect", "Angela Merkel", "say", "France waits"),
        ("indirect", "Angela Merkel", "add", "Poland left"),
    ]


@pytest.mark.parametrize(
    ("language", "text", "content"),
    [
        ("fr", "Selon Moscou, la France attend.", "la France attend"),
        ("fr", "La France attend, selon Moscou.", "La France attend"),
        ("en", "According to Moscow, France still waits.", "France still waits"),
        ("en", "France still waits, according to Moscow.", "France still waits"),
    ],
)
def test_according_to_somebody(language: str, text: str, content: str) -> None:
    moscow = phrase(text, "Moscou" if language == "fr" else "Moscow", role="according")
    waits = clause(text, "wait", "attend" if language == "fr" else "waits", moscow)
    assert one(language, text, waits) == [("indirect", "Russia", None, content)]


def test_according_to_a_law_nobody_speaks() -> None:
    text = "Selon la loi, la France attend."
    assert one("fr", text, clause(text, "attendre", "attend", phrase(text, "la loi", role="according"))) == []


# -- mixed -----------------------------------------------------------------------


def test_mixed() -> None:
    text = "Merkel affirme que la France reste « un partenaire très fiable »."
    says = clause(text, "affirmer", "affirme", phrase(text, "Merkel"))
    stays = clause(text, "rester", "reste", under=says, link="content", span=text[15:-1])
    words = "un partenaire très fiable"
    assert one("fr", text, says, stays, quoted=words) == [("mixed", "Angela Merkel", "affirmer", words)]


def test_a_word_at_arm_s_length_is_no_statement() -> None:
    text = "La France a reçu un « partenaire » allemand."
    assert one("fr", text, clause(text, "recevoir", "a reçu", phrase(text, "La France")), quoted="partenaire") == []


def test_a_word_at_arm_s_length_in_reported_words() -> None:
    text = "Merkel affirme que la France est un « partenaire » allemand."
    says = clause(text, "affirmer", "affirme", phrase(text, "Merkel"))
    inner = clause(text, "être", "est", under=says, link="content", span=text[15:-1])
    assert [s[0] for s in one("fr", text, says, inner, quoted="partenaire")] == ["indirect"]


def test_a_title_is_nobody_s_words() -> None:
    text = "La France a lu « Le Rouge et le Noir » en classe."
    assert one("fr", text, clause(text, "lire", "a lu", phrase(text, "La France")), quoted="Le Rouge et le Noir") == []


# -- without a reporting clause ---------------------------------------------------


def test_a_colon_behind_a_name() -> None:
    text = "La France : « Nous restons prudents »"
    stay = clause(
        text, "rester", "restons", phrase(text, "La France", role="subject"), phrase(text, "Nous"), tense="present"
    )
    words = "Nous restons prudents"
    assert one("fr", text, stay, quoted=words) == [("direct", "France", None, words)]


FIRST, SECOND = "« Nous restons prudents », a déclaré Merkel.", "« Nous attendons encore la suite. »"


@pytest.mark.parametrize(("second", "speakers"), [(SECOND, 2), (f"Pluie {SECOND}", 1), ("« Attendre. »", 1)])
def test_a_quotation_goes_on_with_the_speaker_before(second: str, speakers: int) -> None:
    text = f"{FIRST} {second}"
    stay = clause(text, "rester", "restons", phrase(text, "Nous"), tense="present", span=FIRST[2:-1])
    says = clause(
        text, "déclarer", "a déclaré", phrase(text, "Merkel"), under=stay, link="parataxis", span="a déclaré Merkel"
    )
    words = second[second.index("«") + 2 : -2]
    wait = clause(text, "attendre", words.split()[-1].strip("."), span=words)
    sentences = [sentence(text, stay, says, only=FIRST), sentence(text, wait, only=second, index=1)]
    found = said("fr", text, sentences, quote(text, "Nous restons prudents"), quote(text, words))
    assert [(s.form, s.speaker.name) for s in found] == [("direct", "Angela Merkel")] * speakers
    assert [s.verb for s in found][1:] == [None] * (speakers - 1)


def test_a_quotation_in_a_title_does_not_go_on() -> None:
    text = f"{FIRST} {SECOND}"
    stay = clause(text, "rester", "restons", phrase(text, "Nous"), tense="present", span=FIRST[2:-1])
    says = clause(
        text, "déclarer", "a déclaré", phrase(text, "Merkel"), under=stay, link="parataxis", span="a déclaré Merkel"
    )
    sentences = [sentence(text, stay, says, only=FIRST), sentence(text, only=SECOND, index=1, block=1, kind="title")]
    found = said("fr", text, sentences, quote(text, "Nous restons prudents"), quote(text, SECOND[2:-2], block=1))
    assert len(found) == 1


def test_a_role_speaks_by_the_words_that_name_it() -> None:
    text = "Le ministre iranien affirme que la France attend."
    minister = phrase(text, "Le ministre iranien", part(text, "iranien"), head="ministre")
    says = clause(text, "affirmer", "affirme", minister)
    inner = clause(text, "attendre", "attend", under=says, link="content", span="que la France attend")
    (found,) = said("fr", text, [sentence(text, says, inner)])
    assert (found.speaker.code, found.speaker.text) == ("IRN:GOV", "Le ministre iranien")


def test_to_go_on_doing_something_is_no_statement() -> None:
    text = "Iran continued to bomb Yemen."
    above = clause(text, "continue", "continued", phrase(text, "Iran"))
    assert one("en", text, above, clause(text, "bomb", "bomb", under=above, span="to bomb Yemen")) == []
