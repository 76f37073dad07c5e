"""People's judgements on findings. They are found again through any claim a finding holds, so they survive merging and re-reading."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from sayso.core.errors import LedgerError
from sayso.core.records import Finding, Mark, Review
from sayso.corroborate.decisions import APART, WITH

# What a person may set, and as what it is read.
SHOWN = ("statement", "when", "place", "actor", "target", "support")
EDITABLE = (*SHOWN, APART, WITH)  # the last two name another finding: see decisions.py
_STATES = {"accept": "accepted", "reject": "rejected", "edit": "edited"}


def apply_marks(finding: Finding, aliases: Sequence[str], marks: Mapping[str, Sequence[Mark]]) -> Finding:
    """The finding as people left it: the last accept, reject or edit is its state; every edit and note holds.

    `aliases`: every id under which the finding may have been marked. Raises LedgerError for an edit of what cannot be edited.
    """
    mine = sorted((m for name in aliases for m in marks.get(name, ())), key=lambda m: (m.at, m.action, m.by or ""))
    review = Review()
    changes: dict[str, object] = {}
    for mark in mine:
        notes = review.notes if mark.reason is None else (*review.notes, mark.reason)
        if mark.action == "note":
            text = mark.fields.get("note")
            review = msgspec.structs.replace(review, notes=notes if text is None else (*notes, str(text)))
            continue
        for name, value in sorted(mark.fields.items()):
            if name not in EDITABLE:
                raise LedgerError(f"mark on {mark.finding}: {name!r} cannot be edited", step=f"edit one of {', '.join(EDITABLE)}")
            if name in SHOWN:
                changes[name] = value
        review = Review(_STATES[mark.action], mark.by, mark.at, notes)  # type: ignore[arg-type]
    return msgspec.structs.replace(finding, review=review, **changes) if mine else finding
