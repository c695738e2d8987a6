"""HTML pages: the article's words stay, the page's furniture goes, and nothing is made up."""

from pathlib import Path

import pytest

from detente.errors import SourceError
from detente.records import Article
from detente.sources.article import article
from detente.sources.furniture import load_furniture
from detente.sources.items import Item
from detente.sources.layout import layout
from detente.sources.page import MOST_ELEMENTS, decoded, read_page
from detente.sources.text import ArticleSettings
from tests.sources.small import ENGLISH, FRENCH, PAGES, page

SHARE = "Partager, Suivez-nous, Facebook, Share, Follow us, WhatsApp, Twitter"
# What each page must and must not give: the paragraphs of its article, and what stands around it.
STAYS = {
    "fr-courrier": [
        "La Norvège rappelle son ambassadeur au Pérou\n\n",
        "Oslo proteste contre la saisie de deux chalutiers norvégiens au large de Lima.",
        "La Norvège a rappelé vendredi son ambassadeur au Pérou, a annoncé le ministère norvégien",
        "« Nous exigeons la libération immédiate des équipages », a déclaré la ministre",
        "Le Pérou a convoqué l'ambassadrice de Norvège samedi.",
        "Des négociations rompues\n\nLes deux pays avaient ouvert",
        "L'Islande a proposé sa médiation aux deux gouvernements",
    ],
    "fr-gazette": [
        "Le Tchad et le Laos signent un accord\n\n",
        "à N’Djamena un accord sur l’échange de professeurs. « C’est une œuvre commune »",
        "Le Laos enverra vingt professeurs de médecine",
        "a accusé le Laos d’agir sans consulter ses voisins.",
        "Source : AFP",
    ],
    "fr-matin": [
        "BAMAKO (AFP) — Le Mali a expulsé dimanche deux diplomates finlandais.",
        "Helsinki a rejeté ces accusations et a menacé de geler son aide.",
        "La police malienne a arrêté quarante manifestants.",
        "Le Sénégal a appelé les deux pays au dialogue.",
    ],
    "en-herald": [
        "Norway recalls envoy from Peru\n\n",
        "Norway recalled its ambassador to Peru on Friday, the foreign ministry said.",
        '"We demand that the crews be released at once," the foreign minister told reporters',
        "Peru summoned the Norwegian ambassador on Saturday.",
        "Talks broken off\n\nThe two countries had opened talks",
        "Iceland has offered to mediate between the two governments",
    ],
    "en-lake": [
        "N'DJAMENA (Reuters) - Chad and Laos signed an accord",
        "Laos will send twenty professors of medicine next year.",
        "Its foreign minister accused Laos of acting without consulting its neighbours.",
        '"This is our common work," the president of Chad said.',
    ],
    "en-post": [
        "Mali expels two Finnish diplomats\n\n",
        "The government accuses them of having paid for a demonstration.",
        "Helsinki rejected the charge and threatened to freeze its aid.",
        "Malian police arrested forty protesters.",
        "Senegal called on both countries to talk.",
    ],
}
GOES = {
    "fr-courrier": "cookies, Tout accepter, Culture, Lire aussi, Le Pérou ferme ses eaux, Vous aimerez aussi,"
    " Le Chili veut, Qui sont les marins, newsletter, Il vous reste, abonnés, lettre du matin, bombarder,"
    " rendez le poisson, Tous droits, Temps de lecture, dataLayer",
    "fr-gazette": "Accueil, Météo, publicité, Imprimer, e-mail, Sur le même sujet, cherche des médecins, se vend mal,"
    f" Réagir, Tous droits, |, {SHARE}",
    "fr-matin": "Aller au contenu, En direct, À LIRE AUSSI, en cinq dates, rédaction vous conseille, loin du Sahel,"
    f" jour de marché, abonnés, Déjà abonné, Mots-clés, Bravo, cookies, {SHARE}",
    "en-herald": "cookies, Accept, Sport, Read more, closes its waters, Sign up, inbox, Related, Chile wants, sailors,"
    " Most read, cod, bomb, All rights, Terms",
    "en-lake": "Front page, Weather, dvertisement, free articles, More on this story, looks for doctors, sells badly,"
    f" newsletter, Leave a comment, believe me, Privacy, cookies, {SHARE}",
    "en-post": "Skip to, Africa, Subscribe, min read, READ MORE, in five dates, See also, far from the Sahel, Log in,"
    f" You may also, Market day, What Finland, Tags, All rights, {SHARE}",
}
FACTS = {
    "fr-courrier": ("La Norvège rappelle son ambassadeur au Pérou", "Le Courrier du Fjord", "2017-03-03",
                    "https://www.courrier-du-fjord.example/monde/norvege-perou"),
    "fr-gazette": ("Le Tchad et le Laos signent un accord", "AFP", "2017-03-08", None),
    "fr-matin": ("Le Mali expulse deux diplomates finlandais", "Le Matin d'Oran", "2018-06-11",
                 "https://matin-oran.example/2018/06/mali-finlande.html"),
    "en-herald": ("Norway recalls envoy from Peru", "The Fjord Herald", "2017-03-03",
                  "https://www.fjord-herald.example/world/norway-peru"),
    "en-lake": ("Chad and Laos sign accord", "laketimes.example", "2017-03-08",
                "https://www.laketimes.example/news/chad-laos"),
    "en-post": ("Mali expels two Finnish diplomats", "Savanna Post", "2018-06-11", None),
}  # fmt: skip


