"""An attribution in the making: token ranges, before spans and ids are given."""

from __future__ import annotations

from sayso.core.records import AttributionKind, Record

Range = tuple[int, int]  # tokens, end exclusive


class Draft(Record, frozen=True):
    """What one rule found. `weight` decides between rules that claim the same words: the higher is kept."""

    kind: AttributionKind
    source: Range | None
    cue: Range | None
    content: Range | None
    stance: str
    flags: frozenset[str]
    rule: str
    weight: int
    outer: int | None = None  # cue token of the attribution this one stands within, if the rule knows it
