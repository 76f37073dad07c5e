"""How many: the quantity of a claim."""

from __future__ import annotations

from sayso.coding.marks import Mark
from sayso.coding.spot import Spot
from sayso.coding.story import Story
from sayso.core.records import ClaimQuantity, Quantity
from sayso.packs.codebook import ClaimType, Rule

_BARE = "quantity:bare"
# How close a number stands to those concerned to be theirs, in tokens.
_BESIDE = 6
# How far behind a figure, and before it, the words may stand that say how often it recurs, in tokens.
_BEHIND, _BEFORE = 3, 6


def quantities_of(story: Story, kind: ClaimType, rule: Rule, first: int, last: int) -> list[Mark]:
    """The quantities of classes the type counts within tokens `first` to `last`, in order. Numbers of nothing told count where the
    rule asks for one, or beside those concerned ("300,000 will be the reservists called up").
    """
    marks = story.marks.within(first, last)
    wanted = set(_wanted(kind, rule))
    near = [m.first for m in marks if m.kind == "target"] if kind.bare_quantity else []
    return [
        m
        for m in marks
        if m.kind == "quantity" and (any(f in wanted for f in m.features) or (_BARE in m.features and any(abs(m.last - at) <= _BESIDE for at in near)))
    ]


def _wanted(kind: ClaimType, rule: Rule) -> list[str]:
    bare = kind.bare_quantity and any(f.startswith("quantity") for group in rule.unit for f in group)
    return [f"quantity:{name}" for name in kind.quantity] + ([_BARE] if bare else [])


def quantity_of(story: Story, kind: ClaimType, rule: Rule, spot: Spot) -> ClaimQuantity | None:
    """The quantity attached: of the likeliest class, the nearest to what the claim was found by."""
    order = [*_wanted(kind, rule), _BARE]
    best: tuple[int, int, Mark] | None = None
    for mark in quantities_of(story, kind, rule, spot.first, spot.last):
        if isinstance(mark.item, Quantity):
            row = (min(order.index(f) for f in mark.features if f in order), abs(mark.first - spot.anchor), mark)
            if best is None or row[:2] < best[:2]:
                best = row
    if best is None or not isinstance(best[2].item, Quantity):
        return None
    found = best[2].item
    counts, rate = _outcome(story, kind, spot, found) or found.counts, _rate(story, spot, best[2])
    return ClaimQuantity(found.low, found.high, found.comparator, f"{counts} per {rate}" if counts and rate else counts)


def _rate(story: Story, spot: Spot, figure: Mark) -> str | None:
    """The stretch of time in which the figure recurs ("120 men a day"): told right behind what is counted or before it, no other figure between."""
    others = [m for m in story.marks.within(spot.first, spot.last) if m.kind == "quantity" and m is not figure]
    for i in (*range(figure.last, min(spot.last, figure.last + _BEHIND)), *range(figure.first - 1, max(spot.first, figure.first - _BEFORE) - 1, -1)):
        tag = next((t for t in story.page.tags.get(i, ()) if t.kind == "rate"), None)
        between = range(min(i, figure.last), max(i, figure.first))
        if tag is not None and not any(o.first in between for o in others) and not any(story.page.tokens.words[j] in ",;:" for j in between):
            return tag.value
    return None


def _outcome(story: Story, kind: ClaimType, spot: Spot, found: Quantity) -> str | None:
    """What befell those counted, by the nearest cue of the type that says so; None where the number says it itself."""
    if not kind.outcomes or found.counts in kind.outcomes.values():
        return None
    marks = [(abs(m.first - spot.anchor), m) for m in story.marks.within(spot.first, spot.last) for f in m.features if f in kind.outcomes]
    at = next((m.first for m in story.marks.within(spot.first, spot.last) if m.item is found), spot.anchor)
    nearest = min(((abs(m.first - at), m) for _, m in marks), key=lambda pair: pair[0], default=None)
    return next((kind.outcomes[f] for f in nearest[1].features if f in kind.outcomes), None) if nearest is not None else None
