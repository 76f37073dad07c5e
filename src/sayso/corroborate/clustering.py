"""Claims to clusters: a pure function of the set of claims, whatever order they came in.

1. Claims that say exactly the same (a signature) are one point, so that 500 copies cost what one costs.
2. What hangs together (`grouping`) is split where it chains too far: average linkage, the best first, never across what is forbidden.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence, Set
from itertools import combinations
from typing import NamedTuple

from sayso.corroborate.claims import Item
from sayso.corroborate.decisions import Decisions
from sayso.corroborate.matching import Match, Matcher

# Bench: worlds.py. In a component of more points than EXACT, a point is matched with the NEAR next ones in an order that puts like beside like.
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
    """Distinct claims, the oldest first, by number: one of each, and all of each."""

    one: list[Item]
    all: list[list[Item]]


def clusters(items: Sequence[Item], matcher: Matcher) -> list[Cluster]:
    """The clusters of claims that hang together, by their oldest claim."""
    points = _points(items, matcher.decisions)
    out = [_cluster(part, merges, points) for part, merges in _split(list(range(len(points.one))), points, matcher)]
    whole = [_joined([out[n] for n in group]) for group in matcher.decisions.joined([c.items for c in out])]
    return sorted(whole, key=lambda c: c.items[0].age)


def _joined(parts: list[Cluster]) -> Cluster:
    """What people put together, whatever the scores say."""
    items = sorted((item for part in parts for item in part.items), key=lambda i: i.age)
    return Cluster(tuple(items), tuple(s for part in parts for s in part.same), tuple(w for part in parts for w in part.why))


def signature(item: Item, cited: Set[str] = frozenset()) -> Signature:
    """What makes two claims the same point: all that matching compares save the words. `cited`: outlets that somebody cites."""
    return (*item.meaning, item.chain, item.speaker, item.outlet if item.outlet in cited else None)


def _points(items: Sequence[Item], decisions: Decisions) -> Points:
    cited = {name for item in items for name in item.chain}
    found: dict[Signature, list[Item]] = {}
    for item in sorted(items, key=lambda i: i.age):
        found.setdefault((*signature(item, cited), decisions.name(item)), []).append(item)
    return Points([group[0] for group in found.values()], list(found.values()))


def _order(n: int, points: Points) -> Order:
    item = points.one[n]
    claim = item.given.claim
    return claim.place or "", claim.actor or "", claim.target or "", item.figure or 0.0, item.days or (0, 0), n


def _component_pairs(component: list[int], points: Points) -> Iterator[Pair]:
    if len(component) <= EXACT:
        yield from combinations(component, 2)
        return
    ordered = sorted(component, key=lambda n: _order(n, points))
    for i, one in enumerate(ordered):
        for other in ordered[i + 1 : i + 1 + NEAR]:
            yield (one, other) if one < other else (other, one)


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
