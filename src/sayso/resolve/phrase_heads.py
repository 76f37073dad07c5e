"""What kind of phrase names a source: is the one whom it names the one who speaks, or only whose, or of where, the speaker is?"""

from __future__ import annotations

from sayso.core.records import Page, Tag

_BESIDE = frozenset(("article", "nation", "demonym", "adverb", "conjunction", "preposition", "possessive", "organisation_link"))


def some_of(page: Page, first: int, last: int) -> bool:
    """In a phrase that names a country: does not the country speak but somebody of it, a number of its people ("44 percent of
    Americans") or a noun that says no more ("a Syrian refugee")?"""
    for i in range(first, last):
        word = page.tokens.words[i]
        if word[0].isdigit() or (word.islower() and word.isalpha() and not any(t.kind in _BESIDE for t in page.tags.get(i, ()))):
            return True
    return False


def spoken_for(page: Page, first: int, name: int) -> Tag | None:
    """The noun for somebody else at the head of a phrase that names a person at token `name` behind a preposition only ("lawyers for X's victims")."""
    if name - 1 <= first or not any(t.kind == "preposition" for t in page.tags.get(name - 1, ())):
        return None
    heads = (t for i in range(first, name - 1) for t in page.tags.get(i, ()) if t.last < name)
    return next((t for t in heads if t.kind == "unnamed" or (t.kind == "role" and "person" in t.flags)), None)


def bare(page: Page, first: int, last: int) -> str:
    """The words of a phrase without its article."""
    while last - first > 1 and (any(t.kind == "article" for t in page.tags.get(first, ())) or not page.tokens.words[first].isalnum()):
        first += 1
    return page.document.text[page.tokens.starts[first] : page.tokens.ends[last - 1]]


def written(page: Page, before: int) -> str:
    """What the authors of a page wrote, as its English lemma: the study, else the document, spoken of last before a token, else first after it; "" for none."""
    documents = [(t.first, t) for t in page.of("role") if "document" in t.flags]
    found = [(i, t) for i, t in documents if "authors" in t.flags] or documents
    last = max((f for f in found if f[0] < before), key=lambda f: f[0], default=None) or min(found, key=lambda f: f[0], default=None)
    return last[1].value if last is not None else ""


def possessed(page: Page, first: int, last: int) -> bool:
    """Is the last noun of a phrase the head ("the ministry's update")?"""
    return any(page.tokens.words[i] in "'’" for i in range(first, last - 1))
