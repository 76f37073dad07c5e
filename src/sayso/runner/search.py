"""What a ledger holds of some words: findings with their claims, attributions, documents. What is found is to be shown, so ways to reach people are masked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sayso.core.records import Attribution, Document, Finding, FindingClaim, Record, Span
from sayso.ledger import Ledger
from sayso.ledger.search import Query
from sayso.report.masking import masked, masked_document, masked_spans


class FoundClaim(Record, frozen=True):
    """A claim in whose passage or chain the words stand, or in the finding it belongs to; `hits` are those in its passage."""

    id: str
    document: str
    outlet: str | None
    published: str | None
    evidence: Span
    chain: tuple[str, ...]
    origin: str | None
    hits: tuple[Span, ...]


class FoundFinding(Record, frozen=True):
    """A finding about the words, with the claims that tell it."""

    id: str
    type: str
    statement: str
    synthetic: bool
    claims: tuple[FoundClaim, ...]


class FoundAttribution(Record, frozen=True):
    """Somebody who speaks of the words, or of whom they are the name. `hits` stand in source, reporting words or content."""

    id: str
    document: str
    outlet: str | None
    published: str | None
    speaker: str | None
    chain: tuple[str, ...]
    cue: Span | None
    content: Span | None
    hits: tuple[Span, ...]


class FoundDocument(Record, frozen=True):
    """A document that holds the words; `hits` index its text in code points, end exclusive; `in_title` if its title does."""

    key: str
    outlet: str | None
    published: str | None
    language: str | None
    title: str | None
    in_title: bool
    text: str
    hits: tuple[Span, ...]


class Found(Record, frozen=True):
    """Everything found: `total` counts the documents that hold all words, of which the best are listed."""

    findings: tuple[FoundFinding, ...]
    attributions: tuple[FoundAttribution, ...]
    documents: tuple[FoundDocument, ...]
    total: int


def search(ledger: Ledger, query: Query, most: int) -> Found:
    """The findings, attributions and documents of a query. `most` bounds the documents, whose attributions are looked through.

    Attributions of other documents are found where a claim of theirs names the words in its chain.
    """
    findings = tuple(found for finding in ledger.findings() if (found := _finding(finding, query)) is not None)
    total, documents = ledger.search(query, most)
    keys = [d.key for d in documents]
    named = (c.document for f in findings for c in f.claims if query.within(c.chain))
    attributions = tuple(a for key in dict.fromkeys([*keys, *named]) for a in _attributions(ledger, key, query))
    return Found(
        findings,
        attributions,
        tuple(_document(d, query) for d in documents),
        total,
    )


def _finding(finding: Finding, query: Query) -> FoundFinding | None:
    about = (finding.statement, finding.type, finding.actor, finding.target, finding.place, *finding.roles.values())
    claims = tuple(_claim(claim, query) for claim in finding.claims if query.within((*about, claim.evidence.text, claim.origin, claim.outlet, *claim.chain)))
    return FoundFinding(finding.id, finding.type, finding.statement, finding.synthetic, claims) if claims else None


def _document(document: Document, query: Query) -> FoundDocument:
    shown, in_title = masked_document(document), bool(document.title and query.hits(document.title))
    hits = _shown(query.hits(document.text), shown.text, 0)
    return FoundDocument(shown.key, shown.outlet, shown.published, shown.language, shown.title, in_title, shown.text, hits)


def _claim(claim: FindingClaim, query: Query) -> FoundClaim:
    hits = _moved(query, claim.evidence)
    return FoundClaim(claim.id, claim.document, claim.outlet, claim.published, masked_spans(claim.evidence), claim.chain, claim.origin, hits)


def _attributions(ledger: Ledger, key: str, query: Query) -> Iterator[FoundAttribution]:
    analysis = ledger.analysis(key)
    if analysis is None:
        return
    document = analysis.document
    for a in analysis.attributions:
        spans = [span for span in (a.source, a.cue, a.content) if span is not None]
        if query.within((*(s.text for s in spans), a.speaker, *a.chain)):
            hits = tuple(dict.fromkeys(hit for span in spans for hit in _moved(query, span)))
            yield FoundAttribution(a.id, document.key, document.outlet, document.published, a.speaker, _chain(a), a.cue, masked_spans(a.content) if a.content is not None else None, hits)


def _chain(attribution: Attribution) -> tuple[str, ...]:
    return attribution.chain or ((attribution.speaker,) if attribution.speaker else ())


def _moved(query: Query, span: Span) -> tuple[Span, ...]:
    """The hits within a stretch of a text, with their places in the whole text."""
    return _shown(query.hits(span.text), masked(span.text), span.start)


def _shown(hits: Iterable[Span], text: str, start: int) -> tuple[Span, ...]:
    """The hits as they stand in a masked text that begins at `start`."""
    return tuple(Span(hit.start + start, hit.end + start, text[hit.start : hit.end]) for hit in hits)
