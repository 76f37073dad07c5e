"""Other views of a ledger: without a source (what falls if it is wrong?), as of a date (what was known then?), source by source.

A view is a `ClaimIndex` that leaves claims out; everything else is computed anew, so origins, counts and conflicts are those of the view.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from sayso.core.index import ClaimIndex
from sayso.core.records import Document, Finding, LedgerClaim, Record
from sayso.corroborate.when import shown_later


class View:
    """An index without the claims that `leaves_out`."""

    def __init__(self, index: ClaimIndex, leaves_out: Callable[[LedgerClaim], bool]) -> None:
        self._index = index
        self._leaves_out = leaves_out

    def blocks(self) -> Iterator[str]:
        """Every block of the index, also those that are empty in the view."""
        return self._index.blocks()

    def claims_in(self, block: str) -> list[LedgerClaim]:
        """The claims of one block that the view shows."""
        return [claim for claim in self._index.claims_in(block) if not self._leaves_out(claim)]

    def documents(self) -> Iterable[Document]:
        """Every document of the index."""
        return self._index.documents()

    def document(self, key: str) -> Document | None:
        """A document of the index."""
        return self._index.document(key)


def as_of(index: ClaimIndex, date: str) -> View:
    """What was published by `date` (ISO 8601). What has no date is not shown to be later, and stays."""
    return View(index, lambda claim: shown_later(claim.document.published, date))


def without(index: ClaimIndex, findings: Iterable[Finding], source: str) -> View:
    """The ledger without what rests on `source`: claims of which it is the origin, those that name it in their chain, and its own documents."""
    fallen = {
        (claim.document, claim.id) for finding in findings for claim in finding.claims if source in (claim.origin, claim.outlet, *claim.chain)
    }
    return View(index, lambda claim: (claim.document.key, claim.claim.id) in fallen)


class Carried(Record, frozen=True):
    """How much rests on one origin: findings it is behind, and those that have no other."""

    origin: str
    findings: tuple[str, ...]
    alone: tuple[str, ...]


def carried(findings: Sequence[Finding]) -> tuple[Carried, ...]:
    """The origins of some findings, those that carry most alone first."""
    every: dict[str, list[str]] = {}
    alone: dict[str, list[str]] = {}
    for finding in findings:
        for origin in finding.origins:
            every.setdefault(origin.name, []).append(finding.id)
            if len(finding.origins) == 1:
                alone.setdefault(origin.name, []).append(finding.id)
    rows = [Carried(name, tuple(ids), tuple(alone.get(name, ()))) for name, ids in every.items()]
    return tuple(sorted(rows, key=lambda row: (-len(row.alone), -len(row.findings), row.origin)))
