"""Modules, classes, and functions that another module imports, say what they are for.

Helpers that only their own module calls may speak for themselves by their name.
"""

import ast
from pathlib import Path

import pytest

SRC = Path(__file__).parent.parent / "src" / "detente"
TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(SRC.rglob("*.py"))}
# What other modules import, as "detente.records.Article".
IMPORTED = {
    f"{node.module}.{alias.name}"
    for tree in TREES.values()
    for node in ast.walk(tree)
    if isinstance(node, ast.ImportFrom) and node.module and node.level == 0
    for alias in node.names
}


def module(path: Path) -> str:
    return ".".join(("detente", *path.relative_to(SRC).with_suffix("").parts)).removesuffix(".__init__")


@pytest.mark.parametrize("path", TREES, ids=lambda p: str(p.relative_to(SRC)))
def test_every_module_and_class_has_a_docstring(path: Path) -> None:
    assert ast.get_docstring(TREES[path])
    classes = [n for n in ast.walk(TREES[path]) if isinstance(n, ast.ClassDef) and not n.name.startswith("_")]
    assert [c.name for c in classes if not ast.get_docstring(c)] == []


@pytest.mark.parametrize("path", [p for p in TREES if p.parent.name != "cli"], ids=lambda p: str(p.relative_to(SRC)))
def test_every_function_that_others_import_has_a_docstring(path: Path) -> None:
    functions = [n for n in TREES[path].body if isinstance(n, ast.FunctionDef)]
    assert [f.name for f in functions if f"{module(path)}.{f.name}" in IMPORTED and not ast.get_docstring(f)] == []


def test_names_are_imported_from_where_they_are_made() -> None:
    """Nothing private crosses modules."""
    ours = {name for name in IMPORTED if name.startswith("detente.")}
    assert [name for name in sorted(ours) if name.rsplit(".", 1)[-1].startswith("_")] == []
