"""What parsers get wrong, and that mending it never breaks a tree."""

from hypothesis import given, settings
from hypothesis import strategies as st

from detente.language.clauses import clauses
from detente.language.grammar import grammar
from detente.language.repair import repaired
from detente.language.tree import Tree, grow
from tests.language.trees import ADJECTIVES, FEATS, NOUNS, POS, en, fr, roles, tree

WORDS = [
    "se",
    "ne",
    "pas",
    "faire",
    "get",
    "mardi",
    "attaque",
    "strike",
    "que",
    "si",
    "if",
    "by",
    "par",
    "be",
    "être",
    ",",
]
DEPS = [
    "nsubj", "nsubj:pass", "obj", "obl", "obl:agent", "obl:mod", "nmod", "appos", "conj", "cc", "xcomp",
    "ccomp", "advcl", "acl",
    "acl:relcl", "compound", "cop", "aux", "aux:pass", "mark", "case", "fixed", "det", "amod", "expl:subj",
    "parataxis", "punct", "dep",
]  # fmt: skip


@st.composite
def any_trees(draw: st.DrawFn) -> Tree:
    """Any shape that a parser may give: heads and relations at random, but a tree."""
    size = draw(st.integers(1, 12))
    order = draw(st.permutations(range(size)))
    head = dict.fromkeys(order, order[0])
    for n, word in enumerate(order[1:], 1):
        head[word] = order[draw(st.integers(0, n - 1))]
    rows = []
    for i in range(size):
        word = draw(st.sampled_from(WORDS))
        dep = "root" if head[i] == i else draw(st.sampled_from(DEPS))
        feats = "|".join(sorted(draw(st.sets(st.sampled_from(sorted(FEATS.values())), max_size=3))))
        rows.append((word, word, draw(st.sampled_from(sorted(POS.values()))), dep, head[i], feats, i * 12))
    return grow(rows)


@given(any_trees(), st.sampled_from(["fr", "en"]))
@settings(max_examples=300, deadline=None)
def test_any_tree_is_read_and_stays_a_tree(grown: Tree, language: str) -> None:
    text = "".join(word.ljust(12) for word in grown.text)
    mended = repaired(grown, grammar(language), NOUNS)
    assert sorted(mended.subtree(root(mended))) == list(range(len(grown.text)))
    assert sum(len(c) for c in mended.children) == len(grown.text) - 1
    for clause in clauses(grown, grammar(language), text, NOUNS, ADJECTIVES):
        assert 0 <= clause.start <= clause.trigger_start < clause.trigger_end <= clause.end <= len(text)
        assert clause.parent is None or clause.parent != clause.index
        assert all(text[p.start : p.end] == p.text for role in clause.roles for p in role.walk())


def root(grown: Tree) -> int:
    return next(i for i, h in enumerate(grown.head) if h == i)


def test_correct_trees_stay_as_they_are() -> None:
    grown = tree(
        "Rome a rencontré mardi le ministre Jan Horak à Oslo.",
        "Rome/=/P/nsubj>3 a/avoir/X/aux:tense>3|Pres rencontré/rencontrer/V/root>0|Part,Past "
        "mardi/=/N/obl:mod>3 le/=/D/det>6 "
        "ministre/=/N/obj>3 Jan/=/P/appos>6 Horak/=/P/flat:name>7 à/=/I/case>10 Oslo/=/P/obl:mod>3 ./=/./punct>3",
    )
    mended = repaired(grown, grammar("fr"), NOUNS)
    assert (mended.head, mended.children) == (grown.head, grown.children)
    assert mended.base == grown.base


def test_day_as_object_or_complement() -> None:
    for relation in ("obj>3", "nmod>6", "appos>6"):
        clause = fr(
            "Rome a rencontré les rebelles mardi.",
            "Rome/=/P/nsubj>3 a/avoir/X/aux:tense>3|Pres rencontré/rencontrer/V/root>0|Part,Past "
            "les/le/D/det>5 rebelles/rebelle/N/obj>3 "
            f"mardi/=/N/{relation.replace('>6', '>5')} ./=/./punct>3",
        )["rencontrer"]
        assert roles(clause) == [("subject", "Rome"), ("object", "les rebelles"), ("oblique", "mardi")]


def test_week_is_an_object_only_where_there_is_no_other() -> None:
    rows = "Rome/=/P/nsubj>2 {} la/le/D/det>4 semaine/=/N/obj>2 {}"
    spent = fr("Rome gâche la semaine.", rows.format("gâche/gâcher/V/root>0|Pres", "./=/./punct>2"))["gâcher"]
    met = fr("Rome voit la semaine Oslo.", rows.format("voit/voir/V/root>0|Pres", "Oslo/=/P/obj>2 ./=/./punct>2"))[
        "voir"
    ]
    assert roles(spent)[1] == ("object", "la semaine")
    assert roles(met)[1:] == [("oblique", "la semaine"), ("object", "Oslo")]


