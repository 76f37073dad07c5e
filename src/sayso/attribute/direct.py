"""Direct speech: a quotation and, beside it, who utters it.

Frames, tried in this order for each quotation that is more than a word or two in the running sentence:
1. quotation, then cue and source      "…", zegt X · "…," X said · "…", so X
2. source and cue, then quotation      X zei: "…" · X: "…"
3. a quotation that goes on where the last attributed one of its paragraph ended
4. a quotation alone: its speaker is for `resolve` to find
"""

from __future__ import annotations

from collections.abc import Iterator

from sayso.attribute.appositions import with_apposition
from sayso.attribute.contents import particle
from sayso.attribute.credits import behind_topic
from sayso.attribute.draft import Draft, Range
from sayso.attribute.grammar import (
    ADV,
    ART,
    AUX,
    CAP,
    CITING,
    COMP,
    CONJ,
    CUE,
    DATE,
    MARK,
    OF,
    PREP,
    PRON,
    ROLE,
    SUB,
    TITLE,
    UNNAMED,
    VERB,
    Grammar,
)
from sayso.attribute.phrases import phrase_after, phrase_before
from sayso.attribute.speaking import can_speak
from sayso.attribute.subjects import first_person
from sayso.core.records import Quote

_FULL = 4  # words from which a quotation without mark or cue beside it is speech rather than a term
_REACH = 26  # tokens to search for the cue


def direct(g: Grammar) -> Iterator[Draft]:
    """Drafts for the quotations of a page, in order."""
    last: tuple[Quote, Draft] | None = None
    for quote in g.page.quotes:
        number = g.sentence_at[quote.first]
        if number < 0 or not g.body[number]:
            continue
        broken = _broken(g, quote) if g.pack.settings["attribution"].get("incise") else []
        if broken:
            yield from broken
            last = (quote, broken[-1])
            continue
        draft = _term(g, quote) or _after(g, quote) or _before(g, quote)
        if draft is not None and last is not None and draft.cue is not None and draft.cue == last[1].cue:
            draft = None  # the cue between two quotations serves both
        if draft is None and last is not None and _goes_on(g, last[0], quote):
            draft = Draft("direct", last[1].source, last[1].cue, (quote.first, quote.last), last[1].stance, last[1].flags, "quotation continued", 90)
        if draft is None and _stands_alone(g, quote):
            draft = Draft("direct", None, None, (quote.first, quote.last), "states", frozenset(), "quotation alone", 40)
        if draft is not None:
            last = (quote, draft)
            yield draft


def _broken(g: Grammar, quote: Quote) -> list[Draft]:
    """The author's words inside the quotation marks ("Oui, dit-il. C'est vrai."): one draft for each part of the speech."""
    words, bits = g.page.tokens.words, g.bits
    for k in range(quote.first + 1, quote.last - 1):
        if words[k] not in ",?!…—–":
            continue
        j = k + 1
        while j < quote.last and bits[j] & AUX and not bits[j] & VERB:
            j += 1
        if j < quote.last and words[j] == "-":  # ", a-t-il dit"
            j = next((x for x in range(j, min(j + 6, quote.last)) if g.tag(x, "verb", "cue")), j)
        tag = g.tag(j, "verb", "cue")
        if tag is None or tag.flags & {"gerund", "that"} or bits[j] & CAP:
            continue
        source = phrase_after(g, k + 2, j) if j > k + 1 else None
        aside = next((x for x in range(tag.last, min(tag.last + 24, quote.last)) if words[x] in "—–"), None) if words[k] in "—–" else None
        source = source or phrase_after(g, tag.last, aside or quote.last)
        stop = max(source[1], tag.last) if source is not None else tag.last
        stop = with_apposition(g, (k + 1, stop), next((x for x in range(stop, quote.last) if words[x] in ".!?"), stop))[1]
        while stop < quote.last and bits[stop] & (ADV | DATE):
            stop += 1
        stop = aside if aside is not None and aside >= stop else stop
        if source is None or first_person(g, source) or not can_speak(g, source, weak=False) or (stop < quote.last and words[stop] not in ",.;:!?…—–"):
            continue
        start = stop + 1
        while start < quote.last and words[start] in ".,;":
            start += 1
        parts = [(quote.first, k + (words[k] in "?!…"))] + ([(start, quote.last)] if quote.last - start > 1 else [])
        rule = "quotation broken by its cue"
        return [Draft("direct", source, (tag.first, tag.last), part, tag.value, tag.flags, rule, 96) for part in parts]
    return []


def _term(g: Grammar, quote: Quote) -> Draft | None:
    """A quoted phrase of any length right behind a verb that lives beside quotations ("parle d'« une vague de boue »")."""
    bits = g.bits
    number = g.sentence_at[quote.opens]
    floor = g.page.sentences[number].first if number >= 0 else quote.opens
    j = quote.opens - 1
    while j >= floor and j > quote.opens - 6 and (bits[j] & (ADV | ART) or bits[j] & OF or g.page.tokens.words[j] in "'’"):
        j -= 1
    for i in range(j, max(floor, j - 4) - 1, -1):
        tag = g.tag(i, "verb")
        if tag is not None and "quote" in tag.flags and "weak" not in tag.flags and j < tag.last <= quote.opens:
            source = phrase_before(g, tag.first, floor)
            if source is not None and can_speak(g, source, weak=False):
                return _draft(quote, source, (tag.first, tag.last), tag.value, tag.flags, "quoted phrase", True)
    return None


