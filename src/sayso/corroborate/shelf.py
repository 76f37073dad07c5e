"""A shelf in memory: for what is computed at one go and kept nowhere, as a view of a ledger is."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence

from sayso.core.index import At, ClaimIndex, Filed, Placed, Row
from sayso.core.records import Analysis, Document, LedgerClaim
from sayso.packs.addresses import address as address_of


class MemoryShelf:
    """Implements `core.index.Shelf`. The claims of an index are numbered from 0; none of them stands anywhere at first."""

    def __init__(self, index: ClaimIndex) -> None:
        self._index = index
        self.given = list(index.claims())
        self._at: dict[str, At] | None = None
        self._numbers: dict[bytes, int] = {}
        self._contents: list[bytes] = []
        self._filed: dict[Filed, dict[int, list[tuple[int, int]]]] = {"meaning": {}, "claim": {}}
        self._placed: dict[int, Placed] = {}
        self._by_meaning: dict[int, set[int]] = {}
        self._by_unit: dict[int, set[int]] = {}
        self._by_name: dict[str, set[int]] = {}
        self._spellings: dict[str, set[str]] = {}

    def load(self, claims: Iterable[int]) -> dict[int, LedgerClaim]:
        return {number: self.given[number] for number in claims}

    def document(self, key: str) -> Document | None:
        return self._index.document(key)

    def analysis(self, key: str) -> Analysis | None:
        return self._index.analysis(key)

    def at(self, address: str) -> At | None:
        if self._at is None:
            self._at = {}
            for claim in sorted(self.given, key=lambda c: (c.document.key, c.claim.id)):
                place = address_of(claim.document.url)
                if place is not None:
                    document, types = self._at.get(place) or (claim.document, frozenset())
                    self._at[place] = At(document, types | {claim.claim.type})
        known = self._at.get(address)
        if known is not None:
            return known
        found = self._index.at(address)
        # What the index leaves out of its claims is not there.
        return found if found is not None and not found.types else None

    def meaning(self, digest: bytes, content: bytes) -> tuple[int, bool]:
        found = self._numbers.get(digest)
        if found is not None:
            return found, False
        self._numbers[digest] = len(self._contents)
        self._contents.append(content)
        return self._numbers[digest], True

    def meanings(self, numbers: Iterable[int]) -> dict[int, bytes]:
        return {number: self._contents[number] for number in numbers}

    def file(self, what: Filed, rows: Iterable[Row]) -> None:
        for block, day, number in rows:
            insort(self._filed[what].setdefault(block, []), (day, number))

    def filed(self, what: Filed, blocks: Sequence[int], first: int, last: int) -> set[int]:
        found: set[int] = set()
        for block in blocks:
            rows = self._filed[what].get(block)
            if rows:
                found.update(number for _, number in rows[bisect_left(rows, (first, -1)) : bisect_left(rows, (last + 1, -1))])
        return found

    def place(self, rows: Iterable[tuple[int, int, int, str, str | None]]) -> None:
        for claim, meaning, unit, name, _ in rows:
            self._placed[claim] = Placed(claim, meaning, unit)
            self._by_meaning.setdefault(meaning, set()).add(claim)
            self._by_unit.setdefault(unit, set()).add(claim)
            self._by_name.setdefault(name, set()).add(claim)

    def placed(self, claims: Iterable[int]) -> list[Placed]:
        return [self._placed[claim] for claim in claims if claim in self._placed]

    def of_meanings(self, meanings: Iterable[int]) -> list[Placed]:
        return [self._placed[claim] for meaning in meanings for claim in sorted(self._by_meaning.get(meaning, ()))]

    def of_units(self, units: Iterable[int]) -> list[Placed]:
        return [self._placed[claim] for unit in units for claim in sorted(self._by_unit.get(unit, ()))]

    def named(self, names: Iterable[str]) -> list[Placed]:
        return [self._placed[claim] for name in names for claim in sorted(self._by_name.get(name, ()))]

    def anchor(self, rows: Iterable[tuple[int, int, float]]) -> None:
        for claim, anchor, score in rows:
            self._placed[claim] = self._placed[claim]._replace(anchor=anchor, score=score)

    def displace(self, claims: Iterable[int]) -> None:
        for claim in claims:
            placed = self._placed.pop(claim)
            self._by_meaning[placed.meaning].discard(claim)
            self._by_unit[placed.unit].discard(claim)
            for named in self._by_name.values():
                named.discard(claim)

    def inherit(self, unit: int, heir: int) -> None:
        """Nothing is made of units here."""

    def merge(self, units: Iterable[int], into: int) -> None:
        for unit in units:
            for claim in self._by_unit.pop(unit):
                self._placed[claim] = self._placed[claim]._replace(unit=into)
                self._by_unit.setdefault(into, set()).add(claim)

    def spellings(self, rows: Iterable[tuple[str, str]]) -> None:
        for sound, outlet in rows:
            self._spellings.setdefault(sound, set()).add(outlet)

    def sounding(self, sound: str) -> Sequence[str]:
        return sorted(self._spellings.get(sound, ()))

    def links(self, rows: Iterable[tuple[str, str, int]]) -> None:
        """Nothing is asked of them where all outlets are known before the first claim is read."""

    def linked(self, sounds: Iterable[str]) -> list[tuple[str, str, int]]:
        return []
