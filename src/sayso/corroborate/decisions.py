"""What people decided about which claims belong together. Marks of the action `edit` with a field `apart` or `with`, naming one or more others.

A finding is named by an id of any of its claims, so a decision is about the two claims with those ids, whatever they are merged into later.
The last decision about two claims holds.

A field `own` names claims whose documents are no copies there, a field `unlinked` claims whose links are not to be followed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sayso.core.ids import short_id
from sayso.core.records import Mark, Span
from sayso.corroborate.claims import Item

APART, WITH, OWN, UNLINKED = "apart", "with", "own", "unlinked"
DECISIVE = (APART, WITH, OWN, UNLINKED)  # fields whose values name claims by the ids of the findings that they would begin


def finding_id(kind: str, document: str, evidence: Span) -> str:
    """The id of the finding whose oldest claim is this one of `document`."""
    return short_id("finding", kind, document, evidence.start, evidence.end)


class Decisions:
    """Pairs of claims that people put together or apart; claims whose documents are no copies, or whose links lead nowhere."""

    def __init__(self, marks: Iterable[Mark] = ()) -> None:
        marks = tuple(marks)
        self._pairs: dict[tuple[str, str], str] = {}
        for mark in sorted(marks, key=lambda m: (m.at, m.finding)):
            for kind in (APART, WITH):
                if mark.action == "edit" and kind in mark.fields:
                    for named in names_in(mark.fields[kind]):
                        one, other = sorted((mark.finding, named))
                        self._pairs[one, other] = kind
        self._named = {name for pair in self._pairs for name in pair}
        edits = [mark for mark in marks if mark.action == "edit"]
        self._single = {kind: {n for m in edits if kind in m.fields for n in names_in(m.fields[kind])} for kind in (OWN, UNLINKED)}

    def name(self, item: Item) -> str | None:
        """The id under which people decided about a claim; None if nobody did."""
        if not self._named:
            return None
        name = finding_id(item.given.claim.type, item.document.key, item.given.claim.evidence)
        return name if name in self._named else None

    def decided(self, kind: str, item: Item) -> bool:
        """Did somebody say so (OWN or UNLINKED) of this claim?"""
        names = self._single[kind]
        return bool(names) and finding_id(item.given.claim.type, item.document.key, item.given.claim.evidence) in names

    def apart(self, one: Item, other: Item) -> bool:
        """Did somebody put these two apart?"""
        a, b = self.name(one), self.name(other)
        return a is not None and b is not None and self._pairs.get((min(a, b), max(a, b))) == APART

    def pairs(self, kind: str) -> list[tuple[str, str]]:
        """The pairs that people put together (WITH) or apart (APART)."""
        return sorted(pair for pair, decided in self._pairs.items() if decided == kind)

    def joined(self, groups: Sequence[Sequence[Item]]) -> list[list[int]]:
        """The groups (by number) that people put together, each with those that stay alone."""
        holder = {name: n for n, group in enumerate(groups) for item in group if (name := self.name(item)) is not None}
        root = list(range(len(groups)))
        for (one, other), kind in sorted(self._pairs.items()):
            if kind == WITH and one in holder and other in holder:
                low, high = sorted((root[holder[one]], root[holder[other]]))
                root = [low if r == high else r for r in root]
        out: dict[int, list[int]] = {}
        for n, r in enumerate(root):
            out.setdefault(r, []).append(n)
        return list(out.values())


def names_in(given: object) -> list[str]:
    """The ids that a field of a mark gives, one or more."""
    return [str(name) for name in given] if isinstance(given, list | tuple) else [str(given)]
