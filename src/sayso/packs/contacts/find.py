"""Where a text says how somebody may be reached: telephone numbers, handles, e-mail addresses, links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sayso.packs.contacts import Contacts, load_contacts
from sayso.packs.directory import load_directory

# Digits of a telephone number: E.164 allows fifteen; local ones have seven.
_FEWEST, _MOST = 7, 15
# A number in full international form has so many at least, so that "+1 200 000" stays a figure.
_INTERNATIONAL = 9
# The longest a word of contact and what follows it may be, in characters.
_BEFORE = 40
_LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
# Dates are never numbers to be dialled: 2023-03-14, 14.03.2023, and a date with a clock behind it.
_DATE = re.compile(
    r"(?<!\d)(?:(?:1[5-9]|20)\d\d[-./](?:0?[1-9]|1[0-2])[-./](?:[12]\d|3[01]|0?[1-9])(?:[T ]\d\d[:.]\d\d)?"
    r"|(?:[12]\d|3[01]|0?[1-9])[-./]\s?(?:0?[1-9]|1[0-2])[-./]\s?(?:1[5-9]|20)\d\d)(?!\d)"
)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_GROUPS = re.compile(r"\d+")


def contacts_in(text: str) -> list[tuple[int, int]]:
    """Start and end, in code points, of every way to reach somebody in a text; telephone numbers come last."""
    contacts = load_contacts()
    places = [m.span() for m in _named(contacts).finditer(text) if not _is_no_link(m)]
    taken = {i for start, end in places for i in range(start, end)}
    return places + [(a, b) for a, b in telephones_in(text) if a not in taken]


def telephones_in(text: str) -> list[tuple[int, int]]:
    """Start and end, in code points, of every telephone number of a text."""
    contacts = load_contacts()
    runs = list(_runs(contacts).finditer(text))
    dates = [m.span() for m in _DATE.finditer(text)] if runs else []
    return [
        phone for run in runs for start, end in _without(run.start(), run.end(), dates) for phone in _phones(text, start, end, contacts)
    ]


@cache
def _named(contacts: Contacts) -> re.Pattern[str]:
    """Links, e-mail addresses, handles, hosts; the longest of what begins at a place comes first."""
    tail = r"[^\s<>\"'“”„«»‹›|]*[^\s<>\"'“”„«»‹›|.,;:!?)\]…]"
    host = rf"(?:{_LABEL}\.){{1,6}}(?:{contacts.domains})(?![\w-])"
    return re.compile(
        rf"(?<![\w])(?:{contacts.schemes}):(?://)?{tail}"
        rf"|(?<!\w)www\.{tail}"
        rf"|[\w.+-]{{1,64}}(?:@|\s?[\[(](?:at|@)[\])]\s?){_LABEL}(?:\.{_LABEL}){{1,6}}"
        rf"|(?<![\w@.]){host}(?::\d{{1,5}})?(?:[/?#]{tail}|/)"
        rf"|(?<![\w@.])(?P<host>{host})(?!\.\w)"
        rf"|(?<![\w@/])@\w(?:[\w.-]{{0,62}}\w)?",
        re.IGNORECASE,
    )


def _is_no_link(found: re.Match[str]) -> bool:
    """Is what looks like a host by itself the name of somebody known (Gulagu.net), or two sentences without a space between ("front.De")?"""
    host = found.group("host")
    if host is None:
        return False
    return not (host.rpartition(".")[2].islower() or host.isupper()) or load_directory().by_name(host) is not None


@cache
def _runs(contacts: Contacts) -> re.Pattern[str]:
    between = re.escape(contacts.separators)
    return re.compile(rf"(?<![\w,.:/-])(?:\+|00)?[{between}]{{0,2}}\d(?:[{between}]{{0,3}}\d){{{_FEWEST - 2},}}(?![\w:])")


def _without(start: int, end: int, holes: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """What is left of a stretch around the holes in it."""
    for a, b in holes:
        if a < end and b > start:
            if a > start:
                yield start, a
            start = b
    if start < end:
        yield start, end


def _phones(text: str, start: int, end: int, contacts: Contacts) -> Iterator[tuple[int, int]]:
    """The telephone numbers in a run of digits and separators. A year with white space around it belongs to none, and parts the run."""
    dialled = contacts.before.search(text, max(0, start - _BEFORE), start) is not None
    groups = [m.span() for m in _GROUPS.finditer(text, start, end)]
    part: list[tuple[int, int]] = []
    for k, (a, b) in enumerate(groups):
        lead = text[start:a].lstrip(contacts.separators)
        alone = not dialled and not lead.startswith(("+", "0")) and _YEAR.fullmatch(text[a:b]) and _blank(text, groups, k)
        if not alone:
            part.append((a, b))
        if (alone or k == len(groups) - 1) and part:
            first = start if part[0] == groups[0] else part[0][0]
            if _is_phone(text[first : part[-1][1]].lstrip(), contacts, dialled=dialled and first == start):
                yield first, part[-1][1]
            part = []


def _blank(text: str, groups: list[tuple[int, int]], k: int) -> bool:
    """Is there white space, or the end of the run, on both sides of group `k`, or are there brackets around it ("2231 (2015)")?"""
    before = " " if k == 0 else text[groups[k - 1][1] : groups[k][0]]
    after = " " if k == len(groups) - 1 else text[groups[k][1] : groups[k + 1][0]]
    within = before.endswith("(") and after.startswith(")") and (k == 0 or groups[k - 1][1] - groups[k - 1][0] > 1)
    return within or (before.isspace() and after.isspace())


def _is_phone(run: str, contacts: Contacts, *, dialled: bool) -> bool:
    """Is a run of digits and separators a number to be dialled? `dialled`: the words before it say so."""
    groups = _GROUPS.findall(run)
    digits = "".join(groups)
    if not (_FEWEST <= len(digits) <= _MOST):
        return False
    thousands = _is_figure(run, groups)
    if "+" in run[:2] or run.lstrip("( ").startswith("00"):
        return len(digits) >= (_INTERNATIONAL + 1 if thousands else _INTERNATIONAL)
    if dialled:
        return not thousands or len(digits) >= _INTERNATIONAL
    if thousands or (len(groups) == 1 and digits.endswith("0000")):
        return False
    if any(digits[0] == t.digit and len(digits) in t.digits for t in contacts.trunks):
        return True
    if len(digits) < _INTERNATIONAL:
        return len(groups) > 2 and len(digits) == _FEWEST and "-" in run and " " not in run
    if len(groups) == 1:
        return True
    return "(" in run or (len(groups) > 2 and len(groups[-1]) in (2, 4) and len(groups[-2]) in (2, 3))


def _is_figure(run: str, groups: list[str]) -> bool:
    """Are these figures in groups of thousands, one or the ends of a range: 300 000, 10.000-12.000?"""
    figures = re.split(r"[-\u2010-\u2013/]", run.strip("+ "))
    return len(figures) <= 2 and all(_is_grouped(_GROUPS.findall(f)) for f in figures) and len(groups) > 1 and "(" not in run


def _is_grouped(groups: list[str]) -> bool:
    return bool(groups) and len(groups[0]) <= (3 if len(groups) > 1 else 6) and groups[0][0] != "0" and all(len(g) == 3 for g in groups[1:])
