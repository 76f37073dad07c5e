"""What was resolved, and why, in words: for `sayso resolve`."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from sayso.core.judgements import Alternative, Judgement, Reason
from sayso.core.records import Actor, Attribution, Date, Place, Quantity, Record
from sayso.packs.phrases import Phrases
from sayso.report.wording import chain, figure

_DATES = ("date", "start", "end")  # fields that are ISO 8601
_HEADS = {"why_which": "resolve.which", "why_place": "resolve.is_place", "why_actor": "resolve.is_actor"}
_NOTHING = {"place": "resolve.no_place", "actor": "resolve.no_actor", "quantity": "resolve.no_quantity"}


class ResolvedRow(Record, frozen=True):
    """A judgement for people: the words of the text and what they mean, and a line for the rule, for each reason, and for each alternative."""

    head: str
    why: tuple[str, ...]
    alternatives: tuple[str, ...]


def resolved_row(judgement: Judgement, phrases: Phrases) -> ResolvedRow:
    """A judgement in words."""
    rule = phrases.say(f"rule_{judgement.kind}.{judgement.rule}")
    if judgement.score is not None and judgement.threshold is not None:
        rule = phrases.say("resolve.weighed", rule=rule, score=f"{judgement.score:g}", threshold=f"{judgement.threshold:g}")
    kind, start = phrases.say(f"resolve.{judgement.kind}"), str(judgement.span.start)
    return ResolvedRow(
        phrases.say("resolve.head", kind=kind, text=judgement.span.text, start=start, means=_means(judgement, phrases)),
        (rule, *_reasons(judgement.reasons, phrases)),
        tuple(_alternative(one, phrases) for one in judgement.alternatives),
    )


def say_reason(reason: Reason, phrases: Phrases) -> str:
    """A reason in words, without its weight."""
    fields = {name: phrases.date(value or None) if name in _DATES else value for name, value in reason.fields.items()}
    return phrases.say(f"{reason.section}.{reason.key}", None, **fields)


def _reasons(reasons: Sequence[Reason], phrases: Phrases) -> list[str]:
    """A line a reason; weighed ones together on one line a section."""
    lines: list[str] = []
    for (section, weighed), group in groupby(reasons, key=lambda r: (r.section, r.weight is not None)):
        if weighed:
            lines.append(phrases.say("resolve.signs", head=phrases.say(_HEADS[section]), signs=", ".join(_sign(r, phrases) for r in group)))
        else:
            lines += [say_reason(r, phrases) for r in group]
    return lines


def _sign(reason: Reason, phrases: Phrases) -> str:
    text = say_reason(reason, phrases)
    return text if reason.weight is None else phrases.say("resolve.sign", text=text, weight=f"{reason.weight:+g}")


def _alternative(one: Alternative, phrases: Phrases) -> str:
    name = one.name if one.score is None else phrases.say("resolve.score", name=one.name, score=f"{one.score:g}")
    if not one.reasons:
        return phrases.say("resolve.not_taken_bare", name=name)
    return phrases.say("resolve.not_taken", name=name, why="; ".join(_sign(r, phrases) for r in one.reasons))


def _means(judgement: Judgement, phrases: Phrases) -> str:
    found = judgement.result
    match found:
        case Date():
            return found.value if found.end_value is None else phrases.say("resolve.until", date=found.value, end=found.end_value)
        case Quantity():
            return figure(found, phrases)
        case Place():
            country = found.country or phrases.say("resolve.no_country")
            if found.lat is None or found.lon is None:
                return phrases.say("resolve.no_point", name=found.name, precision=found.precision, country=country)
            return phrases.say("resolve.point", name=found.name, precision=found.precision, country=country, lat=f"{found.lat:.2f}", lon=f"{found.lon:.2f}")
        case Actor():
            return phrases.say("resolve.actor_type", name=found.name, type=found.type)
        case Attribution():
            if found.speaker is None:
                return phrases.say("resolve.nobody")
            return phrases.say("resolve.speaker_type", name=chain(found.chain, phrases) or found.speaker, type=found.speaker_type or "")
    return phrases.say(_NOTHING.get(judgement.kind, "resolve.unresolved"))
