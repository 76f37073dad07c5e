"""Writing the ledger: a batch is stored whole or not at all, and storing it again changes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, Engine, Table, bindparam, delete, insert, select, update

from sayso.core.errors import LedgerError
from sayso.core.ids import digest
from sayso.core.records import Analysis, Collected, Record
from sayso.ledger import tables as t
from sayso.ledger.archive import LedgerArchive
from sayso.ledger.batch import Batch, Outcome
from sayso.ledger.canonical import content_hash
from sayso.ledger.engine import connect, troubles, writer
from sayso.ledger.holding import Holdings
from sayso.ledger.index import Index
from sayso.ledger.known import Known
from sayso.ledger.listed import Listing
from sayso.ledger.people import People
from sayso.ledger.search import Searching

Item = tuple[Collected, Analysis | None]
_AT_ONCE = 500


class Added(Record, frozen=True):
    """What became of a batch, one outcome an item: a new document, a new version of a known one, or one seen again; `reread` analyses were replaced."""

    outcomes: tuple[Outcome, ...]
    reread: int = 0


class Ledger(Index, People, Listing, Searching, Holdings):
    """Documents, analyses, claims, people's marks and the log, in one file. Close it, or use it in a `with` statement."""

    def __init__(self, engine: Engine, path: Path) -> None:
        self._engine = engine
        self._path = path
        self._writer = writer(engine)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    @property
    def path(self) -> Path:
        """The file."""
        return self._path

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def unread(self, ids: Iterable[str], reader: str) -> frozenset[str]:
        """Of these content ids, the ones that this reader has not analysed yet."""
        wanted = list(dict.fromkeys(ids))
        a = t.analyses.c
        done: set[str] = set()
        with troubles(self._path), self._engine.connect() as connection:
            for start in range(0, len(wanted), _AT_ONCE):
                part = wanted[start : start + _AT_ONCE]
                done.update(connection.scalars(select(a.version).where(a.version.in_(part), a.reader == reader)))
        return frozenset(wanted) - done

    def add(self, batch: Sequence[Item], at: str, *, reader: str = "") -> Added:
        """Store a batch in one transaction. An analysis of None stands for one that the ledger holds already.

        `at` is the time of collection, ISO 8601, UTC; `reader` names what made the analyses. Raises LedgerError if the batch would mix
        synthetic with real documents.
        """
        if not batch:
            return Added(())
        with troubles(self._path), self._writer.begin() as connection:
            self._check_kind(connection, batch)
            known = Known(connection, [c.document for c, _ in batch], [digest(c.raw) for c, _ in batch])
            pending = Batch(known, at, reader)
            outcomes = tuple(pending.take(collected, analysis) for collected, analysis in batch)
            _write(connection, pending)
            _sort_out(connection, pending)
            self.note(connection, at, "added", {name: outcomes.count(name) for name in sorted(set(outcomes))})
        return Added(outcomes, len(pending.replaced))

    def reread(self, batch: Sequence[Analysis], at: str, *, reader: str) -> int:
        """Put analyses of documents that the ledger holds in the place of the older ones, in one transaction; how many are different. No document was offered by this."""
        if not batch:
            return 0
        with troubles(self._path), self._writer.begin() as connection:
            pending = Batch(Known(connection, [analysis.document for analysis in batch], ()), at, reader)
            for analysis in batch:
                pending.reread(analysis.document, analysis)
            _write(connection, pending)
            _sort_out(connection, pending)
            self.note(connection, at, "reread", {"documents": len(batch), "changed": len(pending.replaced)})
        return len(pending.replaced)

    @contextmanager
    def growing(self, at: str) -> Iterator[LedgerArchive]:
        """What corroboration keeps here, to be read and written in one transaction. Raises LedgerError."""
        with troubles(self._path), self._writer.begin() as connection:
            yield LedgerArchive(connection, at)

    def content_hash(self) -> str:
        """The digest of a canonical export of content: the same for the same documents, marks and findings, whatever the order and time of ingest."""
        with troubles(self._path), self._engine.connect() as connection:
            return content_hash(connection)

    def _check_kind(self, connection: Connection, batch: Sequence[Item]) -> None:
        kept = connection.scalar(select(t.meta.c.value).where(t.meta.c.name == "synthetic"))
        first = batch[0][0].document.synthetic if kept is None else kept == "yes"
        for collected, _ in batch:
            if collected.document.synthetic != first:
                raise LedgerError(
                    f"{self._path}: {collected.document.key} would mix synthetic with real documents",
                    step="give it a ledger of its own with --ledger",
                )
        if kept is None:
            connection.execute(insert(t.meta).values(name="synthetic", value="yes" if first else "no"))


