"""Frame 6 of reported speech: an infinitive, or a clause that stands for one, is what is promised or asked for."""

from __future__ import annotations

from sayso.attribute.contents import another_verb, content_end, infinitive_at
from sayso.attribute.draft import Draft, Range
from sayso.attribute.grammar import ADV, ART, AUX, CAP, COMP, DATE, INF, NEG, PREP, PRON, REL, SUB, VERB, Grammar
from sayso.attribute.subjects import clause_floor, first_person, subject
from sayso.core.records import Tag

_SHORTEST = 2  # tokens of content


def infinitive(g: Grammar, s0: int, s1: int, tag: Tag, shared: Range | None = None) -> Draft | None:
    """6. An infinitive is the content: only for verbs that take one; right behind any verb ("dit avoir vu"), where endings tell it."""
    bits, words, cue = g.bits, g.page.tokens.words, (tag.first, tag.last)
    floor = clause_floor(g, s0, tag.first)
    bare = tag.last
    while bare < s1 and bits[bare] & (ADV | DATE) and not bits[bare] & NEG:
        bare += 1
    articles = g.pack.settings["attribution"]["articles"]
    if not articles and (_asks_not_to(g, floor, s1, tag) or (tag.first > s0 and bits[tag.first - 1] & NEG)):
        return None
    if infinitive_at(g, bare, s1) and (articles or "to" in tag.flags):
        source = subject(g, floor, tag, tag.last, shared=shared)
        if source is not None and not articles and tag.value == "asks" and first_person(g, source):
            return None  # "we asked for comment"
        if source is not None or g.pack.settings["attribution"]["elided_subject"]:
            return Draft("indirect", source, cue, (bare, _verb_behind_comma(g, bare, content_end(g, bare, s1))), tag.value, tag.flags, "bare infinitive", 59) if s1 - bare >= _SHORTEST else None
    if "to" not in tag.flags:
        return None
    for j in range(tag.last, min(s1, tag.last + 14)):
        mark = g.tag(j, "infinitive")
        if (mark is not None or infinitive_at(g, j, s1)) and not (bits[j] & PREP and j + 1 < s1 and bits[j + 1] & (ART | CAP | PRON)):
            if mark is not None and g.pack.settings["attribution"].get("infinitives") and not infinitive_at(g, mark.last, s1):
                continue
            start = mark.last if mark is not None else j
            if "refuses" in tag.flags and g.tag(start, "verb") is not None:
                return None
            if mark is not None and "subject" in mark.flags:  # "призова партиите да гласуват": whoever is to act belongs to it
                start = next((x for x in range(tag.last, j) if not bits[x] & (ADV | DATE) and words[x] != ","), j)
            source = subject(g, floor, tag, start, shared=shared)
            if g.head_final and mark is not None and articles and start + 1 >= s1 and j > tag.last:  # the infinitive closes its clause: "beloofde de klachten te behandelen"
                start = max(tag.last, source[1] if source is not None else 0)
                while start < j and bits[start] & (ADV | DATE) and not bits[start] & ART:
                    start += 1
            if source is None and not g.pack.settings["attribution"]["elided_subject"]:
                return None
            return Draft("indirect", source, cue, (start, _verb_behind_comma(g, start, content_end(g, start, s1))), tag.value, tag.flags, "infinitive", 58) if s1 - start >= _SHORTEST else None
        if words[j] in ";:" or another_verb(g, j, s1) or (bits[j] & (COMP | SUB) and not bits[j] & (ART | PREP)):
            return None
    return None


def _asks_not_to(g: Grammar, floor: int, s1: int, tag: Tag) -> bool:
    """A relative clause like "who asked not to be named": no statement."""
    i = tag.first
    while i > floor and g.bits[i - 1] & (ADV | AUX | DATE | PRON) and not g.bits[i - 1] & REL:
        i -= 1
    behind = next((j for j in range(tag.last, min(s1, tag.last + 3)) if not g.bits[j] & (INF | ADV | PRON) or g.bits[j] & NEG), s1)
    return i > floor and bool(g.bits[i - 1] & REL) and behind < s1 and bool(g.bits[behind] & NEG)


def _verb_behind_comma(g: Grammar, start: int, end: int) -> int:
    """The end of an infinitive's content, or the comma before it behind which a reporting verb closes a clause around it ("…, thinks that")."""
    if g.pack.settings["attribution"]["articles"]:
        return end
    return next((j for j in range(start + 2, end) if g.page.tokens.words[j] == "," and g.bits[j + 1] & VERB and g.bits[j + 1] & ~CAP and (t := g.tag(j + 1, "verb")) is not None and "gerund" not in t.flags), end)
