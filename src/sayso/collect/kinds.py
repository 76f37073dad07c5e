"""The kinds of input, in the order in which they are asked: the first that fits reads it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sayso.collect.draft import Draft
from sayso.collect.gzip import MAGIC, unpack
from sayso.collect.jsonl import is_jsonl, read_jsonl
from sayso.collect.sniff import binary_name, is_empty, is_html, other_kind
from sayso.collect.source import Source
from sayso.collect.text import read_text
from sayso.core.errors import InputError
from sayso.core.records import Record, Refusal

Found = Iterator[Draft | Refusal]


class Kind(Record, frozen=True):
    """A kind of input: `fits` looks at its beginning, `read` yields its documents and raises InputError where it breaks off."""

    name: str
    fits: Callable[[Source], bool]
    read: Callable[[Source], Found]


def read(source: Source) -> Found:
    """The documents of a source, by the first kind that fits."""
    return next(kind for kind in KINDS if kind.fits(source)).read(source)


def _read_gzip(source: Source) -> Found:
    return read(unpack(source))


def _read_html(source: Source) -> Found:
    from sayso.collect.html import read_html  # noqa: PLC0415  (the parser takes as long to load as all the rest)

    return read_html(source)


def _refuse_empty(source: Source) -> Found:
    raise InputError("empty", "nothing in it", step="check how it was saved")


def _refuse_binary(source: Source) -> Found:
    raise InputError("binary", f"not text ({binary_name(source.head())})", step="save it as plain text or HTML")


def _refuse_other(source: Source) -> Found:
    raise InputError("unknown-kind", f"{other_kind(source)} is not read yet", step="save the articles as text, HTML or JSONL")


KINDS: tuple[Kind, ...] = (
    Kind("empty", is_empty, _refuse_empty),
    Kind("gzip", lambda source: source.first.startswith(MAGIC), _read_gzip),
    Kind("JSONL", is_jsonl, read_jsonl),
    Kind("binary", lambda source: binary_name(source.head()) is not None, _refuse_binary),
    Kind("HTML", is_html, _read_html),
    Kind("no article", lambda source: other_kind(source) is not None, _refuse_other),
    Kind("plain text", lambda source: True, read_text),
)
