"""Why a time expression means this date."""

from __future__ import annotations

from sayso.core.judgements import Alternative, Judgement, Reason
from sayso.core.records import Document, Page
from sayso.core.spans import cut_tokens
from sayso.resolve.calendar import Moment, days_between, moment, parse, shift
from sayso.resolve.date_values import Resolver, Valued
from sayso.resolve.date_view import Expression
from sayso.resolve.dates import Dated

_S = "why_date"
_PRECISIONS = {4: "year", 7: "month", 10: "day"}  # by the length of an ISO 8601 date
_FORMS = {"day": "nearest", "weekday": "weekday", "season": "season", "shift": "shift"}


def why_date(page: Page, one: Dated, resolver: Resolver) -> Judgement:
    """The rule, the date it was counted from and why that, what told past from future, the precision; the other dates it may be."""
    e, valued, date, story = one
    span = cut_tokens(page.document.text, page.tokens, e.first, e.last)
    if valued is None or date is None:
        return Judgement("date", span, None, "unresolved", (_unresolved(e, story, resolver),))
    rule = _rule(e, valued)
    reasons = [*_anchor(page.document, valued)]
    if e.form == "shift":
        unit = f"{e.amount:+g} {e.unit}"
        reasons.append(Reason(_S, "counted", None, {"amount": unit}))
    if rule in ("nearest", "weekday", "feast") or (rule == "season" and valued.basis.startswith("published")):
        reasons.append(_tense(page, e, resolver))
    reasons.append(Reason(_S, f"to_the_{_PRECISIONS.get(len(date.value), 'day')}"))
    if e.part:
        reasons.append(Reason(_S, "part"))
    if date.approximate:
        reasons.append(Reason(_S, "approximate"))
    if date.end_value is not None:
        reasons.append(Reason(_S, "until", None, {"date": date.end_value}))
    if date.role is not None:
        reasons.append(Reason(_S, "birth"))
    return Judgement("date", span, date, rule, tuple(reasons), _others(e, valued, rule, resolver))


def _rule(e: Expression, valued: Valued) -> str:
    if valued.stated:
        return "stated"
    if e.form == "day" and e.pointing == "years":
        return "pointed"
    if e.form == "day" and valued.basis.startswith("story"):
        return "story"
    return _FORMS.get(e.form, "feast")


def _unresolved(e: Expression, story: Moment | None, resolver: Resolver) -> Reason:
    if e.form == "shift" and e.anchor == "story" and story is not None:
        return Reason(_S, "too_coarse", None, {"date": story.iso()})
    return Reason(_S, "no_published" if resolver.published is None else "no_such_date")


def _anchor(document: Document, valued: Valued) -> list[Reason]:
    name, _, date = valued.basis.partition(" ")
    if name == "published":
        return [Reason(_S, "published", None, {"date": date, "basis": document.published_basis or ""})]
    return [Reason(_S, "from_story", None, {"date": date})] if name == "story" else []


def _tense(page: Page, e: Expression, resolver: Resolver) -> Reason:
    tense, whence, token = resolver.told_tense(e)
    if not tense:
        return Reason(_S, "no_tense")
    fields = {"word": page.tokens.words[token]} if token is not None else {}
    return Reason(_S, f"{tense}_{whence}", None, fields)


def _others(e: Expression, valued: Valued, rule: str, resolver: Resolver) -> tuple[Alternative, ...]:
    """The dates before and after that fit the words as well, with where they lie."""
    chosen, base = valued.moment, resolver.published
    if rule == "weekday":
        near = [m for days in (-7, 7) if (m := shift(chosen, "day", days)) is not None]
    elif rule in ("nearest", "story", "season") and e.form != "shift":
        near = [m for years in (-1, 1) if (m := _same_day(chosen, years)) is not None]
    else:
        return ()
    anchor = parse(valued.basis.partition(" ")[2]) or base
    return tuple(Alternative(m.iso(), (_where(m, chosen, anchor),)) for m in near)


def _same_day(chosen: Moment, years: int) -> Moment | None:
    return moment(chosen.year + years, chosen.month, chosen.day)


def _where(other: Moment, chosen: Moment, anchor: Moment | None) -> Reason:
    if anchor is None:
        return Reason(_S, "other")
    distance = days_between(anchor, other)
    if abs(distance) > abs(days_between(anchor, chosen)) and (distance > 0) == (days_between(anchor, chosen) > 0):
        return Reason(_S, "farther")
    return Reason(_S, "ahead" if distance > 0 else "behind")
