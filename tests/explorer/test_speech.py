"""The words of the interface: whole in both languages, none missing and none idle."""

import re
import tomllib
from datetime import date
from pathlib import Path

import pytest

import detente.explorer
from detente.explorer.speech import LANGUAGES, speech, wanted

ROOM = Path(detente.explorer.__file__).parent
FORMS = {
    (file.stem, key): forms for file in sorted((ROOM / "words").glob("*.toml"))
    for key, forms in tomllib.loads(file.read_text(encoding="utf-8")).items()
}  # fmt: skip
SOURCES = "\n".join(
    file.read_text(encoding="utf-8")
    for kind in ("templates/*.html", "*.py", "views/*.py", "pictures/*.py", "static/*.js")
    for file in sorted(ROOM.glob(kind))
)  # fmt: skip
SAID = re.compile(r"""\bsay\(\s*(["'])([^"'%]+)\1\s*[,)]""")
# Words that are the same in both languages.
SAME = re.compile(r"[\W\d_]*|.*\{.*|[A-Z]{2,}|.{1,3}")


def test_a_key_stands_in_one_file() -> None:
    keys = [key for _, key in FORMS]
    assert sorted(keys) == sorted(set(keys))


@pytest.mark.parametrize(("key", "forms"), [(f"{file}/{key}", forms) for (file, key), forms in FORMS.items()])
def test_each_key_has_its_words_in_each_language(key: str, forms: dict[str, str]) -> None:
    assert set(forms) == set(LANGUAGES)
    assert all(words == words.strip(" ") and words for words in forms.values())
    slots = [sorted(re.findall(r"\{(\w*)[^}]*\}", forms[language])) for language in LANGUAGES]
    assert slots[0] == slots[1]


@pytest.mark.parametrize(("key", "words"), [(f"{file}/{key}", forms["fr"]) for (file, key), forms in FORMS.items()])
def test_french_spaces_and_apostrophes(key: str, words: str) -> None:
    outside = re.sub(r"\{[^}]*\}|<[^>]*>|`[^`]*`|https?://\S+", "x", words)
    assert not re.search(r"(?<![\u00a0\u202f])[;!?»](?!\w)|(?<![\u00a0\u202f\d]):(?!\w)|«(?![\u00a0\u202f])", outside)
    assert "'" not in outside
    assert '"' not in outside


def test_what_templates_say_there_is() -> None:
    said = {found[1] for found in SAID.findall(SOURCES)}
    assert len(said) > 40
    assert said - {key for _, key in FORMS} == set()


def test_no_words_are_idle() -> None:
    assert [key for _, key in FORMS if not used(key)] == []


def used(key: str) -> bool:
    """Whether the key stands in a template or program, whole or made of its first part."""
    first = key.rpartition(".")[0] or key.rpartition("_")[0]
    return bool(re.search(rf"""["']{re.escape(key)}["']""", SOURCES)) or bool(
        first and re.search(rf"""["']{re.escape(first)}[._](["'%{{]|\$)""", SOURCES)
    )


def test_names_dates_and_numbers() -> None:
    french, english = speech("fr"), speech("en")
    assert (french.country("DEU"), english.country("DEU")) == ("Allemagne", "Germany")
    assert (french.party("RUS:MIL"), english.party("RUS:MIL")) == ("Russie (armée)", "Russia (military)")
    assert english.party("---:REB") == "unknown (rebels)"
    assert (english.country("XYZ"), english.country(None)) == ("XYZ", "–")
    assert (french.day(date(2025, 3, 1)), english.day(None)) == ("1 mars 2025", "–")
    assert (french.number(1234567), english.number(1234567)) == ("1\u202f234\u202f567", "1,234,567")
    assert len(english.types) == 16


@pytest.mark.parametrize(
    ("asked", "cookie", "accepted", "spoken"),
    [("fr", "en", "en", "fr"), ("", "fr", "en", "fr"), ("", None, "fr-CA,en", "fr"), ("", None, "de", "en"),
     ("", "<b>", "FR", "fr"), ("", None, "", "en")],
)  # fmt: skip
def test_which_language(asked: str, cookie: str | None, accepted: str, spoken: str) -> None:
    assert wanted(asked, cookie, accepted) == spoken
