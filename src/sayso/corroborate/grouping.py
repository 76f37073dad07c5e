"""Which claims hang together: units, found by looking at nothing but the blocks of new claims.

Two claims hang together if they share a block and match, or say exactly the same, or if people put them together; whatever hangs together
by way of others is one unit. So new claims only ever join units, in whatever order they come. A claim that is taken away or changed
dissolves its unit, whose claims are then new again. What a unit falls into is for `clustering` to say, which sees that unit alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import blake2b
from itertools import islice

import msgspec

from sayso.core.index import Gone, Placed, Row, Shelf
from sayso.core.records import LedgerClaim
from sayso.corroborate import blocks
from sayso.corroborate.claims import Item, bare, read_claim
from sayso.corroborate.clustering import signature
from sayso.corroborate.decisions import finding_id
from sayso.corroborate.matching import Matcher
from sayso.corroborate.publishers import Publishers, sound_of

_ENCODER = msgspec.json.Encoder()
_ITEM = msgspec.json.Decoder(Item)
_AT_ONCE = 500
_NO_KEY = ("", "")


class Desk:
    """Claims at hand: each read once, each meaning compared once. `compared` counts claims that were looked at one by one."""

    def __init__(self, shelf: Shelf, matcher: Matcher, publishers: Publishers) -> None:
        self.shelf = shelf
        self.matcher = matcher
        self.publishers = publishers
        self.compared = 0
        self._items: dict[int, Item] = {}
        self._meanings: dict[int, Item] = {}
        self._may: dict[tuple[int, int], bool] = {}
        self._asks: dict[tuple[bytes, int], bool] = {}

    def items(self, claims: Iterable[int]) -> dict[int, Item]:
        """Claims by number, ready for comparison."""
        wanted = list(claims)
        for some in _parts([c for c in wanted if c not in self._items], _AT_ONCE):
            for number, given in self.shelf.load(some).items():
                self._items[number] = self._read(given)
        return {c: self._items[c] for c in wanted if c in self._items}

    def _read(self, given: LedgerClaim) -> Item:
        return read_claim(given, self.matcher.rules.policy, self.publishers)

    def place(self, claims: Iterable[int]) -> list[Placed]:
        """Read and file some claims, each a unit by itself."""
        rows: list[tuple[int, int, int, str, str | None]] = []
        told: list[Row] = []
        said: list[Row] = []
        links: list[tuple[str, str, int]] = []
        places: list[Placed] = []
        for number, item in self.items(claims).items():
            content = _ENCODER.encode(bare(item))
            meaning, new = self.shelf.meaning(blake2b(content, digest_size=16).digest(), content)
            if new:
                said += blocks.said_rows(item, meaning)
            told += blocks.told_rows(item, number)
            names = {a.speaker for a in item.given.attributions if a.speaker} | set(item.given.credits)
            names |= set(item.given.attributions[-1].chain) if item.given.attributions else set()
            links += [(sound_of(name), name, number) for name in sorted(names)]
            name = finding_id(item.given.claim.type, item.document.key, item.given.claim.evidence)
            rows.append((number, meaning, number, name, item.outlet))
            places.append(Placed(number, meaning, number))
        self.shelf.file("meaning", said)
        self.shelf.file("claim", told)
        self.shelf.links(links)
        self.shelf.place(rows)
        return places

    def regroup(self, claims: Iterable[int]) -> set[int]:
        """Put claims that stand nowhere into their units; the numbers of these units."""
        forest = _Forest()
        fresh = self.place(claims)
        by_meaning: dict[int, list[Placed]] = {}
        for one in fresh:
            by_meaning.setdefault(one.meaning, []).append(one)
        for meaning, mine in by_meaning.items():
            said = self.shelf.of_meanings([meaning, *self._alike(meaning)])
            for one in mine:
                self._join(one, said, forest)
                self._join(one, self._same_voice(one), forest)
        for group in forest.groups():
            into = min(group)
            self.shelf.merge([unit for unit in group if unit != into], into)
        return {forest.root(one.unit) for one in fresh}

    def together(self, pairs: Iterable[tuple[str, str]]) -> set[int]:
        """Make one unit of what people put together: pairs of ids of findings."""
        forest = _Forest()
        found: set[int] = set()
        for one, other in pairs:
            units = [placed.unit for name in (one, other) for placed in self.shelf.named([name])]
            for unit in units[1:]:
                if forest.root(unit) != forest.root(units[0]):
                    forest.join(unit, units[0])
        for group in forest.groups():
            into = min(group)
            self.shelf.merge([unit for unit in group if unit != into], into)
            found.add(into)
        return found

    def _join(self, one: Placed, others: Sequence[Placed], forest: _Forest) -> None:
        by_unit: dict[int, list[Placed]] = {}
        for other in others:
            if other.claim != one.claim:
                by_unit.setdefault(other.unit, []).append(other)
        # Its own meaning first: that settles most.
        for unit in sorted(by_unit, key=lambda u: (all(o.meaning != one.meaning for o in by_unit[u]), u)):
            for other in by_unit[unit]:
                if forest.root(other.unit) == forest.root(one.unit):
                    break
                if self._one(one, other):
                    forest.join(one.unit, other.unit)
                    break

    def _one(self, one: Placed, other: Placed) -> bool:
        items = self.items((one.claim, other.claim))
        a, b = sorted((items[one.claim], items[other.claim]), key=lambda i: i.age)
        self.compared += 1
        if one.meaning == other.meaning and signature(a) == signature(b) and self.matcher.decisions.name(a) == self.matcher.decisions.name(b):
            return True
        return self.matcher.reaches(a, b)

    def _alike(self, meaning: int) -> list[int]:
        """Other meanings that share a block with this one and may be the same."""
        item, policy = self._meaning(meaning), self.matcher.rules.policy
        found: set[int] = set()
        for look in blocks.said_looks(item, policy):
            fits = blocks.may_be_one if look.far else blocks.near_enough
            there = self.shelf.filed("meaning", look.blocks, look.first, look.last) - found - {meaning}
            found.update(other for other in self._known(there) if fits(item, self._meaning(other), policy) and self._may_be(meaning, other))
        return sorted(found)

    def _same_voice(self, one: Placed) -> list[Placed]:
        """Claims by the same speaker or outlet that may be the same."""
        item, policy = self._items[one.claim], self.matcher.rules.policy
        found: dict[int, Placed] = {}
        for look in blocks.speaker_looks(item, policy):
            fits = blocks.may_be_one if look.far else blocks.near_enough
            there = self.shelf.filed("claim", look.blocks, look.first, look.last) - found.keys() - {one.claim}
            for other in self._placed(there):
                if other.meaning != one.meaning and fits(item, self._meaning(other.meaning), policy) and self._may_be(one.meaning, other.meaning):
                    theirs = self.items((other.claim,))[other.claim]
                    # What is filed may be older than what a name is read as now.
                    if (theirs.speaker == item.speaker) if look.far else (theirs.outlet == item.outlet):
                        found[other.claim] = other
        return list(found.values())

    def elsewhere(self, item: Item, name: str) -> list[Item]:
        """The claims of the outlet `name` that answer the same question, the oldest first."""
        policy = self.matcher.rules.policy
        found = self._asking(item, blocks.outlet_looks(item, name, policy), lambda other: other.outlet == name)
        return sorted(found.values(), key=lambda i: i.age)

    def gone(self, one: Gone) -> Item:
        """What is left of a claim that is no more: what it said, and where."""
        return msgspec.structs.replace(self._meaning(one.meaning), outlet=one.outlet)

    def citing(self, item: Item, outlet: str) -> dict[int, Item]:
        """The claims that rest on this outlet for what may be the same question as that of `item`, one of its claims, there or gone."""
        return self._asking(item, blocks.citing_looks(item, outlet, self.matcher.rules.policy), lambda other: other.speaker == outlet)

    def _asking(self, item: Item, looks: Iterator[blocks.Look], wanted: Callable[[Item], bool]) -> dict[int, Item]:
        policy = self.matcher.rules.policy
        found: dict[int, Item] = {}
        mine = _ENCODER.encode(bare(item))
        for look in looks:
            for other in self._placed(self.shelf.filed("claim", look.blocks, look.first, look.last) - found.keys()):
                if blocks.may_be_one(item, self._meaning(other.meaning), policy) and self._may_ask(mine, item, other.meaning):
                    theirs = self.items((other.claim,))[other.claim]
                    if wanted(theirs) and (item.key == _NO_KEY or self.matcher.same_question(item, theirs)):
                        found[other.claim] = theirs
        return found

    def _placed(self, claims: Iterable[int]) -> list[Placed]:
        rows = [row for some in _parts(sorted(claims), _AT_ONCE) for row in self.shelf.placed(some)]
        self._known(row.meaning for row in rows)
        return rows

    def _meaning(self, number: int) -> Item:
        self._known((number,))
        return self._meanings[number]

    def _known(self, numbers: Iterable[int]) -> list[int]:
        wanted = list(numbers)
        for some in _parts(sorted({n for n in wanted if n not in self._meanings}), _AT_ONCE):
            for number, content in self.shelf.meanings(some).items():
                self._meanings[number] = _ITEM.decode(content)
        return wanted

    def _may_be(self, one: int, other: int) -> bool:
        key = (min(one, other), max(one, other))
        found = self._may.get(key)
        if found is None:
            found = self._may[key] = self.matcher.may_reach(self._meaning(key[0]), self._meaning(key[1]))
        return found

    def _may_ask(self, content: bytes, item: Item, other: int) -> bool:
        found = self._asks.get((content, other))
        if found is None:
            found = self._asks[content, other] = self.matcher.may_ask(item, self._meaning(other))
        return found


def _parts(numbers: Iterable[int], size: int) -> Iterator[list[int]]:
    source = iter(numbers)
    while part := list(islice(source, size)):
        yield part


class _Forest:
    """Numbers that were joined (union-find); the least of a group stands for it."""

    def __init__(self) -> None:
        self._parent: dict[int, int] = {}

    def root(self, n: int) -> int:
        while (above := self._parent.get(n, n)) != n:
            self._parent[n] = self._parent.get(above, above)
            n = above
        return n

    def join(self, one: int, other: int) -> None:
        a, b = self.root(one), self.root(other)
        if a != b:
            self._parent[max(a, b)] = min(a, b)

    def groups(self) -> list[list[int]]:
        """The groups of two and more."""
        found: dict[int, list[int]] = {}
        for n in sorted(self._parent):
            found.setdefault(self.root(n), []).append(n)
        return [sorted({root, *members}) for root, members in found.items() if len({root, *members}) > 1]
