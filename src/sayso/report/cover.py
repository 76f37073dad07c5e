"""The head of a report: what it covers, how much of it a person has looked at, what was asked for, from which state of the ledger."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.core.records import Finding
from sayso.packs.phrases import Phrases
from sayso.report.material import Material
from sayso.report.model import Head


def cover(material: Material, findings: Sequence[Finding], phrases: Phrases) -> Head:
    """The head in words. `findings`: all that are printed, those set aside included."""
    documents = [material.documents[key] for key in sorted({c.document for f in findings for c in f.claims}) if key in material.documents]
    outlets = {d.outlet for d in documents if d.outlet}
    languages = {d.language for d in documents if d.language}
    dates = sorted(d.published for d in documents if d.published)
    reviewed = sum(f.review.state != "unreviewed" for f in findings)
    made = {"date": phrases.date(material.at[:10]), "checkpoint": material.checkpoint} if material.at and material.checkpoint else None
    return Head(
        draft=phrases.say("page.draft", n=len(findings), reviewed=phrases.number(reviewed)),
        synthetic=phrases.say("page.synthetic") if any(f.synthetic for f in findings) else None,
        covers=phrases.say(
            "page.covers",
            documents=phrases.say("counts.documents", n=len(documents)),
            outlets=phrases.say("counts.outlets", n=len(outlets)),
            languages=phrases.say("counts.languages", n=len(languages)),
            first=phrases.date(dates[0]),
            last=phrases.date(dates[-1]),
        )
        if dates
        else None,
        made=phrases.say("head.made", None, **made) if made else None,
        scope=tuple(_scope(material, phrases)),
        checkpoint=material.checkpoint,
        reviewed=reviewed,
        total=len(findings),
    )


def _scope(material: Material, phrases: Phrases) -> Iterator[str]:
    asked = material.asked
    filters = []
    for name, value in asked.filters:
        shown = phrases.word("type", value) if name == "type" else phrases.date(value) if name in ("since", "until") else value
        filters.append(phrases.say(f"head.{name}", value=shown))
    if filters:
        yield phrases.say("head.only", what="; ".join(filters))
    if asked.as_of is not None:
        yield phrases.say("head.as_of", date=phrases.date(asked.as_of))
    if asked.without is not None:
        yield phrases.say("head.without", source=asked.without)
