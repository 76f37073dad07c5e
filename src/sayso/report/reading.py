"""Analyses as one HTML page: the texts with sources, reporting words, contents and claims marked. For reading, and for finding fault."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.core.records import Analysis, Record
from sayso.packs.phrases import Phrases
from sayso.report.analysis import Row, head, rows
from sayso.report.masking import masked
from sayso.report.passages import Passage, Piece, pieces
from sayso.report.templates import environment, style

KINDS = ("source", "cue", "content", "claim")


class Reading(Record, frozen=True):
    """One document on the page: its head line, its rows with the names of their passages, its text in pieces."""

    analysis: Analysis
    head: tuple[str, ...]
    rows: tuple[tuple[Row, str], ...]
    pieces: tuple[Piece, ...]


def reading_page(analyses: Sequence[Analysis], phrases: Phrases) -> str:
    """The page of some analyses, in their order: self-contained, no script."""
    readings = [_reading(number, analysis, phrases) for number, analysis in enumerate(analyses)]
    return environment().get_template("reading.html.j2").render(readings=readings, t=phrases, kinds=KINDS, style=style())


def _reading(number: int, analysis: Analysis, phrases: Phrases) -> Reading:
    passages = []
    for a in analysis.attributions:
        who = " / ".join(a.chain) or a.speaker or phrases.say("read.nobody_named")
        for kind, span in (("source", a.source), ("cue", a.cue), ("content", a.content)):
            if span is not None:
                title = phrases.say("reading.title", kind=phrases.say(f"reading.{kind}"), id=a.id, detail=f"{who} · {a.kind} · {a.stance}")
                passages.append(Passage(span, "", kind, title))
    claims = sorted(analysis.claims, key=lambda c: (c.evidence.start, c.evidence.end, c.id))
    names = [f"c{number}-{at}" for at in range(1, len(claims) + 1)]
    for claim, name in zip(claims, names, strict=True):
        title = phrases.say("reading.title", kind=phrases.say("reading.claim"), id=claim.id, detail=f"{claim.type} · {claim.modality} · {claim.basis}")
        passages.append(Passage(claim.evidence, name, "claim", title))
    table = tuple(zip(rows(analysis, phrases), names, strict=True))
    return Reading(analysis, tuple(head(analysis, phrases)), table, pieces(masked(analysis.document.text), passages))
