"""Read blocks of an article into sentences with their clauses."""

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import TYPE_CHECKING

from detente.language.clauses import clauses
from detente.language.grammar import Grammar, grammar
from detente.language.headline import Spans, small_letters
from detente.language.normalise import plain
from detente.language.quotes import quotes
from detente.language.tree import Tree, trees
from detente.waist import Reading, Sentence, Word

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

Block = tuple[str, int, int]


def parse(
    nlp: "Language", language: str, text: str, blocks: Iterable[Block], names: Callable[[str], Spans]
) -> list["Doc"]:
    """Return the parsed blocks (kind, start, end) of `text`; `names` finds those that stand in a text."""
    rules = grammar(language)
    return list(nlp.pipe(small_letters(plain(text[start:end]), rules, names) for _, start, end in blocks))


def read(
    language: str, text: str, blocks: Sequence[Block], docs: Sequence["Doc"],
    verbs: Collection[str], nouns: Collection[str], adjectives: Collection[str], demonyms: Collection[str] = (),
) -> Reading:  # fmt: skip
    """Turn parsed blocks into sentences.

    `nouns` and `adjectives` are lemmas that may be predicates, `verbs` those that matter, `demonyms` adjectives
    of states.
    """
    rules = grammar(language)
    found: list[Sentence] = []
    for number, ((kind, start, _), doc) in enumerate(zip(blocks, docs, strict=True)):
        for tree in trees(doc, text, start, language, verbs, demonyms):
            found.append(sentence(tree, rules, text, len(found), number, kind, nouns, adjectives))
    marks = quotes(text, [(start, end) for _, start, end in blocks])
    return Reading(language=language, plain=plain(text), sentences=tuple(found), quotes=marks)


def sentence(
    tree: Tree, rules: Grammar, text: str, index: int, block: int, kind: str,
    nouns: Collection[str], adjectives: Collection[str],
) -> Sentence:  # fmt: skip
    start, end = tree.start[0], tree.end[-1]
    words = zip(tree.text, tree.lemma, tree.start, tree.end, tree.pos, strict=True)  # in the order of the fields
    return Sentence(
        index=index, block=block, kind=kind, start=start, end=end, text=text[start:end],
        words=tuple(map(Word._make, words)),
        clauses=clauses(tree, rules, text, nouns, adjectives),
    )  # fmt: skip
