"""A person's judgement into the ledger, and at once onto the finding it is about."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from sayso.core.errors import LedgerError
from sayso.core.records import Finding, Mark
from sayso.corroborate.decisions import APART, OWN, UNLINKED, WITH, finding_id
from sayso.corroborate.marks import apply_marks
from sayso.ledger import Ledger
from sayso.runner.findings import refresh


def mark_finding(ledger: Ledger, mark: Mark) -> Finding:
    """Append the mark and show it on its finding, which is returned. The other findings stay as they are, unless the mark says what belongs
    together, or which document is no copy or leads nowhere by its links: then all are counted anew. Raises LedgerError.

    `mark.finding` is the whole id of a finding of the ledger, and its fields are ones that can be edited.
    """
    before = ledger.finding(mark.finding)
    others = {name: ledger.finding(str(mark.fields[name])) for name in (APART, WITH) if name in mark.fields}
    belonging = {name: other.id for name, other in others.items()}
    for other in others.values():
        if other.type != before.type or other.id == before.id:
            raise LedgerError(f"findings {before.id} ({before.type}) and {other.id} ({other.type})", step="name two different findings of one type")
    claims = {name: _claims_of(before, str(mark.fields[name])) for name in (OWN, UNLINKED) if name in mark.fields}
    if belonging or claims:
        mark = msgspec.structs.replace(mark, fields={**mark.fields, **belonging, **claims})
    ids = (before.id, *_merged_into(before.id, ledger.aliases()))
    # The mark is tried on the finding before it is kept: one that cannot be applied must not stand in the ledger for ever.
    marks = [m for m in (*ledger.marks(), mark) if m.finding in ids]
    after = apply_marks(before, ids, {i: [m for m in marks if m.finding == i] for i in ids})
    ledger.mark(mark, after)
    if belonging or claims:
        refresh(ledger, mark.at)
        return ledger.finding(before.id)
    return after


def _claims_of(finding: Finding, document: str) -> list[str]:
    """The claims of a document in a finding, by the ids of the findings that they would begin. Raises LedgerError if it has none."""
    claims = [finding_id(finding.type, c.document, c.evidence) for c in finding.claims if c.document == document]
    if not claims:
        raise LedgerError(f"finding {finding.id} has no claim of document {document!r}", step=f"name one of {', '.join(sorted({c.document for c in finding.claims}))}")
    return claims


def _merged_into(finding: str, aliases: Mapping[str, str]) -> list[str]:
    """The ids that lead to a finding, however many merges ago."""
    found = [finding]
    for one in found:
        found += [alias for alias, into in sorted(aliases.items()) if into == one and alias not in found]
    return found[1:]
