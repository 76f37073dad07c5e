"""When: what the text gives beside a claim, what the story gives, or, declared, the month of publication."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Literal

from sayso.coding.spot import Spot
from sayso.coding.story import Story
from sayso.core.records import Date
from sayso.packs.codebook import ClaimType

# How many months from publication an event of the story may lie.
_RECENT = 2

WhenBasis = Literal["stated", "story", "publication"]


def when_of(story: Story, kind: ClaimType, spot: Spot) -> tuple[str | None, WhenBasis | None]:
    """When: what the text gives there; for an event, what the story gives; for what is presented as current, the month it was said or published."""
    attribution = spot.statement.attribution
    rings = spot.rings(story)
    for ring in rings if attribution is None else rings[:2]:
        found = _best_date(story, ring, spot.anchor)
        if found is not None and not (attribution is not None and story.tells_when_said(found)):
            return found.value, "stated"
    if spot.previous is not None and spot.previous.when is not None:
        return spot.previous.when, "story" if spot.previous.when_basis == "stated" else spot.previous.when_basis
    published = story.page.document.published
    if kind.when == "event":
        dates = [d for d in story.resolution.dates if d.role is None and (not published or abs(_months(d.value, published)) <= _RECENT)]
        told = [d for d in dates if not story.tells_when_said(d)] or dates
        # the day of the report and the day before are those of the telling, unless nothing else is named
        values = [d.value for d in told if not (published and _days(d.value, published) in (0, 1))] or [d.value for d in told]
        finest = max(map(len, values), default=0)
        often = Counter(v for v in values if len(v) == finest)
        if often:
            return max(often, key=lambda v: (often[v], v)), "story"
    said = _best_date(story, rings[2], spot.anchor)
    month = said.value[:7] if said is not None else None
    if month and not (published or "").startswith(month):
        return month, "story"
    return (published[:7], "publication") if published else (None, None)


def _months(value: str, other: str) -> int:
    def count(text: str) -> int:
        return int(text[:4]) * 12 + (int(text[5:7]) if len(text) >= 7 else 6)

    return count(value) - count(other)


def _days(value: str, published: str) -> int | None:
    """Whole days from `value` to publication, where both are days."""
    if len(value) != 10 or len(published) != 10:
        return None
    return (date.fromisoformat(published) - date.fromisoformat(value)).days


def _best_date(story: Story, ring: tuple[int, int], anchor: int) -> Date | None:
    found = [m for m in story.marks.within(*ring) if isinstance(m.item, Date) and m.item.role is None]
    if not found:
        return None
    best = min(found, key=lambda m: (abs(m.first - anchor), m.first)).item
    return best if isinstance(best, Date) else None
