"""Who and whom: from a claim's own clause outwards, and from the story where the text leaves them out."""

from __future__ import annotations

from sayso.coding.marks import Mark
from sayso.coding.spot import Spot
from sayso.coding.story import Story
from sayso.coding.where import country_of
from sayso.core.records import Actor, Place, Tag
from sayso.packs.codebook import ClaimType

# How close to its figure a noun for those counted stands, in tokens ("40,000 of them are convicts").
_CLOSE = 5
# How far into the evidence a country that acts may stand, in tokens ("a Rússia deve ...").
_SUBJECT = 3


def actor_of(story: Story, kind: ClaimType, spot: Spot, *, act: bool) -> tuple[str | None, str | None]:
    """The actor's name and the reason. With `act`, those who perform a public act come first."""
    kinds = (*kind.act_actors, *kind.actors) if act else kind.actors
    frame = _frame(story, spot)
    rings = spot.rings(story)
    if kind.actor_default is None and (spot.first, spot.last) != rings[1]:
        rings = rings[:1]  # beside other claims, whose actors are not its own
    for number, ring in enumerate(rings):
        best = _best_actor(story, kinds, ring, spot.anchor, frame)
        if best is not None:
            return best.name, "actor: named"
        if number == 0 and not act and kind.country_acts:
            state = _acting_state(story, spot)
            if state is not None:
                return state, "actor: country as subject"
        meant = _by_demonym(story, kind, ring)
        if meant is not None:
            return meant, "actor: adjective of a country"
        force = next((m for m in story.marks.within(*ring) if m.kind == "force"), None)
        if force is not None:
            named = story.last_actor(kind, force.first)
            if named is not None:
                return named.name, "actor: meant by a noun"
    attribution = spot.statement.attribution
    if kind.speaker_acts and attribution is not None and attribution.speaker is not None:
        classes = story.book.actor_classes(attribution.speaker)
        if any(c in kind.actors for c in classes):
            return attribution.speaker, "actor: who says so"
    own = story.allegiance.get(attribution.speaker or "") if attribution is not None else None
    if own and any(c in kind.actors for c in story.book.actor_classes(own)):
        return own, "actor: the speaker's side"
    if spot.previous is not None and spot.previous.actor is not None and spot.previous.basis != "public_act":
        return spot.previous.actor, "actor: claimed before"
    if kind.actor_default == "story":
        last = story.last_actor(kind, spot.first)
        return (last.name, "actor: last named") if last else (None, None)
    if kind.actor_default:
        nation = story.nation(story.nationality_in(spot.first, spot.last) or country_of(story, spot))
        if nation is not None:
            return kind.actor_default.format(country=nation.country, adjective=nation.adjective), "actor: country"
    return None, None


def _acting_state(story: Story, spot: Spot) -> str | None:
    """The government of a country that stands first in the evidence, as its subject ("Russia will recruit")."""
    for mark in story.marks.within(spot.first, min(spot.first + _SUBJECT, spot.last)):
        if isinstance(mark.item, Place) and mark.item.precision == "country" and mark.first <= spot.anchor:
            nation = story.nation(mark.item.country)
            after = story.page.tags.get(mark.first - 1, ())
            if nation is not None and story.book.government and not any(t.kind == "preposition" for t in after):
                return story.book.government.format(country=nation.country)
    return None


def _by_demonym(story: Story, kind: ClaimType, ring: tuple[int, int]) -> str | None:
    """The forces of the country whose adjective stands right before a cue ("Russian shelling")."""
    if kind.demonym_actor is None:
        return None
    marks = story.marks.within(*ring)
    cues = [m.first for m in marks if not kind.demonym_cues.isdisjoint(m.features)]
    for mark in marks:
        if mark.kind == "demonym" and isinstance(mark.item, Tag) and any(0 <= cue - mark.last <= 1 for cue in cues):
            nation = story.nation(mark.item.value)
            if nation is not None:
                return kind.demonym_actor.format(country=nation.country, adjective=nation.adjective)
    return None


def _frame(story: Story, spot: Spot) -> list[tuple[int, int]]:
    attribution = spot.statement.attribution
    return story.tokens_of(attribution) if attribution else []


def _best_actor(story: Story, kinds: tuple[str, ...], ring: tuple[int, int], anchor: int, frame: list[tuple[int, int]]) -> Actor | None:
    best: tuple[int, int, Actor] | None = None
    for mark in story.marks.within(*ring):
        if not isinstance(mark.item, Actor) or any(a <= mark.first < b for a, b in frame):
            continue
        rank = next((i for i, k in enumerate(kinds) if f"actor:{k}" in mark.features), None)
        if rank is not None:
            row = (rank, abs(mark.first - anchor), mark.item)
            if best is None or row[:2] < best[:2]:
                best = row
    return best[2] if best else None


def target_of(story: Story, kind: ClaimType, spot: Spot) -> str | None:
    """Whom it concerns: named in the evidence or its statement, taken from the claim before, or the type's own."""
    order = {name: i for i, name in enumerate(kind.targets)}
    for ring in _target_rings(story, kind, spot):
        found = [m for m in story.marks.within(*ring) if m.kind == "target" and _value(m) in order]
        if found:
            best = min(found, key=lambda m: (order[_value(m)], abs(m.first - spot.anchor), m.first))
            return kind.rename.get(_value(best), _value(best))
        if story.book.minors in order and any("birth:minor" in m.features for m in story.marks.within(*ring)):
            return story.book.minors
    if spot.previous is not None and spot.previous.target is not None and not kind.each_quantity:
        return spot.previous.target
    return kind.target_default


def _target_rings(story: Story, kind: ClaimType, spot: Spot) -> tuple[tuple[int, int], ...]:
    """Evidence and statement; where every figure is a claim, only what stands close to the figure."""
    if not kind.each_quantity:
        return spot.rings(story)[:2]
    figures = [m for m in story.marks.within(spot.first, spot.last) if m.kind == "quantity"]
    if not figures:
        return spot.rings(story)[:2]
    return tuple((max(spot.first, m.first - _CLOSE), min(spot.last, m.last + _CLOSE)) for m in figures[:1])


def _value(mark: Mark) -> str:
    return mark.item.value if isinstance(mark.item, Tag) else ""
