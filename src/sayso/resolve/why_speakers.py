"""Why the words of a source mean this speaker."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from sayso.core.judgements import Alternative, Judgement, Reason
from sayso.core.records import Actor, Attribution, Page
from sayso.packs.directory import Directory
from sayso.packs.language import LanguagePack
from sayso.packs.words import fold_words
from sayso.resolve.pronouns import UNNAMED

_S = "why_speaker"
_NAMED = 5  # of those named before, the nearest
_CARRIED = ("elided", "pronoun", "role", "called")  # ways that point back to somebody named elsewhere


def why_speaker(page: Page, pack: LanguagePack, directory: Directory, actors: Sequence[Actor], attribution: Attribution, way: str) -> Judgement:
    """The way that found the speaker, where the text names it, the office and its dates; who else was named or held the office."""
    span = attribution.source or attribution.cue or attribution.content
    assert span is not None, "an attribution without any span"
    name = attribution.speaker
    if name is None:
        return Judgement("speaker", span, attribution, "nobody", (Reason(_S, "nobody"),))
    reasons: list[Reason] = []
    others: tuple[Alternative, ...] = ()
    if way == "office":
        office = _office(page, pack, directory, attribution)
        if office is not None:
            found, others = _terms(directory, office, name, page.document.published)
            reasons += found
    elif way in _CARRIED:
        near = _antecedent(actors, name, span.start)
        if near is not None:
            reasons.append(Reason(_S, "named_at", None, {"text": near.text, "at": str(near.start)}))
        others = _named_before(actors, attribution, name, span.start)
    elif way == "unknown":
        bearers = directory.index.bearers(fold_words(span.text), exact=True)
        others = tuple(Alternative(bearer, (Reason(_S, "not_in_full"),)) for bearer in bearers)
    if name.startswith(UNNAMED):
        reasons.append(Reason(_S, "rests_on_nobody"))
    if len(attribution.chain) > 1:
        reasons.append(Reason(_S, "chain", None, {"names": " → ".join(attribution.chain)}))
    if attribution.cue is not None:
        reasons.append(Reason(_S, "cue", None, {"cue": attribution.cue.text}))
    return Judgement("speaker", span, attribution, way, tuple(reasons), others)


def _office(page: Page, pack: LanguagePack, directory: Directory, attribution: Attribution) -> str | None:
    source = attribution.source
    if source is None:
        return None
    starts = page.tokens.starts
    first, last = bisect_left(starts, source.start), bisect_left(starts, source.end)
    return next((m.name for m in directory.office_phrases.find(page, directory.endings(pack)) if m.first >= first and m.last <= last), None)


def _terms(directory: Directory, office: str, name: str, date: str | None) -> tuple[list[Reason], tuple[Alternative, ...]]:
    """The term that covers the date, and those of the others who held the office."""
    reasons, others = [], []
    for term in directory.office_phrases.terms(office):
        fields = {"office": office, "start": term.start, "end": term.end, "date": date or ""}
        ending = "" if term.end else "_open"
        if term.holder == name and (date is None or term.covers(date)):
            reasons.append(Reason(_S, ("held" if date is not None else "held_last") + ending, None, fields))
        elif term.holder != name:
            others.append(Alternative(term.holder, (Reason(_S, "term" + ending, None, fields),)))
    return reasons, tuple(others)


def _antecedent(actors: Sequence[Actor], name: str, before: int) -> Actor | None:
    """The mention nearest before a place in the text, else the first one after it."""
    mine = [a for a in actors if a.name == name]
    return max((a for a in mine if a.start < before), key=lambda a: a.start, default=None) or next(iter(mine), None)


def _named_before(actors: Sequence[Actor], attribution: Attribution, name: str, before: int) -> tuple[Alternative, ...]:
    """Others of that type whom the text has named before, the nearest first."""
    kind = attribution.speaker_type
    last = {a.name: a for a in actors if a.start < before and a.type == kind and a.name != name}
    ordered = sorted(last.values(), key=lambda a: -a.start)[:_NAMED]
    return tuple(Alternative(a.name, (Reason(_S, "also_named", None, {"text": a.text, "at": str(a.start)}),)) for a in ordered)
