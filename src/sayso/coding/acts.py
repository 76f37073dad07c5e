"""Acts whose report looks like reported speech: "the president announced a mobilisation" is his act, not a statement about one."""

from __future__ import annotations

from sayso.coding.marks import token_range
from sayso.coding.match import Hit
from sayso.coding.statements import Statement
from sayso.coding.story import Story
from sayso.core.records import Attribution
from sayso.packs.codebook import Codebook

# How far from its verb the thing announced may begin, in tokens.
_NEAR = 14
# Stances by which saying is doing, whatever follows.
_DOING = ("asks", "promises")


def own_act(story: Story, statement: Statement) -> Statement | None:
    """The statement with its frame, in the voice around it, if the reporting verb may itself be the act; None if it cannot."""
    attribution = statement.attribution
    if attribution is None or attribution.source is None or attribution.cue is None or attribution.kind not in ("indirect", "according-to"):
        return None
    tokens, sentence = story.page.tokens, story.page.sentences[statement.sentence]
    source, cue = token_range(tokens, attribution.source), token_range(tokens, attribution.cue)
    if not (sentence.first <= source[0] and source[1] <= sentence.last and sentence.first <= cue[0] < sentence.last):
        return None
    if story.book.acts.isdisjoint(story.marks.features(*cue)):
        return None
    if statement.first <= source[0] < statement.last:
        return Statement(statement.first, statement.last, statement.sentence, _around(story, attribution))
    if not 0 <= statement.first - cue[1] <= _NEAR:
        return None
    if attribution.stance not in _DOING and _opens_clause(story, cue[1], statement.first):
        return None
    return Statement(min(source[0], cue[0]), statement.last, statement.sentence, _around(story, attribution))


def performs(book: Codebook, hit: Hit) -> bool:
    """Does the rule that holds ask for an act?"""
    kind = book.types[hit.type]
    return any(cue in group for group in hit.rule.unit for cue in (*kind.public_acts, *kind.speech_acts))


def _around(story: Story, attribution: Attribution) -> Attribution | None:
    """On whose say-so the act is told. Somebody known who promises or calls speaks for himself; else it is the report around this one, if any:
    the shortest content that holds its cue.
    """
    cue = attribution.cue
    if attribution.speaker_type == "person" and attribution.speaker in story.allegiance and not _public(story, attribution):
        return attribution
    found = [
        (a.content.end - a.content.start, a)
        for a in story.resolution.attributions
        if cue is not None and a.content is not None and a.id != attribution.id and a.content.start <= cue.start < a.content.end and a.speaker != attribution.speaker
    ]
    return min(found, key=lambda row: row[0])[1] if found else None


def _public(story: Story, attribution: Attribution) -> bool:
    """Is the reporting word one for a public act?"""
    cues = frozenset(c for kind in story.book.types.values() for c in kind.public_acts)
    return attribution.cue is not None and not cues.isdisjoint(story.marks.features(*token_range(story.page.tokens, attribution.cue)))


def _opens_clause(story: Story, first: int, last: int) -> bool:
    """Does a complementiser stand there, so that what follows is a statement?"""
    return any(t.kind == "complementiser" for i in range(first, last + 1) for t in story.page.tags.get(i, ()))
