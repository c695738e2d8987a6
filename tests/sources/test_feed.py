"""RSS and Atom feeds, saved: what an entry says, and what is skipped."""

import gzip
from pathlib import Path

import pytest

from detente.errors import SourceError
from detente.sources.article import article
from detente.sources.feed import Entry, entries, feed_items
from detente.sources.items import Item, Skipped
from detente.sources.text import ArticleSettings

NAMESPACES = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
TEXT = "La Norvège a expulsé trois diplomates."


def rss(*items: str, channel: str = "<title>Dépêches</title>") -> bytes:
    parts = "".join(f"<item>{part}</item>" for part in items)
    return f'<?xml version="1.0"?><rss version="2.0" {NAMESPACES}><channel>{channel}{parts}</channel></rss>'.encode()


def atom(*parts: str, attributes: str = "") -> bytes:
    found = "".join(f"<entry>{part}</entry>" for part in parts)
    return f'<feed xmlns="http://www.w3.org/2005/Atom"{attributes}><title>The Wire</title>{found}</feed>'.encode()


def only(data: bytes, base: str | None = None) -> Entry:
    (entry,) = entries(data, base).entries
    return entry


def dated(words: str, language: str = "") -> str | None:
    return only(rss(f"<pubDate>{words}</pubDate>", channel=f"<language>{language}</language>")).published


def items(path: Path, data: bytes, start: int = 0) -> list[Item | Skipped]:
    path.write_bytes(data)
    return list(feed_items(path, start))


def test_an_entry_of_rss() -> None:
    entry = only(
        rss(
            "<title>L'accord</title><link>https://example.org/1</link><guid isPermaLink='false'>n1</guid>"
            f"<pubDate>Thu, 16 Mar 2023 08:00:00 +0100</pubDate><description>{TEXT}</description>",
            channel="<title>Dépêches de l'Estuaire</title><language>fr-FR</language>",
        )
    )
    assert entry == Entry(
        id="n1", link="https://example.org/1", title="L'accord", outlet="Dépêches de l'Estuaire",
        published="2023-03-16", updated=None, language="fr-FR", content=TEXT,
    )  # fmt: skip


def test_an_entry_of_atom() -> None:
    entry = only(
        atom(
            "<id>urn:1</id><title type='html'>A &lt;b&gt;pact&lt;/b&gt; &amp;amp; a vote</title><link href='1'/>"
            "<published>2023-03-15T23:30:00-05:00</published><updated>2023-03-16T10:00:00+02:00</updated>"
            "<content type='html'>&lt;p&gt;Norway &lt;a href='x'&gt;signed&lt;/a&gt;.&lt;/p&gt;</content>",
            attributes=' xml:lang="en"',
        ),
        "https://example.org/news/feed",
    )
    assert entry == Entry(
        id="urn:1", link="https://example.org/news/1", title="A pact & a vote", outlet="The Wire",
        published="2023-03-15", updated="2023-03-16T08:00:00Z", language="en",
        content='<p>Norway <a href="https://example.org/news/x">signed</a>.</p>',
    )  # fmt: skip


def test_the_whole_text_goes_before_the_summary() -> None:
    entry = only(
        rss(f"<description>En bref.</description><content:encoded><![CDATA[<p>{TEXT}</p>]]></content:encoded>")
    )
    assert entry.content == f"<p>{TEXT}</p>"


def test_scripts_are_left_out() -> None:
    assert (
        only(rss(f"<description><![CDATA[<p>{TEXT}</p><script>a()</script>]]></description>")).content
        == f"<p>{TEXT}</p>"
    )


def test_plain_text_stays_plain() -> None:
    assert only(atom("<content type='text'>5 &lt; 6, said Norway</content>")).content == "5 &lt; 6, said Norway"


def test_an_entry_from_another_outlet_names_it() -> None:
    entry = only(rss("<title>T</title><source url='https://example.org/feed'>La Vigie</source>"))
    assert entry.outlet == "La Vigie"


@pytest.mark.parametrize("text", ["", "<![CDATA[<img src='a.png'/>]]>", " … "])
def test_what_has_no_words_is_no_text(text: str) -> None:
    assert only(rss(f"<title>T</title><description>{text}</description>")).content is None


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("Thu, 16 Mar 2023 00:30:00 +0100", "2023-03-16"),  # the day where it was published
        ("2023-03-16T00:30:00+01:00", "2023-03-16"),
        ("jeu., 02 mars 2017", "2017-03-02"),
        ("Ven, 3 Juin 2022 08:15:00 +0200", "2022-06-03"),
        ("1er août 2016", "2016-08-01"),
        ("Tuesday, March 7, 2017 at 10:15 am", "2017-03-07"),
        ("2023", None),
        ("2023-03", None),
        ("mars 2017", None),
        ("jeudi", None),
        ("03/04/2017", None),
        ("30 février 2017", None),
        ("Thu, 30 Feb 2017 10:00:00 GMT", None),
        ("0000-00-00", None),
        ("hier", None),
        ("", None),
    ],
)
def test_a_date_is_read_and_never_made_up(words: str, date: str | None) -> None:
    assert dated(words) == date


def test_a_date_in_figures_is_read_in_french_alone() -> None:
    assert dated("03/04/2017", "fr") == "2017-04-03"
    assert dated("03/04/2017", "en") is None


def test_the_date_of_dublin_core_is_of_publication_in_rss() -> None:
    entry = only(rss("<dc:date>2023-03-16T00:30:00+01:00</dc:date>"))
    assert (entry.published, entry.updated) == ("2023-03-16", None)


