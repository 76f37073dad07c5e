"""The report as one HTML file: no script, nothing loaded from anywhere, opens from disk, prints well."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sayso.core.records import Document, Finding
from sayso.packs.added import AddedActor
from sayso.packs.phrases import Phrases
from sayso.report import wording
from sayso.report.assessment import Assessment, assess
from sayso.report.cover import cover
from sayso.report.deciding import decision_line
from sayso.report.passages import Passage, Piece, pieces
from sayso.report.templates import environment, style
from sayso.report.timeline import timeline


def html_report(findings: Sequence[Finding], documents: Mapping[str, Document], phrases: Phrases, decided: Sequence[AddedActor] = ()) -> str:
    """The report of `findings` in the language of `phrases`. `documents` holds the texts of the documents they rest on, by key."""
    assessment = assess(findings, documents, decided)
    return environment().get_template("report.html.j2").render(
        a=assessment,
        t=phrases,
        w=wording,
        decided=[decision_line(one, phrases) for one in assessment.decided],
        cover=cover(assessment, phrases),
        timeline=timeline(assessment.themes),
        texts=_texts(assessment),
        documents=documents,
        by_id={f.id: f for f in findings},
        style=style(),
    )


def _texts(assessment: Assessment) -> dict[str, tuple[Piece, ...]]:
    passages: dict[str, list[Passage]] = {d.key: [] for d in assessment.sources}
    for note in assessment.notes:
        passages[note.document.key].append(Passage(note.claim.evidence, str(note.number)))
    return {d.key: pieces(d.text, passages[d.key]) for d in assessment.sources}
