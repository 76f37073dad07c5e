"""The subject of a reporting verb: before it, after it, behind "by", or whom a relative pronoun stands for."""

from __future__ import annotations

from sayso.attribute.cases import before_channel, behind_adjunct, oblique
from sayso.attribute.draft import Range
from sayso.attribute.grammar import (
    ADV,
    ART,
    AUX,
    CAP,
    COMP,
    CONJ,
    DATE,
    MARK,
    METONYM,
    NEG,
    PASSIVE,
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
from sayso.core.records import Tag


def first_person(g: Grammar, source: Range) -> bool:
    pronoun = g.tag(source[0], "pronoun")
    return source[1] - source[0] == 1 and pronoun is not None and pronoun.value[0] in "12"


def only_subject(g: Grammar, i: int) -> bool:
    """Is the word at i a pronoun that is always a subject where nouns bear no case (she, they; not it, you)?"""
    pronoun = g.tag(i, "pronoun")
    return pronoun is not None and (pronoun.value in ("1s", "1p", "3p") or "person" in pronoun.flags)


def subject(g: Grammar, floor: int, tag: Tag, limit: int, *, shared: Range | None = None, sure: bool = False) -> Range | None:
    """The source of a verb: before it in its clause, or after it where the language inverts. `sure`: only somebody can be its subject.

    `shared` is the source of the verb before it in the sentence, for the second of two coordinated verbs.
    """
    weak = ("weak" in tag.flags and not sure) or "document" in tag.flags
    inverts = g.pack.settings["attribution"]["inversion"]
    if "gerund" in tag.flags and not any(g.bits[j] & AUX for j in range(max(floor, tag.first - 3), tag.first)):
        floor = max([q.closes + 1 for q in g.page.quotes if floor <= q.closes < tag.first], default=floor)  # "“…,” she said, adding that"
        source = phrase_after(g, floor, tag.first)
        return source if source is not None and can_speak(g, source, weak=True) else None
    if is_passive(g, tag, floor):
        source = after_preposition(g, tag.last, limit)
        return source if source is not None and can_speak(g, source, weak=True) else None
    body: Range | None = None
    for attempt in ("before", "after"):
        if attempt == "before":
            source = _with_relative(g, tag.first, floor) or phrase_before(g, tag.first, floor)
            if source is None or _is_object(g, source, tag, floor):
                source = _bracketed(g, tag, floor)
            if source is None:
                source = antecedent(g, tag.first, floor)
                if source is not None and g.head_final and can_speak(g, source, weak=weak):
                    return source  # "she met a man who said": the preposition before it does not matter
            source = before_channel(g, source) if source is not None else None
            if source is not None and source[0] > floor + 1 and g.page.tokens.words[source[0] - 1] in "„«“\"" and g.bits[source[0] - 2] & PREP:
                source = (source[0] - 1, source[1])  # an adjunct whose name stands in quotation marks
            if source is not None and source[0] > floor and g.bits[source[0] - 1] & PREP and not g.bits[source[0]] & PRON and not (g.head_final and g.bits[source[0] - 1] & SUB) and not g.tag(source[0] - 1, "comparator"):
                lead = g.tag(source[0] - 1, "preposition")
                body = source if speaks_impersonally(g, source, lead) and (g.pack.settings["attribution"]["articles"] or source[0] - 2 <= floor) else None
                if not ("document" in tag.flags and lead is not None and lead.value in ("from", "in")):  # "from our reports it appears"
                    source = behind_adjunct(g, source) or _before_adjunct(g, source[0] - 1, floor) or _bracketed(g, tag, floor) or _narrowed(g, source, floor)  # an adjunct: "in Moscow said"
        elif inverts:
            source = phrase_after(g, tag.last, limit)
        else:
            source = None
        if source is not None and can_speak(g, source, weak=weak):
            return source
        if attempt == "before" and shared is not None and _coordinated(g, tag.first, floor):
            return shared
        if attempt == "before" and g.pack.settings["attribution"]["complement"] == "bare" and _coordinated(g, tag.first, floor):
            source = phrase_after(g, floor, tag.first)
            if source is not None and source[0] <= floor + 1 and not g.bits[source[1]] & MARK and can_speak(g, source, weak=True):
                return source  # "The senator resigned and says …"
    return body


def speaks_impersonally(g: Grammar, source: Range, lead: Tag | None) -> bool:
    """Is this a body inside which or from which "they" say so: "В министерстве подтвердили", "От прокуратурата съобщиха", "Da Palazzo Chigi fanno sapere"?"""
    settings = g.pack.settings["attribution"]
    if lead is None or not settings["elided_subject"] or lead.value not in (("from",) if settings["articles"] else ("in", "from")):
        return False
    for i in range(*source):
        role = g.tag(i, "role", "unnamed")
        if role is not None:
            return bool(role.flags & {"organisation", "media"})
    return bool(g.bits[source[0]] & METONYM)


def _before_adjunct(g: Grammar, i: int, floor: int) -> Range | None:
    """The subject before the preposition at i, where endings tell ("Prezes w rozmowie z portalem przyznał")."""
    settings = g.pack.settings["attribution"]
    for _ in range(3):
        source = phrase_before(g, i, floor) if i > floor and not settings["articles"] else None
        if source is None or not (settings.get("oblique") or g.bits[source[0]] & (ROLE | UNNAMED)):
            return None
        if source[0] == floor or not g.bits[source[0] - 1] & PREP:
            return source if source[0] <= floor + 2 and not oblique(g, source[0]) else None
        i = source[0] - 1
    return None


def helper_of(g: Grammar, tag: Tag, floor: int) -> int | None:
    """The auxiliary of a verb that closes its clause, nothing but this clause between them; None in languages where none does."""
    if not (g.head_final and g.pack.settings["attribution"]["inversion"]):
        return None
    helper = next((i for i in range(tag.first - 1, floor - 1, -1) if g.bits[i] & AUX and not g.bits[i] & (ART | PREP | ROLE)), None)
    return helper if helper is not None and not any(g.page.tokens.words[i] in ",;:" for i in range(helper, tag.first)) else None


def _is_object(g: Grammar, source: Range, tag: Tag, floor: int) -> bool:
    """Does the phrase before a verb that closes its clause stand right behind the auxiliary, and somebody before that ("Die Ministerin HAT DEN RAT GEBETEN, …")?"""
    helper = helper_of(g, tag, floor)
    if helper is None or source[0] != helper + 1 or helper <= floor:
        return False
    before = phrase_before(g, helper, floor)
    return before is not None and before[0] <= floor + 1 and can_speak(g, before, weak=True) and not g.bits[before[0] - 1] & PREP


def _bracketed(g: Grammar, tag: Tag, floor: int) -> Range | None:
    """The subject beside the auxiliary, where the verb closes its clause behind whatever else ("Die Ministerin HAT in Bonn GESAGT, …")."""
    helper = helper_of(g, tag, floor)
    if helper is None:
        return None
    before = phrase_before(g, helper, floor) if helper > floor else None
    if before is not None and before[0] <= floor + 1 and can_speak(g, before, weak=True) and not g.bits[before[0] - 1] & PREP:
        return before
    after = phrase_after(g, helper + 1, tag.first, tight=True)
    return after if after is not None and can_speak(g, after, weak=True) else None


def _narrowed(g: Grammar, inner: Range, floor: int) -> Range | None:
    """The noun phrase that `inner`, behind its preposition, narrows ("exit polls taken in Ohio", "sources close to the campaign"), where adjectives precede their noun."""
    if not g.head_final or g.noun_capitals:
        return None
    words, past = g.page.tokens.words, tuple(g.pack.settings["attribution"].get("past", ()))
    j = inner[0] - 2
    while j > floor and j > inner[0] - 6 and ((words[j].isalpha() and words[j].islower() and (g.bits[j] == 0 or (bool(past) and g.bits[j] == VERB and words[j].endswith(past)))) or g.bits[j] & DATE) and not g.bits[j] & (ROLE | UNNAMED):
        j -= 1
    if j < floor or not g.bits[j] & (ROLE | UNNAMED):
        return None
    head = phrase_before(g, j + 1, floor)
    return (head[0], inner[1]) if head is not None and head[0] <= floor + 2 else None


def _coordinated(g: Grammar, i: int, floor: int) -> bool:
    """Does a coordinating conjunction stand right before the verb ("…, but said"), so that it shares its subject?"""
    while i > floor and g.bits[i - 1] & (ADV | AUX | NEG) and not g.bits[i - 1] & CONJ:
        i -= 1
    return i > floor and bool(g.bits[i - 1] & CONJ)


def is_passive(g: Grammar, tag: Tag, floor: int) -> bool:
    """Does a passive helper stand right before the verb ("was told"), with no perfect one between?"""
    j = tag.first - 1
    while j >= floor and g.bits[j] & (ADV | NEG) and not g.bits[j] & (AUX | PASSIVE):
        j -= 1
    return j >= floor and bool(g.bits[j] & PASSIVE) and tag.kind == "verb" and "gerund" not in tag.flags


def antecedent(g: Grammar, i: int, floor: int) -> Range | None:
    """The noun phrase that a relative pronoun before the verb stands for: ", who warned that"."""
    j = i
    while j > floor and g.bits[j - 1] & (AUX | ADV | NEG | DATE) and not g.bits[j - 1] & REL:
        j -= 1
    if j <= floor + 1 or not g.bits[j - 1] & REL or g.bits[j - 1] & (ART & ~REL):
        return None
    end = j - 2 if g.page.tokens.words[j - 2] == "," else j - 1
    return phrase_before(g, end, floor) if end > floor else None


def _relative_subject(g: Grammar, c: int, i: int, s0: int) -> bool:
    """Is the word at c the relative subject of the verb at i ("il ministro, che ha detto"), no complementiser?"""
    if not g.either(c) or c - 1 <= s0 or g.bits[c - 1] & VERB:
        return False
    if all(g.bits[j] & (AUX | ADV | NEG | DATE) for j in range(c + 1, i)):
        return True
    end = i
    while end > c and g.bits[end - 1] & (AUX | ADV | NEG) and not g.bits[end - 1] & (ROLE | UNNAMED):
        end -= 1
    if g.page.tokens.words[c - 1] == ",":  # "la ministra, che parlava a Bologna, ha detto"
        return end > c + 1 and g.page.tokens.words[end - 1] == ","
    return _qualified(g, c, end, s0) is not None


def _qualified(g: Grammar, c: int, end: int, floor: int) -> Range | None:
    """The noun phrase at the head of its clause with the relative clause that narrows it ("una donna che passava di lì"), up to `end`."""
    if not g.bits[c - 1] & (ROLE | UNNAMED | CAP) or end - c < 2 or any(g.bits[j] & VERB and not g.bits[j] & (ROLE | UNNAMED) for j in range(floor, c)):
        return None
    if any(g.bits[j] & (MARK | COMP | SUB) and not g.bits[j] & (ART | ADV | PREP) for j in range(c + 1, end)):
        return None
    head = phrase_before(g, c, floor)
    return (head[0], end) if head is not None and head[0] <= floor + 3 and can_speak(g, head, weak=True) else None


def _with_relative(g: Grammar, i: int, floor: int) -> Range | None:
    """The subject of the verb at i where a relative clause without commas stands between the two."""
    end = i
    while end > floor and g.bits[end - 1] & (AUX | ADV | NEG) and not g.bits[end - 1] & (ROLE | UNNAMED):
        end -= 1
    c = next((j for j in range(floor + 1, end) if g.either(j) or (g.head_final and not g.noun_capitals and g.bits[j] & REL and not g.bits[j] & (ART | COMP | SUB | PREP))), None)
    return _qualified(g, c, end, floor) if c is not None else None


def clause_floor(g: Grammar, s0: int, i: int) -> int:
    """Where the clause of token i begins: behind the last mark that is no part of an apposition, or behind a word that opens a clause."""
    words, bits = g.page.tokens.words, g.bits
    j = i
    while j > s0:
        if (words[j - 1] in ";:" or (bits[j - 1] & (COMP | SUB) and not bits[j - 1] & (ART | ADV | PREP))) and not _relative_subject(g, j - 1, i, s0):
            return j
        if bits[j - 1] & VERB and bits[j - 1] & ~ROLE and g.tag(j - 1, "verb") and not bits[j - 1] & (ART | ROLE | UNNAMED) and i - j > 1 and words[j] == ",":
            return j + 1
        j -= 1
    return s0


def after_preposition(g: Grammar, i: int, limit: int) -> Range | None:
    """The phrase after "from", "by", "aus", "uit" - what a thing emerges from."""
    for j in range(i, min(i + 4, limit)):
        prep = g.tag(j, "preposition")
        if prep is not None and prep.value in ("from", "by", "of"):
            return phrase_after(g, prep.last, limit)
        if g.bits[j] & (MARK | COMP):
            return None
    return None
