"""Moments of the Gregorian calendar with the precision that is known, and how to move them."""

from __future__ import annotations

import datetime as dt
from functools import cache

from sayso.core.records import Record

# Where a vague week of a year is needed as a day; days per unit of a shift.
_DAYS = {"day": 1, "week": 7}
_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}


class Moment(Record, frozen=True):
    """A year, a month or a day: `month` and `day` are 0 where unknown."""

    year: int
    month: int = 0
    day: int = 0

    def iso(self) -> str:
        """ISO 8601 with only the precision that is known."""
        if self.day:
            return f"{self.year:04d}-{self.month:02d}-{self.day:02d}"
        return f"{self.year:04d}-{self.month:02d}" if self.month else f"{self.year:04d}"

    def first_day(self) -> dt.date:
        """The first day the moment can be."""
        return dt.date(self.year, self.month or 1, self.day or 1)

    def no_finer(self, unit: str) -> Moment:
        """The moment cut to the precision of `unit`."""
        if unit in ("day", "weekend"):
            return self
        if unit in ("week", "month"):
            return Moment(self.year, self.month)
        return Moment(self.year)


@cache
def parse(value: str) -> Moment | None:
    """A moment from ISO 8601 `YYYY[-MM[-DD]]`, None for anything else or a day that does not exist."""
    parts = value.split("-")
    if not (1 <= len(parts) <= 3 and all(p.isdigit() for p in parts) and len(parts[0]) == 4):
        return None
    numbers = [int(p) for p in parts]
    return moment(*numbers)


def moment(year: int, month: int = 0, day: int = 0) -> Moment | None:
    """A moment if there is such a day."""
    if not 1 <= year <= 9999 or not 0 <= month <= 12 or (day and not month):
        return None
    if day and not (1 <= day <= days_in(year, month)):
        return None
    return Moment(year, month, day)


def days_in(year: int, month: int) -> int:
    """The number of days of a month."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def shift(base: Moment, unit: str, amount: float) -> Moment | None:
    """`base` moved by `amount` units, in the precision both have: weeks from a month move nothing finer than months."""
    if unit in _DAYS:
        days = round(amount * _DAYS[unit])
        if base.day:
            return _from_date(base.first_day(), days)
        if unit == "week" and base.month:
            moved = _from_date(dt.date(base.year, base.month, 15), days)
            return moved and moved.no_finer("month")
        return None
    months = round(amount * _MONTHS[unit])
    if months % 12 and not base.month:
        return None
    index = base.year * 12 + max(base.month, 1) - 1 + months
    year, month = index // 12, index % 12 + 1
    if not 1 <= year <= 9999:
        return None
    if not base.month:
        return Moment(year)
    return Moment(year, month, min(base.day, days_in(year, month)))


def weekday(base: Moment, number: int, ahead: bool) -> Moment | None:
    """The nearest weekday `number` (1 Monday to 7) on or before `base`, on or after it when `ahead`. None if `base` is no day."""
    if not base.day:
        return None
    today = base.first_day().isoweekday()
    return _from_date(base.first_day(), (number - today) % 7 if ahead else -((today - number) % 7))


def week_start(base: Moment) -> Moment | None:
    """The Monday of the week of `base`. None if `base` is no day."""
    return _from_date(base.first_day(), 1 - base.first_day().isoweekday()) if base.day else None


@cache
def easter(year: int, orthodox: bool = False) -> dt.date:
    """Easter Sunday in the Gregorian calendar (Meeus, Astronomical Algorithms, chapter 8; the Julian one with `orthodox`)."""
    if orthodox:
        a, b, c = year % 4, year % 7, year % 19
        d = (19 * c + 15) % 30
        e = (2 * a + 4 * b - d + 34) % 7
        month, day = divmod(d + e + 114, 31)
        return dt.date(year, month, day + 1) + dt.timedelta(days=year // 100 - year // 400 - 2)
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return dt.date(year, month, day + 1)


def on_easter(year: int, days: int, orthodox: bool = False) -> Moment:
    """The day `days` after Easter Sunday of a year."""
    found = easter(year, orthodox) + dt.timedelta(days=days)
    return Moment(found.year, found.month, found.day)


def days_between(a: Moment, b: Moment) -> int:
    """Days from the first day of `a` to the first day of `b`."""
    return (b.first_day() - a.first_day()).days


def _from_date(base: dt.date, days: int) -> Moment | None:
    try:
        moved = base + dt.timedelta(days=days)
    except OverflowError:
        return None
    return Moment(moved.year, moved.month, moved.day)
