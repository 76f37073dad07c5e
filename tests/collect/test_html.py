"""Web pages: article text, metadata, links."""

from __future__ import annotations

import io

import pytest

from sayso.collect import collect
from sayso.core.records import Collected

PARAGRAPHS = [
    "De gemeenteraad keurde woensdag de bouw van een nieuwe brug over het kanaal goed, na een debat dat tot middernacht duurde.",
    "“We hebben hier tien jaar op gewacht”, zei wethouder Jan Peeters na de stemming. De werken beginnen volgens hem in het voorjaar.",
    "De oppositie noemt het plan te duur. Volgens een rapport van ingenieursbureau Waterman kan de oude brug nog twintig jaar mee.",
]
PAGE = """<!DOCTYPE html>
<html lang="nl"><head><meta charset="{charset}"><title>Raad keurt brug goed - De Bode</title>
<link rel="canonical" href="https://bode.example/2023/03/09/brug">
<meta property="og:site_name" content="De Bode"><meta property="og:title" content="Raad keurt brug goed">
<meta property="article:published_time" content="2023-03-09T08:00:00+01:00"></head>
<body><nav><a href="/sport">Sport en spel</a><a href="/weer">Weerbericht van vandaag</a></nav>
<article><h1>Raad keurt brug goed</h1><p>{0}</p><p>{1}</p>
<p>De oppositie noemt het plan te duur. Volgens een <a href="/docs/rapport.pdf?a=1&amp;b=2">rapport van ingenieursbureau Waterman</a> kan de oude brug nog twintig jaar mee.</p>
<iframe src="https://video.example/embed/1"></iframe></article>
<footer>Alle rechten voorbehouden <a href="javascript:alert(1)">Cookies beheren</a></footer></body></html>"""


def page(charset: str = "utf-8") -> Collected:
    data = PAGE.format(*PARAGRAPHS, charset=charset).encode(charset)
    (found,) = collect(["-"], stdin=io.BytesIO(data))
    assert isinstance(found, Collected), found
    return found


def test_an_article_is_taken_from_its_page() -> None:
    document = page().document
    for paragraph in PARAGRAPHS:
        assert paragraph in document.text
    assert "Weerbericht" not in document.text
    assert "rechten" not in document.text


def test_metadata_come_from_the_page() -> None:
    document = page().document
    assert document.outlet == "De Bode"
    assert document.url == "https://bode.example/2023/03/09/brug"
    assert document.title == "Raad keurt brug goed"
    assert (document.published, document.published_basis) == ("2023-03-09", "metadata")
    assert document.language == "nl"


def test_links_of_the_article_stand_where_they_were() -> None:
    found = page()
    links = {(link.kind, link.url): link.span for link in found.links}
    assert set(links) == {
        ("canonical", "https://bode.example/2023/03/09/brug"),
        ("link", "https://bode.example/docs/rapport.pdf?a=1&b=2"),
        ("embed", "https://video.example/embed/1"),
    }
    span = links["link", "https://bode.example/docs/rapport.pdf?a=1&b=2"]
    assert span is not None
    assert found.document.text[span.start : span.end] == span.text == "rapport van ingenieursbureau Waterman"


@pytest.mark.parametrize("charset", ["windows-1252", "utf-16"])
def test_other_encodings_give_the_same_text(charset: str) -> None:
    assert page(charset).document.text == page().document.text


POST = "Bij de brug staat sinds woensdag een kraan van veertig meter, zoals onze buren al zagen."
RICH = """<!DOCTYPE html>
<html lang="nl"><head><title>Raad keurt brug goed - De Bode</title><link rel="canonical" href="https://bode.example/2023/03/09/brug"></head>
<body><nav><ul><li><a href="/brug">nieuwe brug</a></li><li><a href="/kanaal">het kanaal</a></li></ul></nav>
<header><a href="/raad">De gemeenteraad</a></header>
<article><p>{0}</p><p>{1}</p><blockquote class="twitter-tweet"><p>{post}</p>&mdash; Buur (@buur) <a href="https://twitter.com/buur/status/77?ref_src=x">9 maart 2023</a></blockquote>
<p>De oppositie noemt het plan te duur. Volgens <a href="https://waterman.example/rapport"><em>een rapport</em></a> van ingenieursbureau Waterman kan de oude brug nog twintig jaar mee.</p>
<script async src="https://telegram.org/js/telegram-widget.js" data-telegram-post="debode/12"></script>
<p>De raad vergadert in april opnieuw over de kosten van het plan, zo staat in <a rel="via" href="https://agenda.example/april">de agenda</a>.</p></article>
<aside><p>Lees ook: <a href="/brug2">de oude brug</a></p></aside>
<footer><p><a href="/over">Over de kosten van het plan</a></p></footer></body></html>"""


def test_links_are_those_of_the_article_with_posts_where_they_are_shown() -> None:
    (found,) = collect(["-"], stdin=io.BytesIO(RICH.format(*PARAGRAPHS, post=POST).encode()))
    assert isinstance(found, Collected), found
    text = found.document.text
    links = [(link.kind, link.url, link.span.text if link.span else None) for link in found.links]
    assert links[0] == ("canonical", "https://bode.example/2023/03/09/brug", None)
    assert set(links[1:]) == {
        ("embed", "https://twitter.com/buur/status/77?ref_src=x", POST if POST in text else "."),
        ("link", "https://waterman.example/rapport", "een rapport"),
        ("embed", "https://t.me/debode/12", "."),
        ("via", "https://agenda.example/april", "de agenda"),
    }
    for link in found.links:
        assert link.span is None or text[link.span.start : link.span.end] == link.span.text
    telegram = next(link.span for link in found.links if link.url == "https://t.me/debode/12")
    assert telegram is not None
    assert text[: telegram.end].endswith("nog twintig jaar mee.")
