"""How much, how long, how old, in which unit, by what means: the roles of a claim beside the main ones."""

from __future__ import annotations

from collections.abc import Callable

from sayso.coding.ages import AGE_REACH, age, told_age, written
from sayso.coding.spot import Spot
from sayso.coding.story import Story
from sayso.core.records import Actor, Date, Place, Quantity, Tag
from sayso.packs.codebook import ClaimType

# A unit of time that a service may last.
_UNITS = ("day", "week", "month", "year")
# Longer is no service, in years.
_LONGEST = 15


def other_roles(story: Story, kind: ClaimType, spot: Spot, actor: str | None) -> dict[str, str]:
    """The roles of the type beside the main ones, in the codebook's order; what the claim before has is kept where nothing new is told."""
    out: dict[str, str] = {}
    for name in kind.roles:
        role = story.book.roles[name]
        value = None
        rings = spot.rings(story)[:2]
        following = spot.statement.sentence + 1
        if role.next_sentence and following < len(story.page.sentences):
            rings = (*rings, (story.page.sentences[following].first, story.page.sentences[following].last))
        for ring in rings:
            value = _other(story, kind, ring, spot.anchor, actor) if role.source == "other" else _SOURCES[role.source](story, name, ring, spot.anchor)
            if value:
                break
        if value is None and spot.previous is not None and role.kept and not kind.each_quantity:
            value = spot.previous.roles.get(name)
        if value:
            out[name] = value
    return out


def _term(story: Story, name: str, ring: tuple[int, int], anchor: int) -> str | None:
    found = [m for m in story.marks.within(*ring) if m.kind == "role" and name in m.features and m.features[1] != name]
    found = [m for m in found if not any(n.first <= m.first and m.last <= n.last and n.last - n.first > m.last - m.first for n in found)]
    if not found:
        return None
    item = min(found, key=lambda m: (abs(m.first - anchor), m.first)).item
    return item.value.partition(":")[2] if isinstance(item, Tag) else None


def _duration(story: Story, name: str, ring: tuple[int, int], anchor: int) -> str | None:
    """A number before a unit of time, as `6 months`, perhaps joined to it ("six-month"); or a phrase that the terms list."""
    tags, words = story.page.tags, story.page.tokens.words
    units = story.page.of_within("date_unit", ring[0] + 1, ring[1] + 1)
    dated = {i for m in story.marks.within(*ring) if isinstance(m.item, Date) for i in range(m.first, m.last)} if units else set()
    for tag in units:
        at, unit = tag.first, tag.value
        i = at - 2 if words[at - 1] == "-" else at - 1
        if unit not in _UNITS or i in dated or not ring[0] <= i < ring[1] - 1:
            continue
        if (at == i + 2 and i + 3 < len(words) and words[i + 3] == "-") or _is_age(story, i, at):
            continue
        number = words[i] if words[i].isascii() and words[i].isdigit() and len(words[i]) <= 3 else written(tags.get(i, ()))
        if number and not (unit == "year" and float(number) > _LONGEST) and not _is_past(story, at + 1):
            return f"{number} {unit}" + ("" if number == "1" else "s")
    return _term(story, name, ring, anchor)


def _is_past(story: Story, after: int) -> bool:
    """Does it tell how long ago or after what ("a year after the mobilisation")?"""
    return any(t.kind == "subordinator" or (t.kind == "date_direction" and t.value in ("ago", "earlier", "later")) for t in story.page.tags.get(after, ())) or any(
        t.kind == "preposition" and t.value == "after" for t in story.page.tags.get(after, ())
    )


def _is_age(story: Story, first: int, last: int) -> bool:
    """Do the years counted at tokens `first` to `last` tell how old somebody is?"""
    return any("age" in m.features and m.first - first >= -AGE_REACH and m.first - last <= 1 for m in story.marks.within(max(0, first - AGE_REACH), last + 2))


def _money(story: Story, _name: str, ring: tuple[int, int], anchor: int) -> str | None:
    """A sum with its currency, as `250000 RUB`."""
    for mark in story.marks.within(*ring):
        quantity = mark.item
        if isinstance(quantity, Quantity) and quantity.counts in story.book.currencies:
            amount = quantity.low if quantity.low is not None else quantity.high
            if amount is not None and quantity.counts:
                return f"{amount:.15g} {story.book.currencies[quantity.counts]}"
    return None


def _age(story: Story, _name: str, ring: tuple[int, int], anchor: int) -> str | None:
    """The age of somebody whose year of birth is told, on the day of publication, as `16-17`; or an age that the text gives."""
    for mark in story.marks.within(*ring):
        if isinstance(mark.item, Date) and mark.item.role == "birth":
            ages = age(mark.item.value, story.page.document.published)
            if ages:
                return _years(ages)
    for mark in story.marks.within(*ring):
        if mark.kind == "role" and "age" in mark.features:
            told = told_age(story.page, mark.item) if isinstance(mark.item, Tag) else None
            if told:
                return _years(told)
    return None


def _years(ages: tuple[int, int]) -> str:
    return str(ages[0]) if ages[0] == ages[1] else f"{ages[0]}-{ages[1]}"


def _unit(story: Story, name: str, ring: tuple[int, int], anchor: int) -> str | None:
    """The body of the class that the role is named for, the nearest; or a kind of unit that the terms list."""
    found = [(abs(m.first - anchor), m.item.name) for m in story.marks.within(*ring) if f"actor:{name}" in m.features and isinstance(m.item, Actor)]
    return min(found)[1] if found else _term(story, name, ring, anchor)


def _other(story: Story, kind: ClaimType, ring: tuple[int, int], anchor: int, actor: str | None) -> str | None:
    """Who else can act there, the nearest: a body, or the government of a country that is named."""
    found: list[tuple[int, int, str]] = []
    for mark in story.marks.within(*ring):
        item = mark.item
        if isinstance(item, Actor) and any(f"actor:{k}" in mark.features for k in kind.actors):
            found.append((abs(mark.first - anchor), mark.first, item.name))
        elif isinstance(item, Place) and item.precision == "country" and (nation := story.nation(item.country)) is not None:
            found.append((abs(mark.first - anchor), mark.first, story.book.government.format(country=nation.country)))
    return min((row for row in found if row[2] != actor), default=(0, 0, None))[2]


_SOURCES: dict[str, Callable[[Story, str, tuple[int, int], int], str | None]] = {
    "terms": _term,
    "duration": _duration,
    "money": _money,
    "birth": _age,
    "unit": _unit,
}
