"""Which claims hang together: units, found by looking at nothing but the blocks of new claims.

Two claims hang together if they share a block and match, or say exactly the same, or if people put them together; whatever hangs together
by way of others is one unit. One that leaves out who or where would match much that has nothing to do with each other: it goes with the claim
that it matches best (its anchor), and holds nothing else together. So new claims only join units or draw such claims to themselves, in whatever
order they come. A claim that is taken away or changed dissolves its unit, whose claims are then new again. What a unit falls into is for
`clustering` to say, which sees that unit alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from hashlib import blake2b
from itertools import islice

import msgspec

from sayso.core.index import Gone, Placed, Row, Shelf
from sayso.core.records import LedgerClaim
from sayso.corroborate import blocks
from sayso.corroborate.chains import places_of
from sayso.corroborate.claims import Item, bare, read_claim
from sayso.corroborate.clustering import signature
from sayso.corroborate.decisions import UNLINKED, finding_id
from sayso.corroborate.matching import Matcher
from sayso.corroborate.publishers import Publishers, sound_of, sound_of_address

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
        self.followed: set[int] = set()  # claims to which every chain that leads there was followed
        self._items: dict[int, Item] = {}
        self._meanings: dict[int, Item] = {}
        self._may: dict[tuple[int, int], bool] = {}
        self._asks: dict[tuple[bytes, int], bool] = {}

    @property
    def read(self) -> int:
        """How many claims were read."""
        return len(self._items)

    def items(self, claims: Iterable[int]) -> dict[int, Item]:
        """Claims by number, ready for comparison."""
        wanted = list(claims)
        for some in _parts([c for c in wanted if c not in self._items], _AT_ONCE):
            for number, given in self.shelf.load(some).items():
                self._items[number] = self._read(given)
        return {c: self._items[c] for c in wanted if c in self._items}

    def _read(self, given: LedgerClaim) -> Item:
        item = read_claim(given, self.matcher.rules.policy, self.publishers)
        if item.leads and self.matcher.decisions.decided(UNLINKED, item):
            bare_ = msgspec.structs.replace(given, claim=msgspec.structs.replace(given.claim, links=()))
            item = read_claim(bare_, self.matcher.rules.policy, self.publishers)
        return item

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
            links += [(sound_of_address(place), place, number) for place in sorted(places_of(item.given.claim))]
            name = finding_id(item.given.claim.type, item.document.key, item.given.claim.evidence)
            rows.append((number, meaning, number, name, item.outlet))
            places.append(Placed(number, meaning, number))
        self.shelf.file("meaning", said)
        self.shelf.file("claim", told)
        self.shelf.links(links)
        self.shelf.place(rows)
        return places

    def regroup(self, claims: Iterable[int], loose: Iterable[int] = ()) -> set[int]:
        """Put new claims into units, and those of dissolved units (`loose`) anew; the numbers of all units that are not what they were."""
        forest = _Forest()
        touched: set[int] = set()
        dissolved = self._dissolve(loose)
        fresh = self.place(sorted({*claims, *(one.claim for one in dissolved)}))
        alike = {one.claim: said for one, said in self._with_alike([one for one in fresh if not self._leaves_out(one)])}
        shaken = self._shaken([(one, alike[one.claim]) for one in fresh if one.claim in alike], {one.claim for one in fresh})
        if shaken:
            # One that stands with an anchor holds nothing together, unless people said so.
            alone = [one for one in shaken if one.anchor is not None and self.matcher.decisions.name(self.items((one.claim,))[one.claim]) is None]
            more = self._dissolve({one.unit for one in shaken if one not in alone})
            moved = {one.claim for one in more}
            alone = [one for one in alone if one.claim not in moved]
            self.shelf.displace([one.claim for one in alone])
            touched |= {one.unit for one in alone}
            dissolved += more
            again = self.place(sorted({*moved, *(one.claim for one in alone)}))
            fresh += again
            alike = {one.claim: said for one, said in self._with_alike([one for one in fresh if not self._leaves_out(one)])}
        for one in fresh:
            self._join(one, [other for other in alike.get(one.claim, ()) if not self._leaves_out(other)], forest)
        self._anchor([one for one in fresh if self._leaves_out(one)], forest)
        self._merge(forest)
        touched |= self._inherited(dissolved)
        return touched | {forest.root(one.unit) for one in fresh}

    def _dissolve(self, units: Iterable[int]) -> list[Placed]:
        left = self.shelf.of_units(sorted(units))
        self.shelf.displace([one.claim for one in left])
        return left

    def _inherited(self, dissolved: Sequence[Placed]) -> set[int]:
        """What was made of units that are no more counts as made of those that hold their claims now."""
        heirs = {one.claim: one.unit for one in self.shelf.placed([one.claim for one in dissolved])}
        heir: dict[int, int] = {}
        for one in dissolved:
            heir[one.unit] = min(heir.get(one.unit, heirs[one.claim]), heirs[one.claim])
        for unit, into in sorted(heir.items()):
            self.shelf.inherit(unit, into)
        return set(heir)

    def _leaves_out(self, one: Placed) -> bool:
        return blocks.leaves_out(self._meaning(one.meaning))

    def _with_alike(self, ones: Sequence[Placed]) -> Iterator[tuple[Placed, list[Placed]]]:
        """Each of some claims with those that may be the same, its own meaning first."""
        by_meaning: dict[int, list[Placed]] = {}
        for one in ones:
            by_meaning.setdefault(one.meaning, []).append(one)
        for meaning, mine in by_meaning.items():
            said = self.shelf.of_meanings([meaning, *self._alike(meaning)])
            held = {other.claim for other in said}
            for one in mine:
                yield one, [other for other in (*said, *self._same_voice(one, held)) if other.claim != one.claim]

    def _shaken(self, whole: Sequence[tuple[Placed, Sequence[Placed]]], fresh: Set[int]) -> list[Placed]:
        """Claims that leave something out and match one of these better than what they stand with."""
        found: dict[int, Placed] = {}
        for one, said in whole:
            for other in said:
                if other.claim not in fresh and other.claim not in found and self._leaves_out(other) and self._better(other, one):
                    found[other.claim] = other
        return [found[claim] for claim in sorted(found)]

    def _better(self, one: Placed, anchor: Placed) -> bool:
        score = self._score(one, anchor)
        if score is None or one.anchor is None:
            return score is not None
        return score > one.score or (score == one.score and self._age(anchor.claim) < self._age(one.anchor))

    def _age(self, claim: int) -> tuple[str, str, int, str]:
        return self.items((claim,))[claim].age

    def _anchor(self, ones: Sequence[Placed], forest: _Forest) -> None:
        """Claims that leave out who or where go with the one that they match best; those that match none, with each other."""
        anchors: dict[int, tuple[int, float]] = {}
        adrift: list[tuple[Placed, list[Placed]]] = []
        for one, said in self._with_alike(ones):
            scored = [(score, other) for other in said if not self._leaves_out(other) and (score := self._score(one, other)) is not None]
            if scored:
                best = max(score for score, _ in scored)
                anchor = min((other for score, other in scored if score == best), key=lambda o: self._age(o.claim))
                anchors[one.claim] = anchor.claim, best
                forest.join(one.unit, anchor.unit)
            else:
                adrift.append((one, [other for other in said if self._leaves_out(other)]))
        self.shelf.anchor((claim, *anchored) for claim, anchored in sorted(anchors.items()))
        for one, said in adrift:
            self._join(one, [other for other in said if other.anchor is None and other.claim not in anchors], forest)

    def _merge(self, forest: _Forest) -> set[int]:
        found: set[int] = set()
        for group in forest.groups():
            into = min(group)
            self.shelf.merge([unit for unit in group if unit != into], into)
            found.add(into)
        return found

    def together(self, pairs: Iterable[tuple[str, str]]) -> set[int]:
        """Make one unit of what people put together: pairs of ids of findings."""
        forest = _Forest()
        for one, other in pairs:
            units = [placed.unit for name in (one, other) for placed in self.shelf.named([name])]
            for unit in units[1:]:
                if forest.root(unit) != forest.root(units[0]):
                    forest.join(unit, units[0])
        return self._merge(forest)

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
        a, b = self._pair(one, other)
        if one.meaning == other.meaning and signature(a) == signature(b) and self.matcher.decisions.name(a) == self.matcher.decisions.name(b):
            return True
        return self.matcher.reaches(a, b)

    def _score(self, one: Placed, other: Placed) -> float | None:
        a, b = self._pair(one, other)
        return self.matcher.match(a, b).score if self.matcher.reaches(a, b) else None

    def _pair(self, one: Placed, other: Placed) -> tuple[Item, Item]:
        items = self.items((one.claim, other.claim))
        self.compared += 1
        a, b = items[one.claim], items[other.claim]
        return (a, b) if a.age <= b.age else (b, a)

    def _alike(self, meaning: int) -> list[int]:
        """Other meanings that share a block with this one and may be the same."""
        item, policy = self._meaning(meaning), self.matcher.rules.policy
        found: set[int] = set()
        for look in blocks.said_looks(item, policy):
            fits = blocks.may_be_one if look.far else blocks.near_enough
            there = self.shelf.filed("meaning", look.blocks, look.first, look.last) - found - {meaning}
            found.update(other for other in self._known(there) if fits(item, self._meaning(other), policy) and self._may_be(meaning, other))
        return sorted(found)

    def _same_voice(self, one: Placed, held: Set[int]) -> list[Placed]:
        """Claims by the same speaker or outlet that may be the same, but those that are `held` already."""
        item, policy = self._items[one.claim], self.matcher.rules.policy
        found: dict[int, Placed] = {}
        for look in blocks.speaker_looks(item, policy):
            fits = blocks.may_be_one if look.far else blocks.near_enough
            there = self.shelf.filed("claim", look.blocks, look.first, look.last) - found.keys() - held
            for other in self._placed(there):
                if fits(item, self._meaning(other.meaning), policy) and self._may_be(one.meaning, other.meaning):
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
        return self._asking(item, blocks.citing_looks(item, outlet, self.matcher.rules.policy), lambda other: other.speaker == outlet, self.followed)

    def _asking(self, item: Item, looks: Iterator[blocks.Look], wanted: Callable[[Item], bool], but: Set[int] = frozenset()) -> dict[int, Item]:
        policy = self.matcher.rules.policy
        found: dict[int, Item] = {}
        mine = _ENCODER.encode(bare(item))
        for look in looks:
            for other in self._placed(self.shelf.filed("claim", look.blocks, look.first, look.last) - found.keys() - but):
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
        found = self._meanings.get(number)
        if found is None:
            self._known((number,))
            found = self._meanings[number]
        return found

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
