"""What the first bytes of an input give away."""

from __future__ import annotations

import codecs
from collections.abc import Callable

from sayso.collect.charset import marked
from sayso.collect.source import Source

# First bytes of what people most often hand over by mistake, and what to call it.
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "ZIP, or an office document"),
    (b"PK\x05\x06", "ZIP"),
    (b"\xd0\xcf\x11\xe0", "old office document"),
    (b"\x89PNG", "PNG image"),
    (b"\xff\xd8\xff", "JPEG image"),
    (b"GIF8", "GIF image"),
    (b"RIFF", "sound, image or video"),
    (b"ID3", "sound"),
    (b"\x1a\x45\xdf\xa3", "video"),
    (b"7z\xbc\xaf\x27\x1c", "7z archive"),
    (b"Rar!", "RAR archive"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ", "xz"),
    (b"SQLite format 3\x00", "SQLite database"),
    (b"PAR1", "Parquet"),
    (b"\x7fELF", "program"),
)
_MARKUP: tuple[tuple[bytes, str], ...] = (
    (b"<rss", "RSS"),
    (b"<feed", "Atom"),
    (b"<opml", "OPML"),
    (b"<urlset", "a sitemap"),
    (b"<sitemapindex", "a sitemap"),
    (b"<?xml", "XML"),
)
# Files of text that hold no article as they stand: read as plain text they would give nonsense.
_NAMED = {"json": "JSON that is not one document a line", "csv": "a table", "tsv": "a table", "eml": "an e-mail", "mbox": "a mailbox"}
# Control characters other than tab, line feed, form feed, carriage return and escape do not occur in text.
_CONTROLS = bytes(set(range(32)) - {9, 10, 12, 13, 27})


def starts(*magic: bytes) -> Callable[[Source], bool]:
    """A sign: it begins with one of these."""
    return lambda source: source.first.startswith(magic)


def is_tar(source: Source) -> bool:
    """Does it have the mark that tar writes behind the first name?"""
    return source.head()[257:262] == b"ustar"


def is_jsonl(source: Source) -> bool:
    """Is it named so, or is its first line a JSON object with `text`?"""
    first = marked(source.first[:64])[0].lstrip()
    if any(suffix in ("jsonl", "ndjson") for suffix in source.suffixes):
        return True
    return first.startswith(b"{") and b'"text"' in source.first


def is_empty(source: Source) -> bool:
    """Is there nothing but white space?"""
    return not source.first or (not source.first.strip() and not source.head().strip() and len(source.head()) < 65_536)


def binary_name(head: bytes) -> str | None:
    """What it looks like if it is no text, else None."""
    for magic, name in _MAGIC:
        if head.startswith(magic):
            return name
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return None
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return "control characters" if b"\x00" in head or controls * 100 > len(head) else None


def _markup(head: bytes) -> bytes:
    body, encoding = marked(head)
    if encoding != "utf-8" and encoding is not None:
        body = body.decode(encoding, errors="ignore").encode("utf-8", errors="ignore")
    body = body.lstrip()
    return body[:4_096].lower() if body.startswith(b"<") else b""


def is_html(source: Source) -> bool:
    """Does it begin as a web page does, or is it named so and begins with a tag?"""
    markup = _markup(source.head())
    if not markup:
        return False
    named = any(suffix in ("html", "htm", "xhtml") for suffix in source.suffixes)
    return named or any(tag in markup for tag in (b"<!doctype html", b"<html", b"<head>", b"<body"))


def other_kind(source: Source) -> str | None:
    """What else it is, by its markup or its name, that has no reader; else None."""
    markup = _markup(source.head())[:1_024]
    found = next((name for tag, name in _MARKUP if tag in markup), None)
    return found or (_NAMED.get(source.suffixes[-1]) if source.suffixes else None)