def _words(g: Grammar, quote: Quote) -> int:
    return sum(1 for i in range(quote.first, quote.last) if not g.bits[i] & MARK)


def _in_sentence(g: Grammar, quote: Quote) -> bool:
    """Do words of the sentence stand right before the quotation, so that a short one is a name or a term?"""
    number = g.sentence_at[quote.opens]
    return number >= 0 and quote.opens > g.page.sentences[number].first and not g.bits[quote.opens - 1] & MARK


def _clause(g: Grammar, first: int, last: int) -> bool:
    """Does a range of tokens hold a helping verb outside quotations, so that it is (the beginning of) a clause of its own?"""
    return any(g.bits[i] & AUX and not g.bits[i] & (ART | PREP | COMP) and g.quote_at[i] < 0 for i in range(first, last))


def _after(g: Grammar, quote: Quote) -> Draft | None:
    """1. The cue behind the quotation, in the same sentence."""
    if _words(g, quote) < _FULL and _in_sentence(g, quote):
        return None
    if _in_sentence(g, quote) and _clause(g, g.page.sentences[g.sentence_at[quote.opens]].first, quote.opens):
        return None  # "The aim was “…”, she said"
    words, bits = g.page.tokens.words, g.bits
    i = quote.closes + 1
    number = g.sentence_at[quote.closes] if quote.closes < len(words) else -1
    if number < 0 or i >= len(words):
        return None
    limit = min(g.page.sentences[number].last, i + _REACH)
    inside = words[quote.last - 1]
    if i >= limit and inside in ".!?…," and number + 1 < len(g.page.sentences):  # the full stop inside ended the sentence: look on
        nxt = g.page.sentences[number + 1]
        if nxt.first == i and nxt.block == g.page.sentences[number].block and (words[i][0].islower() or words[i] in "—–,"):
            limit = min(nxt.last, i + _REACH)
    marked = inside in ",.!?…" or words[quote.closes] in "—–-"
    while i < limit and words[i] in ",—–-.":
        marked = True
        i += 1
    if i >= limit:
        return None
    stop = next((j for j in range(i, limit) if (words[j] in ".!?;:" and not (words[j] == "." and (len(words[j - 1]) == 1 or bits[j - 1] & TITLE))) or _opens(g, j)), limit)
    for j in range(i, stop):
        tag = g.tag(j, "verb", "cue")
        accord = g.tag(j, "accord")
        if accord is not None and accord.value == "after" and j == i and not bits[accord.last] & (VERB | AUX | CUE):
            source = phrase_after(g, accord.last, stop)
            if source is not None:
                return _draft(quote, source, (accord.first, accord.last), "states", accord.flags, "quotation, according-to", marked)
        if tag is None or (bits[j] & (ROLE | UNNAMED) and not marked) or (bits[j] & ART and tag.kind == "verb"):
            continue
        source = None
        between = [k for k in range(i, j) if not bits[k] & (ADV | AUX | DATE | PREP)]
        if between:
            source = phrase_before(g, j, i)
            if source is None or source[0] > i + 1 or not can_speak(g, source, weak=False):
                source = None
            if source is None and any(bits[k] & AUX for k in range(i, j)):  # ", heeft X gezegd"
                aux = next(k for k in range(i, j) if bits[k] & AUX)
                source = phrase_after(g, aux + 1, j) or (phrase_after(g, tag.last, stop) if aux == i else None)
        else:
            source = phrase_after(g, tag.last, (particle(g, tag, stop) or stop) if "separable" in tag.flags else stop)
            lead = g.tag(tag.last, "preposition") if source is None else None
            if lead is not None and lead.value == "from":  # "fanno sapere dall'azienda"
                source = phrase_after(g, lead.last, stop)
        if source is None and "sourceless" not in tag.flags and between:
            continue
        if source is not None and not between and bits[source[0]] & CONJ and g.pack.settings["attribution"]["elided_subject"]:
            source = None  # "says and turns away"
        if source is not None and not can_speak(g, source, weak=False):
            continue
        if source is None and not (marked and j <= i + 3):
            continue
        if not marked and _words(g, quote) < _FULL:
            return None
        return _draft(quote, source, (tag.first, tag.last), tag.value, tag.flags, "quotation, cue", marked)
    return None


def _opens(g: Grammar, j: int) -> bool:
    return any(q.opens == j for q in g.page.quotes)


