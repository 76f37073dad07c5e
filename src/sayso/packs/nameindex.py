"""Every alias of every known person and body, compiled for one pass over a page's tokens.

1. Every word of every alias is vocabulary; a token is looked up once: as written, without a case ending, or by its phonetic key.
2. Aliases are tried longest first from each token that begins one.
3. A bare surname that is not distinctive, or only sounds like one, counts where the page has the full name too.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sayso.core.records import Record, Tokens
from sayso.packs.folding import Folding

Endings = Sequence[Sequence[str]]  # (case ending, base ending) pairs

_ANY, _CAPITAL, _EXACT = 0, 1, 2  # how the case of a word must be
_ACRONYM = 5  # letters: an alias word in capitals up to this length is matched with its case
_ENDS = frozenset(".!?…:;\"«“„—–-")
_MARKS = frozenset("\"«»“”„‟'‘’‹›")
_FOLDABLE = 5  # letters: shorter words have too few sounds to be told apart by their key
_REMEMBERED = 200_000  # distinct words kept per language before the memory is cleared


class NameMatch(Record, frozen=True):
    """Tokens `first` to `last` (exclusive) mean `name`, a canonical name; `short` for a bare surname or other short form."""

    first: int
    last: int
    name: str
    short: bool = False


class Alias(Record, frozen=True):
    """One way to write a name. `written` and `words` are parallel (as written, folded)."""

    entity: str
    written: tuple[str, ...]
    words: tuple[str, ...]
    short: bool = False
    anchored: bool = False  # needs the full name elsewhere on the page
    foldable: bool = False  # may be recognised by its sound


class _Row(Record, frozen=True):
    words: tuple[str, ...]
    cases: tuple[int, ...]
    entity: str
    short: bool
    anchored: bool


_Begun = tuple[dict[str, tuple[_Row, ...]], tuple[_Row, ...], bool]  # rows by their second word, rows of one word, whether all need a capital


class _Memory:
    """What is known of the words of one language: their vocabulary words, and the rows they begin."""

    __slots__ = ("bases", "endings", "rows")

    def __init__(self, endings: Endings) -> None:
        self.bases: dict[str, tuple[str, ...]] = {}
        self.rows: dict[str, _Begun | None] = {}
        self.endings = endings


class NameIndex:
    """Aliases compiled for `find`. `given`: folded given names, after which a bare surname is somebody else's."""

    def __init__(self, aliases: Iterable[Alias], folding: Folding, given: frozenset[str] = frozenset()) -> None:
        self._folding = folding
        self._given = given
        self._rows: dict[str, list[_Row]] = {}
        self._by_key: dict[str, list[str]] = {}
        self._vocabulary: set[str] = set()
        self._memories: dict[str, _Memory] = {}
        foldable: set[str] = set()
        cases = _Cases()
        for alias in aliases:
            row = _Row(alias.words, tuple([cases[w] for w in alias.written]), alias.entity, alias.short, alias.anchored)
            self._rows.setdefault(alias.words[0], []).append(row)
            self._vocabulary.update(alias.words)
            if alias.foldable:
                foldable.update(alias.words)
        for word in sorted(foldable):
            if len(word) >= _FOLDABLE:
                self._by_key.setdefault(folding.key(word), []).append(word)

    def find(self, tokens: Tokens, language: str, endings: Endings = ()) -> tuple[NameMatch, ...]:
        """Every name among tokens, in order, none overlapping. `endings` must be the same at every call for a language."""
        memory = self._memories.get(language)
        if memory is None or len(memory.bases) > _REMEMBERED:
            memory = self._memories[language] = _Memory(endings)
        words, lowers = tokens.words, tokens.lowers
        found: list[NameMatch] = []
        pending: list[NameMatch] = []
        begun = memory.rows
        past = 0
        for i, lower in enumerate(lowers):
            rows = begun[lower] if lower in begun else self._remember(lower, memory)
            if rows is None or i < past or (rows[2] and words[i] == lower):
                continue
            for row in self._candidates(rows, i, lowers, memory):
                last = i + len(row.words)
                if last > len(lowers) or not self._fits(row, i, words, lowers, memory):
                    continue
                if row.short and self._is_somebody_else(i, words, lowers):
                    continue
                match = _trimmed(i, last, row, lowers)
                if not (row.anchored or (row.short and self._is_doubtful(row, i, tokens, memory))):
                    found.append(match)
                    past = last
                    break
                if match not in pending:
                    pending.append(match)
        if pending:
            full = {m.name for m in found if not m.short}
            taken = {n for m in found for n in range(m.first, m.last)}
            for match in pending:
                if match.name in full and taken.isdisjoint(range(match.first, match.last)):
                    found.append(match)
                    taken.update(range(match.first, match.last))
            found.sort(key=lambda m: m.first)
        return tuple(found)

    def bearers(self, words: Sequence[str], *, exact: bool = False) -> tuple[str, ...]:
        """Every entity that has these folded words among its names, short ones included; unless `exact`, where none has, those whose names sound like them."""
        if not words:
            return ()
        known = [self._look_up(word, ()) for word in words]
        rows = [row for base in known[0] for row in self._rows.get(base, ()) if len(row.words) == len(words)]
        same = [row.entity for row in rows if row.words == tuple(words)]
        return tuple(dict.fromkeys(same if same or exact else [row.entity for row in rows if all(w in k for w, k in zip(row.words, known, strict=True))]))

    def alias_of(self, match: NameMatch, tokens: Tokens, language: str, endings: Endings = ()) -> tuple[str, str, bool] | None:
        """The alias behind a match, how the words fit it (written, case, sound), and whether it needs the full name; None for no match of this index."""
        memory = self._memories.get(language) or _Memory(endings)
        for first, last in ((match.first, match.last), (match.first - 1, match.last + 1)):
            if first < 0 or last > len(tokens.words):
                continue
            here = tokens.lowers[first:last]
            for row in self._rows_from(here[0], memory):
                if row.entity == match.name and len(row.words) == len(here) and self._fits(row, first, tokens.words, tokens.lowers, memory):
                    inflected = all(w == lower or w in stems_of(lower, memory.endings) for w, lower in zip(row.words, here, strict=True))
                    how = "written" if row.words == here else "case" if inflected else "sound"
                    return " ".join(row.words), how, row.anchored
        return None

    def _rows_from(self, lower: str, memory: _Memory) -> list[_Row]:
        return [row for base in self._known(lower, memory) for row in self._rows.get(base, ())]

    def _remember(self, lower: str, memory: _Memory) -> _Begun | None:
        rows = self._rows_from(lower, memory)
        if not rows:
            memory.rows[lower] = None
            return None
        rows.sort(key=lambda r: (-len(r.words), r.anchored, r.short))
        second: dict[str, list[_Row]] = {}
        for row in rows:
            if len(row.words) > 1:
                second.setdefault(row.words[1], []).append(row)
        begun = ({word: tuple(longer) for word, longer in second.items()}, tuple(r for r in rows if len(r.words) == 1), all(r.cases[0] for r in rows))
        memory.rows[lower] = begun
        return begun

    def _candidates(self, rows: _Begun, i: int, lowers: tuple[str, ...], memory: _Memory) -> Sequence[_Row]:
        """The rows that the next token allows, longest first."""
        by_second, single, _ = rows
        if not by_second or i + 1 >= len(lowers):
            return single
        longer = [row for word in self._known(lowers[i + 1], memory) for row in by_second.get(word, ())]
        if len(longer) > 1:
            longer.sort(key=lambda r: -len(r.words))
        return (*longer, *single) if longer else single

    def _known(self, lower: str, memory: _Memory) -> tuple[str, ...]:
        known = memory.bases.get(lower)
        if known is None:
            known = memory.bases[lower] = self._look_up(lower, memory.endings)
        return known

    def _look_up(self, lower: str, endings: Endings) -> tuple[str, ...]:
        """The vocabulary words a token may stand for: itself, its base forms, else words that sound the same."""
        if lower in _MARKS:
            return ('"',)
        stems = stems_of(lower, endings)
        known = [w for w in (lower, *stems) if w in self._vocabulary]
        if not known:
            keys = [self._folding.key(form) for form in (lower, *stems) if len(form) >= _FOLDABLE]
            known = [w for key in keys for w in self._by_key.get(key, ())]
        return tuple(dict.fromkeys(known))

    def _fits(self, row: _Row, i: int, words: tuple[str, ...], lowers: tuple[str, ...], memory: _Memory) -> bool:
        for n, expected in enumerate(row.words, start=i):
            case = row.cases[n - i]
            if case and not words[n][0].isupper():
                return False
            if expected == lowers[n]:
                if case == _EXACT and not words[n].isupper():
                    return False
            elif case == _EXACT or expected not in self._known(lowers[n], memory):
                return False
        return True

    def _is_somebody_else(self, i: int, words: tuple[str, ...], lowers: tuple[str, ...]) -> bool:
        """Is the token before a given name or an initial?"""
        if i == 0:
            return False
        if words[i - 1] == ".":
            return i > 1 and len(words[i - 2]) == 1 and words[i - 2].isupper()
        return words[i - 1][0].isupper() and lowers[i - 1] in self._given

    def _is_doubtful(self, row: _Row, i: int, tokens: Tokens, memory: _Memory) -> bool:
        """Does a short form only sound like the word, or, where a sentence may begin, is it only one of its cases?"""
        lower = tokens.lowers[i]
        if lower == row.words[0]:
            return False
        return i == 0 or tokens.words[i - 1] in _ENDS or row.words[0] not in stems_of(lower, memory.endings)


def _trimmed(first: int, last: int, row: _Row, lowers: tuple[str, ...]) -> NameMatch:
    """A match without quotation marks that hold all of it."""
    if lowers[first] in _MARKS and lowers[last - 1] in _MARKS:
        first, last = first + 1, last - 1
    return NameMatch(first, last, row.entity, row.short)


class _Cases(dict[str, int]):
    """How the case of an alias word must be, remembered."""

    def __missing__(self, word: str) -> int:
        exact = 1 < len(word) <= _ACRONYM and word.isupper()
        self[word] = _EXACT if exact else _CAPITAL if word[0].isupper() else _ANY
        return self[word]


def stems_of(lower: str, endings: Endings) -> list[str]:
    """A folded word with each case ending that it has replaced by its base ending."""
    return [lower[: len(lower) - len(ending)] + base for ending, base in endings if len(lower) > len(ending) + 1 and lower.endswith(ending)]
