"""Load a language's pipeline: ours from the package, or any spaCy pipeline with UD labels."""

import warnings
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

from detente.errors import PipelineError

if TYPE_CHECKING:
    from spacy.language import Language

# Labels that Universal Dependencies has and other schemes (ClearNLP, TIGER) lack.
UD_LABELS = {"nsubj", "obj", "xcomp"}


def load_ours(language: str) -> "Language":
    """Return the pipeline that the package ships for a language."""
    import spacy  # slow to import; only where a text is parsed

    import detente.language.light  # noqa: F401 - registers our languages

    with as_file(files("detente.language") / language / "model") as folder:
        if not folder.exists():
            raise PipelineError(f"no pipeline for {language}: run `make models`")
        return spacy.load(folder)


def load_named(name: str) -> "Language":
    """Return an installed spaCy pipeline, or one in a folder.

    Raises PipelineError if it is not there or has no Universal Dependencies labels.
    """
    import spacy  # slow to import; only where a text is parsed

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # made by another spaCy version: the user's choice
            nlp = spacy.load(name, exclude=["ner"])
    except (OSError, ValueError) as error:
        raise PipelineError(f"pipeline {name}: cannot be loaded; is it installed? (pip install {name})") from error
    labels = set(nlp.get_pipe("parser").labels) if "parser" in nlp.pipe_names else set()  # type: ignore[attr-defined]  # spaCy types pipes as callables
    if not labels >= UD_LABELS:
        raise PipelineError(f"pipeline {name}: its parser lacks the labels of Universal Dependencies (nsubj, obj)")
    return nlp