def _before(g: Grammar, quote: Quote) -> Draft | None:
    """2. The cue in front of the quotation."""
    words, bits = g.page.tokens.words, g.bits
    number = g.sentence_at[quote.opens]
    if number < 0:
        return None
    floor = max(g.page.sentences[number].first, quote.opens - _REACH)
    i = quote.opens
    if i <= floor:
        return None
    mark = words[i - 1]
    colon, comma = mark == ":", mark in ",—–"
    end = i - 1 if colon or comma else i
    closes = next((q.closes for q in reversed(g.page.quotes) if q.closes < i and q.closes >= floor), None)
    if closes is not None:
        floor = closes + 1
    for j in range(end - 1, floor - 1, -1):
        tag = g.tag(j, "verb", "cue")
        if tag is None or tag.last > end or (bits[j] & (ROLE | UNNAMED | ART) and not bits[j] & AUX and tag.kind != "cue"):
            if words[j] in ";" or (bits[j] & COMP and not bits[j] & ART):
                break
            continue
        gap = end - tag.last
        if gap and not colon and not comma and any(t.kind == "role" and "document" in t.flags for t in g.page.tags.get(end - 1, ())):
            return None  # the title of a book
        if comma and words[tag.last] == "," and gap > 2 and not bits[tag.last + 1] & SUB and _clause(g, tag.last + 1, end):
            return None  # "she said, the aim was “…”": a clause with words quoted in it
        if not colon and not comma and gap > 0 and not all(bits[k] & (ADV | DATE | CAP | ROLE | PRON) and not bits[k] & COMP for k in range(tag.last, end)):
            return None
        if not (colon or comma) and (gap > 2 or _words(g, quote) < _FULL or not words[quote.first][:1].isupper()):
            return None
        accord = g.tag(tag.first - 1, "accord") if tag.first > floor else None
        aside = accord is not None and accord.last == tag.last  # ", jak zapewnia, „…”": what stands before is no subject
        fronted = bool(gap) and words[tag.first - 1] == "," and g.head_final and g.pack.settings["attribution"]["inversion"]  # "Asked whether he would, said he: “…”"
        source = phrase_before(g, tag.first, floor) if not aside and not fronted else None
        if source is None or not can_speak(g, source, weak=False):
            source = phrase_after(g, tag.last, end) if gap else source
        if source is None and not g.pack.settings["attribution"]["elided_subject"]:
            continue
        if source is not None and not can_speak(g, source, weak=False):
            continue
        return _draft(quote, source, (tag.first, tag.last), tag.value, tag.flags, "cue, quotation", True)
    accord = next((t for j in range(floor, end) if (t := g.tag(j, "accord")) and t.value == "after" and "so" not in t.flags), None)
    if accord is not None and (colon or comma):
        source = phrase_after(g, accord.last, end)
        if source is not None and can_speak(g, source, weak=False):
            return _draft(quote, source, (accord.first, accord.last), "states", accord.flags, "according-to, quotation", True)
    if colon and g.page.blocks[g.page.sentences[number].block].role == "headline":
        floor = behind_topic(g, floor, end)
    if colon and end - floor <= 8:
        source = phrase_before(g, end, floor)
        named = _words(g, quote) < _FULL and quote.last + 1 < len(words) and words[quote.last + 1][:1].islower()  # "London: «Vega» has landed"
        if source is not None and not named and source[0] - floor <= 1 and can_speak(g, source, weak=True) and not any(bits[k] & (VERB | CITING) for k in range(floor, end)):
            return Draft("direct", source, None, (quote.first, quote.last), "states", frozenset(), "name, colon, quotation", 85)
    return None


def _draft(quote: Quote, source: Range | None, cue: Range, stance: str, flags: frozenset[str], rule: str, marked: bool) -> Draft:
    return Draft("direct", source, cue, (quote.first, quote.last), stance, flags, rule, 95 if marked else 80)


def _goes_on(g: Grammar, before: Quote, quote: Quote) -> bool:
    """3. Does this quotation begin a sentence right behind the sentence that holds the last attributed one, or go on after its cue?"""
    a, b = g.sentence_at[before.first], g.sentence_at[quote.opens]
    s = g.page.sentences
    if s[a].block == s[b].block:
        if quote.opens > s[b].first and not g.bits[quote.opens - 1] & MARK and g.page.tokens.words[quote.opens] not in "—–-":
            return False  # a name or term in the running sentence
        starts = s[b].first >= quote.opens - 1
        return (b == a and quote.opens - before.closes < _REACH) or (starts and b - a <= 3 and _only_quoted(g, a, b, before, quote))
    return s[b].block - s[a].block == 1 and s[b].first == quote.opens and before.closes == s[a].last and quote.closes >= s[b].last - 1


def _only_quoted(g: Grammar, a: int, b: int, before: Quote, quote: Quote) -> bool:
    s = g.page.sentences
    return b - a <= 1 or before.closes >= s[b - 1].first or all(g.quote_at[i] >= 0 for i in range(s[b - 1].first, s[b - 1].last - 1))


def _stands_alone(g: Grammar, quote: Quote) -> bool:
    """4. A whole sentence or more between its own marks."""
    number = g.sentence_at[quote.opens]
    sentence = g.page.sentences[number]
    if _words(g, quote) < _FULL + 1 or g.page.blocks[sentence.block].role != "body":
        return False
    begins = quote.opens <= sentence.first + 1
    ends = quote.closes >= g.page.sentences[g.sentence_at[quote.last - 1]].last - 2
    return begins and ends


