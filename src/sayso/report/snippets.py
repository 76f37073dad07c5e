"""A passage around what was found, on one line."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.core.records import Span
from sayso.report.visible import one_line

_AROUND = 60  # characters of context on each side


def snippet(text: str, start: int, end: int, around: int = _AROUND) -> str:
    """The text from `start` to `end` with whole words around it; what was left out is an ellipsis."""
    first, last = max(0, start - around), min(len(text), end + around)
    while 0 < first < start and not text[first - 1].isspace():
        first += 1
    while end < last < len(text) and not text[last].isspace():
        last -= 1
    before, after = ("…" if first > 0 else ""), ("…" if last < len(text) else "")
    return f"{before}{one_line(text[first:last])}{after}"


def lit(line: str, hits: Sequence[Span]) -> list[tuple[int, int]]:
    """Where the words of the hits stand in a line made of their text: start and end of each."""
    places = []
    for word in dict.fromkeys(one_line(hit.text) for hit in hits):
        at = line.find(word)
        while word and at >= 0:
            places.append((at, at + len(word)))
            at = line.find(word, at + len(word))
    return places