def test_the_time_of_a_change_is_no_date_of_publication() -> None:
    entry = only(atom("<updated>2023-03-16T10:00:00Z</updated>"))
    assert (entry.published, entry.updated) == (None, "2023-03-16T10:00:00Z")


@pytest.mark.parametrize(
    ("declared", "used"),
    [("utf-8", "latin-1"), ("iso-8859-1", "latin-1"), ("utf-8", "utf-8-sig"), ("utf-16", "utf-16")],
)
def test_a_charset_that_is_wrong_is_put_right(declared: str, used: str) -> None:
    text = rss("<title>L'été à Tromsø</title>").decode().replace("?>", f' encoding="{declared}"?>', 1)
    assert only(text.encode(used)).title == "L'été à Tromsø"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b" \n", "empty: there is no feed to read"),
        (b"<!DOCTYPE html><html><body><p>A page.</p></body></html>", "an HTML page, not a feed: give the address"),
        (b'{"version": "https://jsonfeed.org/version/1"}', "not an RSS or Atom feed"),
        (b"\x00\xff\x00", "not an RSS or Atom feed"),
        (rss(), "a feed without entries: there is nothing to read"),
    ],
)
def test_what_is_no_feed_is_told(data: bytes, reason: str) -> None:
    with pytest.raises(SourceError, match=reason):
        entries(data, None)


def test_halves_of_characters_do_not_cost_the_feed() -> None:
    found = entries(rss("<title>a &#55357;&#56832; b &#xD83d; &#233;</title>", "<title>c</title>"), None)
    assert [entry.title for entry in found.entries] == ["a \ufffd\ufffd b \ufffd é", "c"]


def test_entities_do_not_multiply() -> None:
    lol = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE rss [<!ENTITY a0 "ha">{lol}]><rss version="2.0"><channel><item><title>&a11;</title>'
    assert len(only(f"{bomb}</item></channel></rss>".encode()).title or "") < 1000


def test_the_entries_of_a_saved_feed_are_items(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    data = rss(
        f"<title>L'accord</title><link>https://example.org/1</link><pubDate>2023-03-16</pubDate><description>{TEXT}</description>",
        "<title>Sans texte</title>",
        f"<description>{TEXT}</description>",
        channel="<title>Dépêches</title><language>fr</language>",
    )
    first, second, third = items(path, data)
    assert isinstance(first, Item)
    assert (first.source, first.position, first.name, first.kind) == (str(path), 0, f"{path}, entry 1", "page")
    assert first.told == {
        "url": "https://example.org/1", "outlet": "Dépêches", "published": "2023-03-16", "title": "L'accord",
        "language": "fr",
    }  # fmt: skip
    reason = f"{path}, entry 2: no text: fetch the page it links to"
    assert second == Skipped(source=str(path), position=1, reason=reason)
    assert isinstance(third, Item)
    assert third.told == {"outlet": "Dépêches", "language": "fr"}
    assert items(path, data, start=2) == [third]
    assert items(path, gzip.compress(data)) == [first, second, third]


def test_a_feed_that_breaks_off_is_told(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    data = rss(*[f"<title>T</title><description>{TEXT}</description>"] * 3)
    cut = data[: data.rindex(b"<item>") + 20]
    *found, last = items(path, cut)
    assert [one.position for one in found if isinstance(one, Item)] == [0, 1]
    assert isinstance(last, Skipped)
    assert last.reason == f"{path}: breaks off before its end: entries may be missing: save the feed anew"
    *_, last = items(path, gzip.compress(data)[:-12])
    assert isinstance(last, Skipped)
    assert "breaks off" in last.reason


def test_a_fault_in_the_xml_loses_nothing(tmp_path: Path) -> None:
    found = items(tmp_path / "feed.xml", rss(f"<title>A & B</title><description>{TEXT}</description>"))
    assert [type(one) for one in found] == [Item]


def test_files_that_cannot_be_read_are_skipped(tmp_path: Path) -> None:
    assert [one.reason for one in feed_items(tmp_path / "none.xml") if isinstance(one, Skipped)] == [
        f"{tmp_path / 'none.xml'}: cannot be read: No such file or directory"
    ]
    (skipped,) = items(tmp_path / "feed.xml", b"<html></html>")
    assert isinstance(skipped, Skipped)
    assert skipped.reason.startswith(f"{tmp_path / 'feed.xml'}: an HTML page, not a feed")


@pytest.mark.parametrize("content", [TEXT, f"{TEXT}<br/><br/>Elle proteste.", f"<div>{TEXT}</div>", f"<p>{TEXT}</p>"])
def test_an_item_becomes_an_article(tmp_path: Path, content: str) -> None:
    escaped = content.replace("<", "&lt;").replace(">", "&gt;")
    channel = "<title>Dépêches</title><language>fr-FR</language>"
    data = rss(f"<title>L'accord &amp; le vote</title><description>{escaped}</description>", channel=channel)
    (item,) = items(tmp_path / "feed.xml", data)
    assert isinstance(item, Item)
    found = article(item, ArticleSettings())
    assert (found.title, found.outlet, found.language) == ("L'accord & le vote", "Dépêches", "fr")
    assert found.text.startswith(f"L'accord & le vote\n\n{TEXT}")


def test_a_long_text_tells_its_language_itself(tmp_path: Path) -> None:
    data = rss(f"<description>{f'{TEXT} ' * 10}</description>", channel="<language>en-US</language>")
    (item,) = items(tmp_path / "feed.xml", data)
    assert isinstance(item, Item)
    assert article(item, ArticleSettings()).language == "fr"
