"""Other views of a ledger: without a source (what falls if it is wrong?), as of a date (what was known then?), source by source.

A view is a `ClaimIndex` that leaves claims out; everything else is computed anew, so origins, counts and conflicts are those of the view.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from sayso.core.index import At, ClaimIndex
from sayso.core.records import Analysis, Document, Finding, FindingClaim, LedgerClaim, Mark, Origin, Record
from sayso.corroborate.decisions import DECISIVE
from sayso.corroborate.marks import standing
from sayso.corroborate.when import shown_later


class View:
    """An index without the claims that `leaves_out`."""

    def __init__(self, index: ClaimIndex, leaves_out: Callable[[LedgerClaim], bool]) -> None:
        self._index = index
        self._leaves_out = leaves_out

    def claims(self) -> Iterator[LedgerClaim]:
        """The claims that the view shows."""
        return (claim for claim in self._index.claims() if not self._leaves_out(claim))

    def documents(self) -> Iterable[Document]:
        """Every document of the index."""
        return self._index.documents()

    def document(self, key: str) -> Document | None:
        """A document of the index."""
        return self._index.document(key)

    def analysis(self, key: str) -> Analysis | None:
        """What was read of a document of the index."""
        return self._index.analysis(key)

    def at(self, address: str) -> At | None:
        """What is at an address."""
        return self._index.at(address)


def as_of(index: ClaimIndex, date: str) -> View:
    """What was published by `date` (ISO 8601). What has no date is not shown to be later, and stays."""
    return View(index, lambda claim: shown_later(claim.document.published, date))


def without(index: ClaimIndex, findings: Iterable[Finding], source: str) -> View:
    """The ledger without what rests on `source`: claims of which it is the origin, those that name it in their chain, and its own documents.

    Where it is the only origin, those who name a body that may be it ("the ministry") fall with it.
    """
    fallen = {(claim.document, claim.id) for finding in findings for claim in _resting(finding, source)}
    return View(index, lambda claim: (claim.document.key, claim.claim.id) in fallen)


def _resting(finding: Finding, source: str) -> Iterator[FindingClaim]:
    alone = finding.origins[0].name if len(finding.origins) == 1 else None
    return (claim for claim in finding.claims if source in _rests_on(claim, finding, alone))


def marks_by(marks: Iterable[Mark], date: str) -> tuple[Mark, ...]:
    """The marks that stood on `date`, and those of today on which claims belong together: they are about the claims, not about the day."""
    given = tuple(marks)
    belonging = [m for m in standing(given) if m.fields.keys() & set(DECISIVE)]
    then = [m for m in standing([m for m in given if not shown_later(m.at, date)]) if not m.fields.keys() & set(DECISIVE)]
    return (*belonging, *then)


class Left(Record, frozen=True):
    """One finding before and after a source is left out. `after` is what is left of it: none if it falls, several if it held them together."""

    before: Finding
    after: tuple[Finding, ...]

    @property
    def falls(self) -> bool:
        """Is nothing left of it?"""
        return not self.after

    @property
    def fewer(self) -> bool:
        """Is something left of it, with fewer origins or documents?"""
        names = {o.name for f in self.after for o in f.origins}
        return not self.falls and (len(names) < len(self.before.origins) or sum(f.documents for f in self.after) < self.before.documents)


def left(before: Iterable[Finding], after: Sequence[Finding]) -> tuple[Left, ...]:
    """What is left of each finding: the findings of the view that hold claims of it."""
    holder = {(claim.document, claim.id): n for n, finding in enumerate(after) for claim in finding.claims}
    out = []
    for finding in before:
        numbers = sorted({holder[key] for c in finding.claims if (key := (c.document, c.id)) in holder})
        out.append(Left(finding, tuple(after[n] for n in numbers)))
    return tuple(out)


class Carried(Record, frozen=True):
    """How much rests on one origin: documents that lead to it, findings it is behind, and those that have no other.

    `rests_on_unnamed`: it does in every finding.
    """

    origin: str
    kind: str
    side: str | None
    rests_on_unnamed: bool
    documents: tuple[str, ...]
    findings: tuple[str, ...]
    alone: tuple[str, ...]


def carried(findings: Iterable[Finding]) -> tuple[Carried, ...]:
    """The origins of some findings, those that carry most alone first."""
    every: dict[str, list[tuple[Finding, Origin]]] = {}
    for finding in findings:
        for origin in finding.origins:
            every.setdefault(origin.name, []).append((finding, origin))
    rows = [
        Carried(
            name,
            held[0][1].kind,
            held[0][1].side,
            all(origin.rests_on_unnamed for _, origin in held),
            tuple(sorted({key for _, origin in held for key in origin.documents})),
            tuple(finding.id for finding, _ in held),
            tuple(finding.id for finding, _ in held if len(finding.origins) == 1),
        )
        for name, held in every.items()
    ]
    return tuple(sorted(rows, key=lambda row: (-len(row.alone), -len(row.findings), row.origin)))


def falls(findings: Iterable[Finding]) -> dict[str, tuple[str, ...]]:
    """By source, the findings of which nothing is left `without` it: those of which every claim rests on it. One pass, whatever the number of sources."""
    found: dict[str, list[str]] = {}
    for finding in findings:
        alone = finding.origins[0].name if len(finding.origins) == 1 else None
        carrying = set.intersection(*(_rests_on(claim, finding, alone) for claim in finding.claims)) if finding.claims else set()
        for name in sorted(carrying):
            found.setdefault(name, []).append(finding.id)
    return {name: tuple(ids) for name, ids in sorted(found.items())}


def _rests_on(claim: FindingClaim, finding: Finding, alone: str | None) -> set[str]:
    unclear = claim.origin is None and claim.chain and claim.document not in finding.lineage_unknown
    return {name for name in (claim.origin, claim.outlet, *claim.chain, alone if unclear else None) if name is not None}
