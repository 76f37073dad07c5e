"""The kinds of input, in the order in which they are asked: the first that fits reads it. A new kind is a file and a line here."""

from __future__ import annotations

from sayso.collect.kind import Kind
from sayso.collect.sniff import binary_name, is_empty, is_html, is_jsonl, is_tar, other_kind, starts
from sayso.collect.source import Source

KINDS: tuple[Kind, ...] = (
    Kind("empty", is_empty, "refuse", ours=True),
    Kind("packed", starts(b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00", b"\x28\xb5\x2f\xfd"), "packed", holds=True),
    Kind("ZIP", starts(b"PK\x03\x04", b"PK\x05\x06"), "zipped", holds=True),
    Kind("tar", is_tar, "tarred", holds=True),
    Kind("JSONL", is_jsonl, "jsonl", ours=True),
    Kind("binary", lambda source: binary_name(source.head()) is not None, "refuse", ours=True),
    Kind("HTML", is_html, "html"),
    Kind("no article", lambda source: other_kind(source) is not None, "refuse", ours=True),
    Kind("plain text", lambda source: True, "text", ours=True),
)


def kind_of(source: Source) -> Kind:
    """The first kind that fits."""
    return next(kind for kind in KINDS if kind.fits(source))
