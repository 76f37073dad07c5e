"""Findings in conflict: different figures for one question by different origins."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sayso.corroborate.claims import Item
from sayso.corroborate.features import Rules
from sayso.corroborate.figures import contradict
from sayso.corroborate.origins import Lineage

Told = tuple[str, Sequence[Item], Mapping[tuple[str, str], Lineage]]  # a finding's id, its claims and their origins
_WINDOW = 200  # findings of one kind of figure that one is compared with, the next in time


def conflicts(findings: Sequence[Told], rules: Rules) -> dict[str, tuple[str, ...]]:
    """For each finding that is contradicted, the ids of those that do, sorted."""
    groups: dict[tuple[str, str], list[Told]] = {}
    for finding in findings:
        classes = {i.count_class for i in finding[1] if i.figure is not None and i.count_class is not None}
        for name in sorted(classes):
            groups.setdefault((finding[1][0].given.claim.type, name), []).append(finding)
    out: dict[str, set[str]] = {}
    for group in groups.values():
        group.sort(key=lambda f: (min((i.days or (0, 0)) for i in f[1]), f[0]))
        for n, one in enumerate(group):
            for other in group[n + 1 : n + 1 + _WINDOW]:
                if contradict(one[1], other[1], one[2], other[2], rules):
                    out.setdefault(one[0], set()).add(other[0])
                    out.setdefault(other[0], set()).add(one[0])
    return {name: tuple(sorted(others)) for name, others in sorted(out.items())}
