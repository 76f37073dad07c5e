"""Why something was resolved as it was: the records of `sayso resolve`. Reasons are keys; their words are in packs (`reasons.toml`)."""

from __future__ import annotations

from typing import Literal

import msgspec

from sayso.core.records import Actor, Attribution, Date, Place, Quantity, Record, Span

Kind = Literal["date", "quantity", "place", "actor", "speaker"]
KINDS: tuple[Kind, ...] = ("date", "quantity", "place", "actor", "speaker")


class Reason(Record, frozen=True):
    """One thing that was looked at: the phrase `section.key` with its fields; `weight` where it counts for (or below 0 against) the result."""

    section: str
    key: str
    weight: float | None = None
    fields: dict[str, str] = msgspec.field(default_factory=dict)


class Alternative(Record, frozen=True):
    """What else it may mean, and why it was not taken. Weighed ones have a score; a reason's weight is the difference to what was taken."""

    name: str
    reasons: tuple[Reason, ...] = ()
    score: float | None = None
    geonames: int | None = None


class Judgement(Record, frozen=True):
    """A mention, what it was resolved to and by which rule; `result` is None for what stays unresolved, or is none of its kind.

    `score` and `threshold` where signs were weighed: it is one from the threshold on.
    """

    kind: Kind
    span: Span
    result: Date | Quantity | Place | Actor | Attribution | None
    rule: str
    reasons: tuple[Reason, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    score: float | None = None
    threshold: float | None = None
