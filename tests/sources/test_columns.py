"""Which columns hold what."""

import datetime as dt

import pytest

from detente.errors import SettingError
from detente.sources.columns import check, fields, scalar


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (["Title", "Body", "Date"], {"title": "Title", "text": "Body", "published": "Date"}),
        (["titre", "Texte", "Date de publication", "journal", "lien", "langue"],
         {"title": "titre", "text": "Texte", "published": "Date de publication", "outlet": "journal", "url": "lien",
          "language": "langue"}),
        (["headline", "maintext", "date_publish", "source_domain", "date_download"],
         {"title": "headline", "text": "maintext", "published": "date_publish", "outlet": "source_domain",
          "retrieved": "date_download"}),
        (["pubDate", "content", "articleBody"], {"published": "pubDate", "text": "articleBody"}),
        (["contenu", "média", "URL"], {"text": "contenu", "outlet": "média", "url": "URL"}),
        (["description", "summary", "author", "id"], {}),
        (["TEXT", "text"], {"text": "TEXT"}),
        ([], {}),
    ],
)  # fmt: skip
def test_usual_names(names: list[str], found: dict[str, str]) -> None:
    assert fields(names, {}) == found


def test_chosen_names_go_before_the_usual() -> None:
    assert fields(["text", "clean", "date"], {"text": "clean"}) == {"text": "clean", "published": "date"}
    assert fields(["text", "date"], {"text": "clean"}) == {"published": "date"}


def test_only_fields_of_an_article_can_be_chosen() -> None:
    check({"text": "x", "retrieved": "y"})
    with pytest.raises(SettingError, match="unknown author, id"):
        check({"id": "x", "author": "y"})


def test_values_as_words() -> None:
    values = ["x", 3, 2.5, dt.date(2017, 3, 3), dt.datetime(2017, 3, 3, 10), True, None, ["x"], {"name": "x"}, b"x"]
    said = ["x", "3", "2.5", "2017-03-03", "2017-03-03T10:00:00", None, None, None, None, None]
    assert [scalar(value) for value in values] == said
