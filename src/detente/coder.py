"""The way through: an article in, its records out.

A coder keeps pipelines and tables, never anything of an article, so that one
may serve many articles, in any order and in any worker.
"""

import hashlib
import json
import tomllib
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import cache, cached_property
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from detente.codebook.actors import load_actors
from detente.codebook.load import load
from detente.coding.article import Coded, Tables, code_reading
from detente.coding.backoff import Backoff
from detente.coding.confidence import Confidence
from detente.coding.contexts import Contexts
from detente.coding.expressions import Calendar
from detente.coding.given import Given
from detente.coding.where import Gazetteer
from detente.errors import CodebookError, SettingError
from detente.garbage import uncollected
from detente.language.pack import pack, unpack
from detente.language.pipeline import load_named, load_ours
from detente.language.read import Block, parse, read
from detente.records import Article
from detente.sources.furniture import load_furniture
from detente.sources.layout import layout
from detente.waist import Reading

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

CODED = ("title", "body")


class Coder:
    """Codes articles with one codebook.

    `extra` is a user's codebook folder on top of ours; `pipelines` are names of
    installed spaCy pipelines to use instead of ours, each for its language. With
    `frames_only` nothing is coded but by the codebook's frames.
    """

    def __init__(self, extra: Path | None = None, pipelines: Sequence[str] = (), *, frames_only: bool = False) -> None:
        if extra is not None and not extra.is_dir():
            raise SettingError(f"--codebook {extra}: no such folder")
        self.extra, self.frames_only = extra, frames_only
        self.name = f"detente {version('detente')}"
        self.codebook = load(extra)
        named = [load_named(name) for name in pipelines]
        self._nlp: dict[str, Language] = {str(nlp.lang): nlp for nlp in named}
        self._tables: dict[str, Tables] = {}

    def code(self, article: Article) -> Coded:
        """Return the records of an article."""
        return self.code_parsed(article, *self.parse(article))

    def parse(self, article: Article) -> tuple[list[Block], list["Doc"]]:
        """Return the blocks of an article that are coded, and their parses."""
        parts = layout(article.text, article.language, load_furniture())
        blocks: list[Block] = [(b.kind, b.start, b.end) for b in parts.blocks if b.kind in CODED]
        return blocks, self.parse_blocks(article, blocks)

    def parse_blocks(self, article: Article, blocks: Sequence[Block]) -> list["Doc"]:
        """Return the parses of given blocks (kind, start, end) of an article."""
        language, actors = article.language, self.tables(article.language).actors
        return parse(self.nlp(language), language, article.text, blocks, actors.places)

    def code_blocks(self, article: Article, blocks: Sequence[Block], given: Given = ()) -> Coded:
        """Return the records of given blocks (kind, start, end) of an article; `given` as in `code_reading`."""
        return self.code_parsed(article, blocks, self.parse_blocks(article, blocks), given)

    def code_parsed(self, article: Article, blocks: Sequence[Block], docs: Sequence["Doc"], given: Given = ()) -> Coded:
        """Return the records of an article that was parsed before; `given` as in `code_reading`."""
        with uncollected():
            return code_reading(article, self.reading(article, blocks, docs), self.tables(article.language), given)

    def reading(self, article: Article, blocks: Sequence[Block], docs: Sequence["Doc"]) -> Reading:
        """Return the clauses of a parsed article."""
        words = self.codebook.words[article.language]
        verbs, nouns, adjectives = (words.lemmas(sort) for sort in ("verbs", "nouns", "adjectives"))
        demonyms = self.tables(article.language).actors.demonyms
        return read(article.language, article.text, blocks, docs, verbs, nouns, adjectives, demonyms)

    def pack(self, docs: Sequence["Doc"]) -> bytes:
        """Return parses as bytes."""
        return pack(docs)

    def unpack(self, parse: bytes, language: str) -> list["Doc"]:
        """Return parses that the pipeline of a language made and `pack` kept."""
        return unpack(parse, self.nlp(language))

    @contextmanager
    def zone(self) -> Iterator[None]:
        """Free on leaving what the pipelines learn of words inside; parses made inside are of no use after."""
        with ExitStack() as stack:
            for nlp in self._nlp.values():
                stack.enter_context(nlp.memory_zone())
            yield

    @cached_property
    def digest(self) -> str:
        """Return sixteen hexadecimal digits that depend on the files of the codebook, and on `frames_only`."""
        folders = (Path(str(files("detente.codebook") / "data")), *([self.extra] if self.extra else []))
        digest = hashlib.sha256()
        for folder in folders:
            for path in sorted(p for p in folder.rglob("*") if p.is_file()):
                digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
        digest.update(b"frames only" if self.frames_only else b"")
        return digest.hexdigest()[:16]

    def model(self, language: str) -> str:
        """Return name and version of the pipeline of a language, with digits that depend on its description."""
        meta = self.nlp(language).meta
        digest = hashlib.sha256(json.dumps(meta, sort_keys=True, default=str).encode()).hexdigest()
        return f"{meta['lang']}_{meta['name']} {meta['version']} {digest[:8]}"

    def nlp(self, language: str) -> "Language":
        """Return the pipeline of a language, loaded at its first use."""
        if language not in self._nlp:
            self._nlp[language] = load_ours(language)
        return self._nlp[language]

    def tables(self, language: str) -> Tables:
        """Return what coding knows of a language, read at its first use."""
        if language not in self._tables:
            self._tables[language] = Tables(
                codebook=self.codebook,
                language=language,
                actors=load_actors(language, self.extra),
                calendar=Calendar.load(language, data("time.toml", self.extra)),
                contexts=Contexts(data("contexts.toml", self.extra), language),
                gazetteer=Gazetteer.load(language),
                speech=data("speech.toml", self.extra)[language],
                model=None if self.frames_only else Backoff.load(language, self.codebook.words[language]),
                confidence=Confidence.load(),
                coder=self.name,
            )
        return self._tables[language]


@cache
def coder_of(extra: Path | None = None, pipelines: tuple[str, ...] = (), *, frames_only: bool = False) -> Coder:
    """Return the coder with this codebook and these pipelines that this process keeps."""
    return Coder(extra, pipelines, frames_only=frames_only)


def data(name: str, extra: Path | None) -> dict[str, Any]:
    """Read a data file of the codebook; what a user's folder has of it goes over ours."""
    ours = tomllib.loads((files("detente.codebook") / "data" / name).read_text(encoding="utf-8"))
    theirs = extra / name if extra else None
    if theirs is None or not theirs.exists():
        return ours
    try:
        return over(ours, tomllib.loads(theirs.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CodebookError(f"{name}: not valid TOML: {error}") from error


def over(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    """Return `below` with the entries of `above` in place of its own, table by table."""
    merged = dict(below)
    for key, value in above.items():
        both = isinstance(value, dict) and isinstance(below.get(key), dict)
        merged[key] = over(below[key], value) if both else value
    return merged