def read(html: str | bytes, **settings: str) -> Article:
    data = html if isinstance(html, bytes) else html.encode()
    item = Item(source="a.html", position=0, name="a.html", kind="page", data=data)
    return article(item, ArticleSettings(**settings))


@pytest.fixture(params=sorted(FACTS))
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def made(name: str) -> Article:
    return read((PAGES / f"{name}.html").read_bytes())


def test_the_article_stays(name: str, made: Article) -> None:
    assert [words for words in STAYS[name] if words not in made.text] == []
    assert made.language == name[:2]


def test_the_furniture_goes(name: str, made: Article) -> None:
    assert [words for words in GOES[name].split(", ") if words.strip() in made.text] == []


def test_facts(name: str, made: Article) -> None:
    assert (made.title, made.outlet, made.published, made.url) == FACTS[name]


def test_every_paragraph_is_coded_and_found_by_its_offsets(name: str, made: Article) -> None:
    blocks = layout(made.text, made.language, load_furniture()).blocks
    coded = [made.text[block.start : block.end] for block in blocks if block.kind in ("title", "body")]
    assert coded[0] == made.title
    assert len(coded) > 3
    assert {block.kind for block in blocks} <= {"title", "body", "crosshead", "date", "dateline", "credit", "caption"}


def test_the_title_stands_once() -> None:
    assert read(page("Oslo protests")).text.count("Oslo protests") == 1
    text = read(page("Oslo protests").replace(b"<h1>Oslo protests</h1>", b"")).text
    assert text.startswith("Oslo protests\n\nNorway recalled")


TITLES = {
    "<title>Oslo protests - The Fjord</title><meta property='og:site_name' content='The Fjord'>": "Oslo protests",
    "<title>Oslo – a protest</title>": "Oslo – a protest",
    "<title>The Fjord</title><meta property='og:title' content='Oslo &amp; Lima'>": "Oslo & Lima",
    "<meta property='og:title' content='Peru recalls'><h1>Peru recalls envoy</h1>": "Peru recalls envoy",
    "<title>Peru recalls</title><h1>The Fjord</h1><h1>Peru recalls envoy</h1>": "Peru recalls envoy",
    "<title>Peru recalls envoy - The Fjord</title><h1>The Fjord</h1>": "Peru recalls envoy - The Fjord",
    "<h1>Peru recalls envoy</h1>": "Peru recalls envoy",
}


@pytest.mark.parametrize("head", TITLES)
def test_titles(head: str) -> None:
    found = read(f"<html>{head}<p>{ENGLISH}</p><p>{ENGLISH}</p><p>{ENGLISH} Peru has not answered.</p></html>")
    assert found.title == TITLES[head]


