"""What is not known: what the findings leave open, counted and named."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from sayso.core.records import Finding
from sayso.packs.phrases import Phrases
from sayso.report.endnotes import Endnotes
from sayso.report.model import Sentence
from sayso.report.saying import Teller

_SHOWN = 12  # findings whose endnotes stand behind one sentence


def unknown(findings: Sequence[Finding], teller: Teller, notes: Endnotes, phrases: Phrases) -> Iterator[Sentence]:
    """The open questions, those with figures in conflict first."""
    by_id = {f.id: f for f in findings}
    for group in _disputes(findings, by_id):
        listed = [teller.other(f) for f in group]
        yield _sentence(group, phrases.say("unknown.figures", list="; ".join(listed)), notes)
    asked: tuple[tuple[str, Callable[[Finding], int]], ...] = (
        ("no_source", lambda f: not f.origins),
        ("unnamed", lambda f: bool(f.origins) and all(o.rests_on_unnamed for o in f.origins)),
        ("same", lambda f: f.independent_origins.high > max(1, f.independent_origins.low)),
        ("planned", lambda f: all(c.modality in ("planned", "possible", "denied") for c in f.claims) and any(c.modality == "planned" for c in f.claims)),
        ("possible", lambda f: len({r.document for r in f.recovered})),
    )
    for name, counts in asked:
        found = [f for f in findings if counts(f)]
        if found:
            yield _sentence(found, phrases.say(f"unknown.{name}", n=sum(int(counts(f)) for f in found)), notes)


def _disputes(findings: Iterable[Finding], by_id: dict[str, Finding]) -> list[list[Finding]]:
    """Findings that contradict each other, directly or through others, in order of time."""
    seen: set[str] = set()
    groups = []
    for finding in findings:
        if finding.id in seen or not finding.conflicts_with:
            continue
        reached, waiting = {finding.id}, [finding.id]
        while waiting:
            for other in by_id[waiting.pop()].conflicts_with:
                if other in by_id and other not in reached:
                    reached.add(other)
                    waiting.append(other)
        seen |= reached
        if len(reached) > 1:
            groups.append(sorted((by_id[i] for i in reached), key=lambda f: (f.first_seen or "9999", f.id)))
    return groups


def _sentence(findings: Sequence[Finding], text: str, notes: Endnotes) -> Sentence:
    numbers = [n for f in findings[:_SHOWN] for n in notes.some(f, most=1)]
    return Sentence("unknown", text, tuple(dict.fromkeys(numbers)), tuple(f.id for f in findings))
