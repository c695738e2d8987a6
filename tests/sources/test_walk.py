"""Names, folders and patterns become files."""

import os
from pathlib import Path

import pytest

from detente.sources.items import Skipped
from detente.sources.walk import paths


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.txt", ".hidden.txt", "sub/c.html", "sub/a.txt", ".git/d.txt", "a [1].txt", "été.txt"):
        path = tmp_path / "news" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    return tmp_path / "news"


def names(found: list[Path | Skipped], folder: Path) -> list[str]:
    return [str(path.relative_to(folder)) for path in found if isinstance(path, Path)]


def test_a_folder_is_walked_in_order_without_what_is_hidden(folder: Path) -> None:
    found = list(paths([str(folder)]))
    assert names(found, folder) == ["a [1].txt", "a.txt", "b.txt", "été.txt", "sub/a.txt", "sub/c.html"]
    assert len(found) == 6


def test_globs(folder: Path) -> None:
    assert names(list(paths([f"{folder}/*.txt"])), folder) == ["a [1].txt", "a.txt", "b.txt", "été.txt"]
    assert names(list(paths([f"{folder}/**/*.html"])), folder) == ["sub/c.html"]
    assert names(list(paths([f"{folder}/s*"])), folder) == ["sub/a.txt", "sub/c.html"]
    assert names(list(paths([f"{folder}/a [1].txt"])), folder) == ["a [1].txt"]


def test_each_file_once_whatever_it_is_called(folder: Path) -> None:
    (folder / "z.txt").symlink_to(folder / "a.txt")
    found = list(paths([f"{folder}/b.txt", f"{folder}/sub/../a.txt", str(folder), f"{folder}/*.txt"]))
    assert names(found, folder) == ["b.txt", "sub/../a.txt", "a [1].txt", "été.txt", "sub/a.txt", "sub/c.html"]


def test_hidden_files_can_be_named(folder: Path) -> None:
    assert names(list(paths([f"{folder}/.hidden.txt", f"{folder}/.git"])), folder) == [".hidden.txt", ".git/d.txt"]


@pytest.mark.parametrize("name", ["nowhere.txt", "*.pdf", "", "a\0b"])
def test_a_name_without_a_file_is_skipped(name: str, folder: Path) -> None:
    where = f"{folder}/{name}" if name else name
    assert list(paths([where])) == [
        Skipped(source=where, position=0, reason=f"{where}: no such file: check the name")
    ]  # fmt: skip


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    (found,) = paths([str(tmp_path)])
    assert isinstance(found, Skipped)
    assert found.reason == f"{tmp_path}: a folder without files"


def test_links_and_pipes(folder: Path) -> None:
    (folder / "round").symlink_to(folder)
    (folder / "broken.txt").symlink_to(folder / "gone")
    os.mkfifo(folder / "pipe")
    assert names(list(paths([str(folder)])), folder) == [
        "a [1].txt", "a.txt", "b.txt", "broken.txt", "été.txt", "sub/a.txt", "sub/c.html"
    ]  # fmt: skip
    assert names(list(paths([f"{folder}/pipe"])), folder) == ["pipe"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_may_not_be_read_is_told(folder: Path) -> None:
    (folder / "sub").chmod(0)
    found = list(paths([str(folder)]))
    (folder / "sub").chmod(0o700)
    assert isinstance(found[-1], Skipped)
    assert found[-1].reason == f"{folder / 'sub'}: not readable: check its permissions"


def test_many_names_are_found_while_they_are_read(folder: Path) -> None:
    """A name is looked up when its turn comes."""
    found = paths([f"{folder}/a.txt", f"{folder}/later.txt"])
    next(found)
    (folder / "later.txt").write_text("x")
    assert next(found) == folder / "later.txt"
