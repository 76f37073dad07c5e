"""The report as HTML: every sentence traces, nothing hostile gets through, the page stands by itself."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import msgspec
import pytest
from handmade import ATTACKED, DOCUMENTS, FINDINGS, WORDS, assessed

from sayso.core.records import Review
from sayso.packs.phrases import load_phrases, phrase_languages
from sayso.report.html import html_report

EN = load_phrases("en", *WORDS)
VOID = {"meta", "br", "line", "rect"}


class Page(HTMLParser):
    """Elements, ids, links and texts of a page; fails on a tag that is closed wrongly."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.headings: list[int] = []
        self.texts: dict[str, str] = {}  # by the id of the nearest element that has one
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append(tag)
        if name := given.get("id"):
            assert name not in self.ids
            self.ids.append(name)
        if tag == "a":
            self.links.append(given["href"] or "")
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append(int(tag[1]))
        assert not [name for name in given if name.startswith("on")]
        if tag not in VOID:
            self.open.append((tag, given))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, text: str) -> None:
        for _, attributes in reversed(self.open):
            if name := attributes.get("id"):
                self.texts[name] = self.texts.get(name, "") + text
                return


Read = tuple[str, str, Page]  # language, HTML, what is in it


@pytest.fixture(scope="module", params=phrase_languages("assessment"))
def page(request: pytest.FixtureRequest) -> Read:
    text = html_report(assessed(language=request.param), load_phrases(request.param, *WORDS))
    return request.param, text, Page(text)


def test_each_endnote_leads_to_its_passage(page: Read) -> None:
    """From the note to the mark in the text: the same characters as the document has at the offsets printed."""
    language, text, parsed = page
    phrases = load_phrases(language, *WORDS)
    notes = assessed().notes
    assert len(notes) == sum(len(f.claims) for f in FINDINGS)
    for note in notes:
        span = note.passage
        assert DOCUMENTS[note.document].text[span.start : span.end] == span.text
        assert f"n{note.number}" in parsed.ids
        assert f"p{note.number}" in parsed.ids
        passage = text.split(f'id="p{note.number}"')[1].split("</a>", 1)[1]
        assert re.match(r"<mark>" + re.escape(span.text), passage)
        assert phrases.say("note.where", start=str(span.start), end=str(span.end)) in parsed.texts[f"n{note.number}"]


def test_every_link_inside_leads_somewhere(page: Read) -> None:
    _, _, parsed = page
    inner = [link[1:] for link in parsed.links if link.startswith("#")]
    assert len(inner) > 20
    assert sorted(set(inner) - set(parsed.ids)) == []


def test_hostile_text_stays_text(page: Read) -> None:
    _, text, parsed = page
    assert "script" not in parsed.tags
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert "\u202e" not in text
    assert "\x1b" not in text
    assert not [link for link in parsed.links if not link.startswith(("#", "https://", "http://"))]


def test_it_stands_by_itself(page: Read) -> None:
    _, text, parsed = page
    assert {"script", "link", "img", "iframe", "object", "form"} & set(parsed.tags) == set()
    assert "@import" not in text
    assert "url(" not in text


def test_it_is_built_for_every_reader(page: Read) -> None:
    """Landmarks, one h1, no heading level left out, a title and a table twin for the drawing, the language of foreign passages."""
    _, text, parsed = page
    assert parsed.tags.count("main") == parsed.tags.count("h1") == parsed.tags.count("nav") == 1
    assert all(after <= before + 1 for before, after in zip(parsed.headings, parsed.headings[1:], strict=False))
    assert {"tl-title", "tl-desc"} <= set(parsed.ids)
    assert re.search(r"<details>\s*<summary>[^<]+</summary>\s*<(?:table|div)", text)
    assert '<q lang="ru"' in text
    assert '<q lang="nl"' in text


def test_the_first_line_says_that_it_is_synthetic() -> None:
    text = html_report(assessed(), EN)
    seen = re.sub(r"<[^>]+>", " ", text.split("<header>")[1]).split()
    assert seen[:2] == ["Synthetic", "example:"]
    assert f"0 of {len(FINDINGS)} findings reviewed" in text


def test_what_is_real_is_not_called_synthetic() -> None:
    real = [msgspec.structs.replace(f, synthetic=False) for f in FINDINGS]
    assert "Synthetic example" not in html_report(assessed(real), EN)


def test_a_rejected_finding_is_set_aside() -> None:
    rejected = msgspec.structs.replace(ATTACKED, review=Review("rejected", "A. Editor", "2023-04-01T00:00:00Z", ("Wrong person.",)))
    made = assessed([*FINDINGS[:2], rejected])
    assert [e.id for e in made.set_aside] == [rejected.id]
    assert rejected.id not in [e.id for e in made.key]
    assert (made.head.reviewed, made.head.total) == (1, 3)
    text = html_report(made, EN)
    assert "rejected by A. Editor" in text
    assert "Wrong person." in text


def test_a_finding_without_evidence_cannot_be_printed() -> None:
    """A passage that is not in its document, or whose document is missing, is no evidence."""
    claim = ATTACKED.claims[0]
    moved = msgspec.structs.replace(claim, evidence=msgspec.structs.replace(claim.evidence, start=claim.evidence.start + 1))
    lost = msgspec.structs.replace(claim, document="gone")
    for broken in (moved, lost):
        made = assessed([msgspec.structs.replace(ATTACKED, claims=(broken,))])
        assert (made.findings, made.entries, made.notes) == ((), (), ())


def test_nothing_found_is_said() -> None:
    text = html_report(assessed(()), EN)
    Page(text)
    assert "Nothing has been found yet." in text


def test_no_verdict_is_printed() -> None:
    """Support only: the words of a verdict do not occur as ours."""
    for language in phrase_languages("assessment"):
        phrases = load_phrases(language, *WORDS)
        words = " ".join(str(v) for k, v in phrases.texts.items() if not k.startswith(("method.", "page.", "publication."))).casefold()
        assert not re.search(r"\b(proven|confirmed|verified|debunked|bewezen|bevestigd|weerlegd)\b", words)


