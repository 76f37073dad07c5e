"""Who passes on whose words, where a phrase says so.

1. citing      X reports …, citing Y             the same content, Y within X
2. cited by    Y, quoted by X, said that …       X says all of it, Y within X
3. asked by    residents contacted by X say …    X gathered it: a part of the source, as written
4. issued by   the study, published in X, says … no part of what is said
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from sayso.attribute.draft import Draft, Range
from sayso.attribute.grammar import AUX, MARK, PASSIVE, Grammar
from sayso.attribute.phrases import phrase_after
from sayso.attribute.speaking import can_speak
from sayso.core.records import Tag

_NEAR = 4  # tokens between a source and the "quoted by" that belongs to it


def citing(g: Grammar, drafts: list[Draft]) -> Iterator[Draft]:
    """1. For each citing phrase, the draft on the content of the attribution it belongs to; alone, an attribution of its sentence."""
    for tag in g.tags(0, len(g.sentence_at), "citing"):
        i = tag.first
        if any(t.last >= tag.last for j in (i - 1, i - 2) for t in g.page.tags.get(j, ()) if t.kind == "cited_by") or g.sentence_at[i] < 0 or not g.body[g.sentence_at[i]] or g.quote_at[i] >= 0:
            continue
        sentence = g.page.sentences[g.sentence_at[i]]
        limit = sentence.last
        source = phrase_after(g, tag.last, limit)
        if source is None or not can_speak(g, source, weak="weak" in tag.flags):
            continue
        outer = [d for d in drafts if d.cue and d.content and sentence.first <= d.cue[0] < sentence.last and not (source[0] <= d.cue[0] < source[1])]
        outer.sort(key=lambda d: (abs(d.cue[0] - i) if d.cue else 0, -d.weight))
        if outer:
            best = outer[0]
            assert best.cue is not None
            assert best.content is not None
            content = best.content
            if content[0] <= i < content[1]:  # the pointer stands inside what it points at: cut it off where it is at an end
                if source[1] >= content[1] - 1 and i > content[0]:
                    content = (content[0], i)
                elif i <= content[0] + 1:
                    content = (source[1], content[1])
                while content[1] > content[0] and g.page.tokens.words[content[1] - 1] in ",;—–":
                    content = (content[0], content[1] - 1)
            if content[1] > content[0]:
                yield Draft("according-to", source, (tag.first, tag.last), content, "states", tag.flags, "citing", 61, best.cue[0])
        else:
            last = sentence.last - 1 if g.page.tokens.words[sentence.last - 1] in ".!?" else sentence.last
            comma = i - 1 if i > sentence.first and g.page.tokens.words[i - 1] == "," else i
            content = (sentence.first, comma) if i - sentence.first > last - source[1] else (source[1], last)
            while content[0] < content[1] and g.page.tokens.words[content[0]] in ",:":
                content = (content[0] + 1, content[1])
            if content[1] - content[0] >= 3:
                yield Draft("according-to", source, (tag.first, tag.last), content, "states", tag.flags, "citing alone", 44)


def cited_by(g: Grammar, drafts: list[Draft]) -> list[Draft]:
    """2 to 4: the drafts, those whose source a "quoted by" or "asked by" follows now within that relay's, or with it in their source."""
    for tag in g.tags(0, len(g.sentence_at), "cited_by"):
        i = tag.first
        if g.sentence_at[i] < 0 or not g.body[g.sentence_at[i]] or g.quote_at[i] >= 0:
            continue
        relay = _phrase(g, tag.last, g.page.sentences[g.sentence_at[i]].last)
        owned = [d for d in drafts if _before(g, d, tag)]
        if relay is None or not can_speak(g, relay, weak=True) or not owned:
            continue
        others = [d for d in drafts if d not in owned]
        trimmed = [_without(g, d, (tag.first, relay[1])) for d in owned]
        if tag.value == "asked":
            trimmed = [replace(d, source=(d.source[0], relay[1])) for d in trimmed if d.source]
        if tag.value != "relay":
            drafts = others + trimmed
            continue
        cue = (tag.first, tag.last)
        content = _relayed(g, trimmed, tag, relay)
        drafts = others + [Draft("indirect", relay, cue, content, "quotes", tag.flags, "cited by", 80)] + [replace(d, outer=cue[0]) for d in trimmed]
    return drafts


def behind_relay(g: Grammar, i: int, limit: int) -> int:
    """Behind the "quoted by X" or "citing X" at token i, a comma before it passed over; i where there is none."""
    first = i + (i < limit and g.page.tokens.words[i] == ",")
    tag = g.tag(first, "cited_by", "citing") if first < limit else None
    relay = _phrase(g, tag.last, limit) if tag is not None else None
    return relay[1] if relay is not None else i


def _phrase(g: Grammar, i: int, limit: int) -> Range | None:
    """The noun phrase at token i, up to its first comma: what follows is what is said."""
    found = phrase_after(g, i, limit)
    if found is None:
        return None
    comma = next((j for j in range(*found) if g.page.tokens.words[j] == ","), found[1])
    return (found[0], comma) if comma > found[0] else None


def _before(g: Grammar, draft: Draft, tag: Tag) -> bool:
    """Does the source of this draft end right before the phrase, at most a comma and a passive's auxiliary between?"""
    if draft.source is None or draft.content is None or draft.outer is not None:
        return False
    between = range(draft.source[1], tag.first)
    return len(between) <= _NEAR and tag.first >= draft.source[1] and all(g.page.tokens.words[j] == "," or g.bits[j] & (AUX | PASSIVE) for j in between)


def _without(g: Grammar, draft: Draft, phrase: Range) -> Draft:
    """The draft, the phrase cut off its content where it stands at an end of it."""
    assert draft.content is not None
    first, last = draft.content
    bits = g.bits
    if first <= phrase[0] < last:
        if phrase[0] - first <= 1:
            first = phrase[1]
        elif all(bits[j] & MARK for j in range(phrase[1], last)):
            last = phrase[0]
    while first < last - 1 and g.page.tokens.words[first] == ",":
        first += 1
    while first < last - 1 and g.page.tokens.words[last - 1] == ",":
        last -= 1
    return replace(draft, content=(first, last))


def _relayed(g: Grammar, drafts: list[Draft], tag: Tag, relay: Range) -> Range:
    """What the relay passes on: what stands before the phrase at the end of a sentence, with its source; else what its source says."""
    sentence = g.page.sentences[g.sentence_at[tag.first]]
    contents = [d.content for d in drafts if d.content]
    first, last = min(c[0] for c in contents), max(c[1] for c in contents)
    if last <= tag.first and all(g.bits[j] & MARK for j in range(relay[1], sentence.last)):
        last = tag.first
        while last > first + 1 and g.page.tokens.words[last - 1] == ",":
            last -= 1
    return first, last
