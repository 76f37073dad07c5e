"""One checked text in words: for each thing it claims who says so, who was first, who copied, and what could be printed of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sayso.core.records import Analysis, Attribution, Claim, Drift, Finding, FindingClaim, Record
from sayso.packs.phrases import Phrases
from sayso.report import wording
from sayso.report.analysis import who_says

_OWN = frozenset({"own_reporting", "observation", "document", "artefact"})


class First(Record, frozen=True):
    """The document in which a thing was first told, by its date."""

    document: str
    outlet: str | None
    published: str


class Printable(Record, frozen=True):
    """What could be printed: the attribution to keep, and what is and is not supported. Texts for people."""

    attribution: str
    supported: tuple[str, ...]
    not_supported: tuple[str, ...]


class Point(Record, frozen=True):
    """One thing that the text claims."""

    finding: Finding
    who: tuple[str, ...]
    first: tuple[First, ...]
    copies: tuple[str, ...]
    printable: Printable


def point(finding: Finding, analysis: Analysis, others: Mapping[str, Finding], phrases: Phrases) -> Point:
    """What is to be said of one finding that holds claims of the analysed text. `others`: the findings it disagrees with, by id."""
    key = analysis.document.key
    mine = [c for c in finding.claims if c.document == key]
    coded = {c.id: c for c in analysis.claims}
    said = {a.id: a for a in analysis.attributions}
    who = tuple(dict.fromkeys(who_says(coded[c.id], said, phrases) for c in mine if c.id in coded))
    best = min(mine, key=lambda c: (c.origin is None, not c.chain, c.evidence.start))
    printable = Printable(
        _attribution(best, coded.get(best.id), finding, said, phrases),
        tuple(_supported(finding, phrases)),
        tuple(_not_supported(finding, mine, others, phrases)),
    )
    copies = tuple(k for group in finding.copies if key in group for k in group if k != key)
    return Point(finding, who, _first(finding), copies, printable)


def _first(finding: Finding) -> tuple[First, ...]:
    """The documents of the earliest date, as far as dates tell."""
    earliest = finding.first_seen
    found = {c.document: First(c.document, c.outlet, c.published) for c in finding.claims if c.published is not None and c.published == earliest}
    return tuple(found[key] for key in sorted(found))


def _attribution(claim: FindingClaim, coded: Claim | None, finding: Finding, said: Mapping[str, Attribution], phrases: Phrases) -> str:
    """The attribution to keep: never more than the text, or the documents it leads to, can bear."""
    innermost = said.get(coded.attribution or "") if coded is not None else None
    vague = innermost is not None and innermost.speaker_type == "unnamed" and claim.origin is None
    if claim.chain and not vague:
        who = wording.chain(claim.chain, phrases)
        led = claim.origin is not None and claim.origin not in claim.chain
        return phrases.say("print.led_to", who=who, origin=claim.origin or "") if led else phrases.say("print.according", who=who)
    if claim.basis == "public_act" and finding.actor is not None:
        return phrases.say("print.act", actor=finding.actor)
    if coded is not None and coded.credited:
        return phrases.say("print.credited", names=coded.credited)
    if claim.origin is not None and claim.origin != claim.outlet:
        return phrases.say("print.according", who=claim.origin)
    if claim.basis in _OWN:
        return phrases.say("print.own", outlet=claim.outlet) if claim.outlet else phrases.say("print.own_unknown")
    return _elsewhere(claim, finding, phrases)


def _elsewhere(claim: FindingClaim, finding: Finding, phrases: Phrases) -> str:
    """Where a text that names nobody may have it from, as far as other documents tell."""
    recovered = next((r for r in finding.recovered if r.document == claim.document), None)
    if recovered is not None:
        return phrases.say("print.recovered", origin=recovered.origin, found=recovered.source_document)
    return phrases.say("print.others_name", names=wording.origin_names(finding, phrases)) if finding.origins else phrases.say("print.nobody")


def _supported(finding: Finding, phrases: Phrases) -> Iterator[str]:
    if finding.origins:
        yield phrases.say("print.who_vouches", count=wording.origin_count(finding, phrases), names=wording.origin_names(finding, phrases))
    if finding.independent_origins.low > 1:
        yield phrases.say("print.independent", n=finding.independent_origins.low)
    if finding.review.state in ("accepted", "edited"):
        yield wording.review(finding.review, phrases)


def _not_supported(finding: Finding, mine: list[FindingClaim], others: Mapping[str, Finding], phrases: Phrases) -> Iterator[str]:
    low, high = finding.independent_origins.low, finding.independent_origins.high
    if not finding.origins:
        yield phrases.say("print.no_origin")
    elif high == 1 and finding.documents > 1:
        yield phrases.say("print.one_voice", n=finding.documents)
    elif low < high:
        yield phrases.say("print.perhaps_same")
    if finding.origins and all(o.rests_on_unnamed for o in finding.origins):
        yield phrases.say("print.unnamed", names=wording.origin_names(finding, phrases))
    if finding.origins and all(c.modality == "asserted" and not c.chain and c.basis not in {"public_act", *_OWN} for c in mine):
        yield phrases.say("print.as_fact")
    for modality in ("planned", "possible"):
        if all(c.modality == modality for c in mine):
            yield phrases.say(f"print.{modality}")
    keys = {c.document for c in mine}
    for change in finding.drift:
        if change.document in keys:
            yield _drift(change, phrases)
    for other in finding.conflicts_with:
        if other in others:
            yield phrases.say("print.against", statement=others[other].statement, names=wording.origin_names(others[other], phrases))
    if finding.denied_by:
        yield phrases.say("flag.denied", names=phrases.listed(finding.denied_by))
    for ring in finding.circular:
        yield phrases.say("trace.circular", names=phrases.listed(ring))
    if finding.review.state == "rejected":
        yield wording.review(finding.review, phrases)


def _drift(change: Drift, phrases: Phrases) -> str:
    before, after = (
        phrases.say("finding.drift_nothing") if value is None else phrases.word("modality", value) if change.field == "modality" else value
        for value in (change.before, change.after)
    )
    return phrases.say("print.drift", field=phrases.word("field", change.field), before=before, after=after, document=change.from_document)
