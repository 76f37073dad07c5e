"""Names to the Latin alphabet by their language's standard: Ukrainian 2010, Bulgarian 2009, Russian BGN/PCGN without diacritics."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from sayso.packs.tables import read_tsv

TABLE = Path(__file__).parent / "actors" / "romanisation.tsv"
_COLUMNS = ("language", "written", "roman", "where")
_WORD = re.compile(r"[\w’'ʼ]+")


def romanise(name: str, language: str) -> str:
    """A name in Latin letters; unchanged where the language has no table or the name no letter of it. Capitals are kept."""
    if name.isascii():
        return name
    table = _tables().get(language)
    return table.name(name) if table is not None else name


class _Table:
    """The rows of one language; a longer row wins, and at a word's start or end the row made for it."""

    def __init__(self) -> None:
        self.rows: dict[str, dict[str, str]] = {"": {}, "start": {}, "end": {}}

    def name(self, name: str) -> str:
        return _WORD.sub(lambda m: self._word(m.group()), name)

    def _word(self, word: str) -> str:
        lower = word.lower()
        if not any(c in self.rows[""] for c in lower if c.isalpha()):
            return word
        out: list[str] = []
        i = 0
        while i < len(lower):
            size, roman = self._step(lower, i)
            out.append(roman[:1].upper() + roman[1:] if word[i].isupper() else roman)
            i += size
        roman = "".join(out)
        return roman.upper() if len(word) > 1 and word.isupper() else roman

    def _step(self, word: str, i: int) -> tuple[int, str]:
        for size in (2, 1):
            part = word[i : i + size]
            if len(part) < size:
                continue
            if i + size == len(word) and part in self.rows["end"]:
                return size, self.rows["end"][part]
            if i == 0 and part in self.rows["start"]:
                return size, self.rows["start"][part]
            if part in self.rows[""]:
                return size, self.rows[""][part]
        return 1, word[i]


@cache
def _tables() -> dict[str, _Table]:
    tables: dict[str, _Table] = {}
    for _, row in read_tsv(TABLE, _COLUMNS):
        tables.setdefault(row["language"], _Table()).rows[row["where"]][row["written"]] = row["roman"]
    return tables
