"""Where the content of reported speech begins and ends, and what may stand between frame and content."""

from __future__ import annotations

from sayso.attribute.draft import Range
from sayso.attribute.grammar import (
    ADV,
    ANAPHOR,
    ART,
    AUX,
    CAP,
    CITING,
    COMP,
    CONJ,
    DATE,
    INF,
    MARK,
    NEG,
    NUM,
    OF,
    POSS,
    PREP,
    PRON,
    REL,
    ROLE,
    SUB,
    UNNAMED,
    VERB,
    WHETHER,
    Grammar,
)
from sayso.attribute.phrases import phrase_after, phrase_before
from sayso.attribute.speaking import can_speak
from sayso.core.records import Tag


def content_end(g: Grammar, start: int, s1: int) -> int:
    """Where a content clause ends: at the sentence's end, unless the reporting frame comes back behind a comma."""
    words, bits = g.page.tokens.words, g.bits
    end = _before_quotation(g, start, s1)
    s1 = end
    for j in range(start + 1, s1):
        if words[j] == ";" or (words[j] == "," and j > start + 2 and g.quote_at[j] == g.quote_at[start] and _reports_again(g, j + 1, s1)):
            end = j
            break
        if j < start + 3:
            continue
        if words[j] == ":" and g.tag(j + 1, "anaphor") is not None and any(bits[k] & VERB and not bits[k] & ROLE for k in range(j + 2, min(j + 5, s1))):
            end = j  # "…: lo ha scritto il Corriere"
            break
        if bits[j] & CONJ and j + 2 < s1 and bits[j + 1] & VERB and not bits[j + 1] & (ROLE | UNNAMED | ART) and bits[j + 2] & COMP and not bits[j + 2] & ART:
            end = j  # "… and added that"
            break
        if words[j] in ",—–" and j + 1 < s1:
            accord = g.tag(j + 1, "accord", "citing")
            tag = g.tag(j + 1, "verb")
            if accord is not None or (tag is not None and "gerund" in tag.flags) or (tag is not None and "weak" not in tag.flags and s1 - j < 12 and not bits[j + 1] & ROLE):
                end = j
                break
    while end > start and words[end - 1] in ",.!?…;:\"”“»—–":
        end -= 1
    return end


def _before_quotation(g: Grammar, start: int, s1: int) -> int:
    """Where a coordinated clause begins that leads to a quotation by a colon ("…, а про відставку сказав: «…»"), or s1."""
    words = g.page.tokens.words
    colon = next((j for j in range(start + 3, s1 - 1) if words[j] == ":" and g.quote_at[j] != g.quote_at[j + 1] >= 0), None)
    if colon is None:
        return s1
    comma = next((j for j in range(colon - 2, start + 2, -1) if words[j] == "," and g.bits[j + 1] & CONJ), None)
    return s1 if comma is None or not any(g.bits[j] & VERB for j in range(comma + 1, colon)) else comma


def _reports_again(g: Grammar, i: int, s1: int) -> bool:
    """Does a coordinated verb of the same subject begin at i: ", but denies …"?"""
    if i >= s1 or not g.bits[i] & CONJ:
        return False
    i += 1
    while i < s1 and g.bits[i] & (ADV | AUX | NEG | ANAPHOR) and not g.bits[i] & (CAP | ROLE):
        i += 1
    tag = g.tag(i, "verb") if i < s1 else None
    return tag is not None and "gerund" not in tag.flags and not g.bits[i] & (ROLE | UNNAMED | ART)


def another_verb(g: Grammar, j: int, end: int) -> bool:
    """Does a second reporting verb of the same subject begin behind the conjunction or comma at j ("… y amenazan con …")?"""
    joined = g.bits[j] & CONJ or (g.romance and g.page.tokens.words[j] == ",")
    if not joined or j + 2 >= end or g.quote_at[j] >= 0:
        return False
    tag = g.tag(j + 1, "verb")
    return tag is not None and not tag.flags & {"weak", "that", "quote", "gerund"} and not g.bits[j + 1] & (ROLE | UNNAMED | ART | CAP | PREP | DATE)


