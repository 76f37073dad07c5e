"""Reported speech: a reporting verb or phrase, its source before or after it, and what is said.

Frames, tried in this order for each cue:
1. anaphor        the sentence before is the content         Dat heeft X verklaard · Das teilte X mit
2. complement     a content clause after that/dat/dass/что   X zei dat … · Gisteren meldde X dat …
3. postposed      content first, then cue and source         …, zo meldt X · …, X said · …, hatte X mitgeteilt
4. colon          X verklaarde: …
5. comma          a clause after a comma, where the language reports so    X meldete am Freitag, …
6. infinitive     X promised to … · X vroeg om …
7. bare, object   content right after the verb, or before it  X said the … · X denied the … · X hat das … dementiert
8. topic          only what was spoken about (topics.py)     X рассказал о …
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sayso.attribute.cases import heads_accord
from sayso.attribute.contents import (
    closes,
    comp_follows,
    complete,
    content_end,
    content_start,
    goes_on,
    infinitive_at,
    is_verb,
    only_adjuncts,
    parenthesis,
)
from sayso.attribute.draft import Draft, Range
from sayso.attribute.grammar import (
    ADV,
    ANAPHOR,
    ART,
    AUX,
    CAP,
    CITING,
    COMP,
    CONJ,
    CUE,
    DATE,
    INF,
    MARK,
    NEG,
    PASSIVE,
    PREP,
    PRON,
    REL,
    REPORTIVE,
    ROLE,
    SUB,
    UNNAMED,
    VERB,
    WHETHER,
    Grammar,
)
from sayso.attribute.infinitives import infinitive
from sayso.attribute.objects import bare, verb_last
from sayso.attribute.phrases import bracketed, phrase_after, phrase_before
from sayso.attribute.relatives import is_relative
from sayso.attribute.speaking import can_speak
from sayso.attribute.subjects import after_preposition, clause_floor, first_person, only_subject, subject
from sayso.attribute.topics import topic
from sayso.core.records import Sentence, Tag

_BREAKS = frozenset(",;:—–")
_CLAUSE = 5  # tokens from which what stands bare behind "says" is a clause, however it begins
_SHORTEST = 2  # tokens of content


def indirect(g: Grammar, taken: Mapping[int, Range | None]) -> Iterator[Draft]:
    """Drafts for the reporting verbs and phrases of a page; cue tokens in `taken` already serve a quotation."""
    for number, sentence in enumerate(g.page.sentences):
        if not g.body[number]:
            continue
        at = sentence.first
        shared: Range | None = None
        for tag in g.tags(sentence.first, sentence.last, "cue", "verb"):
            i = tag.first
            if i < at:
                continue
            if taken:
                shared = next((source for j in range(i, at - 1, -1) if (source := taken.get(j))), shared)  # "calls it “…” and asks for …"
            at = i + 1
            if i in taken or g.bits[i] & CITING or heads_accord(g, tag) or tag.last > sentence.last or not is_verb(g, tag) or not complete(g, tag, sentence.last):
                continue
            draft = _frames(g, number, sentence, tag, shared)
            if draft is not None:
                shared = draft.source or shared
                yield draft
            at = tag.last


def _frames(g: Grammar, number: int, sentence: Sentence, tag: Tag, shared: Range | None) -> Draft | None:
    """The draft of the first frame that fits a cue."""
    return next((draft for _, draft in trials(g, number, sentence, tag, shared) if draft is not None), None)


def trials(g: Grammar, number: int, sentence: Sentence, tag: Tag, shared: Range | None) -> Iterator[tuple[str, Draft | None]]:
    """The frames open to a cue, in order, each by its name with the draft it gives or None."""
    quoted = g.quote_at[tag.first]
    s0, s1 = sentence.first, sentence.last
    if quoted >= 0:  # inside a quotation only its own words count, and only a content clause of somebody else's
        quote = g.page.quotes[quoted]
        s0, s1 = max(s0, quote.first), min(s1, quote.last)
        nested = _complement(g, s0, s1, tag)
        yield "complement", nested if nested is not None and nested.source is not None and not first_person(g, nested.source) else None
        return
    while s1 > s0 and g.page.tokens.words[s1 - 1] in ".!?…\"”“»":
        s1 -= 1
    complement = g.pack.settings["attribution"]["complement"]
    if "figure" in tag.flags and "weak" in tag.flags:
        yield "bare", bare(g, s0, s1, tag, shared, clauses=complement == "bare")
        return
    yield "anaphor", _anaphor(g, number, s0, s1, tag)
    named = tag.value == "describes" and not g.pack.settings["attribution"]["articles"]  # "назвал": what it names is its object, whatever follows
    if not named:
        yield "complement", _complement(g, s0, s1, tag, shared)
    if "that" in tag.flags:
        return
    if not named:
        yield "postposed", _postposed(g, s0, s1, tag)
    yield "colon", _colon(g, s0, s1, tag)
    if "quote" in tag.flags and "object" not in tag.flags:
        return
    if complement == "comma":
        yield "comma", _comma(g, s0, s1, tag)
    yield "infinitive", infinitive(g, s0, s1, tag, shared)
    yield "bare", bare(g, s0, s1, tag, shared, clauses=complement == "bare")
    yield "object, verb last", verb_last(g, s0, s1, tag)
    yield "topic", topic(g, s0, s1, tag)


def _draft(tag: Tag, source: Range | None, content: Range, rule: str, weight: int, cue: Range | None = None) -> Draft:
    return Draft("indirect", source, cue or (tag.first, tag.last), content, tag.value, tag.flags, rule, weight)


def _anaphor(g: Grammar, number: int, s0: int, s1: int, tag: Tag) -> Draft | None:
    """1. "Dat heeft John Kirby verklaard": the sentence before is what is said."""
    bits = g.bits
    colon = next((j for j in range(tag.first - 1, max(s0, tag.first - 5), -1) if g.page.tokens.words[j] == ":" or (g.page.tokens.words[j] in "—–" and g.tag(j + 1, "anaphor"))), None)
    if colon is not None and colon - s0 >= 3 and g.quote_at[colon - 1] < 0:  # "…: lo ha comunicato il ministro"
        content, s0 = (s0, colon), colon + 1
    else:
        if number == 0 or s1 - s0 > 34:
            return None
        before = g.page.sentences[number - 1]
        if before.block != g.page.sentences[number].block or not g.body[number - 1]:
            return None
        content = (before.first, before.last)
    anaphor = g.tag(s0, "anaphor")
    after = anaphor.last if anaphor is not None else s0
    close = after < s1 and (after == tag.first or (bool(bits[after] & (AUX | VERB | CUE | PASSIVE | PRON)) and not bits[after] & ROLE))
    starts = anaphor is not None and (close or colon is not None or (after - s0 > 1 and tag.first - after <= 14))
    if not starts and not (tag.kind == "cue" and tag.first <= s0 + 1 and "sourceless" not in tag.flags and "weak" not in tag.flags):
        return None
    if any(bits[i] & COMP and not bits[i] & (ART | ANAPHOR) and not (g.either(i) and g.page.tokens.words[i - 1] == ",") for i in range(tag.last, s1)) or ":" in g.page.tokens.words[tag.last : s1]:
        return None
    head = after if starts and close and tag.first > after else tag.last
    while head < s1 and bits[head] & (AUX | VERB | CUE | PASSIVE) and not bits[head] & ROLE:
        head += 1
    source = phrase_after(g, head, s1)
    if source is not None and source[0] <= tag.first < source[1]:
        source = (source[0], tag.first) if source[0] < tag.first else None
    if source is None or not can_speak(g, source, weak=True):
        source = after_preposition(g, tag.last, s1)
    if source is None or not can_speak(g, source, weak=True):
        return None
    first, last = content
    while last > first and g.page.tokens.words[last - 1] in ".!?…\"”»":
        last -= 1
    return _draft(tag, source, (first, last), "anaphor", 70) if last > first else None


def _complement(g: Grammar, s0: int, s1: int, tag: Tag, shared: Range | None = None) -> Draft | None:
    """2. A complementiser after the cue, nothing but its source, addressee and adjuncts between."""
    bits, words = g.bits, g.page.tokens.words
    c = start = None
    asks = False
    clausal = g.pack.settings["attribution"]["complement"] == "bare" and "that" not in tag.flags
    for j in range(tag.last, min(s1, tag.last + 22)):
        b = bits[j]
        if b & COMP and (not b & (ART | ANAPHOR) or words[j - 1] == "," or j == tag.last or not bits[j - 1] & PREP or g.tag(j - 1, "particle")):
            if words[j - 1] == "," and j > tag.last + 1 and g.either(j) and "," not in words[tag.last : j - 1]:
                return None  # a relative clause
            c = j
            break
        if b & WHETHER and j <= tag.last + 6 and (j == tag.last or words[j - 1] == ",") and tag.value == "asks":
            c, asks = j, True
            break
        if clausal and (b & AUX or (j == tag.last and b & PRON and (bits[j + 1] & (VERB | AUX | ADV) or only_subject(g, j)))):
            c = next((x for x in range(j + 2, s1) if bits[x] & COMP and bits[x - 1] & CONJ), None) if j < tag.last + 8 else None
            if c is None:
                return None  # a clause without complementiser
            start = tag.last  # "said she would go and that …": both are said
            break
        if b & (VERB | CUE) and not b & (ROLE | UNNAMED | ART | AUX | ADV | PREP) and g.tag(j, "verb", "cue"):
            tagged = g.tag(j, "verb", "cue")
            if tagged is not None and "weak" not in tagged.flags:
                return None
        if words[j] in ";:.!?":
            return None
        if words[j] in ",—–" and not comp_follows(g, j, s1) and not parenthesis(g, j, s1):
            return None
    if c is None or is_relative(g, s0, tag, c):
        return None
    floor = clause_floor(g, s0, tag.first)
    source = subject(g, floor, tag, c, shared=shared, sure=tag.value == "believes")
    passive = any(bits[k] & PASSIVE for k in range(max(floor, tag.first - 4), tag.first)) and tag.last - tag.first == 1 and not any(bits[k] & AUX and bits[k] & ~PASSIVE and g.tag(k, "auxiliary") and g.tag(k, "auxiliary").value == "perfect" for k in range(max(floor, tag.first - 3), tag.first))  # type: ignore[union-attr]
    if source is None:
        source = after_preposition(g, tag.last, c)
        if source is not None and not can_speak(g, source, weak=True):
            source = None
    if source is None and not (passive or "sourceless" in tag.flags or g.pack.settings["attribution"]["elided_subject"] or "document" in tag.flags):
        return None
    if start is None:
        start = c if asks else c + (g.tag(c, "complementiser") or tag).last - (g.tag(c, "complementiser") or tag).first
    end = content_end(g, start, s1)
    return _draft(tag, source, (start, end), "complement", 75) if end - start >= _SHORTEST else None


def _finite(g: Grammar, tag: Tag, between: list[int]) -> bool:
    """Is the cue, with the auxiliaries before it, a finite verb: ", ha detto", ", dice"; not the participle of ", detto"?"""
    return all(g.bits[j] & AUX for j in between) and (bool(between) or "participle" not in tag.flags)


def _postposed(g: Grammar, s0: int, s1: int, tag: Tag) -> Draft | None:
    """3. The content stands first; behind a comma or dash come cue and source, and little else."""
    words, bits = g.page.tokens.words, g.bits
    if tag.last > s1 or tag.flags & {"that", "gerund"} or (tag.first > s0 and bits[tag.first - 1] & NEG):
        return None
    told = phrase_before(g, tag.first, s0) if words[tag.first - 1] == "," else None
    if told is not None and told[0] == s0 and (bits[told[1] + 1] & REL or (bits[told[1] + 1] & PREP and bits[told[1] + 2] & REL)) and can_speak(g, told, weak=True):
        return None  # "the lawyer, who …, advises": what stands before the comma is who says it
    k = next((j for j in range(tag.first - 1, s0, -1) if words[j] in ",—–" and g.quote_at[j] < 0), None)
    ends = [q.closes for q in g.page.quotes if s0 < q.closes < tag.first]
    if k is None or tag.first - k > 24:
        return None
    close = next((j for j in range(tag.last, s1) if words[j] in ",—–;:" and g.quote_at[j] < 0 and not bracketed(g, j, tag.last)), s1)
    source: Range | None = None
    between = [j for j in range(k + 1, tag.first) if not bits[j] & (ADV | NEG | DATE) or bits[j] & (ROLE | CAP | UNNAMED | PRON)]
    accord_so = all(g.tag(j, "accord") is not None for j in between)
    stop_b = tag.last
    if not between or accord_so:  # ", zo meldt X"
        if "to" in tag.flags and "weak" in tag.flags:
            return None
        source = phrase_after(g, tag.last, s1)
        stop_b = source[1] if source else tag.last
        if source is not None and bits[source[0]] & PRON and bits[source[1]] & AUX and g.pack.settings["attribution"]["complement"] == "bare":
            return None  # "…, announced they were": the clause behind the verb
        if source is not None and not closes(g, source, close, s0, tag):
            return None
    elif bits[between[0]] & AUX or (accord_so is False and g.tag(between[0], "accord") and len(between) > 1 and bits[between[1]] & AUX):  # ", heeft X laten weten"
        aux = next(j for j in between if bits[j] & AUX)
        source = phrase_after(g, aux + 1, tag.first)
        if source is None:  # ", a déclaré X"
            source = phrase_after(g, tag.last, s1)
            if source is None and not g.pack.settings["attribution"]["elided_subject"]:
                return None
            if source is not None and (not closes(g, source, close, s0, tag) or ("object" in tag.flags and not can_speak(g, source, weak=True))):
                return None
            stop_b = source[1] if source is not None else tag.last
    elif not g.head_final and g.pack.settings["attribution"]["articles"]:
        return None  # these languages put their subject behind: ", disse X"
    else:  # ", X said"
        source = phrase_before(g, tag.first, k + 1)
        if source is None and words[tag.first - 1] == ",":
            k2 = next((j for j in range(k - 1, s0, -1) if words[j] in ",—–" and g.quote_at[j] < 0), None)
            source = phrase_before(g, tag.first, k2 + 1) if k2 is not None else None
            if source is not None and k2 is not None:
                k = k2
        if source is not None and ("object" in tag.flags or any(bits[j] & NEG and not bits[j] & ADV for j in range(source[1], tag.first))):
            return None
        if source is None or source[0] - k > 4 or any(not bits[j] & (ADV | CONJ | DATE | ART) for j in range(k + 1 + (bits[k + 1] & WHETHER != 0 and g.head_final and "weak" not in tag.flags), source[0])):
            return None
        if bits[k + 1] & (REL | COMP | SUB | CONJ) and not bits[k + 1] & (ART | CAP):
            return None
    sourceless = "sourceless" in tag.flags
    if source is None:
        source = after_preposition(g, tag.last, s1)
        if source is None and tag.last < s1 and bits[tag.last] & PREP and (sourceless or tag.kind == "cue"):
            source = phrase_after(g, tag.last + 1, s1)
    elided = source is None and g.pack.settings["attribution"]["elided_subject"] and "weak" not in tag.flags and ("quote" not in tag.flags or bool(between)) and close <= tag.last + 3
    if elided and ((close - tag.last > 0 and not only_adjuncts(g, tag.last, close)) or (close < s1 and (words[close] != "," or comp_follows(g, close, s1)))):
        elided = False
    if source is None and not sourceless and not (elided and _finite(g, tag, between) and (k - s0 > 3 or g.pack.settings["attribution"]["articles"])):
        return None
    weak = "weak" in tag.flags
    if source is not None and not can_speak(g, source, weak=False):
        return None
    rest = close - max(stop_b, tag.last)
    object_like = any(bits[j] & (COMP | WHETHER | INF) and not bits[j] & (ART | PREP) for j in range(max(stop_b, tag.last), close))
    object_like = object_like or ("to" in tag.flags and any(bits[j] & INF and infinitive_at(g, j + 1, close) for j in range(tag.last, close)))
    if object_like or rest > 12 or (rest > 3 and between and not accord_so and not only_adjuncts(g, max(stop_b, tag.last), close)):
        return None
    if weak and not between and source is not None and not can_speak(g, source, weak=True):
        return None
    start = content_start(g, s0, k)
    if ends and max(ends) >= k - 1 and not any(not bits[j] & MARK for j in range(start, min(q.opens for q in g.page.quotes if q.closes == max(ends)))):
        return None  # a quotation stands there: direct speech
    end = k
    if stop_b > close:  # a name in apposition belongs to the source
        close = next((j for j in range(stop_b, s1) if words[j] in ",—–;:" and not bracketed(g, j, stop_b)), s1)
    if close < s1 and words[close] == ":" and source is not None and g.quote_at[close + 1] < 0 and not g.pack.settings["attribution"]["articles"]:
        end = s1
    if close < s1 and words[close] in ",—–" and goes_on(g, close, s1, k - start, source):  # in the middle: "A, so X, B"
        end = s1
    while end > start and words[end - 1] in ",.;:—–":
        end -= 1
    if end - start < _SHORTEST:
        return None
    return _draft(tag, source, (start, end), "postposed", 78)


def _colon(g: Grammar, s0: int, s1: int, tag: Tag) -> Draft | None:
    """4. A colon behind the cue and its source."""
    words = g.page.tokens.words
    c = next((j for j in range(tag.last, min(s1, tag.last + 16)) if words[j] in ":;"), None)
    if c is None or words[c] != ":" or any(q.opens == c + 1 for q in g.page.quotes):
        return None
    mark = g.tag(tag.last, "infinitive")
    if (mark is not None and mark.last < c and infinitive_at(g, mark.last, c)) or ("to" in tag.flags and any(infinitive_at(g, j, c) for j in range(tag.last, min(c, tag.last + 5)))):
        return None  # "smentisce di aver posto ultimatum: …"
    source = subject(g, clause_floor(g, s0, tag.first), tag, c)
    if source is None and g.pack.settings["attribution"]["elided_subject"] is False and "sourceless" not in tag.flags:
        return None
    return _draft(tag, source, (c + 1, s1), "colon", 66) if s1 - c - 1 >= _SHORTEST else None


def _comma(g: Grammar, s0: int, s1: int, tag: Tag) -> Draft | None:
    """5. A main clause behind a comma: "X sagte am Freitag, er …" (German)."""
    words, bits = g.page.tokens.words, g.bits
    floor = clause_floor(g, s0, tag.first)
    source = subject(g, floor, tag, s1)
    if source is None:
        return None
    j = max(tag.last, source[1])
    c = next((x for x in range(j, s1) if words[x] == "," and g.quote_at[x] < 0), None)
    bare_verb = c == tag.last and source[1] <= tag.first  # "she said, who shoots is …": nothing there for a relative clause to stand with
    while c is not None and c + 1 < s1 and (bits[c + 1] & (CITING | SUB) or (bits[c + 1] & REL and not bits[c + 1] & ART and not bare_verb)):
        c = next((x for x in range(c + 1, s1) if words[x] == "," and g.quote_at[x] < 0), None)
        bare_verb = False
    if c is None or s1 - c < 4 or c - j > 16:
        return None
    if bits[c + 1] & REL and bits[c + 1] & ART and bits[s1 - 1] & (AUX | VERB) and not bits[s1 - 2] & INF and not any(bits[x] & (AUX | VERB | REPORTIVE) for x in range(c + 1, s1 - 1)):
        return None  # a relative clause: its verb comes last
    if any(bits[x] & COMP and not bits[x] & (ART | REL) for x in range(j, c)):
        return None
    start = c + 1
    complementiser = g.tag(start, "complementiser")
    if complementiser is not None:
        start = complementiser.last
    if bits[start] & INF and not bits[start] & PREP:
        start += 1
    return _draft(tag, source, (start, content_end(g, start, s1)), "comma", 60)
