"""A text cut into pieces at the borders of the passages to highlight, so that they may overlap."""

from __future__ import annotations

import itertools
from collections.abc import Iterable

from sayso.core.records import Record, Span


class Passage(Record, frozen=True):
    """A stretch to highlight: `name` is its anchor, `kind` how it looks, `title` what is said of it."""

    span: Span
    name: str
    kind: str = ""
    title: str = ""


class Piece(Record, frozen=True):
    """Text between two borders: the passages that cover it, and those that begin here."""

    text: str
    covers: tuple[Passage, ...]
    begins: tuple[Passage, ...]


def pieces(text: str, passages: Iterable[Passage]) -> tuple[Piece, ...]:
    """The whole text in pieces: joined, they are the text again."""
    wanted = sorted(passages, key=lambda p: (p.span.start, -p.span.end, p.name))
    borders = sorted({0, len(text), *(p.span.start for p in wanted), *(p.span.end for p in wanted)})
    found: list[Piece] = []
    open_now: list[Passage] = []
    at = 0
    for start, end in itertools.pairwise(borders):
        begins = []
        while at < len(wanted) and wanted[at].span.start == start:
            begins.append(wanted[at])
            at += 1
        open_now = [p for p in open_now if p.span.end > start] + begins
        found.append(Piece(text[start:end], tuple(open_now), tuple(begins)))
    return tuple(found)
