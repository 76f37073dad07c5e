"""Where a claim stands, and the stretches of text around it, the nearest first."""

from __future__ import annotations

from sayso.coding.statements import Statement
from sayso.coding.story import Story
from sayso.core.records import Claim, Record

# How many sentences back a claim of the same type lends its roles.
REACH = 12


class Spot(Record, frozen=True):
    """Where a claim stands: its evidence in tokens, what it was found by, and its statement."""

    first: int
    last: int
    anchor: int  # token
    statement: Statement
    previous: Claim | None  # of the same type, not far back
    artefact: bool = False  # the document is the thing: all of it is about it

    @property
    def hearsay(self) -> bool:
        """Is it told in reportive grammar?"""
        return self.statement.is_hearsay(self.first, self.last, self.anchor)

    def rings(self, story: Story) -> tuple[tuple[int, int], ...]:
        """Evidence, statement, sentence: where to look, the nearest first. In an artefact all of it is the statement."""
        if self.artefact:
            whole = (0, len(story.page.tokens.starts))
            return (self.first, self.last), whole, whole
        sentence = story.page.sentences[self.statement.sentence]
        return ((self.first, self.last), (self.statement.first, self.statement.last), (sentence.first, sentence.last))
