"""Who answers a claim right behind it: "…, which Moscow denies", "The Kremlin rejected the accusation."."""

from __future__ import annotations

from msgspec.structs import replace

from sayso.core.ids import short_id
from sayso.core.records import Attribution, Claim, Resolution, Span


def answers(document: str, resolution: Resolution, claim: Claim) -> list[Claim]:
    """What those who answer say of the same thing: the claim again with their attribution, denied or reported.

    `document` is the document's id.
    """
    return [_answer(document, claim, a) for a in resolution.attributions if a.answers is not None and a.id != claim.attribution and _covers(a.answers, claim)]


def _covers(statement: Span, claim: Claim) -> bool:
    """Is more than half of the claim's evidence in the statement that is answered?"""
    evidence = claim.evidence
    return min(statement.end, evidence.end) - max(statement.start, evidence.start) > (evidence.end - evidence.start) / 2


def _answer(document: str, claim: Claim, attribution: Attribution) -> Claim:
    denies = attribution.stance == "denies"
    return replace(
        claim,
        id=short_id(document, claim.codebook, claim.type, claim.evidence.start, claim.evidence.end, attribution.id),
        attribution=attribution.id,
        modality="denied" if denies else claim.modality if claim.modality in ("possible", "planned") else "reported",
        basis="document" if attribution.speaker_type == "document" else "relayed",
        credited=None,
        why=(*claim.why, f"answered: {attribution.stance}"),
    )
