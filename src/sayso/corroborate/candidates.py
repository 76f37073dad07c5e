"""Which documents are worth comparing at all: those that share rare things. An index that is asked for one document at a time.

A feature that many share remembers its first and its last few documents only, so a document costs what it is long, however many there are;
whatever thousands share, they share with the first of them, too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence

_FIRST, _LAST = 4, 4  # documents that a feature remembers


def neighbours(things: Sequence[Hashable], reach: int) -> frozenset[Hashable]:
    """Pairs of things that stand near each other, in their order: what survives when some of them are left out or replaced."""
    return frozenset((one, other) for n, one in enumerate(things) for other in things[n + 1 : n + 1 + reach] if one != other)


class Candidates:
    """Documents, by number, under their features."""

    def __init__(self) -> None:
        self._under: dict[Hashable, list[int]] = {}

    def near(self, features: Iterable[Hashable], fewest: int, most: int) -> list[int]:
        """The documents that share at least `fewest` of these features, those that share most first, at most `most`."""
        shared = Counter(number for feature in features for number in self._under.get(feature, ()))
        ranked = sorted(((-count, number) for number, count in shared.items() if count >= fewest))
        return [number for _, number in ranked[:most]]

    def add(self, number: int, features: Iterable[Hashable]) -> None:
        """Remember one more document."""
        for feature in features:
            known = self._under.setdefault(feature, [])
            known.append(number)
            if len(known) > _FIRST + _LAST:
                del known[_FIRST]
