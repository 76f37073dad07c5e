"""Which claims need comparing at all: those that share a block, and are near enough in time.

A block is a type and something strong that is said (an actor at a place, a figure, the whole question) or who says it. What is said is filed
once for all claims that say it. Whether two claims meet depends on these two alone, never on what else the ledger holds.

    block                       which claims meet in it
    actor + place, and so on    those near each other in time
    an actor, a place           those near each other, if one of the two lacks its actor or its place: the others meet in a block above
    a target                    those near each other, if one of the two lacks both
    the question, the figure,   those that can be one event; where a text does not tell the time, within about a year
    the speaker
    the outlet                  those near each other
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple

from sayso.corroborate.claims import Item
from sayso.corroborate.policy import Policy
from sayso.corroborate.when import Interval, gap

ANY = -1  # the day of what has no time, or too long a one
_PERIOD = 64  # days: what lasts longer is filed under several
_LONGEST = 800  # days: what lasts longer than this is filed under ANY
_EVER = 10_000_000


class Look(NamedTuple):
    """Blocks, and the days for which to look into them; `far`: two that meet there may be as far apart as `may_be_one` says."""

    blocks: tuple[int, ...]
    first: int
    last: int
    far: bool


def said_rows(item: Item, number: int) -> Iterator[tuple[int, int, int]]:
    """The rows under which a meaning is filed."""
    narrow, broad, far = _said(item)
    keys = [_block(item, *pair, "") for pair in narrow] + [_block(item, letter, value, _sparse(item, letter)) for letter, value in broad]
    keys += [_block(item, *pair, _dated(item)) for pair in far]
    return ((key, day, number) for key in keys for day in _days(item.days))


def told_rows(item: Item, number: int) -> Iterator[tuple[int, int, int]]:
    """The rows under which a claim is filed: by speaker and by outlet."""
    keys = [_block(item, letter, name, _dated(item)) for letter, name in (("s", item.speaker), ("o", item.outlet)) if name]
    return ((key, day, number) for key in keys for day in _days(item.days))


def said_looks(item: Item, policy: Policy) -> Iterator[Look]:
    """Where to look for meanings that may be that of `item`."""
    narrow, broad, far = _said(item)
    near = [_block(item, *pair, "") for pair in narrow]
    near += [_block(item, letter, value, kind) for letter, value in broad for kind in ("s", *("c" if _sparse(item, letter) == "s" else ""))]
    yield from _looks(item, tuple(near), policy.near(item.given.claim.type), far=False)
    yield from _far_looks(item, far, policy)


def speaker_looks(item: Item, policy: Policy) -> Iterator[Look]:
    """Where to look for claims that may be `item`, by who says it."""
    if item.speaker:
        yield from _far_looks(item, [("s", item.speaker)], policy)
    if item.outlet:
        yield from _looks(item, tuple(_block(item, "o", item.outlet, kind) for kind in "du"), policy.near(item.given.claim.type), far=False)


def citing_looks(item: Item, name: str, policy: Policy) -> Iterator[Look]:
    """Where to look for claims of `item`'s type and time that rest on the speaker `name`."""
    return _far_looks(item, [("s", name)], policy)


def outlet_looks(item: Item, name: str, policy: Policy) -> Iterator[Look]:
    """Where to look for claims of `item`'s type and time by the outlet `name`."""
    return _far_looks(item, [("o", name)], policy)


def near_enough(a: Item, b: Item, policy: Policy) -> bool:
    """Are two claims near each other in time? Two without any time are."""
    if a.days is None or b.days is None:
        return a.days is b.days
    return gap(a.days, b.days) <= policy.near(a.given.claim.type)


def may_be_one(a: Item, b: Item, policy: Policy) -> bool:
    """Can two claims be one thing, for all that is known of their times?"""
    return a.days is None or b.days is None or gap(a.days, b.days) <= policy.reach(a.given.claim.type, a.dated and b.dated)


def _said(item: Item) -> tuple[list[tuple[str, str]], list[tuple[str, str]], list[tuple[str, str]]]:
    claim = item.given.claim
    said = {"a": claim.actor, "t": claim.target, "p": claim.place}
    broad = [(letter, value) for letter, value in said.items() if value]
    narrow = [(one + other, f"{said[one]}+{said[other]}") for one, other in ("ap", "at", "tp") if said[one] and said[other]]
    far = [("q", f"{claim.actor or '-'}|{claim.target or '-'}|{claim.place or '-'}")]
    if item.figure is not None:
        far.append(("n", f"{item.figure:g}"))
    return narrow, broad, far


def leaves_out(item: Item) -> bool:
    """Does a claim not tell who, or where?"""
    return item.given.claim.actor is None or item.given.claim.place is None


def _sparse(item: Item, letter: str) -> str:
    """Does a claim leave out so much that it must meet all in the block of this feature? Targets are few, so those of one are many."""
    claim = item.given.claim
    return "s" if (claim.actor is None and claim.place is None if letter == "t" else leaves_out(item)) else "c"


def _dated(item: Item) -> str:
    return "d" if item.dated else "u"


def _far_looks(item: Item, pairs: list[tuple[str, str]], policy: Policy) -> Iterator[Look]:
    for kind in "du":
        blocks = tuple(_block(item, letter, value, kind) for letter, value in pairs)
        if item.days is None:
            yield Look(blocks, ANY, _EVER, True)
        else:
            yield from _looks(item, blocks, policy.reach(item.given.claim.type, item.dated and kind == "d"), far=True)


def _looks(item: Item, blocks: tuple[int, ...], reach: int, *, far: bool) -> Iterator[Look]:
    if blocks:
        yield Look(blocks, ANY, ANY, far)
        if item.days is not None:
            yield Look(blocks, max(0, item.days[0] - reach - _PERIOD), item.days[1] + reach, far)


def _days(days: Interval | None) -> list[int]:
    if days is None or days[1] - days[0] > _LONGEST:
        return [ANY]
    return list(range(days[0], days[1] + 1, _PERIOD))


def _block(item: Item, letter: str, value: str, kind: str) -> int:
    return block(f"{item.given.claim.type}|{letter}{kind}:{value}")


@lru_cache(maxsize=65536)
def block(name: str) -> int:
    """The number of a block: 63 bits of a digest of its name."""
    return int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), "big") >> 1
