"""Full text: what a person searches for, where it stands in a text, and the documents that hold it.

A word is found whatever its case and diacritics; several words are all wanted, in any order; "words in quotation marks" stand side by side;
a word that ends in * is the beginning of one. The database finds the documents, the text itself is asked where in it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import Engine, text

from sayso.core.errors import UsageError
from sayso.core.records import Document, Record, Span
from sayso.ledger.engine import troubles
from sayso.ledger.forms import document_of
from sayso.packs.words import plain

# Letters and digits with the marks that stand on them: what `plain` makes words of.
_WORD = re.compile(r"(?:[^\W_]|[\u0300-\u036f\u0483-\u0487])+")
_ASKED = re.compile(r"[\"“”„«»]([^\"“”„«»]*)[\"“”„«»]|(\S+)")


class Word(Record, frozen=True):
    """A plain word; `begins`: only its beginning is given."""

    text: str
    begins: bool = False

    def fits(self, other: str) -> bool:
        """Is it this plain word?"""
        return other.startswith(self.text) if self.begins else other == self.text


class Query(Record, frozen=True):
    """Phrases that are all wanted; the words of a phrase stand side by side."""

    phrases: tuple[tuple[Word, ...], ...]

    def hits(self, searched: str) -> tuple[Span, ...]:
        """Where any of the phrases stands, in order; offsets in code points."""
        found = [span for phrase in self.phrases for span in _places(phrase, searched)]
        return tuple(sorted(found, key=lambda s: (s.start, s.end)))

    def within(self, texts: Sequence[str | None]) -> bool:
        """Does each of the phrases stand in one of these texts?"""
        given = [t for t in texts if t]
        return all(any(_places(phrase, t) for t in given) for phrase in self.phrases)


def parse_query(written: str) -> Query:
    """What a person typed, as a query. Raises UsageError if there is no word in it."""
    phrases = []
    for quoted, bare in _ASKED.findall(written):
        part = quoted or bare
        words = [Word(w) for w in plain(part).split()]
        if words and part.rstrip().endswith("*"):
            words[-1] = Word(words[-1].text, begins=True)
        if words:
            phrases.append(tuple(words))
    if not phrases:
        raise UsageError(f"{written!r} holds no word", step="give a word, several, or a phrase in quotation marks")
    return Query(tuple(dict.fromkeys(phrases)))


class Searching:
    """The searching part of a ledger. Only current versions are found."""

    _engine: Engine
    _path: Path

    def search(self, query: Query, most: int) -> tuple[int, tuple[Document, ...]]:
        """How many documents hold all phrases of a query, and the best `most` of them with their texts, the best first."""
        wanted = " AND ".join(_expression(phrase) for phrase in query.phrases)
        held = (
            "FROM words JOIN searchable s ON s.number = words.rowid JOIN documents d ON d.current = s.version JOIN versions v ON v.id = s.version"
            " WHERE words MATCH :wanted"
        )
        with troubles(self._path), self._engine.connect() as connection:
            total = int(connection.scalar(text(f"SELECT count(*) {held}"), {"wanted": wanted}) or 0)
            rows = connection.execute(text(f"SELECT d.key, v.* {held} ORDER BY bm25(words), d.key LIMIT :most"), {"wanted": wanted, "most": most})
            return total, tuple(document_of(row, row.text) for row in rows)


def _expression(phrase: Sequence[Word]) -> str:
    words = " ".join(word.text for word in phrase)  # plain words: letters and digits, so no quotation mark can be in them
    return f'"{words}"' + ("*" if phrase[-1].begins else "")


def _places(phrase: Sequence[Word], searched: str) -> list[Span]:
    words = [(m.start(), m.end(), w) for m in _WORD.finditer(searched) for w in plain(m.group()).split()]
    found = []
    for at in range(len(words) - len(phrase) + 1):
        if all(word.fits(words[at + n][2]) for n, word in enumerate(phrase)):
            start, end = words[at][0], words[at + len(phrase) - 1][1]
            found.append(Span(start, end, searched[start:end]))
    return found
