"""Reading the ledger: what corroboration, reports and people look up. Implements `core.index.ClaimIndex`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, Select, func, select

from sayso.core.index import At
from sayso.core.records import Analysis, Collected, Document, LedgerClaim
from sayso.ledger import tables as t
from sayso.ledger.engine import troubles
from sayso.ledger.forms import analysis_of, claim_of, document_of, unpack

_AT_ONCE = 500
_FIELDS = [c for c in t.versions.c if c.name != "text"]


class Index:
    """The reading half of a ledger: claims, documents by key, bytes by hash. Only current versions count."""

    def __init__(self, engine: Engine, path: Path) -> None:
        self._engine = engine
        self._path = path

    def claims(self) -> Iterator[LedgerClaim]:
        """Every claim of a current version, its document without text."""
        query = select(t.claims.c.content, t.documents.c.key, *_FIELDS).select_from(
            t.claims.join(t.versions).join(t.documents, t.documents.c.current == t.versions.c.id)
        )
        with troubles(self._path), self._engine.connect() as connection:
            for row in connection.execution_options(yield_per=_AT_ONCE).execute(query):
                yield claim_of(row.content, document_of(row, ""))

    def documents(self) -> Iterator[Document]:
        """Every current document with its text, sorted by key."""
        query = _current().order_by(t.documents.c.key)
        with troubles(self._path), self._engine.connect() as connection:
            for row in connection.execution_options(yield_per=_AT_ONCE).execute(query):
                yield document_of(row, row.text)

    def document(self, key: str) -> Document | None:
        """The current version of the document that was ever offered under `key`, with its text."""
        query = _current().join(t.keys, t.keys.c.document == t.documents.c.number).where(t.keys.c.key == key)
        with troubles(self._path), self._engine.connect() as connection:
            row = connection.execute(query).one_or_none()
        return None if row is None else document_of(row, row.text)

    def versions(self, key: str) -> tuple[Document, ...]:
        """Every version of a document, the oldest first."""
        query = (
            select(t.documents.c.key, t.versions)
            .select_from(t.versions.join(t.documents).join(t.keys, t.keys.c.document == t.documents.c.number))
            .where(t.keys.c.key == key)
            .order_by(t.versions.c.at, func.coalesce(t.versions.c.published, ""), t.versions.c.id)
        )
        with troubles(self._path), self._engine.connect() as connection:
            return tuple(document_of(row, row.text) for row in connection.execute(query))

    def analysis(self, key: str) -> Analysis | None:
        """The analysis of the current version of a document."""
        document = self.document(key)
        if document is None:
            return None
        with troubles(self._path), self._engine.connect() as connection:
            packed = connection.scalar(select(t.analyses.c.packed).where(t.analyses.c.version == document.id))
        return None if packed is None else analysis_of(packed, document)

    def at(self, address: str) -> At | None:
        """The current document at an address, without text, and the types of which it makes claims."""
        query = select(t.documents.c.key, *_FIELDS).select_from(t.documents.join(t.versions, t.versions.c.id == t.documents.c.current))
        with troubles(self._path), self._engine.connect() as connection:
            row = connection.execute(query.where(t.documents.c.address == address)).one_or_none()
            if row is None:
                return None
            types = connection.scalars(select(t.claims.c.type).where(t.claims.c.version == row.id).distinct())
            return At(document_of(row, ""), frozenset(types))

    def analyses(self) -> Iterator[Analysis]:
        """The analyses of all current documents, sorted by key."""
        query = (
            _current().add_columns(t.analyses.c.packed).join(t.analyses, t.analyses.c.version == t.versions.c.id).order_by(t.documents.c.key)
        )
        with troubles(self._path), self._engine.connect() as connection:
            for row in connection.execution_options(yield_per=_AT_ONCE).execute(query):
                yield analysis_of(row.packed, document_of(row, row.text))

    def read_by_others(self, reader: str) -> tuple[str, ...]:
        """The content ids of the current documents whose analysis another reader made, in order."""
        query = select(t.analyses.c.version).join(t.documents, t.documents.c.current == t.analyses.c.version).where(t.analyses.c.reader != reader)
        with troubles(self._path), self._engine.connect() as connection:
            return tuple(connection.scalars(query.order_by(t.analyses.c.version)))

    def collected(self, ids: Sequence[str]) -> tuple[Collected, ...]:
        """Current documents as they were collected, by content id (500 at most), in the order of the ids: what a reader reads."""
        query = _current().add_columns(t.raws.c.packed.label("bytes"), t.analyses.c.packed)
        query = query.join(t.raws, t.raws.c.hash == t.versions.c.raw).join(t.analyses, t.analyses.c.version == t.versions.c.id).where(t.versions.c.id.in_(ids))
        with troubles(self._path), self._engine.connect() as connection:
            rows = {row.id: row for row in connection.execute(query)}
        found = []
        for row in (rows[i] for i in ids if i in rows):
            document = document_of(row, row.text)
            found.append(Collected(document, unpack(row.bytes), analysis_of(row.packed, document).links, row.partly))
        return tuple(found)

    def raw(self, digest: str) -> bytes | None:
        """Collected bytes by their `sha256:` digest."""
        with troubles(self._path), self._engine.connect() as connection:
            packed = connection.scalar(select(t.raws.c.packed).where(t.raws.c.hash == digest))
        return None if packed is None else unpack(packed)

    def raw_of(self, key: str) -> bytes | None:
        """The bytes from which the current version of a document was read."""
        query = (
            select(t.raws.c.packed)
            .select_from(t.keys.join(t.documents).join(t.versions, t.versions.c.id == t.documents.c.current).join(t.raws))
            .where(t.keys.c.key == key)
        )
        with troubles(self._path), self._engine.connect() as connection:
            packed = connection.scalar(query)
        return None if packed is None else unpack(packed)

    def seen(self, key: str) -> tuple[str, ...]:
        """When a document was offered, in any version: the times given by the callers, in order of the log."""
        query = (
            select(t.observations.c.at)
            .select_from(t.observations.join(t.versions).join(t.keys, t.keys.c.document == t.versions.c.document))
            .where(t.keys.c.key == key)
            .order_by(t.observations.c.number)
        )
        with troubles(self._path), self._engine.connect() as connection:
            return tuple(connection.scalars(query))

    def counts(self) -> dict[str, int]:
        """How many documents, versions, claims of current versions, findings and marks there are."""
        current = select(func.count()).select_from(t.claims.join(t.documents, t.documents.c.current == t.claims.c.version))
        with troubles(self._path), self._engine.connect() as connection:
            count = {
                table.name: int(connection.scalar(select(func.count()).select_from(table)) or 0)
                for table in (t.documents, t.versions, t.findings, t.marks)
            }
            return {**count, "claims": int(connection.scalar(current) or 0)}


def _current() -> Select[Any]:
    return select(t.documents.c.key, *t.versions.c).select_from(t.documents).join(t.versions, t.versions.c.id == t.documents.c.current)
