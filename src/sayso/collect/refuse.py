"""What holds no document, and why."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.collect.draft import Draft
from sayso.collect.sniff import binary_name, is_empty, other_kind
from sayso.collect.source import Source
from sayso.core.errors import InputError


def read(source: Source) -> Iterator[Draft]:
    """No reader: raises InputError `empty`, `binary` or `unknown-kind`."""
    if is_empty(source):
        raise InputError("empty", "nothing in it", step="check how it was saved")
    binary = binary_name(source.head())
    if binary is not None:
        raise InputError("binary", f"not text ({binary})", step="save it as plain text or HTML")
    raise InputError("unknown-kind", f"{other_kind(source)} is not read", step="save the articles as text, HTML or JSONL")
