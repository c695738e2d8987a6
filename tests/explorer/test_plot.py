"""`detente plot`: the curve of a relation as a file."""

import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import Result
from typer.testing import CliRunner

from detente.cli.main import app


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["plot", *arguments])


def words(file: str) -> list[str]:
    """Return the texts of an SVG."""
    return [node.text or "" for node in ElementTree.parse(file).iter() if node.tag.endswith("}text")]


def test_an_svg(ledger: Path) -> None:
    result = run("nor", "CHL", "--ledger", str(ledger), "--out", "curve.svg")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("curve.svg: ")
    assert {"Norway – Chile", "Verbal conflict", "−4.7", "April"} <= set(words("curve.svg"))


def test_options(ledger: Path) -> None:
    given = ["--since", "2024-07-01", "--until", "2024-12-31", "--step", "week", "--theme", "dark", "--lang", "fr"]
    assert run("CHL", "NOR", "--ledger", str(ledger), "--out", "curve.svg", *given).exit_code == 0
    found = words("curve.svg")
    assert {"Chili – Norvège", "Conflit verbal", "août"} <= set(found)
    assert any(text.endswith("par semaine") for text in found)
    assert "#0f1419" in Path("curve.svg").read_text(encoding="utf-8")


def test_a_png_of_the_ledger_beside(ledger: Path) -> None:
    Path("relations.duckdb").symlink_to(ledger)
    assert run("NOR", "CHL", "--out", "curve.PNG").exit_code == 0
    assert Path("curve.PNG").read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["NOR", "CHL", "--out", "x.pdf"], "detente: x.pdf: a picture is .svg or .png"),
        (["NOR", "CHL", "--out", "no/x.svg"], "no/x.svg"),
        (["NOR", "XQX", "--out", "x.svg"], "detente: XQX: no code of a state"),
        (["NOR", "FRA", "--out", "x.svg"], "no event with a day between NOR and FRA"),
        (["NOR", "CHL", "--out", "x.svg", "--since", "2025-01-01", "--until", "2024-01-01"], "later than --until"),
        (["NOR", "CHL", "--out", "x.svg", "--since", "2025"], "Invalid value for '--since'"),
    ],
)
def test_what_cannot_be_done_is_told(ledger: Path, arguments: list[str], message: str) -> None:
    result = run(*arguments, "--ledger", str(ledger))
    assert result.exit_code == 2
    assert message in result.stderr
    assert not Path("x.svg").exists()


def test_no_ledger() -> None:
    assert "relations.duckdb: no such ledger" in run("NOR", "CHL", "--out", "x.svg").stderr


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    monkeypatch.delitem(sys.modules, "detente.explorer.plot", raising=False)
    import detente.explorer

    monkeypatch.delattr(detente.explorer, "plot", raising=False)
    result = run("NOR", "CHL", "--out", "x.svg")
    assert result.exit_code == 2
    assert "vl_convert is missing: pip install 'detente[explorer,plot]'" in result.stderr
