"""Noun phrases that can be a source, found without a parser: by where they must stop.

A phrase ends at a mark, a verb, a word that opens a clause, a date, or an adjunct that tells when or through which channel
something was said; it goes on through "of", a bracketed acronym, an apposition and a relative clause.
"""

from __future__ import annotations

from sayso.attribute.adjuncts import drop_adjunct, is_adjunct, skip_adjuncts
from sayso.attribute.cases import from_place, past_addressee
from sayso.attribute.draft import Range
from sayso.attribute.grammar import (
    ACCORD,
    ADV,
    ART,
    AUX,
    CAP,
    CHANNEL,
    CITING,
    COMP,
    CONJ,
    CUE,
    DATE,
    DEMONYM,
    INF,
    MARK,
    METONYM,
    NEG,
    NUM,
    OF,
    POSS,
    PREP,
    PRON,
    REL,
    ROLE,
    SUB,
    TITLE,
    UNNAMED,
    VERB,
    WHETHER,
    Grammar,
)  # fmt: skip

_JOINERS = frozenset("-'’.&")
_LONGEST = 28
_BRACKET = 10  # tokens of "(ISW, por sus siglas en inglés)"


def phrase_after(g: Grammar, i: int, limit: int, *, tight: bool = False) -> Range | None:
    """The noun phrase that begins at or soon after token i, before `limit`; adverbs and dates in front of it are passed over.

    `tight`: only "of" joins another noun ("volgens de bron in ..." would swallow the sentence).
    """
    bits, words = g.bits, g.page.tokens.words
    i = past_addressee(g, skip_adjuncts(g, i, limit), limit)
    if not tight and i < limit and bits[i] & PREP and not bits[i] & (OF | ART | ROLE):
        i = _behind_addressee(g, i, limit)
    start = i
    titled = _title_quote(g, i) if i < limit else None
    if titled is not None and titled <= limit:  # a name in quotation marks: «Новая газета»
        return (start, titled)
    if i >= limit or (bits[i] & (MARK | COMP | PREP) and not bits[i] & (ART | PRON | ROLE | CAP)):
        return None
    if not g.head_final and bits[i] & ART and bits[i + 1] & DATE and not bits[i + 1] & (ADV | ROLE | UNNAMED | CAP) and i + 1 < limit:
        return None  # "este martes": only a date
    if (bits[i] & PRON and not bits[i] & (ART | POSS)) or (bits[i] & PRON and (i + 1 >= limit or bits[i + 1] & (MARK | AUX | VERB | COMP | ADV | DATE | PREP))):
        pronoun = g.tag(i, "pronoun")
        return (i, min(limit, pronoun.last) if pronoun is not None else i + 1)
    named = False
    while i < limit and i - start < _LONGEST:
        b, word = bits[i], words[i]
        if i > start and word in _JOINERS and i + 1 < limit and _glued(g, i):
            i += 1
            continue
        if word == "(":
            close = next((j for j in range(i + 1, min(i + _BRACKET, limit)) if words[j] == ")"), None)
            if close is not None and i > start:
                i = close + 1
                continue
            break
        if b & MARK:
            if i > start and g.page.tokens.words[i] in "«»“”„\"" and _title_quote(g, i) is not None:
                i = _title_quote(g, i) or i + 1
                continue
            if word == "," and i > start and not bits[i + 1] & CITING:
                stop = _apposition(g, i, limit) or (None if named else _named(g, start, i, limit))
                if stop is not None:
                    i = stop
            break
        if i > start:
            if b & COMP and not b & (ART | ROLE) and not g.either(i):
                break
            if b & CITING and g.tag(i, "cited_by"):
                break
            if (b & REL and not b & ART) or (b & REL and g.pack.settings["attribution"]["articles"] and bits[i - 1] & MARK):
                i = _relative_end(g, i, limit)
                break
            if b & (SUB | CITING) and not b & (ART | OF):
                break
            if b & REL and b & ART and not bits[i - 1] & (PREP | CONJ) and not _genitive_article(g, i):
                i = _relative_end(g, i, limit) if words[i - 1] == "," else i
                break
            if b & (AUX | VERB | CUE) and not b & (ROLE | UNNAMED | ART | POSS) and not (b & CAP and named and not b & AUX):
                break
            if b & (ADV | NEG) and not b & (ART | ROLE | CAP):
                break
            if (b & DATE and not b & (ROLE | CAP)) or (b & DATE and named):
                break
            if b & PREP and not b & OF and (named or tight or is_adjunct(g, i, limit)) and not from_place(g, i, limit):
                break
            if b & PREP and b & OF and is_adjunct(g, i, limit):
                break
            if b & PREP and not b & OF and not bits[i - 1] & (ROLE | UNNAMED) and b & ~PREP & (INF | COMP | SUB):
                break
            if b & CONJ and not (i + 1 < limit and bits[i + 1] & (CAP | ART | ROLE | UNNAMED | POSS | DEMONYM)) and not (i + 1 < limit and _title_quote(g, i + 1) is not None):
                break
            if b & INF and not b & PREP:
                break
            if named and not g.pack.settings["attribution"]["articles"] and not b & (CAP | ROLE) and b & UNNAMED and bits[i - 1] & CAP and not bits[i - 1] & (ROLE | UNNAMED) and i - start == 1:
                break  # "Песков сообщения": a name, and an object
            if g.head_final and b & ART and bits[i - 1] & (CAP | ROLE | UNNAMED) and not bits[i - 1] & (ART | DEMONYM) and not _genitive_article(g, i) and words[i - 1] not in _JOINERS:
                break
            if _past_head(g, i, start):
                break
        if b & CAP and not b & (ROLE | UNNAMED | ART) and (i > start or not begins_sentence(g, i)):
            named = not g.noun_capitals or (i > start and bits[i - 1] & CAP != 0)
        i += 1
    i = min(i, limit)
    closed = i < limit and words[i] == "," and any(w == "," for w in words[start:i])  # a relative clause ends as it likes
    while i > start and not closed and ((bits[i - 1] & (PREP | CONJ | ADV | AUX) and not bits[i - 1] & (ROLE | CAP | PRON)) or (words[i - 1] in _JOINERS and words[i - 1] != ".")):
        i -= 1
    return (start, i) if i > start else None


