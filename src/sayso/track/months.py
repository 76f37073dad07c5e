"""Months as `YYYY-MM`, which sort as they follow each other."""

from __future__ import annotations


def month_of(date: str | None) -> str | None:
    """The month of an ISO 8601 date; None if it tells only the year, or nothing."""
    return date[:7] if date is not None and len(date) >= 7 else None


def months_between(first: str, last: str) -> list[str]:
    """Every month from `first` to `last`, both included; empty if `last` is before `first`."""
    year, month = int(first[:4]), int(first[5:])
    out: list[str] = []
    while (name := f"{year:04}-{month:02}") <= last:
        out.append(name)
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return out
