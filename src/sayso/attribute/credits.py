"""Sources named beside the running text: headlines with a colon, source lines, an agency's mark."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from sayso.attribute.draft import Draft
from sayso.attribute.grammar import ART, AUX, CAP, CONJ, DEMONYM, MARK, METONYM, NUM, OF, POSS, PREP, ROLE, UNNAMED, VERB, Grammar

_LONGEST_NAME = 7
_TOPIC = 6  # tokens of a name behind a headline's topic
_TURNS = 3  # lines from which a page is a transcript


def headlines(g: Grammar) -> Iterator[Draft]:
    """ "Kirby: Wagner telt 50.000 man" - a short name, a colon, and what is said."""
    words, bits = g.page.tokens.words, g.bits
    for sentence in g.page.sentences:
        if g.page.blocks[sentence.block].role != "headline":
            continue
        c = next((i for i in range(sentence.first, sentence.last) if words[i] == ":"), None)
        if c is None or sentence.last - c < 3 or c == sentence.first:
            continue
        first = behind_topic(g, sentence.first, c)
        if c - first > _LONGEST_NAME:
            continue
        if any(q.opens == c + 1 for q in g.page.quotes):
            continue
        span = range(first, c)
        if any((bits[i] & (NUM | VERB | AUX) and not bits[i] & (ROLE | CAP)) or (bits[i] & PREP and not bits[i] & OF) or words[i] in ",?!" for i in span):
            continue
        spoken = any(bits[i] & (ROLE | UNNAMED | METONYM) for i in span)
        last_cap = bits[c - 1] & CAP or words[c - 1] in "”“»\""
        plain = [i for i in span if not bits[i] & (CAP | ART | POSS | MARK | ROLE | UNNAMED | OF | CONJ | DEMONYM)]
        known = any(t.kind == "not_name" for i in span for t in g.page.tags.get(i, ()))
        if (known and not spoken) or (not spoken and (plain or not last_cap or (g.noun_capitals and not _name_like(g, first, c)))):
            continue
        if g.pack.settings["attribution"].get("topic_colon") and first == sentence.first and not _person(g, span):
            continue
        yield Draft("indirect", (first, c), None, (c + 1, sentence.last), "states", frozenset(), "headline colon", 64)


def behind_topic(g: Grammar, first: int, colon: int) -> int:
    """Where the name before a headline's colon begins, behind the topic and its comma ("Manovra, Bianchi: …"), else `first`."""
    comma = next((i for i in range(colon - 1, first, -1) if g.page.tokens.words[i] == ","), None)
    named = comma is not None and colon - comma <= _TOPIC and all(g.bits[i] & (CAP | ART | ROLE | UNNAMED | OF | DEMONYM) for i in range(comma + 1, colon))
    return comma + 1 if comma is not None and named else first


def _person(g: Grammar, span: range) -> bool:
    """Is this a person: by a role noun, or by first name and surname?"""
    by_role = any("person" in t.flags for i in span for t in g.page.tags.get(i, ()) if t.kind == "role")
    return (by_role and len(span) > 1) or (len(span) > 1 and all(g.bits[i] & CAP and not g.bits[i] & (ROLE | UNNAMED | ART | METONYM | DEMONYM) for i in span))


def _name_like(g: Grammar, first: int, last: int) -> bool:
    """In a language that capitalises every noun: one or two words of which the lexicon knows nothing."""
    return last - first <= 2 and all(not g.bits[i] & (NUM | MARK | ART) for i in range(first, last)) and not any(g.page.tags.get(i) for i in range(first, last))


def turns(g: Grammar) -> Iterator[Draft]:
    """The turns of a transcript or interview ("WALLACE: …"): lines that begin with a name and a colon, where there are several."""
    found: list[tuple[int, int, int]] = []
    words = g.page.tokens.words
    for number, sentence in enumerate(g.page.sentences):
        if g.page.blocks[sentence.block].role != "body" or (number and g.page.sentences[number - 1].block == sentence.block):
            continue
        c = next((i for i in range(sentence.first, min(sentence.last, sentence.first + 5)) if words[i] == ":"), None)
        if c is None or c == sentence.first or not all(g.bits[i] & CAP and words[i][-1:] != ":" for i in range(sentence.first, c)):
            continue
        last = max(s.last for s in g.page.sentences if s.block == sentence.block)
        found.append((sentence.first, c, last))
    if len(found) >= _TURNS:
        for first, c, last in found:
            if last - c > 2 and not any(q.opens == c + 1 for q in g.page.quotes):
                yield Draft("direct", (first, c), None, (c + 1, last), "states", frozenset(), "turn of a transcript", 84)


def _and(g: Grammar, i: int) -> bool:
    tag = g.tag(i, "conjunction")
    return tag is not None and tag.value == "and" and i > 0 and g.page.tokens.words[i].islower()


def credits(g: Grammar) -> Iterator[Draft]:
    """Source lines ("Bron: Reuters") and the bracketed mark of an agency: attributions of the document as a whole, without content."""
    tokens = g.page.tokens
    for block in g.page.blocks:
        if block.role not in ("source", "credit"):
            continue
        first, last = bisect_left(tokens.starts, block.start), bisect_left(tokens.starts, block.end)
        if block.role == "source":
            tag = g.tag(first, "furniture", "citing", "accord")
            if tag is None or tag.last >= last:
                continue
            start = tag.last
            while start < last and tokens.words[start] in ":-–—.|":
                start += 1
            stop = next((i for i in range(start, last) if tokens.words[i] in ",;/" or _and(g, i)), last)
            while stop > start and tokens.words[stop - 1] in ".)":
                stop -= 1
            if stop > start:
                yield Draft("credit", (start, stop), (tag.first, tag.last), None, "states", frozenset(), "source line", 99)
        elif last - first == 3 and tokens.words[first] in "(/" and tokens.words[first + 1].isupper() and len(tokens.words[first + 1]) > 1:
            yield Draft("credit", (first + 1, first + 2), None, None, "states", frozenset(), "agency mark", 99)
