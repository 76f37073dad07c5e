"""Findings in conflict: different figures for one question by different origins."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from sayso.corroborate.claims import Item
from sayso.corroborate.features import Rules
from sayso.corroborate.figures import contradict, counted
from sayso.corroborate.origins import Lineage
from sayso.corroborate.policy import Policy
from sayso.corroborate.statement import most_told
from sayso.corroborate.when import Interval

_NEAR = 60  # findings of one kind of figure and place that one is compared with, the next in time


class Told(NamedTuple):
    """A finding's id, its claims and their origins."""

    id: str
    items: Sequence[Item]
    lines: Mapping[tuple[str, str], Lineage]


def conflicts(findings: Sequence[Told], rules: Rules) -> dict[str, tuple[str, ...]]:
    """For each finding that is contradicted, the ids of those that do, sorted."""
    out: dict[str, set[str]] = {}
    for one, other in _pairs(findings, rules.policy):
        if contradict(one.items, other.items, one.lines, other.lines, rules):
            out.setdefault(one.id, set()).add(other.id)
            out.setdefault(other.id, set()).add(one.id)
    return {name: tuple(sorted(others)) for name, others in sorted(out.items())}


def _pairs(findings: Sequence[Told], policy: Policy) -> Iterator[tuple[Told, Told]]:
    """Findings that count the same in the same place, or in a place that one of them does not tell, near each other in time."""
    groups: dict[tuple[str, str | None], list[Told]] = {}
    for finding in findings:
        place = most_told(i.given.claim.place for i in finding.items)
        name = counted(finding.items, policy)
        if name is not None:
            groups.setdefault((name, place), []).append(finding)
    for (name, place), group in groups.items():
        # Each pair once: within a place, and of every place with what tells none.
        others = [*group, *(groups.get((name, None), []) if place is not None else [])]
        placeless = {f.id for f in others[len(group) :]}
        others.sort(key=lambda f: (_first_day(f), f.id))
        for n, one in enumerate(others):
            for other in others[n + 1 : n + 1 + _NEAR]:
                if one.id != other.id and not (one.id in placeless and other.id in placeless):
                    yield one, other


def _first_day(finding: Told) -> Interval:
    return min(i.days or (0, 0) for i in finding.items)
