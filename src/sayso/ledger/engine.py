"""A connection to the file: write-ahead log, foreign keys, transactions begun by us, and the database's troubles in plain words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry

from sayso.core.errors import LedgerError
from sayso.ledger.migrations import MIGRATIONS, migrate, version_of
from sayso.packs.words import plain

# How long one process waits for another that writes, in milliseconds: a batch takes well under a second.
_PATIENCE = 30_000


def connect(path: Path, *, create: bool) -> Engine:
    """An engine on a ledger file, migrated. Raises LedgerError if there is none and `create` is false, or if it cannot be opened."""
    if not path.exists() and not create:
        raise LedgerError(f"no ledger at {path}", step=f"make one with: sayso ingest PATH --ledger {path}")
    if not path.parent.is_dir():
        raise LedgerError(f"no directory {path.parent}", step="make it, or give another path with --ledger")
    engine = create_engine(f"sqlite:///{path}")
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    with troubles(path):
        with engine.connect() as connection:
            current = version_of(connection)
        if current == 0:
            _write_ahead(engine)
        if current != len(MIGRATIONS):
            with writer(engine).begin() as connection:
                migrate(connection)
    return engine


def writer(engine: Engine) -> Engine:
    """The same engine for writing: its transactions take the write lock at once, so that they never fail half-way for want of it."""
    return engine.execution_options(sayso_write=True)


def _set_up(connection: sqlite3.Connection, _: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # sqlite3 would begin transactions of its own, and too late
    connection.execute(f"PRAGMA busy_timeout = {_PATIENCE}")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.create_function("sayso_plain", 1, lambda text: plain(text) if text is not None else None, deterministic=True)


def _write_ahead(engine: Engine) -> None:
    """Readers see the last whole batch while another is written; a mode that stays with the file."""
    connection = engine.raw_connection()
    try:
        connection.cursor().execute("PRAGMA journal_mode = WAL")
    finally:
        connection.close()


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("sayso_write") else "BEGIN")


@contextmanager
def troubles(path: Path) -> Iterator[None]:
    """Errors of the database as LedgerError with the next step."""
    try:
        yield
    except DBAPIError as error:
        message = str(error.orig)
        raise LedgerError(f"{path}: {message}", step=_step(message)) from error


def _step(message: str) -> str:
    for sign, step in (
        ("not a database", "give another path with --ledger; this file is something else"),
        ("locked", "another sayso is writing to it: wait for it to end"),
        ("full", "make room on the disk and run it again: what was stored stays stored"),
        ("readonly", "change its permissions, or copy it to where you may write"),
        ("unable to open", "check the path and its permissions"),
        ("malformed", "restore it from a copy, or ingest again into a new ledger"),
    ):
        if sign in message:
            return step
    return "run it again; if it stays, copy the file and ingest into a new ledger"
