"""A part of what was just reported: "Only 10,000 of them are contractors" stands on the say-so of the sentence before it."""

from __future__ import annotations

from msgspec.structs import replace

from sayso.coding.statements import Statement
from sayso.coding.story import Story


def part_of_before(story: Story, statement: Statement) -> Statement:
    """The statement with the attribution of the figure of which it counts a part, where it has none of its own and that figure was reported right before it."""
    if statement.attribution is not None or not story.claims or not _counts_a_part(story, statement):
        return statement
    number, claim = story.claims[-1]
    if statement.sentence - number > 1 or claim.quantity is None or claim.attribution is None:
        return statement
    return replace(statement, attribution=next(a for a in story.resolution.attributions if a.id == claim.attribution))


def _counts_a_part(story: Story, statement: Statement) -> bool:
    """Does a figure stand there with "of them" right behind it, or at the head of its clause?"""
    words = story.page.tokens.words
    figures = [m for m in story.marks.within(statement.first, statement.last) if m.kind == "quantity"]
    for tag in story.page.of_within("partitive", statement.first, statement.last) if figures else ():
        i = tag.first
        behind = any(0 <= i - m.last <= 1 or m.first <= i < m.last for m in figures)
        leads = (i == statement.first or words[i - 1] in ",;:—–") and any(m.first >= tag.last for m in figures)
        if behind or leads:
            return True
    return False
