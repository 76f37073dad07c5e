"""Findings as a list for the screen: the statement, its counts, a line for each first known source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from sayso.core.records import Finding, Record
from sayso.packs.phrases import Phrases
from sayso.report import wording
from sayso.report.assessment import weight

MOST_ORIGINS = 4  # lines of sources a finding has on the screen; the rest are counted


class Item(Record, frozen=True):
    """One finding in words; `id` as short as it may be."""

    id: str
    statement: str
    counts: str
    lines: tuple[str, ...]


def listing(
    findings: Iterable[Finding], everything: Iterable[Finding], short: Mapping[str, str], phrases: Phrases, more: Mapping[str, str] | None = None
) -> Iterator[Item]:
    """The findings in words, those that most stands behind first. `everything` is where others that disagree are looked up, `short` their ids on
    the screen; `more`, a last line by finding.
    """
    others = {f.id: f for f in everything}
    for finding in sorted(findings, key=weight):
        counts = " · ".join([*wording.counts(finding, phrases), *wording.flags(finding, phrases)])
        state = finding.review.state
        yield Item(
            short.get(finding.id, finding.id),
            finding.statement if state == "unreviewed" else f"{finding.statement} [{wording.review(finding.review, phrases)}]",
            counts,
            (*_lines(finding, phrases), *_against(finding, others, short, phrases), *((more[finding.id],) if more and finding.id in more else ())),
        )


def _against(finding: Finding, others: Mapping[str, Finding], short: Mapping[str, str], phrases: Phrases) -> Iterator[str]:
    for denier, since in wording.denials(finding):
        yield phrases.say("findings.denied", name=denier, date=phrases.date(since))
    for other in (others[name] for name in finding.conflicts_with if name in others):
        names = wording.origin_names(other, phrases)
        yield phrases.say("findings.against", id=short[other.id], statement=other.statement, names=names, date=phrases.date(other.first_seen))


def _lines(finding: Finding, phrases: Phrases) -> Iterator[str]:
    for origin in finding.origins[:MOST_ORIGINS]:
        paths = ", ".join(wording.paths(finding, origin, phrases)) or phrases.say("counts.documents", n=len(origin.documents))
        line = phrases.say("findings.origin_line", name=origin.name, paths=paths)
        yield phrases.say("findings.origin_unnamed", line=line, flag=phrases.say("flag.unnamed")) if origin.rests_on_unnamed else line
    if len(finding.origins) > MOST_ORIGINS:
        yield phrases.say("findings.more", n=len(finding.origins) - MOST_ORIGINS)
    if len({(f.low, f.high, f.comparator) for f in finding.figures}) > 1:
        yield phrases.say("findings.figures", figures=", ".join(wording.given_by(f, finding, phrases) for f in finding.figures))
