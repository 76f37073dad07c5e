"""A ledger looked at in another way: as it was known on a date, or without one of its sources."""

from __future__ import annotations

from sayso.core.records import Finding, Record
from sayso.corroborate import corroborate
from sayso.corroborate.sources import find_source
from sayso.corroborate.views import Left, as_of, left, marks_by, without
from sayso.ledger import Ledger
from sayso.runner.directory import directory_of


class Viewed(Record, frozen=True):
    """The findings of a view. With a source left out, `source` is its name in the ledger and `left` what became of each finding."""

    findings: tuple[Finding, ...]
    source: str | None = None
    left: tuple[Left, ...] = ()


def view(ledger: Ledger, *, date: str | None = None, source: str | None = None) -> Viewed:
    """The findings computed anew: from what was published by `date` (ISO 8601), and without what rests on `source`; nothing is written.

    Raises LedgerError for a source that no finding of the view knows.
    """
    marks, outlets, directory = ledger.marks(), ledger.outlets(), directory_of(ledger)
    index = ledger if date is None else as_of(ledger, date)
    if date is not None:
        marks = marks_by(marks, date)
    findings = tuple(ledger.findings()) if date is None else corroborate(index, marks, outlets, directory=directory)
    if source is None:
        return Viewed(findings)
    name = find_source(findings, source, directory)
    rest = corroborate(without(index, findings, name), marks, outlets, directory=directory)
    return Viewed(rest, name, left(findings, rest))
