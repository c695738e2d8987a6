"""Phrases and what hangs on them: constructions 3, 5, 8, 11, 12, 13 and 54 as far as grammar goes."""

import pytest

from detente.language.grammar import grammar
from detente.language.phrases import Phrases
from detente.waist import Phrase
from tests.language.trees import name, tree


def phrase(language: str, text: str, rows: str, head: str, relation: str = "oblique") -> Phrase:
    """Return the phrase around a word."""
    grown = tree(text, rows)
    return Phrases(grown, grammar(language), text).build(grown.text.index(head), relation)


def parts(of: Phrase) -> list[tuple[str, str]]:
    return [(name(p), p.text) for p in of.parts]


def test_noun_with_title_name_and_adjective() -> None:
    found = phrase(
        "fr", "avec le ministre iranien Ali Reza",
        "avec/=/I/case>3 le/=/D/det>3 ministre/=/N/root>0|Sg,M iranien/=/J/amod>3 Ali/=/P/appos>3 "
        "Reza/=/P/flat:name>5", "ministre",
    )  # fmt: skip
    assert (found.text, found.marker, found.lemma, found.kind) == ("le ministre iranien", "with", "ministre", "noun")
    assert (found.determiner, found.plural, found.gender, found.person) == ("le", False, "m", None)
    assert parts(found) == [("adjective", "iranien"), ("apposition", "Ali Reza")]


def test_title_before_a_name_en() -> None:
    rows = "Iranian/=/J/amod>4 Prime/=/J/amod>3 Minister/=/P/nmod:desc>4 Ali/=/P/root>0 Reza/=/P/flat>4"
    found = phrase("en", "Iranian Prime Minister Ali Reza", rows, "Ali", "subject")
    assert found.text == "Iranian Prime Minister Ali Reza"
    assert parts(found) == [("adjective", "Iranian"), ("compound", "Prime Minister"), ("name", "Reza")]


def test_name_as_a_bare_complement_is_an_apposition() -> None:
    found = phrase("fr", "le ministre Jan", "le/=/D/det>2 ministre/=/N/root>0 Jan/=/P/nmod>2", "ministre", "subject")
    assert parts(found) == [("apposition", "Jan")]


def test_apposition_after_a_comma_stays_outside_the_words() -> None:
    found = phrase(
        "en", "Rome, an old ally of Bern",
        "Rome/=/P/root>0 ,/=/./punct>5 an/a/D/det>5 old/=/J/amod>5 ally/=/N/appos>1 of/=/I/case>7 "
        "Bern/=/P/nmod>5", "Rome",
    )  # fmt: skip
    assert found.text == "Rome"
    assert parts(found) == [("apposition", "an old ally of Bern")]
    assert parts(found.parts[0]) == [("adjective", "old"), ("of", "Bern")]


def test_possessors() -> None:
    own = phrase("fr", "leurs alliés", "leurs/son/D/det>2|Poss,Pl,3 alliés/allié/N/root>0|Pl", "alliés")
    genitive = phrase(
        "en", "Rome's old ally", "Rome/=/P/nmod:poss>4 's/=/T/case>1 old/=/J/amod>4 ally/=/N/root>0", "ally"
    )
    assert parts(own) == [("possessor", "leurs")]
    assert (own.parts[0].kind, own.parts[0].person, own.plural) == ("pronoun", 3, True)
    assert parts(genitive) == [("possessor", "Rome"), ("adjective", "old")]


def test_agents_spread_over_a_list() -> None:
    found = phrase(
        "en", "lawmakers and officials in Rome and Bern",
        "lawmakers/lawmaker/N/root>0 and/=/C/cc>3 officials/official/N/conj>1 in/=/I/case>5 Rome/=/P/nmod>3 "
        "and/=/C/cc>7 Bern/=/P/conj>5",
        "lawmakers",
    )  # fmt: skip
    assert [p.text for p in found.conjuncts()] == ["lawmakers", "officials in Rome"]
    place = found.conjuncts()[1].parts[0]
    assert [p.text for p in place.conjuncts()] == ["Rome", "Bern"]


@pytest.mark.parametrize("title", ["ambassadeurs", "homologues"])
def test_one_title_over_several_countries(title: str) -> None:
    found = phrase(
        "fr", f"les {title} de Rome, d'Oslo et de Berne",
        f"les/le/D/det>2 {title}/=/N/root>0|Pl de/=/I/case>4 Rome/=/P/nmod>2 ,/=/./punct>7 d'/de/I/case>7 "
        f"Oslo/=/P/conj>4 et/=/C/cc>10 "
        "de/=/I/case>10 Berne/=/P/conj>4",
        title,
    )  # fmt: skip
    assert [p.text for p in found.parts[0].conjuncts()] == ["Rome", "Oslo", "Berne"]


