"""How a ledger comes from one version of the schema to the next. A migration that was ever released is never changed."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection

from sayso.core.errors import LedgerError

_APPEND_ONLY = ("marks", "log", "observations")

_V1: tuple[str, ...] = (
    "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
    "CREATE TABLE raws (hash TEXT PRIMARY KEY, size INTEGER NOT NULL, packed BLOB NOT NULL)",
    "CREATE TABLE documents (number INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, address TEXT UNIQUE, current TEXT NOT NULL)",
    "CREATE TABLE keys (key TEXT PRIMARY KEY, document INTEGER NOT NULL REFERENCES documents (number))",
    "CREATE INDEX ix_keys_document ON keys (document)",
    "CREATE TABLE versions (id TEXT PRIMARY KEY, document INTEGER NOT NULL REFERENCES documents (number),"
    " raw TEXT NOT NULL REFERENCES raws (hash), at TEXT NOT NULL, language TEXT, published TEXT, published_basis TEXT, outlet TEXT,"
    " url TEXT, title TEXT, synthetic INTEGER NOT NULL, partly TEXT, text TEXT NOT NULL)",
    "CREATE INDEX ix_versions_document ON versions (document)",
    "CREATE TABLE analyses (version TEXT PRIMARY KEY REFERENCES versions (id), reader TEXT NOT NULL, digest TEXT NOT NULL, packed BLOB NOT NULL)",
    "CREATE TABLE claims (number INTEGER PRIMARY KEY, version TEXT NOT NULL REFERENCES versions (id), claim TEXT NOT NULL,"
    " type TEXT NOT NULL, content BLOB NOT NULL)",
    "CREATE INDEX ix_claims_version ON claims (version)",
    "CREATE TABLE blocks (block TEXT NOT NULL, claim INTEGER NOT NULL REFERENCES claims (number), PRIMARY KEY (block, claim)) WITHOUT ROWID",
    "CREATE INDEX ix_blocks_claim ON blocks (claim)",
    "CREATE TABLE observations (number INTEGER PRIMARY KEY AUTOINCREMENT, version TEXT NOT NULL REFERENCES versions (id),"
    " key TEXT NOT NULL, at TEXT NOT NULL)",
    "CREATE INDEX ix_observations_version ON observations (version)",
    "CREATE TABLE marks (number INTEGER PRIMARY KEY AUTOINCREMENT, finding TEXT NOT NULL, action TEXT NOT NULL, fields TEXT NOT NULL,"
    " author TEXT, reason TEXT, at TEXT NOT NULL)",
    "CREATE INDEX ix_marks_finding ON marks (finding)",
    "CREATE TABLE findings (id TEXT PRIMARY KEY, place INTEGER NOT NULL, content BLOB NOT NULL)",
    "CREATE TABLE aliases (alias TEXT PRIMARY KEY, finding TEXT NOT NULL, at TEXT NOT NULL)",
    "CREATE TABLE log (number INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, event TEXT NOT NULL, detail TEXT NOT NULL)",
    *(
        f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        for table in _APPEND_ONLY
        for verb in ("UPDATE", "DELETE")
    ),
)

# Full text over every version; `sayso_plain` is packs.words.plain, which engine.py lends to every connection. Rows are never changed nor taken out.
_WORDS = "INSERT INTO words (rowid, title, text) SELECT s.number, sayso_plain(v.title), sayso_plain(v.text) FROM searchable s JOIN versions v ON v.id = s.version"
_V2: tuple[str, ...] = (
    "CREATE TABLE searchable (number INTEGER PRIMARY KEY, version TEXT NOT NULL UNIQUE REFERENCES versions (id))",
    "CREATE VIRTUAL TABLE words USING fts5 (title, text, content = '', tokenize = 'unicode61 remove_diacritics 0')",
    "INSERT INTO searchable (version) SELECT id FROM versions",
    _WORDS,
    f"CREATE TRIGGER versions_searchable AFTER INSERT ON versions BEGIN INSERT INTO searchable (version) VALUES (NEW.id); {_WORDS} WHERE v.id = NEW.id; END",
)

# Findings grow with the ledger: those there are stay until what all of them are made of was sorted in anew.
_V3: tuple[str, ...] = (
    "DROP TABLE blocks",
    "CREATE TABLE meanings (number INTEGER PRIMARY KEY, digest BLOB NOT NULL UNIQUE, content BLOB NOT NULL)",
    "CREATE TABLE said (block INTEGER NOT NULL, day INTEGER NOT NULL, meaning INTEGER NOT NULL, PRIMARY KEY (block, day, meaning)) WITHOUT ROWID",
    "CREATE TABLE voiced (block INTEGER NOT NULL, day INTEGER NOT NULL, claim INTEGER NOT NULL, PRIMARY KEY (block, day, claim)) WITHOUT ROWID",
    "CREATE TABLE placed (claim INTEGER PRIMARY KEY, meaning INTEGER NOT NULL, unit INTEGER NOT NULL, name TEXT NOT NULL, outlet TEXT, anchor INTEGER, score REAL NOT NULL)",
    *(f"CREATE INDEX ix_placed_{name} ON placed ({name})" for name in ("meaning", "unit", "name")),
    "CREATE TABLE sounds (sound TEXT NOT NULL, outlet TEXT NOT NULL, PRIMARY KEY (sound, outlet)) WITHOUT ROWID",
    "CREATE TABLE links (sound TEXT NOT NULL, name TEXT NOT NULL, claim INTEGER NOT NULL, PRIMARY KEY (sound, name, claim)) WITHOUT ROWID",
    "CREATE TABLE fresh (claim INTEGER PRIMARY KEY)",
    "CREATE TABLE gone (claim INTEGER PRIMARY KEY, meaning INTEGER NOT NULL, unit INTEGER NOT NULL, outlet TEXT)",
    "CREATE TABLE unheard (number INTEGER PRIMARY KEY)",
    "CREATE TRIGGER searchable_unheard AFTER INSERT ON searchable BEGIN INSERT INTO unheard VALUES (NEW.number); END",
    "CREATE TABLE stale (unit INTEGER PRIMARY KEY)",
    "CREATE TABLE told (finding TEXT PRIMARY KEY, content BLOB NOT NULL)",
    "CREATE TABLE told_days (block INTEGER NOT NULL, day INTEGER NOT NULL, finding TEXT NOT NULL, PRIMARY KEY (block, day, finding)) WITHOUT ROWID",
    "CREATE INDEX ix_told_days_finding ON told_days (finding)",
    "CREATE TABLE disputes (one TEXT NOT NULL, other TEXT NOT NULL, PRIMARY KEY (one, other)) WITHOUT ROWID",
    "CREATE INDEX ix_disputes_other ON disputes (other)",
    "ALTER TABLE findings RENAME TO older",
    "CREATE TABLE findings (id TEXT PRIMARY KEY, unit INTEGER NOT NULL, draft INTEGER NOT NULL, type TEXT NOT NULL, place TEXT, actor TEXT,"
    " first_seen TEXT, last_seen TEXT, document TEXT NOT NULL, start INTEGER NOT NULL, review TEXT NOT NULL, low INTEGER NOT NULL,"
    " high INTEGER NOT NULL, outlets INTEGER NOT NULL, documents INTEGER NOT NULL, content BLOB NOT NULL)",
    "INSERT INTO findings SELECT id, -1, 0, f ->> 'type', sayso_plain(f ->> 'place'), sayso_plain(f ->> 'actor'), f ->> 'first_seen', f ->> 'last_seen',"
    " f ->> '$.claims[0].document', f ->> '$.claims[0].evidence.start', f ->> '$.review.state', f ->> '$.independent_origins.low',"
    " f ->> '$.independent_origins.high', f ->> 'outlets', f ->> 'documents', content FROM (SELECT id, content, CAST(content AS TEXT) f FROM older)",
    "DROP TABLE older",
    "INSERT INTO fresh SELECT c.number FROM claims c JOIN documents d ON d.current = c.version",
    "INSERT INTO unheard SELECT number FROM searchable",
    "INSERT INTO stale VALUES (-1)",
    "CREATE INDEX ix_findings_unit ON findings (unit)",
    "CREATE INDEX ix_findings_age ON findings (coalesce(first_seen, '9999'), document, start, id)",
    "CREATE INDEX ix_findings_weight ON findings (review NOT IN ('accepted', 'edited'), low DESC, high DESC, outlets DESC, documents DESC, id,"
    " type, place, actor, first_seen, last_seen, review)",
)

# Number n of this list brings a ledger from version n to n + 1.
MIGRATIONS: tuple[Sequence[str], ...] = (_V1, _V2, _V3)


def version_of(connection: Connection) -> int:
    """The schema version: 0 for an empty database. Raises LedgerError for a database that is no ledger."""
    tables = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars().all()
    if "schema_version" in tables:
        return int(connection.exec_driver_sql("SELECT version FROM schema_version").scalar_one())
    if tables:
        raise LedgerError(f"a database, but no ledger: it holds {', '.join(sorted(tables)[:3])}", step="give another path with --ledger")
    return 0


def migrate(connection: Connection) -> None:
    """Bring a ledger to the newest version, inside the caller's transaction. Raises LedgerError for one from a newer Sayso."""
    version = version_of(connection)
    if version > len(MIGRATIONS):
        raise LedgerError(f"the ledger is of version {version}, this Sayso knows {len(MIGRATIONS)}", step="install a newer Sayso")
    if version == 0:
        connection.exec_driver_sql("CREATE TABLE schema_version (version INTEGER NOT NULL)")
        connection.exec_driver_sql("INSERT INTO schema_version (version) VALUES (0)")
    for statements in MIGRATIONS[version:]:
        for statement in statements:
            connection.exec_driver_sql(statement)
    connection.exec_driver_sql(f"UPDATE schema_version SET version = {len(MIGRATIONS)}")
