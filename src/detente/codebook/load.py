"""Read the codebook's folder, and a user's folder on top of it."""

import difflib
import hashlib
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib.resources import as_file, files
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from detente.codebook.cache import keep, kept
from detente.codebook.model import (
    Codebook,
    Entry,
    EventType,
    Fold,
    Frame,
    Governor,
    Mode,
    Need,
    Pattern,
    Words,
)  # fmt: skip
from detente.codebook.schema import Chains, FrameFile, FrameRow, GovernorRow, NeedRow, Plover
from detente.errors import CodebookError
from detente.garbage import uncollected

M = TypeVar("M", bound=BaseModel)
SORTS = ("verbs", "nouns", "adjectives")
LANGUAGES = ("fr", "en")
NEED_KEYS = ("role", "is", "sector", "not", *LANGUAGES)
# Roles that frames may name: those of a clause, and classes of prepositions.
ROLES = frozenset(
    {"subject", "object", "indirect", "possessor", "adjective", "compound", "agent", "with", "against", "to", "toward"}
    | {"from", "on", "of", "by", "for", "between", "about", "in", "at", "over", "under", "as", "after", "without"}
    | {"before", "during", "according", "behind", "complement", "predicative", "purpose"}
)


def load(extra: Path | None = None) -> Codebook:
    """Return the codebook, extended by the files in `extra`.

    Raises CodebookError that lists every fault, one a line.
    """
    with as_file(files("detente.codebook") / "data") as ours, uncollected():
        return Reader([ours, *([extra] if extra else [])]).codebook()


