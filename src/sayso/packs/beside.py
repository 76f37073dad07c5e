"""Nations beside a word: "Russian army", "armée russe", "Збройних сил України"."""

from __future__ import annotations

from sayso.core.records import Page, Record, Tag

_PASSED = ("article", "preposition")  # may stand between a body and its nation: of the
_REACH = 2


class Beside(Record, frozen=True):
    """Tokens `first` to `last` (exclusive) of a phrase together with the nation beside it."""

    first: int
    last: int
    nation: str


def nation_ending(page: Page, at: int) -> Tag | None:
    """The nation whose words end right before token `at`."""
    for first in range(at - 1, max(at - 4, -1), -1):
        for tag in page.tags.get(first, ()):
            if tag.kind == "nation" and tag.last == at:
                return tag
    return None


def nation_beginning(page: Page, at: int) -> Tag | None:
    """The nation whose words begin at token `at`, the longest."""
    return next((tag for tag in page.tags.get(at, ()) if tag.kind == "nation"), None)


def nation_beside(page: Page, first: int, last: int) -> Beside | None:
    """A phrase with the nation before it, right behind it, or behind an "of"."""
    before = nation_ending(page, first)
    if before is not None:
        return Beside(before.first, last, before.value)
    at = last
    for step in range(_REACH + 1):
        after = nation_beginning(page, at)
        if after is not None and (step == 0 or "adjective" not in after.flags):
            return Beside(first, after.last, after.value)
        link = next((t for t in page.tags.get(at, ()) if t.kind in _PASSED and (t.kind == "article" or t.value == "of")), None)
        if link is None:
            return None
        at = link.last
    return None
