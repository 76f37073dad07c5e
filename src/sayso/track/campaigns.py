"""Findings to campaigns: what somebody does of one kind, month by month, by the origins that vouch for it.

Origins are counted, not documents: ten papers with one source are one voice. Months are those of publication; a document without a
date is in the campaign, but in no month.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sayso.core.ids import short_id
from sayso.core.records import Campaign, CampaignMonth, CampaignPlace, Finding, FindingClaim
from sayso.track.months import month_of, months_between


def campaigns(findings: Iterable[Finding]) -> tuple[Campaign, ...]:
    """The campaigns among some findings, by type and actor. Findings that a person rejected are left out."""
    groups: dict[tuple[str, str | None], list[Finding]] = {}
    for finding in findings:
        if finding.review.state != "rejected":
            groups.setdefault((finding.type, finding.actor), []).append(finding)
    return tuple(_campaign(kind, actor, groups[kind, actor]) for kind, actor in sorted(groups, key=lambda g: (g[0], g[1] or "")))


def _campaign(kind: str, actor: str | None, findings: Sequence[Finding]) -> Campaign:
    ordered = sorted(findings, key=lambda f: (f.first_seen or "9999", f.id))
    claims = [claim for finding in ordered for claim in finding.claims if claim.modality != "denied"]
    seen = sorted(c.published for c in claims if c.published)
    return Campaign(
        id=short_id("campaign", kind, actor),
        type=kind,
        actor=actor,
        synthetic=any(f.synthetic for f in ordered),
        first_seen=seen[0] if seen else None,
        last_seen=seen[-1] if seen else None,
        findings=tuple(f.id for f in ordered),
        origins=tuple(sorted({o.name for f in ordered for o in f.origins})),
        places=_places(ordered),
        months=_months(claims),
    )


def _places(findings: Sequence[Finding]) -> tuple[CampaignPlace, ...]:
    """The places of the findings, and those that a text lists: since when by the documents that name each."""
    found: dict[str, tuple[list[str], dict[str, None]]] = {}

    def add(place: str, finding: Finding, published: str | None) -> None:
        dates, ids = found.setdefault(place, ([], {}))
        dates += [published] if published is not None else []
        ids[finding.id] = None

    for finding in findings:
        if finding.place is not None:
            add(finding.place, finding, finding.first_seen)
        for claim in finding.claims:
            for place in claim.places if claim.modality != "denied" else ():
                add(place, finding, claim.published)
    return tuple(CampaignPlace(place, min(dates, default=None), tuple(ids)) for place, (dates, ids) in found.items())


def _months(claims: Sequence[FindingClaim]) -> tuple[CampaignMonth, ...]:
    by_month: dict[str, list[FindingClaim]] = {}
    for claim in claims:
        month = month_of(claim.published)
        if month is not None:
            by_month.setdefault(month, []).append(claim)
    if not by_month:
        return ()
    out: list[CampaignMonth] = []
    known: set[str] = set()
    for month in months_between(min(by_month), max(by_month)):
        mine = by_month.get(month, [])
        origins = sorted({c.origin for c in mine if c.origin is not None})
        out.append(CampaignMonth(month, len({c.document for c in mine}), tuple(origins), tuple(o for o in origins if o not in known)))
        known.update(origins)
    return tuple(out)
