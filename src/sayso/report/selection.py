"""Which findings a person asked for."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.core.index import Selection
from sayso.core.records import Finding
from sayso.packs.words import plain


def select(findings: Iterable[Finding], wanted: Selection) -> tuple[Finding, ...]:
    """The findings that fit, in their order. Names fit whatever their case, diacritics and punctuation."""
    return tuple(f for f in findings if _fits(f, wanted))


def short_ids(findings: Iterable[Finding]) -> dict[str, str]:
    """The short ids of some findings."""
    return shortened(f.id for f in findings)


def shortened(names: Iterable[str]) -> dict[str, str]:
    """For each id the shortest beginning of at least four characters that no other id has."""
    ids = sorted(names)
    short = {}
    for at, name in enumerate(ids):
        beside = [ids[i] for i in (at - 1, at + 1) if 0 <= i < len(ids)]
        length = 4
        while length < len(name) and any(other.startswith(name[:length]) for other in beside):
            length += 1
        short[name] = name[:length]
    return short


def _fits(finding: Finding, wanted: Selection) -> bool:
    return (
        (wanted.type is None or finding.type == wanted.type.replace(" ", "_").replace("-", "_"))
        and (wanted.place is None or _same(finding.place, wanted.place))
        and (wanted.actor is None or any(_same(finding.actor, name) for name in (wanted.actor, *wanted.actor_names)))
        and (wanted.since is None or (finding.last_seen is not None and finding.last_seen >= wanted.since[: len(finding.last_seen)]))
        and (wanted.until is None or (finding.first_seen is not None and finding.first_seen[: len(wanted.until)] <= wanted.until))
        and finding.independent_origins.high >= wanted.min_origins
        and (not wanted.reviewed_only or finding.review.state != "unreviewed")
    )


def _same(name: str | None, wanted: str) -> bool:
    return name is not None and plain(name) == plain(wanted)
