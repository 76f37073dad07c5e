"""What a ledger holds, counted without its texts: for the box on coverage, and for reports of what is new."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec
from sqlalchemy import Engine, func, insert, select

from sayso.core.index import Holding, Reported
from sayso.ledger import tables as t
from sayso.ledger.engine import troubles, writer

_REPORTED, _REFUSED = "reported", "refused"


class Holdings:
    """The counting part of a ledger."""

    _engine: Engine
    _path: Path

    def holdings(self) -> tuple[Holding, ...]:
        """Every current document, sorted by key."""
        d, v, o = t.documents.c, t.versions.c, t.observations.c
        offered = (
            select(t.versions.c.document, func.min(o.number).label("first"))
            .select_from(t.observations.join(t.versions))
            .group_by(t.versions.c.document)
            .subquery()
        )
        query = (
            select(d.key, v.language, v.published, v.outlet, v.url, v.raw, v.partly, offered.c.first)
            .select_from(t.documents)
            .join(t.versions, v.id == d.current)
            .join(offered, offered.c.document == d.number)
            .order_by(d.key)
        )
        with troubles(self._path), self._engine.connect() as connection:
            return tuple(Holding(r.key, r.language, r.published, r.outlet, r.url, r.raw, r.partly is not None, r.first) for r in connection.execute(query))

    def refusals(self) -> dict[str, int]:
        """How often something was refused, by reason code; the same thing offered again counts again."""
        found: dict[str, int] = {}
        for detail in self._logged(_REFUSED):
            for code, n in detail.items():
                found[code] = found.get(code, 0) + int(n)
        return dict(sorted(found.items()))

    def note_refusals(self, codes: Mapping[str, int], at: str) -> None:
        """Remember what was refused, by reason code."""
        if codes:
            self._note(_REFUSED, dict(codes), at)

    def reported(self) -> Reported | None:
        """The last report that was remembered."""
        last = None
        with troubles(self._path), self._engine.connect() as connection:
            row = connection.execute(select(t.log).where(t.log.c.event == _REPORTED).order_by(t.log.c.number.desc()).limit(1)).one_or_none()
            if row is not None:
                last = Reported(row.at, int(msgspec.json.decode(row.detail)["order"]))
        return last

    def note_report(self, checkpoint: str, at: str) -> None:
        """Remember that a report was made, and of what state of the ledger."""
        with troubles(self._path), self._engine.connect() as connection:
            order = int(connection.scalar(select(func.max(t.observations.c.number))) or 0)
        self._note(_REPORTED, {"checkpoint": checkpoint, "order": order}, at)

    def _logged(self, event: str) -> list[dict[str, int]]:
        with troubles(self._path), self._engine.connect() as connection:
            rows = connection.scalars(select(t.log.c.detail).where(t.log.c.event == event).order_by(t.log.c.number))
            return [msgspec.json.decode(detail) for detail in rows]

    def _note(self, event: str, detail: Mapping[str, str | int], at: str) -> None:
        with troubles(self._path), writer(self._engine).begin() as connection:
            connection.execute(insert(t.log).values(at=at, event=event, detail=msgspec.json.encode(detail, order="sorted").decode()))
