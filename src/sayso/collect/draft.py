"""What a reader of one kind of input found, before language and date are settled."""

from __future__ import annotations

from sayso.core.records import Link, Record


class Draft(Record, frozen=True):
    """A document in the making: fields as the input gives them, None where it says nothing."""

    key: str
    raw: bytes
    text: str
    language: str | None = None
    published: str | None = None
    published_basis: str | None = None
    outlet: str | None = None
    url: str | None = None
    title: str | None = None
    synthetic: bool = False
    links: tuple[Link, ...] = ()
    partly: str | None = None
