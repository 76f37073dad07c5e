"""What a text tells on its way, in its order: numbers, names, places and dates, resolved, so that a translation keeps them; and its rarer words.

Two reports of one event share what the claims say: who, where, how many. What they need not share is what stands around it.
"""

from __future__ import annotations

from collections.abc import Iterator

from sayso.core.records import Actor, Analysis, Date, Document, Place, Quantity, Record
from sayso.corroborate.policy import SequenceRules, WordRules
from sayso.packs.folding import load_folding
from sayso.packs.words import plain, tokenise

Sign = tuple[str, str]  # a kind (number, name, place, date) and what it is, in whatever language


class Trail(Record, frozen=True):
    """`signs` in order with their weights and as they are written; `told`: what the claims of the text say themselves; `words`: the rarer ones of its own."""

    signs: tuple[Sign, ...]
    weights: tuple[float, ...]
    written: tuple[str, ...]
    told: frozenset[Sign]
    words: tuple[str, ...]


def trail(document: Document, analysis: Analysis | None, sequence: SequenceRules, words: WordRules) -> Trail:
    """The trail of a text; without an analysis nothing but its words."""
    if analysis is None:
        return Trail((), (), (), frozenset(), _words(document, (), words))
    found = sorted(_signs(analysis, sequence.weights))
    kept = [row for n, row in enumerate(found) if n == 0 or row[1] != found[n - 1][1]]
    quoted = tuple((a.content.start, a.content.end) for a in analysis.attributions if a.kind == "direct" and a.content is not None)
    return Trail(
        tuple(row[1] for row in kept),
        tuple(row[2] for row in kept),
        tuple(row[3] for row in kept),
        frozenset(_told(analysis)),
        _words(document, quoted, words),
    )


def _signs(analysis: Analysis, weights: dict[str, float]) -> Iterator[tuple[int, Sign, float, str]]:
    mentions: tuple[Place | Actor | Quantity | Date, ...] = (*analysis.places, *analysis.actors, *analysis.quantities, *analysis.dates)
    for mention in mentions:
        if isinstance(mention, Place):
            sign, kind = _place(mention.name), "country" if mention.precision == "country" else "place"
        elif isinstance(mention, Quantity):
            value = mention.low if mention.low is not None else mention.high
            if value is None:
                continue
            sign, kind = _number(value), "number" if value >= 10 else "small"
        elif isinstance(mention, Date):
            sign, kind = _date(mention.value), "date"
        else:
            sign, kind = _name(mention.name), "name"
        yield mention.start, sign, weights[kind], " ".join(mention.text.split())


def _told(analysis: Analysis) -> Iterator[Sign]:
    """What two reports of the same thing share without knowing of each other: what is claimed, on whose say-so, when, and the day of publication."""
    by_id = {a.id: a for a in analysis.attributions}
    if analysis.document.published is not None:
        yield _date(analysis.document.published)
    for claim in analysis.claims:
        said = by_id.get(claim.attribution or "")
        for name in (claim.actor, claim.target, *claim.roles.values(), *(said.chain if said is not None else ())):
            if name is not None:
                yield _name(name)
                yield _place(name)
        if claim.place is not None:
            yield _place(claim.place)
        if claim.when is not None:
            yield _date(claim.when)
        if claim.quantity is not None:
            yield from (_number(value) for value in (claim.quantity.low, claim.quantity.high) if value is not None)


def _name(name: str) -> Sign:
    folding = load_folding()
    return "name", " ".join(folding.key(word) for word in plain(name).split())


def _place(name: str) -> Sign:
    return "place", name


def _number(value: float) -> Sign:
    return "number", f"{value:.12g}"


def _date(value: str) -> Sign:
    return "date", value


def _words(document: Document, quoted: tuple[tuple[int, int], ...], rules: WordRules) -> tuple[str, ...]:
    """The beginnings of its longer words, and its numbers; what it quotes word for word is somebody else's phrasing."""
    tokens = tokenise(document.text)
    out: list[str] = []
    for start, lower in zip(tokens.starts, tokens.lowers, strict=True):
        if (lower[0].isdigit() or (lower[0].isalpha() and len(lower) >= rules.shortest)) and not any(a <= start < b for a, b in quoted):
            out.append(lower[: rules.stem])
    return tuple(out)
