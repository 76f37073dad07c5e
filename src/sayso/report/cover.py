"""The head of a report: what it covers, how much of it a person has looked at."""

from __future__ import annotations

from sayso.core.records import Record
from sayso.packs.phrases import Phrases
from sayso.report.assessment import Assessment


class Cover(Record, frozen=True):
    """The lines of the head, None where there is nothing to say."""

    draft: str
    synthetic: str | None
    covers: str | None


def cover(assessment: Assessment, phrases: Phrases) -> Cover:
    """The head of an assessment in words."""
    outlets = {d.outlet for d in assessment.sources if d.outlet}
    languages = {d.language for d in assessment.sources if d.language}
    dates = sorted(d.published for d in assessment.sources if d.published)
    return Cover(
        draft=phrases.say("page.draft", n=assessment.total, reviewed=phrases.number(assessment.reviewed)),
        synthetic=phrases.say("page.synthetic") if assessment.synthetic else None,
        covers=phrases.say(
            "page.covers",
            documents=phrases.say("counts.documents", n=len(assessment.sources)),
            outlets=phrases.say("counts.outlets", n=len(outlets)),
            languages=phrases.say("counts.languages", n=len(languages)),
            first=phrases.date(dates[0]),
            last=phrases.date(dates[-1]),
        )
        if dates
        else None,
    )
