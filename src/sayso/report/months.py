"""Months in a row."""

from __future__ import annotations


def months_between(first: str, last: str) -> list[str]:
    """Every month (`YYYY-MM`) from the first to the last, both included."""
    begin, end = (int(month[:4]) * 12 + int(month[5:7]) - 1 for month in (first, last))
    return [f"{month // 12:04d}-{month % 12 + 1:02d}" for month in range(begin, end + 1)]
