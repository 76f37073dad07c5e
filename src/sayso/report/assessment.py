"""The assessment: findings put in order and into sentences, their passages numbered as endnotes. What every format prints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sayso.core.records import Document, Finding
from sayso.packs.assessing import cares
from sayso.packs.phrases import Phrases
from sayso.report import wording
from sayso.report.changing import change
from sayso.report.cover import cover
from sayso.report.coverage import coverage
from sayso.report.deciding import decision_line, decisions_about
from sayso.report.endnotes import Endnotes, grounded
from sayso.report.masking import masked_document, masked_spans
from sayso.report.material import Material
from sayso.report.model import Assessment, Entry, Origin, Pillar, Sentence, Theme
from sayso.report.naming import outlet_names
from sayso.report.news import news
from sayso.report.rules import rule_tables
from sayso.report.saying import Teller
from sayso.report.selection import short_ids
from sayso.report.unknown import unknown

KEY_LIMIT = 10  # an editor's first page: more key findings than this are no longer key
PILLARS = 12  # sources whose loss is told
_METHOD = ("method.one", "method.two", "method.three", "method.four", "method.five", "limits.one", "limits.two", "limits.three")


def assess(material: Material, phrases: Phrases) -> Assessment:
    """Steps: 1. set aside what a person rejected, 2. order, 3. number the passages in the order of reading, 4. say it.

    A claim whose document is missing, or whose evidence is not in its document character for character, gets no endnote; a finding left
    without any is not printed. Ways to reach people are masked.
    """
    # 1.
    printed = [f for f in material.findings if any(grounded(c, material.documents) for c in f.claims)]
    kept = [f for f in printed if f.review.state != "rejected"]
    aside = [f for f in printed if f.review.state == "rejected"]
    # 2.
    weighty = sorted(kept, key=weight)
    key = _key(weighty)
    themes = _themes(kept)
    # 3.
    notes = Endnotes([*key, *(f for _, group in themes for f in group), *aside], material.documents)
    others = {f.id: f for f in (*material.others, *material.findings)}
    teller = Teller(phrases, notes, others, outlet_names(material))
    # 4.
    falls: dict[str, tuple[str, ...]] = {}
    for source, ids in material.falls.items():
        for finding_id in ids:
            falls[finding_id] = (*falls.get(finding_id, ()), source)
    short = short_ids([*material.others, *material.findings])
    made = {f.id: _entry(f, short[f.id], teller, notes, falls, material, phrases) for f in printed}
    decided = decisions_about(printed, material.decided)
    return Assessment(
        language=phrases.language,
        head=cover(material, printed, phrases),
        bottom_line=next((j for j in reversed(material.overall) if j.field == "bottom_line"), None),
        key_judgements=tuple(j for j in material.overall if j.field == "key_judgement"),
        key=tuple(made[f.id] for f in key),
        news=news(weighty, material, teller, notes, phrases),
        coverage=coverage(material, printed, phrases),
        pillars=tuple(_pillars(material, weighty, phrases)),
        unknown=tuple(unknown(weighty, teller, notes, phrases)) or (Sentence("unknown", phrases.say("unknown.nothing")),),
        themes=tuple(Theme(kind, phrases.word("type", kind), tuple(made[f.id] for f in group)) for kind, group in themes),
        set_aside=tuple(made[f.id] for f in aside),
        notes=notes.notes(material, phrases),
        decided=tuple(decision_line(one, phrases) for one in decided),
        method=tuple(phrases.say(name) for name in _METHOD),
        rules=rule_tables(phrases),
        sources=_sources(material, printed),
        findings=tuple(masked_spans(f) for f in (*(f for _, group in themes for f in group), *aside)),
        actors_decided=decided,
    )


def weight(finding: Finding) -> tuple[object, ...]:
    """Accepted by a person first, then by sources behind it, outlets, documents; the id settles what is left."""
    counts = finding.independent_origins
    return (finding.review.state not in ("accepted", "edited"), -counts.low, -counts.high, -finding.outlets, -finding.documents, finding.id)


def _key(findings: Iterable[Finding]) -> list[Finding]:
    """The first of them. One that contradicts a key finding is named there."""
    key: list[Finding] = []
    named: set[str] = set()
    for finding in findings:
        if finding.id not in named and len(key) < KEY_LIMIT:
            key.append(finding)
            named.update(finding.conflicts_with)
    return key


def _themes(findings: Iterable[Finding]) -> list[tuple[str, list[Finding]]]:
    groups: dict[str, list[Finding]] = {}
    for finding in sorted(findings, key=lambda f: (f.first_seen or "9999", f.when or "9999", f.id)):
        groups.setdefault(finding.type, []).append(finding)
    return list(groups.items())


def _entry(
    finding: Finding, short: str, teller: Teller, notes: Endnotes, falls: dict[str, tuple[str, ...]], material: Material, phrases: Phrases
) -> Entry:
    first, last = finding.first_seen, finding.last_seen
    several = first is not None and last is not None and first != last
    targets = (finding.target, *finding.roles.values())
    return Entry(
        id=finding.id,
        short=short,
        type=finding.type,
        lead=teller.lead(finding),
        sentences=(*teller.sentences(finding), change(finding, falls, notes, phrases)),
        origins=tuple(_origin(finding, phrases)),
        flags=tuple(wording.flags(finding, phrases)),
        counts=" · ".join(wording.counts(finding, phrases)),
        support=phrases.word("support", finding.support),
        reported=phrases.say("finding.seen_range", first=phrases.date(first), last=phrases.date(last)) if several else phrases.date(first),
        review=wording.review(finding.review, phrases),
        remarks=finding.review.notes,
        judgements=material.judgements.get(finding.id, ()),
        care=tuple(phrases.say(f"care.{care.name}") for care in cares(finding.type, targets)),
        notes=notes.all(finding),
        merged_why=finding.merged_why,
    )


def _origin(finding: Finding, phrases: Phrases) -> Iterator[Origin]:
    for o in finding.origins:
        yield Origin(
            o.name,
            phrases.say("flag.unnamed") if o.rests_on_unnamed else None,
            ", ".join(wording.paths(finding, o, phrases)) or phrases.say("counts.documents", n=len(o.documents)),
            phrases.date(o.first_seen),
            phrases.say("origins.independent_yes" if o.independence == "established" else "origins.independent_no"),
            o.why,
        )


def _pillars(material: Material, findings: Sequence[Finding], phrases: Phrases) -> Iterator[Pillar]:
    """Sources without which more than one finding falls, the heaviest first. An outlet is no source where it only passed something on."""
    order = {f.id: n for n, f in enumerate(findings)}
    sources = {o.name for f in findings for o in f.origins}
    rows = [(name, sorted((i for i in ids if i in order), key=order.__getitem__)) for name, ids in material.falls.items() if name in sources]
    for name, ids in sorted((row for row in rows if len(row[1]) > 1), key=lambda row: (-len(row[1]), row[0]))[:PILLARS]:
        yield Pillar(name, phrases.say("pillar.line", n=len(ids), source=name), tuple(ids))


def _sources(material: Material, findings: Iterable[Finding]) -> tuple[Document, ...]:
    keys = {c.document for f in findings for c in f.claims if grounded(c, material.documents)}
    return tuple(sorted((masked_document(material.documents[key]) for key in keys), key=lambda d: (d.published or "", d.key)))
