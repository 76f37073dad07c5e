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
    outer: int | None = None  # `mark` of the attribution this one stands within, if the rule knows it
    answers: Range | None = None  # the statement before it that it denies, confirms or admits

    @property
    def mark(self) -> int:
        """The token by which others point here: the first of the cue, else of the content, else of the source."""
        return (self.cue or self.content or self.source or (-1, -1))[0]
