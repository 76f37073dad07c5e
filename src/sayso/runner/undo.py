"""What people decided, and what was merged: listed, and undone by one more decision. Nothing is ever taken away."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.core.errors import LedgerError
from sayso.core.records import Finding, FindingClaim, Mark, Record
from sayso.corroborate.decisions import APART, WITH, finding_id
from sayso.corroborate.marks import UNDO, UNDONE, in_force, mark_ids
from sayso.ledger import Ledger
from sayso.runner.findings import refresh

_NAMED = 3  # ids named in a message


class Decision(Record, frozen=True):
    """One mark with its id; `stands`: it was not undone."""

    id: str
    mark: Mark
    stands: bool


class Merge(Record, frozen=True):
    """An id that was a finding's own once, and the finding that it leads to now."""

    id: str
    into: str
    statement: str


class Undone(Record, frozen=True):
    """The decisions that were appended to undo something, and the findings concerned as they are now."""

    decisions: tuple[Decision, ...]
    findings: tuple[Finding, ...]


def decisions(ledger: Ledger) -> tuple[Decision, ...]:
    """Every decision of people, in the order in which they were made."""
    marks = ledger.marks()
    return tuple(Decision(*row) for row in zip(mark_ids(marks), marks, in_force(marks), strict=True))


def merges(ledger: Ledger) -> tuple[Merge, ...]:
    """Every id that leads to another finding now."""
    ids = {f.id: f for f in ledger.findings()}
    found = []
    for alias in sorted(ledger.aliases()):
        if alias not in ids:
            into = ledger.finding(alias)
            found.append(Merge(alias, into.id, into.statement))
    return tuple(found)


def undo(ledger: Ledger, name: str, *, by: str | None, reason: str | None, at: str, document: str | None = None) -> Undone:
    """Undo a decision or a merge, and count all findings anew.

    `name` is the beginning of a decision's id, of an id that was merged into another finding, or, with `document`, of a finding: the claims of
    that document are put apart from the others. `at`: ISO 8601, UTC. Raises LedgerError where nothing fits, several do, or it was undone already.
    """
    marks = _apart(ledger, name, document, by, reason, at) if document is not None else [_undoing(ledger, name, by, reason, at)]
    for mark in marks:
        ledger.mark(mark)
    refresh(ledger, at)
    holders = {one: finding for finding in ledger.findings() for one in _names(finding, finding.claims)}
    named = [one for mark in marks for one in (mark.finding, *mark.fields.get(APART, ()))] + [one for one in holders if one.startswith(name)]
    found = {holders[one].id: holders[one] for one in named if one in holders}
    return Undone(decisions(ledger)[-len(marks) :], tuple(found.values()))


def _undoing(ledger: Ledger, name: str, by: str | None, reason: str | None, at: str) -> Mark:
    made = {d.id: d for d in decisions(ledger)}
    merged = {m.id: m for m in merges(ledger)}
    fitting = [i for i in (*made, *merged) if name and i.startswith(name)]
    if name in fitting:
        fitting = [name]
    if len(fitting) > 1:
        raise LedgerError(f"{len(fitting)} decisions and merges begin with {name!r}", step=f"give more of it: {', '.join(fitting[:_NAMED])}")
    if not fitting:
        raise LedgerError(
            f"no decision and no merge {name!r}", step="see sayso undo for their ids; sayso undo ID --document KEY puts a document apart from a finding"
        )
    found = fitting[0]
    if found in merged:
        joined = next((d for d in reversed(made.values()) if d.stands and WITH in d.mark.fields and found in (d.mark.finding, d.mark.fields[WITH])), None)
        if joined is not None:  # a person did it
            return Mark(joined.mark.finding, UNDO, {UNDONE: joined.id}, by, reason, at)
        return Mark(found, "edit", {APART: [merged[found].into]}, by, reason, at)
    if not made[found].stands:
        raise LedgerError(f"decision {found} is undone already", step="undo the undoing to have it again")
    return Mark(made[found].mark.finding, UNDO, {UNDONE: found}, by, reason, at)


def _apart(ledger: Ledger, name: str, document: str, by: str | None, reason: str | None, at: str) -> list[Mark]:
    """Every claim of a document put apart from every claim of the other documents of a finding."""
    finding = ledger.finding(name)
    mine = _names(finding, (c for c in finding.claims if c.document == document))
    others = _names(finding, (c for c in finding.claims if c.document != document))
    if not mine:
        keys = list(dict.fromkeys(c.document for c in finding.claims))
        raise LedgerError(f"{document!r} is no document of finding {finding.id}", step=f"its documents are {', '.join(keys)}")
    if not others:
        raise LedgerError(f"finding {finding.id} has no other document", step="sayso mark ID reject sets a finding aside")
    return [Mark(one, "edit", {APART: others}, by, reason, at) for one in mine]


def _names(finding: Finding, claims: Iterable[FindingClaim]) -> list[str]:
    return list(dict.fromkeys(finding_id(finding.type, c.document, c.evidence) for c in claims))