def clause_at(g: Grammar, i: int, s1: int) -> bool:
    """Does a clause without a complementiser stand at i: a subject and right behind it a verb ("argue THE LAW IS too vague")?"""
    bits = g.bits
    if i + 2 >= s1:
        return False
    if bits[i] & PRON and not bits[i] & (ART | POSS):
        return not bits[i + 1] & (MARK | PREP | CONJ | ART | COMP | INF)
    subject = phrase_after(g, i, s1) if bits[i] & (ART | CAP | ROLE | UNNAMED | POSS) else None
    return subject is not None and subject[0] == i and subject[1] < s1 and bool(bits[subject[1]] & AUX)


def object_end(g: Grammar, start: int, end: int) -> int:
    """Where an object ends that is what is said: before a clause joined behind a comma ("denied it, although …")."""
    words, bits = g.page.tokens.words, g.bits
    for j in range(start + 1, end):
        if another_verb(g, j, end):
            return j
        if words[j] in "—–" or (words[j] == "," and j + 2 < end and bits[j + 1] & SUB and not bits[j + 1] & (ART | REL)):
            return j
    return end


def content_start(g: Grammar, s0: int, k: int) -> int:
    """Leave out a connective at the head of the content ("Integendeel, …", "But …")."""
    words, bits = g.page.tokens.words, g.bits
    colon = next((j for j in range(k - 3, s0, -1) if words[j] == ":" and g.quote_at[j] < 0), None)
    i = colon + 1 if colon is not None else s0
    i = next((j + 1 for j in range(k - 3, i, -1) if words[j] == ";" and g.quote_at[j] < 0), i)
    if bits[i] & (ADV | CONJ) and i + 1 < k and words[i + 1] == ",":
        return i + 2
    if bits[i] & CONJ and i + 2 < k:
        return i + 1
    return i


def goes_on(g: Grammar, close: int, s1: int, before: int, source: Range | None) -> bool:
    """Does what is said go on behind the comma that closes the frame: begun with a few words only, or behind "but"?"""
    b = g.bits[close + 1]
    if s1 - close < 2:
        return False
    plain = not g.pack.settings["attribution"]["articles"] and g.pack.settings["attribution"]["complement"] == "none"
    if b & CONJ:
        joined = g.tag(close + 1, "conjunction")
        if plain and joined is not None and joined.value == "but" and source is not None and g.bits[source[0]] & PRON and not any(g.bits[j] & VERB for j in range(close + 2, s1)):
            return True  # ", said she, but …"
        return joined is not None and joined.value == "but" and not b & ADV and any(g.bits[j] & (PRON | ART) for j in range(close + 2, min(s1, close + 4))) and not any(g.bits[j] & VERB for j in range(close + 2, min(s1, close + 9)))
    if source is not None and g.bits[source[0]] & PRON and g.either(close + 1):
        return True  # ", insistent-ils, que …"
    return before <= (10 if plain and not b & VERB and source is not None and g.bits[source[0]] & PRON else 6) and not b & (REL | PREP | CITING | SUB) and (s1 - close > 4 or (g.pack.settings["attribution"]["complement"] == "none" and not b & ADV))


def infinitive_at(g: Grammar, i: int, s1: int) -> bool:
    """Does an infinitive stand at i, by its ending (pack setting `infinitives`), negation and weak pronouns in front passed over?"""
    endings = tuple(g.pack.settings["attribution"].get("infinitives", ()))
    if not endings:
        return False
    while i < s1 and (g.bits[i] & (NEG | ADV) or (g.bits[i] & (PRON | ART) and len(g.page.tokens.words[i]) <= 3 and i + 1 < s1 and g.page.tokens.lowers[i + 1].endswith(endings))):
        i += 1
    return i < s1 and len(g.page.tokens.words[i]) > 2 and g.page.tokens.lowers[i].endswith(endings) and not g.bits[i] & (ART | CAP | MARK | DATE | PREP | ROLE | UNNAMED | CONJ | COMP)


def only_adjuncts(g: Grammar, a: int, b: int) -> bool:
    bits = g.bits
    if a >= b:
        return True
    return bool(bits[a] & (PREP | ADV | DATE | SUB | AUX)) or g.tag(a, "particle") is not None


