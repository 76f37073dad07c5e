"""Which knowledge read a document: when it changes, documents are read again."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

_PACKS = Path(__file__).parent
# Words that are only shown change no analysis.
_SHOWN_ONLY = frozenset({"report.toml", "screen.toml", "views.toml", "reasons.toml", "corroborate.toml", "gold.toml"})


@cache
def fingerprint() -> str:
    """Twelve hexadecimal digits of the SHA-256 of all pack tables, names and contents in order."""
    whole = hashlib.sha256()
    for path in sorted(p for p in _PACKS.rglob("*") if p.suffix in (".toml", ".tsv") and p.name not in _SHOWN_ONLY):
        whole.update(f"{path.relative_to(_PACKS).as_posix()}\0".encode())
        whole.update(path.read_bytes())
    return whole.hexdigest()[:12]


def folder_mark(folder: Path) -> str:
    """The same of the tables of one folder outside the packs."""
    whole = hashlib.sha256()
    for path in sorted(p for p in folder.iterdir() if p.suffix in (".toml", ".tsv") and p.name not in _SHOWN_ONLY):
        whole.update(f"{path.name}\0".encode())
        whole.update(path.read_bytes())
    return whole.hexdigest()[:12]