def phrase_before(g: Grammar, i: int, floor: int) -> Range | None:
    """The noun phrase that ends right before token i (adverbs, auxiliaries and negations between them passed over), from `floor` on."""
    bits, words = g.bits, g.page.tokens.words
    e, end = i, -1
    while e != end:  # adjuncts stand in a row: "on Friday at a press conference"
        end = e
        while e > floor and bits[e - 1] & (AUX | ADV | NEG | DATE | PRON | INF) and not bits[e - 1] & (ROLE | UNNAMED | CAP) and not (bits[e - 1] & PRON and not bits[e - 1] & (ADV | AUX)):
            e -= 1
        if floor < e < i and bits[e - 1] & PREP and bits[e] & DATE and not bits[e - 1] & (ROLE | CAP):
            e -= 1  # "for years": the date is passed already
        e = drop_adjunct(g, e, floor)
    if e > floor and words[e - 1] == ",":  # an apposition or relative clause stands between phrase and verb
        comma = next((j for j in range(e - 2, floor, -1) if words[j] == ","), None)
        if comma is None or e - comma > _LONGEST:
            return None
        loose = g.head_final and not g.noun_capitals and bits[comma - 1] & CAP and e - comma <= 14 and not any(bits[j] & (VERB | AUX | COMP) and not bits[j] & (ART | ROLE | UNNAMED) for j in range(comma + 1, e))
        if not loose and not (bits[comma - 1] & CAP and e - comma <= 7) and not (not g.head_final and bits[comma - 1] & (CAP | ROLE | UNNAMED) and e - comma <= 12) and not bits[comma + 1] & (REL | ART | ROLE | CITING | POSS | CAP | PREP | UNNAMED | ADV | VERB | DEMONYM | NUM) and not _participle(g, comma + 1):
            return None
        e = _past_appositions(g, comma, floor)
    if e > floor and words[e - 1] == ")":
        opened = _opened(g, e, floor)
        if opened == e:
            return None
        start = _left(g, opened, floor)
    else:
        start = _left(g, e, floor)
    if start > floor and bits[start - 1] & CITING:  # "residents contacted by X said": the head of the phrase
        cited = next((j for j in range(start - 1, max(floor, start - 6), -1) if (tag := g.tag(j, "cited_by", "citing")) is not None and tag.last == start), None)
        if cited is not None:
            return phrase_before(g, cited - (words[cited - 1] == ","), floor)
    return (start, e) if start < e else None


