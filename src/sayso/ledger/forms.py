"""Records as the ledger keeps them: JSON, packed, and back."""

from __future__ import annotations

import zlib
from typing import Any

import msgspec
from sqlalchemy import Row

from sayso.core.ids import digest
from sayso.core.records import Analysis, Attribution, Claim, Document, Finding, LedgerClaim, Record
from sayso.packs.words import plain

# Fixed, so that the same content makes the same file; 6 is zlib's own choice between speed and size.
_LEVEL = 6
_BLANK = Document("", "", None, None, None, None, None, False, "")


class KeptClaim(Record, frozen=True):
    """A LedgerClaim without its document."""

    claim: Claim
    attributions: tuple[Attribution, ...]
    credits: tuple[str, ...]


_ENCODER = msgspec.json.Encoder()
_ANALYSIS = msgspec.json.Decoder(Analysis)
_CLAIM = msgspec.json.Decoder(KeptClaim)


def pack(raw: bytes) -> bytes:
    """Compressed bytes."""
    return zlib.compress(raw, _LEVEL)


def unpack(packed: bytes) -> bytes:
    """The bytes again."""
    return zlib.decompress(packed)


def keep_analysis(analysis: Analysis) -> tuple[str, bytes]:
    """The digest of an analysis and its packed form, without the document, which the ledger keeps but once."""
    raw = _ENCODER.encode(msgspec.structs.replace(analysis, document=_BLANK))
    return digest(raw), pack(raw)


def analysis_of(packed: bytes, document: Document) -> Analysis:
    """The analysis again, with its document."""
    return msgspec.structs.replace(_ANALYSIS.decode(unpack(packed)), document=document)


def ledger_claims(analysis: Analysis) -> list[LedgerClaim]:
    """The claims of an analysis with what corroboration needs: their attributions from the outermost inwards, and whom the document credits."""
    by_id = {attribution.id: attribution for attribution in analysis.attributions}
    credited = tuple(dict.fromkeys(a.speaker for a in analysis.attributions if a.kind == "credit" and a.speaker is not None))
    document = msgspec.structs.replace(analysis.document, text="")
    return [LedgerClaim(claim, document, _chain(claim.attribution, by_id), credited) for claim in analysis.claims]


def _chain(innermost: str | None, by_id: dict[str, Attribution]) -> tuple[Attribution, ...]:
    chain: list[Attribution] = []
    at = innermost
    while at is not None and at in by_id and by_id[at] not in chain:  # an attribution within itself would have no end
        chain.append(by_id[at])
        at = by_id[at].within
    return tuple(reversed(chain))


def keep_claim(claim: LedgerClaim) -> bytes:
    """A claim as JSON."""
    return _ENCODER.encode(KeptClaim(claim.claim, claim.attributions, claim.credits))


def claim_of(content: bytes, document: Document) -> LedgerClaim:
    """The claim again, with its document."""
    kept = _CLAIM.decode(content)
    return LedgerClaim(kept.claim, document, kept.attributions, kept.credits)


def finding_row(finding: Finding) -> dict[str, str | int | bytes | None]:
    """A finding as a row of `findings`: its content, and what it is looked up and sorted by."""
    first, count = finding.claims[0] if finding.claims else None, finding.independent_origins
    return {
        "id": finding.id,
        "type": finding.type,
        "place": finding.place and plain(finding.place),
        "actor": finding.actor and plain(finding.actor),
        "first_seen": finding.first_seen,
        "last_seen": finding.last_seen,
        "document": first.document if first else "",
        "start": first.evidence.start if first else 0,
        "review": finding.review.state,
        "low": count.low,
        "high": count.high,
        "outlets": finding.outlets,
        "documents": finding.documents,
        "content": _ENCODER.encode(finding),
    }


def document_of(row: Row[Any], text: str) -> Document:
    """A document from a row that holds the columns of `versions` and the document's `key`."""
    return Document(
        row.key, row.id, row.language, row.published, row.outlet, row.url, row.title, bool(row.synthetic), text, row.published_basis
    )
