"""Sentences, by rules over tokens and the pack's abbreviations."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache

from sayso.core.records import Block, Quote, Sentence, Tag, Tokens
from sayso.packs.language import LanguagePack
from sayso.packs.words import fold

# Kinds of words that begin a sentence rather than name what is numbered.
_OPENERS = frozenset({"article", "preposition", "pronoun", "conjunction", "subordinator", "adverb", "possessive", "negation", "auxiliary", "verb", "accord"})
_CLOSING = "\"”“»«’'›)]"


def find_sentences(
    text: str, tokens: Tokens, tags: dict[int, tuple[Tag, ...]], blocks: tuple[Block, ...], quotes: tuple[Quote, ...], pack: LanguagePack
) -> tuple[Sentence, ...]:
    """The sentences of a page; none crosses a block."""
    abbreviations = _folded(tuple(pack.settings["text"]["abbreviations"]))
    closing_marks = {q.closes for q in quotes}
    opening_marks = {q.opens for q in quotes}
    words = tokens.words
    out: list[Sentence] = []
    points = [i for i, word in enumerate(words) if word in ".!?…"]
    for number, block in enumerate(blocks):
        first, last = bisect_left(tokens.starts, block.start), bisect_left(tokens.starts, block.end)
        start = stop = first
        for i in points[bisect_left(points, first) : bisect_left(points, last - 1)]:
            if i < stop:
                continue
            stop = i + 1
            while stop < last and (words[stop] in ".!?…" or (words[stop] in _CLOSING and stop not in opening_marks and (stop in closing_marks or tokens.starts[stop] == tokens.ends[stop - 1]))):
                stop += 1
            if stop < last and _breaks(text, tokens, tags, i, stop, start, abbreviations, opening_marks):
                out.append(Sentence(start, stop, number, number))
                start = stop
        if start < last:
            out.append(Sentence(start, last, number, number))
    return tuple(out)


@lru_cache(maxsize=64)
def _folded(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(fold, words))


def _breaks(
    text: str, tokens: Tokens, tags: dict[int, tuple[Tag, ...]], i: int, stop: int, start: int, abbreviations: frozenset[str], opening: set[int]
) -> bool:
    """Does the mark at token i end a sentence, the next one beginning at token `stop`?"""
    if text[tokens.ends[stop - 1] : tokens.starts[stop]].strip() or tokens.ends[stop - 1] == tokens.starts[stop]:
        return False
    following = tokens.words[stop]
    begins = following[0].isupper() or following[0].isdigit() or stop in opening or following[0] in "—–¿¡«„“\"‘"
    if following[0] in "—–" and stop + 1 < len(tokens.words) and tokens.words[stop + 1][0].islower() and tokens.lowers[i - 1] in abbreviations:
        return False
    if tokens.words[i] != ".":
        return begins
    before = tokens.words[i - 1] if i > start else ""
    if before and stop == i + 1:
        if tokens.lowers[i - 1] in abbreviations:  # a unit behind its number may end a sentence: "900 тыс. И всё же …"
            return i - 2 >= start and tokens.words[i - 2].isdigit() and following[0].isupper() and len(before) > 1 and any(t.kind in ("conjunction", "pronoun", "preposition", "subordinator") and t.last == stop + 1 for t in tags.get(stop, ()))
        if len(before) == 1 and before.isupper() and text[tokens.starts[i - 1] - 1 : tokens.starts[i - 1]] != "°":
            return False  # an initial
        if before.isdigit() and ((len(before) <= 2 and any(t.kind in ("month", "date_unit", "era") for t in tags.get(stop, ()))) or not begins):
            return False
        if before.isdigit() and len(before) <= 2 and _numbered(tags, i - 1, stop):
            return False
    return begins


def _numbered(tags: dict[int, tuple[Tag, ...]], number: int, stop: int) -> bool:
    """Does a number behind an article say which of the noun that follows ("das 3. Bataillon")? Words of the closed classes begin a sentence."""
    article = any(t.kind == "article" and t.last == number for t in tags.get(number - 1, ()))
    return article and not any(t.kind in _OPENERS for t in tags.get(stop, ()))