def _opened(g: Grammar, i: int, floor: int) -> int:
    """Where the bracket opens that closes right before token i; i itself where none does."""
    words = g.page.tokens.words
    if i <= floor or words[i - 1] != ")":
        return i
    return next((j for j in range(i - 2, max(floor, i - _BRACKET), -1) if words[j] == "("), i)


def bracketed(g: Grammar, i: int, floor: int) -> bool:
    """Does token i stand inside brackets that open behind `floor`?"""
    words = g.page.tokens.words
    last = next((words[j] for j in range(i - 1, max(floor, i - _BRACKET) - 1, -1) if words[j] in "()"), ")")
    return last == "("


def _past_appositions(g: Grammar, comma: int, floor: int) -> int:
    """Further appositions to the left ("Ramil Carr, 31, a photographer from Ghent, said"): the comma behind the name itself."""
    words, bits = g.page.tokens.words, g.bits
    for _ in range(2):
        before = next((j for j in range(comma - 1, max(floor, comma - 12), -1) if words[j] == ","), None)
        if before is None or not ((bits[before + 1] & NUM and comma - before <= 3) or (bits[before + 1] & (REL | ART | POSS) and bits[before - 1] & CAP)):
            return comma
        comma = before
    return comma


def _left(g: Grammar, end: int, floor: int) -> int:
    """How far to the left the noun phrase that ends before `end` reaches."""
    bits, words = g.bits, g.page.tokens.words
    i = end
    if i > floor and bits[i - 1] & PRON and not bits[i - 1] & (ROLE | UNNAMED):
        return next((j for j in range(max(floor, i - 4), i - 1) if any(t.kind == "pronoun" and t.last == i for t in g.page.tags.get(j, ()))), i - 1)
    while i > floor and end - i < _LONGEST:
        b = bits[i - 1]
        if words[i - 1] in _JOINERS and i - 1 > floor and _glued(g, i - 1):
            i -= 1
            continue
        if b & MARK:
            opened = _title_quote_left(g, i - 1) if words[i - 2] not in ",." else None
            if opened is not None and opened >= floor:
                i = opened
                continue
            break
        if b & ART and not (b & (ROLE | CAP) and not b & ART):
            i -= 1
            if words[i][0].isupper() and i > floor and bits[i - 1] & (ROLE | TITLE) and not bits[i - 1] & (MARK | VERB | AUX) and i < end - 1:
                continue  # "Premier De Croo"
            if (i > floor and bits[i - 1] & OF) or (i > floor + 1 and bits[i - 1] & PREP and bits[i - 2] & (ROLE | UNNAMED) and not bits[i - 1] & COMP):
                i -= 1
                continue
            if i > floor and bits[i - 1] & ART and not bits[i - 1] & (COMP | REL | SUB):
                continue
            if i > floor and bits[i] & CAP and bits[i - 1] & ROLE and not bits[i - 1] & MARK and not begins_sentence(g, i):
                continue  # an article inside a name: "la coopérative La Fleur"
            if i > floor and _genitive_article(g, i) and not bits[i - 1] & (MARK | VERB | AUX | ADV | PREP | SUB | COMP):
                continue
            break
        if b & CONJ:
            if i - 1 > floor and bits[i - 2] & (CAP | ROLE | UNNAMED) and not bits[i - 2] & MARK and i < end and (bits[i] & (CAP | ART)):
                i -= 1
                continue
            break
        if b & (VERB | CUE | AUX | COMP | SUB | REL | CITING | WHETHER) and not b & (ROLE | UNNAMED) and not (b & CAP and i - 1 > floor and not b & (COMP | SUB)):
            break
        if i < end and ((b & ACCORD and not b & (ROLE | UNNAMED | PREP)) or _finite_past(g, i - 1, floor)):
            return end  # what stands behind it is an object, or the source of a phrase ("Laut BBC News sagte der Minister")
        if b & (ADV | NEG | DATE) and not b & (ROLE | CAP | UNNAMED):
            break
        if b & DATE and b & CAP and not g.noun_capitals:
            break
        if b & PREP and not b & (ROLE | CAP | UNNAMED):
            if i - 1 <= floor or i == end:
                break
            if words[i - 1] in g.particles and not g.noun_capitals and bits[i] & CAP and bits[i - 2] & CAP and i - 2 > floor and not bits[i - 2] & (MARK | VERB | DATE):
                i -= 1  # inside a name: "the Brennan Center for Justice"
                continue
            opened = _opened(g, i - 1, floor)
            if opened < i - 1 and opened - 1 > floor and bits[opened - 1] & (ROLE | UNNAMED | CAP):  # "the Ministry of Defence (MoD) in London"
                i = opened
                continue
            if b & OF or (bits[i - 2] & (ROLE | UNNAMED) and not b & COMP) or (not g.head_final and not bits[i] & (ART | CAP | NUM | PRON | DATE | MARK) and bits[i - 2] & ~(MARK | DATE) == 0) or (not g.head_final and i - 2 > floor and not bits[i - 2] and bits[i - 3] & (ROLE | UNNAMED)):
                i -= 1
                continue
            break
        if b & PRON and not b & (ROLE | POSS | CAP):
            break
        i -= 1
    while i < end and (bits[i] & (PREP | CONJ | ADV | MARK) and not bits[i] & (ROLE | ART | CAP | POSS)):
        i += 1
    return i


