"""Checked frame files are kept; what is kept never changes what is read."""

import os
import tempfile
from pathlib import Path

import pytest

from detente.codebook import cache
from detente.codebook.cache import keep, kept, place
from detente.codebook.load import Reader, load
from detente.codebook.schema import FrameFile
from detente.errors import CodebookError

FILE = """
event = "ASSAULT"

[class.city]
en = ["town"]

[[frame]]
id = "zap"
verbs = { en = ["zapp"] }
needs = [{ role = "object", en = ["@city"] }, { role = "subject", is = "actor", not = true }]
note = "A note."
example = [{ en = "Chad zapps Mali.", is = "TCD -> MLI" }]
near_miss = [{ en = "A dog zapps.", why = "no actors" }]
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep copies in a folder of our own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "detente"


def mine(tmp_path: Path, text: str = FILE) -> Path:
    """Write a user's codebook of one file."""
    frames = tmp_path / "book" / "frames"
    frames.mkdir(parents=True, exist_ok=True)
    (frames / "mine.toml").write_text(text, encoding="utf-8")
    return frames.parent


def read(text: str) -> FrameFile:
    found = Reader([]).read(written(text), FrameFile)
    assert found is not None
    return found


def written(text: str) -> Path:
    path = Path(os.environ["XDG_CACHE_HOME"]).parent / "frames.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_same_with_and_without(tmp_path: Path, folder: Path) -> None:
    first = load(mine(tmp_path))
    copies = sorted(folder.iterdir())
    assert len(copies) == 17  # our sixteen types, and mine
    assert load(mine(tmp_path)) == first
    assert sorted(folder.iterdir()) == copies


def test_a_copy_is_the_file_without_its_examples(folder: Path) -> None:
    data = read(FILE)
    keep(FILE.encode(), data)
    copy = kept(FILE.encode())
    assert copy is not None
    bare = data.frame[0].model_copy(update={"example": [], "near_miss": [], "note": ""})
    assert copy == data.model_copy(update={"frame": [bare]})
    assert copy.frame[0].needs[0].words("en") == ["@city"]


def test_a_changed_file_is_read_anew(tmp_path: Path) -> None:
    assert "zapp" in load(mine(tmp_path)).words["en"].entries["verbs"]
    changed = load(mine(tmp_path, FILE.replace('"zapp"', '"zipp"'))).words["en"].entries["verbs"]
    assert ("zipp" in changed, "zapp" in changed) == (True, False)


def test_another_version_reads_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    keep(FILE.encode(), read(FILE))
    monkeypatch.setattr(cache, "version", lambda name: "999")
    assert kept(FILE.encode()) is None


@pytest.mark.parametrize("content", ["", "{", "null", '{"event": "ASSAULT", "frames": []}', "\udcff"])
def test_a_broken_copy_is_not_used(content: str, tmp_path: Path) -> None:
    first = load(mine(tmp_path))
    copy = place((mine(tmp_path) / "frames" / "mine.toml").read_bytes())
    copy.write_bytes(content.encode("utf-8", "surrogateescape"))
    assert kept(FILE.encode()) is None
    assert load(mine(tmp_path)) == first


def test_a_faulty_file_is_not_kept(tmp_path: Path) -> None:
    without = "".join(line for line in FILE.splitlines(keepends=True) if not line.startswith("near_miss"))
    for _ in range(2):
        with pytest.raises(CodebookError, match="no near_miss in en"):
            load(mine(tmp_path, without))
    assert kept(without.encode()) is None


def test_faults_against_other_files_are_found_in_a_copy(tmp_path: Path) -> None:
    wrong = FILE.replace('id = "zap"', 'id = "zap"\nmode = "droone"')
    for _ in range(2):
        with pytest.raises(CodebookError, match="did you mean 'drone'"):
            load(mine(tmp_path, wrong))


def test_nowhere_to_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert "mine/zap" in load(mine(tmp_path)).frames


def test_a_disk_that_is_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(tempfile, "NamedTemporaryFile", full)
    assert "mine/zap" in load(mine(tmp_path)).frames


def test_the_home_folder_serves_without_a_setting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert cache.folder() == tmp_path / ".cache" / "detente"


def test_no_home_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere() -> Path:
        raise RuntimeError("Could not determine home directory.")  # as pathlib does for a user without an entry

    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setattr(Path, "home", staticmethod(nowhere))
    assert "mine/zap" in load(mine(tmp_path)).frames
