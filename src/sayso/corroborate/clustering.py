"""Claims to clusters: a pure function of the set of claims, whatever order they came in.

1. Claims that say exactly the same (a signature) are one point, so that 500 copies cost what one costs.
2. Within blocks points are matched; from the threshold on, two points are in one component.
3. Components are split where they chain too far: average linkage, the best first, never across what is forbidden.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import combinations
from typing import NamedTuple

from sayso.corroborate.claims import Item
from sayso.corroborate.decisions import Decisions
from sayso.corroborate.matching import Match, Matcher

# Bench: worlds.py. In a component of more points than EXACT, a point is matched with the NEAR next ones in an order that puts like beside like.
# Which blocks and components there are depends on the claims in them alone, never on how many others the ledger holds.
EXACT, NEAR = 400, 40

Pair = tuple[int, int]
Signature = tuple[object, ...]
Order = tuple[str, str, str, float, Pair, int]


class Cluster(NamedTuple):
    """Claims of the same thing, the oldest first; `same`: those that say exactly the same; `why`: the matches that joined one and another."""

    items: tuple[Item, ...]
    same: tuple[tuple[Item, ...], ...]
    why: tuple[tuple[Item, Item, Match], ...]


class Points(NamedTuple):
    """Distinct claims, the oldest first, by number: one of each, all of each, and the numbers in each block."""

    one: list[Item]
    all: list[list[Item]]
    blocks: list[tuple[bool, list[int]]]  # is it a broad block?


def clusters(blocks: Iterable[tuple[bool, Sequence[Item]]], matcher: Matcher) -> list[Cluster]:
    """The clusters of all claims in some blocks, by their oldest claim."""
    points = _points(blocks, matcher.decisions)
    out: list[Cluster] = []
    for component in _components(points, matcher):
        out += [_cluster(part, merges, points) for part, merges in _split(component, points, matcher)]
    whole = [_joined([out[n] for n in group]) for group in matcher.decisions.joined([c.items for c in out])]
    return sorted(whole, key=lambda c: c.items[0].age)


def _joined(parts: list[Cluster]) -> Cluster:
    """What people put together, whatever the scores say."""
    items = sorted((item for part in parts for item in part.items), key=lambda i: i.age)
    return Cluster(tuple(items), tuple(s for part in parts for s in part.same), tuple(w for part in parts for w in part.why))


def signature(item: Item, cited: Set[str] = frozenset()) -> Signature:
    """What makes two claims the same point: all that matching compares save the words. `cited`: outlets that somebody cites."""
    return (*item.meaning, item.chain, item.speaker, item.outlet if item.outlet in cited else None)


def _points(blocks: Iterable[tuple[bool, Sequence[Item]]], decisions: Decisions) -> Points:
    groups = list(blocks)
    items = {item.key: item for _, group in groups for item in group}
    cited = {name for item in items.values() for name in item.chain}
    found: dict[Signature, list[Item]] = {}
    name_of: dict[tuple[str, str], Signature] = {}
    for key, item in items.items():
        name = name_of[key] = (*signature(item, cited), decisions.name(item))
        found.setdefault(name, []).append(item)
    for group in found.values():
        group.sort(key=lambda i: i.age)
    ordered = sorted(found, key=lambda name: found[name][0].age)
    number = {name: n for n, name in enumerate(ordered)}
    numbers = {key: number[name] for key, name in name_of.items()}
    numbered = [(broad, sorted({numbers[i.key] for i in group})) for broad, group in groups]
    return Points([found[n][0] for n in ordered], [found[n] for n in ordered], numbered)


def _order(n: int, points: Points) -> Order:
    item = points.one[n]
    claim = item.given.claim
    return claim.place or "", claim.actor or "", claim.target or "", item.figure or 0.0, item.days or (0, 0), n


def _block_pairs(group: list[int], broad: bool, points: Points) -> Iterator[Pair]:
    if not broad:
        yield from combinations(group, 2)
        return
    sparse = {n for n in group if points.one[n].given.claim.actor is None or points.one[n].given.claim.place is None}
    for one in sorted(sparse):
        for other in group:
            if other not in sparse or one < other:
                yield one, other


def _component_pairs(component: list[int], points: Points) -> Iterator[Pair]:
    if len(component) <= EXACT:
        yield from combinations(component, 2)
        return
    ordered = sorted(component, key=lambda n: _order(n, points))
    for i, one in enumerate(ordered):
        for other in ordered[i + 1 : i + 1 + NEAR]:
            yield (one, other) if one < other else (other, one)


def _components(points: Points, matcher: Matcher) -> list[list[int]]:
    parent = list(range(len(points.one)))

    def root(n: int) -> int:
        while parent[n] != n:
            parent[n] = parent[parent[n]]
            n = parent[n]
        return n

    for broad, group in points.blocks:
        for one, other in _block_pairs(group, broad, points):
            a, b = root(one), root(other)
            if a != b and matcher.reaches(points.one[one], points.one[other]):
                parent[max(a, b)] = min(a, b)
    groups: dict[int, list[int]] = {}
    for n in range(len(parent)):
        groups.setdefault(root(n), []).append(n)
    return list(groups.values())


def _split(component: list[int], points: Points, matcher: Matcher) -> list[tuple[list[int], list[tuple[int, int, Match]]]]:
    """Average linkage: the two parts that agree best are joined while their mean score reaches the threshold and nothing forbids it."""
    threshold = matcher.rules.policy.threshold
    scores = {(a, b): matcher.match(points.one[a], points.one[b]).score for a, b in _component_pairs(component, points)}
    parts = {n: [n] for n in component}
    merges: dict[int, list[tuple[int, int, Match]]] = {n: [] for n in component}
    sums: dict[int, dict[int, tuple[float, int]]] = {n: {} for n in component}
    for (a, b), score in scores.items():
        sums[a][b] = sums[b][a] = (score, 1)
    heap = [(-score, a, b) for (a, b), score in scores.items() if score >= threshold]
    heapq.heapify(heap)
    while heap:
        negative, one, other = heapq.heappop(heap)
        if one not in parts or other not in parts or (known := sums[one].get(other)) is None or known[0] / known[1] != -negative:
            continue
        a, b = _best(parts[one], parts[other], scores)
        merges[one] += [*merges.pop(other), (a, b, matcher.match(points.one[a], points.one[b]))]
        parts[one] = sorted([*parts[one], *parts.pop(other)])
        absorbed = sums.pop(other)
        for third, (total, count) in absorbed.items():
            del sums[third][other]
            if third != one:
                mine, many = sums[one].get(third, (0.0, 0))
                sums[one][third] = sums[third][one] = (mine + total, many + count)
        for third, (total, count) in sums[one].items():
            if total / count >= threshold:
                heapq.heappush(heap, (-total / count, min(one, third), max(one, third)))
    return [(part, merges[n]) for n, part in sorted(parts.items())]


def _best(left: list[int], right: list[int], scores: dict[Pair, float]) -> Pair:
    pairs = ((a, b) if a < b else (b, a) for a in left for b in right)
    return max((pair for pair in pairs if pair in scores), key=lambda pair: (scores[pair], -pair[0], -pair[1]))


def _cluster(part: list[int], merges: list[tuple[int, int, Match]], points: Points) -> Cluster:
    items = sorted((item for n in part for item in points.all[n]), key=lambda i: i.age)
    same = tuple(tuple(points.all[n]) for n in part if len(points.all[n]) > 1)
    return Cluster(tuple(items), same, tuple((points.one[a], points.one[b], m) for a, b, m in merges))
