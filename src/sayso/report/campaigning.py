"""Campaigns in words, and month by month as a small drawing of letters."""

from __future__ import annotations

from sayso.core.records import Campaign, Record
from sayso.packs.phrases import Phrases


class CampaignLine(Record, frozen=True):
    """One campaign for the screen."""

    what: str
    seen: str
    counts: str
    months: str
    places: str


def campaign_line(campaign: Campaign, phrases: Phrases) -> CampaignLine:
    """A campaign in words; its months as a row of counts of the sources that vouch for it."""
    kind = phrases.word("type", campaign.type)
    counts = [phrases.say("counts.findings", n=len(campaign.findings)), phrases.say("campaigns.sources", n=len(campaign.origins))]
    seen = phrases.date(campaign.first_seen[:7] if campaign.first_seen else None)
    last = phrases.date(campaign.last_seen[:7] if campaign.last_seen else None)
    return CampaignLine(
        phrases.say("campaigns.by", type=kind, actor=campaign.actor) if campaign.actor else kind,
        seen if seen == last else phrases.say("finding.seen_range", first=seen, last=last),
        " · ".join(counts),
        " ".join(str(len(m.origins)) for m in campaign.months),
        phrases.listed([p.place for p in campaign.places]),
    )
