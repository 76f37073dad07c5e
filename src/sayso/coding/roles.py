"""Who, whom, where, when: the roles of a claim, from its own clause outwards, and from the story where the text leaves them out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Literal

from sayso.coding.marks import Mark
from sayso.coding.statements import Statement
from sayso.coding.story import Story
from sayso.core.records import Actor, Claim, Date, Place, Record, Tag
from sayso.packs.codebook import ClaimType

# How many sentences back a claim of the same type lends its roles.
REACH = 12
# How close to its figure a noun for those counted stands, in tokens ("40,000 of them are convicts").
_CLOSE = 5
# How far into the evidence a country that acts may stand, in tokens ("a Rússia deve ...").
_SUBJECT = 3
# How many months from publication an event of the story may lie.
_RECENT = 2
_FINENESS = {"point": 0, "city": 0, "admin": 1, "country": 2}

WhenBasis = Literal["stated", "story", "publication"]


class Spot(Record, frozen=True):
    """Where a claim stands: its evidence in tokens, what it was found by, and its statement."""

    first: int
    last: int
    anchor: int  # token
    statement: Statement
    previous: Claim | None  # of the same type, not far back

    @property
    def hearsay(self) -> bool:
        """Is it told in reportive grammar?"""
        return self.statement.is_hearsay(self.first, self.last, self.anchor)

    def rings(self, story: Story) -> tuple[tuple[int, int], ...]:
        """Evidence, statement, sentence: where to look, the nearest first."""
        sentence = story.page.sentences[self.statement.sentence]
        return ((self.first, self.last), (self.statement.first, self.statement.last), (sentence.first, sentence.last))


def actor_of(story: Story, kind: ClaimType, spot: Spot, *, act: bool) -> tuple[str | None, str | None]:
    """The actor's name and the reason. With `act`, those who perform a public act come first."""
    kinds = (*kind.act_actors, *kind.actors) if act else kind.actors
    frame = _frame(story, spot)
    for number, ring in enumerate(spot.rings(story)):
        best = _best_actor(story, kinds, ring, spot.anchor, frame)
        if best is not None:
            return best.name, "actor: named"
        if number == 0 and not act and "government" in kind.actors:
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
    if spot.previous is not None and spot.previous.actor is not None and spot.previous.basis != "public_act":
        return spot.previous.actor, "actor: claimed before"
    if kind.actor_default == "story":
        last = story.last_actor(kind, spot.first)
        return (last.name, "actor: last named") if last else (None, None)
    if kind.actor_default:
        nation = story.nation(country_of(story, spot))
        if nation is not None:
            return kind.actor_default.format(country=nation.country, adjective=nation.adjective), "actor: country"
    return None, None


def _acting_state(story: Story, spot: Spot) -> str | None:
    """The government of a country that stands first in the evidence, as its subject ("Russia will recruit")."""
    for mark in story.marks.within(spot.first, min(spot.first + _SUBJECT, spot.last)):
        if isinstance(mark.item, Place) and mark.item.precision == "country":
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


def country_of(story: Story, spot: Spot) -> str | None:
    """The code of the country a claim is about: named beside it, the speaker's, or the document's."""
    for ring in spot.rings(story)[:2]:
        code = story.country_in(*ring)
        if code:
            return code
    return story.place_of(spot.statement.attribution) or story.country


def target_of(story: Story, kind: ClaimType, spot: Spot) -> str | None:
    """Whom it concerns: named in the evidence or its statement, taken from the claim before, or the type's own."""
    order = {name: i for i, name in enumerate(kind.targets)}
    for ring in _target_rings(story, kind, spot):
        found = [m for m in story.marks.within(*ring) if m.kind == "target" and _value(m) in order]
        if found:
            best = min(found, key=lambda m: (order[_value(m)], abs(m.first - spot.anchor), m.first))
            return kind.rename.get(_value(best), _value(best))
        if any("birth:minor" in m.features for m in story.marks.within(*ring)) and "minors" in order:
            return "minors"
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


def place_of(story: Story, kind: ClaimType, spot: Spot, actor: str | None, *, act: bool) -> tuple[str | None, str | None]:
    """The place's name and its country's code."""
    rings = spot.rings(story)
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
    if kind.place_default == "story" and not act:
        places = [m.item for m in story.marks.all if isinstance(m.item, Place)]
        often = Counter(p.name for p in places)
        near = sorted(places, key=lambda p: (p.precision == "country", -often[p.name], p.start))
        return (near[0].name, near[0].country) if near else (None, None)
    if national:
        named = story.sides.get(actor or "") or country_of(story, spot)
        if named:
            return story.country_name(named), named
    return None, None


def _counted_in(story: Story, kind: ClaimType, ring: tuple[int, int]) -> Place | None:
    """Where places are counted ("in 12 cities of Russia"): the country or region named right after them."""
    marks = story.marks.within(*ring)
    counted = [m.last for m in marks if "places" in kind.quantity and "quantity:places" in m.features]
    for mark in marks:
        if isinstance(mark.item, Place) and mark.item.precision in ("country", "admin") and any(0 <= mark.first - last <= _CLOSE for last in counted):
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
    spots = [m for m in marks if "quantity:places" in m.features]
    for mark in marks:
        if mark.kind == "demonym" and isinstance(mark.item, Tag) and any(m.first - 2 <= mark.first <= m.last + 1 for m in spots):
            yield mark.item.value


def when_of(story: Story, kind: ClaimType, spot: Spot) -> tuple[str | None, WhenBasis | None]:
    """When: what the text gives there; for an event, what the story gives; for what is presented as current, the month it was said or published."""
    attribution = spot.statement.attribution
    rings = spot.rings(story)
    for ring in rings if attribution is None else rings[:2]:
        date = _best_date(story, ring, spot.anchor)
        if date is not None and not (attribution is not None and story.tells_when_said(date)):
            return date.value, "stated"
    if spot.previous is not None and spot.previous.when is not None:
        return spot.previous.when, "story" if spot.previous.when_basis == "stated" else spot.previous.when_basis
    published = story.page.document.published
    if kind.when == "event":
        dates = [d for d in story.resolution.dates if d.role is None and (not published or abs(_months(d.value, published)) <= _RECENT)]
        values = [d.value for d in dates if not story.tells_when_said(d)] or [d.value for d in dates]
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


def _best_date(story: Story, ring: tuple[int, int], anchor: int) -> Date | None:
    found = [m for m in story.marks.within(*ring) if isinstance(m.item, Date) and m.item.role is None]
    if not found:
        return None
    best = min(found, key=lambda m: (abs(m.first - anchor), m.first)).item
    return best if isinstance(best, Date) else None


def _value(mark: Mark) -> str:
    return mark.item.value if isinstance(mark.item, Tag) else ""
