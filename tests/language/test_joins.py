"""Sentences that a parser cut inside a phrase."""

from detente.language.grammar import grammar
from detente.language.joins import Row, joined
from detente.language.tree import Tree, grow


def rows(text: str) -> list[Row]:
    """Return rows for `form/POS/relation>head` words; heads count from 1, 0 is the root."""
    found: list[Row] = []
    for n, word in enumerate(text.split()):
        left, _, head = word.rpartition(">")
        form, pos, dep = left.split("/")
        found.append((form, form.lower(), pos, dep, int(head) - 1 if head != "0" else n, "", n * 20))
    return found


def whole(*halves: str) -> list[Tree]:
    return [grow(r) for r in joined([rows(half) for half in halves], grammar("en"))]


def above(tree: Tree, word: str) -> tuple[str, str]:
    """Return the head of a word, and its relation."""
    i = tree.text.index(word)
    return tree.text[tree.head[i]], tree.dep[i]


def test_a_title_goes_to_the_name_that_was_cut_off() -> None:
    (tree,) = whole("Czech/ADJ/amod>2 President/NOUN/root>0", "Jan/PROPN/nsubj>2 left/VERB/root>0 ./PUNCT/punct>2")
    assert above(tree, "President") == ("Jan", "nmod:desc")


def test_a_name_goes_to_the_noun_before_it() -> None:
    (tree,) = whole(
        "Troops/NOUN/root>0 of/ADP/case>3 leader/NOUN/nmod>1", "Jan/PROPN/nsubj>2 left/VERB/root>0 ./PUNCT/punct>2"
    )
    assert (above(tree, "Jan"), above(tree, "Troops")) == (("leader", "appos"), ("left", "nsubj"))


def test_a_noun_is_the_subject_of_a_verb_without_one() -> None:
    (tree,) = whole("Mexico/PROPN/root>0", "Saturday/PROPN/nsubj>2 left/VERB/root>0 ./PUNCT/punct>2")
    assert above(tree, "Mexico") == ("left", "nsubj")


def test_whole_sentences_stay_apart() -> None:
    left = "Jan/PROPN/nsubj>2 left/VERB/root>0"
    right = "Eva/PROPN/nsubj>2 stayed/VERB/root>0 ./PUNCT/punct>2"
    assert len(whole(f"{left} ./PUNCT/punct>2", right)) == 2
    assert len(whole(f"{left} Rome/PROPN/obj>2", right)) == 2
    assert len(whole("PARIS/PROPN/root>0 -/PUNCT/punct>1", right)) == 2
