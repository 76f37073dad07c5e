"""Days and months: 21 September 2022, den 3. und 4. Mai, среда, 21 сентября, mid-March, 14.5.1918."""

from __future__ import annotations

from sayso.core.records import Tag
from sayso.resolve.date_view import DateView, Expression
from sayso.resolve.date_years import year_after

# Years away.
_POINTED = {"last": -1.0, "this": 0.0, "next": 1.0}
_DOTS = frozenset("./-")


def months(view: DateView) -> None:
    """Find every expression around a month name."""
    for tag in view.heads["month"]:
        if view.free(tag.first, tag.last):
            _around(view, tag.first, tag)


def _around(view: DateView, i: int, tag: Tag) -> None:
    if "capital" in tag.flags and not view.words[i][0].isupper():
        return
    first, last, day, year = i, tag.last, 0, 0
    if last + 1 < view.size and view.words[last] == "." and view.touches(last) and view.words[last + 1][0].isdigit():
        last += 1
    left = _day_before(view, first)
    if left is not None:
        first, day = left
    elif "first" in tag.flags:
        right = _day_after(view, last)
        if right is not None:
            last, day = right
    pointing, weekday_first = "", _weekday_before(view, first)
    found_year = year_after(view, last)
    if found_year is not None:
        last, year = found_year
    years = 0.0
    if not year:
        around = _year_around(view, weekday_first, last)
        if around is not None:
            first_year, last, years = around
            weekday_first = first_year if first_year < weekday_first else weekday_first
            pointing = "years"
        elif (direction := view.before(first, "date_direction", "last", "next", "this")) is not None and "after" not in direction.flags:
            pointing, weekday_first = direction.value, direction.first
        elif (direction := view.at(last, "date_direction")) is not None and "before" not in direction.flags and direction.value in ("last", "next", "this"):
            pointing, last = direction.value, direction.last
    part = ""
    if not day:
        k = view.back(weekday_first, "of", "det")
        found_part = view.before(k, "date_part", "begin", "mid", "end") or view.before(weekday_first, "date_part", "begin", "mid", "end")
        if found_part is None and k == weekday_first and k and view.words[k - 1] == "-":
            found_part = view.before(k - 1, "date_part", "begin", "mid", "end")
        if found_part is not None:
            part, weekday_first = found_part.value, found_part.first
    if "weak" in tag.flags and not (day or year or part or pointing or view.before(view.back(first, "det"), "date_lead")):
        return
    if "adjective" in tag.flags and day:
        return
    last = _weekday_after(view, last)
    lead = view.tendency(weekday_first)
    main = Expression(
        weekday_first, last, "day", year, int(tag.value), day, amount=years, part=part, pointing=pointing, lead=lead, approximate=bool(part)
    )
    view.add(main)
    if day and left is not None:
        _days_before(view, first, main)


def _days_before(view: DateView, first: int, main: Expression) -> None:
    """Days that share the month of the day after them: the 3rd, 4th and 5th of May."""
    limit = main.day
    while (joiner := view.joiner(first) or _following(view, first, limit)) is not None:
        start, _ = joiner
        comma = view.words[first - 1] == ","
        dotted = start > 0 and view.words[start - 1] == "."
        if comma and not dotted:
            return
        found = _day_before(view, start)
        if found is None or not view.free(found[0], start) or found[1] >= limit:
            return
        begin, day = found
        end = start - 1 if dotted else start
        if end <= begin:
            return
        view.add(Expression(begin, end, "day", main.year, main.month, day, amount=main.amount, pointing=main.pointing, lead=view.tendency(begin) or main.lead))
        first, limit = begin, day


def _following(view: DateView, first: int, day: int) -> tuple[int, bool] | None:
    """The word between two days that follow each other: the night of 13 to 14 May."""
    before = _day_before(view, first - 1) if first > 1 and view.words[first - 1].isalpha() else None
    return (first - 1, True) if before is not None and before[1] == day - 1 else None


