"""The tags a resolver needs, by token and kind, read on demand: most tokens of a page are never looked at."""

from __future__ import annotations

from sayso.core.records import Page, Tag

# The longest phrase looked for on the left of something, in tokens.
_REACH = 6


class Marks(dict[int, dict[str, Tag]]):
    """For each token the longest tag of each kind that begins there; empty where none does."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._tags = page.tags
        self._ending: dict[int, list[Tag]] = {}

    def __missing__(self, i: int) -> dict[str, Tag]:
        here: dict[str, Tag] = {}
        for tag in self._tags.get(i, ()):
            here.setdefault(tag.kind, tag)
        self[i] = here
        return here

    def before(self, i: int, kind: str, values: tuple[str, ...] = ()) -> Tag | None:
        """The longest tag of a kind (and value) that ends before token i."""
        ending = self._ending.get(i)
        if ending is None:
            get = self._tags.get
            ending = [tag for j in range(i - _REACH, i) for tag in get(j, ()) if tag.last == i]
            self._ending[i] = ending
        for tag in ending:
            if tag.kind == kind and (not values or tag.value in values):
                return tag
        return None


def heads(page: Page, kind: str) -> list[Tag]:
    """The longest tags of a kind at each token, in order of start."""
    out: list[Tag] = []
    for tag in page.of(kind):
        if not out or out[-1].first != tag.first:
            out.append(tag)
    return out


def digits(page: Page) -> list[int]:
    """The tokens that begin with a digit (0 to 9)."""
    return [i for i, word in enumerate(page.tokens.words) if "0" <= word < ":"]
