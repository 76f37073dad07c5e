"""Web pages: the article's text through trafilatura, its date, title and outlet from the page's own metadata, its links from the parsed tree."""

from __future__ import annotations

import re
from collections.abc import Iterator

import charset_normalizer
from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring
from trafilatura import bare_extraction

from sayso.collect.charset import marked
from sayso.collect.draft import Draft
from sayso.collect.links import address_of, article_links
from sayso.collect.published import iso_date
from sayso.collect.source import Source
from sayso.core.errors import InputError

# What the page declares, not what can be guessed from its text; the upper bound keeps the wall clock out of it.
_DATES = {"extensive_search": False, "original_date": True, "max_date": "2999-12-31"}
_META = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([a-zA-Z0-9_-]+)", re.IGNORECASE)


def read(source: Source) -> Iterator[Draft]:
    """One document. Raises InputError `no-article` where the page holds none."""
    raw = source.whole()
    page = _parse(_decode(raw))
    canonical = _canonical(page)
    found = bare_extraction(page, url=canonical, fast=True, include_comments=False, with_metadata=True, date_extraction_params=_DATES)
    text = found.text if found is not None and not isinstance(found, dict) else None
    if found is None or isinstance(found, dict) or not text:
        raise InputError("no-article", "a page without an article that could be told from the rest", step="save the article as plain text")
    url = canonical or found.url or None
    published = iso_date(found.date) if found.date else None
    yield Draft(
        source.name,
        raw,
        text,
        None,
        published,
        "metadata" if published else None,
        found.sitename or found.hostname or None,
        url,
        found.title or None,
        False,
        tuple(article_links(page, text, url)),
    )


def _decode(raw: bytes) -> str:
    """Byte order mark, UTF-8, the page's own declaration, a guess: the first that works."""
    body, encoding = marked(raw)
    declared = _META.search(body[:4_096])
    for name in (encoding, "utf-8", declared.group(1).decode("ascii") if declared else None):
        if name is not None:
            try:
                return body.decode(name)
            except (UnicodeDecodeError, LookupError):
                continue
    guess = charset_normalizer.from_bytes(body[:200_000]).best()
    if guess is None:
        raise InputError("invalid-utf8", "a page in no known encoding", step="save it as UTF-8")
    return body.decode(guess.encoding, errors="replace")


def _parse(markup: str) -> HtmlElement:
    # The text is decoded: a declaration inside it would make lxml refuse it, so it gets UTF-8 bytes and is told so.
    try:
        return document_fromstring(markup.encode("utf-8", errors="replace"), parser=HTMLParser(encoding="utf-8", remove_comments=True))
    except (etree.LxmlError, ValueError) as error:
        raise InputError("no-article", f"a page that cannot be parsed ({error})", step="save the article as plain text") from None


def _canonical(page: HtmlElement) -> str | None:
    for element in page.iter("link"):
        if "canonical" in (element.get("rel") or "").lower().split() and (found := address_of(element.get("href"), None)):
            return found
    for element in page.iter("meta"):
        if (element.get("property") or "").lower() == "og:url" and (found := address_of(element.get("content"), None)):
            return found
    return None
