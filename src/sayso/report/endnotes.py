"""Endnotes: the passages of some findings, numbered in the order of reading, and which of them a sentence names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from sayso.core.records import Document, Finding, FindingClaim, Span
from sayso.packs.phrases import Phrases
from sayso.report import wording
from sayso.report.masking import masked_document
from sayso.report.material import Material
from sayso.report.model import Note

MOST = 3  # notes behind one sentence; the list at the end of a finding has all


class Numbered(NamedTuple):
    """A claim that has an endnote."""

    claim: FindingClaim
    number: int


class Endnotes:
    """The endnotes of findings in reading order. A claim whose document is missing, or whose evidence is not there character for character, has none."""

    def __init__(self, findings: Iterable[Finding], documents: Mapping[str, Document]) -> None:
        self._documents = documents
        self._found: dict[tuple[object, ...], tuple[int, FindingClaim, list[Finding]]] = {}
        self._of: dict[str, list[Numbered]] = {}
        for finding in findings:
            if finding.id not in self._of:
                self._of[finding.id] = [self._number(claim, finding) for claim in sorted(finding.claims, key=_reading) if grounded(claim, documents)]

    def _number(self, claim: FindingClaim, finding: Finding) -> Numbered:
        key = (claim.document, claim.evidence.start, claim.evidence.end, claim.chain, claim.basis)
        number, kept, rests = self._found.setdefault(key, (len(self._found) + 1, claim, []))
        if finding not in rests[-1:]:
            rests.append(finding)
        return Numbered(kept, number)

    def all(self, finding: Finding) -> tuple[int, ...]:
        """Every endnote of a finding, in order."""
        return tuple(dict.fromkeys(one.number for one in self._of.get(finding.id, ())))

    def some(self, finding: Finding, fits: Callable[[FindingClaim], bool] = lambda _: True, most: int = MOST) -> tuple[int, ...]:
        """The first endnotes of claims that fit; where none does, the first of the finding, so that no sentence is without."""
        mine = self._of.get(finding.id, [])
        found = dict.fromkeys(one.number for one in mine if fits(one.claim))
        return tuple(found)[:most] or tuple(one.number for one in mine[:1])

    def by_origin(self, finding: Finding) -> tuple[int, ...]:
        """One endnote for each source, the first that leads to it; then others, up to the usual number."""
        mine = self._of.get(finding.id, [])
        first = {name: next((one.number for one in mine if one.claim.origin == name and one.claim.modality != "denied"), None) for name in (o.name for o in finding.origins)}
        chosen = dict.fromkeys(n for n in first.values() if n is not None)
        for one in mine:
            if len(chosen) >= MOST:
                break
            chosen.setdefault(one.number)
        return tuple(sorted(chosen))

    def notes(self, material: Material, phrases: Phrases) -> tuple[Note, ...]:
        """All of them, to be shown: their passages masked."""
        raws = {held.key: held.raw for held in material.held}
        texts = {key: masked_document(self._documents[key]) for key in sorted({claim.document for _, claim, _ in self._found.values()})}
        return tuple(
            _note(number, claim, rests, texts[claim.document], raws.get(claim.document), material, phrases) for number, claim, rests in self._found.values()
        )


def _note(number: int, claim: FindingClaim, rests: list[Finding], document: Document, raw: str | None, material: Material, phrases: Phrases) -> Note:
    start, end = claim.evidence.start, claim.evidence.end
    return Note(
        number=number,
        passage=Span(start, end, document.text[start:end]),
        document=document.key,
        document_id=document.id,
        raw=raw,
        outlet=document.outlet,
        published=document.published,
        language=document.language,
        url=document.url,
        title=document.title,
        chain=claim.chain,
        say_so=wording.say_so(claim.chain, claim.basis, rests[0].actor, phrases),
        origin=claim.origin,
        findings=tuple(dict.fromkeys(f.id for f in rests)),
        synthetic=document.synthetic,
        translation=material.translations.get((document.key, start, end)),
    )


def grounded(claim: FindingClaim, documents: Mapping[str, Document]) -> bool:
    """Does the evidence of a claim stand in its document, character for character?"""
    document, span = documents.get(claim.document), claim.evidence
    return document is not None and span.text != "" and document.text[span.start : span.end] == span.text


def _reading(claim: FindingClaim) -> tuple[str, str, int, int]:
    return claim.published or "9999", claim.document, claim.evidence.start, claim.evidence.end
