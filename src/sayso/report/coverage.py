"""What was collected: languages, outlets, sides, time; and what was not, as far as the ledger knows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from sayso.core.records import Finding
from sayso.packs.language import languages
from sayso.packs.outlets import Outlet
from sayso.packs.phrases import Phrases
from sayso.report.material import Material
from sayso.report.model import Coverage, Row
from sayso.report.months import months_between

_SHOWN = 20  # names in a row
_MOST_MONTHS = 36  # more than this and years are counted
_PUBLISHERS = frozenset({"media", "social-media"})


def coverage(material: Material, findings: Sequence[Finding], phrases: Phrases) -> Coverage:
    """The box on coverage."""
    held = material.held
    known = [material.outlets.named(h.outlet) or material.outlets.at(h.url) for h in held]
    names = [o.name if o is not None else h.outlet for h, o in zip(held, known, strict=True)]
    months, empty = _periods([h.published for h in held if h.published])
    rows = tuple(Row(phrases.say(f"coverage.{label}"), text) for label, text in _collected(material, findings, known, names, phrases) if text)
    missing = tuple(Row(phrases.say(f"coverage.{label}"), text) for label, text in _missing(material, findings, {n for n in names if n}, empty, phrases) if text)
    return Coverage(rows, missing, months)


def _collected(
    material: Material, findings: Sequence[Finding], known: Sequence[Outlet | None], names: Sequence[str | None], phrases: Phrases
) -> Iterator[tuple[str, str]]:
    held = material.held
    used = {c.document for f in findings for c in f.claims}
    yield "documents", phrases.say("coverage.documents_line", n=len(held), used=phrases.number(len(used & {h.key for h in held}))) if held else ""
    yield "languages", _counted((h.language for h in held), phrases)
    outlets = Counter(name for name in names if name)
    yield "outlets", phrases.say("coverage.outlets_line", n=len(outlets), names=_counted(outlets.elements(), phrases)) if outlets else ""
    yield "sides", "; ".join(_sides(known, findings, phrases))
    days = sorted(h.published for h in held if h.published)
    yield "span", phrases.say("coverage.span_line", first=phrases.date(days[0]), last=phrases.date(days[-1])) if days else ""


def _sides(known: Sequence[Outlet | None], findings: Sequence[Finding], phrases: Phrases) -> Iterator[str]:
    told = [o.side for o in known if o is not None and o.side is not None]
    if told:
        yield phrases.say("coverage.sides_told", list=_counted(told, phrases))
    if len(told) < len(known):
        yield phrases.say("coverage.sides_unknown", n=len(known) - len(told))
    speaking = {(o.side, o.name) for f in findings for o in f.origins if o.side is not None}
    if speaking:
        yield phrases.say("coverage.sides_sources", list=_counted((side for side, _ in sorted(speaking)), phrases))


def _missing(material: Material, findings: Sequence[Finding], outlets: set[str], empty: Sequence[str], phrases: Phrases) -> Iterator[tuple[str, str]]:
    held, packs = material.held, set(languages())
    spoken = {h.language for h in held}
    yield "no_documents", ", ".join(sorted(packs - spoken)) if held else ""
    yield "no_pack", _counted((h.language for h in held if h.language and h.language not in packs), phrases)
    yield "no_language", _many(sum(h.language is None for h in held), phrases)
    yield "empty_months", phrases.listed([phrases.date(month) for month in empty[:_SHOWN]])
    yield "no_date", _many(sum(h.published is None for h in held), phrases)
    yield "no_outlet", _many(sum(h.outlet is None for h in held), phrases)
    yield "partly", _many(sum(h.partly for h in held), phrases)
    refused = material.refused
    total = sum(refused.values())
    yield "refused", phrases.say("coverage.refused_line", n=total, list=_each(sorted(refused.items()), phrases)) if total else ""
    cited = {o.name for f in findings for o in f.origins if o.kind in _PUBLISHERS}
    cited |= {name for f in findings for c in f.claims for name in c.chain if material.outlets.named(name) is not None}
    yield "cited", _named(sorted(cited - outlets), phrases)
    told = {o.name for o in material.outlets.all}
    yield "known", _named(sorted(told - outlets - cited), phrases)


def _many(n: int, phrases: Phrases) -> str:
    return phrases.number(n) if n else ""


def _counted(values: Iterable[str | None], phrases: Phrases) -> str:
    """How often each: nl 8, en 10. The most frequent first."""
    return _each(sorted(Counter(v for v in values if v is not None).items(), key=lambda pair: (-pair[1], pair[0])), phrases)


def _each(pairs: Sequence[tuple[str, int]], phrases: Phrases) -> str:
    return _named([phrases.say("coverage.each", n=n, name=name) for name, n in pairs], phrases)


def _named(names: Sequence[str], phrases: Phrases) -> str:
    shown = ", ".join(names[:_SHOWN])
    return f"{shown} {phrases.say('coverage.more', n=len(names) - _SHOWN)}" if len(names) > _SHOWN else shown


def _periods(days: Sequence[str]) -> tuple[tuple[tuple[str, int], ...], list[str]]:
    """Documents by month, or by year where there are many or no months; and the periods between without any."""
    dated = [d[:7] for d in days if len(d) >= 7]
    if not dated:
        return tuple(sorted(Counter(d[:4] for d in days).items())), []
    periods = months_between(min(dated), max(dated))
    counts = Counter(dated)
    if len(periods) > _MOST_MONTHS:
        periods = [str(year) for year in range(int(periods[0][:4]), int(periods[-1][:4]) + 1)]
        counts = Counter(d[:4] for d in days)
    return tuple((p, counts[p]) for p in periods), [p for p in periods if not counts[p]]
