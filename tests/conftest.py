"""What many tests share: one coder, and articles made from text."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from detente.coder import Coder
from detente.coding.article import Coded
from detente.records import Article
from detente.sources.text import ArticleSettings, read_text

TESTS = Path(__file__).parent
ROOT = TESTS.parent
MakeArticle = Callable[..., Article]


def make_article(text: str | bytes, *, name: str = "a.txt", **settings: str) -> Article:
    """Return the article in `text`; settings as in ArticleSettings."""
    data = text if isinstance(text, bytes) else text.encode()
    return read_text(data, name=name, settings=ArticleSettings(**settings))


@pytest.fixture(scope="session")
def article() -> MakeArticle:
    """Return the helper that makes an article from text."""
    return make_article


@pytest.fixture(scope="session")
def coder() -> Coder:
    """Return one coder for all tests; its pipelines load at their first use."""
    return Coder()


@pytest.fixture(scope="session")
def corpus() -> dict[str, Article]:
    """Return all articles that lie about, by path: examples, golden and, where present, those shared."""
    return {str(p.relative_to(ROOT.parent)): make_article(p.read_bytes(), name=p.name) for p in paths()}


@pytest.fixture(scope="session")
def coded(coder: Coder, corpus: dict[str, Article]) -> dict[str, Coded]:
    """Return the records of the corpus, by path."""
    return {path: coder.code(article) for path, article in corpus.items()}


def paths() -> Iterator[Path]:
    for folder in (ROOT / "examples", TESTS / "golden", ROOT.parent / "shared" / "articles"):
        yield from sorted(folder.rglob("*.txt"))
