"""Adjuncts that stand between a source and its verb: when something was said, and through which channel."""

from __future__ import annotations

from sayso.attribute.grammar import (
    ADV,
    ART,
    AUX,
    CAP,
    CHANNEL,
    COMP,
    DATE,
    MARK,
    NEG,
    NUM,
    OF,
    POSS,
    PREP,
    PRON,
    ROLE,
    SUB,
    UNNAMED,
    VERB,
    Grammar,
)


def skip_adjuncts(g: Grammar, i: int, limit: int) -> int:
    bits = g.bits
    while i < limit:
        b = bits[i]
        adverb = g.tag(i, "adverb") if b & ADV else None
        if adverb is not None and adverb.last - i > 1:
            i = adverb.last
        elif b & ART and (behind := dated(g, i, limit)) > i:
            i = behind
        elif b & (ADV | NEG | DATE | AUX) and not b & (ROLE | UNNAMED | ART | PRON) and not (b & CAP and not b & DATE):
            i += 1
        elif b & PREP and (stop := adjunct_end(g, i, limit)) is not None:
            i = stop
        elif b & NUM and i + 1 < limit and bits[i + 1] & DATE:
            i += 2
        else:
            break
    return i


def dated(g: Grammar, i: int, limit: int) -> int:
    """Behind an article and its date ("declaró EL MARTES el alcalde"), if a noun phrase follows; else i."""
    bits = g.bits
    if i + 2 >= limit or not bits[i] & ART or not bits[i + 1] & DATE or bits[i + 1] & (ROLE | UNNAMED | CAP) or g.head_final:
        return i
    j = i + 1
    while j < limit and bits[j] & (DATE | NUM | ADV) and not bits[j] & (ART | CAP):
        j += 1
    return j if j < limit and bits[j] & (ART | CAP | ROLE | UNNAMED | POSS | PRON | PREP) and not bits[j] & OF else i


def is_adjunct(g: Grammar, i: int, limit: int) -> bool:
    return adjunct_end(g, i, limit) is not None


def adjunct_end(g: Grammar, i: int, limit: int) -> int | None:
    """If the preposition at i begins a phrase that tells when or through which channel, the token after that phrase."""
    bits = g.bits
    for j in range(i + 1, min(i + 6, limit)):
        b = bits[j]
        if b & CAP and not b & DATE and not g.noun_capitals and not (b & CHANNEL and j == i + 1):
            return None  # a name: "of Defence on Monday" is no adjunct
        if b & DATE and g.bits[i] & OF and j > i + 2:
            return None
        if b & DATE:
            while (j < limit and bits[j] & (DATE | NUM)) or (j < limit and g.page.tokens.words[j] == "."  and j + 1 < limit and bits[j + 1] & DATE):
                j += 1
            return j
        channel = g.tag(j, "channel") if b & CHANNEL else None
        if channel is not None and (not b & CAP or g.noun_capitals or j == i + 1):
            return channel.last
        if b & NUM and j == i + 1 and len(g.page.tokens.words[j]) == 4:
            return j + 1
        if b & (MARK | VERB | COMP | SUB) or (b & PREP and not b & OF):
            return None
    return None


def drop_adjunct(g: Grammar, end: int, floor: int) -> int:
    """Leave out an adjunct of time or channel that stands between the phrase and the verb."""
    bits = g.bits
    for i in range(end - 1, max(floor, end - 6), -1):
        if bits[i] & (MARK | VERB | COMP):
            break
        if bits[i] & PREP and i > floor and adjunct_end(g, i, end) == end:
            return i
    return end
