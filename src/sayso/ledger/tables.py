"""The tables as SQLAlchemy sees them. `migrations` makes them; a test holds the two together."""

from __future__ import annotations

from sqlalchemy import REAL, Column, ForeignKey, Integer, LargeBinary, MetaData, Table, Text

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

# What corroboration keeps between two runs (`archive.py`); all of it can be made again from claims and marks.

# what claims say, apart from who says it
meanings = Table(
    "meanings",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("digest", LargeBinary, nullable=False, unique=True),
    Column("content", LargeBinary, nullable=False),
)

# meanings and claims by block and day
said = Table("said", METADATA, *(Column(name, Integer, primary_key=True) for name in ("block", "day", "meaning")))
voiced = Table("voiced", METADATA, *(Column(name, Integer, primary_key=True) for name in ("block", "day", "claim")))

# claims of current versions that were sorted in; `name` is the id of the finding that each would begin, `anchor` the claim with which one stands that leaves something out
placed = Table(
    "placed",
    METADATA,
    Column("claim", Integer, primary_key=True),
    Column("meaning", Integer, nullable=False, index=True),
    Column("unit", Integer, nullable=False, index=True),
    Column("name", Text, nullable=False, index=True),
    Column("outlet", Text),
    Column("anchor", Integer),
    Column("score", REAL, nullable=False),
)

# outlets by what names sound like, and claims by what the names in them sound like
sounds = Table("sounds", METADATA, *(Column(name, Text, primary_key=True) for name in ("sound", "outlet")))
links = Table("links", METADATA, Column("sound", Text, primary_key=True), Column("name", Text, primary_key=True), Column("claim", Integer, primary_key=True))

# what is still to be done: claims to sort in, claims that stood somewhere and are no more, versions of unknown outlets, units without findings
fresh = Table("fresh", METADATA, Column("claim", Integer, primary_key=True))
gone = Table(
    "gone",
    METADATA,
    Column("claim", Integer, primary_key=True),
    Column("meaning", Integer, nullable=False),
    Column("unit", Integer, nullable=False),
    Column("outlet", Text),
)
unheard = Table("unheard", METADATA, Column("number", Integer, primary_key=True))
stale = Table("stale", METADATA, Column("unit", Integer, primary_key=True))

# what findings tell of figures, by block and day; which contradict each other
told = Table("told", METADATA, Column("finding", Text, primary_key=True), Column("content", LargeBinary, nullable=False))
told_days = Table(
    "told_days", METADATA, Column("block", Integer, primary_key=True), Column("day", Integer, primary_key=True), Column("finding", Text, primary_key=True, index=True)
)
disputes = Table("disputes", METADATA, Column("one", Text, primary_key=True), Column("other", Text, primary_key=True, index=True))

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

# the findings as last computed, each with what it is looked up and sorted by; `draft`: nobody saw it yet
findings = Table(
    "findings",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("unit", Integer, nullable=False, index=True),
    Column("draft", Integer, nullable=False),
    Column("type", Text, nullable=False),
    Column("place", Text),
    Column("actor", Text),
    Column("first_seen", Text),
    Column("last_seen", Text),
    Column("document", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("review", Text, nullable=False),
    *(Column(name, Integer, nullable=False) for name in ("low", "high", "outlets", "documents")),
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
