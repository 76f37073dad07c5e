"""The assessment: findings put in order, their passages numbered as endnotes, the texts they stand in. What every format prints."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from sayso.core.records import Document, Finding, FindingClaim, Record, Span
from sayso.packs.added import AddedActor
from sayso.report.deciding import decisions_about
from sayso.report.masking import masked_document, masked_spans

KEY_LIMIT = 10  # an editor's first page: more key findings than this are no longer key


class Note(Record, frozen=True):
    """An endnote: one exact passage of one document, and every finding that rests on it."""

    number: int
    claim: FindingClaim
    document: Document
    findings: tuple[str, ...]


class Theme(Record, frozen=True):
    """The findings of one type, in order of time."""

    type: str
    findings: tuple[Finding, ...]


class Assessment(Record, frozen=True):
    """Everything a report prints, in the order in which it prints it."""

    findings: tuple[Finding, ...]
    key: tuple[Finding, ...]
    themes: tuple[Theme, ...]
    set_aside: tuple[Finding, ...]
    notes: tuple[Note, ...]
    sources: tuple[Document, ...]
    numbers: dict[str, tuple[int, ...]]  # finding id -> its endnotes
    reviewed: int
    synthetic: bool
    decided: tuple[AddedActor, ...] = ()

    @property
    def total(self) -> int:
        """How many findings there are, the rejected ones included."""
        return len(self.findings) + len(self.set_aside)


def assess(findings: Sequence[Finding], documents: Mapping[str, Document], decided: Sequence[AddedActor] = ()) -> Assessment:
    """Steps: 1. set aside what a person rejected, 2. order, 3. number the passages in the order of reading, 4. mask ways to reach people.

    A claim whose document is missing, or whose evidence is not in its document character for character, gets no endnote;
    a finding left without any is not printed. Of what people `decided` about actors it keeps what bears on these findings.
    """
    # 1.
    grounded = [f for f in findings if any(_grounded(c, documents) for c in f.claims)]
    kept = [f for f in grounded if f.review.state != "rejected"]
    aside = tuple(f for f in grounded if f.review.state == "rejected")
    # 2.
    key = tuple(sorted(kept, key=weight)[:KEY_LIMIT])
    themes = _themes(kept)
    reading_order = [*key, *(f for theme in themes for f in theme.findings), *aside]
    # 3.
    notes = _number(reading_order, documents)
    numbers: dict[str, list[int]] = {}
    for note in notes:
        for finding in note.findings:
            numbers.setdefault(finding, []).append(note.number)
    # 4.
    shown = {key: masked_document(documents[key]) for key in {n.document.key for n in notes}}
    masked = {f.id: masked_spans(f) for f in (*kept, *aside)}
    themes = tuple(Theme(theme.type, tuple(masked[f.id] for f in theme.findings)) for theme in themes)
    return Assessment(
        findings=tuple(f for theme in themes for f in theme.findings),
        key=tuple(masked[f.id] for f in key),
        themes=themes,
        set_aside=tuple(masked[f.id] for f in aside),
        notes=tuple(_shown(n, shown[n.document.key]) for n in notes),
        sources=tuple(sorted(shown.values(), key=lambda d: (d.published or "", d.key))),
        numbers={k: tuple(v) for k, v in numbers.items()},
        reviewed=sum(f.review.state != "unreviewed" for f in grounded),
        synthetic=any(f.synthetic for f in grounded),
        decided=decisions_about(grounded, decided),
    )


def weight(finding: Finding) -> tuple[object, ...]:
    """Accepted by a person first, then by sources behind it, outlets, documents; the id settles what is left."""
    counts = finding.independent_origins
    return (finding.review.state not in ("accepted", "edited"), -counts.low, -counts.high, -finding.outlets, -finding.documents, finding.id)


def _themes(findings: Iterable[Finding]) -> tuple[Theme, ...]:
    groups: dict[str, list[Finding]] = {}
    for finding in sorted(findings, key=lambda f: (f.first_seen or "9999", f.when or "9999", f.id)):
        groups.setdefault(finding.type, []).append(finding)
    return tuple(Theme(kind, tuple(group)) for kind, group in groups.items())


def _grounded(claim: FindingClaim, documents: Mapping[str, Document]) -> bool:
    document, span = documents.get(claim.document), claim.evidence
    return document is not None and span.text != "" and document.text[span.start : span.end] == span.text


def _shown(note: Note, document: Document) -> Note:
    """An endnote to a document to be shown: its passage as it stands there."""
    span = note.claim.evidence
    evidence = Span(span.start, span.end, document.text[span.start : span.end])
    return Note(note.number, replace(masked_spans(note.claim), evidence=evidence), document, note.findings)


def _number(findings: Iterable[Finding], documents: Mapping[str, Document]) -> tuple[Note, ...]:
    found: dict[tuple[object, ...], tuple[FindingClaim, list[str]]] = {}
    for finding in findings:
        for claim in sorted(finding.claims, key=lambda c: (c.published or "9999", c.document, c.evidence.start, c.evidence.end)):
            if not _grounded(claim, documents):
                continue
            key = (claim.document, claim.evidence.start, claim.evidence.end, claim.chain, claim.basis)
            _, rests = found.setdefault(key, (claim, []))
            if finding.id not in rests:
                rests.append(finding.id)
    return tuple(Note(n, claim, documents[claim.document], tuple(rests)) for n, (claim, rests) in enumerate(found.values(), start=1))
