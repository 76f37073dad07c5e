"""Who answers what was just said: denies, confirms or admits it. The words of an answer open no content of their own.

1. clause      …, which Moscow denies · …, ce que dément le ministère · …, что Кремль отрицает       (a sentential relative)
2. sentence    Moscow denies this. · …, but Kyiv denies it. · La Junta lo niega. · В Кремле это отрицают. · Elle dément.
3. noun        The army rejected the accusations. · Der Kreml wies die Vorwürfe zurück.              (content as written)

What is answered is the innermost content that ends right before, else the clause or sentence itself.
"""

from __future__ import annotations

from msgspec.structs import replace

from sayso.attribute.contents import content_start, particle
from sayso.attribute.draft import Draft, Range
from sayso.attribute.grammar import ADV, ART, AUX, CAP, COMP, CONJ, CUE, DATE, MARK, NEG, POSS, PREP, REL, SUB, VERB, WHETHER, Grammar
from sayso.attribute.phrases import phrase_after, phrase_before
from sayso.attribute.speaking import can_speak
from sayso.attribute.subjects import subject
from sayso.core.records import Record, Tag

_STANCES = frozenset(("denies", "confirms", "admits"))
_REACH = 12  # tokens from the relative to its verb
_SHORTEST = 3  # tokens of what is answered
_LONGEST = 16  # tokens of a sentence that is an answer
_NOUN = 4  # tokens of "all of the accusations"


class Answer(Record, frozen=True):
    """Who answers, by which verb; the statement ends before token `end`, no content may reach beyond it."""

    end: int
    source: Range
    verb: Tag
    clause: bool
    noun: Range | None = None  # the words that stand for the statement ("the accusations"), where they do


def answers(g: Grammar) -> list[Answer]:
    """The answering clauses and sentences of a page. Changes `g.bits`: the first words of the clauses open no content any more."""
    found = []
    for number, sentence in enumerate(g.page.sentences):
        if not g.body[number]:
            continue
        for tag in g.tags(sentence.first + _SHORTEST + 1, sentence.last, "sentential"):
            i = tag.first
            if g.page.tokens.words[i - 1] not in ",—–" or g.quote_at[i] >= 0 or g.bits[i - 2] & (VERB | CUE):
                continue
            answer = _clause(g, tag, sentence.last)
            if answer is not None:
                found.append(answer)
                for j in range(tag.first, tag.last):
                    g.bits[j] = (g.bits[j] | SUB) & ~(COMP | REL | WHETHER)
        for i in range(sentence.first + _SHORTEST, sentence.last - 2):
            if g.page.tokens.words[i] in ",;" and g.bits[i + 1] & CONJ and g.quote_at[i] < 0:  # ", but Kyiv denies this"
                last = next((j for j in range(i + 2, sentence.last) if g.page.tokens.words[j] in ",;" and g.quote_at[j] < 0), sentence.last)
                answer = _sentence(g, i + 2, last, i)
                if answer is None or not any(g.tag(j, "resumptive") for j in range(i + 2, last)):
                    answer = _denied_noun(g, i, last)
                if answer is not None:
                    found.append(answer)
        answer = _sentence(g, sentence.first, sentence.last, None) if number > 0 and sentence.last - sentence.first <= _LONGEST and g.body[number - 1] else None
        if answer is not None:
            found.append(answer)
    return found


def _clause(g: Grammar, tag: Tag, limit: int) -> Answer | None:
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
            return Answer(tag.first - 1, before, verb, True)
        after = phrase_after(g, verb.last, stop)
        if after is not None and can_speak(g, after, weak=True) and all(g.bits[k] & (AUX | ADV | DATE) for k in range(tag.last, j)) and _closes(g, after[1], stop):
            return Answer(tag.first - 1, after, verb, True)
        return None
    return None


def _closes(g: Grammar, i: int, stop: int) -> bool:
    """Is nothing but an adjunct or an auxiliary left of the clause at token i, so that the verb has no object of its own?"""
    return i >= stop or bool(g.bits[i] & (ADV | DATE | PREP)) or (bool(g.bits[i] & AUX) and i + 1 >= stop)


