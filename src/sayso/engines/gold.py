"""Gold of the user's own: JSON lines with `key`, `language`, `text` and `attributions`, whose source, cue and content are spans.

A span is `{"start", "end"}`, a list of such, a list of `[start, end]`, or null. Offsets are code points, end exclusive.
"""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

import msgspec

from sayso.core.errors import UsageError
from sayso.core.ids import digest
from sayso.core.records import Document, Page, Record
from sayso.engines.frames import ROLES, Frame, part_of

_GZIP = b"\x1f\x8b"
_STEP = "each line is an object with key, language, text and attributions"
Spans = tuple[tuple[int, int], ...]


class Gold(Record, frozen=True):
    """A document and its attributions as spans: (source, cue, content), each of any number of parts."""

    document: Document
    attributions: tuple[tuple[Spans, Spans, Spans], ...]

    def frames(self, page: Page) -> list[Frame]:
        """The attributions in tokens of the page; parts without a word are left out."""
        return [Frame(*(tuple(p for span in spans if (p := part_of(page.tokens, *span))) for spans in a)) for a in self.attributions]


def read_gold(path: Path) -> list[Gold]:
    """The documents of a gold file, gzipped or not. Raises UsageError naming file and line for what is not gold."""
    raw = path.read_bytes()
    try:
        text = (gzip.decompress(raw) if raw.startswith(_GZIP) else raw).decode("utf-8")
    except (EOFError, gzip.BadGzipFile, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: not UTF-8 text ({error})", step=_STEP) from None
    return [_gold(line, f"{path}:{number}") for number, line in enumerate(text.split("\n"), start=1) if line.strip()]


def _gold(line: str, place: str) -> Gold:
    try:
        item = msgspec.json.decode(line.encode(), type=dict[str, Any])
    except msgspec.DecodeError as error:
        raise UsageError(f"{place}: not a JSON object ({error})", step=_STEP) from None
    for name, kind in (("key", str), ("language", str), ("text", str), ("attributions", list)):
        if not isinstance(item.get(name), kind):
            raise UsageError(f"{place}: {name} is {item.get(name)!r}", step=_STEP)
    text = item["text"]
    rest = {name: item.get(name) if isinstance(item.get(name), str) else None for name in ("published", "outlet", "url", "title")}
    document = Document(item["key"], digest(text.encode()), item["language"], **rest, synthetic=bool(item.get("synthetic")), text=text)
    found = []
    for a in item["attributions"]:
        if not isinstance(a, dict):
            raise UsageError(f"{place}: {a!r} is no attribution", step=_STEP)
        source, cue, content = (_spans(a.get(role), len(text), f"{place}: {role}") for role in ROLES)
        found.append((source, cue, content))
    return Gold(document, tuple(found))


def _spans(value: object, length: int, place: str) -> Spans:
    items = value if isinstance(value, list) else [] if value is None else [value]
    out = []
    for item in items:
        pair = (item.get("start"), item.get("end")) if isinstance(item, dict) else tuple(item) if isinstance(item, list) else (item,)
        match pair:
            case (int(start), int(end)) if 0 <= start < end <= length:
                out.append((start, end))
            case _:
                raise UsageError(f"{place} {item!r} is no span of a text of {length} characters", step="give start and end in characters from 0, end exclusive")
    return tuple(out)
