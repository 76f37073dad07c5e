"""When a document says it was published. The time of the file is not evidence of it."""

from __future__ import annotations

import datetime
import re

from sayso.packs.collecting import collecting

_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_CLOCK = re.compile(r"[Tt ][0-9]{2}:[0-9]{2}[0-9:.,]*\s?(?:[Zz]|[+-][0-9]{2}:?[0-9]{2})?")
_HEAD = re.compile(r"\s*([^\W\d_][^\d\n:]{0,40}?)?\s?:?\s?([0-9]{4}-[0-9]{2}(?:-[0-9]{2})?)(?![0-9-])")
_HEAD_LINES = 5


def iso_date(value: str) -> str | None:
    """`YYYY[-MM[-DD]]` if `value` is a real date in that form, with or without a time of day behind it; else None."""
    found = _ISO.match(value)
    if found is None:
        return None
    year, month, day = found.groups()
    if found.end() != len(value) and (day is None or not _CLOCK.fullmatch(value, found.end())):
        return None
    try:
        datetime.date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    return found.group()


def head_date(text: str) -> str | None:
    """The date that the head of a text carries: alone at its very start, or behind a label ("date 2023-03") at the start of one of its first lines."""
    for number, line in enumerate(text[:1_000].split("\n")[:_HEAD_LINES]):
        found = _HEAD.match(line)
        if found is None:
            continue
        label = found.group(1)
        if (label is None and number == 0) or (label is not None and label.lower().strip() in collecting().head.labels):
            return iso_date(found.group(2))
    return None
