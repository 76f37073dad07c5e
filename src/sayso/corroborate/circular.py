"""Circular reporting: outlets that rest on each other for the same thing. Strongly connected outlets (Tarjan 1972) are a ring."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.corroborate.claims import Item


def circles(items: Iterable[Item]) -> tuple[tuple[str, ...], ...]:
    """The rings, each from its first outlet by name. An outlet that cites itself alone is no ring."""
    items = list(items)
    outlets = {item.outlet for item in items if item.outlet is not None}
    cites: dict[str, set[str]] = {name: set() for name in outlets}
    for item in items:
        if item.outlet is not None:
            cites[item.outlet] |= {name for name in item.chain if name in outlets and name != item.outlet}
    return tuple(sorted(tuple(sorted(ring)) for ring in _strong({k: sorted(v) for k, v in sorted(cites.items())}) if len(ring) > 1))


def _strong(graph: dict[str, list[str]]) -> list[list[str]]:
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    out: list[list[str]] = []
    for start in graph:
        if start in index:
            continue
        work = [(start, iter(graph[start]))]
        index[start] = low[start] = len(index)
        stack.append(start)
        while work:
            node, following = work[-1]
            for other in following:
                if other not in index:
                    index[other] = low[other] = len(index)
                    stack.append(other)
                    work.append((other, iter(graph[other])))
                    break
                if other in stack:
                    low[node] = min(low[node], index[other])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == index[node]:
                    at = stack.index(node)
                    out.append(stack[at:])
                    del stack[at:]
    return out
