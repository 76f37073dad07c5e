"""Claims to clusters: a pure function of the set of claims, whatever order they came in.

1. Claims that say exactly the same (a signature) are one point, so that 500 copies cost what one costs.
2. Within blocks every two points are matched; an edge is a score from the threshold on.
3. Components of edges are split where they chain too far: average linkage, the best first, never across what is forbidden.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Sequence, Set
from typing import NamedTuple

from sayso.corroborate.claims import Item
from sayso.corroborate.matching import Match, Matcher

_WINDOW = 200  # points of a block that one point is compared with, the nearest in time; only blocks above it lose pairs
_EXACT = 400  # points of a component up to which every pair is matched; above, only the edges of blocks count

Pair = tuple[int, int]
Signature = tuple[object, ...]


class Cluster(NamedTuple):
    """Claims of the same thing, the oldest first; `same`: those that say exactly the same; `why`: the matches that joined one and another."""

    items: tuple[Item, ...]
    same: tuple[tuple[Item, ...], ...]
    why: tuple[tuple[Item, Item, Match], ...]


def clusters(blocks: Iterable[Sequence[Item]], matcher: Matcher) -> list[Cluster]:
    """The clusters of all claims in some blocks, by their oldest claim."""
    points, members, groups = _points(blocks)
    edges: dict[Pair, Match] = {}
    for group in groups:
        for pair in _pairs(group, points):
            if pair not in edges:
                edges[pair] = matcher.match(points[pair[0]], points[pair[1]])
    threshold = matcher.rules.policy.threshold
    out: list[Cluster] = []
    for component in _components(len(points), (pair for pair, found in edges.items() if found.score >= threshold)):
        out += [_cluster(part, merges, points, members) for part, merges in _split(component, _scorer(component, points, edges, matcher), threshold)]
    return sorted(out, key=lambda c: c.items[0].age)


def signature(item: Item, cited: Set[str] = frozenset()) -> Signature:
    """What makes two claims the same point: all that matching compares save the words. `cited`: outlets that somebody cites."""
    return (*item.meaning, item.chain, item.speaker, item.outlet if item.outlet in cited else None)


def _points(blocks: Iterable[Sequence[Item]]) -> tuple[list[Item], list[list[Item]], list[list[int]]]:
    found: dict[Signature, dict[tuple[str, str], Item]] = {}
    named: list[list[Signature]] = []
    groups = [list(block) for block in blocks]
    cited = {name for group in groups for item in group for name in item.chain}
    for block in groups:
        names: dict[Signature, None] = {}
        for item in block:
            name = signature(item, cited)
            found.setdefault(name, {})[item.key] = item
            names[name] = None
        named.append(list(names))
    members = sorted((sorted(group.values(), key=lambda i: i.age) for group in found.values()), key=lambda g: g[0].age)
    number = {signature(group[0], cited): n for n, group in enumerate(members)}
    return [group[0] for group in members], members, [sorted(number[name] for name in names) for names in named]


def _pairs(group: list[int], points: list[Item]) -> Iterable[Pair]:
    if len(group) > _WINDOW:
        group = sorted(group, key=lambda n: (points[n].days or (0, 0), n))
    for i, one in enumerate(group):
        for other in group[i + 1 : i + 1 + _WINDOW]:
            yield (one, other) if one < other else (other, one)


def _components(size: int, edges: Iterable[Pair]) -> list[list[int]]:
    parent = list(range(size))

    def root(n: int) -> int:
        while parent[n] != n:
            parent[n] = parent[parent[n]]
            n = parent[n]
        return n

    for one, other in edges:
        a, b = sorted((root(one), root(other)))
        parent[b] = a
    groups: dict[int, list[int]] = {}
    for n in range(size):
        groups.setdefault(root(n), []).append(n)
    return list(groups.values())


def _scorer(component: list[int], points: list[Item], edges: dict[Pair, Match], matcher: Matcher) -> Callable[[int, int], Match | None]:
    exact = len(component) <= _EXACT

    def score(one: int, other: int) -> Match | None:
        pair = (one, other) if one < other else (other, one)
        if exact and pair not in edges:
            edges[pair] = matcher.match(points[pair[0]], points[pair[1]])
        return edges.get(pair)

    return score


def _split(
    component: list[int], score: Callable[[int, int], Match | None], threshold: float
) -> list[tuple[list[int], list[tuple[int, int, Match]]]]:
    """Average linkage: the two parts that agree best are joined while their mean score reaches the threshold and nothing forbids it."""
    parts = {n: [n] for n in component}
    merges: dict[int, list[tuple[int, int, Match]]] = {n: [] for n in component}
    sums: dict[Pair, tuple[float, int]] = {}
    heap: list[tuple[float, int, int]] = []
    for i, one in enumerate(component):
        for other in component[i + 1 :]:
            found = score(one, other)
            if found is not None:
                sums[one, other] = (found.score, 1)
                if found.score >= threshold:
                    heap.append((-found.score, one, other))
    heapq.heapify(heap)
    while heap:
        negative, one, other = heapq.heappop(heap)
        known = sums.get((one, other))
        if one not in parts or other not in parts or known is None or known[0] / known[1] != -negative:
            continue
        merges[one] += [*merges.pop(other), _best(parts[one], parts[other], score)]
        parts[one] = sorted([*parts[one], *parts.pop(other)])
        for third in parts:
            if third == one:
                continue
            a = sums.pop((min(one, third), max(one, third)), None)
            b = sums.pop((min(other, third), max(other, third)), None)
            if a is None and b is None:
                continue
            total, count = (a or (0.0, 0))[0] + (b or (0.0, 0))[0], (a or (0.0, 0))[1] + (b or (0.0, 0))[1]
            pair = (min(one, third), max(one, third))
            sums[pair] = (total, count)
            if total / count >= threshold:
                heapq.heappush(heap, (-total / count, *pair))
    return [(part, merges[n]) for n, part in sorted(parts.items())]


def _best(left: list[int], right: list[int], score: Callable[[int, int], Match | None]) -> tuple[int, int, Match]:
    found = ((a, b, score(a, b)) for a in left for b in right)
    return max(((a, b, m) for a, b, m in found if m is not None), key=lambda row: (row[2].score, -row[0], -row[1]))


def _cluster(part: list[int], merges: list[tuple[int, int, Match]], points: list[Item], members: list[list[Item]]) -> Cluster:
    items = sorted((item for n in part for item in members[n]), key=lambda i: i.age)
    same = tuple(tuple(members[n]) for n in part if len(members[n]) > 1)
    return Cluster(tuple(items), same, tuple((points[a], points[b], m) for a, b, m in merges))


