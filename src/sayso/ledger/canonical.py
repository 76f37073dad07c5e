"""The ledger's hash: a canonical export of content, without wall-clock, log order or numbers of rows."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from sayso.core.ids import content_id
from sayso.ledger import tables as t

_ENCODER = msgspec.json.Encoder(order="sorted")
# Which version of a changed page is the current one follows the time of collection, so it is left out; the versions themselves are in.
_FIELDS = ("id", "language", "published", "published_basis", "outlet", "url", "title", "synthetic", "partly")


def content_hash(connection: Connection) -> str:
    """`sha256:` and the digest of the export, a line an entry."""
    total = hashlib.sha256()
    for entry in export(connection):
        total.update(_ENCODER.encode(entry) + b"\n")
    return "sha256:" + total.hexdigest()


def export(connection: Connection) -> Iterator[dict[str, Any]]:
    """Documents by key with their keys and versions, then marks and findings, each sorted by content. Merged ids are history and left out."""
    v, d, a, k = t.versions.c, t.documents.c, t.analyses.c, t.keys.c
    for row in connection.execute(select(k.key, d.key.label("document")).join_from(t.keys, t.documents).order_by(k.key)):
        yield {"key": row.key, "document": row.document}
    query = (
        select(d.key, t.versions, a.digest)
        .join_from(t.versions, t.documents, v.document == d.number)
        .join(t.analyses, a.version == v.id)
        .order_by(d.key, v.id)
    )
    for row in connection.execution_options(yield_per=500).execute(query):
        entry = {name: getattr(row, name) for name in _FIELDS}
        yield {**entry, "document": row.key, "text": content_id(row.text), "analysis": row.digest}
    marks = [{name: getattr(row, name) for name in ("finding", "action", "fields", "author", "reason")} for row in connection.execute(select(t.marks))]
    yield from sorted(marks, key=_ENCODER.encode)
    for row in connection.execute(select(t.findings.c.id, t.findings.c.content).order_by(t.findings.c.id)):
        finding = msgspec.json.decode(row.content)
        finding["review"] = {**finding["review"], "at": None}
        yield {"finding": finding}
