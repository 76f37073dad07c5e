"""Noun phrases by their endings, in languages without articles: where the subject of the sentence begins behind another noun phrase.

"Według policji kierowca zasnął": a genitive goes on as long as its words end like one (pack setting `oblique`).
"Na konferencji minister powiedział": an adjunct ends where a noun does not end like one.
"""

from __future__ import annotations

from sayso.attribute.draft import Range
from sayso.attribute.grammar import ACCORD, ART, CAP, CHANNEL, CONJ, DATE, METONYM, PREP, PRON, REL, ROLE, UNNAMED, VERB, Grammar
from sayso.core.records import Tag

_LONGEST_NAME = 5  # tokens of a medium or place


def oblique(g: Grammar, i: int) -> bool:
    """Does the word at i end like a genitive, dative, locative or instrumental? For nouns that speak, `nominative` lists the exceptions."""
    settings, word = g.pack.settings["attribution"], g.page.tokens.lowers[i]
    if g.bits[i] & (ROLE | UNNAMED) and word.endswith(tuple(settings.get("nominative", ()))):
        return False
    return word.endswith(tuple(settings.get("oblique", ())))


def only_genitives(g: Grammar, source: Range) -> Range:
    """The source of an according-to phrase, cut before the first plain word behind its head that is no genitive."""
    if not g.pack.settings["attribution"].get("oblique"):
        return _one_article(g, source)
    head = next((i for i in range(*source) if g.bits[i] & (ROLE | UNNAMED | CAP | METONYM | PRON)), source[0])
    for i in range(head + 1, source[1]):
        word = g.page.tokens.words[i]
        if word in ",(":
            return source  # an apposition
        if word.isalpha() and (len(word) > 2 or g.bits[i] & ART) and not g.bits[i] & CAP and not oblique(g, i):
            return (source[0], i)
    return source


def _one_article(g: Grammar, source: Range) -> Range:
    """Where nouns bear their article at their end (pack setting `definite`), a phrase has one, on its first word: a later one begins the next phrase."""
    endings = tuple(g.pack.settings["attribution"].get("definite", ()))
    if not endings:
        return source
    for i in range(source[0] + 1, source[1]):
        if g.page.tokens.lowers[i].endswith(endings) and not g.bits[i] & CAP and g.page.tokens.words[i - 1].isalpha() and not g.bits[i - 1] & (PREP | CONJ | ART | REL):
            return (source[0], i)
    return source


def behind_adjunct(g: Grammar, source: Range) -> Range | None:
    """The subject inside a phrase that began behind a preposition: from its first role noun, or closing name, that does not end like the object of one."""
    if not g.pack.settings["attribution"].get("oblique"):
        return None
    bits, words = g.bits, g.page.tokens.words
    for i in range(source[0] + 1, source[1]):
        if bits[i] & (ROLE | UNNAMED) and not oblique(g, i):
            while i - 1 > source[0] and bits[i - 1] == 0 and words[i - 1].isalpha() and not oblique(g, i - 1):
                i -= 1
            return (i, source[1])
    first = source[1]
    while first > source[0] and bits[first - 1] & CAP:
        first -= 1
    if source[0] < first < source[1] and not bits[first - 1] & ROLE and not oblique(g, source[1] - 1):
        return (first, source[1])
    return None


def past_addressee(g: Grammar, i: int, limit: int) -> int:
    """Behind the medium that was told, or the place: "powiedział agencji PAP rzecznik", "uvedl pro list Obzor historik"; `limit` if only they follow."""
    if i >= limit or not g.pack.settings["attribution"].get("oblique"):
        return i
    bits, words = g.bits, g.page.tokens.words
    preposition = bool(bits[i] & PREP and not bits[i] & (ROLE | CAP))
    first = i + preposition
    told = preposition or (_medium(g, i) and bool(bits[i - 1] & (VERB | ACCORD)) and (oblique(g, i) or words[i].isupper()))
    if not told:
        return i
    stop = first
    while stop < limit and stop - first < _LONGEST_NAME and (bits[stop] & CAP or words[stop] in "„”“\"." or _medium(g, stop) or (preposition and oblique(g, stop) and not bits[stop] & ~CHANNEL)):
        stop += 1
    if stop > first and any(bits[k] & (ROLE | UNNAMED) and not oblique(g, k) for k in range(stop, min(stop + 2, limit))):
        return stop
    if preposition or not words[i].islower():
        return i
    names = stop - first - 1
    return limit if names == 1 else i + 1 + (names > 2)


def _medium(g: Grammar, i: int) -> bool:
    tag = g.tag(i, "role")
    return tag is not None and "media" in tag.flags


def from_place(g: Grammar, i: int, limit: int) -> bool:
    """Does the preposition at i tell where the person before it comes from ("Jan Kot z Uniwersytetu", "trenér z Brna")?"""
    if not g.pack.settings["attribution"].get("oblique") or i + 1 >= limit or not g.bits[i + 1] & CAP or g.bits[i + 1] & DATE:
        return False
    tag = g.tag(i, "preposition")
    return tag is not None and tag.value == "from" and bool(g.bits[i - 1] & (CAP | ROLE | UNNAMED))


def before_channel(g: Grammar, source: Range) -> Range:
    """A subject without the channel told behind it ("Firma v prohlášení pro burzu uvedla")."""
    if g.pack.settings["attribution"].get("oblique"):
        for i in range(source[0] + 1, source[1] - 1):
            if g.bits[i] & PREP and not g.bits[i] & (CAP | ROLE) and any(g.bits[j] & CHANNEL for j in range(i + 1, min(i + 3, source[1]))):
                return (source[0], i)
    return source


def heads_accord(g: Grammar, tag: Tag) -> bool:
    """Behind a comma or dash, is this verb the head of an according-to phrase (", wynika z raportu")?"""
    accord = g.tag(tag.first, "accord")
    return accord is not None and accord.last > tag.last and tag.first > 0 and g.page.tokens.words[tag.first - 1] in ",—–"
