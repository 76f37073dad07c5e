"""The report as one HTML file: no script, nothing loaded from anywhere, opens from disk, prints well."""

from __future__ import annotations

from functools import partial

from markupsafe import Markup, escape

from sayso.packs.phrases import Phrases
from sayso.report import judging
from sayso.report.model import Assessment, Judgement
from sayso.report.passages import Passage, Piece, pieces
from sayso.report.templates import environment, style
from sayso.report.timeline import timeline
from sayso.report.visible import one_line


def html_report(assessment: Assessment, phrases: Phrases) -> str:
    """The report in the language of `phrases`."""
    entries = assessment.entries
    return environment().get_template("report.html.j2").render(
        a=assessment,
        t=phrases,
        by_id={e.id: e for e in entries},
        judged={field: sum(e.judged(field) is not None for e in entries) for field in ("likelihood", "confidence")},
        degree=partial(judging.degree, phrases=phrases),
        signed=partial(_signed, phrases=phrases),
        translated=partial(judging.translated, phrases=phrases),
        timeline=timeline(f for f in assessment.findings if f.review.state != "rejected"),
        texts=_texts(assessment),
        style=style(),
    )


def _signed(judgement: Judgement, phrases: Phrases) -> Markup:
    return Markup('<span class="signed">') + escape(one_line(judging.signed(judgement, phrases))) + Markup("</span>")


def _texts(assessment: Assessment) -> dict[str, tuple[Piece, ...]]:
    passages: dict[str, list[Passage]] = {d.key: [] for d in assessment.sources}
    for note in assessment.notes:
        passages[note.document].append(Passage(note.passage, str(note.number)))
    return {d.key: pieces(d.text, passages[d.key]) for d in assessment.sources}
