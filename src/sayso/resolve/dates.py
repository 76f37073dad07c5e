"""When: every time expression of a page with its value, in order of start."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from msgspec.structs import replace

from sayso.core.records import Date, Page
from sayso.core.spans import cut_tokens
from sayso.packs.language import LanguagePack
from sayso.resolve.calendar import Moment, weekday
from sayso.resolve.date_months import months, numeric
from sayso.resolve.date_units import seasons, units, weekdays, words
from sayso.resolve.date_values import Resolver, Valued
from sayso.resolve.date_view import DateView, Expression
from sayso.resolve.date_years import years

# Words of a title, at most.
_TITLE = 6


class Dated(NamedTuple):
    """An expression, what it stands for and the date made of it; None for one that cannot be resolved. `story`: the date told last before it."""

    expression: Expression
    valued: Valued | None
    date: Date | None
    story: Moment | None = None


def dates(page: Page, pack: LanguagePack) -> tuple[Date, ...]:
    """The dates of a page. Values are ISO 8601 with only the precision that is known; what cannot be resolved is left out.

    `basis` says what a value was resolved from: `stated`, `published YYYY-MM-DD`, or `story YYYY-MM` (the date told before it).
    The first end of a range carries the other as `end_value`.
    """
    return tuple([one.date for one in dated(page, pack)[0] if one.date is not None])


def dated(page: Page, pack: LanguagePack) -> tuple[list[Dated], Resolver]:
    """Every time expression in order, resolved or not, and what resolved them."""
    view = DateView(page, pack)
    for find in (numeric, months, words, units, seasons, weekdays, years):
        find(view)
    expressions = sorted((e for e in view.found if e.year or e.day or not _in_title(view, e)), key=lambda e: e.first)
    resolver = Resolver(page, pack, view)
    text, tokens = page.document.text, page.tokens
    links = [_ranged(view, a, b) for a, b in pairwise(expressions)] + [False]
    out: list[Dated] = []
    open_range = False
    for n, e in enumerate(expressions):
        following = expressions[n + 1] if n + 1 < len(expressions) else None
        if following is not None and links[n] and e.form == "day" and not e.year and following.form == "day" and following.year:
            year = following.year if (e.month, e.day) <= (following.month, following.day or 31) else following.year - 1
            e = _with_year(e, year)
        story = resolver.story
        found = resolver.value(e)
        if found is None:
            open_range = False
            out.append(Dated(e, None, None, story))
            continue
        if n and out[-1].valued is not None and _night(view, expressions[n - 1], e):
            out[-1] = _before(out[-1], found.moment)
        span = cut_tokens(text, tokens, e.first, e.last)
        date = Date(span.start, span.end, span.text, found.moment.iso(), found.approximate, found.basis, None, "birth" if e.birth else None)
        if open_range:
            out[-1] = _with_end(out[-1], found)
        out.append(Dated(e, found, date, story))
        open_range = links[n]
    return out, resolver


def _in_title(view: DateView, e: Expression) -> bool:
    """Does the expression stand in a title: a few quoted words, with a capital, no verb that tells a time and no mark that ends a sentence?"""
    quote = next((q for q in view.page.quotes if q.first <= e.first and e.last <= q.last), None)
    if quote is None or not 1 < quote.last - quote.first <= _TITLE or not view.words[quote.first][0].isupper():
        return False
    words = range(quote.first, quote.last)
    rest = [i for i in words if not e.first <= i < e.last and view.at(i, "date_lead") is None]
    return bool(rest) and all(view.words[i][0].isalpha() and "date_tense" not in view.marks[i] for i in words)


def _night(view: DateView, a: Expression, b: Expression) -> bool:
    """Are it two weekdays that follow each other over one word (the night from Wednesday to Thursday)?"""
    return a.form == b.form == "weekday" and not a.pointing and b.first - a.last == 1 and view.words[a.last][0].isalpha() and view.at(a.last, "conjunction") is None


def _before(one: Dated, end: Moment) -> Dated:
    """A weekday moved to the last one before another that follows it."""
    day = weekday(end, one.expression.weekday, ahead=False)
    if one.date is None or one.valued is None or day is None or one.valued.moment.iso() <= end.iso():
        return one
    return one._replace(valued=Valued(day, one.valued.basis, one.valued.approximate, one.valued.stated), date=replace(one.date, value=day.iso()))


def _ranged(view: DateView, a: Expression, b: Expression) -> bool:
    if not 0 < b.first - a.last <= 4:
        return False
    joiner = view.joiner(b.first)
    if joiner is None or joiner[0] > a.last + 1:
        return False
    opening = view.back(a.first, "det")
    return joiner[1] or view.before(opening, "range_word", "between") is not None


def _with_year(e: Expression, year: int) -> Expression:
    return Expression(e.first, e.last, "day", year, e.month, e.day, approximate=e.approximate, part=e.part, lead=e.lead, birth=e.birth)


def _with_end(one: Dated, end: Valued) -> Dated:
    return one if one.date is None else one._replace(date=_ended(one.date, end))


def _ended(date: Date, end: Valued) -> Date:
    value = end.moment.iso()
    if value < date.value:
        return date
    return Date(date.start, date.end, date.text, date.value, date.approximate, date.basis, value, date.role)