DATES = {
    "<meta property='article:published_time' content='2017-03-03T10:00:00Z'>": "2017-03-03",
    "<meta property='article:modified_time' content='2017-03-03T10:00:00Z'>": None,
    "<meta name='pubdate' content='soon'><meta name='date' content='3 March 2017'>": "2017-03-03",
    "<script type='application/ld+json'>{'broken'</script>": None,
    "<script type='application/ld+json'>{\"@type\": \"Event\", \"datePublished\": \"2017-03-03\"}</script>": None,
    "<script type='application/ld+json'>{\"@type\": [\"X\", \"Article\"], \"datePublished\": \"2017-03-03\"}</script>":
        "2017-03-03",
    "<script type='application/ld+json'>[3, null, {\"@graph\": [7, {\"@type\": \"Article\", \"headline\": [],"
    " \"datePublished\": {\"x\": 1}}]}]</script>": None,
    "<script type='application/ld+json'>" + "[" * 100_000 + "</script>": None,
    "<span itemprop='datePublished' content='2017-03-03'></span>": "2017-03-03",
    "<time datetime='2017-03-03'>then</time>": None,
    "<article><time datetime='2017-03-03'>then</time></article>": "2017-03-03",
    "<link rel='canonical' href='https://fjord.example/2017/03/03/oslo'>": "2017-03-03",
    "<link rel='canonical' href='https://fjord.example/2017/03/oslo'>": None,
    "<footer>© 2017 The Fjord, last changed 2016-02-02</footer>": None,
}  # fmt: skip


@pytest.mark.parametrize("head", DATES)
def test_a_date_is_never_made_up(head: str) -> None:
    body = f"<p>{ENGLISH}</p><p>The treaty of 5 May 1999 was signed on 6 June 1999 in Lima, Peru.</p><p>{ENGLISH}</p>"
    assert read(f"<html><body>{head}{body}</body></html>").published == DATES[head]


def test_encodings() -> None:
    text = page("Oslo proteste", FRENCH, f"{FRENCH} « Jamais… »").decode().replace('<meta charset="utf-8">', "{}")
    for charset in ("iso-8859-1", "windows-1252", "ISO-8859-15", "nonsense"):
        assert "« Jamais" in read(text.replace("{}", f'<meta charset="{charset}">').encode("cp1252")).text
    assert "« Jamais… »" in read(text.encode("utf-16")).text
    assert "« Jamais… »" in read(text.encode("utf-8-sig")).text
    cut = text.encode().replace(b"</body></html>", "<p>é".encode()[:-1])
    assert "« Jamais… »" in read(cut).text
    assert decoded(b"\xff" * 10, "utf_8_sig_x") == "ÿ" * 10


def test_tables_of_figures_go_and_tables_that_arrange_stay() -> None:
    figures = "<table><tr><td>Votes for Norway</td><td>1905</td></tr></table>"
    found = read(page("Oslo", ENGLISH, ENGLISH, f"</p>{figures}<p>", "Peru has not answered yet, the ministry added."))
    assert "1905" not in found.text


def test_odd_pages_are_refused_or_read() -> None:
    paragraphs = f"<p>{ENGLISH}</p><p>{FRENCH}</p><p>{ENGLISH}</p>"
    for html in (
        f"<p>{ENGLISH}\0\x01</p><p>{ENGLISH}</p>",
        f"<!-- {'x' * 99} --><body>{paragraphs}",
        f"<p {'a=b ' * 999}>{ENGLISH}",
    ):
        assert "Norway recalled" in read(html).text
    for html in ("<html></html>", "<p>", "<html><body><img src=x></body></html>", "<html>" + "<div>" * 5000 + ENGLISH,
                 "<html><body><h1>Norway recalls its envoy from Peru</h1></body></html>"):  # fmt: skip
        with pytest.raises(SourceError, match=r"no text|no article|too short|empty"):
            read(html)
    with pytest.raises(SourceError, match=r"a.html: more than 100,000 elements"):
        read("<html>" + "<p>x</p>" * (MOST_ELEMENTS + 1))


def test_a_page_in_another_language_is_refused_early() -> None:
    spanish = "El gobierno de Noruega llamó a consultas a su embajador en Perú. " * 10
    with pytest.raises(SourceError, match="the language is none of fr, en"):
        read_page(page("Oslo", spanish).decode(), "a.html", ("fr", "en"))
    assert read_page(page("Oslo", spanish).decode(), "a.html", None).text
    with pytest.raises(SourceError, match="the language is none of fr, en"):
        read(page("Oslo", spanish))


def test_html_in_the_tests_is_our_own() -> None:
    """Whoever adds a page adds what it must give."""
    assert {path.stem for path in Path(PAGES).glob("*.html")} == set(FACTS) == set(STAYS) == set(GOES)
