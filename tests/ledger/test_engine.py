"""The file: opened, made, migrated, or refused in plain words."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import msgspec
import pytest
from making import AT, document, items
from sqlalchemy import create_engine, inspect

from sayso.core.errors import LedgerError
from sayso.core.records import Collected
from sayso.ledger import open_ledger
from sayso.ledger.migrations import MIGRATIONS
from sayso.ledger.search import parse_query
from sayso.ledger.tables import METADATA
from sayso.packs.words import plain
from sayso.runner.findings import refresh


def test_the_migrations_make_the_tables_that_the_code_knows(tmp_path: Path) -> None:
    open_ledger(tmp_path / "a.db").close()
    made = inspect(create_engine(f"sqlite:///{tmp_path / 'a.db'}"))
    words = {name for name in made.get_table_names() if name.startswith("words")}  # the full text index, and what SQLite keeps for it
    names = set(made.get_table_names()) - {"schema_version", "sqlite_sequence"} - words
    assert names == set(METADATA.tables)
    for name, table in METADATA.tables.items():
        columns = {c["name"]: (type(c["type"]).__name__.replace("BLOB", "LargeBinary").lower(), bool(c["nullable"])) for c in made.get_columns(name)}
        assert columns.keys() == {c.name for c in table.columns}, name
        for column in table.columns:
            kind, nullable = columns[column.name]
            assert kind == type(column.type).__name__.lower(), f"{name}.{column.name}"
            assert nullable == column.nullable or column.primary_key, f"{name}.{column.name}"
        assert {k["referred_table"] for k in made.get_foreign_keys(name)} == {k.column.table.name for k in table.foreign_keys}, name


def test_a_new_ledger_is_of_the_newest_version_and_stays_so(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    for _ in range(2):
        open_ledger(path).close()
        with sqlite3.connect(path) as connection:
            assert connection.execute("SELECT version FROM schema_version").fetchall() == [(len(MIGRATIONS),)]
            assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def older(path: Path, version: int, *found: Collected) -> Path:
    """A ledger as an older Sayso left it, with some documents."""
    new = path.with_name("new.db")
    with open_ledger(new) as opened:
        opened.add(items(*found), AT)
    with sqlite3.connect(path) as connection:
        connection.create_function("sayso_plain", 1, lambda text: text and plain(text))
        for statement in (s for statements in MIGRATIONS[:version] for s in statements):
            connection.execute(statement)
        connection.execute("CREATE TABLE schema_version (version INTEGER NOT NULL)")
        connection.execute("INSERT INTO schema_version VALUES (?)", (version,))
        connection.execute("ATTACH ? AS new", (str(new),))
        for table in ("meta", "raws", "documents", "keys", "versions", "analyses", "claims", "observations", "log"):
            connection.execute(f"INSERT INTO {table} SELECT * FROM new.{table}")
    return path


def test_an_older_ledger_learns_to_be_searched(tmp_path: Path) -> None:
    with open_ledger(older(tmp_path / "a.db", 1, document("a", "Weg dicht"))) as opened:
        opened.add(items(document("b", "Brug dicht")), AT)
        assert [found.key for found in opened.search(parse_query("dicht"), 9)[1]] == ["a", "b"]


def test_an_older_ledger_keeps_its_findings_until_new_ones_take_their_place(tmp_path: Path) -> None:
    path = older(tmp_path / "a.db", 2, document("a", "Weg dicht", published="2021"), document("b", "Brug dicht", published="2024"))
    with open_ledger(tmp_path / "new.db") as opened:
        refresh(opened, AT)
        findings = list(opened.findings())
        assert len(findings) > 1
    first = msgspec.structs.replace(findings[0], statement="Zoals het was.")
    lost = msgspec.structs.replace(findings[1], id="formerly")
    with sqlite3.connect(path) as connection:
        connection.executemany("INSERT INTO findings VALUES (?, ?, ?)", [(f.id, n, msgspec.json.encode(f)) for n, f in enumerate((first, lost))])
    with open_ledger(path) as opened:
        assert list(opened.findings()) == [first, lost]
        refresh(opened, AT)
        assert list(opened.findings()) == findings
        assert opened.finding("formerly") == findings[1]


def test_a_ledger_of_a_newer_sayso_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    open_ledger(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE schema_version SET version = 99")
    with pytest.raises(LedgerError, match="version 99"):
        open_ledger(path)


def test_what_is_no_ledger_is_left_alone(tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text("Dit is geen database, maar wel een heel gewone tekst. " * 20)
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    for path, says in ((text, "not a database"), (other, "recipes"), (tmp_path, "unable to open"), (tmp_path / "none" / "a.db", "no directory")):
        before = path.read_bytes() if path.is_file() else None
        with pytest.raises(LedgerError, match=says) as caught:
            open_ledger(path)
        assert caught.value.step
        assert before == (path.read_bytes() if path.is_file() else None)


def test_reading_makes_no_ledger(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="no ledger"):
        open_ledger(tmp_path / "a.db", create=False)
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(LedgerError, match="file so far"):
        open_ledger("postgresql://db.example/sayso")


def test_a_reader_sees_whole_batches_while_another_writes(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with open_ledger(path) as writing, open_ledger(path) as reading:
        writing.add(items(document("a", "Weg dicht"), document("b", "Brug open")), AT)
        stream = reading.documents()
        first = next(stream)
        writing.add(items(document("c", "Tunnel open")), AT)
        assert [first.key, *(d.key for d in stream)] == ["a", "b"]
        assert [d.key for d in reading.documents()] == ["a", "b", "c"]


def test_foreign_keys_hold(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "a.db") as ledger:
        ledger.add(items(document("a", "Weg dicht")), AT)
    with sqlite3.connect(tmp_path / "a.db") as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
