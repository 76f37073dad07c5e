"""Content ids: SHA-256 over canonical content, so the same thing has the same id on every machine."""

from __future__ import annotations

import hashlib

import msgspec

_CANONICAL = msgspec.json.Encoder(order="sorted")


def digest(raw: bytes) -> str:
    """SHA-256 of bytes, as `sha256:` and 64 hexadecimal digits."""
    return "sha256:" + hashlib.sha256(raw).hexdigest()


def content_id(*parts: object) -> str:
    """The digest of JSON-able parts in canonical JSON (sorted keys, no white space, UTF-8)."""
    return digest(_CANONICAL.encode(parts))


def short_id(*parts: object, length: int = 12) -> str:
    """The first `length` hexadecimal digits of the content id of `parts`."""
    return content_id(*parts)[7 : 7 + length]
