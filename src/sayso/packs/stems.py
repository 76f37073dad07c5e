"""A set of phrases whose words may be stems: `мобилизаци*` stands for every word that begins so. One pass over a document's tokens."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.core.errors import PackError
from sayso.core.records import Tag
from sayso.packs.lexicon import Entry, expand
from sayso.packs.words import fold_words

# Words seen are remembered with what begins at them; past this many the memory starts afresh, so a long run stays small.
_REMEMBERED = 100_000

_Word = tuple[str, bool]  # the folded word, and whether it is a stem
_Row = tuple[int, tuple[_Word, ...], str, str, frozenset[str]]


class StemLexicon:
    """Phrases by their first word or stem. `tag` finds every occurrence of every phrase, as Tag records, longest first."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._whole: dict[str, list[_Row]] = {}
        self._stems: dict[str, list[_Row]] = {}
        self._memory: dict[str, tuple[_Row, ...]] = {}
        seen: set[tuple[tuple[_Word, ...], str, str]] = set()
        for entry in entries:
            for form in entry.forms:
                for written in expand(form, {}, entry.place):
                    words = _words(written, entry.place)
                    if (words, entry.kind, entry.value) in seen:
                        continue
                    seen.add((words, entry.kind, entry.value))
                    first, is_stem = words[0]
                    rows = (self._stems if is_stem else self._whole).setdefault(first, [])
                    rows.append((len(words), words, entry.kind, entry.value, entry.flags))
        self.size = len(seen)
        self._lengths = sorted({len(s) for s in self._stems})

    def tag(self, lowers: tuple[str, ...]) -> list[Tag]:
        """The tags of a text in order of their first token, longest first. `lowers` are folded tokens (`Tokens.lowers`)."""
        out: list[Tag] = []
        memory, size = self._memory, len(lowers)
        for i, word in enumerate(lowers):
            rows = memory.get(word)
            if rows is None:
                rows = self._remember(word)
            for n, words, kind, value, flags in rows:
                if n == 1 or (i + n <= size and _follows(lowers, i, words)):
                    out.append(Tag(i, i + n, kind, value, flags))
        return out

    def _remember(self, word: str) -> tuple[_Row, ...]:
        rows = list(self._whole.get(word, ()))
        for length in self._lengths:
            if length > len(word):
                break
            rows.extend(self._stems.get(word[:length], ()))
        rows.sort(key=lambda row: (-row[0], row[2], row[3], row[1]))
        if len(self._memory) >= _REMEMBERED:
            self._memory.clear()
        found = self._memory[word] = tuple(rows)
        return found


def _follows(lowers: tuple[str, ...], i: int, words: tuple[_Word, ...]) -> bool:
    for k in range(1, len(words)):
        word, is_stem = words[k]
        if not (lowers[i + k].startswith(word) if is_stem else lowers[i + k] == word):
            return False
    return True


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
