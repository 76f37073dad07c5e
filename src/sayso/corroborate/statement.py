"""One sentence for a finding, from templates that are data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from sayso.core.records import ClaimQuantity
from sayso.corroborate.claims import Item
from sayso.corroborate.reasons import number, words


def most_told(values: Iterable[str | None]) -> str | None:
    """What most claims say, the first said among equals; None if none says anything."""
    told = [v for v in values if v is not None]
    return Counter(told).most_common(1)[0][0] if told else None


def main_quantity(items: Sequence[Item]) -> ClaimQuantity | None:
    """The figure that most documents give, the latest among equals."""
    documents: dict[float, set[str]] = {}
    for item in items:
        if item.figure is not None and not item.denied:
            documents.setdefault(item.figure, set()).add(item.document.key)
    if not documents:
        return None
    last = {item.figure: n for n, item in enumerate(items) if item.figure is not None}
    best = max(documents, key=lambda figure: (len(documents[figure]), last[figure]))
    return next(item.quantity for item in items if item.figure == best)


def statement(
    kind: str, actor: str | None, target: str | None, place: str | None, quantity: ClaimQuantity | None, when: str | None, denier: str | None
) -> str:
    """What a finding says. `denier` is who denies it, where nobody says it."""
    phrases = words()

    def part(key: str, /, **fields: str | None) -> str:
        return "" if None in fields.values() else phrases.say(f"statement.{key}", None, **{k: str(v) for k, v in fields.items()})

    text = phrases.say(
        "statement.frame",
        actor=part("actor", name=actor),
        type=phrases.word("type", kind),
        target=part("target", name=target),
        place=part("place", name=place),
        figure=part("figure", figure=number(quantity) if quantity is not None else None),
        when=part("when", when=phrases.date(when) if when else None),
    )
    return phrases.say("statement.denied", origin=denier, statement=text) if denier is not None else text