class Reader:
    """Reads the layers of a codebook and collects their faults."""

    def __init__(self, folders: list[Path]) -> None:
        self.folders = folders
        self.faults: list[str] = []
        self.known: dict[tuple[str, str, str], list[Pattern]] = {}

    def codebook(self) -> Codebook:
        types, contexts = self.plover()
        goldstein = self.goldstein()
        rows = self.frame_rows()
        entries = {lang: {sort: defaultdict(list) for sort in SORTS} for lang in LANGUAGES}  # type: dict[str, dict[str, dict[str, list[Entry]]]]
        frames = {}
        for (event, frame_id), (row, classes, where) in rows.items():
            self.check(row, event, types, goldstein, where)
            frame = frame_of(event, frame_id, row)
            frames[frame.id] = frame
            for lang in row.languages():
                asked = (self.need(n, lang, classes, where) for n in row.needs if applies(n, lang))
                needs = tuple(sorted(asked, key=lambda need: not need.words))  # words are found faster than actors
                for sort in SORTS:
                    for words in getattr(row, sort).get(lang, []):
                        for pattern in self.patterns(words, sort, lang):
                            entries[lang][sort][pattern.lemma].append(Entry(frame, pattern, needs))
        words = {
            lang: Words(
                entries=freeze(
                    {sort: freeze({k: tuple(v) for k, v in table.items()}) for sort, table in sorts.items()}
                ),
                governors=self.governors(lang, types),
                reporting=self.speech(lang, "verbs", "quoting"),
                obliging=self.speech(lang, "obliging"),
            )
            for lang, sorts in entries.items()
        }
        if self.faults:
            raise CodebookError("\n".join(dict.fromkeys(self.faults)))
        return Codebook(
            version=self.version(), types=freeze(types), contexts=contexts, goldstein=freeze(goldstein),
            frames=freeze(frames), words=freeze(words),
        )  # fmt: skip

    def patterns(self, words: str, sort: str, lang: str) -> list[Pattern]:
        """Return the patterns of a predicate; many frames have the same ones."""
        key = words, sort, lang
        if key not in self.known:
            self.known[key] = patterns_of(*key)
        return self.known[key]

    def paths(self, pattern: str) -> Iterator[Path]:
        """Yield the files of all layers that match, ours first."""
        for folder in self.folders:
            yield from sorted(folder.glob(pattern))

    def read(self, path: Path, model: type[M]) -> M | None:
        """Read a TOML file into its model, or note what is wrong with it."""
        try:
            return model.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            self.faults.append(f"{path.name}: not valid TOML: {error}")
        except ValidationError as error:
            self.faults.extend(f"{path.name}: {'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())
        return None

    def plover(self) -> tuple[dict[str, EventType], tuple[str, ...]]:
        types: dict[str, EventType] = {}
        contexts: tuple[str, ...] = ()
        for path in self.paths("plover.toml"):
            if data := self.read(path, Plover):
                contexts = tuple(data.contexts)
                for name, row in data.type.items():
                    modes = {mode: Mode(mode, score) for mode, score in row.modes.items()}
                    types[name] = EventType(name, row.quad, row.score, row.recipient_required, freeze(modes))
        return types, contexts

    def goldstein(self) -> dict[str, float]:
        """Read CAMEO codes and their Goldstein values."""
        values = {}
        for path in self.paths("cameo.csv"):
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()[1:], 2):
                try:
                    code, value = line.split(",")[:2]
                    values[code] = float(value)
                except ValueError:
                    self.faults.append(f"{path.name}: line {number}: wants a code and a number, has {line!r}")
        return values

    def frame_rows(self) -> dict[tuple[str, str], tuple[FrameRow, dict[str, Any], str]]:
        rows = {}
        for path in self.paths("frames/*.toml"):
            content = path.read_bytes()
            data = kept(content)
            if data is None:
                before = len(self.faults)
                data = self.read(path, FrameFile)
                if data is None:
                    continue
                self.check_examples(data, path.name)
                if len(self.faults) == before:
                    keep(content, data)
            for row in data.frame:
                rows[(data.event, f"{path.stem}/{row.id}")] = (row, dict(data.classes), f"{path.name}: {row.id}")
        return rows

    def check_examples(self, data: FrameFile, name: str) -> None:
        """Note frames that stand twice and examples that are missing."""
        seen = set()
        for row in data.frame:
            if row.id in seen:
                self.faults.append(f"{name}: {row.id}: stands twice; give one of them another id")
            seen.add(row.id)
            for key, rows in (("example", row.example), ("near_miss", row.near_miss)):
                for lang in sorted(row.languages() - {k for r in rows for k in r}):
                    self.faults.append(f"{name}: {row.id}: no {key} in {lang}; add one")

    def check(
        self, row: FrameRow, event: str, types: dict[str, EventType], goldstein: dict[str, float], where: str
    ) -> None:
        """Note codes and roles that do not exist."""
        for key in sorted({k for n in row.needs for k in n.model_extra or {}} - set(LANGUAGES)):
            self.faults.append(f"{where}: unknown key {key!r} of a need{like(key, NEED_KEYS)}")
        for role in (*row.actor, *row.recipient, *(n.role for n in row.needs)):
            if role not in ROLES:
                self.faults.append(f"{where}: unknown role {role!r}{like(role, ROLES)}")
        if event not in types:
            self.faults.append(f"{where}: unknown type {event!r}{like(event, types)}")
        elif row.mode and row.mode not in types[event].modes:
            self.faults.append(f"{where}: unknown mode {row.mode!r}{like(row.mode, types[event].modes)}")
        if row.cameo and goldstein and row.cameo not in goldstein:
            self.faults.append(f"{where}: unknown CAMEO code {row.cameo!r}")

    def need(self, row: NeedRow, lang: str, classes: dict[str, Any], where: str) -> Need:
        words: list[str] = []
        for word in row.words(lang) or []:
            if word.startswith("@") and word[1:] not in classes:
                self.faults.append(f"{where}: unknown word class {word!r}{like(word[1:], classes)}")
            words += classes.get(word[1:], {}).get(lang, []) if word.startswith("@") else [word]
        words = [word.lower() for word in words]
        return Need(row.role, frozenset(words), row.is_ == "actor", frozenset(row.sector), row.not_)

    def governors(self, lang: str, types: dict[str, EventType]) -> MappingProxyType[str, Any]:
        tables: dict[str, dict[str, list[tuple[Pattern, Governor]]]] = {sort: defaultdict(list) for sort in SORTS}
        rows = {
            row.id: row
            for path in self.paths("chains.toml")
            if (data := self.read(path, Chains))
            for row in data.governor
        }
        for row in rows.values():
            self.check_folds(row, types)
            governor = governor_of(row)
            for sort in SORTS:
                for words in getattr(row, sort).get(lang, []):
                    pattern = pattern_of(words)
                    tables[sort][pattern.lemma].append((pattern, governor))
        return freeze({sort: freeze({k: tuple(v) for k, v in table.items()}) for sort, table in tables.items()})

    def check_folds(self, row: GovernorRow, types: dict[str, EventType]) -> None:
        """Note types and modes of a governor's folds that do not exist."""
        where = f"chains.toml: {row.id}"
        for fold in row.fold:
            kinds = (*(t.split("/")[0] for t in fold.of), fold.event)
            named = [t for t in kinds if t and t != "*" and t not in types]
            faults = [f"{where}: unknown type {name!r}{like(name, types)}" for name in named]
            if fold.mode and fold.event in types and fold.mode not in types[fold.event].modes:
                faults.append(f"{where}: unknown mode {fold.mode!r}{like(fold.mode, types[fold.event].modes)}")
            self.faults += [fault for fault in faults if fault not in self.faults]

    def speech(self, lang: str, *lists: str) -> frozenset[str]:
        """Return the lemmas of lists of speech.toml."""
        tables = [self.toml(path).get(lang, {}) for path in self.paths("speech.toml")]
        return frozenset(pattern_of(word).lemma for t in tables for name in lists for word in t.get(name, ()))

    def toml(self, path: Path) -> dict[str, Any]:
        """Read a TOML file, or note why it is none."""
        try:
            return tomllib.loads(path.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            self.faults.append(f"{path.name}: not valid TOML: {error}")
            return {}

    def version(self) -> str:
        """Return a digest of every file that was read."""
        digest = hashlib.sha256()
        for path in self.paths("**/*.*"):
            if path.is_file():
                digest.update(path.read_bytes())
        return digest.hexdigest()[:12]


def freeze(table: dict[str, Any]) -> MappingProxyType[str, Any]:
    return MappingProxyType(table)


def applies(need: NeedRow, lang: str) -> bool:
    """Tell whether a need says anything in a language."""
    return need.is_ is not None or bool(need.sector) or need.words(lang) is not None


def frame_of(event: str, frame_id: str, row: FrameRow) -> Frame:
    return Frame(
        id=frame_id, event=event, mode=row.mode, cameo=row.cameo, actor=tuple(row.actor),
        recipient=tuple(row.recipient), reciprocal=row.reciprocal, of=row.of,
    )  # fmt: skip


def governor_of(row: GovernorRow) -> Governor:
    folds = tuple(Fold(frozenset(f.of), f.event, f.mode, f.status) for f in row.fold)
    return Governor(row.id, row.control, tuple(row.recipient), folds, row.passes, row.of_others)


def pattern_of(words: str) -> Pattern:
    """Read "s'entretenir téléphone" as lemma, reflexive and the words beside it."""
    words = words.lower().replace("’", "'")
    reflexive = words.startswith(("se ", "s'"))
    if reflexive:
        words = words.removeprefix("se ").removeprefix("s'")
    lemma, *rest = words.split()
    return Pattern(lemma, reflexive, frozenset(rest))


def patterns_of(words: str, sort: str, lang: str) -> list[Pattern]:
    """Return the patterns of a predicate; an English noun of several words may have its head last ("air strike")."""
    pattern = pattern_of(words)
    if sort != "nouns" or lang != "en" or not pattern.words:
        return [pattern]
    *rest, last = words.lower().replace("’", "'").split()
    return [pattern, Pattern(last, False, frozenset(rest))]


def like(word: str, known: Iterable[str]) -> str:
    """Return a hint at the nearest known word."""
    near = difflib.get_close_matches(word, list(known), 1)
    return f" (did you mean {near[0]!r}?)" if near else ""
