"""Frame 8 of reported speech: only what somebody spoke about is told ("рассказали о новых потерях", "Про втрати розповів штаб").

Open to packs that mark a preposition with the value `about`; the phrase it opens is the content.
"""

from __future__ import annotations

from sayso.attribute.contents import content_end, object_end
from sayso.attribute.draft import Draft, Range
from sayso.attribute.grammar import ADV, ANAPHOR, AUX, COMP, DATE, NEG, NUM, PRON, REL, SUB, VERB, Grammar
from sayso.attribute.phrases import phrase_after
from sayso.attribute.speaking import can_speak
from sayso.attribute.subjects import clause_floor, subject
from sayso.core.records import Tag

_CLOSED = frozenset({"object", "to", "that", "weak", "quote", "gerund", "sourceless"})


def topic(g: Grammar, s0: int, s1: int, tag: Tag) -> Draft | None:
    """The draft for a reporting verb beside a phrase with "about", its source known; None otherwise."""
    if tag.flags & _CLOSED or (tag.first > s0 and g.bits[tag.first - 1] & NEG):
        return None
    found = _behind(g, s0, s1, tag) or _ahead(g, s0, s1, tag)
    if found is None:
        return None
    source, content = found
    if content[1] - content[0] < (2 if g.bits[content[0] + 1] & NUM else 3) or not can_speak(g, source, weak=True) or g.bits[content[0] + 1] & (ANAPHOR | PRON):
        return None
    return Draft("indirect", source, (tag.first, tag.last), content, tag.value, tag.flags, "topic", 47)


def _about(g: Grammar, i: int) -> bool:
    prep = g.tag(i, "preposition")
    return prep is not None and prep.value == "about"


def _behind(g: Grammar, s0: int, s1: int, tag: Tag) -> tuple[Range, Range] | None:
    """ "X рассказал о Y" """
    j = tag.last
    while j < s1 and g.bits[j] & (ADV | DATE | PRON) and not g.bits[j] & AUX:
        j += 1
    if j >= s1 or not _about(g, j):
        return None
    source = subject(g, clause_floor(g, s0, tag.first), tag, j)
    end = object_end(g, j, content_end(g, j, s1))
    comma = next((x for x in range(j + 2, end) if g.page.tokens.words[x] == "," and not g.bits[x + 1] & (REL | COMP) and not g.bits[min(x + 2, end)] & REL), end)
    return None if source is None else (source, (j, comma))


def _ahead(g: Grammar, s0: int, s1: int, tag: Tag) -> tuple[Range, Range] | None:
    """ "О Y рассказал X" """
    if not _about(g, s0) or any(g.bits[j] & (VERB | COMP | SUB | REL) for j in range(s0, tag.first)):
        return None
    source = phrase_after(g, tag.last, s1)
    end = tag.first
    while end > s0 and g.bits[end - 1] & (ADV | DATE):
        end -= 1
    return None if source is None else (source, (s0, end))
