"""What is new: since a date, or since the last report that was made of the ledger."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sayso.core.records import Finding, FindingClaim
from sayso.packs.phrases import Phrases
from sayso.report.endnotes import Endnotes
from sayso.report.material import Material
from sayso.report.model import News, Sentence
from sayso.report.naming import row
from sayso.report.saying import Teller
from sayso.report.visible import one_line

_SHOWN = 25  # findings with news that are told one by one


def news(findings: Sequence[Finding], material: Material, teller: Teller, notes: Endnotes, phrases: Phrases) -> News | None:
    """What is new among findings in the order of their weight; None where there is nothing to compare with."""
    since = material.asked.since
    if since is not None:
        when = phrases.say("news.since_date", date=phrases.date(since))

        def fresh(claim: FindingClaim) -> bool:
            return claim.published is not None and claim.published >= since[: len(claim.published)]

    elif material.earlier is not None:
        earlier, order = material.earlier, {held.key: held.order for held in material.held}
        when = phrases.say("news.since_report", date=phrases.date(earlier.at[:10]))

        def fresh(claim: FindingClaim) -> bool:
            return order.get(claim.document, 0) > earlier.order

    else:
        return None
    told = [sentence for finding in findings if (sentence := _told(finding, fresh, teller, notes, phrases)) is not None]
    told.sort(key=lambda s: s.kind, reverse=True)  # new before grown, each by weight
    if not told:
        return News(when, (Sentence("nothing", phrases.say("news.nothing")),))
    more = phrases.say("news.more", n=len(told) - _SHOWN) if len(told) > _SHOWN else None
    return News(when, tuple(told[:_SHOWN]), more)


def _told(finding: Finding, fresh: Callable[[FindingClaim], bool], teller: Teller, notes: Endnotes, phrases: Phrases) -> Sentence | None:
    new = {c.document for c in finding.claims if fresh(c)}
    old = {c.document for c in finding.claims} - new
    if not new:
        return None
    lead = teller.lead(finding)
    if not old:
        return Sentence("new", phrases.say("news.new", statement=lead.text), lead.notes, (finding.id,))
    sources = [o.name for o in finding.origins if not any(c.origin == o.name for c in finding.claims if c.document in old)]
    fields = {"statement": lead.text, "total": phrases.number(len(new) + len(old))}
    text = phrases.say("news.grown_sources", n=len(new), names=row(sources, phrases), **fields) if sources else phrases.say("news.grown", n=len(new), **fields)
    return Sentence("grown", one_line(text), notes.some(finding, fresh), (finding.id,))
