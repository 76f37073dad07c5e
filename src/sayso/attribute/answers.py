"""Clauses about what was just said: "…, which Moscow denies", "…, ce que dément le ministère", "…, что Кремль отрицает".

Such a clause (a sentential relative) answers: somebody denies, confirms or admits what the clause before its comma holds. Its words
open no content and belong to none.
"""

from __future__ import annotations

from msgspec.structs import replace

from sayso.attribute.contents import content_start
from sayso.attribute.draft import Draft, Range
from sayso.attribute.grammar import ADV, AUX, COMP, CUE, DATE, MARK, NEG, PREP, REL, SUB, VERB, WHETHER, Grammar
from sayso.attribute.phrases import can_speak, phrase_after, phrase_before
from sayso.core.records import Record, Tag

_STANCES = frozenset(("denies", "confirms", "admits"))
_REACH = 12  # tokens from the relative to its verb
_SHORTEST = 3  # tokens of a clause that is answered


class Answer(Record, frozen=True):
    """Who answers, by which verb; `comma` stands between the two clauses."""

    comma: int
    source: Range
    verb: Tag


def answers(g: Grammar) -> list[Answer]:
    """The answering clauses of a page. Changes `g.bits`: their first words open no content clause any more."""
    found = []
    for i in sorted(g.page.tags):
        tag = g.tag(i, "sentential")
        number = g.sentence_at[i]
        if tag is None or number < 0 or not g.body[number] or g.page.tokens.words[i - 1] not in ",—–" or g.quote_at[i] >= 0:
            continue
        sentence = g.page.sentences[number]
        if i - 1 - sentence.first < _SHORTEST or g.bits[i - 2] & (VERB | CUE):
            continue
        answer = _answer(g, tag, sentence.last)
        if answer is not None:
            found.append(answer)
            for j in range(tag.first, tag.last):
                g.bits[j] = (g.bits[j] | SUB) & ~(COMP | REL | WHETHER)
    return found


def _answer(g: Grammar, tag: Tag, limit: int) -> Answer | None:
    stop = next((j for j in range(tag.last, limit) if g.bits[j] & MARK), limit)
    for j in range(tag.last, min(stop, tag.last + _REACH)):
        verb = g.tag(j, "verb")
        if verb is None or verb.value not in _STANCES:
            if g.bits[j] & COMP and not g.bits[j] & ~COMP:
                return None
            continue
        if any(g.bits[k] & NEG for k in range(tag.last, j)):
            return None
        before = phrase_before(g, j, tag.last)
        if before is not None and before[0] >= tag.last and can_speak(g, before, weak=True) and _closes(g, verb.last, stop):
            return Answer(tag.first - 1, before, verb)
        after = phrase_after(g, verb.last, stop)
        if after is not None and can_speak(g, after, weak=True) and all(g.bits[k] & (AUX | ADV | DATE) for k in range(tag.last, j)) and _closes(g, after[1], stop):
            return Answer(tag.first - 1, after, verb)
        return None
    return None


def _closes(g: Grammar, i: int, stop: int) -> bool:
    """Is nothing but an adjunct or an auxiliary left of the clause at token i, so that the verb has no object of its own?"""
    return i >= stop or bool(g.bits[i] & (ADV | DATE | PREP)) or (bool(g.bits[i] & AUX) and i + 1 >= stop)


def answered(g: Grammar, found: list[Answer], drafts: list[Draft]) -> list[Draft]:
    """The drafts, none reaching into an answer any more, and one for each answer: on the innermost content that ends before it, else the clause."""
    for answer in found:
        comma = answer.comma
        drafts = [_ended(d, comma) for d in drafts if d.cue is None or not comma < d.cue[0] <= answer.verb.first]
        sentence = g.page.sentences[g.sentence_at[comma]]
        claims = [d.content for d in drafts if d.content is not None and d.content[0] >= sentence.first and comma - 2 <= d.content[1] <= comma]
        start = content_start(g, sentence.first, comma)
        content = max(claims, default=(start, comma))
        if content[1] - content[0] >= _SHORTEST or claims:
            drafts.append(Draft("indirect", answer.source, (answer.verb.first, answer.verb.last), content, answer.verb.value, answer.verb.flags | {"answers"}, "answer", 90))
    return drafts


def _ended(draft: Draft, comma: int) -> Draft:
    if draft.content is None or not draft.content[0] + 1 < comma < draft.content[1]:
        return draft
    return replace(draft, content=(draft.content[0], comma))
