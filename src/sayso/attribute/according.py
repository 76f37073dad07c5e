"""According-to phrases.

1. before the content     Volgens X …
2. after the content      …, according to X · … zufolge · …, aldus X
3. in the middle          Het gaat volgens X om …
4. without a source       demnach, naar eigen zeggen
"""

from __future__ import annotations

from collections.abc import Container, Iterator

from sayso.attribute.appositions import with_apposition
from sayso.attribute.cases import only_genitives
from sayso.attribute.draft import Draft, Range
from sayso.attribute.grammar import (
    ART,
    AUX,
    CAP,
    COMP,
    CONJ,
    CUE,
    DATE,
    MARK,
    NUM,
    POSS,
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
from sayso.attribute.relays import behind_relay
from sayso.attribute.speaking import can_speak
from sayso.core.records import Sentence, Tag

_FRAME = 10  # tokens of ", scrive ancora il quotidiano francese,"


def according(g: Grammar, taken: Container[int]) -> Iterator[Draft]:
    """The drafts of a page."""
    closers = _closers(g)
    for number, sentence in enumerate(g.page.sentences):
        if not g.body[number]:
            continue
        at = sentence.first
        for tag in g.tags(sentence.first, sentence.last, "accord"):
            if tag.first < at or tag.first in taken or tag.last > sentence.last or _ordinal(g, tag.first):
                continue
            draft = _one(g, sentence, tag, closers)
            if draft is not None:
                yield draft
            at = tag.last


def _ordinal(g: Grammar, i: int) -> bool:
    """Is the word at i, also an ordinal or a unit, one here ("nel secondo tempo", "two per cent"): behind an article or a number, or part of a longer one?"""
    tags = g.page.tags.get(i, ())
    if any(t.kind != "accord" and t.last > i + 1 for t in tags) and max(t.last for t in tags if t.kind == "accord") == i + 1:
        return True
    return i > 0 and bool(g.bits[i] & (NUM | DATE)) and bool(g.bits[i - 1] & (ART | NUM | PREP | CAP))


def _closers(g: Grammar) -> dict[str, list[int]]:
    """Second halves of split phrases ("nach britischer EINSCHÄTZUNG") by their first half: the tokens they stand at."""
    out: dict[str, list[int]] = {}
    for tag in g.page.of("accord_close"):
        out.setdefault(tag.value, []).append(tag.first)
    return out


def _one(g: Grammar, sentence: Sentence, tag: Tag, closers: dict[str, list[int]]) -> Draft | None:
    words, bits, lowers = g.page.tokens.words, g.bits, g.page.tokens.lowers
    s0, s1 = sentence.first, sentence.last
    while s1 > s0 and words[s1 - 1] in ".!?…":
        s1 -= 1
    inside = g.quote_at[tag.first]
    if inside >= 0:
        s0, s1 = max(s0, g.page.quotes[inside].first), min(s1, g.page.quotes[inside].last)
    head = tag.last
    source: Range | None
    cue = (tag.first, tag.last)
    stop = tag.last
    if tag.value == "none":
        content = _without(g, s0, s1, cue)
        if "own" in tag.flags:
            subject = phrase_after(g, s0 + bool(bits[s0] & CONJ), tag.first)
            if subject is not None and subject[0] <= s0 + 1 and can_speak(g, subject, weak=True) and s1 - subject[1] > 3 and (g.pack.settings["attribution"]["articles"] or subject[1] - subject[0] > 1 or bits[subject[0]] & (ROLE | UNNAMED | PRON)):
                return Draft("according-to", subject, cue, (subject[1], s1), "states", tag.flags, "according-to, own", 62)
        owner = next((j for j in range(*cue) if g.tag(j, "possessive")), None) if tag.last - tag.first > 1 else None
        if content[1] - content[0] < (3 if owner is None else 2):
            return None
        if owner is not None:  # по ЕГО словам, JEGO zdaniem, по думите МУ
            around = (owner + 1, cue[1]) if owner + 1 < cue[1] else (cue[0], owner)
            return Draft("according-to", (owner, owner + 1), around, content, "states", tag.flags, "according-to, possessive", 62)
        return Draft("according-to", None, cue, content, "states", tag.flags, "according-to without source", 45)
    if tag.value == "before":
        source = phrase_before(g, tag.first, s0)
        if source is None or not can_speak(g, source, weak=False):
            return None
        first, stop = source[0], tag.last
    else:
        pair = _split_phrase(" ".join(lowers[tag.first : tag.last]), tag, s1, closers)
        if pair == 0:  # the first half of a split phrase, alone: an ordinary preposition, unless a document follows
            source = phrase_after(g, tag.last, s1, tight=True)
            if source is None or not any(t.kind in ("role", "unnamed") and "document" in t.flags for t in g.page.tags.get(_head(g, source), ())):
                return None
            pair = None
        if pair is not None and pair > tag.last:
            source = (tag.last, pair)
            while source[0] < source[1] and bits[source[0]] & ART and not bits[source[0]] & POSS:
                source = (source[0] + 1, source[1])
            stop = pair + 1
        else:
            head = pair + 1 if pair is not None else head
            relative = g.tag(head, "relative")
            if relative is not None and (relative.last - relative.first > 1 or not bits[head] & ART):
                return _of_relative(g, tag, relative.last, s0, s1)
            of = g.tag(head, "preposition")
            head = of.last if of is not None and of.value == "of" and not bits[head] & ART else head
            source = phrase_after(g, head, s1, tight=True)
            if tag.first == s0 and words[tag.last : tag.last + 1] == (",",) and bits[tag.last - 1] & VERB and g.pack.settings["attribution"]["elided_subject"]:
                return Draft("indirect", None, cue, (tag.last + 1, s1), "states", tag.flags, "according-to without source", 45) if s1 - tag.last > 3 else None
            ends = "so" in tag.flags and source is not None and source[1] >= s1 and bool(bits[source[0]] & ART)  # ", so der Eigentümer."
            if source is None or not can_speak(g, source, weak=bool(tag.flags & {"so", "weak"}) and not ends):
                return None
            source = with_apposition(g, _narrower(g, _before_verb(g, source), s1), s1)
            source = source if bits[tag.last - 1] & VERB else only_genitives(g, source)
            if s1 - source[1] < 2 and tag.first <= s0 + 1 and g.pack.settings["attribution"].get("oblique"):  # "Zdaniem ekspertów ceny wzrosną": something is said
                head = _head(g, source) + 1
                source = (source[0], head) if head < source[1] and bits[head] == 0 and not g.tag(head - 1, "role") else source
            comma = next((j for j in range(*source) if words[j] == ","), None)
            if source[1] >= s1 and tag.first <= s0 + 1 and comma is not None:  # no apposition: it would leave nothing to be said
                source = (source[0], comma)
            stop = source[1]
            if pair is not None:
                cue = (tag.first, pair + 1)
        first = tag.first
    stop = behind_relay(g, stop, s1)
    so = "so" in tag.flags
    before_mark = first > s0 and words[first - 1] in ",—–;:\"”“»"
    if so and (not before_mark or bits[tag.last] & (VERB | AUX | CUE)):
        return None
    if "head" in tag.flags and not (first == s0 and stop < s1 and words[stop] == "," and can_speak(g, source, weak=True)):
        return None
    if first > s0 and words[first - 1] in ":;" and not so and g.quote_at[first - 1] < 0:
        s0 = first
    if first <= s0 + 1 and not so and (first == s0 or bits[s0] & (CONJ | MARK) or g.head_final):  # 1. before the content
        start = stop
        while start < s1 and words[start] in ",":
            start += 1
        start = _behind_frame(g, start, s1) if start > stop else start
        content = (start, next((j for j in range(start + 2, s1) if g.quote_at[j] < 0 and (words[j] == ";" or (words[j] == "," and (t := g.tag(j + 1, "accord")) is not None and "so" in t.flags))), s1))
    elif before_mark and (stop >= s1 - 1 or words[stop : stop + 1] == (",",) or so or _tail(g, stop, s1)):  # 2. after the content
        mark = first - 1
        colon = next((j for j in range(mark - 3, s0, -1) if words[j] == ":" and g.quote_at[j] < 0), None)
        s0 = colon + 1 if colon is not None else s0
        start = s0 + 1 if bits[s0] & CONJ and mark - s0 > 3 else s0
        rest = s1 - stop
        goes_on = rest > 3 and words[stop] == "," and mark - start <= 6 and not bits[stop + 1] & (SUB | CONJ)
        content = (s0, s1) if goes_on else (start, mark)
    else:  # 3. in the middle: of its clause, where one is coordinated or subordinated before it
        clause = next((j for j in range(first - 1, s0 + 3, -1) if words[j] in ",;—–" and bits[j + 1] & (SUB | CONJ)), None)
        content = (s0 if clause is None else clause + 1 + bool(bits[clause + 1] & CONJ), s1)
    while content[1] > content[0] and words[content[1] - 1] in ",;:—–":
        content = (content[0], content[1] - 1)
    if content[1] - content[0] < 2:
        return None
    if bits[tag.last - 1] & VERB and tag.last - tag.first > 1:  # "según explicó"
        return Draft("indirect", source, cue, content, "states", tag.flags, "according-to", 62)
    return Draft("according-to", source, cue, content, "states", tag.flags, "according-to", 62)


def _behind_frame(g: Grammar, start: int, s1: int) -> int:
    """Behind a frame between commas at `start` ("Secondo X, scrive Y, …"): who passes it on; `start` where there is none."""
    verb = g.tag(start, "verb", "cue")
    comma = next((j for j in range(start, min(s1, start + _FRAME)) if g.page.tokens.words[j] == ","), None)
    if verb is None or comma is None or s1 - comma < 4 or phrase_after(g, verb.last, comma) is None:
        return start
    return comma + 1


def _of_relative(g: Grammar, tag: Tag, start: int, s0: int, s1: int) -> Draft | None:
    """ "… X, secondo cui A": the source stands before the comma, the content behind the relative pronoun."""
    comma = tag.first - 1
    if comma <= s0 or g.page.tokens.words[comma] != ",":
        return None
    source = phrase_before(g, comma, s0)
    if source is None or not can_speak(g, source, weak=False) or s1 - start < 3:
        return None
    return Draft("according-to", source, (tag.first, tag.last), (start, s1), "states", tag.flags, "according-to, relative", 62)


def _before_verb(g: Grammar, source: Range) -> Range:
    """Where the verb comes second: an article later in the phrase begins the subject, and the word before it is the verb."""
    if not g.head_final or not g.pack.settings["attribution"]["inversion"]:
        return source
    for j in range(source[0] + 2, source[1]):
        article = g.tag(j, "article")
        if article is not None and "genitive" not in article.flags and not g.bits[j - 1] & (ART | PREP | CONJ) and g.page.tokens.words[j - 1].isalpha():
            return (source[0], j - 1)
    return source


def _narrower(g: Grammar, source: Range, s1: int) -> Range:
    """A noun for nobody in particular with what says who that is ("sources close to the talks, …", "bronnen rond de onderhandelingen")."""
    bits, words = g.bits, g.page.tokens.words
    if not g.head_final or source[1] >= s1 - 3 or not bits[source[1] - 1] & UNNAMED:
        return source
    i = source[1]
    if g.pack.settings["attribution"]["complement"] != "bare" and bits[i] & PREP:  # the verb comes second: a preposition, its article and one noun
        if bits[i] & (VERB | AUX | DATE):
            return source
        i += 1
        while i < s1 and bits[i] & (ART | POSS | NUM) and not bits[i] & CAP:
            i += 1
        return (source[0], i + 1) if i + 1 < s1 and words[i].isalpha() and not bits[i] & (VERB | AUX | PREP | MARK | DATE) else source
    comma = next((j for j in range(source[1], min(s1 - 3, source[1] + 8)) if bits[j] & MARK), None)
    if comma is None or words[comma] != "," or any(bits[j] & (VERB | AUX | COMP | REL | SUB) for j in range(source[1], comma)):
        return source
    return (source[0], comma)


def _head(g: Grammar, source: Range) -> int:
    """The first role noun of a phrase, or its first token."""
    return next((i for i in range(*source) if g.bits[i] & (ROLE | UNNAMED)), source[0])


def _split_phrase(first_half: str, tag: Tag, s1: int, closers: dict[str, list[int]]) -> int | None:
    """For the first half of a split phrase: the token of its second half, 0 if there is none near; None for any other phrase."""
    if "split" not in tag.flags:
        return None
    near = [p for p in closers.get(first_half, ()) if tag.last <= p < min(s1, tag.last + 5)]
    return near[0] if near else 0


def _tail(g: Grammar, stop: int, s1: int) -> bool:
    """Only an adjunct is left behind the source."""
    return sum(1 for i in range(stop, s1) if not g.bits[i] & MARK) <= 8 and not any(g.bits[i] & (AUX | VERB) for i in range(stop, s1))


def _without(g: Grammar, s0: int, s1: int, cue: Range) -> Range:
    words = g.page.tokens.words
    s0 = next((j + 1 for j in range(cue[0] - 1, s0, -1) if words[j] == ";"), s0)
    if cue[0] == s0:
        return (cue[1], s1)
    return (s0, cue[0] if cue[1] >= s1 else s1)
