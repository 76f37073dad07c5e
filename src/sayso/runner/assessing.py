"""What an assessment is made of, gathered from a ledger; and what only people set, put into it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from sayso.core.errors import LedgerError, UsageError
from sayso.core.index import Selection
from sayso.core.records import Finding, Mark
from sayso.corroborate.findings import aliases
from sayso.corroborate.marks import ASSESS, TRANSLATE, standing
from sayso.corroborate.views import falls
from sayso.corroborate.when import shown_later
from sayso.ledger import Ledger
from sayso.packs.assessing import load_scales
from sayso.report.material import Asked, Material, Place
from sayso.report.model import Judgement, Translation
from sayso.report.selection import select
from sayso.runner.directory import actors_of, meant
from sayso.runner.views import view

ASSESSMENT = "assessment"  # what a mark on the whole is about
OF_FINDING, OF_ALL = ("likelihood", "confidence"), ("bottom_line", "key_judgement")
OF_PASSAGE = ("document", "start", "translation", "engine")
_FILTERS = ("type", "place", "actor", "since", "until", "min_origins", "reviewed_only")


def material(ledger: Ledger, wanted: Selection, *, as_of: str | None = None, without: str | None = None, at: str | None = None) -> Material:
    """Everything a report of the findings that are `wanted` is made of; `at`: the time of the report. Raises LedgerError."""
    viewed = view(ledger, date=as_of, source=without)
    everything = viewed.findings
    findings = select(everything, meant(ledger, wanted))
    mine = {f.id for f in findings}
    against = {other for f in findings for other in f.conflicts_with} - mine
    keys = sorted({c.document for f in findings for c in f.claims})
    documents = {key: document for key in keys if (document := ledger.document(key)) is not None}
    marks = [m for m in standing(ledger.marks()) if as_of is None or m.action == TRANSLATE or not shown_later(m.at, as_of)]
    asked = Asked(tuple((name, str(value)) for name in _FILTERS if (value := getattr(wanted, name))), wanted.since, as_of, viewed.source)
    return Material(
        findings=findings,
        documents=documents,
        others=tuple(f for f in everything if f.id in against),
        decided=actors_of(ledger),
        held=tuple(h for h in ledger.holdings() if as_of is None or not shown_later(h.published, as_of)),
        falls=falls(findings),
        judgements=_judgements(findings, marks),
        overall=tuple(_judged(m, name) for m in marks if m.action == ASSESS and m.finding == ASSESSMENT for name in sorted(m.fields)),
        translations=_translations(marks),
        refused=ledger.refusals(),
        outlets=ledger.outlets(),
        asked=asked,
        earlier=ledger.reported() if as_of is None and without is None else None,
        checkpoint=ledger.content_hash(),
        at=at,
    )


def judge(ledger: Ledger, mark: Mark) -> Finding | None:
    """Append what a person set of a finding, or of the whole assessment: then nothing is returned.

    Raises UsageError for what cannot be set there or is no degree of its scale, LedgerError for no such finding.
    """
    if not mark.by or not mark.reason:
        raise UsageError("a judgement without a name or a reason", step='give both: --by "A. Editor" --reason "…"')
    whole = mark.finding == ASSESSMENT
    names = OF_ALL if whole else OF_FINDING
    fields = {}
    for name, value in mark.fields.items():
        if name not in names:
            raise UsageError(f"{name!r} is not set on {'the assessment' if whole else 'a finding'}", step=f"--field {names[0]}=… or {names[1]}=…")
        fields[name] = value if whole else _degree(name, str(value))
    if not fields:
        raise UsageError("nothing is set", step=f"--field {names[0]}=… or {names[1]}=…")
    finding = None if whole else ledger.finding(mark.finding)
    ledger.mark(msgspec.structs.replace(mark, finding=ASSESSMENT if finding is None else finding.id, fields=fields))
    return finding


def translate(ledger: Ledger, mark: Mark) -> Finding:
    """Append a translation of a passage of a finding: `document` names it, and `start` where the document has several. Raises UsageError, LedgerError."""
    unknown = sorted(set(mark.fields) - set(OF_PASSAGE))
    if unknown or not mark.fields.get("translation") or not mark.fields.get("document"):
        raise UsageError(f"a translation needs document and translation{f', and knows no {unknown[0]!r}' if unknown else ''}", step='--field document=nl1 --field translation="…"')
    if not mark.by:
        raise UsageError("a translation without a name", step='say who gives it: --by "A. Editor"')
    finding = ledger.finding(mark.finding)
    key, start = str(mark.fields["document"]), mark.fields.get("start")
    places = sorted({(c.evidence.start, c.evidence.end) for c in finding.claims if c.document == key and (start is None or str(c.evidence.start) == str(start))})
    if len(places) != 1:
        starts = sorted({c.evidence.start for c in finding.claims if c.document == key})
        what = f"{len(places)} passages" if places else "no passage"
        keys = ", ".join(sorted({c.document for c in finding.claims}))
        step = f"name one with --field start=…: {', '.join(str(s) for s in starts)}" if starts else f"its documents are {keys}"
        raise LedgerError(f"finding {finding.id} has {what} of {key!r} there", step=step)
    engine = {"engine": mark.fields["engine"]} if mark.fields.get("engine") else {}
    fields = {"document": key, "start": places[0][0], "end": places[0][1], "translation": mark.fields["translation"], **engine}
    ledger.mark(msgspec.structs.replace(mark, finding=finding.id, fields=fields))
    return finding


def _degree(name: str, written: str) -> str:
    scales = load_scales()
    degree = scales.degree(name, written)
    if degree is None:
        raise UsageError(f"{written!r} is no {name}", step=f"one of {', '.join(d.name.replace('_', ' ') for d in scales.degrees(name))}")
    return degree.name


def _judgements(findings: Iterable[Finding], marks: Sequence[Mark]) -> dict[str, tuple[Judgement, ...]]:
    """What people set of findings. A mark is found again through any claim that the finding holds."""
    given: dict[str, list[Mark]] = {}
    for mark in marks:
        if mark.action == ASSESS and mark.finding != ASSESSMENT:
            given.setdefault(mark.finding, []).append(mark)
    if not given:
        return {}
    order = {id(mark): n for n, mark in enumerate(marks)}
    found = {}
    for finding in findings:
        mine = sorted((m for name in aliases(finding) for m in given.get(name, ())), key=lambda m: order[id(m)])
        if mine:
            found[finding.id] = tuple(_judged(m, name) for m in mine for name in sorted(m.fields))
    return found


def _judged(mark: Mark, name: str) -> Judgement:
    return Judgement(name, str(mark.fields[name]), mark.by, mark.at, mark.reason)  # type: ignore[arg-type]


def _translations(marks: Iterable[Mark]) -> dict[Place, Translation]:
    found: dict[Place, Translation] = {}
    for mark in marks:
        if mark.action == TRANSLATE:
            f = mark.fields
            engine = str(f["engine"]) if f.get("engine") else None
            found[str(f["document"]), int(f["start"]), int(f["end"])] = Translation(str(f["translation"]), mark.by, engine)
    return found
