"""What every finder of actors returns, and how finds that overlap are settled."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.core.records import Page, Record


class Found(Record, frozen=True):
    """Tokens `first` to `last` (exclusive) mention an actor, by a rule and, where signs were weighed, by these."""

    first: int
    last: int
    name: str
    type: str
    rule: str
    signs: tuple[str, ...] = ()


def settled(*groups: Iterable[Found]) -> list[Found]:
    """Finds in order, none overlapping: an earlier group wins over a later one, within a group the longer over the shorter."""
    taken: set[int] = set()
    kept: list[Found] = []
    for group in groups:
        for found in sorted(group, key=lambda f: (f.first - f.last, f.first)):
            if taken.isdisjoint(range(found.first, found.last)):
                taken.update(range(found.first, found.last))
                kept.append(found)
    kept.sort(key=lambda f: f.first)
    return kept


def tagged(page: Page, at: int, kinds: frozenset[str]) -> bool:
    """Does a tag of one of these kinds begin at a token?"""
    return any(t.kind in kinds for t in page.tags.get(at, ()))
