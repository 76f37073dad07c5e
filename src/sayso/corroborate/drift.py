"""Changed in retelling: modality, figure or place differ between a text and the one it rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from sayso.core.records import Comparator, Drift
from sayso.corroborate.claims import Item
from sayso.corroborate.counting import figures_agree
from sayso.corroborate.features import Rules, same_place
from sayso.corroborate.origins import Lineage
from sayso.corroborate.reasons import number
from sayso.corroborate.when import shown_later

Lines = Mapping[str, Lineage]  # by document key
_BOUND: dict[Comparator, str] = {">": "lower", ">=": "lower", "<": "upper", "<=": "upper", "=": "exact", "~": "exact"}


def drifts(items: Sequence[Item], lines: Lines, recovered: Mapping[str, str], rules: Rules) -> tuple[Drift, ...]:
    """All drift of a finding, by document. `recovered`: document -> the document in which its source was found."""
    by_document: dict[str, list[Item]] = {}
    for item in sorted(items, key=lambda i: i.age):
        if not item.denied:
            by_document.setdefault(item.document.key, []).append(item)
    bases = {key: base for key in by_document if (base := _base(key, by_document, lines, recovered)) is not None}
    out: list[Drift] = []
    for key in sorted(by_document):
        for found in (_modality(key, by_document, bases, lines), _place(key, by_document, bases, rules)):
            if found is not None:
                out.append(found)
    out += _quantities(by_document, lines, recovered, rules)
    return tuple(sorted(out, key=lambda d: (d.document, d.field)))


def _base(key: str, by_document: Mapping[str, list[Item]], lines: Lines, recovered: Mapping[str, str]) -> str | None:
    """The document a text rests on: the next of its chain, the one its source was found in, else the oldest with the same origin (or, if it names nobody, the same claim)."""
    line = lines[key]
    if len(line.path) > 1 and line.path[1] in by_document:
        return line.path[1]
    if recovered.get(key) in by_document:
        return recovered[key]
    mine = by_document[key][0].document
    for other, items in by_document.items():  # the oldest first
        if other != key and not shown_later(items[0].document.published, mine.published) and (line.lost or lines[other].origin == line.origin):
            return other if items[0].age < by_document[key][0].age else None
    return None


def _ancestors(key: str, bases: Mapping[str, str]) -> list[str]:
    out = [key]
    while out[-1] in bases and bases[out[-1]] not in out:
        out.append(bases[out[-1]])
    return out[1:]


def _modality(key: str, by_document: Mapping[str, list[Item]], bases: Mapping[str, str], lines: Lines) -> Drift | None:
    """A hedge lost: what was possible is told as planned or as fact, or a plan that nobody in particular announced as fact.

    Somebody's own announced plan, told as fact, has lost nothing.
    """
    mine = by_document[key]
    told = min(_firmness(item) for item in mine)
    for base in _ancestors(key, bases):
        before = max(by_document[base], key=_firmness)
        if _firmness(before) >= told:
            continue
        if before.given.claim.modality == "possible" or lines[base].origin is None:
            return Drift(key, "modality", before.given.claim.modality, min(mine, key=_firmness).given.claim.modality, base)
        return None
    return None


def _firmness(item: Item) -> int:
    """How firmly a claim is put: possible, planned, or as what is so."""
    return {"possible": 0, "planned": 1}.get(item.given.claim.modality, 2)


def _place(key: str, by_document: Mapping[str, list[Item]], bases: Mapping[str, str], rules: Rules) -> Drift | None:
    base = bases.get(key)
    if base is None:
        return None
    pairs = [(a, b) for a in by_document[key] for b in by_document[base]]
    if any(same_place(a, b, rules).value >= 0.0 for a, b in pairs):
        return None
    after, before = pairs[0][0].given.claim, pairs[0][1].given.claim
    # Another country altogether is another thing, or a place that was read wrongly.
    return Drift(key, "place", before.place, after.place, base) if after.country == before.country else None


def _quantities(by_document: Mapping[str, list[Item]], lines: Lines, recovered: Mapping[str, str], rules: Rules) -> list[Drift]:
    """Within what rests on one origin: a figure, or the bound on it, that stands alone against the rest."""
    groups: dict[str, list[Item]] = {}
    for key, items in by_document.items():
        origin = lines[key].origin or (lines[recovered[key]].origin if recovered.get(key) in lines else None) or ""
        groups.setdefault(origin, []).extend(i for i in items if i.figure is not None)
    out: dict[str, Drift] = {}
    for items in groups.values():
        if not items:
            continue
        votes = Counter(_sort(i) for i in {(i.document.key, _sort(i)): i for i in items}.values())
        oldest = {_sort(i): n for n, i in reversed(list(enumerate(items)))}
        common = max(votes, key=lambda s: (votes[s], -oldest[s]))
        first = items[oldest[common]]
        if votes[common] < 2 and len(votes) > 2:
            continue
        for item in items:
            key = item.document.key
            if key in out or item.age < first.age or any(_keeps(i, first, rules) for i in items if i.document.key == key):
                continue
            if not _revises(item, first, items, rules):
                out[key] = Drift(key, "quantity", _words(first), _words(item), first.document.key)
    return list(out.values())


def _sort(item: Item) -> tuple[float | None, str, str | None]:
    assert item.quantity is not None
    return item.figure, _BOUND[item.quantity.comparator], item.count_class


def _keeps(item: Item, first: Item, rules: Rules) -> bool:
    """The same figure with the same kind of bound."""
    return _same_number(item, first, rules) and _sort(item)[1] == _sort(first)[1]


def _same_number(item: Item, first: Item, rules: Rules) -> bool:
    if item.quantity is None or first.quantity is None or item.figure is None or first.figure is None:
        return False
    return figures_agree(item.quantity, first.quantity, item.figure, first.figure, rules.policy)


def _revises(item: Item, first: Item, items: Sequence[Item], rules: Rules) -> bool:
    """Is another figure the origin's own update? Then it is later than the old one, and a second document has it, or one has both, or none gives the old one after it."""
    if _same_number(item, first, rules):
        return False
    new = {i.document.key for i in items if i.figure == item.figure and i.count_class == item.count_class}
    old = [i for i in items if _keeps(i, first, rules)]
    if len(new) > 1 or any(i.document.key in new for i in old):
        return True
    return not any(not shown_later(item.document.published, i.document.published) for i in old)


def _words(item: Item) -> str | None:
    return number(item.quantity) if item.quantity is not None else None
