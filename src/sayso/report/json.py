"""The report as JSON: what the HTML prints, for programs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from sayso.core.records import Document, Finding, Record, Span
from sayso.packs.added import AddedActor
from sayso.packs.phrases import Phrases
from sayso.report import wording
from sayso.report.assessment import assess
from sayso.report.cover import cover


class _Note(Record, frozen=True):
    number: int
    document: str
    document_id: str
    outlet: str | None
    published: str | None
    language: str | None
    url: str | None
    passage: Span
    chain: tuple[str, ...]
    say_so: str
    origin: str | None
    findings: tuple[str, ...]
    synthetic: bool


class _Report(Record, frozen=True):
    draft: str
    synthetic: str | None
    covers: str | None
    reviewed: int
    total: int
    key: tuple[str, ...]
    findings: tuple[Finding, ...]
    set_aside: tuple[Finding, ...]
    endnotes: tuple[_Note, ...]
    numbers: dict[str, tuple[int, ...]]
    actors_decided: tuple[AddedActor, ...]


def json_report(findings: Sequence[Finding], documents: Mapping[str, Document], phrases: Phrases, decided: Sequence[AddedActor] = ()) -> str:
    """The report of `findings`: head, findings in printing order, endnotes; `numbers` gives each finding's endnotes, `actors_decided` what people decided about who is who in them."""
    made, actors = assess(findings, documents, decided), {f.id: f.actor for f in findings}
    head = cover(made, phrases)
    notes = tuple(
        _Note(
            n.number, n.document.key, n.document.id, n.document.outlet, n.document.published, n.document.language, n.document.url,
            n.claim.evidence, n.claim.chain, wording.say_so(n.claim.chain, n.claim.basis, actors[n.findings[0]], phrases),
            n.claim.origin, n.findings, n.document.synthetic,
        )
        for n in made.notes
    )  # fmt: skip
    report = _Report(
        head.draft, head.synthetic, head.covers, made.reviewed, made.total, tuple(f.id for f in made.key), made.findings, made.set_aside, notes, made.numbers, made.decided
    )
    return msgspec.json.format(msgspec.json.encode(report), indent=1).decode() + "\n"
