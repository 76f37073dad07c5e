"""What else a source is called behind a comma: "the spokesman, Dmitry Peskov", "Tomaso Redi, analyst at Sim", "Ada Chiesa, 81"."""

from __future__ import annotations

from sayso.attribute.draft import Draft, Range
from sayso.attribute.grammar import (
    ACCORD,
    ART,
    AUX,
    CAP,
    CITING,
    COMP,
    CONJ,
    DATE,
    MARK,
    NUM,
    OF,
    POSS,
    PREP,
    REL,
    ROLE,
    SUB,
    UNNAMED,
    VERB,
    Grammar,
)
from sayso.attribute.phrases import phrase_before

_LONGEST = 12
_OF = 7  # tokens of "of the Institute X"
_JOINERS = frozenset("-'’.&")
_CLAUSE = VERB | AUX | REL | COMP | SUB


def with_apposition(g: Grammar, source: Range, limit: int, cue: int | None = None) -> Range:
    """The source together with the apposition behind its comma, if there is one before `limit`; `cue` is where the reporting words stand."""
    bits, words = g.bits, g.page.tokens.words
    comma = source[1]
    if comma + 1 >= limit or words[comma] != "," or g.noun_capitals:
        return source
    end = next((j for j in range(comma + 1, min(limit, comma + _LONGEST)) if bits[j] & MARK and words[j] not in _JOINERS), None)
    if end is None:
        if limit - comma > _LONGEST:
            return source
        end = limit - (words[limit - 1] == ".")
    first, named = bits[comma + 1], bool(bits[comma - 1] & CAP)
    span = range(comma + 1, end)
    if not span or any(bits[j] & _CLAUSE and not bits[j] & (ROLE | UNNAMED | CAP | ART) for j in span):
        return source
    if _is_name(g, comma + 1, end):
        fits = any(bits[j] & ROLE for j in range(*source))
    elif first & (ROLE | UNNAMED) and not first & (ART | CONJ):
        fits = named
    elif first & (ART | POSS):
        fits = named and cue == end + 1 and any(bits[j] & ROLE for j in range(comma + 2, min(end, comma + 5)))
    elif first & OF:
        fits = named and len(span) <= _OF and any(bits[j] & CAP for j in span)
    else:
        fits = bool(first & NUM) and named and (len(span) == 1 or (len(span) == 2 and bool(bits[comma + 2] & DATE)))
    return (source[0], end) if fits else source


def _is_name(g: Grammar, first: int, last: int) -> bool:
    words, bits = g.page.tokens.words, g.bits
    return bool(bits[first] & CAP and bits[last - 1] & CAP) and all(bits[j] & CAP or words[j] in g.particles or words[j] in _JOINERS for j in range(first, last))


def _role_before(g: Grammar, draft: Draft) -> int | None:
    """Where the role noun begins that a name stands in apposition to, the name closed by a comma too ("el líder del partido, Ana Gil, que dijo")."""
    words, bits, source = g.page.tokens.words, g.bits, draft.source
    if source is None or source[0] < 3 or source[1] >= len(words) or words[source[0] - 1] != "," or words[source[1]] != "," or not _is_name(g, *source):
        return None
    first = g.page.sentences[g.sentence_at[source[0]]].first
    left = phrase_before(g, source[0] - 1, first)
    if left is None or not bits[left[0]] & (ART | ROLE | POSS) or not any(bits[j] & ROLE for j in range(left[0], min(left[1], left[0] + 3))):
        return None
    free = left[0] == first or not bits[left[0] - 1] & (PREP | ACCORD | CITING | VERB)
    outside = draft.content is None or draft.content[1] <= left[0] or draft.content[0] >= source[1] or draft.content[0] <= left[0]
    return left[0] if free and outside else None


def extend(g: Grammar, draft: Draft) -> Range | None:
    """The source of a draft with its apposition, unless that would run into the cue or the content."""
    if draft.source is not None and g.romance:
        cut = next((j for j in range(draft.source[0] + 1, draft.source[1] - 1) if g.page.tokens.words[j] == "," and (g.either(j + 1) or (g.bits[j + 1] & REL and not g.bits[j + 1] & (ART | ROLE)))), None)
        if cut is not None:  # a clause behind a comma is no part of the source there
            return (draft.source[0], cut)
    left = _role_before(g, draft)
    if left is not None and draft.source is not None:
        return (left, draft.source[1])
    if draft.source is None or draft.source[1] >= len(g.page.tokens.words) or g.page.tokens.words[draft.source[1]] != ",":
        return draft.source
    sentence = g.page.sentences[g.sentence_at[draft.source[0]]] if g.sentence_at[draft.source[0]] >= 0 else None
    limit = sentence.last if sentence is not None else draft.source[1]
    for part in (draft.cue, draft.content):
        if part is not None and part[0] >= draft.source[1]:
            limit = min(limit, part[0])
    wide = with_apposition(g, draft.source, limit, draft.cue[0] if draft.cue else None)
    inside = draft.content is not None and draft.content[0] < wide[1] and draft.source[1] < draft.content[1]
    whole = draft.content is not None and draft.content[0] <= draft.source[0]
    return draft.source if inside and not whole else wide
