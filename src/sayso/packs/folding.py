"""A phonetic key for names, so that Шойгу, Shoigu, Sjojgoe, Choïgou, Schoigu and Szojgu are one.

The equivalences are data (`packs/actors/folding.tsv`: what is written, what it becomes; longest first), the mechanism is one substitution.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

from sayso.packs.tables import read_tsv

FOLDING = Path(__file__).parent / "actors" / "folding.tsv"


class Folding:
    """A table of equivalences, compiled."""

    def __init__(self, table: dict[str, str]) -> None:
        self._table = table
        self._written = re.compile("|".join(re.escape(w) for w in sorted(table, key=lambda w: (-len(w), w))))
        self._doubled = re.compile(r"(.)\1+")

    def key(self, word: str) -> str:
        """The key of a folded word (lower case): the table applied, diacritics dropped, doubled letters made single."""
        known = self._written.sub(self._replace, word)
        if not known.isascii():
            known = "".join(c for c in unicodedata.normalize("NFD", known) if not unicodedata.combining(c))
            known = self._written.sub(self._replace, known)
        return self._doubled.sub(r"\1", known).lower()

    def _replace(self, match: re.Match[str]) -> str:
        return self._table[match.group()]


@cache
def load_folding() -> Folding:
    """The shipped table. Raises PackError if it is not well formed."""
    return Folding({row["written"]: row["key"] for _, row in read_tsv(FOLDING, ("written", "key", "note"))})
