"""The timeline: for each kind of claim, how many documents told it in each month or year, and how many of their sources were new."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sayso.core.records import Finding, Record
from sayso.report.months import months_between

MOST_BINS = 48  # more months than this and the bars of a 960-pixel drawing are too thin to see: years then
WIDTH, LEFT, RIGHT, TOP, ROW = 960, 220, 12, 34, 46  # pixels of the drawing


class Bin(Record, frozen=True):
    """One period of one row: `x`, `width` and the heights of both bars in pixels from the row's base."""

    period: str
    documents: int
    new_sources: int
    x: float
    width: float
    pale: float
    dark: float


class Lane(Record, frozen=True):
    """One kind of claim; `base` is where its bars stand."""

    type: str
    base: int
    bins: tuple[Bin, ...]


class Tick(Record, frozen=True):
    """A mark of the time axis."""

    period: str
    x: float


class Timeline(Record, frozen=True):
    """A drawing of `width` by `height` pixels."""

    width: int
    height: int
    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    periods: tuple[str, ...]


def timeline(findings: Iterable[Finding]) -> Timeline | None:
    """The drawing of findings in order of time, a row for each type; None if no document has a date with a month."""
    themes: dict[str, list[Finding]] = {}
    for finding in findings:
        themes.setdefault(finding.type, []).append(finding)
    dated = sorted({c.published[:7] for group in themes.values() for f in group for c in f.claims if c.published and len(c.published) >= 7})
    if not dated:
        return None
    periods, size = months_between(dated[0], dated[-1]), 7
    if len(periods) > MOST_BINS:
        periods, size = [str(y) for y in range(int(dated[0][:4]), int(dated[-1][:4]) + 1)], 4
    counted = [(kind, _count(group, size)) for kind, group in themes.items()]
    most = max((len(x) for _, bins in counted for both in bins.values() for x in both), default=1)
    step = (WIDTH - LEFT - RIGHT) / len(periods)
    lanes = []
    for row, (kind, bins) in enumerate(counted):
        drawn = []
        for place, period in enumerate(periods):
            documents, new = (len(x) for x in bins.get(period, (set(), set())))
            if documents:
                scale = (ROW - 14) / most
                x = LEFT + place * step + step * 0.14
                drawn.append(Bin(period, documents, new, round(x, 1), round(step * 0.72, 1), round(documents * scale, 1), round(new * scale, 1)))
        lanes.append(Lane(kind, TOP + (row + 1) * ROW - 6, tuple(drawn)))
    every = -(-len(periods) // 9)
    ticks = tuple(Tick(p, round(LEFT + i * step + step / 2, 1)) for i, p in enumerate(periods) if i % every == 0)
    return Timeline(WIDTH, TOP + ROW * len(lanes) + 8, tuple(lanes), ticks, tuple(periods))


def _count(findings: Sequence[Finding], size: int) -> dict[str, tuple[set[str], set[str]]]:
    bins: dict[str, tuple[set[str], set[str]]] = {}
    first: dict[str, str] = {}
    for finding in findings:
        for claim in finding.claims:
            if claim.published is None or len(claim.published) < size:
                continue
            period = claim.published[:size]
            bins.setdefault(period, (set(), set()))[0].add(claim.document)
            if claim.origin is not None:
                first[claim.origin] = min(first.get(claim.origin, period), period)
    for origin, period in first.items():
        bins[period][1].add(origin)
    return bins

