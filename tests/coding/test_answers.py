"""Whom a denial or a condemnation without a recipient answers."""

from detente.coding.answers import addressed
from detente.coding.parties import chain_of
from detente.coding.what import Coding
from detente.records import Entity
from detente.waist import Phrase, Sentence
from tests.coding.build import clause, phrase, sentence
from tests.coding.small import small, words

POINTING = ("the", "this")


def told(
    text: str, event: str, actor: str, recipient: str = "", noun: str = "", at: int = 0, mode: str | None = None
) -> tuple[Sentence, Coding]:
    """Return the coding of a sentence; parties are codes of countries joined with +."""
    objects: tuple[Phrase, ...] = (phrase(text, noun, role="object"),) if noun else ()
    verb = clause(text, "attack", text.split()[1].strip("."), *objects)
    entry = small().words["en"].entries["verbs"]["attack"][0]
    sides = [
        tuple(Entity(text=c, start=0, end=3, country=c) for c in codes.split("+") if c) for codes in (actor, recipient)
    ]
    coding = Coding(chain_of(verb, (verb,), words("en")), entry, event, mode, "actual", *sides, 0.9)
    return sentence(text, verb, index=at), coding


def answered(*codings: tuple[Sentence, Coding]) -> list[str]:
    """Return the countries that the last of the codings has as recipients."""
    last = addressed(codings, POINTING)[-1][1]
    assert isinstance(last, Coding)
    return [e.country or "" for e in last.recipient]


ACCUSED = told("Norway accused Russia.", "ACCUSE", "NOR", "RUS")
DENIED = told("Russia denied the charge.", "REJECT", "RUS", noun="the charge", at=1)


def test_a_denial_answers_the_accuser() -> None:
    assert answered(ACCUSED, DENIED) == ["NOR"]
    coding = addressed([ACCUSED, DENIED], POINTING)[-1][1]
    assert isinstance(coding, Coding)
    assert (coding.recipient[0].text, coding.recipient[0].start) == ("the charge", 14)


def test_of_two_accusers_neither_is_answered() -> None:
    other = told("Latvia accused Russia.", "ACCUSE", "LVA", "RUS")
    assert answered(ACCUSED, other, DENIED) == []


def test_an_accusation_of_somebody_else_is_not_answered() -> None:
    assert answered(told("Norway accused China.", "ACCUSE", "NOR", "CHN"), DENIED) == []


def test_an_accusation_far_back_is_not_answered() -> None:
    assert answered(ACCUSED, told("Russia denied the charge.", "REJECT", "RUS", noun="the charge", at=9)) == []


def test_who_is_named_stays() -> None:
    assert answered(ACCUSED, told("Russia denied Latvia.", "REJECT", "RUS", "LVA", at=1)) == ["LVA"]


def test_a_condemnation_answers_the_act() -> None:
    expelled = told("Norway expelled envoys.", "SANCTION", "NOR", "RUS")
    assert answered(expelled, told("Russia condemned a move.", "ACCUSE", "RUS", noun="a move", at=1)) == ["NOR"]


def test_a_third_one_must_point_to_the_act() -> None:
    expelled = told("Norway expelled envoys.", "SANCTION", "NOR", "RUS")
    assert answered(expelled, told("China condemned the move.", "ACCUSE", "CHN", noun="the move", at=1)) == ["NOR"]
    assert answered(expelled, told("China condemned a move.", "ACCUSE", "CHN", noun="a move", at=1)) == []


def test_an_inquiry_answers_nobody() -> None:
    probe = told("Russia probed the charge.", "ACCUSE", "RUS", noun="the charge", at=1, mode="investigate")
    assert answered(ACCUSED, probe) == []
