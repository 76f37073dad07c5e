"""Some findings of a ledger, found and sorted by the database: what is asked for is read, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Engine, and_, func, select, text

from sayso.core.index import Selection
from sayso.core.records import Finding, Record
from sayso.ledger import tables as t
from sayso.ledger.engine import troubles
from sayso.packs.words import plain

_FINDING = msgspec.json.Decoder(Finding)
_IDS = "(SELECT value FROM json_each(:ids))"


class Page(Record, frozen=True):
    """Findings that fit, and how many do altogether (`total`) of how many (`held`). `others` contradict them; `short` are the ids of both as short as the ledger allows."""

    findings: tuple[Finding, ...]
    total: int
    held: int
    others: tuple[Finding, ...]
    short: dict[str, str]


class Listing:
    """The listing part of a ledger."""

    _engine: Engine
    _path: Path

    def page(self, wanted: Selection, most: int | None = None) -> Page:
        """The `most` findings that most stands behind, of those that fit; without `most` all that do, by their oldest claim."""
        f = t.findings.c
        fits = and_(text("1"), *_conditions(wanted))
        order = "coalesce(first_seen, '9999'), document, start, id"
        if most is not None:  # as report.assessment.weight has it
            order = "review NOT IN ('accepted', 'edited'), low DESC, high DESC, outlets DESC, documents DESC, id"
        with troubles(self._path), self._engine.connect() as connection:
            held = int(connection.scalar(select(func.count()).select_from(t.findings)) or 0)
            total = int(connection.scalar(select(func.count()).select_from(t.findings).where(fits)) or 0)
            query = select(f.content).where(fits).order_by(text(order)).limit(most)
            found = tuple(_FINDING.decode(content) for content in connection.scalars(query))
            mine = {finding.id for finding in found}
            ids = sorted({other for finding in found for other in finding.conflicts_with} - mine)
            rows = connection.execute(text(f"SELECT content FROM findings WHERE id IN {_IDS} ORDER BY id"), {"ids": _json(ids)})
            others = tuple(_FINDING.decode(row.content) for row in rows)
            query_short = text(
                "SELECT f.id, (SELECT max(id) FROM findings WHERE id < f.id) AS before, (SELECT min(id) FROM findings WHERE id > f.id) AS after"
                f" FROM findings f WHERE f.id IN {_IDS}"
            )
            beside = connection.execute(query_short, {"ids": _json([*mine, *(o.id for o in others)])})
            short = {row.id: shortest(row.id, (row.before, row.after)) for row in beside}
        return Page(found, total, held, others, short)


def shortest(name: str, beside: Iterable[str | None]) -> str:
    """The shortest beginning of an id, of at least four characters, that those beside it in the alphabet do not have."""
    length = 4
    while length < len(name) and any(other is not None and other.startswith(name[:length]) for other in beside):
        length += 1
    return name[:length]


def _conditions(wanted: Selection) -> list[ColumnElement[bool]]:
    f = t.findings.c
    found: list[ColumnElement[bool]] = []
    if wanted.type is not None:
        found.append(f.type == wanted.type.replace(" ", "_").replace("-", "_"))
    if wanted.place is not None:
        found.append(f.place == plain(wanted.place))
    if wanted.actor is not None:
        found.append(f.actor.in_([plain(name) for name in (wanted.actor, *wanted.actor_names)]))
    if wanted.since is not None:
        found.append(f.last_seen >= func.substr(wanted.since, 1, func.length(f.last_seen)))
    if wanted.until is not None:
        found.append(func.substr(f.first_seen, 1, len(wanted.until)) <= wanted.until)
    if wanted.min_origins:
        found.append(f.high >= wanted.min_origins)
    if wanted.reviewed_only:
        found.append(f.review != "unreviewed")
    return found


def _json(ids: Sequence[Any]) -> str:
    return msgspec.json.encode(list(ids)).decode()
