"""How many, how much, how long, how old: the quantity of a claim and the roles beside the main ones."""

from __future__ import annotations

from sayso.coding.marks import Mark, age
from sayso.coding.spot import Spot
from sayso.coding.story import Story
from sayso.core.records import ClaimQuantity, Date, Quantity, Tag
from sayso.packs.codebook import ClaimType, Rule

_BARE = "quantity:bare"
# How close a number stands to those concerned to be theirs, in tokens.
_BESIDE = 6


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
    best: tuple[int, int, Quantity] | None = None
    for mark in quantities_of(story, kind, rule, spot.first, spot.last):
        if isinstance(mark.item, Quantity):
            row = (min(order.index(f) for f in mark.features if f in order), abs(mark.first - spot.anchor), mark.item)
            if best is None or row[:2] < best[:2]:
                best = row
    if best is None:
        return None
    found = best[2]
    return ClaimQuantity(found.low, found.high, found.comparator, _outcome(story, kind, spot, found) or found.counts)


def _outcome(story: Story, kind: ClaimType, spot: Spot, found: Quantity) -> str | None:
    """What befell those counted, by the nearest cue of the type that says so; None where the number says it itself."""
    if not kind.outcomes or found.counts in kind.outcomes.values():
        return None
    marks = [(abs(m.first - spot.anchor), m) for m in story.marks.within(spot.first, spot.last) for f in m.features if f in kind.outcomes]
    at = next((m.first for m in story.marks.within(spot.first, spot.last) if m.item is found), spot.anchor)
    nearest = min(((abs(m.first - at), m) for _, m in marks), key=lambda pair: pair[0], default=None)
    return next((kind.outcomes[f] for f in nearest[1].features if f in kind.outcomes), None) if nearest is not None else None


def other_roles(story: Story, kind: ClaimType, spot: Spot) -> dict[str, str]:
    """The roles of the type beside the main ones, in the codebook's order; what the claim before has is kept where nothing new is told."""
    out: dict[str, str] = {}
    for name in kind.roles:
        role = story.book.roles[name]
        source, value = role.source, None
        rings = spot.rings(story)[:2]
        following = spot.statement.sentence + 1
        if role.next_sentence and following < len(story.page.sentences):
            rings = (*rings, (story.page.sentences[following].first, story.page.sentences[following].last))
        for ring in rings:
            value = {"terms": _term, "duration": _duration, "money": _money, "birth": _age}[source](story, name, ring, spot.anchor)
            if value:
                break
        if value is None and spot.previous is not None and not kind.each_quantity:
            value = spot.previous.roles.get(name)
        if value:
            out[name] = value
    return out


def _term(story: Story, name: str, ring: tuple[int, int], anchor: int) -> str | None:
    found = [m for m in story.marks.within(*ring) if m.kind == "role" and name in m.features]
    found = [m for m in found if not any(n.first <= m.first and m.last <= n.last and n.last - n.first > m.last - m.first for n in found)]
    if not found:
        return None
    item = min(found, key=lambda m: (abs(m.first - anchor), m.first)).item
    return item.value.partition(":")[2] if isinstance(item, Tag) else None


def _duration(story: Story, name: str, ring: tuple[int, int], anchor: int) -> str | None:
    """A number before a unit of time, as `6 months`; or a phrase that the terms list."""
    tags, words = story.page.tags, story.page.tokens.words
    for i in range(ring[0], ring[1] - 1):
        unit = next((t.value for t in tags.get(i + 1, ()) if t.kind == "date_unit" and t.value in ("day", "week", "month", "year")), None)
        if unit is None:
            continue
        number = words[i] if words[i].isascii() and words[i].isdigit() and len(words[i]) <= 3 else _number(tags.get(i, ()))
        if number:
            return f"{number} {unit}" + ("" if number == "1" else "s")
    return _term(story, name, ring, anchor)


def _number(tags: tuple[Tag, ...]) -> str | None:
    return next((t.value for t in tags if t.kind == "number" and not t.flags), None)


def _money(story: Story, _name: str, ring: tuple[int, int], anchor: int) -> str | None:
    """A sum with its currency, as `250000 RUB`."""
    found = [m.item for m in story.marks.within(*ring) if isinstance(m.item, Quantity) and m.item.counts in story.book.currencies]
    for quantity in found:
        amount = quantity.low if quantity.low is not None else quantity.high
        if amount is not None and quantity.counts:
            return f"{amount:.15g} {story.book.currencies[quantity.counts]}"
    return None


def _age(story: Story, _name: str, ring: tuple[int, int], anchor: int) -> str | None:
    """The age of somebody whose year of birth is told, on the day of publication, as `16-17`."""
    for mark in story.marks.within(*ring):
        if isinstance(mark.item, Date) and mark.item.role == "birth":
            ages = age(mark.item.value, story.page.document.published)
            if ages:
                return str(ages[0]) if ages[0] == ages[1] else f"{ages[0]}-{ages[1]}"
    return None
