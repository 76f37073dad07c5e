"""Languages whose complementiser is also a relative pronoun (que): which of the two is it?"""

from __future__ import annotations

from sayso.attribute.grammar import ADV, ART, AUX, CAP, CHANNEL, COMP, DATE, NEG, POSS, PREP, PRON, ROLE, UNNAMED, VERB, Grammar
from sayso.attribute.phrases import phrase_after
from sayso.attribute.speaking import can_speak
from sayso.core.records import Tag

_ADDRESSEE = ROLE | UNNAMED | CAP | PRON | CHANNEL | DATE


def is_relative(g: Grammar, s0: int, tag: Tag, c: int) -> bool:
    """Does the complementiser at c belong to a noun behind the cue rather than to the cue?

    1. ", rappelle un rapport que …": the cue and its source stand between the parts of what is said
    2. "…, que …" behind a single comma
    3. "rappelle une réalité que …": behind an object that is nobody's name or role
    """
    if not g.either(c):
        return False
    bits, words = g.bits, g.page.tokens.words
    if c == tag.last:
        return False
    if _behind_content(g, s0, tag):
        return True
    j = tag.first
    while j > s0 and bits[j - 1] & (AUX | ADV | NEG | PRON) and words[j - 1] not in ",—–":
        j -= 1
    if j > s0 and words[j - 1] in ",—–":
        source = phrase_after(g, tag.last, c)
        if source is not None and can_speak(g, source, weak=True) and (not bits[source[0]] & PREP or bits[source[0]] & (ROLE | CAP)):
            return True
    if words[c - 1] == "," and sum(words[x] == "," for x in range(tag.last, c)) == 1:
        return True
    i = tag.last
    while i < c and bits[i] & (ADV | DATE | NEG) and not bits[i] & (ART | PREP):
        i += 1
    if i < c and bits[i] & (ART | POSS) and not any(words[x] == "," for x in range(i, c)):
        head = next((x for x in range(i + 1, c) if bits[x] & PREP), c)
        return not any(bits[x] & _ADDRESSEE for x in range(i, head))
    if i + 1 < c and bits[i] & PREP and bits[i + 1] & ART and tag.value in ("states", "denies"):
        return not any(bits[x] & (_ADDRESSEE | COMP) for x in range(i, c)) and c - i <= 4
    return False


def _behind_content(g: Grammar, s0: int, tag: Tag) -> bool:
    """Does the cue, its auxiliary passed over, stand right behind a comma and a clause: ", ha detto il medico che …"?"""
    i = tag.first
    while i > s0 and g.bits[i - 1] & AUX:
        i -= 1
    return i - s0 > 4 and g.page.tokens.words[i - 1] == "," and any(g.bits[j] & (VERB | AUX) for j in range(s0, i - 1))
