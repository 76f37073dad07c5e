"""Lost lineage: a document gives no source, another one that is not shown to be later does. A hypothesis with its reason, never a fact.

Never from an unnamed source, never from a vague plural, never to a private person.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sayso.core.records import Recovered
from sayso.corroborate.claims import Item
from sayso.corroborate.copies import CopyGroup
from sayso.corroborate.kinship import Kinship
from sayso.corroborate.origins import Lineage
from sayso.corroborate.publishers import Publishers
from sayso.corroborate.reasons import Reason, say
from sayso.corroborate.when import shown_later


def recover(
    lost: Sequence[Item],
    items: Sequence[Item],
    lines: Mapping[tuple[str, str], Lineage],
    copies: Sequence[CopyGroup],
    kinship: Kinship,
    publishers: Publishers,
) -> tuple[Recovered, ...]:
    """For each document that gives no source (`lost`: one claim of each), the likeliest one: of what it links to, of its own text's copies, of whom it credits, else the first."""
    out = []
    for item in sorted(lost, key=lambda i: i.document.key):
        ranked = [(rank, other, why) for other in items if (found := _relation(item, other, lines[other.key], copies, kinship, publishers)) for rank, why in [found]]
        if ranked:
            _, other, why = min(ranked, key=lambda row: (row[0], row[1].age))
            origin = lines[other.key].origin
            assert origin is not None
            out.append(Recovered(item.document.key, origin, other.document.key, say(why)))
    return tuple(out)


def _relation(
    item: Item, other: Item, line: Lineage, copies: Sequence[CopyGroup], kinship: Kinship, publishers: Publishers
) -> tuple[int, Reason] | None:
    """How a document may have its claim from another, the likeliest kind first; None if it cannot."""
    key, source = item.document.key, other.document.key
    names_somebody = other.speaker is not None and not other.denied
    if key == source or line.origin is None or not names_somebody or shown_later(other.document.published, item.document.published):
        return None
    if kinship.is_private(line.origin, line.kind):
        return None
    fields = {"document": source, "origin": line.origin}
    if any(source == led for _, led in item.leads):
        return 0, Reason("recovered.linked", fields)
    if any(key in group.keys and source in group.keys for group in copies):
        return 1, Reason("recovered.copy", fields)
    credited = {publishers.canonical(name) for name in item.given.credits}
    if other.outlet in credited:
        return 2, Reason("recovered.credited", {**fields, "credit": str(other.outlet)})
    return 3, Reason("recovered.earlier", fields)
