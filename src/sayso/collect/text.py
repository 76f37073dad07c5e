"""Plain text: the file is the document, kept exactly as given."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.collect.charset import decode
from sayso.collect.draft import Draft
from sayso.collect.source import Source


def read(source: Source) -> Iterator[Draft]:
    """One document. Raises InputError where it is no text."""
    raw = source.whole()
    text, partly = decode(raw)
    yield Draft(source.name, raw, text, partly=partly)
