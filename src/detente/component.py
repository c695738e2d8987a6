"""Détente as a component of a spaCy pipeline: `nlp.add_pipe("detente")`."""

from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from detente.coder import Coder
from detente.coding.article import Coded
from detente.language.pipeline import UD_LABELS
from detente.sources.text import ArticleSettings, read_text


@Language.factory("detente", default_config={"published": None, "codebook": None})
def make(nlp: Language, name: str, published: str | None, codebook: str | None) -> "Component":
    """Return the component; `published` is an ISO date for all documents, `codebook` a folder of one's own."""
    return Component(nlp, published, Path(codebook) if codebook else None)


class Component:
    """Puts the records of a document on it, as `doc._.detente` (a Coded: events, statements, passed).

    Where the pipeline before it has parsed the document with Universal Dependencies labels, that
    parse is used; otherwise the text is parsed by our own pipeline. `doc._.published`, an ISO date,
    goes before the component's. Spans are characters of `doc.text`. SourceError: the document has no text.
    """

    def __init__(self, nlp: Language, published: str | None, codebook: Path | None) -> None:
        self.nlp, self.published, self.coder = nlp, published, Coder(codebook)
        for extension in ("detente", "published"):
            if not Doc.has_extension(extension):
                Doc.set_extension(extension, default=None)

    def __call__(self, doc: Doc) -> Doc:
        """Code the document."""
        doc._.detente = self.coded(doc)
        return doc

    def coded(self, doc: Doc) -> Coded:
        language = str(self.nlp.lang).removeprefix("detente_")
        told = ArticleSettings(published=doc._.published or self.published, language=language)
        article = read_text(doc.text.encode(), name="the document", settings=told)
        if self.parsed(doc):
            return self.coder.code_parsed(article, [("body", 0, len(doc.text))], [doc])
        return self.coder.code(article)

    def parsed(self, doc: Doc) -> bool:
        """Tell whether the document has a parse that we can read."""
        parser = self.nlp.get_pipe("parser") if "parser" in self.nlp.pipe_names else None
        labels = set(getattr(parser, "labels", ()))
        return labels >= UD_LABELS and doc.has_annotation("DEP") and doc.has_annotation("LEMMA")
