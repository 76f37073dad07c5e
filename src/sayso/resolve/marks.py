"""The tags a resolver needs, by token and kind: one pass over the page."""

from __future__ import annotations

from collections.abc import Set

from sayso.core.records import Page, Tag

Marks = dict[int, dict[str, Tag]]

NONE: dict[str, Tag] = {}


def marks_of(page: Page, kinds: Set[str]) -> Marks:
    """For each token the longest tag of each of `kinds` that begins there."""
    out: Marks = {}
    for i, tags in page.tags.items():
        for tag in tags:
            kind = tag.kind
            if kind in kinds:
                here = out.get(i)
                if here is None:
                    out[i] = {kind: tag}
                elif kind not in here:
                    here[kind] = tag
    return out


def ends_of(marks: Marks, kinds: Set[str]) -> dict[int, list[Tag]]:
    """Tags of `kinds` by the token they end before, longest first: for looking left."""
    out: dict[int, list[Tag]] = {}
    for here in marks.values():
        for kind, tag in here.items():
            if kind in kinds:
                out.setdefault(tag.last, []).append(tag)
    for tags in out.values():
        tags.sort(key=lambda t: t.first)
    return out
