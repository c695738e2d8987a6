"""Score a pipeline on treebanks, from raw text: its own tokens, sentences and trees.

    python training/evaluate.py fr MODEL --treebanks DIR

LAS is given twice: with full relations (obl:arg is not obl:mod), as spaCy
scores, and with their universal part alone, as the CoNLL 2018 shared task did.
Punctuation is left out of UAS and LAS, and tokens that do not match the
treebank's count as wrong in it.
"""

import argparse
import json
import random
from pathlib import Path

import spacy
from corpus import documents
from spacy.scorer import Scorer
from spacy.training import Example

SETS = {
    "fr": ["sequoia-dev", "gsd-test", "rhapsodie-test"],
    "en": ["ewt-dev", "ewt-test"],
}


def figures(nlp: spacy.Language, path: Path) -> dict[str, float]:
    """Return the scores on one treebank file, in per cent."""
    gold = list(documents(nlp.vocab, [path], random.Random(0), most=1))
    examples = [Example(parsed, doc) for parsed, doc in zip(nlp.pipe([d.text for d in gold]), gold, strict=True)]
    scores = Scorer(nlp).score(examples)
    universal = Scorer.score_deps(
        examples,
        "dep",
        getter=lambda t, attr: t.dep_.split(":")[0] if attr == "dep" else getattr(t, attr),
        ignore_labels=("p", "punct"),
    )
    names = {
        "tokens F1": "token_f",
        "UPOS": "pos_acc",
        "features": "morph_acc",
        "lemmas": "lemma_acc",
        "UAS": "dep_uas",
        "LAS": "dep_las",
    }
    found = {name: round(100 * scores[key], 1) for name, key in names.items()}
    return {**found, "LAS, universal relations": round(100 * universal["dep_las"], 1)}


def main() -> None:
    """Print the scores of a pipeline as JSON."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("language", choices=sorted(SETS))
    parser.add_argument("model", type=Path)
    parser.add_argument("--treebanks", type=Path, required=True)
    args = parser.parse_args()
    nlp = spacy.load(args.model)
    folder = args.treebanks / args.language
    print(json.dumps({name: figures(nlp, folder / f"{name}.conllu.xz") for name in SETS[args.language]}, indent=2))


if __name__ == "__main__":
    main()
