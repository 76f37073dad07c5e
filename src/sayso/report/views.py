"""What becomes of findings without a source, in words for the screen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from sayso.core.records import Finding, Record
from sayso.packs.phrases import Phrases
from sayso.report import wording
from sayso.report.assessment import weight


class Changed(Protocol):
    """A finding and what is left of it."""

    @property
    def before(self) -> Finding: ...

    @property
    def after(self) -> tuple[Finding, ...]: ...

    @property
    def falls(self) -> bool: ...

    @property
    def fewer(self) -> bool: ...


class Lines(Record, frozen=True):
    """A finding that loses something: its short id, its statement, and lines on what it had and what is left."""

    id: str
    statement: str
    lines: tuple[str, ...]


def summary(source: str, changes: Sequence[Changed], phrases: Phrases) -> str:
    """How many findings fall, are left with less, and are as they were."""
    falls, fewer = sum(c.falls for c in changes), sum(c.fewer for c in changes)
    counted = {"falls": falls, "fewer": fewer, "same": len(changes) - falls - fewer}
    return phrases.say("view.without", None, source=source, **{name: phrases.say(f"view.{name}", n=n) for name, n in counted.items()})


def fallen(changes: Sequence[Changed], short: Mapping[str, str], phrases: Phrases) -> Iterator[Lines]:
    """The findings of which nothing is left, those that most stood behind first."""
    for change in _ordered(c for c in changes if c.falls):
        yield Lines(short[change.before.id], change.before.statement, (_counts(change.before, phrases),))


def weakened(changes: Sequence[Changed], short: Mapping[str, str], phrases: Phrases) -> Iterator[Lines]:
    """The findings that are left with less behind them: what they had, and what is left."""
    for change in _ordered(c for c in changes if c.fewer):
        lines = [phrases.say("view.before", counts=_counts(change.before, phrases))]
        for finding in change.after:
            counts = _counts(finding, phrases)
            same = finding.statement == change.before.statement
            lines.append(phrases.say("view.after", counts=counts) if same else phrases.say("view.after_statement", statement=finding.statement, counts=counts))
        yield Lines(short[change.before.id], change.before.statement, tuple(lines))


def _ordered(changes: Iterator[Changed]) -> list[Changed]:
    return sorted(changes, key=lambda c: weight(c.before))


def _counts(finding: Finding, phrases: Phrases) -> str:
    names = phrases.listed([o.name for o in finding.origins])
    return " · ".join([*wording.counts(finding, phrases), *([names] if names else [])])