def _sentence(g: Grammar, first: int, last: int, comma: int | None) -> Answer | None:
    """2: nothing in the sentence, or behind the comma and its conjunction, but a source, the verb, a pronoun for the statement before, and when."""
    while last > first and g.bits[last - 1] & MARK:
        last -= 1
    verb = next((t for t in g.tags(first, last, "verb") if t.value in _STANCES), None)
    if verb is None or any(g.bits[k] & (NEG | MARK | COMP & ~ART) and not g.tag(k, "resumptive") for k in range(first, last)):
        return None
    resumed = [k for k in range(first, last) if g.tag(k, "resumptive") and k not in (first, first + 1)[: 1 + (g.bits[first] & ART != 0)]]
    floor_end = verb.first
    while floor_end - 1 > first and (floor_end - 1 in resumed or g.bits[floor_end - 1] & AUX):
        floor_end -= 1
    source = subject(g, first, replace(verb, first=floor_end), last) if floor_end < verb.first else subject(g, first, verb, last)
    if source is None or not can_speak(g, source, weak=True) or source[0] <= verb.first < source[1]:
        return None
    tail = particle(g, verb, last) if "separable" in verb.flags else None
    if "separable" in verb.flags and tail is None:
        return None
    rest = [k for k in range(first, last) if not (source[0] <= k < source[1] or verb.first <= k < verb.last or k in resumed or (tail is not None and k >= tail))]
    if any(not g.bits[k] & (ADV | AUX | DATE | PREP) or g.bits[k] & CAP for k in rest if k >= source[1]) or sum(k < source[0] for k in rest) > 1:
        return None
    return Answer(first, source, verb, False) if comma is None else Answer(comma, source, verb, True)


def _denied_noun(g: Grammar, comma: int, last: int) -> Answer | None:
    """3 behind a comma and its conjunction: "…, ma l'Ucraina respinge le accuse"."""
    first = comma + 2
    while last > first and g.bits[last - 1] & MARK:
        last -= 1
    verb = next((t for i in range(first, last) if (t := g.tag(i, "verb")) is not None and t.value in _STANCES), None)
    if verb is None or "separable" in verb.flags or any(g.bits[k] & (NEG | MARK | COMP & ~ART) for k in range(first, last)):
        return None
    noun = (verb.last, last)
    source = phrase_before(g, verb.first, first)
    if source is None or source[0] > first + 1 or not can_speak(g, source, weak=True) or not _stands_for_statement(g, noun):
        return None
    return Answer(comma, source, verb, True, noun)


def answered(g: Grammar, found: list[Answer], drafts: list[Draft]) -> list[Draft]:
    """The drafts, none reaching into an answering clause any more, and one for each answer; what a noun stands for is added where it is all that is denied."""
    for answer in found:
        if answer.clause:
            drafts = [_ended(d, answer.end) for d in drafts if d.cue is None or not answer.end < d.cue[0] <= answer.verb.first]
        else:
            drafts = [d for d in drafts if d.cue is None or d.cue[0] != answer.verb.first]
        content = _before(g, answer.end, drafts, clause=answer.clause)
        if content is not None:
            drafts.append(Draft("indirect", answer.source, (answer.verb.first, answer.verb.last), answer.noun or content, answer.verb.value, answer.verb.flags, "answer", 90, answers=content))
    return [_with_noun(g, d, drafts) for d in drafts]


def _before(g: Grammar, end: int, drafts: list[Draft], *, clause: bool) -> Range | None:
    """The statement that ends before token `end`: the innermost content, else the clause or sentence."""
    number = g.sentence_at[end] - (0 if clause else 1)
    if number < 0 or (not clause and not g.body[number]):
        return None
    sentence = g.page.sentences[number]
    claims = [d.content for d in drafts if d.content is not None and d.content[0] >= sentence.first and d.content[1] <= end and (not clause or d.content[1] >= end - 2)]
    content = max(claims, default=(content_start(g, sentence.first, end) if clause else sentence.first, end if clause else sentence.last))
    return content if content[1] - content[0] >= _SHORTEST or claims else None


def _ended(draft: Draft, end: int) -> Draft:
    if draft.content is None or not draft.content[0] + 1 < end < draft.content[1]:
        return draft
    return replace(draft, content=(draft.content[0], end))


def _with_noun(g: Grammar, draft: Draft, drafts: list[Draft]) -> Draft:
    """3: what a denied noun stands for ("the claim", "diese Vorwürfe")."""
    if draft.answers or draft.stance not in _STANCES or draft.content is None or draft.cue is None or not _stands_for_statement(g, draft.content):
        return draft
    number = g.sentence_at[draft.cue[0]]
    if number < 1 or draft.content[0] < g.page.sentences[number].first:
        return draft
    content = _before(g, g.page.sentences[number].first, [d for d in drafts if d is not draft], clause=False)
    return replace(draft, answers=content)


def _stands_for_statement(g: Grammar, part: Range) -> bool:
    """Is this a short definite noun phrase for something said: "the claim", "diese Vorwürfe"?"""
    first, last = part
    if not 0 < last - first <= _NOUN or not any(g.tag(i, "speech_noun") or g.tag(i, "unnamed") for i in range(first, last)):
        return False
    if any(g.bits[i] & CAP and i > first and not g.noun_capitals for i in range(first, last)):
        return False
    return not g.pack.settings["attribution"]["articles"] or any(g.bits[i] & (ART | POSS) for i in range(first, last))
