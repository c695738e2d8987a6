"""Train a language's pipeline from Universal Dependencies treebanks.

    python training/train.py fr --treebanks DIR --work DIR [--steps N]

Seeded; fixed number of steps, so that the dev set chooses nothing.
"""

import argparse
import random
from pathlib import Path

import parts  # noqa: F401 - registers the tokenizer and the augmenter
import spacy
from corpus import documents
from spacy.tokens import DocBin
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.util import load_config

HERE = Path(__file__).parent
DATA = {
    "fr": {
        "train": ["sequoia-train", "sequoia-test", "gsd-dev", "fqb", "rhapsodie-train"],
        "dev": ["sequoia-dev"],
    },
    "en": {
        "train": ["ewt-train", "gum-free-train", "gum-free-dev"],
        "dev": ["ewt-dev"],
    },
}
STEPS = {"fr": 7000, "en": 8000}


def prepare(language: str, treebanks: Path, work: Path) -> dict[str, str]:
    """Write the treebanks as spaCy binary files; return their paths by part."""
    vocab = spacy.blank(language).vocab
    paths = {}
    for part, names in DATA[language].items():
        files = [treebanks / language / f"{name}.conllu.xz" for name in names]
        most = 6 if part == "train" else 1
        out = work / f"{language}-{part}.spacy"
        DocBin(docs=documents(vocab, files, random.Random(2016), most), store_user_data=False).to_disk(out)
        paths[f"paths.{part}"] = str(out)
    return paths


def main() -> None:
    """Prepare, train and write the pipeline to WORK/LANGUAGE."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("language", choices=sorted(DATA))
    parser.add_argument("--treebanks", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--steps", type=int)
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    settings = {
        **prepare(args.language, args.treebanks, args.work),
        "nlp.lang": args.language,
        "training.max_steps": args.steps or STEPS[args.language],
    }
    config = load_config(HERE / "config.cfg", overrides=settings, interpolate=False)
    nlp = init_nlp(config)
    (args.work / args.language).mkdir(exist_ok=True)
    train(nlp, args.work / args.language)


if __name__ == "__main__":
    main()