def open_ledger(path: str | Path, *, create: bool = True) -> Ledger:
    """The ledger in a file, made or migrated if need be. Raises LedgerError if it cannot be opened, or is missing and `create` is false."""
    if "://" in str(path):
        raise LedgerError(f"{path}: a ledger is a file so far", step="give the path of a file with --ledger")
    place = Path(path)
    return Ledger(connect(place, create=create), place)


def _put(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    if rows:
        connection.execute(insert(table), rows)


def _write(connection: Connection, pending: Batch) -> None:
    """Everything of a batch but the blocks of its claims; children after their parents."""
    _put(connection, t.raws, pending.raws)
    _put(connection, t.documents, list(pending.documents.values()))
    for number, values in sorted(pending.changed.items()):
        connection.execute(update(t.documents).where(t.documents.c.number == number).values(**values))
    _put(connection, t.keys, pending.keys)
    _put(connection, t.versions, pending.versions)
    p = t.placed.c
    for version in sorted(pending.superseded | pending.replaced):
        claims = select(t.claims.c.number).where(t.claims.c.version == version)
        standing = select(p.claim, p.meaning, p.unit, p.outlet).where(p.claim.in_(claims))
        connection.execute(insert(t.gone).prefix_with("OR REPLACE").from_select(["claim", "meaning", "unit", "outlet"], standing))
        connection.execute(delete(t.placed).where(p.claim.in_(claims)))
        connection.execute(delete(t.fresh).where(t.fresh.c.claim.in_(claims)))
    for version in sorted(pending.replaced):
        connection.execute(delete(t.claims).where(t.claims.c.version == version))
        connection.execute(delete(t.analyses).where(t.analyses.c.version == version))
    _put(connection, t.analyses, list(pending.analyses.values()))
    _put(connection, t.claims, pending.claims)
    if pending.renamed_readers:
        renaming = update(t.analyses).where(t.analyses.c.version == bindparam("of")).values(reader=bindparam("reader"))
        connection.execute(renaming, pending.renamed_readers)
    _put(connection, t.observations, pending.observations)


def _sort_out(connection: Connection, pending: Batch) -> None:
    """Leave for corroboration what is new to it: claims, and documents that go by another key."""
    fresh = insert(t.fresh).prefix_with("OR IGNORE")
    numbers = [{"claim": number} for number, _ in pending.current_claims()]
    if numbers:
        connection.execute(fresh, numbers)
    for document in sorted(number for number, values in pending.changed.items() if "key" in values):
        claims = select(t.claims.c.number).join(t.documents, t.documents.c.current == t.claims.c.version).where(t.documents.c.number == document)
        connection.execute(fresh.from_select(["claim"], claims))
    # What links to a document depends on what it goes by and what it claims.
    numbers_of = select(t.searchable.c.number).join(t.documents, t.documents.c.current == t.searchable.c.version)
    altered = [numbers_of.where(t.documents.c.number == document) for document in sorted(pending.changed)]
    altered += [numbers_of.where(t.documents.c.current == version) for version in sorted(pending.replaced)]
    for query in altered:
        connection.execute(insert(t.unheard).prefix_with("OR IGNORE").from_select(["number"], query))
