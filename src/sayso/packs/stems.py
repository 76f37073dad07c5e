"""A set of phrases whose words may be stems, and may stand apart. One pass over a document's tokens.

`мобилизаци*` is every word that begins so; `kwam* ... om` is a word and its particle at most a clause apart, found at the first.
"""

from __future__ import annotations

from collections.abc import Iterable

from sayso.core.errors import PackError
from sayso.core.records import Tag
from sayso.packs.lexicon import Entry, expand
from sayso.packs.words import fold_words

# Words seen are remembered with what begins at them; past this many the memory starts afresh, so a long run stays small.
_REMEMBERED = 100_000
# How many tokens may stand between the two parts of a phrase with a gap, and what ends the search: both meant for separable verbs.
_GAP = 12
_STOPS = frozenset(".!?;:")

_Word = tuple[str, bool]  # the folded word, and whether it is a stem
_Row = tuple[int, tuple[_Word, ...], _Word | None, str, str, frozenset[str]]  # how many words, the words, the word after the gap

# What begins at a word: rows of one word, longer rows by their second word, and those whose second word is a stem.
_Rows = tuple[list[_Row], dict[str, list[_Row]], list[_Row]]
_NOTHING: _Rows = ([], {}, [])


class StemLexicon:
    """Phrases by their first word or stem. `tag` finds every occurrence of every phrase, as Tag records, longest first."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._whole: dict[str, list[_Row]] = {}
        self._stems: dict[str, list[_Row]] = {}
        self._memory: dict[str, _Rows] = {}
        seen: set[tuple[tuple[_Word, ...], _Word | None, str, str]] = set()
        for entry in entries:
            for form in entry.forms:
                for written in expand(form, {}, entry.place):
                    head, _, tail = written.partition(" ... ")
                    words, after = _words(head, entry.place), _words(tail, entry.place)[0] if tail else None
                    if (words, after, entry.kind, entry.value) in seen:
                        continue
                    seen.add((words, after, entry.kind, entry.value))
                    first, is_stem = words[0]
                    rows = (self._stems if is_stem else self._whole).setdefault(first, [])
                    rows.append((len(words), words, after, entry.kind, entry.value, entry.flags))
        self.size = len(seen)
        self._lengths = sorted({len(s) for s in self._stems})

    def tag(self, lowers: tuple[str, ...]) -> list[Tag]:
        """The tags of a text in order of their first token. `lowers` are folded tokens (`Tokens.lowers`)."""
        out: list[Tag] = []
        memory, size = self._memory, len(lowers)
        for i, word in enumerate(lowers):
            rows = memory.get(word)
            if rows is None:
                rows = self._remember(word)
            if rows is _NOTHING:
                continue
            alone, by_second, other = rows
            if by_second and i + 1 < size:
                for row in by_second.get(lowers[i + 1], ()):
                    _add(out, lowers, i, row)
            for row in other:
                _add(out, lowers, i, row)
            for row in alone:
                _add(out, lowers, i, row)
        return out

    def _remember(self, word: str) -> _Rows:
        rows = list(self._whole.get(word, ()))
        for length in self._lengths:
            if length > len(word):
                break
            rows.extend(self._stems.get(word[:length], ()))
        rows.sort(key=lambda row: (-row[0], row[3], row[4], row[1], row[2] or ("", False)))
        by_second: dict[str, list[_Row]] = {}
        other: list[_Row] = []
        for row in rows:
            if row[0] > 1 and not row[1][1][1]:
                by_second.setdefault(row[1][1][0], []).append(row)
            elif row[0] > 1:
                other.append(row)
        found: _Rows = ([row for row in rows if row[0] == 1], by_second, other) if rows else _NOTHING
        if len(self._memory) >= _REMEMBERED:
            self._memory.clear()
        self._memory[word] = found
        return found


def _add(out: list[Tag], lowers: tuple[str, ...], i: int, row: _Row) -> None:
    n, words, after, kind, value, flags = row
    if (n == 1 or _follows(lowers, i, words)) and (after is None or _later(lowers, i + n, after)):
        out.append(Tag(i, i + n, kind, value, flags))


def _follows(lowers: tuple[str, ...], i: int, words: tuple[_Word, ...]) -> bool:
    if i + len(words) > len(lowers):
        return False
    for k in range(1, len(words)):
        word, is_stem = words[k]
        if not (lowers[i + k].startswith(word) if is_stem else lowers[i + k] == word):
            return False
    return True


def _later(lowers: tuple[str, ...], start: int, after: _Word) -> bool:
    word, is_stem = after
    for lower in lowers[start : start + _GAP]:
        if lower in _STOPS:
            return False
        if lower.startswith(word) if is_stem else lower == word:
            return True
    return False


def _words(written: str, place: str) -> tuple[_Word, ...]:
    """`част* мобилизаци*` as words and stems. Raises PackError for an empty phrase, or a star that does not end a word."""
    out: list[_Word] = []
    for part in written.split():
        is_stem = part.endswith("*")
        folded = fold_words(part[:-1] if is_stem else part)
        if not folded or "*" in folded:
            raise PackError(f"{place}: {written!r} is no phrase", step="a star may only end a word of letters")
        out.extend((word, False) for word in folded[:-1])
        out.append((folded[-1], is_stem))
    if not out:
        raise PackError(f"{place}: a form is empty", step="give a word or delete the row")
    return tuple(out)
