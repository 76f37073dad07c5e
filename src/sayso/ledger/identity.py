"""Which document an input is a version of: the same address, else the same key. And which of two versions is the current one."""

from __future__ import annotations

from sayso.core.records import Record


class Rank(Record, frozen=True, order=True):
    """Versions in order of time: the one collected later is the newer, in one run the one published later; the id settles the rest."""

    at: str
    published: str
    id: str
