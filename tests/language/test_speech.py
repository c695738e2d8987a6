"""The clause behind a quotation, where verb and subject change places."""

from tests.language.trees import en, fr, roles


def test_the_noun_behind_the_verb_speaks_fr() -> None:
    clause = fr(
        '" La trêve tient ", accuse le ministre.',
        '"/=/./punct>4 La/le/D/det>3 trêve/=/N/nsubj>4 tient/tenir/V/nsubj>7|Pres "/=/./punct>4 ,/=/./punct>4 '
        "accuse/accuser/V/root>0|Pres le/=/D/det>9 ministre/=/N/obj>7 ./=/./punct>7",
    )["accuser"]
    assert roles(clause) == [("subject", "le ministre")]


def test_the_noun_behind_the_verb_speaks_en() -> None:
    found = en(
        '"It fell," complained the minister.',
        '"/=/./punct>3 It/=/R/nsubj>3 fell/fall/V/amod>8|Past ,/=/./punct>3 "/=/./punct>3 '
        "complained/complain/V/amod>8|Part,Past the/=/D/det>8 minister/=/N/root>0 ./=/./punct>8",
    )
    assert (found["complain"].link, roles(found["complain"])) == ("root", [("subject", "the minister")])
    assert found["fall"].link == "content"


def test_a_name_behind_the_speaker_is_his() -> None:
    clause = fr(
        '" Non ", avertit le roi Jan.',
        '"/=/./punct>2 Non/non/N/root>0 "/=/./punct>2 ,/=/./punct>5 avertit/avertir/V/parataxis>2|Pres le/=/D/det>7 '
        "roi/=/N/obj>5 Jan/=/P/nsubj>5 ./=/./punct>2",
    )["avertir"]
    assert roles(clause) == [("subject", "le roi")]


def test_a_word_in_quotation_marks_changes_nothing() -> None:
    clause = en(
        'The film "Jan" angered Rome.',
        'The/=/D/det>2 film/=/N/nsubj>6 "/=/./punct>4 Jan/=/P/appos>2 "/=/./punct>4 angered/anger/V/root>0|Past '
        "Rome/=/P/obj>6 ./=/./punct>6",
    )["anger"]
    assert roles(clause) == [("subject", "The film"), ("object", "Rome")]
