"""Where: the place named beside a claim, of the claim before, of the story, or the country that acts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from sayso.coding.marks import Mark
from sayso.coding.spot import Spot
from sayso.coding.story import Story
from sayso.core.records import Place, Tag
from sayso.packs.codebook import ClaimType

# How far after what is counted the country or region that holds it may stand, in tokens ("12 cities of Russia").
_AFTER = 5
_FINENESS = {"point": 0, "city": 0, "admin": 1, "country": 2}


def place_of(story: Story, kind: ClaimType, spot: Spot, actor: str | None, *, act: bool, listed: tuple[str, ...] = ()) -> tuple[str | None, str | None]:
    """The place's name and its country's code. Where an artefact has `listed` places of one country, it is that country."""
    rings = spot.rings(story)
    codes = {p.country for p in story.resolution.places if p.name in listed} if spot.artefact else set()
    if len(codes) == 1 and not any(_counted_in(story, kind, ring) for ring in rings[:1]):
        (code,) = codes
        return (story.country_name(code), code) if code else (None, None)
    for ring in rings[:2]:
        place = _counted_in(story, kind, ring) or _best_place(story, kind, ring, spot.anchor)
        if place is not None:
            return place.name, place.country
        for code in _demonyms_of_places(story, ring):
            name = story.country_name(code)
            if name:
                return name, code
    if spot.previous is not None and spot.previous.place is not None:
        return spot.previous.place, spot.previous.country
    national = act or kind.place_default == "country"
    place = _best_place(story, kind, rings[2], spot.anchor)
    if place is not None and not national:
        return place.name, place.country
    if kind.place_default == "speaker":
        side = story.place_of(spot.statement.attribution)
        return (story.country_name(side), side) if side else (None, None)
    if kind.place_default in ("story", "told") and not act:
        marks = story.marks.all if kind.place_default == "story" else story.marks.within(0, rings[2][1])
        places = [m.item for m in marks if isinstance(m.item, Place)]
        often = Counter(p.name for p in places)
        near = sorted(places, key=lambda p: (p.precision == "country", -often[p.name], p.start))
        if near or kind.place_default == "story":
            return (near[0].name, near[0].country) if near else (None, None)
        national = True
    if national:
        named = story.sides.get(actor or "") or country_of(story, spot)
        if named:
            return story.country_name(named), named
    return None, None


def country_of(story: Story, spot: Spot) -> str | None:
    """The code of the country a claim is about: named beside it, the speaker's, or the document's."""
    for ring in spot.rings(story)[:2]:
        code = story.country_in(*ring)
        if code:
            return code
    return story.place_of(spot.statement.attribution) or story.country


def _counted_in(story: Story, kind: ClaimType, ring: tuple[int, int]) -> Place | None:
    """Where places are counted ("in 12 cities of Russia"): the country or region named right after them."""
    marks = story.marks.within(*ring)
    counted = [m.last for m in _counted_places(story, marks)] if kind.quantity else []
    for mark in marks:
        if isinstance(mark.item, Place) and mark.item.precision in ("country", "admin") and any(0 <= mark.first - last <= _AFTER for last in counted):
            return mark.item
    return None


def _best_place(story: Story, kind: ClaimType, ring: tuple[int, int], anchor: int) -> Place | None:
    best: tuple[int, int, Place] | None = None
    marks = story.marks.within(*ring)
    away = [m.last for m in marks if not kind.elsewhere.isdisjoint(m.features)] if kind.elsewhere else []
    for mark in marks:
        if isinstance(mark.item, Place) and not any(0 <= mark.first - last <= 2 for last in away):
            row = (_FINENESS[mark.item.precision], abs(mark.first - anchor), mark.item)
            if best is None or row[:2] < best[:2]:
                best = row
    return best[2] if best else None


def _demonyms_of_places(story: Story, ring: tuple[int, int]) -> Iterable[str]:
    """Codes of demonyms within two words of a noun for places that are counted ('thirty Russian cities')."""
    marks = story.marks.within(*ring)
    spots = _counted_places(story, marks)
    for mark in marks:
        if mark.kind == "demonym" and isinstance(mark.item, Tag) and any(m.first - 2 <= mark.first <= m.last + 1 for m in spots):
            yield mark.item.value


def _counted_places(story: Story, marks: list[Mark]) -> list[Mark]:
    """The figures that count places."""
    wanted = {f"quantity:{name}" for name in story.book.place_classes}
    return [m for m in marks if m.kind == "quantity" and not wanted.isdisjoint(m.features)]
