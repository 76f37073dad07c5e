"""Who can say a thing?"""

from __future__ import annotations

from sayso.attribute.draft import Range
from sayso.attribute.grammar import ADV, ART, CAP, METONYM, NUM, POSS, PREP, PRON, ROLE, TITLE, UNNAMED, Grammar
from sayso.attribute.phrases import begins_sentence


def can_speak(g: Grammar, source: Range, *, weak: bool) -> bool:
    """Is this phrase somebody or something that can say a thing? With a weak verb only what clearly is."""
    bits = g.bits
    head = 0
    for i in range(*source):
        head |= bits[i] if bits[i] & (ROLE | UNNAMED | CAP | PRON | METONYM | TITLE) else 0
    first = bits[source[0]]
    if head & (ROLE | UNNAMED | METONYM):
        return True
    pronouns = [t for t in g.page.tags.get(source[0], ()) if t.kind == "pronoun" and t.last == source[1]] if head & PRON else []
    if head & PRON and (pronouns or source[1] - source[0] == 1):
        value = next((t.value for t in pronouns), "")
        return value[:1] != "2" and not (weak and value == "3sn")  # a reader who is spoken to says nothing
    if head & CAP:
        caps = [i for i in range(*source) if bits[i] & CAP]
        if g.noun_capitals:  # every noun is capitalised: a name is two in a row, or one without an article
            return not weak or any(bits[i + 1] & CAP for i in caps if i + 1 < source[1]) or not first & ART
        return len(caps) > 1 or not begins_sentence(g, caps[0]) or not weak or source[1] - source[0] == 1
    if not weak and not g.pack.settings["attribution"]["articles"] and first == 0 and g.page.tokens.words[source[0]].isalpha():
        return True  # no articles: any bare noun
    return not weak and bool(first & (ART | POSS)) and not all(bits[i] & (ART | NUM | ADV | PREP) for i in range(*source))
