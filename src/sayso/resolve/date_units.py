"""Times told by pointing: yesterday, last Monday, vorige week, two months ago, the end of the year, in the spring, the third quarter."""

from __future__ import annotations

from sayso.core.records import Tag
from sayso.resolve.date_view import LEADS, DateView, Expression
from sayso.resolve.date_years import year_after

_PARTS = ("begin", "mid", "end")
_POINTING = ("last", "next", "this")
_COUNTED_UNITS = {"days": "day", "weeks": "week", "months": "month", "years": "year"}
# Months of the parts of a season; a winter has two years.
SEASON_PARTS = {
    "spring": {"begin": 3, "mid": 4, "end": 5},
    "summer": {"begin": 6, "mid": 7, "end": 8},
    "autumn": {"begin": 9, "mid": 10, "end": 11},
}
_SHORT = ("hour", "minute")


def words(view: DateView) -> None:
    """Find words that are a time by themselves."""
    for tag in view.heads["date_word"]:
        i = tag.first
        if not view.free(i, tag.last) or ("weak" in tag.flags and not _led(view, i)):
            continue
        if _of_a_day(view, i, tag.last):
            continue
        last = _day_part_after(view, tag.last)
        first = _day_part_before(view, i)
        value = tag.value
        approximate = value.endswith("~")
        anchor = "published"
        if value.startswith("ref:"):
            anchor, value = "story", value[4:]
        told_part = next((p for p in _PARTS if value.startswith(f"{p}:")), "")
        value = value.removeprefix(f"{told_part}:").rstrip("~")
        lead = view.tendency(first)
        if value.startswith("md:"):
            month, day = value[3:].split("-")
            year = year_after(view, tag.last)
            if year is not None:
                last = year[0]
            view.add(Expression(first, last, "day", year[1] if year else 0, int(month), int(day), lead=lead, approximate=approximate))
        elif value.startswith("y:"):
            view.add(Expression(first, last, "day", int(value[2:]), approximate=approximate))
        elif value.startswith(("easter", "pascha")):
            view.add(Expression(first, last, "easter", amount=float(value[6:] or 0), unit=value[:6], lead=lead))
        else:
            unit = value.rstrip("+-0123456789")
            part = view.before(view.back(first, "of", "det"), "date_part", "begin", "mid", "end") if unit != "day" else None
            season = view.at(view.over(tag.last, "at", "det"), "date_season") if unit == "year" else None
            if season is not None:
                last = season.last
            amount = float(value[len(unit) :] or 0)
            begin, named = (part.first, part.value) if part else (first, told_part)
            approximate = approximate or bool(named) or season is not None
            view.add(Expression(begin, last, "shift", unit=unit, amount=amount, anchor=anchor, part=named, approximate=approximate))


def _of_a_day(view: DateView, first: int, last: int) -> bool:
    """Is it a part of a day, of this name in one language: the morning (of the 14th), not tomorrow?"""
    part = view.before(last, "date_part", "day")
    after = view.over(last, "of")
    if (part is not None and part.first < first) or (after > last and view.covered[after]):
        return True
    if part is None:
        return False
    before, after = view.back(first, "at", "det"), view.over(last, "at", "det", "of")
    beside = view.covered[after] or view.at(after, "weekday") is not None or view.before(before, "weekday") is not None
    return bool(beside or (before and view.covered[before - 1]))


def _led(view: DateView, i: int) -> bool:
    """Does a preposition lead token i, over an article?"""
    return view.before(view.back(i, "det"), "date_lead", *LEADS) is not None or view.before(i, "date_lead", *LEADS) is not None


def _stands_alone(view: DateView, first: int, last: int) -> bool:
    """Is a word that is also an adjective led by a preposition, and followed by no noun?"""
    return _led(view, first) and (last >= view.size or not view.words[last][0].isalpha() or bool(view.marks[last]))


def _day_part_after(view: DateView, last: int) -> int:
    k = view.over(last, "at", "det", "of")
    tag = view.at(k, "date_part")
    return tag.last if tag is not None and tag.value == "day" and k - last <= 2 else last


def _day_part_before(view: DateView, first: int) -> int:
    k = view.back(first, "of", "det")
    tag = view.before(k, "date_part", "day")
    return tag.first if tag is not None and k != first else first


