"""Everything on a page that a codebook's rules can ask for, in one list by position."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from sayso.coding.ages import age, told_age
from sayso.core.records import Date, Page, Quantity, Record, Resolution, Span, Tag, Tokens
from sayso.packs.codebook import Codebook
from sayso.packs.contacts.find import telephones_in

# Kinds of the language packs that rules may ask for, as `tag:negation`.
_TAGS: dict[str, tuple[str, ...]] = {"auxiliary": ("tag:future",), "demonym": ("demonym",), "deny": ("tag:deny",), "negation": ("tag:negation",)}


# How close a trigger stands to a number of something unknown that may still be a number of people, in tokens.
_CLOSE = 6


class Mark(Record, frozen=True):
    """Something at tokens `first` to `last` (exclusive): the features it stands for, and the record behind it."""

    first: int
    last: int
    features: tuple[str, ...]
    kind: str  # trigger target role context force modality tag quantity actor place date demonym age
    item: Tag | Span


class Marks:
    """The marks of a page in order of position."""

    def __init__(self, marks: list[Mark]) -> None:
        self.all = sorted(marks, key=lambda m: (m.first, -m.last, m.kind))
        self._firsts = [m.first for m in self.all]
        self._within: dict[tuple[int, int], list[Mark]] = {}  # rules and roles ask for the same runs of clauses again and again
        self._features: dict[tuple[int, int], frozenset[str]] = {}

    def within(self, first: int, last: int) -> list[Mark]:
        """The marks that begin at tokens `first` to `last` (exclusive)."""
        known = self._within.get((first, last))
        if known is None:
            known = self._within[first, last] = self.all[bisect_left(self._firsts, first) : bisect_left(self._firsts, last)]
        return known

    def features(self, first: int, last: int) -> frozenset[str]:
        """Every feature there."""
        known = self._features.get((first, last))
        if known is None:
            known = self._features[first, last] = frozenset([f for m in self.within(first, last) for f in m.features])
        return known


def token_range(tokens: Tokens, span: Span) -> tuple[int, int]:
    """The tokens of a span: first and last (exclusive)."""
    return bisect_right(tokens.ends, span.start), bisect_left(tokens.starts, span.end)


def find_marks(page: Page, resolution: Resolution, book: Codebook, found: Sequence[Tag]) -> Marks:
    """The marks of a page: `found` are the codebook's terms there."""
    out = [Mark(t.first, t.last, _term_features(t), t.kind, t) for t in found]
    out += [Mark(t.first, t.last, ("birth", "birth:minor"), "age", t) for t in found if t.value == "age" and _is_young(page, t, book.minor_age)]
    tokens = page.tokens
    classes: dict[str | None, tuple[str, ...]] = {}
    for name, nouns in book.quantities.items():
        for noun in nouns:
            classes[noun] = (*classes.get(noun, ()), f"quantity:{name}")
    concerned = {t.first for t in found if t.kind == "target"} if book.people else set()
    triggers = {i for t in found if t.kind == "trigger" for i in range(t.first, t.last)}
    dialled = telephones_in(page.document.text)
    for quantity in resolution.quantities:
        if any(quantity.start < b and quantity.end > a for a, b in dialled):
            continue  # the digits of a telephone number count nothing
        first, last = token_range(tokens, quantity)
        lasts = any(t.kind == "date_unit" for i in (last - 1, last) for t in page.tags.get(i, ()))  # a duration counts no people
        near = not triggers.isdisjoint(range(first - _CLOSE, last + _CLOSE))
        counted = () if lasts else _counted(quantity, classes, near_trigger=near)
        if counted in ((), ("quantity:bare",)) and not lasts and not concerned.isdisjoint(range(first + 1, last + 1)):
            counted = (f"quantity:{book.people}",)
        features = ("quantity", *counted)
        out.append(Mark(first, last, features, "quantity", quantity))
    names: dict[str, tuple[str, ...]] = {}
    for actor in resolution.actors:
        classes_of = names.get(actor.name)
        if classes_of is None:
            classes_of = names[actor.name] = ("actor", *(f"actor:{c}" for c in (*book.actor_classes(actor.name), actor.type)))
        out.append(Mark(*token_range(tokens, actor), classes_of, "actor", actor))
    for place in resolution.places:
        out.append(Mark(*token_range(tokens, place), ("place", f"place:{place.precision}"), "place", place))
    for date in resolution.dates:
        out.append(Mark(*token_range(tokens, date), _date_features(date, page.document.published, book.minor_age), "date", date))
    for kind, known in _TAGS.items():
        for tag in page.of(kind):
            if kind != "auxiliary" or tag.value == "future":
                out.append(Mark(tag.first, tag.last, known, "demonym" if kind == "demonym" else "tag", tag))
    return Marks(out)


def _is_young(page: Page, word: Tag, minor_age: int) -> bool:
    told = told_age(page, word)
    return told is not None and told[1] < minor_age


def _term_features(tag: Tag) -> tuple[str, ...]:
    if tag.kind in ("trigger", "context"):
        return (tag.value,)
    if tag.kind == "role":
        return (tag.value.split(":")[0], tag.value)
    if tag.kind == "modality":
        return (f"modality:{tag.value}",)
    return (tag.kind, f"{tag.kind}:{tag.value}")


def _counted(quantity: Quantity, classes: dict[str | None, tuple[str, ...]], *, near_trigger: bool) -> tuple[str, ...]:
    """The classes of what is counted. A number of nothing in particular is `quantity:bare`; so is one of what no pack and no class knows,
    unless written as a noun, where a trigger stands close ("300 more wounded").
    """
    counts = quantity.counts
    if quantity.low is None and quantity.high is None:
        return classes.get(counts, ())
    if counts is None or (counts not in classes and near_trigger and counts in quantity.text and counts[:1].islower()):
        return ("quantity:bare",)
    return classes.get(counts, ())


def _date_features(date: Date, published: str | None, minor_age: int) -> tuple[str, ...]:
    if date.role != "birth":
        return ("date",)
    ages = age(date.value, published)
    return ("birth", "birth:minor") if ages is not None and ages[1] < minor_age else ("birth",)
