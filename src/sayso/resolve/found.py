"""What every finder of actors returns, and how finds that overlap are settled."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.core.records import Page, Record, Tag


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


def tags_by_kind(page: Page, kinds: tuple[str, ...]) -> dict[str, list[Tag]]:
    """The tags of some kinds, in order, the longest first of those that begin together: one pass for all who ask."""
    out: dict[str, list[Tag]] = {kind: [] for kind in kinds}
    for tags in page.tags.values():
        for tag in tags:
            if tag.kind in out:
                out[tag.kind].append(tag)
    return out


def tagged(page: Page, at: int, kinds: frozenset[str]) -> bool:
    """Does a tag of one of these kinds begin at a token?"""
    return any(t.kind in kinds for t in page.tags.get(at, ()))
