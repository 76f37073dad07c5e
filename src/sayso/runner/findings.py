"""Bring the findings of a ledger up to date with its claims and its marks."""

from __future__ import annotations

from sayso.core.ids import short_id
from sayso.corroborate.growing import CLAIMS, Growth, Step
from sayso.ledger import Ledger
from sayso.packs.added import added_mark
from sayso.packs.directory import load_directory
from sayso.packs.fingerprint import fingerprint
from sayso.runner.directory import added_by
from sayso.runner.sparing import seldom

# To be raised with every change of what corroboration makes of the same claims; packs speak for themselves.
RULES_VERSION = 4


def refresh(ledger: Ledger, at: str) -> Step:
    """Make findings of what is new since the last time, and of nothing else; what was done, altogether.

    All are made anew where the rules of corroboration, the packs, what the user told of outlets or what people decided about actors is not what
    it was last time. Raises LedgerError.
    """
    marks, outlets = ledger.marks(), ledger.outlets()
    actors = added_by(marks)
    growth = Growth(marks, outlets, load_directory(actors))
    rules = short_id("rules", RULES_VERSION, fingerprint(), added_mark(actors), *(repr(outlet) for outlet in outlets.all))
    total = Step()
    while not total.last:
        with seldom(), ledger.growing(at) as archive:
            if archive.setting("rules", rules) not in (None, rules):
                archive.start_over()
            worked = 0
            # Small steps share a transaction.
            while worked < CLAIMS and not total.last:
                step = growth.step(archive)
                total = total.plus(step)
                worked += step.placed + step.findings
            if total.last:
                archive.note("corroborated", {"units": total.units, "findings": total.findings})
    return total
