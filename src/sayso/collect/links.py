"""The links of a web page that belong to its article, where they stand in its text. What the menu, the footer and lists of other articles link to does not.

An anchor is looked for with the words around it in its own paragraph, so that words of a menu that the article happens to hold are no link of it;
an anchor that is a paragraph by itself must be one in the article, too.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from lxml.etree import iterwalk
from lxml.html import HtmlElement

from sayso.core.records import Link, Span
from sayso.packs.collecting import collecting

_SHORTEST = 4  # an anchor text of fewer characters would be found anywhere
_AROUND = 40  # characters of its paragraph on each side of an anchor that must be there
_KNOWN = 60  # characters by which a paragraph is found again
_BLOCKS = frozenset("p li blockquote td th div section article figcaption dd dt h1 h2 h3 h4 h5 h6 main body".split())
_OUTSIDE = frozenset("nav header footer aside form noscript".split())


def article_links(page: HtmlElement, text: str, base: str | None) -> Iterator[Link]:
    """The canonical address, then what the article links to and embeds, in order."""
    if base:
        yield Link(None, base, "canonical")
    reached = 0  # where in the text the page has got to
    seen: set[str] = set()
    paragraphs: dict[HtmlElement, _Paragraph] = {}
    for element in page.iter("a", "p", "li", "blockquote", "h2", "h3", "iframe", "embed", "script"):
        if _outside(element):
            continue
        if element.tag == "a":
            block = _block_of(element)
            if block not in paragraphs:
                paragraphs[block] = _Paragraph(block)
            found = _anchor(element, paragraphs[block], text, base)
            if found is not None and not _in_post(element):
                yield found
            continue
        url = _embedded(element, base)
        if url is not None:
            if url not in seen:
                seen.add(url)
                shown = _shown(element, text, reached)
                yield Link(shown or (_mark(text, reached) if reached > 0 else None), url, "embed")
            continue
        words = _words(element)[:_KNOWN]
        start = text.find(words, reached) if len(words) >= _SHORTEST else -1
        if start >= 0 and element.tag != "blockquote":
            line = text.find("\n", start)
            reached = line if line >= 0 else len(text)


def address_of(href: str | None, base: str | None) -> str | None:
    """An absolute web address, or None."""
    if not href:
        return None
    try:
        whole = urljoin(base or "", href.strip())
        parts = urlsplit(whole)
    except ValueError:
        return None
    return whole if parts.scheme in ("http", "https") and parts.hostname else None


class _Paragraph:
    """The text of a paragraph as the page has it, and where its anchors stand in it."""

    def __init__(self, block: HtmlElement) -> None:
        self.anchors: dict[HtmlElement, tuple[int, int]] = {}
        parts: list[str] = []
        length = 0
        starts: dict[HtmlElement, int] = {}
        for event, node in iterwalk(block, events=("start", "end")):
            if event == "start":
                starts[node] = length
                piece = node.text if isinstance(node.tag, str) else None
            else:
                if node.tag == "a":
                    self.anchors[node] = (starts[node], length)
                piece = node.tail if node is not block else None
            if piece:
                parts.append(piece)
                length += len(piece)
        self._text = "".join(parts)

    def around(self, anchor: HtmlElement) -> tuple[str, str]:
        """What stands directly before and behind an anchor."""
        start, end = self.anchors[anchor]
        before, after = self._text[max(0, start - 2 * _AROUND) : start], self._text[end : end + 2 * _AROUND]
        return _squeezed(before)[-_AROUND:].lstrip(), _squeezed(after)[:_AROUND].rstrip()


def _anchor(element: HtmlElement, paragraph: _Paragraph, text: str, base: str | None) -> Link | None:
    words = _words(element)
    url = address_of(element.get("href"), base)
    if url is None or len(words) < _SHORTEST:
        return None
    before, after = paragraph.around(element)
    if before or after:
        at = text.find(before + words + after)
        start = at + len(before) if at >= 0 else -1
    else:
        start = next((n for n in _found(text, words) if _alone(text, n, n + len(words))), -1)
    if start < 0:
        return None
    via = "via" in (element.get("rel") or "").lower().split()
    return Link(Span(start, start + len(words), words), url, "via" if via else "link")


def _block_of(element: HtmlElement) -> HtmlElement:
    return next((a for a in element.iterancestors() if a.tag in _BLOCKS), element)


def _squeezed(text: str) -> str:
    return " ".join(f"|{text}|".split())[1:-1]


def _words(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def _found(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _alone(text: str, start: int, end: int) -> bool:
    """Is it a line by itself?"""
    return text[:start].rstrip(" -•").endswith("\n") and (end == len(text) or text[end] == "\n")


def _outside(element: HtmlElement) -> bool:
    return any(a.tag in _OUTSIDE and not (a.tag == "header" and a.getparent() is not None and a.getparent().tag == "article") for a in element.iterancestors())


def _embedded(element: HtmlElement, base: str | None) -> str | None:
    """The address of a post or a film that is shown here."""
    embeds = collecting().embeds
    if element.tag in ("iframe", "embed"):
        return address_of(element.get("src"), base)
    for attribute, form in embeds.attributes.items():
        if value := element.get(attribute):
            return address_of(form.replace("*", value), base)
    if element.tag == "blockquote" and embeds.classes.intersection((element.get("class") or "").split()):
        links = [url for a in element.iter("a") if (url := address_of(a.get("href"), base))]
        return links[-1] if links else None
    return None


def _in_post(element: HtmlElement) -> bool:
    classes = collecting().embeds.classes
    return any(a.tag == "blockquote" and classes.intersection((a.get("class") or "").split()) for a in element.iterancestors("blockquote"))


def _shown(element: HtmlElement, text: str, reached: int) -> Span | None:
    """The words of an embedded post, where the article has them."""
    first = next((w for p in element.iter("p") if (w := _words(p))), "")
    start = text.find(first, reached) if len(first) >= _SHORTEST else -1
    return Span(start, start + len(first), first) if start >= 0 else None


def _mark(text: str, reached: int) -> Span | None:
    """The last mark before a place."""
    end = len(text[:reached].rstrip())
    return Span(end - 1, end, text[end - 1 : end]) if end else None
