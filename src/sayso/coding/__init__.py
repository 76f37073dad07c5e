"""What is claimed? The statements of a page, coded by codebooks.

The main job, in steps:
1. the codebook's terms on the page, and everything else that its rules can ask for
2. the statements: what somebody is said to have said, and what the text says in its own voice
3. the types each statement makes a claim of, by the codebook's rules
4. the evidence of each claim: its clauses, or the whole statement
5. roles, modality and basis
6. a document that is the thing itself: an advertisement, an order, a questionnaire
7. who denies or confirms it in the clause behind it
8. the links that lead from it to the next document
"""

from __future__ import annotations

from collections.abc import Sequence

from sayso.coding.acts import own_act, performs
from sayso.coding.answers import answers
from sayso.coding.artefacts import artefacts
from sayso.coding.claims import make_claims
from sayso.coding.leads import with_leads
from sayso.coding.marks import find_marks
from sayso.coding.match import Around, Hit, match
from sayso.coding.parts import part_of_before
from sayso.coding.statements import Statement, find_statements
from sayso.coding.story import Story
from sayso.core.records import Claim, Page, Quantity, Resolution, Tag
from sayso.packs.codebook import Codebook

# How far back "before" reaches for a rule that follows a claim, in sentences.
_FOLLOWS = 6


def code(page: Page, resolution: Resolution, codebooks: Sequence[Codebook]) -> tuple[Claim, ...]:
    """The claims of a page, in order of their evidence."""
    out = [claim for book in codebooks for claim in _code(page, resolution, book)]
    return tuple(sorted(out, key=lambda c: (c.evidence.start, c.evidence.end, c.type)))


def _code(page: Page, resolution: Resolution, book: Codebook) -> list[Claim]:
    # 1. terms and marks
    terms = book.terms(page.language)
    found = terms.tag(page.tokens.lowers) if terms is not None else []
    if not found or not _about(book, resolution, found):
        return []
    marks = find_marks(page, resolution, book, found)
    story = Story(page, resolution, book, marks)
    # 2. statements of the body's sentences that hold something to go by
    wanted = frozenset(
        number
        for number, s in enumerate(page.sentences)
        if page.blocks[s.block].role == "body" and any(f in book.starts for m in marks.within(s.first, s.last) for f in m.features)
    )
    for stated in find_statements(page, resolution, marks, wanted):
        said = part_of_before(story, stated)
        # 3. types: of an act that its actor announces, else of what is said
        statement, hits = _read_act(story, said) or (said, _match(story, said))
        # 4. and 5. evidence, roles, modality, basis
        if hits:
            story.claims.extend((statement.sentence, claim) for claim in make_claims(story, statement, hits))
    # 6. the document itself, where it is the thing
    for it in artefacts(story):
        story.claims = [(n, c) for n, c in story.claims if c.type != it.hit.type]
        story.claims.extend((it.statement.sentence, claim) for claim in make_claims(story, it.statement, (it.hit,)))
    # 7. who answers, 8. links
    claims = [c for _, claim in story.claims for c in (claim, *answers(page.document.id, resolution, claim))]
    return with_leads(page, resolution, claims)


def _read_act(story: Story, said: Statement) -> tuple[Statement, tuple[Hit, ...]] | None:
    statement = own_act(story, said)
    if statement is None:
        return None
    known = {c.type for number, c in story.claims if number == statement.sentence}
    hits = tuple(h for h in _match(story, statement) if performs(story.book, h) and h.type not in known)
    return (statement, hits) if hits else None


def _match(story: Story, statement: Statement) -> tuple[Hit, ...]:
    return tuple(match(story.page, story.marks, story.book, statement, lambda: _around(story, statement), _same_quantity(story, statement)))


def _about(book: Codebook, resolution: Resolution, found: Sequence[Tag]) -> bool:
    """Does the document name anything that the codebook is about?"""
    if not book.about or not book.about.isdisjoint([t.value for t in found]):
        return True
    return any(f"actor:{c}" in book.about for name in dict.fromkeys(a.name for a in resolution.actors) for c in book.actor_classes(name))


def _around(story: Story, statement: Statement) -> Around:
    sentences, marks = story.page.sentences, story.marks
    low, high = max(0, statement.sentence - 2), min(len(sentences), statement.sentence + 2)
    near = marks.features(sentences[low].first, sentences[high - 1].last) | marks.features(sentences[0].first, sentences[0].last)
    before = frozenset(c.type for n, c in story.claims if statement.sentence - n <= _FOLLOWS)
    reports = any(a.content is not None for a in story.resolution.attributions)
    return Around(near, marks.features(0, len(story.page.tokens.starts)), before, reports)


def _same_quantity(story: Story, statement: Statement) -> frozenset[str]:
    """`quantity:same` where the statement has a figure that a claim before it gave."""
    if not story.claims:
        return frozenset()
    given = {(c.quantity.low, c.quantity.high) for _, c in story.claims if c.quantity is not None}
    for mark in story.marks.within(statement.first, statement.last):
        if isinstance(mark.item, Quantity) and (mark.item.low, mark.item.high) in given:
            return frozenset({"quantity:same"})
    return frozenset()