def test_two_countries_as_adjectives() -> None:
    rows = "the/=/D/det>5 French/=/J/amod>5 and/=/C/cc>4 German/=/J/conj>2 ministers/minister/N/root>0|Pl"
    found = phrase("en", "the French and German ministers", rows, "ministers", "subject")
    assert found.text == "the French and German ministers"
    assert [p.text for p in found.parts[0].conjuncts()] == ["French", "German"]


def test_walk_goes_from_the_outside_in() -> None:
    found = phrase(
        "fr", "l'armée du roi de Rome",
        "l'/le/D/det>2 armée/=/N/root>0 du/de/I/case>4 roi/=/N/nmod>2 de/=/I/case>6 Rome/=/P/nmod>4", "armée",
    )  # fmt: skip
    assert [p.text for p in found.walk()] == ["l'armée du roi de Rome", "roi de Rome", "Rome"]


@pytest.mark.parametrize(
    ("language", "text", "rows", "head", "marker", "inner"),
    [
        ("fr", "du roi", "du/de/I/case>2 roi/=/N/root>0", "roi", "of", "roi"),
        ("fr", "aux rois", "aux/à/I/case>2 rois/=/N/root>0", "rois", "to", "rois"),
        ("fr", "d’Oslo", "d’/de/I/case>2 Oslo/=/P/root>0", "Oslo", "of", "Oslo"),
        ("fr", "selon Oslo", "selon/=/I/case>2 Oslo/=/P/root>0", "Oslo", "according", "Oslo"),
        ("fr", "près d'Oslo", "près/=/I/case>3 d'/de/I/fixed>1 Oslo/=/P/root>0", "Oslo", "at", "Oslo"),
        ("fr", "aux côtés du roi", "aux/à/I/case>2 côtés/côté/N/root>0 du/de/I/case>4 roi/=/N/nmod>2",
        "côtés", "with", "roi"),
        ("fr", "à l'encontre d'Oslo", "à/=/I/case>3 l'/le/D/det>3 encontre/=/N/root>0 d'/de/I/case>5 "
        "Oslo/=/P/nmod>3", "encontre", "against", "Oslo"),
        ("fr", "au port d'Oslo", "au/à/I/case>2 port/=/N/root>0 d'/de/I/case>4 Oslo/=/P/nmod>2", "port",
        "to", "port d'Oslo"),
        ("en", "according to Oslo", "according/=/V/case>3 to/=/I/fixed>1 Oslo/=/P/root>0", "Oslo",
            "according", "Oslo"),
        ("en", "on behalf of Oslo", "on/=/I/case>2 behalf/=/N/root>0 of/=/I/case>4 Oslo/=/P/nmod>2",
        "behalf", "for", "Oslo"),
        ("en", "beyond Oslo", "beyond/=/I/case>2 Oslo/=/P/root>0", "Oslo", "beyond", "Oslo"),
        ("en", "Oslo", "Oslo/=/P/root>0", "Oslo", "", "Oslo"),
    ],
)  # fmt: skip
def test_prepositions(language: str, text: str, rows: str, head: str, marker: str, inner: str) -> None:
    found = phrase(language, text, rows, head)
    assert (found.marker, found.text) == (marker, inner)


def test_offsets_are_those_of_the_article() -> None:
    text = "Hier — Rome, l’allié d’Oslo, part."
    rows = (
        "Hier/=/B/advmod>9 —/=/./punct>3 Rome/=/P/nsubj>9 ,/=/./punct>6 l’/le/D/det>6 allié/=/N/appos>3 "
        "d’/de/I/case>8 "
        "Oslo/=/P/nmod>6 ,/=/./punct>6 part/partir/V/root>0|Pres ./=/./punct>10"
    ).replace(">9", ">10")
    found = phrase("fr", text, rows, "Rome", "subject").parts[0]
    assert text[found.start : found.end] == found.text == "l’allié d’Oslo"
    assert text[found.head_start : found.head_end] == "allié"


def test_a_phrase_is_built_once() -> None:
    text, rows = "l'armée du roi", "l'/le/D/det>2 armée/=/N/root>0 du/de/I/case>4 roi/=/N/nmod>2"
    builder = Phrases(tree(text, rows), grammar("fr"), text)
    assert builder.build(1, "subject", "") is builder.build(1, "subject", "")
