"""Moments and how to move them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.resolve.calendar import Moment, easter, moment, parse, shift, weekday


@pytest.mark.parametrize(
    ("value", "expected"),
    [("2024", Moment(2024)), ("2024-02", Moment(2024, 2)), ("2024-02-29", Moment(2024, 2, 29)), ("2023-02-29", None), ("last year", None), ("24-02", None)],
)
def test_parse(value: str, expected: Moment | None) -> None:
    assert parse(value) == expected


@pytest.mark.parametrize(
    ("base", "unit", "amount", "expected"),
    [
        (Moment(2024, 3, 31), "month", -1, Moment(2024, 2, 29)),
        (Moment(2024, 1, 10), "week", -2, Moment(2023, 12, 27)),
        (Moment(2024, 1), "month", -1, Moment(2023, 12)),
        (Moment(2024, 1), "day", 3, None),
        (Moment(2024), "month", 3, None),
        (Moment(2024), "decade", -2, Moment(2004)),
        (Moment(2024, 2, 29), "year", 1, Moment(2025, 2, 28)),
    ],
)
def test_shift_knows_no_more_than_its_base(base: Moment, unit: str, amount: float, expected: Moment | None) -> None:
    assert shift(base, unit, amount) == expected


@pytest.mark.parametrize(("year", "western", "eastern"), [(2023, "2023-04-09", "2023-04-16"), (2024, "2024-03-31", "2024-05-05"), (2025, "2025-04-20", "2025-04-20")])
def test_easter(year: int, western: str, eastern: str) -> None:
    assert (easter(year).isoformat(), easter(year, orthodox=True).isoformat()) == (western, eastern)


@given(st.dates(dt.date(1000, 1, 8), dt.date(2999, 12, 20)), st.integers(1, 7), st.booleans())
def test_a_weekday_is_less_than_a_week_away(day: dt.date, number: int, ahead: bool) -> None:
    found = weekday(Moment(day.year, day.month, day.day), number, ahead)
    assert found is not None
    away = (found.first_day() - day).days
    assert found.first_day().isoweekday() == number
    assert (0 <= away < 7) if ahead else (-7 < away <= 0)


@given(st.integers(1, 9999), st.integers(1, 12), st.integers(1, 31))
def test_no_moment_outside_the_calendar(year: int, month: int, day: int) -> None:
    try:
        expected = dt.date(year, month, day).isoformat()
    except ValueError:
        assert moment(year, month, day) is None
    else:
        found = moment(year, month, day)
        assert found is not None
        assert found.iso() == expected
