"""What corroboration keeps in the ledger between two runs. Implements `core.index.Archive` within one transaction.

All of it can be made again from claims and marks (`start_over`). Numbers travel as JSON arrays, so that a statement is the same however many there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal

import msgspec
from sqlalchemy import Connection

from sayso.core.index import At, Filed, Gone, Placed, Row
from sayso.core.records import Analysis, Document, Finding, LedgerClaim
from sayso.ledger.forms import analysis_of, claim_of, finding_row

_JSON = msgspec.json.Encoder()
_FINDING = msgspec.json.Decoder(Finding)
_DOCUMENT = "d.key, v.id, v.language, v.published, v.outlet, v.url, v.title, v.synthetic, v.published_basis"
_FILES: dict[Filed, tuple[str, str]] = {"meaning": ("said", "meaning"), "claim": ("voiced", "claim")}
_IN = "IN (SELECT value FROM json_each(?))"
_STARTED_OVER = ("meanings", "said", "voiced", "placed", "sounds", "links", "fresh", "gone", "unheard", "stale", "told", "told_days", "disputes")


class LedgerArchive:
    """The archive of a ledger, on a connection that is in a transaction."""

    def __init__(self, connection: Connection, at: str) -> None:
        # Statements are many and small: the driver's own cost is a third of what goes through SQLAlchemy.
        self._db: Any = connection.connection.driver_connection
        self._at = at

    def start_over(self) -> None:
        """Everything is new again; the findings stay until others take their place."""
        for table in _STARTED_OVER:
            self._db.execute(f"DELETE FROM {table}")
        self._db.execute("INSERT INTO fresh SELECT c.number FROM claims c JOIN documents d ON d.current = c.version")
        self._db.execute("INSERT INTO unheard SELECT number FROM searchable")
        self._db.execute("UPDATE findings SET unit = -1")
        self._db.execute("INSERT INTO stale VALUES (-1)")

    def setting(self, name: str, value: str) -> str | None:
        """Set what holds for the whole ledger; what was set before."""
        found = self._db.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        if found is None or found[0] != value:
            self._db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))
        return None if found is None else str(found[0])

    def note(self, event: str, detail: Mapping[str, int]) -> None:
        """Append to the log."""
        self._db.execute("INSERT INTO log (at, event, detail) VALUES (?, ?, ?)", (self._at, event, _JSON.encode(detail).decode()))

    # --- claims

    def load(self, claims: Iterable[int]) -> dict[int, LedgerClaim]:
        query = (
            f"SELECT c.number, c.content, {_DOCUMENT} FROM json_each(?) j CROSS JOIN claims c ON c.number = j.value"
            " JOIN versions v ON v.id = c.version JOIN documents d ON d.number = v.document"
        )
        return {row[0]: claim_of(row[1], _document(row[2:], "")) for row in self._asked(query, claims)}

    def document(self, key: str) -> Document | None:
        query = (
            f"SELECT {_DOCUMENT}, v.text FROM keys k JOIN documents d ON d.number = k.document JOIN versions v ON v.id = d.current WHERE k.key = ?"
        )
        row = self._db.execute(query, (key,)).fetchone()
        return None if row is None else _document(row[:-1], row[-1])

    def analysis(self, key: str) -> Analysis | None:
        query = (
            f"SELECT {_DOCUMENT}, v.text, a.packed FROM keys k JOIN documents d ON d.number = k.document JOIN versions v ON v.id = d.current"
            " JOIN analyses a ON a.version = v.id WHERE k.key = ?"
        )
        row = self._db.execute(query, (key,)).fetchone()
        return None if row is None else analysis_of(row[-1], _document(row[:-2], row[-2]))

    def at(self, address: str) -> At | None:
        query = f"SELECT {_DOCUMENT} FROM documents d JOIN versions v ON v.id = d.current WHERE d.address = ?"
        row = self._db.execute(query, (address,)).fetchone()
        if row is None:
            return None
        document = _document(row, "")
        types = self._db.execute("SELECT DISTINCT type FROM claims WHERE version = ?", (document.id,)).fetchall()
        return At(document, frozenset(kind for (kind,) in types))

    def meaning(self, digest: bytes, content: bytes) -> tuple[int, bool]:
        found = self._db.execute("SELECT number FROM meanings WHERE digest = ?", (digest,)).fetchone()
        if found is not None:
            return found[0], False
        return self._db.execute("INSERT INTO meanings (digest, content) VALUES (?, ?)", (digest, content)).lastrowid, True

    def meanings(self, numbers: Iterable[int]) -> dict[int, bytes]:
        return dict(self._asked("SELECT m.number, m.content FROM json_each(?) j CROSS JOIN meanings m ON m.number = j.value", numbers))

    def file(self, what: Filed, rows: Iterable[Row]) -> None:
        self._db.executemany(f"INSERT OR IGNORE INTO {_FILES[what][0]} VALUES (?, ?, ?)", rows)

    def filed(self, what: Filed, blocks: Sequence[int], first: int, last: int) -> set[int]:
        table, column = _FILES[what]
        query = f"SELECT f.{column} FROM json_each(?) j CROSS JOIN {table} f ON f.block = j.value AND f.day BETWEEN ? AND ?"
        return {row[0] for row in self._asked(query, blocks, first, last)}

    def place(self, rows: Iterable[tuple[int, int, int, str, str | None]]) -> None:
        self._db.executemany("INSERT OR REPLACE INTO placed (claim, meaning, unit, name, outlet, score) VALUES (?, ?, ?, ?, ?, 0)", rows)

    def anchor(self, rows: Iterable[tuple[int, int, float]]) -> None:
        self._db.executemany("UPDATE placed SET anchor = ?, score = ? WHERE claim = ?", [(anchor, score, claim) for claim, anchor, score in rows])

    def placed(self, claims: Iterable[int]) -> list[Placed]:
        return self._places("claim", claims)

    def of_meanings(self, meanings: Iterable[int]) -> list[Placed]:
        return self._places("meaning", meanings)

    def of_units(self, units: Iterable[int]) -> list[Placed]:
        return self._places("unit", units)

    def named(self, names: Iterable[str]) -> list[Placed]:
        return self._places("name", names)

    def _places(self, column: str, values: Iterable[object]) -> list[Placed]:
        query = f"SELECT p.claim, p.meaning, p.unit, p.anchor, p.score FROM json_each(?) j CROSS JOIN placed p ON p.{column} = j.value"
        return [Placed(*row) for row in self._asked(query, values)]

    def displace(self, claims: Iterable[int]) -> None:
        self._asked(f"DELETE FROM placed WHERE claim {_IN}", claims)

    def merge(self, units: Iterable[int], into: int) -> None:
        for unit in units:
            self._db.execute("UPDATE placed SET unit = ? WHERE unit = ?", (into, unit))
            self.inherit(unit, into)

    def inherit(self, unit: int, heir: int) -> None:
        self._db.execute("UPDATE findings SET unit = ? WHERE unit = ?", (heir, unit))

    # --- names

    def spellings(self, rows: Iterable[tuple[str, str]]) -> None:
        self._db.executemany("INSERT OR IGNORE INTO sounds VALUES (?, ?)", rows)

    def sounding(self, sound: str) -> Sequence[str]:
        return [row[0] for row in self._db.execute("SELECT outlet FROM sounds WHERE sound = ? ORDER BY outlet", (sound,))]

    def links(self, rows: Iterable[tuple[str, str, int]]) -> None:
        self._db.executemany("INSERT OR IGNORE INTO links VALUES (?, ?, ?)", rows)

    def linked(self, sounds: Iterable[str]) -> list[tuple[str, str, int]]:
        query = "SELECT l.sound, l.name, l.claim FROM json_each(?) j CROSS JOIN links l ON l.sound = j.value JOIN placed p ON p.claim = l.claim"
        return [tuple(row) for row in self._asked(query, sounds)]

    # --- what happened

    def fresh(self, most: int) -> list[int]:
        return [row[0] for row in self._db.execute("SELECT claim FROM fresh ORDER BY claim LIMIT ?", (most,))]

    def gone(self, most: int) -> list[Gone]:
        return [Gone(*row) for row in self._db.execute("SELECT claim, meaning, unit, outlet FROM gone ORDER BY claim LIMIT ?", (most,))]

    def unheard(self, most: int) -> dict[int, Document]:
        query = (
            f"SELECT u.number, {_DOCUMENT} FROM (SELECT number FROM unheard ORDER BY number LIMIT ?) u JOIN searchable s ON s.number = u.number"
            " JOIN versions v ON v.id = s.version JOIN documents d ON d.number = v.document"
        )
        return {row[0]: _document(row[1:], "") for row in self._db.execute(query, (most,))}

    def stale(self, most: int) -> list[int]:
        return [row[0] for row in self._db.execute("SELECT unit FROM stale ORDER BY unit DESC LIMIT ?", (most,))]

    def spoil(self, units: Iterable[int]) -> None:
        self._db.executemany("INSERT OR IGNORE INTO stale VALUES (?)", [(unit,) for unit in sorted(units)])

    def done(self, what: Literal["fresh", "gone", "unheard", "stale"], numbers: Iterable[int]) -> None:
        column = {"fresh": "claim", "gone": "claim", "unheard": "number", "stale": "unit"}[what]
        self._asked(f"DELETE FROM {what} WHERE {column} {_IN}", numbers)

    def heed(self, marks: int) -> int:
        return int(self.setting("heeded", str(marks)) or 0)

    # --- findings

    def findings_of(self, units: Iterable[int]) -> list[Finding]:
        query = "SELECT f.content FROM json_each(?) j CROSS JOIN findings f ON f.unit = j.value ORDER BY f.id"
        return [_FINDING.decode(row[0]) for row in self._asked(query, units)]

    def known(self, ids: Iterable[str]) -> list[tuple[int, Finding]]:
        query = "SELECT f.unit, f.content FROM json_each(?) j CROSS JOIN findings f ON f.id = j.value"
        return [(row[0], _FINDING.decode(row[1])) for row in self._asked(query, ids)]

    def keep(self, findings: Iterable[tuple[int, Finding]]) -> None:
        rows = [{**finding_row(finding), "unit": unit} for unit, finding in findings]
        if rows:
            names = list(rows[0])
            changes = ", ".join(f"{name} = excluded.{name}" for name in names)  # all but `draft`: people saw it, or did not yet
            query = f"INSERT INTO findings (draft, {', '.join(names)}) VALUES (1, {', '.join(f':{name}' for name in names)})"
            self._db.executemany(f"{query} ON CONFLICT (id) DO UPDATE SET {changes}", rows)

    def drop(self, ids: Iterable[str]) -> None:
        self._asked(f"DELETE FROM findings WHERE id {_IN}", ids)

    def untell(self, ids: Iterable[str]) -> None:
        wanted = list(ids)
        for table, column in (("told", "finding"), ("told_days", "finding"), ("disputes", "one"), ("disputes", "other")):
            self._asked(f"DELETE FROM {table} WHERE {column} {_IN}", wanted)

    def lead(self, aliases: Mapping[str, str]) -> None:
        query = "INSERT OR REPLACE INTO aliases (alias, finding, at) SELECT id, ?, ? FROM findings WHERE id = ? AND draft = 0"
        self._db.executemany(query, [(into, self._at, alias) for alias, into in sorted(aliases.items())])

    def show(self) -> None:
        self._db.execute("UPDATE findings SET draft = 0 WHERE draft = 1")

    def tell(self, told: Mapping[str, bytes], rows: Iterable[tuple[int, int, str]]) -> None:
        self._db.executemany("INSERT OR REPLACE INTO told VALUES (?, ?)", list(told.items()))
        self._db.executemany("INSERT OR IGNORE INTO told_days VALUES (?, ?, ?)", rows)

    def told(self, ids: Iterable[str]) -> dict[str, bytes]:
        return dict(self._asked("SELECT t.finding, t.content FROM json_each(?) j CROSS JOIN told t ON t.finding = j.value", ids))

    def telling(self, blocks: Sequence[int], first: int, last: int) -> set[str]:
        query = "SELECT t.finding FROM json_each(?) j CROSS JOIN told_days t ON t.block = j.value AND t.day BETWEEN ? AND ?"
        return {row[0] for row in self._asked(query, blocks, first, last)}

    def dispute(self, pairs: Iterable[tuple[str, str]]) -> None:
        self._db.executemany("INSERT OR IGNORE INTO disputes VALUES (?, ?)", [row for one, other in pairs for row in ((one, other), (other, one))])

    def disputed(self, ids: Iterable[str]) -> list[tuple[str, str]]:
        query = "SELECT d.one, d.other FROM json_each(?) j CROSS JOIN disputes d ON d.one = j.value"
        return [(row[0], row[1]) for row in self._asked(query, ids)]

    def _asked(self, query: str, values: Iterable[object], *more: int) -> list[Any]:
        wanted = list(values)
        return self._db.execute(query, (_JSON.encode(wanted).decode(), *more)).fetchall() if wanted else []


def _document(row: Sequence[Any], text: str) -> Document:
    key, id_, language, published, outlet, url, title, synthetic, basis = row
    return Document(key, id_, language, published, outlet, url, title, bool(synthetic), text, basis)