def weekdays(view: DateView) -> None:
    """Find weekdays that no date has taken."""
    for tag in view.heads["weekday"]:
        i = tag.first
        if not view.free(i, tag.last) or ("capital" in tag.flags and not view.words[i][0].isupper()) or ("weak" in tag.flags and not _stands_alone(view, i, tag.last)):
            continue
        first, last, pointing = view.with_determiner(i), tag.last, ""
        k = view.back(i, "det")
        direction = view.before(i, "date_direction") or view.before(k, "date_direction")
        if direction is not None and direction.value == "each":
            continue
        if direction is not None and direction.value in _POINTING and "after" not in direction.flags:
            pointing, first = direction.value, view.with_determiner(direction.first)
        elif (after := view.at(last, "date_direction")) is not None and "before" not in after.flags and after.value in _POINTING:
            pointing, last = after.value, after.last
        last = _parenthesised(view, _day_part_after(view, last))
        if not view.free(first, last):
            first = i
        view.add(Expression(first, last, "weekday", weekday=int(tag.value), pointing=pointing, lead=view.tendency(first)))


def _parenthesised(view: DateView, last: int) -> int:
    """Over the day of the month that follows a weekday in brackets: segunda-feira (13)."""
    if last + 2 < view.size and view.words[last] == "(" and view.words[last + 2] == ")" and view.words[last + 1].isdecimal() and len(view.words[last + 1]) <= 2:
        return last + 3
    return last


def seasons(view: DateView) -> None:
    """Find seasons, with or without a year."""
    for tag in view.heads["date_season"]:
        i = tag.first
        if not view.free(i, tag.last):
            continue
        first, last, year, pointing = view.with_determiner(i), tag.last, 0, ""
        found = year_after(view, last)
        direction = view.before(i, "date_direction") or view.at(last, "date_direction")
        if direction is not None and direction.value == "each":
            continue
        if found is not None:
            last, year = found
        elif direction is not None and direction.value in _POINTING:
            pointing, first, last = direction.value, min(first, direction.first), max(last, direction.last)
        part = view.before(view.back(first, "of", "det"), "date_part", "begin", "mid", "end") or view.before(first, "date_part", "begin", "mid", "end")
        if "weak" in tag.flags and not (found or pointing or part is not None or _led(view, i)):
            continue
        if part is not None:
            first = part.first
        form = "day" if year else "season"
        named = part.value if part is not None else ""
        month = SEASON_PARTS.get(tag.value, {}).get(named, 0) if year else 0
        view.add(Expression(first, last, form, year, month, unit=tag.value, part=named, pointing=pointing, lead=view.tendency(first), approximate=True))


def units(view: DateView) -> None:
    """Find units of time with a direction, a part or an ordinal."""
    for tag in view.heads["count_word"]:
        amount, _, named = tag.value.partition(" ")
        unit = _COUNTED_UNITS.get(named)
        if unit is not None and view.free(tag.first, tag.last):
            _moved(view, tag.first, tag.last, float(amount), unit, False)
    for tag in view.heads["date_unit"]:
        i = tag.first
        if tag.value not in _SHORT and view.free(i, tag.last):
            _unit(view, i, tag)


def _unit(view: DateView, i: int, tag: Tag) -> None:
    if _counted_shift(view, i, tag) or _ordinal(view, i, tag) or _opens_decade(view, i):
        return
    first, last, pointing = i, tag.last, ""
    direction = view.before(i, "date_direction", *_POINTING, "each")
    if direction is not None and "after" not in direction.flags:
        pointing, first = direction.value, direction.first
    elif (after := view.at(last, "date_direction")) is not None and "before" not in after.flags and after.value in _POINTING:
        pointing, last = after.value, after.last
    if pointing == "each":
        return
    part = view.before(view.back(first, "of", "det"), "date_part", "begin", "mid", "end") or view.before(first, "date_part", "begin", "mid", "end")
    if part is not None and tag.value not in ("day", "decade", "century"):
        first = part.first
    elif not pointing and not (tag.value == "weekend" and _led(view, i)):
        return
    first = view.with_determiner(first)
    if tag.value == "weekend":
        view.add(Expression(first, last, "weekday", weekday=6, pointing=pointing, lead=view.tendency(first), approximate=True))
        return
    amount = {"last": -1, "next": 1}.get(pointing, 0)
    approximate = part is not None or tag.value in ("week", "quarter", "half", "decade", "century")
    view.add(
        Expression(first, last, "shift", unit=tag.value, amount=amount, part=part.value if part else "", approximate=approximate, lead=view.tendency(first))
    )


