"""Findings as a list for the screen: the statement, its counts, a line for each first known source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sayso.core.records import Finding, Record
from sayso.packs.phrases import Phrases
from sayso.report import wording
from sayso.report.assessment import weight
from sayso.report.selection import short_ids

MOST_ORIGINS = 4  # lines of sources a finding has on the screen; the rest are counted


class Item(Record, frozen=True):
    """One finding in words; `id` as short as it may be."""

    id: str
    statement: str
    counts: str
    lines: tuple[str, ...]


def listing(findings: Iterable[Finding], everything: Sequence[Finding], phrases: Phrases) -> Iterator[Item]:
    """The findings in words, those that most stands behind first. `everything` is where others that disagree are looked up."""
    short, others = short_ids(everything), {f.id: f for f in everything}
    for finding in sorted(findings, key=weight):
        counts = " · ".join([*wording.counts(finding, phrases), *wording.flags(finding, phrases)])
        state = finding.review.state
        yield Item(
            short.get(finding.id, finding.id),
            finding.statement if state == "unreviewed" else f"{finding.statement} [{wording.review(finding.review, phrases)}]",
            counts,
            (*_lines(finding, phrases), *_against(finding, others, short, phrases)),
        )


def _against(finding: Finding, others: Mapping[str, Finding], short: Mapping[str, str], phrases: Phrases) -> Iterator[str]:
    for other in finding.conflicts_with:
        if other in others:
            yield phrases.say("findings.against", id=short[other], statement=others[other].statement)


def _lines(finding: Finding, phrases: Phrases) -> Iterator[str]:
    for origin in finding.origins[:MOST_ORIGINS]:
        paths = ", ".join(wording.paths(finding, origin, phrases)) or phrases.say("counts.documents", n=len(origin.documents))
        line = phrases.say("findings.origin_line", name=origin.name, paths=paths)
        yield phrases.say("findings.origin_unnamed", line=line, flag=phrases.say("flag.unnamed")) if origin.rests_on_unnamed else line
    if len(finding.origins) > MOST_ORIGINS:
        yield phrases.say("findings.more", n=len(finding.origins) - MOST_ORIGINS)
    if finding.conflict and len(finding.figures) > 1:
        figures = [
            phrases.say(
                "findings.figure_by",
                figure=wording.figure(f, phrases),
                names=phrases.listed(f.origins) or phrases.say("finding.figure_nobody"),
            )
            for f in finding.figures
        ]
        yield phrases.say("findings.figures", figures=", ".join(figures))