def _participle(g: Grammar, i: int) -> bool:
    """Does the word at i, in no table, end like a participle ("The report, released on Monday, …"), where the pack tells how those end?"""
    past = tuple(g.pack.settings["attribution"].get("past", ()))
    return bool(past) and g.bits[i] & ~INF == 0 and g.page.tokens.words[i].islower() and g.page.tokens.words[i].endswith(past)


def _finite_past(g: Grammar, i: int, floor: int) -> bool:
    """Is the word at i a past tense no pack lists, with a subject before and an object behind it ("Nadal thanked the Spanish fans")?"""
    if i <= floor or g.bits[i] & ~(INF | ADV) or not g.page.tokens.words[i].endswith(tuple(g.pack.settings["attribution"].get("past", ()))):
        return False
    return bool(g.bits[i - 1] & (CAP | ROLE | UNNAMED | PRON)) and not g.bits[i - 1] & ART and bool(g.bits[i + 1] & (CAP | ART | POSS | DEMONYM))


def _past_head(g: Grammar, i: int, start: int) -> bool:
    """Where adjectives precede their noun: is the bare word at i, behind a role noun or a name, no part of the phrase any more?"""
    if not g.head_final or g.bits[i] & (CAP | ROLE | UNNAMED | OF | PREP | CONJ | ART | POSS | DEMONYM | NUM | MARK | TITLE | CHANNEL) or g.page.tokens.words[i] in _JOINERS:
        return False
    if g.page.tokens.words[i] in g.particles and any(g.bits[j] & CAP for j in range(i + 1, min(i + 3, len(g.bits)))):
        return False
    if len(g.page.tokens.words[i]) == 1 and g.page.tokens.words[i - 1] in "'’":
        return False
    if g.page.tokens.words[i - 1] in _JOINERS or (g.page.tokens.words[i - 2] in "'’" and len(g.page.tokens.words[i - 1]) == 1):
        return False
    before = g.bits[i - 1]
    return bool(before & (ROLE | UNNAMED)) or bool(before & CAP and (i - 1 > start or not before & (ART | DEMONYM)) and not (before & DEMONYM and not g.noun_capitals and not before & METONYM and i - 1 == start))


def begins_sentence(g: Grammar, i: int) -> bool:
    """Is the token at i the first or second of its sentence?"""
    number = g.sentence_at[i]
    return number >= 0 and g.page.sentences[number].first >= i - 1


def _glued(g: Grammar, i: int) -> bool:
    """Is the mark at token i inside a word or name (no space after it, or an initial's full stop)?"""
    tokens = g.page.tokens
    if tokens.words[i] == ".":
        inside = i > 0 and i + 1 < len(tokens.words) and tokens.ends[i - 1] == tokens.starts[i] and tokens.ends[i] == tokens.starts[i + 1]  # "Novinky.cz"
        return inside or (i > 0 and ((len(tokens.words[i - 1]) == 1 and tokens.words[i - 1].isupper()) or g.bits[i - 1] & TITLE != 0))
    return tokens.ends[i - 1] == tokens.starts[i] or (i + 1 < len(tokens.words) and tokens.ends[i] == tokens.starts[i + 1])