def _day_before(view: DateView, end: int) -> tuple[int, int] | None:
    """The day of the month that ends before token `end` (over "of"): where it begins, and the day."""
    i = view.back(end, "of")
    j = i - 1
    if j >= 1 and view.words[j] == "." and view.touches(j):
        j -= 1
    elif j >= 2 and (mark := view.before(i, "ordinal_mark")) is not None and mark.first >= 1:
        j = mark.first - 1
        if view.words[j] == "-":
            j -= 1
    if j < 0:
        return None
    word = view.words[j]
    if word[0].isdigit():
        if word.isdecimal():
            if len(word) > 2 or (j and view.words[j - 1] in ".,:" and view.touches(j) and view.touches(j - 1) and view.words[j - 2].isdigit()):
                return None
            day = int(word)
        else:
            found = view.numerals.at(j)
            if found is None or not found.ordinal or found.last != j + 1:
                return None
            day = int(found.value)
        return (j, day) if 1 <= day <= 31 else None
    written = view.numerals.ending(i)
    if written is not None and not written.digits and 1 <= written.value <= 31 and written.value == int(written.value):
        return written.first, int(written.value)
    return None


def _day_after(view: DateView, i: int) -> tuple[int, int] | None:
    """The day that follows a month in languages that write it so (March 14)."""
    found = view.numerals.at(i)
    if found is None or not found.digits or not 1 <= found.value <= 31 or found.last != i + 1 or not (found.plain or found.ordinal):
        return None
    if "counted" in view.marks[i + 1] or "magnitude" in view.marks[i + 1]:
        return None
    return i + 1, int(found.value)


def _weekday_before(view: DateView, first: int) -> int:
    """`first`, moved over a weekday that belongs to the date."""
    i = view.back(first, "det")
    for k in (i, i - 1):
        if k > 0 and (k == i or view.words[k] == ","):
            tag = view.before(k, "weekday")
            if tag is not None:
                return tag.first
    return first


def _weekday_after(view: DateView, last: int) -> int:
    if last < view.size and view.words[last] == ",":
        tag = view.at(last + 1, "weekday")
        if tag is not None and all(view.at(k, "month") is None for k in range(tag.last, tag.last + 4)):
            return tag.last
    return last


def _year_around(view: DateView, first: int, last: int) -> tuple[int, int, float] | None:
    """A year told by pointing to it, before or after: loni v září, september van vorig jaar. Its span and how many years away."""
    k = view.over(last, "of", "det", "at")
    word = view.at(k, "date_word")
    if word is not None and word.value.startswith("year"):
        return first, word.last, float(word.value[4:].rstrip("~") or 0)
    pointed = _pointed_year(view, k)
    if pointed is not None:
        return first, *pointed
    word = view.before(view.back(first, "at", "of"), "date_word")
    if word is not None and word.value.startswith("year"):
        return word.first, last, float(word.value[4:].rstrip("~") or 0)
    return None


def _pointed_year(view: DateView, i: int) -> tuple[int, float] | None:
    """Where a unit of a year with a direction ends that begins at token i (vergangenen Jahres, année dernière), and how many years away."""
    direction = view.at(i, "date_direction")
    ahead = direction is not None and "after" not in direction.flags
    unit = view.at(direction.last if direction is not None and ahead else i, "date_unit")
    if unit is None or unit.value != "year":
        return None
    last = unit.last
    if not ahead:
        direction = view.at(last, "date_direction")
        if direction is None or "before" in direction.flags:
            return None
        last = direction.last
    if direction is None or direction.value not in _POINTED:
        return None
    return last, _POINTED[direction.value]


def numeric(view: DateView) -> None:
    """Find dates in digits alone: 21.09.2022, 21/9/2022, 2022-09-21, and 13—17.6.1918."""
    words = view.words
    for i in view.digits:
        mark = words[i + 1] if i + 4 < view.size else ""
        if mark not in _DOTS or words[i + 3] != mark or not words[i].isdecimal() or not view.free(i, i + 5):
            continue
        a, b, c = words[i], words[i + 2], words[i + 4]
        if not (b.isdecimal() and c.isdecimal()) or not all(view.touches(k) for k in range(i + 1, i + 5)):
            continue
        if len(a) == 4 and len(b) == 2 and len(c) == 2:
            year, month, day = int(a), int(b), int(c)
        elif len(a) <= 2 and len(b) <= 2 and len(c) == 4:
            year, month, day = int(c), int(b), int(a)
            if month > 12 >= day:
                month, day = day, month
            elif mark == "/" and month <= 12 and day <= 12 and month != day and view.numerals.decimal == ".":
                month = day = 0  # day and month cannot be told apart
        else:
            continue
        if month > 12 or day > 31:
            continue
        main = Expression(i, i + 5, "day", year, month, day)
        view.add(main)
        if day:
            _days_before(view, i, main)
