"""A set of phrases compiled for one pass over a document's tokens: linear in the text, whatever the number of phrases."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sayso.core.errors import PackError
from sayso.core.records import Record, Tag
from sayso.packs.words import fold_words


class Entry(Record, frozen=True):
    """One row of a pack table: `forms` still as written, with braces."""

    kind: str
    forms: tuple[str, ...]
    value: str
    flags: frozenset[str]
    place: str  # file:line, for errors


def expand(form: str, endings: dict[str, Sequence[str]], place: str) -> list[str]:
    """Braces to forms: `sag{e,st,t}` gives sage, sagst, sagt; `{@masc}` uses the pack's ending set `masc`; `{,n}` may be empty.

    Raises PackError for an unclosed brace or an unknown ending set.
    """
    start = form.find("{")
    if start < 0:
        return [form]
    end = form.find("}", start)
    if end < 0:
        raise PackError(f"{place}: the brace in {form!r} is not closed", step="write alternatives as stem{a,b}")
    inner = form[start + 1 : end]
    options: Sequence[str]
    if inner.startswith("@"):
        if inner[1:] not in endings:
            raise PackError(f"{place}: no ending set {inner[1:]!r}", step="declare it under [endings] in pack.toml")
        options = endings[inner[1:]]
    else:
        options = inner.split(",")
    tails = expand(form[end + 1 :], endings, place)
    return [form[:start] + option + tail for option in options for tail in tails]


_FIRST_PART = 3  # letters before the head of a compound, at least
_REMEMBERED = 20_000  # words
_NO_HEAD = "document"  # flag of what is nobody


_Row = tuple[int, tuple[str, ...], str, str, frozenset[str]]  # number of words, words, kind, value, flags


class Lexicon:
    """Phrases by their first two words. `tag` finds every occurrence of every phrase, as Tag records.

    `heads`: kinds whose words are also heads of compounds, where a language writes those as one word ("Hafenmeister"); `shortest`: letters
    of such a head, at least. Only a word that is in no table is looked at so, and only heads that are somebody ("Daten" ends "Soldaten").
    """

    def __init__(self, entries: Iterable[Entry], endings: dict[str, Sequence[str]] | None = None, heads: Iterable[str] = (), shortest: int = 6) -> None:
        by_first: dict[str, list[_Row]] = {}
        self.size = 0
        seen: dict[tuple[tuple[str, ...], str, str], int] = {}
        for entry in entries:
            for form in entry.forms:
                for written in expand(form, endings or {}, entry.place):
                    words = fold_words(written)
                    if not words:
                        raise PackError(f"{entry.place}: {written!r} holds no word", step="give a word or delete the row")
                    mark = (words, entry.kind, entry.value)
                    rows = by_first.setdefault(words[0], [])
                    if mark in seen:  # the same entry again: its flags are joined
                        at = seen[mark]
                        rows[at] = (*rows[at][:4], rows[at][4] | entry.flags)
                        continue
                    seen[mark] = len(rows)
                    rows.append((len(words), words, entry.kind, entry.value, entry.flags))
                    self.size += 1
        # For each first word: phrases by their second word, longest first, and the words that stand alone.
        self._by_first: dict[str, tuple[dict[str, list[_Row]], list[_Row]]] = {}
        for word, rows in by_first.items():
            rows.sort(key=lambda row: (-row[0], row[2], row[3]))
            longer: dict[str, list[_Row]] = {}
            for row in rows:
                if row[0] > 1:
                    longer.setdefault(row[1][1], []).append(row)
            self._by_first[word] = (longer, [row for row in rows if row[0] == 1])

        kinds = frozenset(heads)
        self._heads = {word: rows for word, (_, alone) in self._by_first.items() if len(word) >= shortest and (rows := [r for r in alone if r[2] in kinds and _NO_HEAD not in r[4]])}
        self._shortest = shortest
        self._compounds: dict[str, list[_Row]] = {}

    def _compound(self, word: str) -> list[_Row]:
        """The rows of the longest head that a word ends with."""
        known = self._compounds.get(word)
        if known is not None:
            return known
        if len(self._compounds) >= _REMEMBERED:
            self._compounds.clear()
        heads = self._heads
        rows: list[_Row] = next((heads[word[k:]] for k in range(_FIRST_PART, len(word) - self._shortest + 1) if word[k:] in heads), [])
        self._compounds[word] = rows
        return rows

    def tag(self, lowers: tuple[str, ...]) -> dict[int, tuple[Tag, ...]]:
        """Tags by the token they begin at, longest first. `lowers` are folded tokens (`Tokens.lowers`)."""
        out: dict[int, tuple[Tag, ...]] = {}
        by_first = self._by_first
        last = len(lowers) - 1
        least = self._shortest + _FIRST_PART if self._heads else 1 << 30
        for i, word in enumerate(lowers):
            found = by_first.get(word)
            if found is None:
                if len(word) >= least and (parts := self._compound(word)):
                    out[i] = tuple(Tag(i, i + 1, kind, value, flags) for _, _, kind, value, flags in parts)
                continue
            longer, alone = found
            here: list[Tag] = []
            if longer and i < last and (rows := longer.get(lowers[i + 1])) is not None:
                for n, words, kind, value, flags in rows:
                    if n == 2 or lowers[i : i + n] == words:
                        here.append(Tag(i, i + n, kind, value, flags))
            for _, _, kind, value, flags in alone:
                here.append(Tag(i, i + 1, kind, value, flags))
            if here:
                out[i] = tuple(here)
        return out
