"""Links of JSONL documents, and what is wrong with some."""

from __future__ import annotations

import io
import json

from sayso.collect import collect
from sayso.core.records import Collected, Link, Span

TEXT = "Selon un rapport, la brigade a quitté la ville. Aucun démenti."


def read(*links: dict[str, object]) -> Collected:
    line = json.dumps({"text": TEXT, "language": "fr", "links": links})
    (found,) = collect(["-"], stdin=io.BytesIO(line.encode()))
    assert isinstance(found, Collected), found
    return found


def test_links_with_their_places_and_without() -> None:
    found = read(
        {"url": "https://a.example/r", "start": 6, "end": 16},
        {"url": "https://t.me/a/1", "kind": "forwarded_from", "name": "A"},
        {"kind": "boost", "name": "@ann@social.example"},
    )
    assert found.partly is None
    assert found.links == (
        Link(Span(6, 16, "un rapport"), "https://a.example/r", "link"),
        Link(None, "https://t.me/a/1", "forwarded_from", "A"),
        Link(None, None, "boost", "@ann@social.example"),
    )


def test_a_link_that_cannot_be_is_left_out_and_said() -> None:
    found = read({"url": "https://a.example/r", "start": 50, "end": 500}, {"kind": "link"}, {"url": "https://b.example", "start": 3})
    assert found.links == ()
    assert found.partly is not None
    assert found.partly.startswith("bad-link: link 0 stands outside the text; link 1 leads nowhere; link 2")
