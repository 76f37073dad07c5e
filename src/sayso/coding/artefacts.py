"""Documents that are the thing itself: an advertisement, an order, a questionnaire. Nobody is reported in them; what makes the claim may stand anywhere."""

from __future__ import annotations

from sayso.coding.marks import Mark
from sayso.coding.match import Hit, holds
from sayso.coding.statements import Statement
from sayso.coding.story import Story
from sayso.core.records import Place, Record
from sayso.packs.contacts.find import contacts_in

# What a document has that says how to reach somebody, beside the words of the terms.
_CONTACT = "contact"
# The longest thing that is read as one: beyond it a text is about more than itself, in tokens.
_LONGEST = 1500
# So many places side by side are a list.
_LIST = 3
# What may stand between two places of a list: marks, conjunctions, the sign before a line.
_BETWEEN = frozenset(",;/|•·–—-*…")


class Artefact(Record, frozen=True):
    """The types that a document is a thing of: for each where it is said, and by which rule."""

    statement: Statement
    hit: Hit


def artefacts(story: Story) -> list[Artefact]:
    """What the document is, by the rules for artefacts of a codebook. Nothing if it reports what anybody said, or has no such claim by then."""
    page, marks = story.page, story.marks
    end = len(page.tokens.starts)
    if end > _LONGEST or any(a.content is not None for a in story.resolution.attributions):
        return []
    rules = [(name, n, r) for name, kind in story.book.types.items() for n, r in enumerate(kind.rules, 1) if r.artefact]
    known = {c.type for _, c in story.claims if c.basis == "artefact"}
    found = marks.features(0, end)
    out: list[Artefact] = []
    for name, number, rule in rules:
        if name in known or not holds(rule.unit, found) or not holds(rule.near, found) or not found.isdisjoint(rule.without):
            continue
        if not holds(rule.document, found) and not (contacts_in(page.document.text) and holds(rule.document, found | {_CONTACT})):
            continue
        first, last = _passage(story, rule.unit)
        anchor = next((m for m in marks.within(first, last) if not rule.unit[0].isdisjoint(m.features)), None)
        number_of = next(n for n, s in enumerate(page.sentences) if s.last > (anchor.first if anchor else first))
        out.append(Artefact(Statement(first, last, number_of, None), Hit(name, rule, number, first, last, anchor)))
        known.add(name)
    gone = {other for a in out for other in (*story.book.types[a.hit.type].over, story.book.types[a.hit.type].parent)}
    return [a for a in out if a.hit.type not in gone]


def _passage(story: Story, unit: tuple[frozenset[str], ...]) -> tuple[int, int]:
    """The fewest sentences side by side that hold all of it, the first of equals."""
    sentences = story.page.sentences
    for length in range(1, len(sentences) + 1):
        for i in range(len(sentences) - length + 1):
            first, last = sentences[i].first, sentences[i + length - 1].last
            if holds(unit, story.marks.features(first, last)):
                return first, last
    return sentences[0].first, sentences[-1].last


def listed_places(story: Story, first: int, last: int) -> tuple[str, ...]:
    """The places that a list within tokens `first` to `last` names one by one, in order; empty if there is none. The longest list counts."""
    best: list[str] = []
    run: list[Mark] = []
    for mark in [m for m in story.marks.within(first, last) if isinstance(m.item, Place) and m.item.precision in ("city", "point", "admin")]:
        if run and not _side_by_side(story, run[-1].last, mark.first):
            run = []
        run.append(mark)
        names = list(dict.fromkeys(m.item.name for m in run if isinstance(m.item, Place)))
        best = names if len(names) > len(best) else best
    return tuple(best) if len(best) >= _LIST else ()


def _side_by_side(story: Story, first: int, last: int) -> bool:
    """Does nothing but marks of a list, a conjunction or a preposition stand between tokens `first` and `last`?"""
    words, tags = story.page.tokens.words, story.page.tags
    return last - first <= _LIST and all(
        words[i] in _BETWEEN or any(t.kind in ("conjunction", "preposition", "article") for t in tags.get(i, ())) for i in range(first, last)
    )
