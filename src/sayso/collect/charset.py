"""Bytes to text: byte order mark, then strict UTF-8, then what the caller allows."""

from __future__ import annotations

import codecs
import unicodedata

from sayso.core.errors import InputError

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
# Up to one stray byte in a hundred characters is a slip in a text that can still be read; more is another encoding.
_STRAY = 100


def marked(raw: bytes) -> tuple[bytes, str | None]:
    """The bytes without their byte order mark, and the encoding it announces."""
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return raw[len(mark) :], encoding
    return raw, None


def decode(raw: bytes) -> tuple[str, str | None]:
    """The text, and what could not be read of it or None. A byte order mark is no part of the text; nothing else is left out.

    Raises InputError `invalid-utf8` or `binary`.
    """
    body, encoding = marked(raw)
    if encoding in ("utf-16-le", "utf-16-be"):
        return _utf16(body, encoding), None
    try:
        return body.decode("utf-8"), None
    except UnicodeDecodeError as error:
        text = body.decode("utf-8", errors="replace")
        stray = text.count("\ufffd") - body.count("\ufffd".encode())
        if stray * _STRAY > len(text):
            raise InputError(
                "invalid-utf8",
                f"not UTF-8: byte 0x{body[error.start]:02x} at {error.start}",
                step="convert it, for example with iconv -f WINDOWS-1251 -t UTF-8",
            ) from None
        return text, f"invalid-utf8: {stray} bytes are not UTF-8 and were replaced, the first at {error.start}"


def _utf16(body: bytes, encoding: str) -> str:
    try:
        text = body.decode(encoding)
    except UnicodeDecodeError:
        text = ""
    sample = text[:2_000]
    # Any even number of bytes is some UTF-16; text has spaces and no unassigned code points.
    if not any(c in " \n\u3000\u3002" for c in sample) or any(unicodedata.category(c) in ("Cn", "Co", "Cc") and c not in "\t\r\n" for c in sample):
        raise InputError("invalid-utf8", "neither UTF-8 nor UTF-16", step="save it as UTF-8")
    return text
