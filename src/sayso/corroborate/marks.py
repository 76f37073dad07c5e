"""People's judgements on findings. They are found again through any claim a finding holds, so they survive merging and re-reading.

A judgement is never taken away: an undo is one more, and can be undone in turn.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import msgspec

from sayso.core.errors import LedgerError
from sayso.core.ids import short_id
from sayso.core.records import Finding, Mark, Review
from sayso.corroborate.decisions import DECISIVE

# What a person may set, and as what it is read.
SHOWN = ("statement", "when", "place", "actor", "target", "support")
EDITABLE = (*SHOWN, *DECISIVE)  # the last name another finding, or a document: see decisions.py
UNDO: Final = "undo"
ACTOR: Final = "actor"  # a decision about an actor, not about a finding
ASSESS: Final = "assess"  # a likelihood or a confidence, a bottom line or a key judgement: said in reports, no review
TRANSLATE: Final = "translate"  # a passage in another language
UNDONE = "mark"  # the field of an undo that names the mark
_STATES = {"accept": "accepted", "reject": "rejected", "edit": "edited"}


def mark_ids(marks: Sequence[Mark]) -> tuple[str, ...]:
    """An id for each mark, by what it says and how many times the same was said before: the clock has no part in it."""
    said: Counter[str] = Counter()
    ids = []
    for mark in marks:
        what = short_id("mark", mark.finding, mark.action, mark.fields, mark.by, mark.reason)
        ids.append(short_id(what, said[what]))
        said[what] += 1
    return tuple(ids)


def in_force(marks: Sequence[Mark]) -> tuple[bool, ...]:
    """For each mark: is it not undone by one that is in force? All marks on a finding must be given, or all of a ledger."""
    ids = mark_ids(marks)
    undoing: dict[str, list[int]] = {}
    for n, mark in enumerate(marks):
        if mark.action == UNDO:
            undoing.setdefault(str(mark.fields.get(UNDONE)), []).append(n)

    def holds(n: int) -> bool:  # ends: an id is made of what its mark names, so nothing can undo itself
        return not any(holds(other) for other in undoing.get(ids[n], ()))

    return tuple(holds(n) for n in range(len(marks)))


def standing(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """The marks that are in force, without those that only undo others."""
    return tuple(mark for mark, holds in zip(marks, in_force(marks), strict=True) if holds and mark.action != UNDO)


def about_findings(marks: Iterable[Mark]) -> list[Mark]:
    """The marks that are about findings, as against those about actors."""
    given = tuple(marks)
    actors = {mark.finding for mark in given if mark.action == ACTOR}
    return [mark for mark in given if mark.finding not in actors]


def standing_actors(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """The decisions about actors that are in force, in the order in which they were made."""
    return tuple(mark for mark in standing(marks) if mark.action == ACTOR)


def apply_marks(finding: Finding, aliases: Sequence[str], marks: Mapping[str, Sequence[Mark]]) -> Finding:
    """The finding as people left it: the last accept, reject or edit is its state; every edit and note holds.

    `aliases`: every id under which the finding may have been marked. Raises LedgerError for an edit of what cannot be edited.
    """
    mine = [m for m in standing([m for name in aliases for m in marks.get(name, ())]) if m.action not in (ASSESS, TRANSLATE)]
    mine.sort(key=lambda m: (m.at, m.action, m.by or ""))
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
