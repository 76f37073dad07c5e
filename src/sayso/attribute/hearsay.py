"""Sentences in reportive grammar that name no source: told by others, nobody says by whom.

Right behind an attributed sentence of the same paragraph, indirect-speech verb forms ("Ihr Freund habe …") carry that speaker on:
free indirect speech, an attribution with neither source nor cue. A word that does the same ("prý") is its cue.
"""

from __future__ import annotations

from sayso.attribute.draft import Draft
from sayso.attribute.grammar import AUX, COMP, REPORTIVE, SUB, Grammar
from sayso.core.records import Sentence, Span, Tag
from sayso.core.spans import cut_tokens


def hearsay(g: Grammar, drafts: list[Draft]) -> tuple[list[Draft], tuple[Span, ...]]:
    """(free indirect drafts, spans of sentences told by others)."""
    covered: set[int] = set()
    for draft in drafts:
        for part in (draft.content, draft.cue, draft.source):
            if part is not None:
                covered.update(range(*part))
    free: list[Draft] = []
    told: list[Span] = []
    attributed = {g.sentence_at[d.cue[0]] for d in drafts if d.cue} | {g.sentence_at[d.content[0]] for d in drafts if d.content}
    for number, sentence in enumerate(g.page.sentences):
        if not g.body[number]:
            continue
        tag = _reportive(g, sentence, covered)
        if tag is None:
            continue
        last = sentence.last
        while last > sentence.first and g.page.tokens.words[last - 1] in ".!?…":
            last -= 1
        if last <= sentence.first:
            continue
        before = number - 1
        follows = before in attributed and before >= 0 and g.page.sentences[before].block == sentence.block
        speech = "speech" in tag.flags
        if (tag.value == "subjunctive" or speech) and follows:
            cue = (tag.first, tag.last) if speech else None
            free.append(Draft("indirect", None, cue, (sentence.first, last), "states", frozenset(), "free indirect", 42))
            attributed.add(number)
        else:
            told.append(cut_tokens(g.page.document.text, g.page.tokens, sentence.first, last))
    return free, tuple(told)


def _reportive(g: Grammar, sentence: Sentence, covered: set[int]) -> Tag | None:
    for i in range(sentence.first, sentence.last):
        if not g.bits[i] & REPORTIVE or i in covered or g.quote_at[i] >= 0:
            continue
        tag = g.tag(i, "reportive")
        if tag is None:
            continue
        if tag.value == "infinitive" and any(g.bits[j] & (SUB | COMP) and g.tag(j, "subordinator") for j in range(sentence.first, i)):
            continue  # a condition: "als … zou"
        if "unaided" in tag.flags and any(g.bits[j] & AUX and not g.bits[j] & REPORTIVE for j in range(max(sentence.first, i - 3), min(sentence.last, i + 2))):
            continue  # an ordinary perfect: "е работил", "работил е"
        return tag
    return None
