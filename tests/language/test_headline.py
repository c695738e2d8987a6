"""Headlines in capitals, and their verbs that look like nouns."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.language.grammar import LANGUAGES, grammar
from detente.language.headline import small_letters
from detente.language.tags import Row, retagged
from tests.language.trees import en, roles

NAMES = ("Chile", "French", "United Nations")


def names(text: str) -> list[tuple[int, int]]:
    return [(at, at + len(name)) for name in NAMES if (at := text.find(name)) >= 0]


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("Chile Rejects French Offer Over Islands", "Chile rejects French offer over islands"),
        ("Envoy Okello Meets United Nations Chief", "Envoy Okello meets United Nations chief"),
        ("Chile rejects French Offer", "Chile rejects French Offer"),  # no headline: a long word is small
        ("CHILE REJECTS FRENCH OFFER", "CHILE REJECTS FRENCH OFFER"),
        ("Chile, French Offer", "Chile, French Offer"),  # too short to tell
    ],
)
def test_capitals_stay_on_names_and_unknown_words(printed: str, read: str) -> None:
    assert small_letters(printed, grammar("en"), names) == read


def test_french_headlines_have_none() -> None:
    text = "Jean Dupont Rencontre Ses Voisins"
    assert small_letters(text, grammar("fr"), names) == text


@settings(deadline=None)
@given(st.text(), st.sampled_from(LANGUAGES))
def test_nothing_but_letters_of_one_size_changes(text: str, language: str) -> None:
    small = small_letters(text, grammar(language), names)
    assert len(small) == len(text)
    assert all(a == b or a.lower() == b for a, b in zip(text, small, strict=True))


def tagged(*words: tuple[str, str, str]) -> list[str]:
    """Return the parts of speech of (form, part of speech, relation), each on the one behind it."""
    last = len(words) - 1
    rows: list[Row] = [
        (form, form.lower(), pos, dep, min(n + 1, last), "Number=Sing" if pos == "NOUN" else "", 0)
        for n, (form, pos, dep) in enumerate(words)
    ]
    return [row[2] for row in retagged(rows, "en", {"bomb", "lift", "strike"})]


def test_the_verb_of_a_headline_taken_for_a_noun() -> None:
    town = ("Bernese", "PROPN", "compound"), ("bases", "NOUN", "root")
    assert tagged(("Rome", "PROPN", "compound"), ("bombs", "NOUN", "compound"), *town)[1] == "VERB"
    assert tagged(("Two", "NUM", "nummod"), ("bombs", "NOUN", "compound"), *town)[1] == "NOUN"
    assert tagged(("Rome", "PROPN", "compound"), ("strikes", "NOUN", "compound"), *town)[1] == "NOUN"
    assert tagged(("Rome", "PROPN", "compound"), ("lifts", "NOUN", "compound"), town[1])[1] == "VERB"


def test_the_object_of_a_headline_taken_for_its_verb() -> None:
    rows: list[Row] = [
        ("Rome", "rome", "PROPN", "compound", 1, "Number=Sing", 0), ("lifts", "lift", "NOUN", "nsubj", 2, "", 5),
        ("blockade", "blockade", "VERB", "ROOT", 2, "Tense=Pres|VerbForm=Fin", 11),
        ("of", "of", "ADP", "case", 4, "", 20), ("Oslo", "oslo", "PROPN", "obl", 2, "Number=Sing", 23),
    ]  # fmt: skip
    found = retagged(rows, "en", {"lift", "blockade"})
    assert [(pos, dep, head) for _, _, pos, dep, head, _, _ in found] == [
        ("PROPN", "compound", 1), ("VERB", "ROOT", 1), ("NOUN", "obj", 1), ("ADP", "case", 4), ("PROPN", "obl", 2),
    ]  # fmt: skip


def test_prefixes_go_with_their_nouns() -> None:
    clause = en(
        "Rome met ex-envoys.",
        "Rome/=/P/nsubj>2 met/meet/V/root>0|Past ex/=/N/obj>2 -/=/N/obj>2 envoys/envoy/N/obj>2 ./=/./punct>2",
    )["meet"]
    assert roles(clause) == [("subject", "Rome"), ("object", "ex-envoys")]


def test_what_hangs_on_a_noun_that_is_the_verb() -> None:
    clause = en(
        "Relief chief urges Oslo to end strikes",
        "Relief/=/N/compound>3 chief/=/N/compound>3 urges/urge/V/root>0|Pres Oslo/=/P/appos>3 to/=/T/mark>6 "
        "end/=/V/nmod>3|Inf strikes/strike/N/obj>6",
    )["urge"]
    assert roles(clause) == [("subject", "Relief chief"), ("object", "Oslo")]


@st.composite
def any_rows(draw: st.DrawFn) -> list[Row]:
    """Make a tree of words that the rules look at."""
    order = draw(st.permutations(range(draw(st.integers(1, 9)))))
    words = st.sampled_from(("ouzbek", "bombs", "blockade", "to", "Rome", "est", "de", "carburant"))
    rows: list[Row | None] = [None] * len(order)
    for at, i in enumerate(order):  # each hangs on one that was placed before, the first on itself
        head = order[draw(st.integers(0, at - 1))] if at else i
        form, pos = draw(words), draw(st.sampled_from(("NOUN", "VERB", "AUX", "ADJ", "PROPN", "ADP")))
        dep = draw(st.sampled_from(("nsubj", "obj", "amod", "compound", "acl", "mark", "aux", "ccomp")))
        morph = draw(st.sampled_from(("", "Number=Sing", "Tense=Pres|VerbForm=Fin", "Tense=Pres|VerbForm=Part")))
        rows[i] = form, form.lower(), pos, dep if at else "ROOT", head, morph, i
    return [row for row in rows if row is not None]


@settings(deadline=None)
@given(any_rows(), st.sampled_from(LANGUAGES))
def test_a_mended_tree_is_a_tree(rows: list[Row], language: str) -> None:
    found = retagged(rows, language, {"bomb", "blockade"}, {"ouzbek"})
    assert [row[0] for row in found] == [row[0] for row in rows]
    for n in range(len(found)):
        seen = {n}
        while found[n][4] != n:
            n = found[n][4]
            assert n not in seen
            seen.add(n)