def _behind_addressee(g: Grammar, i: int, limit: int) -> int:
    """Behind the prepositional phrase between a verb and its subject ("disse à Folha o delegado", "mormora dietro il banco Ada Rossi"), else i."""
    bits = g.bits
    if g.head_final or not g.pack.settings["attribution"]["articles"] or not bits[i - 1] & (VERB | CUE):
        return i
    lead = g.tag(i, "preposition")
    first = lead.last if lead is not None else i + 1
    while first < limit and bits[first] & ART:
        first += 1
    for j in range(first + 1, min(first + 5, limit)):
        if bits[j] & (MARK | VERB | AUX | COMP | SUB | CONJ | PREP | REL) and not bits[j] & ART:
            return i
        if bits[j] & (ART | ROLE | UNNAMED) and not bits[j] & CAP:
            return j
        if bits[j] & CAP and (not bits[j - 1] & CAP or (j == first + 1 and j + 1 < limit and bits[j + 1] & CAP)):
            return j
    return i


def _apposition(g: Grammar, comma: int, limit: int) -> int | None:
    """Where the apposition or relative clause behind this comma ends, or None if there is none."""
    bits, words = g.bits, g.page.tokens.words
    if comma + 1 >= limit or g.quote_at[comma + 1] >= 0:
        return None
    b = bits[comma + 1]
    article = bool(b & ART) and comma + 2 < limit and bool(bits[comma + 2] & (CAP | ROLE | DEMONYM)) and g.noun_capitals
    if b & PREP and bits[comma + 2] & REL and comma + 2 < limit and not bits[comma + 2] & ART:
        b = bits[comma + 2]  # "…, с които"
    relative = bool(b & REL) and not article and not (g.pack.settings["attribution"]["complement"] == "comma" and b & COMP)
    noun = g.noun_capitals or not b & ART or b & ROLE or any(bits[j] & (CAP | ROLE | UNNAMED | DEMONYM) for j in range(comma + 2, min(limit, comma + 6)))
    noun = noun and not (not g.pack.settings["attribution"]["articles"] and b & ROLE and b & CAP and bits[comma - 1] & CAP)
    apposed = (bool(b & (ART | ROLE | POSS)) and bool(noun)) or (bool(b & NUM) and len(words[comma + 1]) <= 2 and not _glued(g, comma) and comma + 2 < limit and words[comma + 2] == "," and not _glued(g, comma + 2))
    if (not relative and not apposed) or (relative and g.either(comma + 1)):
        return None
    for j in range(comma + 2, min(limit, comma + _LONGEST)):
        if words[j] in ",;:" and not relative:
            return j
        if words[j] in ".!?;:" and (j + 1 >= limit or not _glued(g, j)):
            return j
        if relative and words[j] == ",":
            return j
        if apposed and not relative and bits[j] & (VERB | AUX | COMP) and not bits[j] & (ROLE | UNNAMED | REL | ART | POSS):
            return None
    return min(limit, comma + _LONGEST) if limit - comma < _LONGEST else None


def _named(g: Grammar, start: int, comma: int, limit: int) -> int | None:
    """Where a name ends that stands between commas behind the role it bears ("su jefe, Ana Gil, …"), or None."""
    bits, words = g.bits, g.page.tokens.words
    if not any(bits[j] & ROLE for j in range(start, comma)) or g.noun_capitals:
        return None
    j = comma + 1
    while j < limit and j - comma < 7 and ((bits[j] & CAP and not bits[j] & (VERB | AUX)) or (j > comma + 1 and (words[j] in g.particles or (words[j] in _JOINERS and _glued(g, j))))):
        j += 1
    return j if j > comma + 1 and bits[j - 1] & CAP and (j == limit or (bits[j] & MARK and words[j] not in "(«“")) else None


def _relative_end(g: Grammar, i: int, limit: int) -> int:
    for j in range(i + 1, limit):
        if g.page.tokens.words[j] in ",.;:!?—–" or (g.bits[j] & COMP and not g.bits[j] & (REL | ART)):
            return j
    return limit


def _genitive_article(g: Grammar, i: int) -> bool:
    """Can the article at i join two nouns as a genitive does (der, des)?"""
    return i < len(g.bits) and any(t.kind == "article" and "genitive" in t.flags for t in g.page.tags.get(i, ()))


def _title_quote(g: Grammar, i: int) -> int | None:
    """If a short quotation (a title, a channel's name) opens at i, the token after it."""
    for quote in g.page.quotes:
        if quote.opens == i and quote.last - quote.first <= 5:
            return quote.closes + 1
    return None


def _title_quote_left(g: Grammar, i: int) -> int | None:
    for quote in g.page.quotes:
        if quote.closes == i and quote.last - quote.first <= 5:
            return quote.opens
    return None
