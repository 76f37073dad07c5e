"""The tables as SQLAlchemy sees them. `migrations` makes them; a test holds the two together."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, LargeBinary, MetaData, Table, Text

METADATA = MetaData()

# name -> value: what holds for the whole ledger (`synthetic`)
meta = Table("meta", METADATA, Column("name", Text, primary_key=True), Column("value", Text, nullable=False))

# the bytes that were collected, by their SHA-256; zlib
raws = Table(
    "raws",
    METADATA,
    Column("hash", Text, primary_key=True),
    Column("size", Integer, nullable=False),
    Column("packed", LargeBinary, nullable=False),
)

# one row a document, however often it changes; `key` is the first of its keys in the alphabet, so that it does not depend on order
documents = Table(
    "documents",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("address", Text, unique=True),
    Column("current", Text, nullable=False),
)

# every key under which a document was offered
keys = Table(
    "keys",
    METADATA,
    Column("key", Text, primary_key=True),
    Column("document", Integer, ForeignKey("documents.number"), nullable=False, index=True),
)

# what a document said at a time; `id` is its content id
versions = Table(
    "versions",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("document", Integer, ForeignKey("documents.number"), nullable=False, index=True),
    Column("raw", Text, ForeignKey("raws.hash"), nullable=False),
    Column("at", Text, nullable=False),
    Column("language", Text),
    Column("published", Text),
    Column("published_basis", Text),
    Column("outlet", Text),
    Column("url", Text),
    Column("title", Text),
    Column("synthetic", Integer, nullable=False),
    Column("partly", Text),
    Column("text", Text, nullable=False),
)

# versions by the row that the full text index `words` has of each
searchable = Table(
    "searchable",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("version", Text, ForeignKey("versions.id"), nullable=False, unique=True),
)

# the analysis of a version, JSON without its document, zlib; `reader` names the software and packs that made it
analyses = Table(
    "analyses",
    METADATA,
    Column("version", Text, ForeignKey("versions.id"), primary_key=True),
    Column("reader", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("packed", LargeBinary, nullable=False),
)

# claims of all versions, JSON of what corroboration needs
claims = Table(
    "claims",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("version", Text, ForeignKey("versions.id"), nullable=False, index=True),
    Column("claim", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),
)

# block keys of the claims of current versions, and of no others
blocks = Table(
    "blocks",
    METADATA,
    Column("block", Text, primary_key=True),
    Column("claim", Integer, ForeignKey("claims.number"), primary_key=True, index=True),
)

# when a version was offered, and under which key
observations = Table(
    "observations",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("version", Text, ForeignKey("versions.id"), nullable=False, index=True),
    Column("key", Text, nullable=False),
    Column("at", Text, nullable=False),
)

# people's judgements, appended
marks = Table(
    "marks",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("finding", Text, nullable=False, index=True),
    Column("action", Text, nullable=False),
    Column("fields", Text, nullable=False),
    Column("author", Text),
    Column("reason", Text),
    Column("at", Text, nullable=False),
)

# the findings as last computed, in the order in which they are shown
findings = Table(
    "findings",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("place", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
)

# ids that were merged into an older finding
aliases = Table(
    "aliases",
    METADATA,
    Column("alias", Text, primary_key=True),
    Column("finding", Text, nullable=False),
    Column("at", Text, nullable=False),
)

# what was done, appended
log = Table(
    "log",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("event", Text, nullable=False),
    Column("detail", Text, nullable=False),
)