def closes(g: Grammar, source: Range, close: int, s0: int, tag: Tag) -> bool:
    """Does the inverted source end its clause, and is what stands before the comma no subject of this verb?"""
    if source[1] < close and not only_adjuncts(g, source[1], close):
        return False
    joined = any(g.bits[j] & (REL | OF | PREP) or g.page.tokens.words[j] in ",(" for j in range(*source))
    if not joined and source[1] - source[0] > 8:
        return False
    before = phrase_before(g, tag.first, s0)
    if before is not None and before[0] > s0 and g.bits[before[0] - 1] & PREP:
        return True  # an adjunct: "in der Region …, sagte X"
    if before is None or before[0] > s0 + 4 or before[1] >= tag.first - 1 or not can_speak(g, before, weak=True):
        return True
    return any(g.bits[j] & (VERB | AUX) for j in range(*before))


def comp_follows(g: Grammar, comma: int, s1: int) -> bool:
    return comma + 1 < s1 and bool(g.bits[comma + 1] & (COMP | WHETHER))


def parenthesis(g: Grammar, comma: int, s1: int) -> bool:
    """Is the comma one of a pair around an apposition or an adjunct, with more of the frame behind it?"""
    words = g.page.tokens.words
    second = next((j for j in range(comma + 1, min(s1, comma + 16)) if words[j] == ","), None)
    return second is not None and bool(g.bits[comma + 1] & (ART | ROLE | REL | PREP | CITING | ADV))


def particle(g: Grammar, tag: Tag, last: int) -> int | None:
    """Where the particle that completes a separable verb stands, at the end of its clause; None if it does not."""
    verb = g.page.tokens.lowers[tag.first]
    for j in range(tag.last, last):
        for found in g.page.tags.get(j, ()):
            if found.kind == "particle" and verb.startswith(tuple(found.value.split("/"))) and (found.last >= last or g.bits[found.last] & (MARK | COMP | CONJ)):
                return j
    return None


def complete(g: Grammar, tag: Tag, last: int) -> bool:
    """A separable verb counts only with its particle, at the end of its clause."""
    if "separable" not in tag.flags:
        return True
    return particle(g, tag, last) is not None


def is_verb(g: Grammar, tag: Tag) -> bool:
    """A form that is also a noun or article is a verb only where a noun cannot stand."""
    i = tag.first
    bits = g.bits
    if tag.kind == "cue" or tag.last - tag.first > 1:
        return True
    if i > 1 and g.page.tokens.words[i - 1] in ("s", "’", "'") and g.page.tokens.words[i - 2] in "’'s" and g.tag(i, "speech_noun"):
        return False  # "the prosecutor's claim"
    if g.head_final and g.tag(tag.last, "verb") is not None and bits[i] & ADV and not bits[tag.last] & (ROLE | CAP):
        return False  # "hat wiederholt gewarnt"
    if g.noun_capitals and bits[i] & CAP and g.sentence_at[i] >= 0 and g.page.sentences[g.sentence_at[i]].first < i and not bits[i - 1] & MARK:
        return False
    if bits[i] & CAP and g.page.tokens.words[i] != g.page.tokens.words[i].upper() and i > g.page.sentences[g.sentence_at[i]].first + 1 and not bits[i - 1] & MARK:
        return False
    if i > 0 and bits[i - 1] & PREP and not bits[i - 1] & (ADV | INF | AUX | COMP | SUB | ANAPHOR | PRON) and not g.head_final and g.pack.settings["attribution"]["articles"]:
        return False  # "nella nota"
    if g.head_final and not g.noun_capitals and g.pack.settings["attribution"]["complement"] == "bare" and "participle" not in tag.flags and _is_head_noun(g, tag):
        return False
    return not (i > 0 and bits[i - 1] & ART and not bits[i - 1] & (PRON | COMP | REL | ANAPHOR | UNNAMED))


def _is_head_noun(g: Grammar, tag: Tag) -> bool:
    """Is the form the noun of a phrase: counted ("911 calls") or with an auxiliary right behind, as if it were its subject ("its promises haven't come")?"""
    i = tag.first
    if g.bits[i - 1] & NUM and not g.bits[i - 1] & (DATE | PRON | ROLE | UNNAMED) and i - 1 >= g.page.sentences[g.sentence_at[i]].first:
        return True
    relative = any(g.bits[j] & REL for j in range(max(g.page.sentences[g.sentence_at[i]].first, i - 8), i))
    helper = g.tag(tag.last, "auxiliary")
    return not relative and helper is not None and "gerund" not in helper.flags and not g.bits[tag.last] & (PRON | COMP | PREP | ADV)
