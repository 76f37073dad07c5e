"""Ways to reach people, masked: telephone numbers, handles, e-mail addresses and links of a text are never shown.

The ledger keeps the text as it came. What is shown has as many characters, so that every offset holds.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar, cast

import msgspec

from sayso.core.records import Analysis, Document, Record, Span
from sayso.packs.contacts.find import contacts_in

MASK = "•"

_RECORD = TypeVar("_RECORD", bound=Record)


def masked(text: str) -> str:
    """The text with every letter, digit and mark of such a thing replaced by a bullet; white space, and so the length, stays."""
    places = contacts_in(text)
    if not places:
        return text
    out = list(text)
    for start, end in places:
        for i in range(start, end):
            if not out[i].isspace():
                out[i] = MASK
    return "".join(out)


def masked_document(document: Document) -> Document:
    """A document to be shown: text and title masked. Its key and address say where it is, and stay."""
    title = None if document.title is None else masked(document.title)
    return msgspec.structs.replace(document, text=masked(document.text), title=title)


def masked_analysis(analysis: Analysis) -> Analysis:
    """An analysis to be shown: its document and all its spans."""
    document = masked_document(analysis.document)
    return cast(Analysis, _walk(msgspec.structs.replace(analysis, document=document), document.text))


def masked_within(records: Iterable[_RECORD], document: Document) -> tuple[_RECORD, ...]:
    """Records to be shown whose spans are all of one document (as it came, or masked)."""
    text = masked(document.text)
    return tuple(cast(_RECORD, _walk(record, text)) for record in records)


def masked_spans(record: _RECORD) -> _RECORD:
    """A record to be shown whose spans are all that it holds of a text: a finding."""
    return cast(_RECORD, _walk(record, None))


def _walk(item: Any, text: str | None) -> Any:
    """The same with the text of every span masked: cut out of `text` where it is known."""
    if isinstance(item, tuple):
        return tuple(_walk(one, text) for one in item)
    if not isinstance(item, Record) or isinstance(item, Document):
        return item
    changed = {name: _walk(value, text) for name in item.__struct_fields__ if isinstance(value := getattr(item, name), Record | tuple)}
    if isinstance(item, Span):
        changed["text"] = masked(item.text) if text is None else text[item.start : item.end]
    return msgspec.structs.replace(item, **changed) if changed else item
