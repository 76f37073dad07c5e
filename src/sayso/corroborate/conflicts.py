"""Findings in conflict: different figures for one question by different origins.

Two findings are compared if they count the same in the same place, or in a place that one of them does not tell, and near each other in time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sayso.core.records import Record
from sayso.corroborate.blocks import block
from sayso.corroborate.claims import Item, Key, bare
from sayso.corroborate.features import Rules
from sayso.corroborate.figures import contradicts, counted, tells
from sayso.corroborate.origins import Lineage
from sayso.corroborate.policy import Policy
from sayso.corroborate.statement import most_told
from sayso.corroborate.when import Interval, gap

_PERIOD = 64  # days: what lasts longer is filed under several
_ANYWHERE = "*"


class Telling(Record, frozen=True):
    """What some claims of one origin say alike."""

    item: Item
    origin: str | None
    many: int


class Told(Record, frozen=True):
    """What a finding tells of figures: what it counts, where, and the days from the first to the last of which it tells."""

    type: str
    counted: str
    place: str | None
    days: Interval
    tellings: tuple[Telling, ...]


def told(items: Sequence[Item], lines: Mapping[Key, Lineage], policy: Policy) -> Told | None:
    """What a finding tells of figures; None if nothing can contradict it."""
    name = counted(items, policy)
    telling = [i for i in items if tells(i)]
    days = [i.days for i in telling if i.days is not None]
    if name is None or not days:
        return None
    groups: dict[tuple[object, ...], list[Item]] = {}
    for item in sorted(telling, key=lambda i: i.age):
        groups.setdefault((*item.meaning, item.given.claim.when_basis, lines[item.key].origin), []).append(item)
    tellings = tuple(Telling(bare(g[0], g[0].given.claim.when_basis), lines[g[0].key].origin, len(g)) for g in groups.values())
    place = most_told(i.given.claim.place for i in items)
    return Told(items[0].given.claim.type, name, place, (min(d[0] for d in days), max(d[1] for d in days)), tellings)


def told_rows(given: Told) -> Iterator[tuple[int, int]]:
    """The blocks and days under which it is filed."""
    for place in (given.place or "", _ANYWHERE):
        for day in range(given.days[0], given.days[1] + 1, _PERIOD):
            yield _block(given, place), day


def told_look(given: Told, policy: Policy) -> tuple[tuple[int, ...], int, int]:
    """The blocks and the days, first to last, under which those are filed that may contradict it."""
    places = (given.place, "") if given.place else (_ANYWHERE,)
    reach = _reach(policy)
    return tuple(_block(given, place) for place in places), given.days[0] - reach - _PERIOD, given.days[1] + reach


def in_conflict(one: Told, other: Told, rules: Rules) -> bool:
    """Do two findings that count the same answer one question with different figures of different origin? Most of their claims must ask the same."""
    if gap(one.days, other.days) > _reach(rules.policy):
        return False
    pairs = [(a, b) for a in one.tellings for b in other.tellings]
    asked = sum(a.many * b.many for a, b in pairs if contradicts(a.item, b.item, a.origin, b.origin, rules))
    return 2 * asked >= sum(a.many * b.many for a, b in pairs)


def conflicts(findings: Mapping[str, Told], rules: Rules) -> dict[str, tuple[str, ...]]:
    """For each finding that is contradicted, the ids of those that do, sorted."""
    filed: dict[int, list[tuple[int, str]]] = {}
    for id_, given in findings.items():
        for number, day in told_rows(given):
            filed.setdefault(number, []).append((day, id_))
    out: dict[str, set[str]] = {}
    for id_, given in findings.items():
        numbers, first, last = told_look(given, rules.policy)
        near = {other for number in numbers for day, other in filed.get(number, ()) if first <= day <= last and other != id_}
        for other in near:
            if other not in out.get(id_, ()) and in_conflict(given, findings[other], rules):
                out.setdefault(id_, set()).add(other)
                out.setdefault(other, set()).add(id_)
    return {name: tuple(sorted(others)) for name, others in sorted(out.items())}


def _reach(policy: Policy) -> int:
    return max(policy.time.event.apart, policy.time.conflict)


def _block(given: Told, place: str) -> int:
    return block(f"{given.type}|{given.counted}|{place}")
