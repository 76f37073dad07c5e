"""What people decided about who is who, in words: for reports, traces and `sayso actors`."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.core.records import Finding
from sayso.packs.added import AddedActor
from sayso.packs.phrases import Phrases


def decisions_about(findings: Iterable[Finding], decided: Iterable[AddedActor]) -> tuple[AddedActor, ...]:
    """Those decisions that bear on what is shown: about who acts, who is acted on, and who says so. In the order in which they were made."""
    names = {
        name
        for finding in findings
        for name in (finding.actor, finding.target, *(o.name for o in finding.origins), *(n for c in finding.claims for n in c.chain))
    }
    return tuple(one for one in decided if one.name in names)


def decided_what(one: AddedActor, phrases: Phrases) -> str:
    """What was decided: is a person; speaks for Russia."""
    parts = (("type", one.type), ("alias", ", ".join(one.aliases)), ("side", one.side), ("parent", one.parent))
    return "; ".join(phrases.say(f"decided.{name}", value=value) for name, value in parts if value) or phrases.say("decided.known")


def decision_line(one: AddedActor, phrases: Phrases) -> str:
    """Who decided what of whom, when and why."""
    fields = {"name": one.name, "what": decided_what(one, phrases), "by": one.by or "", "reason": one.reason or ""}
    return phrases.say("decided.line", None, date=phrases.date(one.at[:10] or None), **fields)
