"""What the ledger already holds of the documents of a batch: looked up once, then kept up to date while the batch is taken in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select

from sayso.core.records import Document
from sayso.ledger import tables as t
from sayso.ledger.identity import Rank
from sayso.packs.addresses import address

_AT_ONCE = 500  # SQLite takes 999 parameters a statement in its oldest form


class Known:
    """Numbers of documents by content id, key and address; the current version of each; the reader and digest of analyses; the next free numbers."""

    def __init__(self, connection: Connection, batch: Sequence[Document], hashes: Iterable[str]) -> None:
        ids = [document.id for document in batch]
        places = [place for document in batch if (place := address(document.url)) is not None]
        v, d, k = t.versions.c, t.documents.c, t.keys.c
        self.versions: dict[str, int] = dict(_rows(connection, select(v.id, v.document), v.id, ids))
        self.by_key: dict[str, int] = dict(_rows(connection, select(k.key, k.document), k.key, _keys_of(batch)))
        self.by_address: dict[str, int] = dict(_rows(connection, select(d.address, d.number), d.address, places))
        self.raws: set[str] = {row.hash for row in _rows(connection, select(t.raws.c.hash), t.raws.c.hash, hashes)}
        a = t.analyses.c
        self.analyses: dict[str, tuple[str, str]] = {
            row.version: (row.digest, row.reader) for row in _rows(connection, select(a.version, a.digest, a.reader), a.version, ids)
        }
        numbers = {*self.versions.values(), *self.by_key.values(), *self.by_address.values()}
        self.key: dict[int, str] = {}
        self.address: dict[int, str | None] = {}
        self.current: dict[int, Rank] = {}
        query = select(d.number, d.key, d.address, v.at, v.published, v.id).join_from(t.documents, t.versions, d.current == v.id)
        for row in _rows(connection, query, d.number, sorted(numbers)):
            self.key[row.number] = row.key
            self.address[row.number] = row.address
            self.current[row.number] = Rank(row.at, row.published or "", row.id)
        self.next_document = _next(connection, func.max(d.number))
        self.next_claim = _next(connection, func.max(t.claims.c.number))

    def number_of(self, document: Document) -> int | None:
        """The document that this one is a version of: the one at its address, else the one under its key, unless that is a page of another address."""
        place = address(document.url)
        if place is not None and place in self.by_address:
            return self.by_address[place]
        number = self.by_key.get(document.key)
        if number is not None and place is not None and self.address[number] not in (None, place):
            return None
        return number

    def free_key(self, document: Document) -> str:
        """Its own key; if another document has that already, its address."""
        if document.key not in self.by_key:
            return document.key
        place = document.url or document.key
        return place if place not in self.by_key else f"{place}#{document.id[7:15]}"


def _keys_of(batch: Sequence[Document]) -> list[str]:
    """Every key that a document of the batch may be given."""
    keys = dict.fromkeys(document.key for document in batch)
    keys.update(dict.fromkeys(document.url for document in batch if document.url))
    return list(keys)


def _next(connection: Connection, highest: ColumnElement[Any]) -> int:
    return int(connection.scalar(select(highest)) or 0) + 1


def _rows(connection: Connection, query: Any, column: ColumnElement[Any], values: Iterable[object]) -> Iterator[Any]:
    wanted = list(dict.fromkeys(values))
    for start in range(0, len(wanted), _AT_ONCE):
        yield from connection.execute(query.where(column.in_(wanted[start : start + _AT_ONCE])))
