"""Train the pipelines of all languages, score them, and put them into the package with their cards.

    python training/make.py --treebanks DIR [--work build/models] [--language fr] [--trained DIR]

With --trained DIR the pipelines in DIR/LANGUAGE are scored and shipped as they are.
"""

import argparse
import json
import re
import subprocess
import sys
from pathlib import Path

import spacy
from evaluate import SETS, figures
from train import DATA, STEPS

HERE = Path(__file__).parent
PACKAGE = HERE.parent / "src/detente/language"
LICENCES = {
    "sequoia": "UD French Sequoia, LGPL-LR",
    "fqb": "UD French FQB, LGPL-LR",
    "gsd": "UD French GSD, CC BY-SA 4.0",
    "rhapsodie": "UD French Rhapsodie, CC BY-SA 4.0",
    "ewt": "UD English EWT, CC BY-SA 4.0",
    "gum-free": "UD English GUM, the freely licensed part, CC BY 2.5 to CC BY-SA 4.0",
}
NAMES = {"fr": "French", "en": "English"}
# Words of a tokenizer exception that our rules still need: those with a full stop or an apostrophe inside.
NEEDED = re.compile(r"^[^\s-]*[.'][^\s-]*$")


def main() -> None:
    """Train, score and ship."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--treebanks", type=Path, required=True)
    parser.add_argument("--work", type=Path, default=HERE.parent / "build/models")
    parser.add_argument("--language", choices=sorted(DATA), action="append")
    parser.add_argument("--trained", type=Path)
    args = parser.parse_args()
    for language in args.language or sorted(DATA):
        trained = args.trained / language if args.trained else args.work / language / "model-last"
        if not args.trained:
            command = [
                sys.executable,
                str(HERE / "train.py"),
                language,
                "--treebanks",
                str(args.treebanks),
                "--work",
                str(args.work),
            ]
            subprocess.run(command, check=True)
        ship(language, trained)
        card(language, args.treebanks / language)


def ship(language: str, trained: Path) -> None:
    """Write a trained pipeline into the package, under our light language and without needless rules."""
    nlp = spacy.load(trained)
    nlp.tokenizer.token_match = None
    nlp.tokenizer.rules = {
        form: parts for form, parts in nlp.tokenizer.rules.items() if NEEDED.match(form) or language == "en"
    }
    target = PACKAGE / language / "model"
    nlp.meta["name"], nlp.meta["description"] = (
        "news",
        f"{NAMES[language]} with Universal Dependencies labels, for Détente",
    )
    for part in ("performance", "labels"):
        nlp.meta.pop(part, None)
    nlp.to_disk(target)
    for name in ("config.cfg", "meta.json"):
        path = target / name
        text = path.read_text(encoding="utf-8")
        text = re.sub(r'^lang = "\w+"$', f'lang = "detente_{language}"', text, flags=re.M)
        text = re.sub(r'"lang":"\w+"', f'"lang":"detente_{language}"', text)
        path.write_text(re.sub(r'^(train|dev) = "?[^\n]*"?$', r"\1 = null", text, flags=re.M), encoding="utf-8")


def card(language: str, treebanks: Path) -> None:
    """Write the card: data, licences, scores, how trained."""
    from detente.language.pipeline import load_ours

    nlp = load_ours(language)
    scores = {name: figures(nlp, treebanks / f"{name}.conllu.xz") for name in SETS[language]}
    (PACKAGE / language / "scores.json").write_text(json.dumps(scores, indent=2) + "\n", encoding="utf-8")
    measures = list(next(iter(scores.values())))
    used = list(DATA[language]["train"])
    licences = dict.fromkeys(next(text for key, text in LICENCES.items() if name.startswith(key)) for name in used)
    lines = [
        f"# {NAMES[language]} pipeline\n",
        "A spaCy pipeline (tagger of parts of speech and features, lemmatizer, parser) with Universal",
        "Dependencies labels, without word vectors, trained by `make models` from these treebanks:\n",
        *[f"- {text}" for text in licences],
        f"\nFiles: {', '.join(used)}. The pipeline is shipped under the terms of these treebanks "
        "(share alike: CC BY-SA 4.0, and LGPL-LR for the French ones that have it); the code under Apache-2.0.\n",
        "## Scores\n",
        "Per cent, from raw text, with the pipeline's own tokens and sentences; tokens that do not match the",
        "treebank's count as wrong, punctuation is left out of UAS and LAS. None of these files was trained on;",
        "the first was watched while training.\n",
        "| treebank | " + " | ".join(measures) + " |",
        "|---" * (len(measures) + 1) + "|",
        *[f"| {name} | " + " | ".join(f"{row[m]:.1f}" for m in measures) + " |" for name, row in scores.items()],
        "\n## How trained\n",
        f"`training/config.cfg`, seed 2016, {STEPS[language]} steps, parameter averages, on one CPU core;",
        "typography made plain as at run time (straight quotes and apostrophes, plain spaces and dashes).",
        "Contracted words (*du*, *aux*) are one token. Five sentences in a hundred come again as headlines.",
        "",
    ]
    (PACKAGE / language / "CARD.md").write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
