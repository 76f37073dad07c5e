"""Bring the findings of a ledger up to date with its claims and its marks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from sayso.core.records import Finding
from sayso.corroborate import corroborate
from sayso.ledger import Ledger
from sayso.runner.directory import directory_of


def refresh(ledger: Ledger, at: str) -> tuple[Finding, ...]:
    """Corroborate the whole ledger and keep the findings; ids that are no more lead to the finding that took most of their claims in."""
    found = corroborate(ledger, ledger.marks(), ledger.outlets(), directory=directory_of(ledger))
    ledger.keep_findings(found, at, merged=successors(ledger.findings(), found))
    return found


def successors(before: Iterable[Finding], after: Sequence[Finding]) -> dict[str, str]:
    """For each finding whose id is no more: the one that holds most of its claims now, the first in order if several do."""
    ids = {finding.id for finding in after}
    holder = {claim.id: finding.id for finding in after for claim in finding.claims}
    found: dict[str, str] = {}
    for old in before:
        if old.id not in ids:
            votes = Counter(holder[claim.id] for claim in old.claims if claim.id in holder)
            if votes:
                found[old.id] = votes.most_common(1)[0][0]
    return found
