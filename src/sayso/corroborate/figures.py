"""The figures given for one thing, side by side and never averaged; and which claims contradict each other in theirs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Mapping, Sequence

from sayso.core.records import Comparator, Figure
from sayso.corroborate.claims import Item
from sayso.corroborate.counting import figures_agree, relation
from sayso.corroborate.features import Rules, same_actor, same_place, same_target
from sayso.corroborate.origins import Lineage
from sayso.corroborate.policy import Policy
from sayso.corroborate.when import gap, shown_later

Lines = Mapping[tuple[str, str], Lineage]
_Number = tuple[float, str, tuple[float | None, float | None]]


def figures(items: Sequence[Item], lines: Lines, policy: Policy, drifted: Container[str] = ()) -> tuple[Figure, ...]:
    """Every figure given, the lowest first, with who gives it, where, and since when. Denied figures are left out.

    One number is one figure, told exactly or about, whichever noun goes with it ("300,000", "about 300,000 reservists"), save where the nouns ask
    two questions ("killed", "wounded"). `drifted`: documents that changed a figure in retelling; they revise nobody's.
    """
    found: dict[_Number, list[Item]] = {}
    for item in items:
        quantity = item.quantity
        if quantity is not None and item.figure is not None and not item.denied:
            told = "=" if quantity.comparator == "~" else quantity.comparator
            found.setdefault((item.figure, told, (quantity.low, quantity.high)), []).append(item)
    groups = [(name, noun, mine) for name in sorted(found, key=lambda n: (n[0], n[1], str(n[2]))) for noun, mine in _by_question(found[name], policy)]
    first = [_first_told([i for i in mine if i.document.key not in drifted], lines) for _, _, mine in groups]
    out = []
    for (name, noun, mine), since in zip(groups, first, strict=True):
        origins = sorted({o for i in mine if (o := lines[i.key].origin) is not None})
        later = [other for (_, _, theirs), other in zip(groups, first, strict=True) if other is not since and _one_question(mine[0], theirs[0], policy)]
        revised = bool(since) and all(any(shown_later(other.get(o), day) for other in later) for o, day in since.items())
        documents = tuple(sorted({i.document.key for i in mine}))
        dates = sorted(i.document.published for i in mine if i.document.published)
        out.append(Figure(*name[2], _comparator(mine), noun, tuple(origins), documents, dates[0] if dates else None, revised))
    return tuple(out)


def _comparator(items: Sequence[Item]) -> Comparator:
    """How most tell it, exactly if as many do."""
    told = Counter(i.quantity.comparator for i in items if i.quantity is not None)
    return min(told, key=lambda c: (-told[c], c != "="))


def _first_told(items: Sequence[Item], lines: Lines) -> dict[str, str | None]:
    """Each origin with the day of the first document that has it give this figure."""
    out: dict[str, str | None] = {}
    for item in sorted(items, key=lambda i: i.age):
        origin = lines[item.key].origin
        if origin is not None:
            out.setdefault(origin, item.document.published)
    return out


def _one_question(a: Item, b: Item, policy: Policy) -> bool:
    return relation(a, b, policy) in ("same", "open", "outcome")


def _by_question(items: Sequence[Item], policy: Policy) -> list[tuple[str | None, list[Item]]]:
    """The claims that give one number by what they count, with the noun that most use. One that counts nothing in particular goes with the most."""
    classes = Counter(i.count_class for i in items if i.count_class in policy.counts and not policy.counts[i.count_class].general)
    ordered: list[str | None] = [name for name, _ in sorted(classes.items(), key=lambda c: (-c[1], str(c[0])))]
    groups: dict[str | None, list[Item]] = {name: [] for name in ordered or [None]}
    for item in items:
        groups[item.count_class if item.count_class in groups else next(iter(groups))].append(item)
    out = []
    for mine in groups.values():
        nouns = Counter(i.quantity.counts for i in mine if i.quantity is not None and i.quantity.counts)  # the oldest first
        out.append((max(nouns, key=lambda n: nouns[n]) if nouns else None, mine))
    return sorted(out, key=lambda group: group[0] or "")


def counted(items: Sequence[Item], policy: Policy) -> str | None:
    """What a finding counts: the class most of its figures name, a particular one ("killed") before a general one ("soldiers")."""
    classes = Counter(i.count_class for i in items if i.figure is not None and i.count_class in policy.counts)
    particular = [name for name, _ in classes.most_common() if name is not None and not policy.counts[name].general]
    return particular[0] if particular else next(iter(classes), None)


def tells(item: Item) -> bool:
    """Does it give a figure for the whole? A denial does not, nor does an artefact, which lists what it lists."""
    return item.figure is not None and not item.denied and item.given.claim.basis != "artefact"


def contradicts(a: Item, b: Item, one: str | None, other: str | None, rules: Rules) -> bool:
    """Do two claims of the origins `one` and `other` answer one question with different figures?"""
    first, second = a.quantity, b.quantity
    if first is None or second is None or a.figure is None or b.figure is None or a.prospect != b.prospect:
        return False
    if one is not None and one == other:
        return False
    if figures_agree(first, second, a.figure, b.figure, rules.policy) or not _one_time(a, b, rules.policy):
        return False
    same_where = a.given.claim.place is None or b.given.claim.place is None or same_place(a, b, rules).value == 1.0
    return same_where and same_actor(a, b, rules).value > -1.0 and same_target(a, b, rules).value >= 0.0


def _one_time(a: Item, b: Item, policy: Policy) -> bool:
    """May both speak of one time? Where texts tell it, within what makes one event; where they do not, a later text may look back."""
    if a.days is None or b.days is None:
        return False
    told = all(i.given.claim.when_basis in ("stated", "story") for i in (a, b))
    return gap(a.days, b.days) <= (policy.time.event.apart if told else policy.time.conflict)
