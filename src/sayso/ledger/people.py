"""What people said of findings, and the findings they said it of. Marks and the log only grow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec
from sqlalchemy import Connection, Engine, delete, func, insert, select, text, update

from sayso.core.errors import LedgerError
from sayso.core.records import Finding, Mark, Record
from sayso.ledger import tables as t
from sayso.ledger.engine import troubles, writer
from sayso.ledger.forms import finding_row
from sayso.packs.outlets import Outlet, Outlets

_FITTING, _LAST = 3, "\U0010ffff"  # ids named where several fit; sorts behind all that an id can hold
_OUTLETS = "outlets"
_CODEBOOKS = "codebooks"
_FINDING = msgspec.json.Decoder(Finding)


class Logged(Record, frozen=True):
    """An entry of the log."""

    at: str
    event: str
    detail: dict[str, str | int]


class People:
    """Marks, findings, merged ids and the log of a ledger."""

    def __init__(self, engine: Engine, path: Path) -> None:
        self._engine = engine
        self._writer = writer(engine)
        self._path = path

    def mark(self, mark: Mark, shown: Finding | None = None) -> None:
        """Append a person's judgement, and keep the finding as it reads with it, in one transaction.

        Whether the finding exists is the caller's to check: a judgement may outlive it.
        """
        with troubles(self._path), self._writer.begin() as connection:
            connection.execute(
                insert(t.marks).values(
                    finding=mark.finding,
                    action=mark.action,
                    fields=msgspec.json.encode(mark.fields, order="sorted").decode(),
                    author=mark.by,
                    reason=mark.reason,
                    at=mark.at,
                )
            )
            if shown is not None:
                connection.execute(update(t.findings).where(t.findings.c.id == shown.id).values(**finding_row(shown)))
            self.note(connection, mark.at, "marked", {"finding": mark.finding, "action": mark.action})

    def marks(self) -> tuple[Mark, ...]:
        """Every judgement, in the order in which they were made."""
        with troubles(self._path), self._engine.connect() as connection:
            return tuple(
                Mark(row.finding, row.action, msgspec.json.decode(row.fields), row.author, row.reason, row.at)
                for row in connection.execute(select(t.marks).order_by(t.marks.c.number))
            )

    def findings(self) -> Iterator[Finding]:
        """The findings as last computed, by their oldest claim."""
        f = t.findings.c
        query = select(f.content).order_by(func.coalesce(f.first_seen, text("'9999'")), f.document, f.start, f.id)
        with troubles(self._path), self._engine.connect() as connection:
            for content in connection.execution_options(yield_per=500).scalars(query):
                yield _FINDING.decode(content)

    def finding(self, id_: str) -> Finding:
        """The finding of this id, of one that was merged into it, or of the beginning of one. Raises LedgerError if there is none, or several."""
        f, seen = t.findings.c, set[str]()
        with troubles(self._path), self._engine.connect() as connection:
            wanted: str | None = id_
            while wanted is not None and wanted not in seen:
                content = connection.scalar(select(f.content).where(f.id == wanted))
                if content is not None:
                    return _FINDING.decode(content)
                seen.add(wanted)
                wanted = connection.scalar(select(t.aliases.c.finding).where(t.aliases.c.alias == wanted))
            rows = connection.execute(select(f.id, f.content).where(f.id >= id_, f.id < id_ + _LAST).order_by(f.id).limit(_FITTING)) if id_ else ()
            fitting = [(row.id, row.content) for row in rows]
            if len(fitting) > 1:
                many = connection.scalar(select(func.count()).where(f.id >= id_, f.id < id_ + _LAST))
                raise LedgerError(f"{many} findings begin with {id_!r}", step=f"give more of it: {', '.join(name for name, _ in fitting)}")
            if not fitting:
                raise LedgerError(f"no finding {id_!r}", step="see sayso findings for their ids")
            return _FINDING.decode(fitting[0][1])

    def aliases(self) -> dict[str, str]:
        """Ids that were merged, and the finding each was merged into."""
        with troubles(self._path), self._engine.connect() as connection:
            return _aliases(connection)

    def keep_outlets(self, outlets: Outlets) -> None:
        """Remember what the user knows of outlets, in the place of what was known before."""
        with troubles(self._path), self._writer.begin() as connection:
            connection.execute(delete(t.meta).where(t.meta.c.name == _OUTLETS))
            connection.execute(insert(t.meta).values(name=_OUTLETS, value=msgspec.json.encode(outlets.all).decode()))

    def outlets(self) -> Outlets:
        """What the user last told of outlets."""
        with troubles(self._path), self._engine.connect() as connection:
            kept = connection.scalar(select(t.meta.c.value).where(t.meta.c.name == _OUTLETS))
        return Outlets(msgspec.json.decode(kept, type=tuple[Outlet, ...]) if kept else ())

    def keep_codebooks(self, names: tuple[str, ...]) -> None:
        """Remember with which codebooks the documents are read: names of installed ones, paths of folders."""
        with troubles(self._path), self._writer.begin() as connection:
            connection.execute(delete(t.meta).where(t.meta.c.name == _CODEBOOKS))
            connection.execute(insert(t.meta).values(name=_CODEBOOKS, value=msgspec.json.encode(names).decode()))

    def codebooks(self) -> tuple[str, ...]:
        """The codebooks last given; empty if none were."""
        with troubles(self._path), self._engine.connect() as connection:
            kept = connection.scalar(select(t.meta.c.value).where(t.meta.c.name == _CODEBOOKS))
        return msgspec.json.decode(kept, type=tuple[str, ...]) if kept else ()

    def log(self) -> Iterator[Logged]:
        """What was done, in order."""
        with troubles(self._path), self._engine.connect() as connection:
            for row in connection.execution_options(yield_per=500).execute(select(t.log).order_by(t.log.c.number)):
                yield Logged(row.at, row.event, msgspec.json.decode(row.detail))

    @staticmethod
    def note(connection: Connection, at: str, event: str, detail: Mapping[str, str | int]) -> None:
        """Append to the log, inside the caller's transaction."""
        connection.execute(insert(t.log).values(at=at, event=event, detail=msgspec.json.encode(detail, order="sorted").decode()))


def _aliases(connection: Connection) -> dict[str, str]:
    return {row.alias: row.finding for row in connection.execute(select(t.aliases).order_by(t.aliases.c.alias))}