def test_bare_noun_behind_a_verb_is_its_object() -> None:
    clause = fr(
        "Rome ratifie un accord.",
        "Rome/=/P/nsubj>2 ratifie/ratifier/V/root>0|Pres un/=/D/det>4 accord/=/N/obl:mod>2 ./=/./punct>2",
    )["ratifier"]
    assert roles(clause)[1] == ("object", "un accord")


def test_adjective_as_apposition() -> None:
    clause = fr(
        "Le roi turc part.", "Le/=/D/det>2 roi/=/N/nsubj>4 turc/=/J/appos>2 part/partir/V/root>0|Pres ./=/./punct>4"
    )["partir"]
    assert roles(clause) == [("subject", "Le roi turc")]


def test_phrase_on_a_negative_adverb() -> None:
    clause = fr(
        "Rome ne participe plus aux pourparlers.",
        "Rome/=/P/nsubj>3 ne/=/B/advmod>3 participe/participer/V/root>0|Pres plus/=/B/advmod>3 aux/à/I/case>6 "
        "pourparlers/=/N/obl:arg>4 ./=/./punct>3",
    )["participer"]
    assert roles(clause) == [("subject", "Rome"), ("to", "pourparlers")]


def test_phrase_on_each_other() -> None:
    clause = en(
        "Rome and Bern accused each other of spying.",
        "Rome/=/P/nsubj>4 and/=/C/cc>3 Bern/=/P/conj>1 accused/accuse/V/root>0|Past each/=/D/obj>4 "
        "other/=/J/fixed>5 of/=/I/case>8 "
        "spying/=/N/obl>6 ./=/./punct>4",
    )["accuse"]
    assert roles(clause)[1:] == [("object", "each other"), ("of", "spying")]


def test_other_verb_as_copula() -> None:
    clause = fr(
        "Rome enverrait des chars si Oslo cédait.",
        "Rome/=/P/nsubj>4 enverrait/envoyer/V/cop>4 des/un/D/det>4 chars/char/N/root>0 si/=/S/mark>7 "
        "Oslo/=/P/nsubj>7 "
        "cédait/céder/V/advcl>4|Impf ./=/./punct>4",
    )["envoyer"]
    assert roles(clause) == [("subject", "Rome"), ("object", "des chars")]
    assert clause.condition is not None
    assert (clause.kind, clause.mood) == ("verb", "conditional")


def test_copula_of_a_participle() -> None:
    pronominal = fr(
        "Rome s'est engagée à partir.",
        "Rome/=/P/nsubj>4 s'/se/R/expl:pv>4 est/être/X/cop>4|Pres engagée/engager/V/root>0|Part,Past "
        "à/=/I/mark>6 partir/=/V/xcomp>4|Inf ./=/./punct>4",
    )["engager"]
    passive = fr(
        "Rome est bombardée par Oslo.",
        "Rome/=/P/nsubj>3 est/être/X/cop>3|Pres bombardée/bombarder/V/root>0|Part,Past par/=/I/case>5 "
        "Oslo/=/P/obl:agent>3 ./=/./punct>3",
    )["bombarder"]
    assert (pronominal.passive, pronominal.reflexive, pronominal.tense) == (False, True, "past")
    assert roles(passive) == [("object", "Rome"), ("subject", "Oslo")]


def test_finite_verb_below_a_noun() -> None:
    clause = en(
        "Thousands of people protested on Saturday.",
        "Thousands/thousand/N/root>0 of/=/I/case>3 people/=/N/nmod>1 protested/protest/V/acl>3|Past "
        "on/=/I/case>6 Saturday/=/P/obl>4 ./=/./punct>1",
    )["protest"]
    assert clause.link == "root"
    assert roles(clause) == [("subject", "Thousands of people"), ("on", "Saturday")]


def test_agent_on_the_noun_beside_it() -> None:
    clause = en(
        "Kyiv was given tanks by Berlin.",
        "Kyiv/=/P/nsubj:pass>3 was/be/X/aux:pass>3|Past given/give/V/root>0|Part,Past tanks/tank/N/obj>3 "
        "by/=/I/case>6 Berlin/=/P/nmod>4 ./=/./punct>3",
    )["give"]
    assert roles(clause) == [("indirect", "Kyiv"), ("object", "tanks"), ("subject", "Berlin")]
