"""Times as intervals of day numbers: ISO 8601 with whatever precision is known."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

Interval = tuple[int, int]  # first and last day, proleptic Gregorian ordinals, both inclusive


@lru_cache(maxsize=65536)
def interval(value: str | None) -> Interval | None:
    """The days that `YYYY[-MM[-DD]]` covers; None for None or for what is no date."""
    if not value:
        return None
    parts = value[:10].split("-")
    if not all(p.isdigit() for p in parts):
        return None
    try:
        year = int(parts[0])
        if len(parts) == 1:
            return date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
        month = int(parts[1])
        if len(parts) == 2:
            first = date(year, month, 1).toordinal()
            after = date(year + month // 12, month % 12 + 1, 1).toordinal()
            return first, after - 1
        day = date(year, month, int(parts[2])).toordinal()
    except ValueError:
        return None
    return day, day


def gap(one: Interval, other: Interval) -> int:
    """Days between two intervals; 0 if they overlap."""
    return max(0, one[0] - other[1], other[0] - one[1])


def shown_later(one: str | None, other: str | None) -> bool:
    """Is `one` shown to be later than `other`? Never, where a date is unknown or too coarse to tell."""
    a, b = interval(one), interval(other)
    return a is not None and b is not None and a[0] > b[1]