def _counted_shift(view: DateView, i: int, tag: Tag) -> bool:
    """A number of units ago, later, from now: il y a dix ans, a year earlier, через два тижні."""
    amount, first, vague = _amount(view, i)
    if view.before(first, "date_direction", "each") is not None:
        return False
    unit = tag.value if tag.value != "weekend" else "week"
    if amount % 1 and unit == "year":
        amount, unit = amount * 12, "month"
    return _moved(view, first, tag.last, amount, unit, vague)


def _moved(view: DateView, first: int, last: int, amount: float, unit: str, vague: bool) -> bool:
    """A shift by what is counted at tokens `first` to `last`, if a direction stands beside it."""
    start, sign, anchor = first, 0, "published"
    after = view.at(last, "date_direction")
    ahead = view.before(_over_hedge(view, first), "date_direction", "ago", "in", "earlier", "later")
    if after is not None and after.value in ("ago", "in", "earlier", "later") and "before" not in after.flags:
        direction, last = after, after.last
        first = _over_hedge(view, first)
    elif ahead is not None and "after" not in ahead.flags:
        if "weak" in ahead.flags and not vague and not view.looks_ahead(start):
            return False
        direction, first = ahead, ahead.first
    else:
        return False
    sign = -1 if direction.value in ("ago", "earlier") else 1
    if direction.value in ("earlier", "later"):
        anchor = "story"
    elif direction.value == "in":
        anchor = "ahead"
    exact = unit == "day" and not vague
    view.add(Expression(first, last, "shift", unit=unit, amount=sign * amount, anchor=anchor, part="vague" if vague else "exact", approximate=not exact))
    return True


def _opens_decade(view: DateView, i: int) -> bool:
    """Is it the word of a year or decade before its number (lat 90., roku 2025)?"""
    return any(tag.kind == "era" and "before" in tag.flags and view.words[tag.last : tag.last + 1] and view.words[tag.last][0].isdigit() for tag in view.page.tags.get(i, ()))


def _over_hedge(view: DateView, first: int) -> int:
    tag = view.before(first, "date_hedge") or view.before(first, "comparator", "=", "~")
    return tag.first if tag is not None else first


def _amount(view: DateView, i: int) -> tuple[float, int, bool]:
    """How many units are counted before the unit at token i, where that begins, whether it is vague. One if nothing is counted."""
    numeral = view.numerals.ending(i)
    if numeral is not None and not numeral.ordinal:
        return numeral.value, numeral.first, False
    half = view.before(i, "fraction")
    if half is not None:
        article = view.before(half.first, "article")
        return float(half.value), article.first if article is not None else half.first, False
    vague = view.before(i, "vague") or view.before(view.back(i, "of"), "vague")
    if vague is not None:
        low, _, high = vague.value.partition("-")
        return min(float(low) + 1, float(high or low)), vague.first, True
    return 1, i, False


def _ordinal(view: DateView, i: int, tag: Tag) -> bool:
    """The third quarter, the first half of 2023."""
    if tag.value not in ("quarter", "half"):
        return False
    numeral = view.numerals.ending(i)
    dotted = i >= 2 and view.words[i - 1] == "." and view.words[i - 2].isdecimal() and len(view.words[i - 2]) == 1
    if not dotted and (numeral is None or not (numeral.ordinal or numeral.plain)):
        return False
    first = i - 2 if dotted or numeral is None else numeral.first
    last, year = tag.last, 0
    found = year_after(view, view.over(last, "of", "det"))
    pointing = 0.0
    if found is not None:
        last, year = found
    elif (word := view.at(view.over(last, "of", "det"), "date_word")) is not None and word.value.startswith("year"):
        last, pointing = word.last, float(word.value[4:].rstrip("~") or 0)
    first = view.with_determiner(first)
    if year:
        view.add(Expression(first, last, "day", year, approximate=True, lead=view.tendency(first)))
    else:
        view.add(Expression(first, last, "shift", unit="year", amount=pointing, approximate=True))
    return True
