"""Frame 7 of reported speech: what is said stands bare beside the verb, as a clause or as its object."""

from __future__ import annotations

from sayso.attribute.adjuncts import dated
from sayso.attribute.contents import clause_at, content_end, object_end, particle
from sayso.attribute.draft import Draft, Range
from sayso.attribute.grammar import (
    ADV,
    ART,
    AUX,
    CAP,
    CONJ,
    DATE,
    DEMONYM,
    INF,
    MARK,
    NEG,
    NUM,
    PASSIVE,
    POSS,
    PREP,
    PRON,
    REL,
    ROLE,
    UNNAMED,
    WHETHER,
    Grammar,
)  # fmt: skip
from sayso.attribute.phrases import phrase_after, phrase_before
from sayso.attribute.speaking import can_speak
from sayso.attribute.subjects import clause_floor, helper_of, speaks_impersonally, subject
from sayso.core.records import Tag

_CLAUSE = 5  # tokens from which what stands bare behind "says" is a clause, however it begins
_SHORTEST = 2  # tokens of content


def bare(g: Grammar, s0: int, s1: int, tag: Tag, shared: Range | None, *, clauses: bool) -> Draft | None:
    """7. The content follows the verb without a word between, as a clause (`clauses`: where the language reports so) or as the object."""
    is_object = "object" in tag.flags
    if g.bits[tag.last] & PASSIVE and g.head_final:
        return None  # "soll verurteilt worden sein"
    if g.bits[tag.first - 1] & NEG and (g.bits[tag.first - 1] | g.bits[tag.last]) & CONJ:
        return None  # "neither confirm nor deny"
    if not is_object and (not clauses or ("weak" in tag.flags and tag.value != "believes" and not clause_at(g, tag.last, s1))):
        return None
    bits, words = g.bits, g.page.tokens.words
    floor = clause_floor(g, s0, tag.first)
    source = subject(g, floor, tag, tag.last, shared=shared)
    inverted = False
    if source is not None and source[0] > floor and bits[source[0] - 1] & PREP and not bits[source[0]] & PRON and not (g.head_final and source[1] < tag.first and bits[source[1]] & REL) and not speaks_impersonally(g, source, g.tag(source[0] - 1, "preposition")):
        source = None
    if source is None or not can_speak(g, source, weak="weak" in tag.flags or is_object):
        if not (g.pack.settings["attribution"]["inversion"] and is_object and not clauses):
            return None
        source = phrase_after(g, tag.last, s1)
        inverted = True
        if source is None or not can_speak(g, source, weak=True):
            return None
    start = source[1] if inverted else tag.last
    while start < s1 and ((bits[start] & (DATE | ADV) and not bits[start] & (ART | CAP | PRON | NEG) and not (bits[start] & ADV and bits[start + 1] & NUM)) or words[start] == ","):
        start += 1
    start = dated(g, start, s1) if inverted or is_object else start
    if start < s1 and bits[start] & PREP and not is_object:
        date = next((x for x in range(start + 1, min(start + 4, s1)) if bits[x] & DATE), None)
        if date is None:
            if not bits[start] & INF:
                return None
        else:
            start = date + 1
    if start >= s1 or words[start] in ".:;)":
        return None
    if not is_object:  # a clause needs a subject and a verb of its own
        if not bits[start] & (ART | PRON | CAP | ROLE | UNNAMED | INF | REL | WHETHER | ADV | NEG) and not any(bits[x] & AUX for x in range(start, s1)) and ("weak" in tag.flags or s1 - start < _CLAUSE):
            return None
        if s1 - start < 3:
            return None
    stop = particle(g, tag, s1) if "separable" in tag.flags else None
    end = content_end(g, start, stop or s1)
    if is_object:
        end = object_end(g, start, end)
    if "figure" in tag.flags and not any(bits[j] & NUM for j in range(start, end)):
        return None
    shortest = 1 if is_object and g.tag(start, "speech_noun") else _SHORTEST  # "отвергли обвинения"
    return Draft("indirect", source, (tag.first, tag.last), (start, end), tag.value, tag.flags, "object" if is_object else "bare", 50) if end - start >= shortest else None


def verb_last(g: Grammar, s0: int, s1: int, tag: Tag) -> Draft | None:
    """The object before a verb that closes its clause ("Der Verein HAT das Angebot ZURÜCKGEWIESEN", "De club HEEFT het bod AFGEWEZEN")."""
    bits = g.bits
    if "object" not in tag.flags or (tag.last < s1 and not bits[tag.last] & (MARK | CONJ)):
        return None
    floor = clause_floor(g, s0, tag.first)
    helper = helper_of(g, tag, floor)
    if helper is None or bits[helper] & PASSIVE or any(bits[j] & NEG for j in range(helper, tag.first)):
        return None
    source = phrase_before(g, helper, floor) if helper > floor else None
    if source is not None and (source[0] > floor + 1 or bits[source[0] - 1] & PREP):
        source = None
    source = source or phrase_after(g, helper + 1, tag.first)
    if source is None or not can_speak(g, source, weak=False):
        return None
    start = max(helper + 1, source[1])
    while start < tag.first and bits[start] & (ADV | DATE | PREP) and not bits[start] & (ART | CAP):
        start += 1
    if tag.first - start < _SHORTEST or not bits[start] & (ART | POSS | CAP | DEMONYM | NUM):
        return None
    return Draft("indirect", source, (tag.first, tag.last), (start, tag.first), tag.value, tag.flags, "object, verb last", 49)
