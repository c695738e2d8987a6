"""`detente explain`: what decided each clause, and why others were not coded."""

from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from detente.cli.main import app

pytestmark = pytest.mark.model

SENTENCE = "La Norvège a expulsé trois diplomates russes."


def explain(*arguments: str, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(app, ["explain", *arguments], input=stdin, env={"COLUMNS": "200"})


def test_a_sentence_tells_its_frame() -> None:
    result = explain(SENTENCE)
    assert (result.exit_code, result.stderr) == (0, "")
    for words in (SENTENCE, "SANCTION/expel", "frame sanction/", "actor NOR", "recipient RUS", "actual"):
        assert words in result.stdout


def test_the_words_of_a_sentence_may_come_apart() -> None:
    assert explain(*SENTENCE.split()).stdout == explain(SENTENCE).stdout


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Norway did not expel any Russian diplomat.", "negated"),
        ("La Norvège pourrait expulser des diplomates russes.", "hypothetical"),
        ("Norway will expel three Russian diplomats.", "future"),
        ("If Sweden closes its border, Norway will expel three Russian diplomats.", "if: If Sweden closes its border"),
    ],
)
def test_the_status_is_told(sentence: str, words: str) -> None:
    assert words in explain(sentence).stdout


def test_what_is_not_coded_has_its_reason() -> None:
    result = explain("La Norvège a mangé une pomme russe.", "--language", "fr")
    assert result.exit_code == 0
    assert "not coded: verb not in codebook: manger" in result.stdout


def test_a_statement_names_its_speaker() -> None:
    result = explain("« Nous ne céderons pas », a déclaré le ministre malien.", "--language", "fr")
    assert "statement (direct)" in result.stdout
    assert "MLI:GOV" in result.stdout


def test_a_file_is_read_as_an_article(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"---\npublished: 2023-03-16\nlanguage: fr\n---\n{SENTENCE}\n", encoding="utf-8")
    result = explain(str(path))
    assert "on 2023-03-16" in result.stdout
    assert "published" not in result.stdout


def test_standard_input() -> None:
    assert "SANCTION/expel" in explain("-", stdin=SENTENCE).stdout


def test_a_date_and_a_language_may_be_given() -> None:
    sentence = "Norway expelled three Russian diplomats on Monday."
    result = explain(sentence, "--language", "en", "--published", "2023-03-16")
    assert "on 2023-03-13" in result.stdout


def test_brackets_in_a_sentence_are_no_markup() -> None:
    result = explain("Norway [bold] expelled three Russian [/bold] diplomats [sic].", "--language", "en")
    assert result.exit_code == 0
    assert "[bold]" in result.stdout
    assert "[/bold]" in result.stdout


def test_the_model_is_told_from_a_frame_and_may_be_left_out() -> None:
    sentence = "The Danish government lashed at Norway over the arrests."
    assert "ACCUSE by the model" in explain(sentence).stdout
    assert "lashed → not coded" in explain(sentence, "--frames-only").stdout
