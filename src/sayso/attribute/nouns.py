"""Statements held in a noun: "Trump's claim that …", "die Behauptung der Regierung, dass …"."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.attribute.draft import Draft, Range
from sayso.attribute.grammar import (
    ADV,
    ART,
    AUX,
    CAP,
    COMP,
    CONJ,
    MARK,
    NEG,
    PREP,
    PRON,
    REL,
    ROLE,
    SUB,
    UNNAMED,
    VERB,
    Grammar,
)
from sayso.attribute.phrases import phrase_after, phrase_before
from sayso.attribute.speaking import can_speak
from sayso.core.records import Sentence

_REACH = 14  # tokens between the noun and its content clause


def speech_nouns(g: Grammar) -> Iterator[Draft]:
    """Drafts for the speech nouns of a page that have both a possessor and a content clause."""
    for number, sentence in enumerate(g.page.sentences):
        if not g.body[number]:
            continue
        for tag in g.tags(sentence.first, sentence.last, "speech_noun"):
            if g.quote_at[tag.first] >= 0:
                continue
            c = _complementiser(g, tag.last, sentence)
            if c is None:
                continue
            source = _possessor(g, tag.first, tag.last, c, sentence)
            end = sentence.last
            while end > c and g.page.tokens.words[end - 1] in ".,!?…":
                end -= 1
            stop = next((j for j in range(c + 3, end) if g.page.tokens.words[j] in ",;"), end)
            if source is not None and source[0] <= sentence.first + 1 and g.head_final and not g.noun_capitals:
                stop = _main_verb(g, c + 1, stop)
            if source is not None and can_speak(g, source, weak=True) and stop - c > 3:
                yield Draft("indirect", source, (tag.first, tag.last), (c + 1, stop), tag.value, tag.flags, "speech noun", 55)


def _complementiser(g: Grammar, i: int, sentence: Sentence) -> int | None:
    for j in range(i, min(sentence.last, i + _REACH)):
        if g.bits[j] & COMP and (j == i or g.page.tokens.words[j - 1] == "," or not g.bits[j - 1] & PREP):
            return j
        if g.bits[j] & (SUB | VERB) or (g.bits[j] & MARK and g.page.tokens.words[j] != ","):
            return None
    return None


def _possessor(g: Grammar, i: int, after: int, c: int, sentence: Sentence) -> Range | None:
    """Before the noun with a possessive mark, or behind it with "of" or "by"."""
    words = g.page.tokens.words
    for j in range(i - 1, max(sentence.first, i - 4), -1):
        if (words[j] in ("s", "'", "’") and words[j - 1] in ("'", "’")) or words[j] in ("’", "'"):
            end = j - 1 if words[j] == "s" else j
            return phrase_before(g, end, sentence.first)
    for j in range(after, c):
        prep = g.tag(j, "preposition")
        if prep is not None and prep.value in ("of", "by"):
            return phrase_after(g, prep.last, c)
        article = g.tag(j, "article")
        if article is not None and "genitive" in article.flags:
            return phrase_after(g, j, c)
    return None


def _main_verb(g: Grammar, first: int, last: int) -> int:
    """Where the auxiliary of the clause around a content clause stands: the second one in it, no conjunction or subject of its own before it."""
    helpers = [j for j in range(first, last) if g.bits[j] & AUX and not g.bits[j - 1] & (AUX | NEG | ADV)]
    if len(helpers) < 2 or any(g.bits[j] & (CONJ | COMP | REL | SUB) and not g.bits[j] & ART for j in range(helpers[0], helpers[1])) or g.bits[helpers[1] - 1] & (PRON | ROLE | CAP | UNNAMED):
        return last
    return helpers[1]
